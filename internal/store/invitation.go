package store

import (
	"fmt"
	"slices"

	"kith/access"
	"kith/conference"
	"kith/internal/store/gen"
	"kith/timescale"
)

func invitationPlace(id string) string { return "invitation/" + id }

// AddInvitation asks somebody to a conference of the pass's family.
func (tx *Tx) AddInvitation(p access.Pass, i conference.Invitation) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	sealed, err := tx.seal(p.Family(), invitationPlace(i.ID), i.Words)
	if err != nil {
		return err
	}
	if err := tx.q.AddInvitation(tx.ctx, gen.AddInvitationParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: i.ID, ConferenceID: string(i.Conference),
		InvitedAccount: null(string(i.Account)), InvitedPerson: null(string(i.Person)), Role: string(i.Role), Agency: i.Agency,
		FamilySide: flag(i.Role.FamilySide()), BroughtBy: null(string(i.BroughtBy)), DecidedBy: null(string(i.DecidedBy)),
		State: string(i.State), InvitedAt: i.InvitedAt, CreatedAt: tx.now, Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("inviting somebody: %w", err)
	}
	for _, c := range i.Children {
		if err := tx.q.AddInvitationChild(tx.ctx, gen.AddInvitationChildParams{
			TenantID: tx.tenant(), FamilyID: p.Family(), InvitationID: i.ID, ChildID: c,
		}); err != nil {
			return fmt.Errorf("noting whom somebody works with: %w", err)
		}
	}
	return nil
}

// SaveInvitation saves one that was read in this action.
func (tx *Tx) SaveInvitation(p access.Pass, i conference.Invitation) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	sealed, err := tx.seal(p.Family(), invitationPlace(i.ID), i.Words)
	if err != nil {
		return err
	}
	part := i.Part
	if part == "" {
		part = "all"
	}
	n, err := tx.q.SaveInvitation(tx.ctx, gen.SaveInvitationParams{
		Role: string(i.Role), Agency: i.Agency, State: string(i.State), Part: part, Presence: string(i.Presence),
		InformationSent: flag(i.InformationSent), ArrivedAt: i.ArrivedAt, LeftAt: i.LeftAt, InvitedAt: i.InvitedAt,
		RepliedAt: i.RepliedAt, DecidedBy: null(string(i.DecidedBy)), UnitToldAt: i.UnitTold, WorkerToldAt: i.WorkerTold,
		Sealed: sealed, TenantID: tx.tenant(), FamilyID: p.Family(), ID: i.ID, Version: int32(i.Version), //nolint:gosec // a count of saves
	})
	if err != nil {
		return fmt.Errorf("saving an invitation: %w", err)
	}
	if n != 1 {
		return ErrStale
	}
	return nil
}

// Invitations are those to a conference, shut: one of the family's opens for those who may know of them, a supporter
// for professionals and whoever brings them, somebody not invited for professionals and themselves, an agency's for
// everyone whose children it works with.
func (r *Reading) Invitations(p access.Pass, id conference.ID) ([]access.Held[conference.Invitation], error) {
	all, err := r.invitations(p, id)
	if err != nil {
		return nil, err
	}
	linked, err := r.linked(p.Family())
	if err != nil {
		return nil, err
	}
	held := make([]access.Held[conference.Invitation], len(all))
	for n, i := range all {
		held[n] = shut(i, i, linked)
	}
	return held, nil
}

// shut shuts away what says that somebody is asked to a conference.
func shut[T any](value T, i conference.Invitation, linked map[access.PersonID][]access.PersonID) access.Held[T] {
	switch {
	case i.State == conference.NotInvited: // they may read why
		return access.Hold(value, access.For(access.Professionals), nil, access.Party(i.Person))
	case i.BroughtBy != "":
		return access.Hold(value, access.For(access.Professionals), nil, access.Party(i.BroughtBy))
	case i.Role == conference.RoleChild:
		return access.Hold(value, access.For(access.Everyone), []access.PersonID{i.Person}, access.Party(i.Person))
	case i.Person != "":
		return access.HoldPerson(value, i.Person, linked[i.Person])
	}
	return access.Hold(value, access.For(access.Everyone), i.Children, access.Party(i.Account))
}

