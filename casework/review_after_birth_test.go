package casework_test

import (
	"testing"

	"kith/casework"
	"kith/conference"
	"kith/internal/testcase/world"
)

func TestEachChildIsToBeVisitedOnce(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		withPlans(t, w, conference.ProtectionPlan)
		visits := map[string]int{}
		for _, task := range waiting(t, w, w.SocialWorker) {
			if task.Kind != casework.TaskVisit {
				continue
			}
			for _, child := range task.Children {
				visits[child.First]++
			}
		}
		if visits["Ava"] != 1 || visits["Kai"] != 1 || len(visits) != 2 {
			t.Errorf("children to visit: %v", visits)
		}
	})
}

// TestABirthBringsTheReviewForward says that the review owed after a birth is due by the day that the procedure counts
// from the birth, when that is sooner than the one set already.
func TestABirthBringsTheReviewForward(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		id, err := w.Desk.RecordConcern(t.Context(), w.Doing(w.SocialWorker), casework.Concern{
			Agency: "Midwifery", Source: "3D", What: "What the midwife said", ReferredOn: w.Today(),
			Children: []casework.ConcernChild{{Expected: w.Today().AddDays(20)}, {Name: "Kai Example", Born: w.Today().AddDays(-900)}},
		})
		if err != nil {
			t.Fatal(err)
		}
		e := w.Enquiry(id)
		p := &planned{w: w, f: e.Family, ava: e.Children[0].ID, kai: e.Children[1].ID}
		if e.Children[0].First == "Kai" {
			p.ava, p.kai = p.kai, p.ava
		}
		p.close(t, conference.PreBirth, "", conference.Closing{
			Decisions: []conference.Decision{decision(p.ava, conference.ProtectionPlan)}, NextSteps: conference.NextSteps{LeadWorker: w.SocialWorker.Account},
		})
		due := func() casework.ConferenceRow {
			t.Helper()
			list, err := w.Desk.ViewConferences(t.Context(), w.Unit)
			if err != nil {
				t.Fatal(err)
			}
			for _, row := range list.Show().ToBook {
				if row.Kind == conference.Review {
					return row
				}
			}
			t.Fatal("no review is to be booked")
			return casework.ConferenceRow{}
		}
		before := due().DueOn
		w.SetDay(w.Today().AddDays(18))
		if _, err := w.Desk.RecordBirth(t.Context(), w.Doing(w.SocialWorker), p.ava, casework.Birth{Name: "Sol Example", Sex: "F", On: w.Today()}); err != nil {
			t.Fatal(err)
		}
		if after := due().DueOn; !after.Before(before) || !after.After(w.Today()) {
			t.Errorf("due by %s before the birth and by %s after it", before, after)
		}
	})
}
