package store

import (
	"cmp"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"kith/access"
	"kith/internal/store/gen"
	"kith/record"
)

// Destroyed is what was destroyed of one table: how many rows, and the SHA-256 of all of them, as they were sealed.
type Destroyed struct {
	Table string `json:"table"`
	Rows  int    `json:"rows"`
	Hash  string `json:"sha256"`
}

func readManifest(text string) (all []Destroyed, err error) {
	if err := json.Unmarshal([]byte(text), &all); err != nil {
		return nil, fmt.Errorf("reading a manifest: %w", err)
	}
	return all, nil
}

// EndRecords destroys the records whose day has come, for whoever runs the machine, and says how many. One whose time is not over any more
// is taken back. Each goes in one transaction with its entry in the log and its manifest; the family's key goes after it. What stays of a
// family is its id, the manifest, who proposed and agreed, and the log, which still verifies.
func (db *DB) EndRecords(ctx context.Context) (int, error) {
	keeps := db.keeps.Load()
	if keeps == nil {
		return 0, errNobodyKeeps
	}
	tenants, err := db.Tenants(ctx)
	if err != nil {
		return 0, err
	}
	n := 0
	failed := []error{db.keys.sweep(db.clock())}
	db.forget()
	for _, t := range tenants {
		due, err := gen.New(db.read).DestructionsDue(ctx, gen.DestructionsDueParams{TenantID: t.ID, Today: db.Now().Date()})
		if err != nil {
			return n, fmt.Errorf("reading which records are to be destroyed: %w", err)
		}
		for _, id := range due { // one that fails keeps no other
			done, err := db.endRecord(ctx, t.ID, id, *keeps)
			if failed = append(failed, err); done {
				n++
			}
		}
		failed = append(failed, db.destroyKeys(ctx, t.ID))
	}
	return n, errors.Join(failed...)
}

// endRecord destroys one record, unless it is on hold, or takes its end back.
func (db *DB) endRecord(ctx context.Context, t access.TenantID, id string, keeps Keeps) (done bool, err error) {
	err = db.transact(ctx, func(ctx context.Context, inner gen.DBTX) error {
		done = false
		actor := access.Operator(t)
		tx := &Tx{Reading: db.reading(ctx, inner, actor), nextID: db.ids.For("end record/" + id)}
		row, err := tx.q.Destruction(ctx, gen.DestructionParams{TenantID: t, ID: id})
		if err != nil {
			return fmt.Errorf("reading the end of a record: %w", err)
		}
		if row.State != string(record.DestructionAgreed) {
			return nil // another server was first, or somebody stopped it
		}
		pass, err := access.AllowOffice(actor, access.DestroyRecord, row.FamilyID)
		if err != nil {
			return err
		}
		last, err := tx.LastDone(row.FamilyID)
		if err != nil {
			return err
		}
		kept, err := keeps(&tx.Reading, last)
		if err != nil {
			return err
		}
		held, err := tx.Held(pass)
		if err != nil {
			return err
		}
		d, err := destructionOf(row).Carry(kept, held, tx.now)
		if err != nil {
			return nil //nolint:nilerr // not now: it stays where it is
		}
		if d.State == record.DestructionBack {
			return tx.takeBack(d)
		}
		if err := tx.Note(pass, id); err != nil {
			return err
		}
		done = true
		return tx.destroy(inner, d)
	})
	if err != nil {
		return false, fmt.Errorf("destroying a record: %w", err)
	}
	return done, nil
}

// takeBack ends the end of a record, which may be proposed again once its time is over.
func (tx *Tx) takeBack(d record.Destruction) error {
	pass, err := access.AllowOffice(tx.actor, access.TakeBackEnd, d.Family)
	if err != nil {
		return err
	}
	if err := tx.Note(pass, d.ID); err != nil {
		return err
	}
	return tx.saveDestruction(d, "")
}

