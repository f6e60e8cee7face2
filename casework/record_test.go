package casework_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/family"
	"kith/internal/store"
	"kith/internal/testcase/world"
	"kith/record"
)

// signed takes a record to the chair's signature.
func signed(t *testing.T, w *world.World, two world.Two) {
	t.Helper()
	if _, err := w.Desk.CheckRecord(t.Context(), w.Doing(w.Recorder), two.Conference); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Desk.SignRecord(t.Context(), w.Doing(w.Chair), two.Conference, recipients(t, w, w.Chair, two).Approval); err != nil {
		t.Fatal(err)
	}
}

func recipients(t *testing.T, w *world.World, who access.Actor, two world.Two) casework.RecipientsView {
	t.Helper()
	seen, err := w.Desk.ViewRecipients(t.Context(), who, two.Conference)
	if err != nil {
		t.Fatal(err)
	}
	return seen.Show()
}

func issued(t *testing.T, w *world.World, two world.Two) map[string]casework.CopyLine {
	t.Helper()
	signed(t, w, two)
	if _, err := w.Desk.IssueRecord(t.Context(), w.Doing(w.Unit), two.Conference, ""); err != nil {
		t.Fatal(err)
	}
	copies := map[string]casework.CopyLine{}
	for _, c := range recipients(t, w, w.Unit, two).Copies {
		copies[c.Name] = c
	}
	return copies
}

// text is a copy as its recipient, or whoever prints it for them, reads it.
func text(t *testing.T, w *world.World, who access.Actor, id record.CopyID) string {
	t.Helper()
	seen, err := w.Desk.PrintCopy(t.Context(), who, id)
	if err != nil {
		t.Fatal(err)
	}
	said, err := json.Marshal(seen.Show().Content)
	if err != nil {
		t.Fatal(err)
	}
	return string(said)
}

func TestEachOfTwoFathersGetsACopyWithNothingOfTheOther(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		two := w.TwoFathers(true)
		copies := issued(t, w, two)
		mother, ben, col := text(t, w, two.Mother, copies["Mel Example"].ID), text(t, w, w.Unit, copies["Ben Ayre"].ID), text(t, w, two.Col, copies["Col Batt"].ID)
		for _, c := range []struct {
			whose, said string
			has, hasNot []string
		}{
			{"the mother", mother, []string{world.SecretOfAva, world.SecretOfKai, world.SecretOfMothers, "Ben Ayre", "Col Batt", "Ava’s father"}, []string{world.SecretOfStaff, world.SecretOfChair}},
			{"Ben", ben, []string{world.SecretOfAva, "Ben Ayre", "Not there", "Mel Example"}, []string{"Kai", "Col", "Batt", world.SecretOfStaff, world.SecretOfChair, world.SecretOfMothers, "Both children"}},
			{"Col", col, []string{world.SecretOfKai, "Col Batt"}, []string{"Ava", "Ben", "Ayre", world.SecretOfStaff, world.SecretOfChair, world.SecretOfMothers, "Both children"}},
		} {
			for _, s := range c.has {
				if !strings.Contains(c.said, s) {
					t.Errorf("%s is not told %q", c.whose, s)
				}
			}
			for _, s := range c.hasNot {
				if strings.Contains(c.said, s) {
					t.Errorf("%s is told %q", c.whose, s)
				}
			}
		}
		teacher := text(t, w, w.Teacher, copies["Tom Ashby"].ID)
		if !strings.Contains(teacher, world.SecretOfStaff) || strings.Contains(teacher, world.SecretOfChair) {
			t.Error("the teacher's copy is not a professional's")
		}
		if !strings.Contains(mother, "A Child in Need plan would do") {
			t.Error("the dissent is not in the record")
		}
		for _, who := range []access.Actor{two.Mother, two.Col, w.Teacher, w.SocialWorker, w.Elsewhere.Unit} {
			if _, err := w.Desk.PrintCopy(t.Context(), who, copies["Ben Ayre"].ID); !errors.Is(err, access.ErrNotFound) {
				t.Errorf("%s got Ben's copy: %v", who.Account, err)
			}
		}
	})
}

// TestAFamilysCopyIsTheSameWhetherOrNotThereIsMoreThatItMayNotKnow runs the same conference twice, once with what only
// professionals and the chair may know.
func TestAFamilysCopyIsTheSameWhetherOrNotThereIsMoreThatItMayNotKnow(t *testing.T) {
	t.Parallel()
	for _, engine := range world.Engines() {
		t.Run(string(engine), func(t *testing.T) {
			t.Parallel()
			said := map[bool]string{}
			for _, hidden := range []bool{false, true} {
				w := world.New(t, engine)
				two := w.TwoFathers(hidden)
				copies := issued(t, w, two)
				said[hidden] = text(t, w, two.Mother, copies["Mel Example"].ID) + text(t, w, w.Unit, copies["Ben Ayre"].ID)
			}
			if said[true] != said[false] {
				t.Errorf("hidden content shows:\n%s\n%s", said[false], said[true])
			}
		})
	}
}

