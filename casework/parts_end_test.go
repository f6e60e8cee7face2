package casework_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/internal/store"
	"kith/internal/testcase/world"
	"kith/plan"
	"kith/record"
)

// takesPart reports whether somebody has a part at a conference now.
func takesPart(t *testing.T, w *world.World, at world.Two, who access.Actor, kind access.PartKind) bool {
	t.Helper()
	seen, err := w.Desk.ViewFamily(t.Context(), w.Unit, at.Family)
	if err != nil {
		t.Fatal(err)
	}
	return slices.ContainsFunc(seen.Show().Staff, func(h store.PartHolder) bool {
		return h.Account == who.Account && h.Kind == kind && h.For == string(at.Conference)
	})
}

// TestChairAndRecorderTakePartUntilTheRecordIsIssuedAndAgainForACorrection has the chair on the list of those who get it.
func TestChairAndRecorderTakePartUntilTheRecordIsIssuedAndAgainForACorrection(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		two := w.TwoFathers(true)
		w.ChairOnTheList(two)
		looks := func(who access.Actor) error {
			_, err := w.Desk.ViewRecord(t.Context(), who, two.Conference)
			return err
		}
		own := func() record.CopyID {
			t.Helper()
			for _, task := range waiting(t, w, w.Chair) {
				if task.Kind == casework.TaskReadRecord {
					return record.CopyID(task.Subject)
				}
			}
			t.Fatal("the chair is not told of their copy")
			return ""
		}
		mother := issued(t, w, two)["Mel Example"].ID
		ended := func(when string) {
			t.Helper()
			if takesPart(t, w, two, w.Chair, access.PartChair) || takesPart(t, w, two, w.Recorder, access.PartRecorder) {
				t.Errorf("%s: chair or recorder still take part", when)
			}
			if err := looks(w.Chair); !errors.Is(err, access.ErrNotFound) {
				t.Errorf("%s: the chair reads the record being made: %v", when, err)
			}
			if _, err := w.Desk.PrintCopy(t.Context(), w.Chair, mother); !errors.Is(err, access.ErrNotFound) {
				t.Errorf("%s: the chair prints the mother's copy: %v", when, err)
			}
		}
		ended("once it is issued")
		first := own()
		if view, said := shown(t, w, w.Chair, first); view.HeldBack || !strings.Contains(said, world.SecretOfChair) {
			t.Errorf("the chair's copy is not what was given to the chair: %s", said)
		}
		if _, err := w.Desk.OpenCopy(t.Context(), w.Doing(w.Chair), first); err != nil {
			t.Fatal(err)
		}
		// The next conference of the family gives nothing at this one.
		w.PartAt(two.Family, access.PartChair, w.Chair, "the next conference")
		if err := looks(w.Chair); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("a part at another conference opens this record: %v", err)
		}

		correctAsUnit(t, w, two)
		if !takesPart(t, w, two, w.Chair, access.PartChair) || !takesPart(t, w, two, w.Recorder, access.PartRecorder) {
			t.Error("chair or recorder have no part in the correction")
		}
		issued(t, w, two)
		ended("once it is issued anew")
		if second := own(); second == first || !strings.Contains(text(t, w, w.Chair, second), "in his bag") {
			t.Error("the chair has no corrected copy")
		}
	})
}

// onPlan is a conference that gave Kai a protection plan, up to its record issued.
func onPlan(t *testing.T, w *world.World, s *world.Sitting) world.Two {
	t.Helper()
	kai := s.Child("Kai")
	mother := s.Joins("Mia Example", kai)
	s.Opened(mother)
	s.Decides(kai, conference.ProtectionPlan, mother)
	s.Ends(mother, w.Teacher)
	two := world.Two{Conference: s.ID, Family: s.Family, Kai: kai, Mother: mother}
	issued(t, w, two)
	return two
}