// linked are the children whom each adult of a family is linked to.
func (r *Reading) linked(f access.FamilyID) (map[access.PersonID][]access.PersonID, error) {
	related, err := r.relationships(f)
	if err != nil {
		return nil, err
	}
	linked := map[access.PersonID][]access.PersonID{}
	for _, l := range related {
		linked[l.Person] = append(linked[l.Person], l.Child)
	}
	return linked, nil
}

// Invitations reads them for an action that holds a pass for the family.
func (tx *Tx) Invitations(p access.Pass, id conference.ID) ([]conference.Invitation, error) {
	if err := tx.covered(p, p.Family()); err != nil {
		return nil, err
	}
	return tx.invitations(p, id)
}

func (r *Reading) invitations(p access.Pass, id conference.ID) ([]conference.Invitation, error) {
	rows, err := r.q.Invitations(r.ctx, gen.InvitationsParams{TenantID: r.tenant(), ConferenceID: string(id)})
	if err != nil {
		return nil, fmt.Errorf("reading invitations: %w", err)
	}
	children, err := ifAny(r, p.Family(), id, "InvitationChildren", r.q.InvitationChildren, gen.InvitationChildrenParams{
		TenantID: r.tenant(), ConferenceID: string(id),
	})
	if err != nil {
		return nil, fmt.Errorf("reading whom the invited work with: %w", err)
	}
	needs, err := ifAny(r, p.Family(), id, "Needs", r.q.Needs, gen.NeedsParams{TenantID: r.tenant(), ConferenceID: string(id)})
	if err != nil {
		return nil, fmt.Errorf("reading what helps people take part: %w", err)
	}
	all := make([]conference.Invitation, len(rows))
	for n, row := range rows {
		i := conference.Invitation{
			ID: row.ID, Conference: id, Account: access.AccountID(row.InvitedAccount.String), Person: access.PersonID(row.InvitedPerson.String),
			Role: conference.Role(row.Role), Agency: row.Agency, BroughtBy: access.AccountID(row.BroughtBy.String),
			DecidedBy: access.AccountID(row.DecidedBy.String), State: conference.Standing(row.State), Part: row.Part,
			Presence: conference.Presence(row.Presence), InformationSent: row.InformationSent == 1, ArrivedAt: row.ArrivedAt,
			LeftAt: row.LeftAt, InvitedAt: row.InvitedAt, RepliedAt: row.RepliedAt, UnitTold: row.UnitToldAt,
			WorkerTold: row.WorkerToldAt, Version: int(row.Version),
		}
		if err := r.unseal(p.Family(), invitationPlace(i.ID), row.Sealed, &i.Words); err != nil {
			return nil, err
		}
		for _, c := range children {
			if c.InvitationID == i.ID {
				i.Children = append(i.Children, c.ChildID)
			}
		}
		for _, d := range needs {
			if d.InvitationID != i.ID {
				continue
			}
			need := conference.Need{ID: d.ID, Kind: d.Kind, State: d.State, Owner: access.AccountID(d.Owner.String)}
			if err := r.unseal(p.Family(), "need/"+d.ID, d.Sealed, &need.Words); err != nil {
				return nil, err
			}
			i.Needs = append(i.Needs, need)
		}
		all[n] = i
	}
	return all, nil
}

// PutNeeds keeps what would help somebody take part, in the place of what was kept before.
func (tx *Tx) PutNeeds(p access.Pass, i conference.Invitation, needs []conference.Need) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	if err := tx.q.DropNeeds(tx.ctx, gen.DropNeedsParams{TenantID: tx.tenant(), InvitationID: i.ID}); err != nil {
		return fmt.Errorf("replacing needs: %w", err)
	}
	for _, n := range needs {
		n.ID = tx.NewID()
		sealed, err := tx.seal(p.Family(), "need/"+n.ID, n.Words)
		if err != nil {
			return err
		}
		if err := tx.q.AddNeed(tx.ctx, gen.AddNeedParams{
			TenantID: tx.tenant(), FamilyID: p.Family(), ID: n.ID, InvitationID: i.ID, Kind: n.Kind, State: n.State,
			Owner: null(string(n.Owner)), Sealed: sealed,
		}); err != nil {
			return fmt.Errorf("keeping a need: %w", err)
		}
	}
	return nil
}

