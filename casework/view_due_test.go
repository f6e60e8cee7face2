package casework_test

import (
	"errors"
	"slices"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/enquiry"
	"kith/internal/testcase/world"
	"kith/procedure"
)

// due is what is due from somebody, by their own part and as a manager.
func due(t *testing.T, w *world.World, who access.Actor) casework.DueView {
	t.Helper()
	seen, err := w.Desk.ViewDue(t.Context(), who)
	must(t, err)
	return seen.Show()
}

func keyed(rows []casework.DueRow, key procedure.Key) (casework.DueRow, bool) {
	at := slices.IndexFunc(rows, func(r casework.DueRow) bool { return r.Key == key })
	if at < 0 {
		return casework.DueRow{}, false
	}
	return rows[at], true
}

// ofTeam reports whether a manager is warned of something, of the team whose it is.
func ofTeam(rows []casework.OverdueRow, key procedure.Key) bool {
	return slices.ContainsFunc(rows, func(r casework.OverdueRow) bool { return r.Key == key && r.Team == "North team" })
}

func TestTheOwnerIsWarnedThenTheirManagerAndACorrectedDateWithdrawsBoth(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		id := w.Concern("Kai Example")
		start(t, w, id)
		d := one(t, kept(t, w, w.Enquiry(id).Family, "the discussion"), procedure.InitialConferenceDue)
		owner := w.SocialWorker
		if d.Owner != owner.Account {
			owner = w.Unit // whose it is is the procedure's to say
		}
		stands := func(when string, near bool, team bool) {
			t.Helper()
			row, there := keyed(due(t, w, owner).Own, procedure.InitialConferenceDue)
			if near && !there || row.Near != near {
				t.Errorf("%s: on the owner's list: %t, near: %t", when, there, row.Near)
			}
			list, err := w.Desk.ViewNext(t.Context(), owner)
			must(t, err)
			if (list.Show().Near > 0) != near {
				t.Errorf("%s: %d days near are counted", when, list.Show().Near)
			}
			if there := ofTeam(due(t, w, w.Manager).Team, procedure.InitialConferenceDue); there != team {
				t.Errorf("%s: the manager is warned: %t", when, there)
			}
		}
		stands("long before", false, false)
		w.SetDay(d.WarnOn)
		stands("on the day of the warning", true, false)
		w.SetDay(d.LastDay().AddDays(-1))
		stands("the day before the last", true, true)

		again := discussed(w)
		again.Starts, again.HeldOn = false, w.Today()
		_, err := w.Desk.RecordStrategyDiscussion(t.Context(), w.Doing(w.SocialWorker), id, again)
		must(t, err)
		e := w.Enquiry(id)
		_, err = w.Desk.CorrectStart(t.Context(), w.Doing(w.SocialWorker), id, casework.EnquiryStart{
			Discussion: e.Discussions[1].ID, StartedOn: w.Today(), Reason: "The first was about another child",
		})
		must(t, err)
		stands("after the correction", false, false)

		_, err = w.Desk.ProposeOutcome(t.Context(), w.Doing(w.SocialWorker), id, casework.Proposal{
			Outcome: enquiry.NoFurtherAction, Reason: "Nothing was found", Alone: "It was about somebody else",
		})
		must(t, err)
		_, err = w.Desk.ConcludeEnquiry(t.Context(), w.Doing(w.Manager), id, "I agree")
		must(t, err)
		if _, there := keyed(due(t, w, owner).Own, procedure.InitialConferenceDue); there {
			t.Error("what is not needed any more is due")
		}
	})
}

func TestWhatIsDueIsForStaffAlone(t *testing.T) {
	t.Parallel()
	w := world.New(t, "sqlite")
	booked := w.Booked("Kai Example")
	mother := w.Member(booked.Family, access.PartParent, "Mel Example", booked.Children[0].ID)
	var refused *access.Refused
	if _, err := w.Desk.ViewDue(t.Context(), mother); !errors.As(err, &refused) && !errors.Is(err, access.ErrNotFound) {
		t.Errorf("%v", err)
	}
	if len(due(t, w, w.GP).Own) > 0 {
		t.Error("somebody without a part in any family has something due")
	}
}
