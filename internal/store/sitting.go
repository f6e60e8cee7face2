package store

import (
	"fmt"

	"kith/access"
	"kith/conference"
	"kith/internal/store/gen"
	"kith/internal/store/seal"
)

// Attenders are those who take part in a conference, for its rules and never for a page: who of them a reader may know
// is for ShutAttenders to say. One of the family has no name here, and the account they sign in by where they have one.
func (r *Reading) Attenders(p access.Pass, c conference.ID) ([]conference.Attender, error) {
	invited, err := r.invitations(p, c)
	if err != nil {
		return nil, err
	}
	rows, err := r.q.CalledAt(r.ctx, gen.CalledAtParams{TenantID: r.tenant(), ConferenceID: string(c)})
	if err != nil {
		return nil, fmt.Errorf("reading who takes part: %w", err)
	}
	called := map[string]gen.CalledAtRow{}
	for _, row := range rows {
		called[row.ID] = row
	}
	var all []conference.Attender
	for _, i := range invited {
		if !i.TakesPart() {
			continue
		}
		a := conference.Attender{Invitation: i, Name: i.Words.Name}
		if by, there := called[i.ID]; there {
			a.Account, a.Name = access.AccountID(by.AccountID), by.Name
		}
		all = append(all, a)
	}
	return all, nil
}

// ShutAttenders shuts those who take part away, each as their invitation is.
func (r *Reading) ShutAttenders(p access.Pass, all []conference.Attender) ([]access.Held[conference.Attender], error) {
	linked, err := r.linked(p.Family())
	if err != nil {
		return nil, err
	}
	held := make([]access.Held[conference.Attender], len(all))
	for n, a := range all {
		held[n] = shut(a, a.Invitation, linked)
	}
	return held, nil
}

// PutStep saves how far an item of the agenda has come.
func (tx *Tx) PutStep(p access.Pass, c conference.ID, s conference.Step) error {
	sealed, err := tx.sealFor(p, "step/"+string(c)+"/"+s.Item, s.Why)
	if err != nil {
		return err
	}
	if err := tx.q.PutAgendaStep(tx.ctx, gen.PutAgendaStepParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ConferenceID: string(c), Item: s.Item, State: string(s.State),
		StartedAt: s.StartedAt, FinishedAt: s.FinishedAt, Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("saving a step: %w", err)
	}
	return nil
}

