package web_test

import (
	"strings"
	"testing"

	"kith/access"
	"kith/conference"
	"kith/internal/testcase/world"
)

func TestTheDatesOfACaseSayWhyAndLatenessLeadsToThem(t *testing.T) {
	t.Parallel()

	w := world.New(t, "sqlite")
	s := w.Sitting("Kai Example")
	mother := s.Joins("Mel Example", s.Child("Kai"))
	s.Opened(mother)
	s.Decides(s.Child("Kai"), conference.ProtectionPlan, mother)
	s.Ends(w.HealthVisitor)
	w.SetDay(w.Today().AddDays(19))

	unit := w.Browser(t, w.Unit)
	unit.Resize(1280)
	unit.Go("/lateness")
	unit.Sees("Lateness", "By team", "North team", "by chair")
	unit.Screenshot("lateness-1280")
	wellMade(t, unit)
	unit.Go("/lateness/list?what=late")
	unit.Sees("First core group: Kai", "Last day")
	wellMade(t, unit)
	unit.Resize(360)
	unit.Screenshot("lateness-list-360")
	unit.Go("/families/" + string(s.Family) + "/dates")
	unit.Sees("Late", "To do", "Done", "Missed", "the conference was held")
	for _, size := range []int{360, 1280} {
		unit.Resize(size)
		unit.Screenshot("dates-" + map[int]string{360: "360", 1280: "1280"}[size])
	}
	wellMade(t, unit)

	sheet := w.Client(t, w.Unit).Get("/lateness/list.csv?what=late")
	for name, want := range map[string]string{
		"Cache-Control": "no-store", "Content-Type": "text/csv; charset=utf-8", "Content-Disposition": `attachment; filename="lateness.csv"`,
	} {
		if got := sheet.Header.Get(name); got != want {
			t.Errorf("of the sheet, %s is %q", name, got)
		}
	}
	if !strings.Contains(sheet.Body, "First core group,Kai,") {
		t.Errorf("the sheet lacks what the list shows: %s", sheet.Body)
	}
	if got := w.Client(t, w.Teacher).Get("/lateness/list.csv"); got.Status < 400 {
		t.Errorf("the teacher gets the sheet: %d", got.Status)
	}
	for _, who := range []access.Actor{mother, w.GP} {
		if got := w.Client(t, who).Get("/families/" + string(s.Family) + "/dates"); got.Status < 400 {
			t.Errorf("%s gets %d", who.Account, got.Status)
		}
	}
}
