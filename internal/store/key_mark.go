package store

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"

	"kith/access"
	"kith/internal/store/gen"
	"kith/internal/store/seal"
)

// ErrHalfRotated means that a change of the key was cut short between two partnerships: neither key opens everything.
var ErrHalfRotated = errors.New("a change of the key was cut short: run kith keys rotate again, with the same keys and folders")

// keyMark tells a partnership's key from another without being one.
func keyMark(key seal.Key) (string, error) {
	raw, err := key.Bytes("which key this is")
	if err != nil {
		return "", err
	}
	return hex.EncodeToString(raw[:16]), nil
}

// markOf is the mark of a partnership's key under this store's.
func (db *DB) markOf(t access.TenantID) (string, error) {
	key, err := db.tenantKey(t)
	if err != nil {
		return "", err
	}
	return keyMark(key)
}

// marksAgree reports whether every partnership's things are shut by this store's key. One without a mark is from before the first change of
// the key.
func (db *DB) marksAgree(ctx context.Context) error {
	rows, err := gen.New(db.read).KeyMarks(ctx)
	if err != nil {
		return fmt.Errorf("reading by which key it is shut: %w", err)
	}
	own, others := 0, 0
	for _, row := range rows {
		mark, err := db.markOf(access.TenantID(row.ID))
		switch {
		case err != nil:
			return err
		case row.KeyMark == mark:
			own++
		case row.KeyMark != "":
			others++
		}
	}
	switch {
	case others == 0:
		return nil
	case own == 0 && !halfDone(rows):
		return ErrWrongKey
	}
	return ErrHalfRotated
}

// halfDone reports whether a change of the key has come to some partnerships and not to others.
func halfDone(rows []gen.KeyMarksRow) bool {
	begun, done := false, false
	for _, row := range rows {
		begun, done = begun || row.KeyNext != "", done || row.KeyNext == "" && row.KeyMark != ""
	}
	return begun && done
}

// noChangeBegun refuses while a change of the key was begun and has not come to the partnership: the new folder may have a key already that
// is to be destroyed, and keeps it until the change is brought to its end.
func (r *Reading) noChangeBegun() error {
	row, err := r.q.KeyMark(r.ctx, string(r.tenant()))
	if err != nil {
		return fmt.Errorf("reading by which key it is shut: %w", err)
	}
	if row.KeyNext != "" {
		return ErrHalfRotated
	}
	return nil
}

// keyStays refuses what depends on the master key once another has taken its place: by a server that a change of the key did not notice,
// because its hold on the database was lost. It is read in the action's transaction, so that one of the two gives way where they meet.
func (r *Reading) keyStays() error {
	row, err := r.q.KeyMark(r.ctx, string(r.tenant()))
	if err != nil {
		return fmt.Errorf("reading by which key it is shut: %w", err)
	}
	if row.KeyMark == "" {
		return nil
	}
	mark, err := r.db.markOf(r.tenant())
	if err == nil && row.KeyMark != mark {
		err = ErrWrongKey
	}
	return err
}
