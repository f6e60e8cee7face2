package store

import (
	"fmt"
	"strconv"
	"strings"

	"kith/access"
	"kith/conference"
	"kith/internal/store/gen"
	"kith/timescale"
)

// SetDayAside keeps what belonged to a conference's day as what belonged to an earlier one, and leaves nothing of it where
// the next day would take it for its own: who was there, talks, reasons, how far it came, turns, scores, views, decisions
// and what was to come after. The words on the wall, what the children were heard to say and the outline plan stay.
func (tx *Tx) SetDayAside(p access.Pass, id conference.ID, change string) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	t, f, c := tx.tenant(), p.Family(), string(id)
	if err := tx.q.KeepEarlierDay(tx.ctx, gen.KeepEarlierDayParams{TenantID: t, FamilyID: f, ConferenceID: c, ChangeID: change}); err != nil {
		return fmt.Errorf("keeping an earlier day: %w", err)
	}
	invited, err := tx.invitations(p, id)
	if err != nil {
		return err
	}
	for _, i := range invited {
		if anew, was := i.Anew(); was {
			if err := tx.SaveInvitation(p, anew); err != nil {
				return err
			}
		}
	}
	for _, drop := range []func() error{
		func() error {
			return tx.q.DropTalks(tx.ctx, gen.DropTalksParams{TenantID: t, FamilyID: f, ConferenceID: c})
		},
		func() error {
			return tx.q.DropReasons(tx.ctx, gen.DropReasonsParams{TenantID: t, FamilyID: f, ConferenceID: c})
		},
		func() error {
			return tx.q.DropAgendaSteps(tx.ctx, gen.DropAgendaStepsParams{TenantID: t, FamilyID: f, ConferenceID: c})
		},
		func() error {
			return tx.q.DropRoundTurns(tx.ctx, gen.DropRoundTurnsParams{TenantID: t, FamilyID: f, ConferenceID: c})
		},
		func() error {
			return tx.q.DropScores(tx.ctx, gen.DropScoresParams{TenantID: t, FamilyID: f, ConferenceID: c})
		},
		func() error {
			return tx.q.HideScores(tx.ctx, gen.HideScoresParams{TenantID: t, FamilyID: f, ConferenceID: c})
		},
		func() error {
			return tx.q.DropPlanViews(tx.ctx, gen.DropPlanViewsParams{TenantID: t, FamilyID: f, ConferenceID: c})
		},
		func() error {
			return tx.q.DropDecisions(tx.ctx, gen.DropDecisionsParams{TenantID: t, FamilyID: f, ConferenceID: c})
		},
		func() error {
			return tx.q.DropNextSteps(tx.ctx, gen.DropNextStepsParams{TenantID: t, FamilyID: f, ConferenceID: c})
		},
		func() error {
			return tx.q.DropCoreGroupChoices(tx.ctx, gen.DropCoreGroupChoicesParams{TenantID: t, ConferenceID: c})
		},
	} {
		if err := drop(); err != nil {
			return fmt.Errorf("beginning a day anew: %w", err)
		}
	}
	return nil
}

// SetReasonsAside keeps the chair's reasons for opening as those of the day that was adjourned. Whoever is there leaves.
func (tx *Tx) SetReasonsAside(p access.Pass, id conference.ID, change string) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	t, f, c := tx.tenant(), p.Family(), string(id)
	if err := tx.q.KeepEarlierReasons(tx.ctx, gen.KeepEarlierReasonsParams{TenantID: t, FamilyID: f, ConferenceID: c, ChangeID: change}); err != nil {
		return fmt.Errorf("keeping the reasons of a day: %w", err)
	}
	if err := tx.q.DropOpeningReasons(tx.ctx, gen.DropOpeningReasonsParams{TenantID: t, FamilyID: f, ConferenceID: c}); err != nil {
		return fmt.Errorf("beginning a day anew: %w", err)
	}
	invited, err := tx.invitations(p, id)
	if err != nil {
		return err
	}
	for _, i := range invited {
		if left, was := i.Adjourned(tx.now); was {
			if err := tx.SaveInvitation(p, left); err != nil {
				return err
			}
		}
	}
	return nil
}

// GatesMet notes of which gates what they ask for was there after all: their reasons stand no more.
func (tx *Tx) GatesMet(p access.Pass, id conference.ID, met []conference.GateKey) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	for _, g := range met {
		if err := tx.q.GateMet(tx.ctx, gen.GateMetParams{
			TenantID: tx.tenant(), FamilyID: p.Family(), ConferenceID: string(id), Gate: string(g), MetAt: tx.now,
		}); err != nil {
			return fmt.Errorf("noting that a reason was not needed: %w", err)
		}
	}
	return nil
}

// DaysGivenUp are the days on which a conference was to be held and was not, or did not come to its end, the first first.
// That much everybody asked to it may know, with why in the words that were written for the family; the reason itself is in
// the change.
func (r *Reading) DaysGivenUp(p access.Pass, id conference.ID) ([]conference.DayGivenUp, error) {
	rows, err := r.q.DaysGivenUp(r.ctx, gen.DaysGivenUpParams{TenantID: r.tenant(), FamilyID: p.Family(), ConferenceID: string(id)})
	if err != nil {
		return nil, fmt.Errorf("reading the days given up: %w", err)
	}
	if len(rows) == 0 {
		return nil, nil
	}
	family, err := r.forFamily(p, id)
	if err != nil {
		return nil, err
	}
	all := make([]conference.DayGivenUp, len(rows))
	for i, row := range rows {
		all[i] = conference.DayGivenUp{Change: row.ID, Kind: conference.ChangeKind(row.Change), On: row.WasOn, Why: family[row.ID]}
	}
	return all, nil
}

