package store

import (
	"fmt"

	"kith/access"
	"kith/conference"
	"kith/internal/store/gen"
)

// AddSeat gives somebody a place at a conference straight away, for tests that begin in the middle of one.
func (tx *Tx) AddSeat(p access.Pass, c conference.ID, a conference.Attender) error {
	sealed, err := tx.sealFor(p, "invitation/"+a.Invitation, struct{}{})
	if err != nil {
		return err
	}
	if err := tx.q.AddSeat(tx.ctx, gen.AddSeatParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: a.Invitation, ConferenceID: string(c),
		InvitedAccount: null(string(a.Account)), InvitedPerson: null(string(a.Person)), Role: a.Role, Agency: a.Agency,
		FamilySide: number(a.Family), Presence: a.Presence, CreatedAt: tx.now, Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("giving somebody a place: %w", err)
	}
	return nil
}