func TestAChairTakesPartWhileAPlanOfTheirConferenceGoesOnAndSomebodyIsLeftToTell(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		two := onPlan(t, w, w.Sitting("Kai Example"))
		plans, err := w.Desk.ViewFamily(t.Context(), w.Chair, two.Family)
		if err != nil || len(plans.Show().Plans) != 1 {
			t.Fatalf("the chair has no part while the plan goes on: %v", err)
		}
		if takesPart(t, w, two, w.Recorder, access.PartRecorder) {
			t.Error("the recorder still takes part")
		}
		id := plans.Show().Plans[0].ID
		w.SetDay(w.Today().AddDays(30))
		if _, err := w.Desk.EndPlan(t.Context(), w.Doing(w.SocialWorker), casework.PlanEnding{
			Plan: id, Ground: plan.TransferAccepted, EndedOn: w.Today(), Evidence: "The other authority took it over", Family: "You live elsewhere now",
		}); err != nil {
			t.Fatal(err)
		}
		seen, err := w.Desk.ViewPlan(t.Context(), w.Chair, id)
		if err != nil {
			t.Fatalf("the chair has no part while people are to be told: %v", err)
		}
		owed := seen.Show().Ending.Owed
		if len(owed) < 2 {
			t.Fatalf("too few are to be told for the test to prove anything: %+v", owed)
		}
		for i, who := range owed {
			if _, err := w.Desk.ViewPlan(t.Context(), w.Chair, id); err != nil {
				t.Fatalf("before number %d is told the chair has no part: %v", i+1, err)
			}
			if _, err := w.Desk.TellEnding(t.Context(), w.Doing(w.SocialWorker), casework.EndingTold{
				Plan: id, Who: []access.Party{who.Party}, How: "in person", On: w.Today(),
			}); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := w.Desk.ViewPlan(t.Context(), w.Chair, id); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("the chair still takes part when all is done: %v", err)
		}
	})
}

// shutOut takes somebody's way in away.
func shutOut(t *testing.T, w *world.World, who access.Actor) {
	t.Helper()
	if _, err := w.Desk.SetAccount(t.Context(), w.Doing(access.Operator(w.Tenant.ID)), who.Account, false); err != nil {
		t.Fatal(err)
	}
}

func TestTheUnitNamesAnotherChairToSignOnceWhoeverChairedHasLeft(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		two := w.TwoFathers(true)
		name := func(who access.Actor) error {
			_, err := w.Desk.NameSigner(t.Context(), w.Doing(w.Unit), two.Conference, who.Account)
			return err
		}
		if err := name(w.OtherChair); !errors.Is(err, casework.ErrSignerNotNeeded) {
			t.Errorf("while the chair may sign: %v", err)
		}
		shutOut(t, w, w.Chair)
		lists(t, w, "before it is checked", w.Unit, nil, casework.TaskNameSigner)
		if _, err := w.Desk.CheckRecord(t.Context(), w.Doing(w.Recorder), two.Conference); err != nil {
			t.Fatal(err)
		}
		lists(t, w, "once it is checked", w.Unit, []casework.TaskKind{casework.TaskNameSigner})
		for _, wrong := range []access.Actor{{}, w.Chair, w.SocialWorker, w.Unit} {
			if err := name(wrong); !errors.Is(err, conference.ErrNotAChair) {
				t.Errorf("%q may not sign: %v", wrong.Account, err)
			}
		}
		if _, err := w.Desk.NameSigner(t.Context(), w.Doing(w.SocialWorker), two.Conference, w.OtherChair.Account); !refused(err) {
			t.Errorf("the social worker names who signs: %v", err)
		}
		if err := name(w.OtherChair); err != nil {
			t.Fatal(err)
		}
		lists(t, w, "once another is named", w.Unit, nil, casework.TaskNameSigner)
		lists(t, w, "once named", w.OtherChair, []casework.TaskKind{casework.TaskSignRecord})
		if _, err := w.Desk.SignRecord(t.Context(), w.Doing(w.OtherChair), two.Conference, recipients(t, w, w.OtherChair, two).Approval); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Desk.IssueRecord(t.Context(), w.Doing(w.Unit), two.Conference, ""); err != nil {
			t.Fatal(err)
		}
		if err := name(w.OtherChair); !errors.Is(err, casework.ErrIssuedAlready) {
			t.Errorf("once it is issued: %v", err)
		}
		correctAsUnit(t, w, two)
		if !takesPart(t, w, two, w.OtherChair, access.PartChair) {
			t.Error("whoever signed last has no part in the correction")
		}
	})
}

// correctAsUnit has the unit correct what the record says of Kai.
func correctAsUnit(t *testing.T, w *world.World, two world.Two) {
	t.Helper()
	seen, err := w.Desk.ViewRecord(t.Context(), w.Unit, two.Conference)
	if err != nil {
		t.Fatal(err)
	}
	var line record.Ref
	for _, i := range seen.Show().Content.Items() {
		if strings.Contains(i.Text, world.SecretOfKai) {
			line = i.Ref
		}
	}
	if _, err := w.Desk.CorrectRecord(t.Context(), w.Doing(w.Unit), two.Conference, line, record.CorrectionWords{
		Should: "Kai kept his lunch box in his bag.", Reason: "Col Batt showed us.",
	}); err != nil {
		t.Fatal(err)
	}
}
