package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"kith/access"
	"kith/internal/store/gen"
)

// beginInPlace begins a change of PostgreSQL's key, or takes up one that was cut short: then the new key's file is there, and the
// database knows it. ErrRotated means that every partnership has it.
//
// The database knows of the new key before the key has its file, so a file that it does not know is somebody else's. A key that it knows and that
// has no file was lost before anything was shut with it.
func (c *rotation) beginInPlace(ctx context.Context) error {
	rows, err := gen.New(c.old.read).KeyMarks(ctx)
	if err != nil {
		return fmt.Errorf("reading by which key it is shut: %w", err)
	}
	lies := absent(c.to.KeyFile)
	if lies != nil && !errors.Is(lies, ErrRotateThere) {
		return lies
	}
	if lies == nil {
		if c.key, c.raw, err = newMaster(); err != nil {
			return err
		}
		if err := absent(c.to.Families); err != nil {
			return err
		}
	} else if c.key, err = ReadKey(c.to.KeyFile); err != nil {
		return errors.Join(lies, err)
	}
	knows, has, err := c.known(rows)
	switch {
	case err != nil:
		return err
	case lies != nil && !knows:
		return lies
	}
	if err := c.begin(ctx, c.old); err != nil {
		return err
	}
	if lies == nil {
		if err := c.keepKey(); err != nil {
			return err
		}
	}
	if err := c.place(); err != nil {
		return err
	}
	if has {
		return fmt.Errorf("%w: %w", lies, ErrRotated)
	}
	return nil
}

// known reports whether a partnership is to have the new key or has it, and whether all have it. ErrOtherRotation means that some have
// neither that one nor the old.
func (c *rotation) known(rows []gen.KeyMarksRow) (knows, has bool, err error) {
	has = len(rows) > 0
	for _, row := range rows {
		was, next, err := c.marks(access.TenantID(row.ID))
		if err != nil {
			return false, false, err
		}
		if was == next {
			return false, false, nil // the old key itself
		}
		if row.KeyMark != "" && row.KeyMark != was && row.KeyMark != next {
			return false, false, ErrOtherRotation
		}
		knows = knows || row.KeyMark == next || row.KeyNext == next
		has = has && row.KeyMark == next
	}
	return knows, has, nil
}

// marks are the marks of a partnership's old key and of its new one.
func (c *rotation) marks(t access.TenantID) (was, next string, err error) {
	if was, err = c.old.markOf(t); err != nil {
		return "", "", err
	}
	key, err := c.key.Derive("tenant/" + string(t))
	if err != nil {
		return "", "", err
	}
	next, err = keyMark(key)
	return was, next, err
}

// begin has the database know which key each partnership has, and which it is to have.
func (c *rotation) begin(ctx context.Context, in *DB) error {
	err := in.transact(ctx, func(ctx context.Context, inner gen.DBTX) error {
		q := gen.New(inner)
		rows, err := q.KeyMarks(ctx)
		if err != nil {
			return fmt.Errorf("reading by which key it is shut: %w", err)
		}
		for _, row := range rows {
			was, next, err := c.marks(access.TenantID(row.ID))
			if err != nil {
				return err
			}
			if row.KeyMark == next {
				continue
			}
			if row.KeyMark != "" && row.KeyMark != was {
				return ErrOtherRotation
			}
			if err := q.BeginKey(ctx, gen.BeginKeyParams{KeyMark: was, KeyNext: next, TenantID: row.ID}); err != nil {
				return fmt.Errorf("beginning with another key: %w", err)
			}
		}
		return nil
	})
	if err == nil {
		c.tell(RotateStep{Done: RotateBegun})
	}
	return err
}

// place makes the folder of the families' keys, or takes up the one that an earlier try made; never that of the old key, or somebody
// else's.
func (c *rotation) place() error {
	if one, err := os.Stat(c.to.Families); err == nil {
		if other, err := os.Stat(c.old.keys.folder); err != nil || os.SameFile(one, other) {
			return errors.Join(fmt.Errorf("%s: %w", c.to.Families, ErrRotateThere), err)
		}
		if (familyKeys{c.to.Families}).there() != nil {
			if lies, err := os.ReadDir(c.to.Families); err != nil || len(lies) > 0 {
				return errors.Join(fmt.Errorf("%s: %w", c.to.Families, ErrRotateThere), err)
			}
		}
	} else if !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("looking at %s: %w", c.to.Families, err)
	}
	return MakeFamilyKeys(c.to.Families)
}
