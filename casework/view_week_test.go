package casework_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/internal/testcase/world"
	"kith/plan"
	"kith/timescale"
)

func weekOf(t *testing.T, w *world.World, who access.Actor, day timescale.Date) casework.Week {
	t.Helper()

	seen, err := w.Desk.ViewWeek(t.Context(), who, day)
	if err != nil {
		t.Fatalf("looking at a week: %v", err)
	}
	return seen.Show()
}

// held are the rows of a day, none where the week does not show it.
func heldOn(week casework.Week, on timescale.Date) []casework.WeekRow {
	for _, day := range week.Days {
		if day.On == on {
			return day.Held
		}
	}
	return nil
}

func TestTheWeekShowsTheUnitEveryConferenceAndOthersTheirOwn(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		room := w.Room("The Garden Room", true)
		first, second := w.Booked("Kai Example"), w.Booked("Ava Example")
		b := w.Booking()
		b.Begins, b.Ends, b.Room, b.Venue, b.Chair = "15:00", "16:30", room, "", w.OtherChair.Account
		if _, err := w.Desk.BookConference(t.Context(), w.Doing(w.Unit), second.ID, b); err != nil {
			t.Fatal(err)
		}
		mother := w.Member(first.Family, access.PartParent, "Mel Example", first.Children[0].ID)

		rows := heldOn(weekOf(t, w, w.Unit, first.HeldOn), first.HeldOn)
		if len(rows) != 2 || rows[0].ID != string(first.ID) || rows[1].ID != string(second.ID) {
			t.Fatalf("the unit's day: %+v", rows)
		}
		if r := rows[1]; r.Begins != "15:00" || r.Ends != "16:30" || r.Room != "The Garden Room" || r.Chair.ID != w.OtherChair.Account ||
			r.Recorder.ID != w.Recorder.Account || r.Kind != conference.Initial || r.State != conference.Booked || r.Children[0].First != "Ava" {
			t.Errorf("the second: %+v", r)
		}
		if rows := heldOn(weekOf(t, w, w.OtherChair, first.HeldOn), first.HeldOn); len(rows) != 1 || rows[0].ID != string(second.ID) || rows[0].CanCover {
			t.Errorf("the other chair's day: %+v", rows)
		}
		for _, who := range []access.Actor{w.GP, w.OtherManager, w.Elsewhere.Unit, w.Elsewhere.SocialWorker} {
			if rows := heldOn(weekOf(t, w, who, first.HeldOn), first.HeldOn); len(rows) != 0 {
				t.Errorf("%s reads of %+v", who.Account, rows)
			}
		}
		if _, err := w.Desk.ViewWeek(t.Context(), mother, first.HeldOn); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("one of the family: %v", err)
		}
		if rows := heldOn(weekOf(t, w, w.Unit, first.HeldOn.AddDays(7)), first.HeldOn); rows != nil {
			t.Errorf("the week after shows %+v", rows)
		}
		if _, err := w.Desk.ChangeConference(t.Context(), w.Doing(w.Unit), first.ID, conference.Change{
			Kind: conference.WasPostponed, Reason: "The room is flooded", Family: "The room could not be used.", AgreedBy: w.Manager.Account,
		}); err != nil {
			t.Fatal(err)
		}
		if rows := heldOn(weekOf(t, w, w.Unit, first.HeldOn), first.HeldOn); len(rows) != 1 {
			t.Errorf("once it is postponed: %+v", rows)
		}
	})
}

