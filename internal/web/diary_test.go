package web_test

import (
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"kith/access"
	"kith/conference"
	"kith/diary"
	"kith/internal/store"
	"kith/internal/testcase/browser"
	"kith/internal/testcase/world"
)

func TestAChairKeepsADiaryAndTheUnitFindsATimeByIt(t *testing.T) {
	t.Parallel()

	w := world.New(t, store.SQLite)
	w.CheckChairs()
	id := string(w.Requested("Kai Example"))
	file := filepath.Join(t.TempDir(), "calendar.ics")
	if err := os.WriteFile(file, []byte("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Dentist\r\nDTSTART:20261202T093000\r\nDTEND:20261202T173000\r\n"+
		"RRULE:FREQ=WEEKLY;COUNT=20\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	chair := w.Browser(t, w.Chair, browser.Width(360))
	chair.Go("/meetings")
	chair.Click("your diary")
	chair.Sees("Your diary", "Nothing is typed in.")
	chair.Click("Add a weekly time")
	chair.Check("Friday")
	chair.Fill("From what time?", "1pm")
	chair.Fill("Until what time?", "12pm")
	chair.Click("Add this time")
	chair.Sees("It must end after it begins")
	chair.Fill("Until what time?", "5pm")
	chair.Click("Add this time")
	chair.Sees("Every Friday, 1pm to 5pm")
	chair.Click("Add a time")
	chair.FillDate("First day", "7", "12", "2026")
	chair.FillDate("Last day", "9", "12", "2026")
	chair.Click("Add this time")
	chair.Sees("Monday 7 December 2026 to Wednesday 9 December 2026")
	chair.Click("Choose a calendar file")
	chair.Click("Read this file")
	chair.Sees("Choose your calendar file")
	chair.Attach("Calendar file", file)
	chair.Click("Read this file")
	chair.Sees("A calendar file was read on")
	chair.DoesNotSee("Dentist")
	chair.MeetsWCAG()
	chair.NoSidewaysScroll()
	chair.Screenshot("diary-phone")
	chair.Resize(1280)
	chair.Screenshot("diary-wide")
	chair.Click("Take out : Every Friday, 1pm to 5pm")
	chair.DoesNotSee("Every Friday")

	unit := w.Browser(t, w.Unit)
	unit.Go("/meetings")
	unit.Click("Police teams and interpreters")
	unit.Click("Add a police team or an interpreter")
	unit.Choose("An interpreter")
	unit.Fill("What are they called?", "Ewa Nowak")
	unit.Click("Keep this")
	unit.Sees("Enter the languages that the interpreter speaks")
	unit.Fill("An interpreter’s languages", "Polish")
	unit.Click("Keep this")
	unit.Sees("Ewa Nowak", "Polish")
	unit.Go("/meetings/" + id + "/slots")
	unit.Check("Ewa Nowak, interpreter (Polish)")
	unit.Click("Look again")
	unit.Sees("Interpreter", "Ewa Nowak", "It gives up nothing.")
	unit.MeetsWCAG()
	unit.Screenshot("slots-wide")
	unit.Resize(360)
	unit.Screenshot("slots-phone")
	unit.Resize(1280)

	c := w.Client(t, w.Unit)
	booking := url.Values{
		"on-day": {"7"}, "on-month": {"12"}, "on-year": {"2026"}, "begins": {"10am"}, "venue": {"Town Hall"},
		"chair": {string(w.Chair.Account)}, "recorder": {string(w.Recorder.Account)}, "needed": {string(w.Listed(diary.Interpreter, "Ewa Nowak"))},
	}
	warned := c.Post("/meetings/"+id+"/book", booking)
	if said := warned.Said(t); warned.Status != http.StatusUnprocessableEntity || !strings.Contains(said, "The chair’s own diary says that they are not free then") ||
		!strings.Contains(said, "Book it all the same") || strings.Contains(said, "Dentist") {
		t.Errorf("%d %s", warned.Status, said)
	}
	unit.Go("/meetings/" + id + "/book")
	unit.FillDate("Date of the conference", "7", "12", "2026")
	unit.Fill("It begins at", "10am")
	unit.Fill("Where it is held", "Town Hall")
	unit.Select("Chair", "Pat Lindqvist, Conference chair")
	unit.Select("Recorder", "Bea Quinn, Conference recorder")
	unit.Check("Ewa Nowak, interpreter (Polish)")
	unit.Click("Book the conference")
	unit.Sees("The chair’s own diary says that they are not free then")
	unit.MeetsWCAG()
	unit.Screenshot("book-warned-wide")
	unit.Check("Book it all the same")
	unit.Click("Book the conference")
	unit.Sees("Pat Lindqvist", "Ewa Nowak", "Monday 7 December 2026, 10am")
}

var madeAt = regexp.MustCompile(`http://[^/\s]+(/calendar/[A-Za-z0-9_-]{43}\.ics)`)

func TestACalendarProgramIsToldWhenMeetingsAre(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		booked := w.Booked("Kai Example")
		mother := w.Member(booked.Family, access.PartParent, "Mel Example", booked.Children[0].ID)
		w.InviteMember(booked.ID, mother, conference.RoleParent)
		program := w.Nobody(t)
		missing := program.Get("/calendar/" + strings.Repeat("z", 43) + ".ics")
		for who, actor := range map[string]access.Actor{"the chair": w.Chair, "the mother": mother} {
			client := w.Client(t, actor)
			shown := client.Post("/calendar", url.Values{"press": {"make"}})
			m := madeAt.FindStringSubmatch(shown.Body)
			if shown.Status != http.StatusOK || m == nil {
				t.Fatalf("%s: %d %s", who, shown.Status, shown.Said(t))
			}
			if again := client.Get("/calendar"); strings.Contains(again.Body, m[1]) || !strings.Contains(again.Said(t), "You made an address on") {
				t.Errorf("%s: afterwards it says %s", who, again.Said(t))
			}
			file := program.Get(m[1])
			lines := strings.Split(strings.TrimSpace(file.Body), "\r\n")
			if file.Status != http.StatusOK || file.Header.Get("Content-Type") != "text/calendar; charset=utf-8" || file.Header.Get("Cache-Control") != "no-store" {
				t.Errorf("%s: %d %v", who, file.Status, file.Header)
			}
			for _, line := range lines {
				name, value, _ := strings.Cut(line, ":")
				switch {
				case name == "BEGIN", name == "END", name == "VERSION", name == "PRODID", name == "DTSTAMP", name == "UID":
				case line == "SUMMARY:Meeting":
				case (name == "DTSTART" || name == "DTEND") && strings.HasPrefix(value, strings.ReplaceAll(booked.HeldOn.String(), "-", "")):
				default:
					t.Errorf("%s: it says %q", who, line)
				}
			}
			for _, not := range []string{"Example", "Kai", string(booked.ID), string(booked.Family), "conference", "Hall"} {
				if strings.Contains(file.Body, not) {
					t.Errorf("%s: it holds %q", who, not)
				}
			}
			if p := client.Post("/calendar", url.Values{"press": {"withdraw"}}); p.Status != http.StatusSeeOther {
				t.Errorf("%s withdraws it: %d", who, p.Status)
			}
			if p := program.Get(m[1]); p.Status != http.StatusNotFound || p.Body != missing.Body {
				t.Errorf("%s: withdrawn, it answers otherwise than one that never was: %d", who, p.Status)
			}
		}
	})
}

func TestThePagesOfOnesOwnCalendarAreFitToBeSeen(t *testing.T) {
	t.Parallel()

	w := world.New(t, store.SQLite)
	c := newContent(t, w)
	mother := w.Browser(t, c.mother, browser.Width(360))
	mother.Go("/my-plan")
	mother.Click("Or let your phone keep them up to date")
	mother.Sees("Only do this if that is safe for you")
	mother.MeetsWCAG()
	mother.Screenshot("calendar-parent-phone")
	mother.Click("Make an address")
	mother.Sees("It is shown this once")
	mother.MeetsWCAG()
	mother.NoSidewaysScroll()
	mother.Screenshot("calendar-made-phone")
	chair := w.Browser(t, w.Chair)
	chair.Go("/calendar")
	chair.Click("Make an address")
	chair.Go("/calendar")
	chair.Sees("Make a new address", "Withdraw the address")
	chair.MeetsWCAG()
	chair.Screenshot("calendar-chair-wide")
	unit := w.Browser(t, w.Unit)
	unit.Go("/diaries/" + string(w.Listed(diary.Police, "North team")))
	unit.Screenshot("diary-police-wide")
	unit.Go("/diaries")
	unit.Screenshot("diaries-wide")
}