// SaveNeed notes who arranges what helps somebody take part, and whether it is arranged.
func (tx *Tx) SaveNeed(p access.Pass, n conference.Need) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	sealed, err := tx.seal(p.Family(), "need/"+n.ID, n.Words)
	if err != nil {
		return err
	}
	if _, err := tx.q.SetNeed(tx.ctx, gen.SetNeedParams{
		State: n.State, Owner: null(string(n.Owner)), Sealed: sealed, TenantID: tx.tenant(), FamilyID: p.Family(), ID: n.ID,
	}); err != nil {
		return fmt.Errorf("saving a need: %w", err)
	}
	return nil
}

// PutParticipation keeps how a child takes part.
func (tx *Tx) PutParticipation(p access.Pass, c conference.Participation) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	sealed, err := tx.seal(p.Family(), "participation/"+string(c.Conference)+"/"+string(c.Child), c.Words)
	if err != nil {
		return err
	}
	if err := tx.q.PutParticipation(tx.ctx, gen.PutParticipationParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ConferenceID: string(c.Conference), ChildID: c.Child, Way: string(c.Manner),
		ByAccount: string(p.Actor().Account), At: tx.now, Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("keeping how a child takes part: %w", err)
	}
	return nil
}

// Participations are how the children of a conference take part, each for professionals and that child.
func (r *Reading) Participations(p access.Pass, id conference.ID) ([]access.Held[conference.Participation], error) {
	rows, err := r.q.Participations(r.ctx, gen.ParticipationsParams{TenantID: r.tenant(), ConferenceID: string(id)})
	if err != nil {
		return nil, fmt.Errorf("reading how children take part: %w", err)
	}
	held := make([]access.Held[conference.Participation], 0, len(rows))
	for _, row := range rows {
		c := conference.Participation{
			Conference: id, Child: row.ChildID, Manner: conference.Manner(row.Way), By: access.AccountID(row.ByAccount), At: row.At,
		}
		if err := r.unseal(p.Family(), "participation/"+string(id)+"/"+string(c.Child), row.Sealed, &c.Words); err != nil {
			return nil, err
		}
		held = append(held, access.Hold(c, access.For(access.Professionals), []access.PersonID{c.Child}, access.Party(c.Child)))
	}
	return held, nil
}

// Comings are which children of a conference are there themselves, each for those whose part reaches the child. Why, and
// what the child wants, is not in it.
func (r *Reading) Comings(id conference.ID) ([]access.Held[conference.ChildComes], error) {
	rows, err := r.q.Participations(r.ctx, gen.ParticipationsParams{TenantID: r.tenant(), ConferenceID: string(id)})
	if err != nil {
		return nil, fmt.Errorf("reading which children come: %w", err)
	}
	var held []access.Held[conference.ChildComes]
	for _, row := range rows {
		if manner := conference.Manner(row.Way); manner != "" {
			c := conference.ChildComes{Child: row.ChildID, There: manner.There()}
			held = append(held, access.Hold(c, access.For(access.Everyone), []access.PersonID{c.Child}, ""))
		}
	}
	return held, nil
}

// InvitationsToMe are the actor's own, to conferences not over; On is the day.
func (r *Reading) InvitationsToMe() ([]Waiting, []conference.Standing, error) {
	rows, err := r.q.InvitationsOf(r.ctx, gen.InvitationsOfParams{
		TenantID: r.tenant(), InvitedAccount: null(string(r.actor.Account)), InvitedPerson: null(string(r.actor.Person)),
	})
	if err != nil {
		return nil, nil, fmt.Errorf("listing invitations: %w", err)
	}
	all, states := make([]Waiting, len(rows)), make([]conference.Standing, len(rows))
	for i, row := range rows {
		on := dayOf(row.ConferenceState, row.HeldOn, row.ResumesOn)
		all[i] = Waiting{ID: row.ID, Family: row.FamilyID, Conference: conference.ID(row.ConferenceID), On: on, KeptOut: row.KeptOut > 0}
		states[i] = conference.Standing(row.State)
	}
	return all, states, nil
}

// RolesOf are what the holder of a pass is asked as to the conferences of its family.
func (r *Reading) RolesOf(p access.Pass) ([]conference.Role, error) {
	rows, err := r.q.RolesOf(r.ctx, gen.RolesOfParams{
		TenantID: r.tenant(), FamilyID: p.Family(), InvitedAccount: null(string(p.Actor().Account)),
	})
	if err != nil {
		return nil, fmt.Errorf("reading what somebody is asked as: %w", err)
	}
	all := make([]conference.Role, len(rows))
	for i, role := range rows {
		all[i] = conference.Role(role)
	}
	return all, nil
}