func TestTheWeekShowsCoreGroupsToThoseWhoWorkInThem(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		c := carriedBy(t, w)
		on := w.Today().AddDays(10)
		if _, err := w.Desk.PlanMeeting(t.Context(), w.Doing(w.SocialWorker), casework.MeetingPlan{
			Meeting: c.planned.Meeting, On: on, Begins: "14:00", Place: "Hillside Family Centre",
		}); err != nil {
			t.Fatal(err)
		}
		for _, who := range []access.Actor{w.SocialWorker, w.Manager, w.HealthVisitor} {
			rows := heldOn(weekOf(t, w, who, on), on)
			if len(rows) != 1 || rows[0].ID != c.planned.Meeting || rows[0].Group != plan.Protection || rows[0].Begins != "14:00" || rows[0].GroupHeld {
				t.Errorf("%s: %+v", who.Account, rows)
			}
		}
		for _, who := range []access.Actor{w.Unit, w.Chair, w.Teacher, w.OtherSocialWorker} {
			if rows := heldOn(weekOf(t, w, who, on), on); len(rows) != 0 {
				t.Errorf("%s reads of %+v", who.Account, rows)
			}
		}
	})
}

func TestTheWeekNamesBankHolidaysAndTheDaysOfAWeekendOnlyWhereSomethingIsHeld(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		christmas := timescale.NewDate(w.Today().Year(), time.December, 25)
		week := weekOf(t, w, w.Unit, christmas)
		if len(week.Days) != 5 || week.From.Weekday() != time.Monday {
			t.Fatalf("a week of %d days from %s", len(week.Days), week.From.Long())
		}
		for _, day := range week.Days {
			if (day.Holiday != "") != (day.On == christmas) {
				t.Errorf("%s: %q", day.On.Long(), day.Holiday)
			}
		}
		w.CheckChairs()
		b := w.Booking()
		for b.On.Weekday() != time.Saturday {
			b.On = b.On.AddDays(-1)
		}
		if _, err := w.Desk.BookConference(t.Context(), w.Doing(w.Unit), w.Requested("Kai Example"), b); err != nil {
			t.Fatal(err)
		}
		if week := weekOf(t, w, w.Unit, b.On); len(week.Days) != 6 || len(heldOn(week, b.On)) != 1 {
			t.Errorf("the Saturday: %+v", week.Days)
		}
		if week := weekOf(t, w, w.Unit, timescale.Date{}); w.Today().Before(week.From) || w.Today().After(week.From.AddDays(6)) {
			t.Errorf("today is not in the week from %s", week.From.Long())
		}
	})
}

func TestTheWeekSaysWhoIsAwayToWhoeverAnswersForThem(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		c := w.Booked("Kai Example")
		for _, a := range []casework.Away{
			{Who: w.Chair.Account, Cover: w.OtherChair.Account, From: c.HeldOn, Until: c.HeldOn.AddDays(1)},
			{Who: w.SocialWorker.Account, Cover: w.OtherSocialWorker.Account, From: c.HeldOn, Until: c.HeldOn},
		} {
			if _, err := w.Desk.RecordAbsence(t.Context(), w.Doing(w.Unit), a); err != nil {
				t.Fatal(err)
			}
		}
		away := func(who access.Actor) string {
			for _, day := range weekOf(t, w, who, c.HeldOn).Days {
				if day.On != c.HeldOn {
					continue
				}
				var names []string
				for _, one := range day.Away {
					names = append(names, one.Name)
				}
				return strings.Join(names, ", ")
			}
			return "no such day"
		}
		for _, one := range []struct {
			who  access.Actor
			want string
		}{
			{w.Unit, "Pat Lindqvist"},
			{w.Manager, "Jo Reed"},
			{w.SocialWorker, "Jo Reed"},
			{w.Chair, "Pat Lindqvist"},
			{w.OtherManager, ""},
			{w.Teacher, ""},
			{w.Elsewhere.Unit, ""},
		} {
			if got := away(one.who); got != one.want {
				t.Errorf("%s reads that %q are away, not %q", one.who.Account, got, one.want)
			}
		}
		row := heldOn(weekOf(t, w, w.Unit, c.HeldOn), c.HeldOn)[0]
		if !row.ChairAway || !row.CanCover {
			t.Errorf("the unit's row: %+v", row)
		}
		mine := heldOn(weekOf(t, w, w.SocialWorker, c.HeldOn), c.HeldOn)
		if i := slices.IndexFunc(mine, func(r casework.WeekRow) bool { return r.ChairAway }); i >= 0 {
			t.Error("the social worker reads that the chair is away")
		}
	})
}