// Steps are the items that somebody has come to.
func (r *Reading) Steps(p access.Pass, c conference.ID) ([]conference.Step, error) {
	rows, err := r.q.AgendaStepsOf(r.ctx, gen.AgendaStepsOfParams{TenantID: r.tenant(), FamilyID: p.Family(), ConferenceID: string(c)})
	if err != nil {
		return nil, fmt.Errorf("reading the steps: %w", err)
	}
	all := make([]conference.Step, len(rows))
	for i, row := range rows {
		all[i] = conference.Step{
			Item: row.Item, State: conference.StepState(row.State), StartedAt: row.StartedAt, FinishedAt: row.FinishedAt,
		}
		if err := r.unseal(p.Family(), "step/"+string(c)+"/"+row.Item, row.Sealed, &all[i].Why); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// PutTalk saves the note of the chair's talk with somebody before the conference.
func (tx *Tx) PutTalk(p access.Pass, c conference.ID, t conference.Talk) error {
	sealed, err := tx.sealFor(p, "talk/"+t.Invitation, t.Words)
	if err != nil {
		return err
	}
	if err := tx.q.PutTalk(tx.ctx, gen.PutTalkParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ConferenceID: string(c), InvitationID: t.Invitation, Held: number(t.Held),
		RecordedBy: string(p.Actor().Account), At: tx.now, Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("saving a talk: %w", err)
	}
	return nil
}

// Talks are the chair's talks before the conference, each shut for the chair and the one it was with. The ids of
// those whose talk is recorded come beside them: that much a gate may know.
func (r *Reading) Talks(p access.Pass, c conference.Conference) (held []access.Held[conference.Talk], with map[string]bool, err error) {
	rows, err := ifAny(r, p.Family(), c.ID, "TalksOf", r.q.TalksOf, gen.TalksOfParams{
		TenantID: r.tenant(), FamilyID: p.Family(), ConferenceID: string(c.ID),
	})
	if err != nil {
		return nil, nil, fmt.Errorf("reading the talks beforehand: %w", err)
	}
	with = map[string]bool{}
	for _, row := range rows {
		t := conference.Talk{Invitation: row.InvitationID, Held: row.Held == 1, At: row.At}
		if err := r.unseal(p.Family(), "talk/"+row.InvitationID, row.Sealed, &t.Words); err != nil {
			return nil, nil, err
		}
		a := conference.Invitation{
			ID: row.InvitationID, Account: access.AccountID(row.InvitedAccount.String), Person: access.PersonID(row.InvitedPerson.String),
		}
		held, with[row.InvitationID] = append(held, t.Shut(a.Party(), c.Chair)), true
	}
	return held, with, nil
}

// PutGate saves the chair's reason for going on without what a gate asks for.
func (tx *Tx) PutGate(p access.Pass, c conference.ID, g conference.GatePassed) error {
	sealed, err := tx.sealFor(p, "gate/"+string(c)+"/"+string(g.Gate), g.Words)
	if err != nil {
		return err
	}
	if err := tx.q.PutGatePassed(tx.ctx, gen.PutGatePassedParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ConferenceID: string(c), Gate: string(g.Gate), Ground: g.Ground,
		PassedBy: string(p.Actor().Account), At: tx.now, Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("saving a gate: %w", err)
	}
	return nil
}

// Gates are the gates of a conference that the chair went through with a reason.
func (r *Reading) Gates(p access.Pass, c conference.ID) ([]conference.GatePassed, error) {
	rows, err := ifAny(r, p.Family(), c, "GatesPassedOf", r.q.GatesPassedOf, gen.GatesPassedOfParams{
		TenantID: r.tenant(), FamilyID: p.Family(), ConferenceID: string(c),
	})
	if err != nil {
		return nil, fmt.Errorf("reading the gates: %w", err)
	}
	all := make([]conference.GatePassed, len(rows))
	for i, row := range rows {
		all[i] = conference.GatePassed{
			Gate: conference.GateKey(row.Gate), Ground: row.Ground, By: access.AccountID(row.PassedBy), At: row.At,
		}
		if err := r.unseal(p.Family(), "gate/"+string(c)+"/"+row.Gate, row.Sealed, &all[i].Words); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func (tx *Tx) sealFor(p access.Pass, place string, value any) (sealed seal.Sealed, err error) {
	if err := tx.covered(p, p.Family()); err != nil {
		return sealed, err
	}
	return tx.seal(p.Family(), place, value)
}

// LinkedTo are the people of the family who are linked to a child, by account and by who they are.
func (r *Reading) LinkedTo(p access.Pass, child access.PersonID) (map[access.Party]bool, error) {
	linked := map[access.Party]bool{}
	links, err := r.q.RelationshipsOf(r.ctx, gen.RelationshipsOfParams{TenantID: r.tenant(), FamilyID: p.Family()})
	if err != nil {
		return nil, fmt.Errorf("reading relationships: %w", err)
	}
	for _, l := range links {
		if l.ChildID == child {
			linked[access.Party(l.PersonID)] = true
		}
	}
	accounts, err := r.q.AccountsReaching(r.ctx, gen.AccountsReachingParams{TenantID: r.tenant(), FamilyID: p.Family(), ChildID: child})
	if err != nil {
		return nil, fmt.Errorf("reading whose part reaches a child: %w", err)
	}
	for _, a := range accounts {
		linked[access.Party(a)] = true
	}
	return linked, nil
}
