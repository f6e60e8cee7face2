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
	"kith/coregroup"
	"kith/deadline"
	"kith/internal/testcase/world"
	"kith/plan"
	"kith/procedure"
)

// behindhand is a family with a plan, of which a visit is late and every report was missed.
func behindhand(w *world.World) *world.Sitting {
	s := w.Sitting("Kai Example")
	mother := s.Joins("Mel Example", s.Child("Kai"))
	s.Opened(mother)
	s.Decides(s.Child("Kai"), conference.ProtectionPlan, mother)
	s.Ends(w.HealthVisitor)
	w.SetDay(w.Today().AddDays(19))
	return s
}

// dateOf is one date of a family as somebody is shown it; false where they are not.
func dateOf(t *testing.T, w *world.World, who access.Actor, f access.FamilyID, is func(casework.DateView) bool) (casework.DateView, bool) {
	t.Helper()
	seen, err := w.Desk.ViewDates(t.Context(), who, f)
	must(t, err)
	all := seen.Show().Dates
	at := slices.IndexFunc(all, is)
	if at < 0 {
		return casework.DateView{}, false
	}
	return all[at], true
}

func ofKey(key procedure.Key) func(casework.DateView) bool {
	return func(d casework.DateView) bool { return d.Key == key }
}

func TestWhyAnythingIsLateIsSaidByWhoeverAnswersForItAndAgreedBySomebodyElse(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		f := behindhand(w).Family
		visit, _ := dateOf(t, w, w.Unit, f, ofKey(procedure.VisitDue))
		say := func(who access.Actor, why string) error {
			return w.Desk.SayWhyLate(t.Context(), w.Doing(who), f, visit.ID, why)
		}
		latest := func() casework.GivenReason {
			t.Helper()
			seen, err := w.Desk.ViewDate(t.Context(), w.Manager, f, visit.ID)
			must(t, err)
			given := seen.Show().Given
			return given[len(given)-1]
		}
		agree := func(who access.Actor, read string) error {
			return w.Desk.AgreeWhyLate(t.Context(), w.Doing(who), f, visit.ID, read)
		}
		if err := agree(w.Manager, ""); !errors.Is(err, deadline.ErrNoneGiven) {
			t.Errorf("agreed to nothing: %v", err)
		}
		if err := say(w.SocialWorker, "  "); !errors.Is(err, deadline.ErrNoReason) {
			t.Errorf("an empty reason: %v", err)
		}
		must(t, say(w.SocialWorker, "Mel was in hospital"))
		first := latest()
		var refused *access.Refused
		if err := agree(w.SocialWorker, first.ID); !errors.As(err, &refused) {
			t.Errorf("the social worker agreed: %v", err)
		}
		must(t, agree(w.Manager, first.ID))
		if got := latest(); got.AgreedBy != w.Manager.Account || got.By != w.SocialWorker.Account {
			t.Errorf("given by %s, agreed by %s", got.By, got.AgreedBy)
		}
		if err := agree(w.Unit, first.ID); !errors.Is(err, deadline.ErrReasonSigned) {
			t.Errorf("agreed twice: %v", err)
		}

		w.Advance(time.Minute) // rows of one moment have no order
		must(t, say(w.Manager, "Mel was in hospital until Tuesday"))
		if got := latest(); got.AgreedBy != "" {
			t.Error("another reason is agreed to with the first")
		}
		if err := agree(w.Unit, first.ID); !errors.Is(err, deadline.ErrReasonNewer) {
			t.Errorf("the unit agreed to what it had not read: %v", err)
		}
		if err := agree(w.Manager, latest().ID); !errors.Is(err, deadline.ErrOwnReason) {
			t.Errorf("the manager agreed to their own: %v", err)
		}
		must(t, agree(w.Unit, latest().ID))
		for _, who := range []access.Actor{w.Unit, w.Manager} {
			rows, err := w.Desk.ViewOverdue(t.Context(), who)
			must(t, err)
			at := slices.IndexFunc(rows.Show().Rows, func(r casework.OverdueRow) bool { return r.ID == visit.ID })
			if at < 0 || rows.Show().Rows[at].Reason != "Mel was in hospital until Tuesday" || rows.Show().Rows[at].AgreedBy.ID != w.Unit.Account ||
				rows.Show().Rows[at].SaidBy.ID != w.Manager.Account {
				t.Errorf("on the list of %s: %+v", who.Account, rows.Show().Rows)
			}
		}
	})
}

func TestWhatIsNotLateNeedsNoReasonAndNothingWaitsForOne(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		f := behindhand(w).Family
		review, _ := dateOf(t, w, w.Unit, f, ofKey(procedure.ReviewFirstDue))
		if err := w.Desk.SayWhyLate(t.Context(), w.Doing(w.SocialWorker), f, review.ID, "It is not"); !errors.Is(err, deadline.ErrNotLate) {
			t.Errorf("%v", err)
		}
		if err := w.Desk.SayWhyLate(t.Context(), w.Doing(w.SocialWorker), f, "never-was", "x"); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("a date that is not there: %v", err)
		}
	})
}

