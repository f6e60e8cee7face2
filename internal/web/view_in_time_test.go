package web_test

import (
	"strings"
	"testing"

	"kith/conference"
	"kith/internal/testcase/world"
)

func TestFiguresOfWhatWasInTimeLeadToTheCasesBehindThem(t *testing.T) {
	t.Parallel()

	w := world.New(t, "sqlite")
	s := w.Sitting("Kai Example")
	mother := s.Joins("Mel Example", s.Child("Kai"))
	s.Opened(mother)
	s.Decides(s.Child("Kai"), conference.ProtectionPlan, mother)
	s.Ends(w.HealthVisitor)
	w.SetDay(w.Today().AddDays(120))

	unit := w.Browser(t, w.Unit)
	for _, size := range []int{1280, 360} {
		name := map[int]string{360: "360", 1280: "1280"}[size]
		unit.Resize(size) // wellMade leaves another width
		unit.Go("/in-time")
		unit.Sees("In time", "Initial conferences in time", "1\u00a0of\u00a01", "100%", "By agency")
		unit.Screenshot("in-time-" + name)
		wellMade(t, unit)
		unit.Resize(size)
		unit.Click("By team")
		unit.Sees("Core groups in time", "North team", "All")
		unit.Screenshot("in-time-by-team-" + name)
		wellMade(t, unit)
		unit.Resize(size)
		unit.Go("/in-time/core-groups?by=team&of=North+team")
		unit.Sees("North team", "Month by month")
		unit.Screenshot("in-time-team-" + name)
		wellMade(t, unit)
		unit.Resize(size)
		unit.Resize(size)
		unit.Go("/in-time/core-groups")
		unit.Sees("Core groups in time", "0%", "Month by month")
		unit.Screenshot("in-time-figure-" + name)
		wellMade(t, unit)
		unit.Go("/in-time/core-groups/cases?what=late")
		unit.Sees("First core group: Kai", "Late")
		wellMade(t, unit)
		unit.Resize(size)
		unit.Go("/due")
		unit.Screenshot("due-" + name)
		wellMade(t, unit)
	}

	sheet := w.Client(t, w.Unit).Get("/in-time/sheet.csv")
	if sheet.Header.Get("Content-Type") != "text/csv; charset=utf-8" || !strings.Contains(sheet.Body, "Initial conferences in time,All,2026-12,1,1") {
		t.Errorf("the sheet: %s", sheet.Body)
	}
	if strings.Contains(sheet.Body, "Kai") {
		t.Error("the sheet of figures names a child")
	}
	byChair := w.Client(t, w.Unit).Get("/in-time/sheet.csv?by=chair")
	if !strings.Contains(byChair.Body, "Records in time,Pat Lindqvist,") || strings.Contains(byChair.Body, "Kai") {
		t.Errorf("the sheet by chair: %s", byChair.Body)
	}
	if nobody := w.Client(t, w.Unit).Get("/in-time/core-groups/cases.csv?by=team&of=South+team"); strings.Contains(nobody.Body, "Kai") {
		t.Errorf("the sheet of another team: %s", nobody.Body)
	}
	ofTeam := w.Client(t, w.Unit).Get("/in-time/core-groups/cases.csv?by=team&of=North+team&what=late")
	if !strings.Contains(ofTeam.Body, "First core group,Kai,") {
		t.Errorf("the sheet of the team's cases: %s", ofTeam.Body)
	}
	cases := w.Client(t, w.Unit).Get("/in-time/core-groups/cases.csv?what=late")
	if !strings.Contains(cases.Body, "First core group,Kai,") {
		t.Errorf("the sheet of cases: %s", cases.Body)
	}
	for _, at := range []string{"/in-time", "/in-time/sheet.csv", "/in-time/core-groups", "/in-time/core-groups/cases", "/in-time/core-groups/cases.csv", "/counted/not-heard"} {
		if got := w.Client(t, w.Teacher).Get(at); got.Status < 400 {
			t.Errorf("the teacher gets %s: %d", at, got.Status)
		}
	}
	for _, at := range []string{"/in-time/nothing", "/counted/nothing"} {
		if got := w.Client(t, w.Unit).Get(at); got.Status != 404 {
			t.Errorf("%s is answered with %d", at, got.Status)
		}
	}
}