func (tx *Tx) destroy(inner gen.DBTX, d record.Destruction) error {
	if err := tx.keyStays(); err != nil {
		return err // a new folder has the family's key too
	}
	if err := tx.noChangeBegun(); err != nil {
		return err
	}
	var manifest []Destroyed
	for _, of := range ofFamily() {
		one, err := hashRows(tx.ctx, inner, of, tx.tenant(), d.Family)
		if err != nil {
			return err
		}
		if one.Rows == 0 {
			continue
		}
		if _, err := inner.ExecContext(tx.ctx, "DELETE FROM "+of.table+" WHERE "+of.where, tx.tenant(), d.Family); err != nil {
			return fmt.Errorf("destroying what %s holds: %w", of.table, err)
		}
		manifest = append(manifest, one)
	}
	slices.SortFunc(manifest, func(a, b Destroyed) int { return cmp.Compare(a.Table, b.Table) })
	text, err := json.Marshal(manifest)
	if err != nil {
		return fmt.Errorf("writing a manifest: %w", err)
	}
	if _, err := inner.ExecContext(tx.ctx, closeAccounts, tx.tenant(), d.Family); err != nil {
		return fmt.Errorf("closing the family's accounts: %w", err)
	}
	if err := tx.q.EndFamily(tx.ctx, gen.EndFamilyParams{DestroyedAt: tx.now, TenantID: tx.tenant(), FamilyID: string(d.Family)}); err != nil {
		return fmt.Errorf("ending a family: %w", err)
	}
	return tx.saveDestruction(d, string(text))
}

// closeAccounts leaves of the accounts of a family what the log points at.
const closeAccounts = "UPDATE account SET active = 0, telephone = '' WHERE tenant_id = $1 AND person_family = $2"

// hashRows counts and hashes the rows that a table has of a family. Their order does not matter.
func hashRows(ctx context.Context, inner gen.DBTX, of familyRows, t access.TenantID, f access.FamilyID) (_ Destroyed, err error) {
	rows, err := inner.QueryContext(ctx, "SELECT * FROM "+of.table+" WHERE "+of.where, t, f) //nolint:unqueryvet // every column, whichever there are
	if err != nil {
		return Destroyed{}, fmt.Errorf("reading what %s holds: %w", of.table, err)
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	names, err := rows.Columns()
	if err != nil {
		return Destroyed{}, fmt.Errorf("reading what %s holds: %w", of.table, err)
	}
	var each [][]byte
	for rows.Next() {
		one, err := rowHash(rows, len(names))
		if err != nil {
			return Destroyed{}, fmt.Errorf("reading what %s holds: %w", of.table, err)
		}
		each = append(each, one)
	}
	if err := rows.Err(); err != nil {
		return Destroyed{}, fmt.Errorf("reading what %s holds: %w", of.table, err)
	}
	slices.SortFunc(each, slices.Compare[[]byte])
	whole := sha256.New()
	for _, one := range each {
		_, _ = whole.Write(one)
	}
	return Destroyed{Table: of.table, Rows: len(each), Hash: hex.EncodeToString(whole.Sum(nil))}, nil
}

func rowHash(rows *sql.Rows, columns int) ([]byte, error) {
	values, into := make([]sql.RawBytes, columns), make([]any, columns)
	for i := range values {
		into[i] = &values[i]
	}
	if err := rows.Scan(into...); err != nil {
		return nil, err
	}
	sum := sha256.New()
	for _, v := range values {
		fmt.Fprintf(sum, "%d %t ", len(v), v == nil)
		_, _ = sum.Write(v)
	}
	return sum.Sum(nil), nil
}

// destroyKeys takes away the keys of families whose records are destroyed. One that a machine's end left is taken at the next look.
func (db *DB) destroyKeys(ctx context.Context, t access.TenantID) error {
	left, err := gen.New(db.read).KeysToDestroy(ctx, t)
	if err != nil {
		return fmt.Errorf("reading which keys are to be destroyed: %w", err)
	}
	for _, k := range left {
		if err := db.keys.destroy(t, k.FamilyID); err != nil {
			return err
		}
		db.families.Delete(familyPlace(t, k.FamilyID))
		err := db.transact(ctx, func(ctx context.Context, inner gen.DBTX) error {
			return gen.New(inner).NoteKeyGone(ctx, gen.NoteKeyGoneParams{KeyGoneAt: db.Now(), TenantID: t, ID: k.ID})
		})
		if err != nil {
			return fmt.Errorf("noting that a key is gone: %w", err)
		}
	}
	return nil
}
