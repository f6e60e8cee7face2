package web_test

import (
	"net/url"
	"strings"
	"testing"

	"kith/internal/store"
	"kith/internal/testcase/browser"
	"kith/internal/testcase/world"
)

func TestAParentReadsThePlanAndSaysHowItIsGoing(t *testing.T) {
	t.Parallel()

	w := world.New(t, store.SQLite)
	c := newContent(t, w)
	mother := w.Browser(t, c.mother, browser.Width(360))
	mother.Sees("Read the plan for Kai")
	mother.Click("Read the plan for Kai")
	mother.Sees("You are still Kai’s parent", "What people are worried about", "What I do", "What others do to help us", "What happens if the plan does not work",
		"Hillside Family Centre", "Jo Reed", "My sister has them on Fridays")
	mother.MeetsWCAG()
	mother.NoSidewaysScroll()
	mother.Screenshot("plan-parent-phone")
	mother.Resize(1280)
	mother.Screenshot("plan-parent-wide")
	mother.Click("Say how it is going : Go to the Monday group")
	mother.Choose("Stuck")
	mother.Click("Send")
	mother.Sees("Tell us what got in the way")
	mother.MeetsWCAG()
	mother.Fill("What gets in the way?", "There is no bus on Mondays")
	mother.Click("Send")
	mother.Sees("You said on", "stuck")

	worker := w.Browser(t, w.SocialWorker)
	worker.Sees("Answer what the family proposed")
	worker.Go("/plans/" + string(c.planned.Plan))
	worker.Sees("Kai Example", "Emotional", "Go to the Monday group", "Before the review")
	worker.MeetsWCAG()
	worker.Screenshot("plan-staff-wide")
	worker.Click("Go to the Monday group")
	worker.Sees("There is no bus on Mondays")
	worker.Go("/groups/" + c.planned.Meeting + "/record")
	worker.MeetsWCAG()
	worker.Screenshot("plan-record-wide")
}

func TestLateHelpSaysItIsNotTheFamilysFault(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		c := newContent(t, w)
		w.SetDay(w.Today().AddDays(21))
		said := w.Client(t, c.mother).Get("/my-plan/" + string(c.planned.Plan)).Said(t)
		if !strings.Contains(said, "This is late. This is not your fault.") {
			t.Errorf("the mother reads: %s", said)
		}
		if said := w.Client(t, w.Manager).Get("/").Said(t); !strings.Contains(said, "Help that was offered is late") {
			t.Errorf("the manager reads: %s", said)
		}
		sent := w.Client(t, c.mother).Post("/my-meetings/"+c.planned.Meeting, url.Values{"coming": {"coming"}})
		if sent.Status != 303 {
			t.Errorf("replying: %d %s", sent.Status, sent.Said(t))
		}
	})
}