// Cancelled is when a conference was cancelled, the day on which it was to be held, if it had one, and why in the words
// that the family reads. Everybody asked to it may know that much. False where it is not cancelled.
func (r *Reading) Cancelled(p access.Pass, id conference.ID) (day conference.DayGivenUp, at timescale.Date, is bool, err error) {
	rows, err := r.q.CancelledBy(r.ctx, gen.CancelledByParams{TenantID: r.tenant(), FamilyID: p.Family(), ConferenceID: string(id)})
	if err != nil {
		return day, at, false, fmt.Errorf("reading when a conference was cancelled: %w", err)
	}
	if len(rows) == 0 {
		return day, at, false, nil
	}
	family, err := r.forFamily(p, id)
	row := rows[0]
	return conference.DayGivenUp{Change: row.ID, Kind: conference.WasCancelled, On: row.WasOn, Why: family[row.ID]}, row.At.Date(), true, err
}

// EarlierDays are what belonged to earlier days of a conference, each shut as it was on its day: a talk for the chair who
// had it and the one it was with, a score that was not shown for whoever gave it.
func (r *Reading) EarlierDays(p access.Pass, id conference.ID) ([]access.Held[conference.Earlier], error) {
	rows, err := ifAny(r, p.Family(), id, "EarlierDays", r.q.EarlierDays, gen.EarlierDaysParams{
		TenantID: r.tenant(), FamilyID: p.Family(), ConferenceID: string(id),
	})
	if err != nil {
		return nil, fmt.Errorf("reading earlier days: %w", err)
	}
	if len(rows) == 0 {
		return nil, nil
	}
	invited, err := r.invitations(p, id)
	if err != nil {
		return nil, err
	}
	seats := map[string]conference.Invitation{}
	for _, i := range invited {
		seats[i.ID] = i
	}
	linked, err := r.linked(p.Family())
	if err != nil {
		return nil, err
	}
	held := make([]access.Held[conference.Earlier], len(rows))
	for n, row := range rows {
		e := conference.Earlier{
			Change: row.ChangeID, Kind: conference.EarlierKind(row.Kind), Invitation: row.InvitationID, Child: row.ChildID,
			State: row.State, By: access.AccountID(row.ByAccount), At: row.FromAt,
		}
		if held[n], err = r.earlier(p, id, e, row, seats[row.InvitationID], linked); err != nil {
			return nil, err
		}
	}
	return held, nil
}

func (r *Reading) earlier(p access.Pass, id conference.ID, e conference.Earlier, row gen.EarlierDay, seat conference.Invitation,
	linked map[access.PersonID][]access.PersonID,
) (access.Held[conference.Earlier], error) {
	open := func(place string, words any) error { return r.unseal(p.Family(), place, row.Sealed, words) }
	everyone, about := access.For(access.Everyone), []access.PersonID{}
	if e.Child != "" {
		about = append(about, e.Child)
	}
	switch e.Kind {
	case conference.EarlierAttendance:
		return shut(e, seat, linked), nil
	case conference.EarlierTalk:
		var w conference.TalkWords
		err := open("talk/"+e.Invitation, &w)
		e.Text = w.Agreed + w.Reason // one or the other
		return access.Hold(e, access.For(access.Named, seat.Party(), access.Party(e.By)), nil, ""), err
	case conference.EarlierReason:
		var w conference.GateWords
		e.Gate = conference.GateKey(row.Part)
		err := open("gate/"+string(id)+"/"+row.Part, &w)
		e.Text = w.Why
		if _, child, one := strings.Cut(row.Part, ":"); one {
			about = append(about, access.PersonID(child))
		}
		return access.Hold(e, everyone, about, ""), err
	case conference.EarlierItem:
		e.Item = row.Part
		return access.Hold(e, everyone, nil, ""), open("step/"+string(id)+"/"+row.Part, &e.Text)
	case conference.EarlierScore:
		s := conference.Score{Child: e.Child, Invitation: e.Invitation}
		err := open(scorePlace(s), &s.Words)
		if e.State, e.Text = strconv.Itoa(s.Words.Value), s.Words.Reason; s.Words.Passed {
			e.State = ""
		}
		if row.Audience != "" && err == nil { // those of days before there were closed parts have none
			everyone, err = access.ParseAudience(row.Audience)
		}
		if row.More != "shown" {
			everyone = access.For(access.Named, seat.Party())
		}
		return access.Hold(e, everyone, about, seat.Party()), err
	case conference.EarlierView:
		audience, err := access.ParseAudience(row.Audience)
		if err != nil {
			return access.Held[conference.Earlier]{}, fmt.Errorf("reading an earlier view: %w", err)
		}
		v := conference.View{Child: e.Child, Invitation: e.Invitation}
		err = open(viewPlace(v), &v.Words)
		e.Text = v.Words.Text
		return access.Hold(e, audience, about, access.Party(e.By)), err
	case conference.EarlierDecision:
		var w conference.DecisionWords
		err := open(decisionPlace(row.Was), &w)
		e.Text = w.Reasons
		return access.Hold(e, everyone, about, ""), err
	case conference.EarlierNextSteps:
		var w conference.NextWords
		err := open(nextPlace(id), &w)
		e.Text = w.Place
		return access.Hold(e, access.For(access.Professionals), nil, ""), err
	case conference.EarlierDanger, conference.EarlierLine: // what the chair left behind is kept apart: see left_behind.go
	}
	return access.Hold(e, access.For(access.Named), nil, ""), nil
}
