package casework_test

import (
	"os/exec"
	"strings"
	"testing"

	"kith/access"
	"kith/internal/store"
	"kith/internal/testcase"
	"kith/internal/testcase/browser"
	"kith/internal/testcase/world"
)

// pages are the pages of a printed file, as text.
func pages(t *testing.T, file string) []string {
	t.Helper()
	said, err := exec.CommandContext(t.Context(), "pdftotext", "-layout", file, "-").Output()
	if err != nil {
		testcase.NotRun(t, "pdftotext", err.Error())
	}
	return strings.Split(strings.TrimSuffix(string(said), "\f"), "\f")
}

func TestTheRecordGoesFromTheRecorderToTheFamilyAndOntoPaper(t *testing.T) {
	t.Parallel()
	w := world.New(t, store.SQLite)
	two := w.TwoFathers(true)
	at := "/record/" + string(two.Conference)

	recorder := w.Browser(t, w.Recorder)
	recorder.Sees("Check the record")
	recorder.Go(at)
	recorder.Screenshot("record/made")
	recorder.Click("I have checked it")
	recorder.Sees("To be signed by the chair")

	chair := w.Browser(t, w.Chair)
	chair.Go(at + "/recipients")
	chair.Sees("Ben Ayre", "about another child")
	chair.Screenshot("record/sign")
	chair.Click("Sign the record and approve the copies")
	chair.Sees("Signed by")

	recorder.Go(at + "/recipients")
	recorder.Click("Issue the copies")
	recorder.Sees("Copies issued", "Mel Example")
	recorder.Screenshot("record/issued")

	copies := map[string]string{}
	for _, c := range recipients(t, w, w.Unit, two).Copies {
		copies[c.Name] = "/records/" + string(c.ID)
	}
	for _, one := range []struct {
		who     access.Actor
		name    string
		without []string
	}{
		{two.Mother, "Mel Example", []string{world.SecretOfStaff, world.SecretOfChair}},
		{two.Col, "Col Batt", []string{"Ava", "Ayre", world.SecretOfStaff, world.SecretOfChair}},
	} {
		reader := w.Browser(t, one.who, browser.Width(360))
		reader.Go(copies[one.name])
		reader.Sees("In short", "What was decided")
		reader.NoSidewaysScroll()
		reader.Screenshot("record/phone-" + strings.Fields(one.name)[0])
		for _, v := range reader.Axe() {
			t.Error(v)
		}
		reader.Go(copies[one.name] + "/print")
		printed := pages(t, reader.PDF("record/"+strings.Fields(one.name)[0]))
		if len(printed) < 2 {
			t.Errorf("%s: %d pages", one.name, len(printed))
		}
		for n, said := range printed {
			if !strings.Contains(said, one.name) || !strings.Contains(said, "Copy number") || !strings.Contains(said, "Page ") {
				t.Errorf("%s: page %d does not say whose it is:\n%s", one.name, n+1, said)
			}
		}
		for _, s := range one.without {
			if strings.Contains(strings.Join(printed, ""), s) {
				t.Errorf("%s: the paper says %q", one.name, s)
			}
		}
		reader.Go(copies[one.name] + "/print?print=large")
		reader.PDF("record/large-" + strings.Fields(one.name)[0])
	}
}
