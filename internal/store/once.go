package store

import (
	"database/sql"
	"errors"
	"fmt"

	"kith/access"
	"kith/internal/store/gen"
)

// ErrNoOnce means that an action came without the key that keeps it from being done twice.
var ErrNoOnce = errors.New("the form came without its key")

// errDoneBefore undoes an action that was done by an earlier sending of its form.
var errDoneBefore = errors.New("done by an earlier sending")

// doneBefore reports what an earlier sending of the same form led to. Another person's key is not theirs to replay.
func (tx *Tx) doneBefore(key string) (string, bool, error) {
	row, err := tx.q.Once(tx.ctx, gen.OnceParams{TenantID: tx.tenant(), Once: key})
	if errors.Is(err, sql.ErrNoRows) {
		return "", false, nil
	}
	if err != nil {
		return "", false, fmt.Errorf("looking for an earlier sending: %w", err)
	}
	if row.AccountID != tx.actor.Account {
		return "", false, access.ErrNotFound
	}
	return row.Result, true, nil
}

func (tx *Tx) rememberOnce(key, result string) error {
	err := tx.q.AddOnce(tx.ctx, gen.AddOnceParams{
		TenantID: tx.tenant(), Once: key, AccountID: tx.actor.Account, Result: result, At: tx.now,
	})
	if err != nil {
		return fmt.Errorf("remembering the sending: %w", err)
	}
	return nil
}
