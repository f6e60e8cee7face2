package store

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"kith/access"
	"kith/internal/store/gen"
	"kith/internal/store/seal"
	"kith/timescale"
)

// Passkey is one that somebody registered, as its owner sees it.
type Passkey struct {
	ID     string
	Data   []byte // what it was registered with: the secret half never leaves its owner's device
	MadeAt timescale.Instant
	UsedAt timescale.Instant
}

// Proof is what somebody's device answered, found to be right: the passkey, as it is to be kept, and the try that it answered.
type Proof struct {
	Credential string
	Data       []byte
	Try        string
}

// ErrOldTry means that a try to sign in took too long, or is none of ours.
var ErrOldTry = errors.New("the try has ended")

// try is what a page carries while somebody's device answers.
type try struct {
	Ends  timescale.Instant `json:"ends"`
	State []byte            `json:"state"`
}

// SealTry shuts what a try to sign in must not forget, for its page to carry: nothing of it is kept here until it succeeds.
func (db *DB) SealTry(purpose string, state []byte, lasts time.Duration) (string, error) {
	key, err := db.key.Derive("sign-in tries")
	if err != nil {
		return "", err
	}
	plain, err := json.Marshal(try{Ends: db.Now().Add(lasts), State: state})
	if err != nil {
		return "", fmt.Errorf("sealing a try: %w", err)
	}
	box, err := key.Seal(purpose, plain).Value()
	if err != nil {
		return "", fmt.Errorf("sealing a try: %w", err)
	}
	return base64.RawURLEncoding.EncodeToString(box.([]byte)), nil
}

// OpenTry opens what SealTry shut for the same purpose, until it ends.
func (db *DB) OpenTry(purpose, text string) ([]byte, error) {
	key, err := db.key.Derive("sign-in tries")
	if err != nil {
		return nil, err
	}
	raw, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil {
		return nil, ErrOldTry
	}
	var box seal.Sealed
	if err := box.Scan(raw); err != nil {
		return nil, ErrOldTry
	}
	plain, err := key.Open(purpose, box)
	var t try
	if err != nil || json.Unmarshal(plain, &t) != nil || !db.Now().Before(t.Ends) {
		return nil, ErrOldTry
	}
	return t.State, nil
}

// spend uses up a try: what answered it once is ErrNotFound from then on.
func (tx *Tx) spend(text string) error {
	if err := tx.q.SweepTries(tx.ctx, tx.now); err != nil {
		return fmt.Errorf("forgetting old tries: %w", err)
	}
	n, err := tx.q.SpendTry(tx.ctx, gen.SpendTryParams{TryHash: hashed(text), EndsAt: tx.now.Add(time.Hour)})
	if err != nil {
		return fmt.Errorf("using up a try: %w", err)
	}
	if n != 1 {
		return access.ErrNotFound
	}
	return nil
}

// Handle is the name by which an authenticator knows an account. It says nothing of whose it is.
func (db *DB) Handle(a access.Actor) ([]byte, error) {
	return db.codeMAC("handle", string(a.Tenant), string(a.Account))
}

// PasskeyOwner is whose a passkey is, and what is kept of it. One that was withdrawn, or whose owner's account is closed, is
// ErrNotFound.
func (db *DB) PasskeyOwner(ctx context.Context, credential string) (Entrant, []byte, error) {
	var row gen.PasskeyByCredentialRow
	if err := db.readAlone(ctx, func(ctx context.Context, in gen.DBTX) error {
		var err error
		row, err = gen.New(in).PasskeyByCredential(ctx, credential)
		return err
	}); err != nil {
		return Entrant{}, nil, fmt.Errorf("looking for a passkey: %w", notFound(err))
	}
	return entrant(row.TenantID, row.AccountID, row.Office, row.Person.String, row.WayIn, row.PausedAt, ByPasskey), row.Credential, nil
}

// PasskeysFor lists the passkeys of whoever is about to add one, so that the same device is not registered twice.
func (db *DB) PasskeysFor(ctx context.Context, a access.Actor) ([]Passkey, error) {
	var all []Passkey
	err := db.readOnly(ctx, func(ctx context.Context, in gen.DBTX) error {
		var err error
		r := db.reading(ctx, in, a)
		all, err = r.PasskeysOf(a.Account)
		return err
	})
	return all, err
}

// PasskeysOf lists somebody's passkeys.
func (r *Reading) PasskeysOf(who access.AccountID) ([]Passkey, error) {
	rows, err := r.q.PasskeysOf(r.ctx, gen.PasskeysOfParams{TenantID: r.tenant(), AccountID: who})
	if err != nil {
		return nil, fmt.Errorf("listing passkeys: %w", err)
	}
	all := make([]Passkey, len(rows))
	for i, row := range rows {
		all[i] = Passkey{ID: row.ID, Data: row.Credential, MadeAt: row.MadeAt, UsedAt: row.UsedAt}
	}
	return all, nil
}

// AddPasskey keeps a passkey of the actor's own.
func (tx *Tx) AddPasskey(p access.Pass, proof Proof) error {
	if err := tx.own(p); err != nil {
		return err
	}
	if err := tx.spend(proof.Try); err != nil {
		return err
	}
	if err := tx.q.AddPasskey(tx.ctx, gen.AddPasskeyParams{
		TenantID: tx.tenant(), ID: tx.NewID(), AccountID: tx.actor.Account, CredentialID: proof.Credential, Credential: proof.Data, MadeAt: tx.now,
	}); err != nil {
		return fmt.Errorf("keeping a passkey: %w", err)
	}
	return nil
}

// UsePasskey notes that the actor's own passkey let them in, and uses up the try that it answered.
func (tx *Tx) UsePasskey(p access.Pass, proof Proof) error {
	if err := tx.own(p); err != nil {
		return err
	}
	if err := tx.spend(proof.Try); err != nil {
		return err
	}
	return tx.useUp(p, func() (int64, error) {
		return tx.q.UsePasskey(tx.ctx, gen.UsePasskeyParams{
			UsedAt: tx.now, Credential: proof.Data, TenantID: tx.tenant(), AccountID: tx.actor.Account, CredentialID: proof.Credential,
		})
	})
}

// WithdrawPasskey makes one of the actor's own passkeys let nobody in any more.
func (tx *Tx) WithdrawPasskey(p access.Pass, id string) error {
	return tx.useUp(p, func() (int64, error) {
		return tx.q.WithdrawPasskey(tx.ctx, gen.WithdrawPasskeyParams{WithdrawnAt: tx.now, TenantID: tx.tenant(), AccountID: tx.actor.Account, ID: id})
	})
}

// WithdrawPasskeys makes none of somebody's passkeys let anybody in any more.
func (tx *Tx) WithdrawPasskeys(p access.Pass, who access.AccountID) error {
	if err := tx.mayChangeWays(p, who); err != nil {
		return err
	}
	if err := tx.q.WithdrawPasskeys(tx.ctx, gen.WithdrawPasskeysParams{WithdrawnAt: tx.now, TenantID: tx.tenant(), AccountID: who}); err != nil {
		return fmt.Errorf("withdrawing passkeys: %w", err)
	}
	return nil
}
