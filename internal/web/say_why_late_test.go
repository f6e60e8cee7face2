package web_test

import (
	"net/url"
	"strings"
	"testing"

	"kith/conference"
	"kith/internal/testcase/world"
	"kith/procedure"
)

func TestWhyAVisitIsLateIsSaidAndAgreedOnThePageOfItsDate(t *testing.T) {
	t.Parallel()

	w := world.New(t, "sqlite")
	s := w.Sitting("Kai Example")
	mother := s.Joins("Mel Example", s.Child("Kai"))
	s.Opened(mother)
	s.Decides(s.Child("Kai"), conference.ProtectionPlan, mother)
	s.Ends(w.HealthVisitor)
	w.SetDay(w.Today().AddDays(19))
	seen, err := w.Desk.ViewDates(t.Context(), w.Unit, s.Family)
	if err != nil {
		t.Fatal(err)
	}
	at := ""
	for _, d := range seen.Show().Dates {
		if d.Key == procedure.VisitDue {
			at = "/families/" + string(s.Family) + "/dates/" + d.ID
		}
	}

	worker := w.Browser(t, w.SocialWorker)
	worker.Resize(1280)
	worker.Go("/families/" + string(s.Family) + "/dates")
	worker.Sees("Say why it is late")
	wellMade(t, worker)
	worker.Go(at)
	worker.Click("Save this reason")
	worker.Sees("Enter why it is late")
	worker.Fill("Why is it late?", "Mel was in hospital, and Kai with his aunt in Leeds")
	worker.Click("Save this reason")
	worker.Sees("Late", "Mel was in hospital", "Jo Reed, Social worker")
	worker.Go(at)
	worker.Sees("The reason that stands", "Nobody yet")
	worker.DoesNotSee("I agree to this reason")
	wellMade(t, worker)

	manager := w.Browser(t, w.Manager)
	for _, size := range []int{1280, 360} {
		manager.Resize(size)
		manager.Go(at)
		manager.Screenshot("why-late-" + map[int]string{360: "360", 1280: "1280"}[size])
		wellMade(t, manager)
	}
	manager.Click("I agree to this reason")
	manager.Sees("Agreed by", "Ruth Adeyemi")
	manager.Resize(1280)
	manager.Go("/lateness/list?what=late")
	manager.Sees("Mel was in hospital", "Said by", "Agreed by")
	wellMade(t, manager)
	sheet := w.Client(t, w.Manager).Get("/lateness/list.csv?what=late")
	if !strings.Contains(sheet.Body, "Mel was in hospital") {
		t.Errorf("the sheet of a manager who may read it lacks the reason: %s", sheet.Body)
	}
	for _, page := range []string{at, "/families/" + string(s.Family) + "/dates"} {
		if got := w.Client(t, w.HealthVisitor).Get(page); got.Status != 200 || strings.Contains(got.Body, "hospital") {
			t.Errorf("the health visitor at %s: %d, %s", page, got.Status, got.Said(t))
		}
		if got := w.Client(t, mother).Get(page); got.Status < 400 {
			t.Errorf("the mother gets %s: %d", page, got.Status)
		}
	}
	if got := w.Client(t, w.HealthVisitor).Send(at, url.Values{"once": {"a key"}, "why": {"x"}}); got.Status < 400 {
		t.Errorf("the health visitor answers for the visit: %d", got.Status)
	}
}
