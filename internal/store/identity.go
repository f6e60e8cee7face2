package store

import (
	"context"
	"fmt"

	"kith/access"
	"kith/internal/store/gen"
)

// Identity is who somebody is at an organisation's own sign-in: its issuer, and the number by which that knows them. Two
// issuers may use the same number for different people.
type Identity struct {
	Issuer  string
	Subject string
}

// IdentityOwner is whose an identity is in one partnership. One that was given to nobody, or whose owner's account is closed,
// is ErrNotFound.
func (db *DB) IdentityOwner(ctx context.Context, t access.TenantID, i Identity) (Entrant, error) {
	var row gen.IdentityOwnerRow
	if err := db.readAlone(ctx, func(ctx context.Context, in gen.DBTX) error {
		var err error
		row, err = gen.New(in).IdentityOwner(ctx, gen.IdentityOwnerParams{TenantID: t, Issuer: i.Issuer, Subject: i.Subject})
		return err
	}); err != nil {
		return Entrant{}, fmt.Errorf("looking for an identity: %w", notFound(err))
	}
	return entrant(t, access.AccountID(row.ID), row.Office, row.Person.String, row.WayIn, row.PausedAt, ByOrganisation), nil
}

// UseIdentity uses up the try that an identity of the actor's own answered. One that was taken away meanwhile is ErrNotFound.
func (tx *Tx) UseIdentity(p access.Pass, i Identity, try string) error {
	if err := tx.own(p); err != nil {
		return err
	}
	if err := tx.spend(try); err != nil {
		return err
	}
	return tx.useUp(p, func() (int64, error) {
		return tx.q.HasIdentity(tx.ctx, gen.HasIdentityParams{
			TenantID: tx.tenant(), Issuer: i.Issuer, Subject: i.Subject, AccountID: tx.actor.Account,
		})
	})
}

// IdentitiesOf are those of each of these accounts. It takes a pass for looking at who may sign in.
func (r *Reading) IdentitiesOf(p access.Pass, who []access.AccountID) (map[access.AccountID][]Identity, error) {
	if !p.Given() || p.Deed() != access.ViewAccounts {
		return nil, access.ErrNoPass
	}
	rows, err := r.q.IdentitiesOf(r.ctx, gen.IdentitiesOfParams{TenantID: r.tenant(), Accounts: keysOf(who)})
	if err != nil {
		return nil, fmt.Errorf("listing identities: %w", err)
	}
	all := map[access.AccountID][]Identity{}
	for _, row := range rows {
		all[row.AccountID] = append(all[row.AccountID], Identity{row.Issuer, row.Subject})
	}
	return all, nil
}

// AddIdentity gives somebody an identity. It reports whether nobody had it.
func (tx *Tx) AddIdentity(p access.Pass, who access.AccountID, i Identity) (bool, error) {
	if !p.Given() || p.Actor().Tenant != tx.tenant() {
		return false, access.ErrNoPass
	}
	n, err := tx.q.AddIdentity(tx.ctx, gen.AddIdentityParams{
		TenantID: tx.tenant(), Issuer: i.Issuer, Subject: i.Subject, AccountID: who, GivenAt: tx.now,
	})
	if err != nil {
		return false, fmt.Errorf("giving an identity: %w", err)
	}
	return n == 1, nil
}

// TakeIdentities takes away all that somebody has, and signs them out.
func (tx *Tx) TakeIdentities(p access.Pass, who access.AccountID) error {
	if !p.Given() || p.Actor().Tenant != tx.tenant() {
		return access.ErrNoPass
	}
	if err := tx.dropIdentities(who); err != nil {
		return err
	}
	if err := tx.q.EndSessionsOf(tx.ctx, gen.EndSessionsOfParams{EndedAt: tx.now, TenantID: tx.tenant(), AccountID: who}); err != nil {
		return fmt.Errorf("signing out: %w", err)
	}
	return nil
}

func (tx *Tx) dropIdentities(who access.AccountID) error {
	if _, err := tx.q.DropIdentities(tx.ctx, gen.DropIdentitiesParams{TenantID: tx.tenant(), AccountID: who}); err != nil {
		return fmt.Errorf("taking identities away: %w", err)
	}
	return nil
}