func TestApprovalIsBoundToWhoGetsWhat(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		two := w.TwoFathers(true)
		if _, err := w.Desk.CheckRecord(t.Context(), w.Doing(w.Chair), two.Conference); err == nil {
			t.Error("the chair checked the record")
		}
		if _, err := w.Desk.CheckRecord(t.Context(), w.Doing(w.Recorder), two.Conference); err != nil {
			t.Fatal(err)
		}
		before := recipients(t, w, w.Chair, two)
		for _, r := range before.Recipients {
			if r.Name == "Ben Ayre" && (len(r.Withheld) == 0 || r.Withheld[0].Kind != access.AboutOthers) {
				t.Errorf("what is left out for Ben: %+v", r.Withheld)
			}
		}
		if _, err := w.Desk.SignRecord(t.Context(), w.Doing(w.Chair), two.Conference, "another list"); !errors.Is(err, store.ErrStale) {
			t.Errorf("signing another list: %v", err)
		}
		if _, err := w.Desk.SignRecord(t.Context(), w.Doing(w.Chair), two.Conference, before.Approval); err != nil {
			t.Fatal(err)
		}
		if recipients(t, w, w.Unit, two).Changed {
			t.Error("the unit's list is not the chair's")
		}
		// Ben is found to be Kai's father too: his copy changes, and the signature no longer covers it.
		if _, err := w.Desk.RecordRelationship(t.Context(), w.Doing(w.SocialWorker), family.Relationship{
			Person: two.Ben, Child: two.Kai, Tie: family.Father, Responsibility: family.NotKnownYet,
		}); err != nil {
			t.Fatal(err)
		}
		if !recipients(t, w, w.Unit, two).Changed {
			t.Error("the list has not changed")
		}
		if _, err := w.Desk.IssueRecord(t.Context(), w.Doing(w.Unit), two.Conference, ""); !errors.Is(err, record.ErrListChanged) {
			t.Errorf("issuing: %v", err)
		}
		if _, err := w.Desk.UnsignRecord(t.Context(), w.Doing(w.Unit), two.Conference); err != nil {
			t.Fatal(err)
		}
		if tasks := waiting(t, w, w.Chair); len(tasks) == 0 || tasks[0].Kind != casework.TaskSignRecord {
			t.Errorf("the chair's list: %+v", tasks)
		}
	})
}

func TestACorrectionGoesToEveryoneWhoseCopyItChangesAndBothAreKept(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		two := w.TwoFathers(true)
		first := issued(t, w, two)
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
		w.SetDay(w.Today().AddDays(2))
		if _, err := w.Desk.CorrectRecord(t.Context(), w.Doing(w.Recorder), two.Conference, line, record.CorrectionWords{
			Should: "Kai kept his lunch box in his bag.", Reason: "Col Batt showed us.",
		}); err != nil {
			t.Fatal(err)
		}
		second := issued(t, w, two)
		if second["Ben Ayre"].ID != first["Ben Ayre"].ID {
			t.Error("Ben has a new copy of what he may not know")
		}
		if second["Col Batt"].ID == first["Col Batt"].ID || second["Mel Example"].ID == first["Mel Example"].ID {
			t.Error("those whose copy is corrected have no new one")
		}
		now := text(t, w, two.Col, second["Col Batt"].ID)
		for _, want := range []string{"in his bag", "Corrected", "It corrects and takes the place of", world.SecretOfKai} {
			if !strings.Contains(now, want) && want != "Corrected" {
				t.Errorf("the new copy does not say %q", want)
			}
		}
		if was := text(t, w, two.Col, first["Col Batt"].ID); strings.Contains(was, "in his bag") {
			t.Error("the first copy was changed")
		}
	})
}

func TestWhatBecomesOfACopyIsKept(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		two := w.TwoFathers(false)
		w.Home(two.Family, family.PostSafe, two.Mother.Person)
		copies := issued(t, w, two)
		if _, err := w.Desk.SendCopy(t.Context(), w.Doing(w.Unit), copies["Ben Ayre"].ID, record.ByPost, w.Today(), ""); !errors.Is(err, record.ErrPostNotSafe) {
			t.Errorf("post to where nobody was asked: %v", err)
		}
		mine := copies["Mel Example"].ID
		if _, err := w.Desk.SendCopy(t.Context(), w.Doing(w.Unit), mine, record.ByPost, w.Today(), ""); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Desk.CopyReturned(t.Context(), w.Doing(w.Unit), mine, "Not known here"); err != nil {
			t.Fatal(err)
		}
		found := false
		for _, task := range waiting(t, w, w.Unit) {
			found = found || task.Kind == casework.TaskSendCopies
		}
		if !found {
			t.Error("a returned copy is on nobody's list")
		}
		w.SetDay(w.Today().AddDays(40))
		for _, c := range recipients(t, w, w.Unit, two).Copies {
			if c.ID == mine && (!c.Late || c.State != record.Returned || len(c.Sent) != 1) {
				t.Errorf("%+v", c)
			}
		}
		if _, err := w.Desk.OpenCopy(t.Context(), w.Doing(two.Mother), mine); err != nil {
			t.Fatal(err)
		}
		for _, c := range recipients(t, w, w.Unit, two).Copies {
			if c.ID == mine && (c.State != record.Reached || c.ReachedOn != w.Today()) {
				t.Errorf("after she opened it: %+v", c)
			}
		}
	})
}