func TestAnAgencySaysWhyItsOwnReportWasLateAndReadsNoOther(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		s := behindhand(w)
		f := s.Family
		of := func(who access.Actor) func(casework.DateView) bool {
			return func(d casework.DateView) bool {
				return d.Key == procedure.ReportsToParentsDue && d.Deadline.Owner == who.Account
			}
		}
		own, there := dateOf(t, w, w.Unit, f, of(w.HealthVisitor))
		if !there || !own.Late {
			t.Fatal("no report of the health visitor’s is late: this test proves nothing")
		}
		must(t, w.Desk.SayWhyLate(t.Context(), w.Doing(w.HealthVisitor), f, own.ID, "I was told on Monday"))
		visit, _ := dateOf(t, w, w.HealthVisitor, f, ofKey(procedure.VisitDue))
		var refused *access.Refused
		if err := w.Desk.SayWhyLate(t.Context(), w.Doing(w.HealthVisitor), f, visit.ID, "x"); !errors.As(err, &refused) {
			t.Errorf("the health visitor answered for the visit: %v", err)
		}
		must(t, w.Desk.SayWhyLate(t.Context(), w.Doing(w.SocialWorker), f, visit.ID, "Mel was in hospital"))

		reads := func(who access.Actor) string {
			t.Helper()
			seen, err := w.Desk.ViewDates(t.Context(), who, f)
			must(t, err)
			var all []string
			for _, d := range seen.Show().Dates {
				all = append(all, d.Reason)
				for _, g := range d.Given {
					all = append(all, g.Said)
				}
			}
			return strings.Join(all, "; ")
		}
		for _, who := range []access.Actor{w.SocialWorker, w.Manager, w.Unit} {
			if text := reads(who); !strings.Contains(text, "hospital") || !strings.Contains(text, "Monday") {
				t.Errorf("%s reads %q", who.Account, text)
			}
		}
		if text := reads(w.HealthVisitor); strings.Contains(text, "hospital") || !strings.Contains(text, "Monday") {
			t.Errorf("the health visitor reads %q", text)
		}
		w.Part(f, access.PartCoreGroup, w.GP)
		if text := reads(w.GP); strings.Contains(text, "hospital") || strings.Contains(text, "Monday") {
			t.Errorf("a member of the core group reads %q", text)
		}
		for _, who := range []access.Actor{w.OtherManager, w.OtherSocialWorker} {
			here := w.Desk.SayWhyLate(t.Context(), w.Doing(who), f, visit.ID, "x")
			nowhere := w.Desk.SayWhyLate(t.Context(), w.Doing(who), "never-was", visit.ID, "x")
			if !errors.Is(here, access.ErrNotFound) || here.Error() != nowhere.Error() {
				t.Errorf("%s is told %v, and of a family that is not there %v", who.Account, here, nowhere)
			}
		}
	})
}

// TestAReasonGivenWithTheCoreGroupItselfIsAgreedToThere has a core group held late, with the reason that its page asks for.
func TestAReasonGivenWithTheCoreGroupItselfIsAgreedToThere(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		s := behindhand(w)
		v := planOf(t, w, s.Child("Kai"), s.Family)
		m := casework.MeetingRecord{
			Meeting: v.Meetings[0].ID, On: w.Today(), RunBy: "Jo Reed", Notes: "It went well", Late: "There was deep snow", Came: map[string]coregroup.Presence{},
		}
		for _, c := range v.Meetings[0].Came {
			m.Came[c.Member.ID] = coregroup.Came
		}
		for _, k := range coregroup.CheckKinds() {
			m.Checks = append(m.Checks, coregroup.Check{Child: s.Child("Kai"), Kind: k, Said: "Well"})
		}
		for _, l := range v.Lines {
			m.Progress = append(m.Progress, casework.Going{Line: l.ID, Going: plan.Started, Words: plan.ProgressWords{Said: "It began"}})
		}
		_, err := w.Desk.RecordMeeting(t.Context(), w.Doing(w.SocialWorker), m)
		must(t, err)

		stands := func() casework.DateView {
			t.Helper()
			d, there := dateOf(t, w, w.Manager, s.Family, ofKey(procedure.CoreGroupFirstDue))
			if !there || !d.Late || d.Reason != "There was deep snow" || d.SaidBy.ID != w.SocialWorker.Account {
				t.Errorf("it stands as %+v", d)
			}
			return d
		}
		d := stands()
		if err := w.Desk.AgreeWhyLate(t.Context(), w.Doing(w.Manager), s.Family, d.ID, ""); err != nil {
			t.Fatal(err)
		}
		if d := stands(); d.AgreedBy.ID != w.Manager.Account {
			t.Errorf("agreed by %q", d.AgreedBy.ID)
		}
		if err := w.Desk.AgreeWhyLate(t.Context(), w.Doing(w.Unit), s.Family, d.ID, ""); !errors.Is(err, deadline.ErrReasonNewer) {
			t.Errorf("agreed twice: %v", err)
		}
	})
}
