package web_test

import (
	"strings"
	"testing"

	"kith/conference"
	"kith/internal/store"
	"kith/internal/testcase/browser"
	"kith/internal/testcase/world"
)

// TestWhoeverWritesALineSaysWhoMayReadIt draws a line of the outline and adds one to a plan, with two parents.
func TestWhoeverWritesALineSaysWhoMayReadIt(t *testing.T) {
	t.Parallel()

	w := world.New(t, store.SQLite)
	s := w.Sitting("Kai Example")
	mother, father := s.Joins("Mel Example", s.Child("Kai")), s.Joins("Ben Ayre", s.Child("Kai"))
	s.Opened(mother, father)
	chair := w.Browser(t, w.Chair, browser.Width(360))
	chair.Go("/meetings/" + string(s.ID) + "/outline")
	chair.Fill("What must change", "Evenings are calm")
	chair.Fill("What will be done", "A class on Tuesdays")
	chair.Select("Who will do it", "Mel Example, parent")
	chair.FillDate("By when", "15", "3", "2027")
	chair.Fill("How we will know", "Mel says so")
	chair.In("For").Check("Kai Example")
	chair.Click("Add the line")
	chair.Sees("Choose who may read this")
	chair.MeetsWCAG()
	chair.NoSidewaysScroll()
	chair.Screenshot("outline-readers-phone")
	chair.Choose("Everybody but Ben Ayre")
	chair.Click("Add the line")
	chair.Sees("A class on Tuesdays", "Who may read it")
	chair.Screenshot("outline-line-readers-phone")
	chair.Resize(1280)
	chair.Screenshot("outline-line-readers-wide")

	s.Decides(s.Child("Kai"), conference.ProtectionPlan, mother, father)
	s.Ends(mother, father)
	mine, err := w.Desk.ViewMyPlans(t.Context(), mother)
	s.Do(err)
	plan := string(mine.Show().Plans[0].ID)
	worker := w.Browser(t, w.SocialWorker, browser.Width(360))
	worker.Go("/plans/" + plan + "/lines/new")
	worker.Screenshot("line-readers-phone")
	worker.Resize(1280)
	worker.MeetsWCAG()
	worker.Screenshot("line-readers-wide")
	worker.Go("/plans/" + plan)
	worker.Click("A class on Tuesdays")
	worker.Sees("Everybody but Ben Ayre")
	worker.Click("Change this line or take it out")
	worker.Sees("Professionals only")
	worker.Fill("Why does it change?", "Both may know of it")
	worker.Choose("Everybody who takes part")
	worker.Click("Change the line")
	if said := w.Client(t, father).Get("/my-plan/" + plan).Said(t); !strings.Contains(said, "A class on Tuesdays") {
		t.Error("the father does not read what he was let read")
	}

	parent := w.Browser(t, mother, browser.Width(360))
	parent.Go("/my-plan/" + plan + "/propose")
	parent.MeetsWCAG()
	parent.NoSidewaysScroll()
	parent.Screenshot("propose-readers-phone")
}
