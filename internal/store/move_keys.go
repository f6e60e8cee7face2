package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"kith/access"
	"kith/internal/store/gen"
	"kith/internal/store/seal"
)

// beforeFamilyKeys is the last migration with the families' keys in the database.
const beforeFamilyKeys = 47

// wrappedKey is a family's key as databases held it once.
type wrappedKey struct {
	tenant  access.TenantID
	family  access.FamilyID
	wrapped []byte
}

// moveKeys takes the families' keys out of a database that was made while they lay in it: each is in its file before any is taken
// away. Stopped, it goes on where it was. Older copies of the database hold them still, until they are thrown away.
func (db *DB) moveKeys(ctx context.Context) error {
	held, inside, err := db.keysInside(ctx)
	if err != nil {
		return err
	}
	if err := db.makeKeys(ctx, inside); err != nil || len(held) == 0 {
		return err
	}
	for _, k := range held {
		if len(k.wrapped) == 0 {
			continue // moved by an earlier start
		}
		if err := db.moveKey(k); err != nil {
			return err
		}
	}
	for _, k := range held {
		if _, err := db.write.ExecContext(ctx, "UPDATE family SET wrapped_key = $1 WHERE tenant_id = $2 AND id = $3", []byte{}, string(k.tenant), string(k.family)); err != nil {
			return fmt.Errorf("taking the families' keys out of the database: %w", err)
		}
	}
	var more int
	if err := db.write.QueryRowContext(ctx, "SELECT count(*) FROM family WHERE length(wrapped_key) > 0").Scan(&more); err != nil {
		return fmt.Errorf("looking for families' keys in the database: %w", err)
	}
	if more > 0 {
		return errors.New("families were added meanwhile: stop every server, and migrate again")
	}
	// Without this the pages that held them would lie in the file until they are written over.
	again := "VACUUM"
	if db.engine == PostgreSQL {
		again = "VACUUM FULL family"
	}
	if _, err := db.write.ExecContext(ctx, again); err != nil {
		return fmt.Errorf("taking the families' keys out of the database: %w", err)
	}
	return nil
}

// makeKeys makes the folder of the families' keys. Where there are families whose keys lie in a folder already, it makes none: the
// keys are somewhere else.
func (db *DB) makeKeys(ctx context.Context, inside bool) error {
	if !inside && errors.Is(db.keys.there(), ErrNoFamilyKeys) {
		if _, err := gen.New(db.write).SomeFamily(ctx, gen.SomeFamilyParams{}); !errors.Is(err, sql.ErrNoRows) {
			return errors.Join(ErrNoFamilyKeys, err)
		}
	}
	return errors.Join(MakeFamilyKeys(db.keys.folder), db.keys.sweep(db.clock()))
}

// moveKey puts one family's key in its file.
func (db *DB) moveKey(k wrappedKey) error {
	outer, err := db.tenantKey(k.tenant)
	if err != nil {
		return err
	}
	inner, err := outer.Unwrap(familyPlace(k.tenant, k.family), k.wrapped)
	if errors.Is(err, seal.ErrSealed) {
		return ErrWrongKey
	}
	if err != nil {
		return err
	}
	kept, err := db.keys.keep(outer, k.tenant, k.family, inner)
	if err != nil {
		return err
	}
	if !kept.Same(inner) {
		return fmt.Errorf("%s holds another key for a family of this database: it belongs to another database", db.keys.folder)
	}
	return nil
}

// keysInside are the keys that the database holds, and whether it is old enough to hold any.
func (db *DB) keysInside(ctx context.Context) (keys []wrappedKey, inside bool, err error) {
	var at int64
	if err := db.write.QueryRowContext(ctx, "SELECT MAX(version_id) FROM goose_db_version WHERE is_applied").Scan(&at); err != nil {
		return nil, false, fmt.Errorf("reading the schema's version: %w", err)
	}
	if at > beforeFamilyKeys {
		return nil, false, nil
	}
	rows, err := db.write.QueryContext(ctx, "SELECT tenant_id, id, wrapped_key FROM family")
	if err != nil {
		return nil, true, fmt.Errorf("reading the families' keys: %w", err)
	}
	keys, err = allKeys(rows)
	return keys, true, err
}

func allKeys(rows *sql.Rows) (all []wrappedKey, err error) {
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var k wrappedKey
		if err := rows.Scan(&k.tenant, &k.family, &k.wrapped); err != nil {
			return nil, fmt.Errorf("reading a family's key: %w", err)
		}
		all = append(all, k)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("reading the families' keys: %w", err)
	}
	return all, nil
}
