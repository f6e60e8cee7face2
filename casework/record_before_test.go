package casework_test

import (
	"errors"
	"strings"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/internal/testcase/world"
	"kith/record"
)

// TestTheRecordListsTheReportsAsEachReaderMayKnow looks in every copy for what came before the conference.
func TestTheRecordListsTheReportsAsEachReaderMayKnow(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		two := w.TwoFathers(true)
		copies := issued(t, w, two)
		for _, c := range []struct {
			whose       string
			who         access.Actor
			has, hasNot []string
		}{
			{
				"Mel Example", two.Mother,
				[]string{"Hillside Primary School (Tom Ashby", "Community health (Grace Mensah", "Police (Dev Rao", "No report was given", "Mel Example on", world.MothersAnswer, world.MothersDisagree, world.MothersTalk},
				[]string{"Ben Ayre did not have it", "Col Batt did not have it"},
			},
			{
				"Col Batt", two.Col,
				[]string{"Police (Dev Rao", "There, by telephone"},
				[]string{"Hillside Primary School (Tom Ashby", "Community health (Grace Mensah", "Mel Example on", world.SaidOfAvaAlone, world.SaidOfBoth, world.MothersAnswer, world.MothersDisagree, world.MothersTalk},
			},
			{
				"Tom Ashby", w.Teacher,
				[]string{"Mel Example on", "Ben Ayre did not have it", world.SaidOfBoth, world.MothersAnswer, world.MothersDisagree},
				[]string{world.MothersTalk},
			},
		} {
			said := text(t, w, c.who, copies[c.whose].ID)
			for _, s := range c.has {
				if !strings.Contains(said, s) {
					t.Errorf("%s is not told %q", c.whose, s)
				}
			}
			for _, s := range c.hasNot {
				if strings.Contains(said, s) {
					t.Errorf("%s is told %q", c.whose, s)
				}
			}
		}
	})
}

// TestADissentHasNoNameInAnyCopy looks for the one who dissented beside the dissent.
func TestADissentHasNoNameInAnyCopy(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		two := w.TwoFathers(false)
		copies := issued(t, w, two)
		for name, who := range map[string]access.Actor{"Mel Example": two.Mother, "Tom Ashby": w.Teacher, "Grace Mensah": w.HealthVisitor} {
			seen, err := w.Desk.ViewCopy(t.Context(), who, copies[name].ID)
			if err != nil {
				t.Fatal(err)
			}
			found := false
			for _, s := range seen.Show().Content.Sections {
				for _, i := range s.Items {
					if s.Title == "Dissent" {
						found = true
						if i.By != "" || strings.Contains(i.Text+i.Detail+i.Mark, "Grace") || strings.Contains(i.Text+i.Detail+i.Mark, "ealth visitor") {
							t.Errorf("in the copy of %s: %+v", name, i)
						}
					}
				}
			}
			if !found {
				t.Errorf("%s reads of no dissent", name)
			}
		}
	})
}

func TestAnInvitationEndsWhenTheRecordIsIssued(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		two := w.TwoFathers(true)
		w.Part(two.Family, access.PartCoreGroup, w.HealthVisitor)
		signed(t, w, two)
		if _, err := w.Desk.ViewReports(t.Context(), w.Teacher, two.Conference); err != nil {
			t.Fatalf("before it is issued: %v", err)
		}
		if _, err := w.Desk.IssueRecord(t.Context(), w.Doing(w.Unit), two.Conference, ""); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Desk.ViewReports(t.Context(), w.Teacher, two.Conference); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("the teacher's part goes on: %v", err)
		}
		if _, err := w.Desk.ViewPlan(t.Context(), w.Teacher, "never-was"); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("a plan that never was: %v", err)
		}
		if _, err := w.Desk.ViewReports(t.Context(), w.HealthVisitor, two.Conference); err != nil {
			t.Errorf("the health visitor is in the core group: %v", err)
		}
		families, err := w.Desk.ViewFamilies(t.Context(), w.Teacher)
		if err != nil || len(families.Show()) != 0 {
			t.Errorf("the teacher's families: %+v, %v", families.Show(), err)
		}
		own := func() record.CopyID {
			t.Helper()
			for _, task := range waiting(t, w, w.Teacher) {
				if task.Kind == casework.TaskReadRecord {
					return record.CopyID(task.Subject)
				}
			}
			t.Fatal("the teacher is not told of their copy")
			return ""
		}
		first := own()
		if said := text(t, w, w.Teacher, first); !strings.Contains(said, world.SecretOfStaff) {
			t.Error("it is not a professional's")
		}
		if _, err := w.Desk.OpenCopy(t.Context(), w.Doing(w.Teacher), first); err != nil {
			t.Fatal(err)
		}
		// What is corrected later still reaches whoever had the line.
		var line record.Ref
		seen, err := w.Desk.ViewRecord(t.Context(), w.Recorder, two.Conference)
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range seen.Show().Content.Items() {
			if strings.Contains(i.Text, world.SecretOfKai) {
				line = i.Ref
			}
		}
		if _, err := w.Desk.CorrectRecord(t.Context(), w.Doing(w.Recorder), two.Conference, line, record.CorrectionWords{
			Should: "Kai kept his lunch box in his bag.", Reason: "Col Batt showed us.",
		}); err != nil {
			t.Fatal(err)
		}
		issued(t, w, two)
		if second := own(); second == first || !strings.Contains(text(t, w, w.Teacher, second), "in his bag") {
			t.Error("the teacher has no corrected copy")
		}
	})
}
