package casework_test

import (
	"errors"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/internal/testcase/world"
	"kith/procedure"
)

func TestLatenessIsSeenByTheUnitAndByWhoeverManagesTheFamily(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		id := w.Concern("Kai Example")
		f := w.Enquiry(id).Family
		start(t, w, id)
		seenBy := func(who access.Actor) []casework.OverdueRow {
			t.Helper()
			seen, err := w.Desk.ViewOverdue(t.Context(), who)
			must(t, err)
			return seen.Show().Rows
		}
		if n := len(seenBy(w.Unit)); n != 0 {
			t.Errorf("on the day it began, %d things are late or soon", n)
		}
		last := one(t, kept(t, w, f, "the start"), procedure.InitialConferenceDue).LastDay()
		for _, stand := range []struct {
			what string
			days int
			late bool
		}{{"on its last day", 0, false}, {"the day after", 1, true}} {
			w.SetDay(last.AddDays(stand.days))
			for _, who := range []access.Actor{w.Unit, w.Manager} {
				rows := seenBy(who)
				if len(rows) != 1 || rows[0].Late != stand.late || rows[0].Children[0].First != "Kai" || rows[0].Team == "" {
					t.Errorf("%s %s sees %+v", stand.what, who.Account, rows)
				}
			}
			if n := len(seenBy(w.OtherManager)); n != 0 {
				t.Errorf("%s a manager of other families sees %d", stand.what, n)
			}
		}
		w.Part(f, access.PartProfessional, w.OtherManager)
		if n := len(seenBy(w.OtherManager)); n != 0 {
			t.Errorf("a manager who only takes part in the family sees %d", n)
		}
		for _, who := range []access.Actor{w.SocialWorker, w.Chair, w.Teacher} {
			var refused *access.Refused
			if _, err := w.Desk.ViewOverdue(t.Context(), who); !errors.As(err, &refused) {
				t.Errorf("%s: %v", who.Account, err)
			}
		}
	})
}

// TestThePartOfAnotherConferenceShowsNoDatesOfThisOne has somebody asked to the next conference of the family only.
func TestThePartOfAnotherConferenceShowsNoDatesOfThisOne(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		two := w.TwoFathers(true)
		next := string(w.Requested("Ava Example")) // any conference but the one that was held
		w.PartAt(two.Family, access.PartProfessional, w.GP, next)
		of := func(who access.Actor) (dates int) {
			seen, err := w.Desk.ViewDates(t.Context(), who, two.Family)
			if err != nil {
				t.Fatal(err)
			}
			for _, one := range seen.Show().Dates {
				if one.Subject.ID == string(two.Conference) || one.OfMeeting == two.Conference {
					dates++
				}
			}
			return dates
		}
		if of(w.Unit) == 0 {
			t.Error("the unit sees no date of the conference: this test proves nothing")
		}
		if n := of(w.GP); n != 0 {
			t.Errorf("%d dates of a conference that they were not asked to", n)
		}
	})
}

func TestDatesAreForTheStaffOfTheFamilyAndOfTheEnquiryForThoseWhoMayLookAtIt(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		id := w.Concern("Kai Example")
		e := w.Enquiry(id)
		start(t, w, id)
		w.Part(e.Family, access.PartProfessional, w.Teacher)
		mother := w.Member(e.Family, access.PartParent, "Mel Example", e.Children[0].ID)
		for _, who := range []access.Actor{w.HealthVisitor, w.OtherSocialWorker} {
			_, here := w.Desk.ViewDates(t.Context(), who, e.Family)
			_, nowhere := w.Desk.ViewDates(t.Context(), who, "never-was")
			if !errors.Is(here, access.ErrNotFound) || here.Error() != nowhere.Error() {
				t.Errorf("%s is told %v, and of a family that is not there %v", who.Account, here, nowhere)
			}
		}
		if _, err := w.Desk.ViewDates(t.Context(), mother, e.Family); err == nil {
			t.Error("the mother opened the staff's page")
		}
		for who, want := range map[access.Actor]int{w.SocialWorker: 1, w.Unit: 1, w.Teacher: 0} {
			seen, err := w.Desk.ViewDates(t.Context(), who, e.Family)
			must(t, err)
			if n := len(seen.Show().Dates); n != want {
				t.Errorf("%s sees %d dates, want %d", who.Account, n, want)
			}
		}
	})
}