// NotAskedTo are the conferences, not over, to which the chair decided not to ask the actor.
func (r *Reading) NotAskedTo() ([]conference.ID, error) {
	rows, err := r.q.NotInvitedTo(r.ctx, gen.NotInvitedToParams{TenantID: r.tenant(), InvitedPerson: null(string(r.actor.Person))})
	if err != nil {
		return nil, fmt.Errorf("listing conferences to which somebody is not asked: %w", err)
	}
	all := make([]conference.ID, len(rows))
	for i, id := range rows {
		all[i] = conference.ID(id)
	}
	return all, nil
}

// SomebodyNotAsked reports whether the chair decided not to ask somebody to a conference, to which the actor is not asked
// either. Who it is, and why, is not told.
func (r *Reading) SomebodyNotAsked(p access.Pass, id conference.ID) (bool, error) {
	all, err := r.invitations(p, id)
	kept := false
	for _, i := range all {
		if i.TakesPart() && slices.ContainsFunc(r.actor.Parties(), func(me access.Party) bool { return me == i.Party() }) {
			return false, err
		}
		kept = kept || i.State == conference.NotInvited
	}
	return kept, err
}

// SolicitorsNamed are conferences to come to which a solicitor is brought, of which the unit or the social worker reading
// has not taken note.
func (r *Reading) SolicitorsNamed() ([]Waiting, error) {
	rows, err := r.q.SolicitorsNamed(r.ctx, gen.SolicitorsNamedParams{
		TenantID: r.tenant(), Unit: flag(r.actor.Office == access.Unit), AccountID: r.actor.Account, Today: r.Today(),
	})
	if err != nil {
		return nil, fmt.Errorf("listing solicitors: %w", err)
	}
	all := make([]Waiting, len(rows))
	for i, row := range rows {
		all[i] = Waiting{ID: row.ID, Family: row.FamilyID, Conference: conference.ID(row.ConferenceID), On: row.HeldOn}
	}
	return all, nil
}

// NotYetInvited are the booked conferences to which nobody was asked.
func (r *Reading) NotYetInvited() ([]Waiting, error) {
	rows, err := r.q.NotYetInvited(r.ctx, r.tenant())
	if err != nil {
		return nil, fmt.Errorf("listing conferences to invite to: %w", err)
	}
	all := make([]Waiting, len(rows))
	for i, row := range rows {
		all[i] = Waiting{ID: row.ID, Family: row.FamilyID, Conference: conference.ID(row.ID), On: row.HeldOn}
	}
	return all, nil
}

// WaysToChoose are the booked conferences with a child of whom nobody has said how they take part. On is the day by which
// the reports reach the family, or of the conference where no report was asked for.
func (r *Reading) WaysToChoose(unit bool) ([]Waiting, error) {
	rows, err := r.q.WaysToChoose(r.ctx, gen.WaysToChooseParams{
		TenantID: r.tenant(), Unit: flag(unit), AccountID: r.actor.Account, Today: r.Today(),
	})
	if err != nil {
		return nil, fmt.Errorf("listing children without a way to take part: %w", err)
	}
	days, err := r.q.ReportDays(r.ctx, r.tenant())
	if err != nil {
		return nil, fmt.Errorf("listing the days of reports: %w", err)
	}
	first := map[string]timescale.Date{}
	for _, d := range days {
		if first[d.ConferenceID].IsZero() {
			first[d.ConferenceID] = d.DueOn
		}
	}
	all := make([]Waiting, len(rows))
	for i, row := range rows {
		all[i] = Waiting{ID: row.ID, Family: row.FamilyID, Conference: conference.ID(row.ID), On: row.HeldOn}
		if by := first[row.ID]; !by.IsZero() {
			all[i].On = by
		}
	}
	return all, nil
}

// NeedsAskedFor are what is asked for and not arranged at conferences to come.
func (r *Reading) NeedsAskedFor() ([]Waiting, error) {
	rows, err := r.q.NeedsAskedFor(r.ctx, r.tenant())
	if err != nil {
		return nil, fmt.Errorf("listing what is to be arranged: %w", err)
	}
	all := make([]Waiting, len(rows))
	for i, row := range rows {
		all[i] = Waiting{ID: row.ID, Family: row.FamilyID, Conference: conference.ID(row.ConferenceID), On: row.HeldOn}
	}
	return all, nil
}
