package casework_test

import (
	"encoding/json"
	"strings"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/family"
	"kith/internal/testcase/world"
	"kith/record"
)

// tie is the relationship of somebody to a child, as those who correct it see it.
func tie(t *testing.T, w *world.World, who, child access.PersonID) family.Relationship {
	t.Helper()
	seen, err := w.Desk.ViewPerson(t.Context(), w.SocialWorker, who)
	if err != nil {
		t.Fatal(err)
	}
	for _, one := range seen.Show().Family.Ties {
		if one.Person == who && one.Child == child {
			return one
		}
	}
	t.Fatal("no such relationship")
	return family.Relationship{}
}

// shown is whatever a look at a copy gives out.
func shown(t *testing.T, w *world.World, who access.Actor, id record.CopyID) (casework.CopyView, string) {
	t.Helper()
	seen, err := w.Desk.PrintCopy(t.Context(), who, id)
	if err != nil {
		t.Fatal(err)
	}
	said, err := json.Marshal(seen.Show()) //nolint:musttag // all there is, by whatever name
	if err != nil {
		t.Fatal(err)
	}
	return seen.Show(), string(said)
}

// TestACopyIsHeldBackOnceItsRecipientMayKnowLess narrows whom the mother's part reaches after her copy was issued.
func TestACopyIsHeldBackOnceItsRecipientMayKnowLess(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		two := w.TwoFathers(true)
		first := issued(t, w, two)
		mine := first["Mel Example"].ID
		if _, said := shown(t, w, two.Mother, mine); !strings.Contains(said, world.SecretOfKai) {
			t.Fatal("her copy does not hold what it should: the test proves nothing")
		}
		w.SetDay(w.Today().AddDays(1))
		if _, err := w.Desk.LetIn(t.Context(), w.Doing(w.SocialWorker), casework.WayIn{Person: two.Mother.Person, Children: []access.PersonID{two.Ava}}); err != nil {
			t.Fatal(err)
		}
		for whose, who := range map[string]access.Actor{"the mother": two.Mother, "the unit, printing": w.Unit} {
			view, said := shown(t, w, who, mine)
			if !view.HeldBack || strings.Contains(said, "Ava") || strings.Contains(said, "Kai") || view.Number != "" {
				t.Errorf("%s is still given the copy: %s", whose, said)
			}
		}
		if _, err := w.Desk.OpenCopy(t.Context(), w.Doing(two.Mother), mine); err != nil {
			t.Fatal(err)
		}
		for _, c := range recipients(t, w, w.Unit, two).Copies {
			if c.ID == mine && (c.State == record.Reached || !c.HeldBack) {
				t.Errorf("a copy that was not shown counts as with her, or is not held back: %+v", c)
			}
			if c.ID != mine && c.HeldBack {
				t.Errorf("the copy of %s is held back", c.Name)
			}
		}
		if !has(waiting(t, w, w.Unit), casework.TaskIssueAnew) {
			t.Error("nobody in the safeguarding unit has it to do")
		}
		if _, err := w.Desk.SendCopy(t.Context(), w.Doing(w.Unit), mine, record.GivenInHand, w.Today(), ""); err == nil {
			t.Error("a copy that is held back was sent")
		}

		second := issued(t, w, two)
		if second["Mel Example"].ID == mine || second["Ben Ayre"].ID != first["Ben Ayre"].ID || second["Col Batt"].ID != first["Col Batt"].ID {
			t.Error("another than her has a new copy, or she has none")
		}
		view, said := shown(t, w, two.Mother, second["Mel Example"].ID)
		if view.HeldBack || !strings.Contains(said, world.SecretOfAva) || strings.Contains(said, "Kai") {
			t.Errorf("the new copy is not hers: %s", said)
		}
		if old, _ := shown(t, w, two.Mother, mine); !old.HeldBack || old.Newer != second["Mel Example"].ID {
			t.Error("the old copy does not lead to the new one")
		}
		if has(waiting(t, w, w.Unit), casework.TaskIssueAnew) {
			t.Error("it still waits once it is done")
		}
	})
}

// TestACopyIsHeldBackFromSomebodyWhoTurnsOutNotToBeTheParent is for a father who does not sign in.
func TestACopyIsHeldBackFromSomebodyWhoTurnsOutNotToBeTheParent(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		two := w.TwoFathers(false)
		if _, err := w.Desk.RecordRelationship(t.Context(), w.Doing(w.SocialWorker), family.Relationship{
			Person: two.Ben, Child: two.Kai, Tie: family.StepParent, Responsibility: family.NotKnownYet,
		}); err != nil {
			t.Fatal(err)
		}
		ben := issued(t, w, two)["Ben Ayre"].ID
		if view, said := shown(t, w, w.Unit, ben); view.HeldBack || !strings.Contains(said, world.SecretOfKai) {
			t.Fatal("his copy does not hold what it should: the test proves nothing")
		}
		now := tie(t, w, two.Ben, two.Kai)
		if _, err := w.Desk.CorrectRelationship(t.Context(), w.Doing(w.SocialWorker), casework.RelationshipChange{
			Person: two.Ben, ID: now.ID, Now: now, InError: true, Reason: "It was another man of that name.",
		}); err != nil {
			t.Fatal(err)
		}
		if view, said := shown(t, w, w.Unit, ben); !view.HeldBack || strings.Contains(said, "Kai") {
			t.Errorf("it is still printed: %s", said)
		}
		if !has(waiting(t, w, w.Unit), casework.TaskIssueAnew) {
			t.Error("nobody has it to do")
		}
	})
}

func has(tasks []casework.Task, kind casework.TaskKind) bool {
	for _, one := range tasks {
		if one.Kind == kind {
			return true
		}
	}
	return false
}
