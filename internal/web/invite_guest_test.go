package web_test

import (
	"strings"
	"testing"

	"kith/internal/store"
	"kith/internal/testcase"
	"kith/internal/testcase/browser"
	"kith/internal/testcase/world"
)

// TestTheUnitAsksSomebodyWhoDoesNotUseKithAndTheyComeInByACard has a doctor asked to one conference: by telephone, on a small screen.
func TestTheUnitAsksSomebodyWhoDoesNotUseKithAndTheyComeInByACard(t *testing.T) {
	t.Parallel()
	testcase.Wanted(t, testcase.Chromium)

	w := world.New(t, store.SQLite)
	c := w.Booked("Kai Example")
	unit := w.Browser(t, w.Unit)
	look := func(p *browser.Person, name string) {
		t.Helper()
		p.NoSidewaysScroll()
		p.MeetsWCAG()
		p.Screenshot("guest-" + name)
		if !strings.HasSuffix(name, "-wide") {
			return
		}
		p.Resize(360)
		p.NoSidewaysScroll()
		p.Screenshot("guest-" + strings.TrimSuffix(name, "wide") + "360")
		p.Resize(1280)
	}
	unit.Go("/meetings/" + string(c.ID) + "/invited/add")
	unit.Click("Invite somebody who does not use Kith")
	unit.Click("Invite")
	unit.Sees("Write the name of whoever is invited", "Write which agency they come from")
	unit.Fill("Full name", "Dr Amy Poole")
	unit.Fill("Job", "GP")
	unit.Fill("Agency", "Harbour Surgery")
	unit.Fill("Telephone at work (optional)", "01632 960555")
	unit.Select("As", "Doctor")
	look(unit, "invite-wide")
	unit.Click("Invite")
	unit.Sees("Dr Amy Poole", "01632 960555")
	look(unit, "make-card-wide")
	unit.Click("Make the card")
	code := aCode.FindString(unit.Text())
	if code == "" || strings.Contains(unit.Text(), "Kai") {
		t.Fatalf("the card: %s", unit.Text())
	}

	doctor := w.Stranger(t, browser.Width(360))
	doctor.Go("/sign-in/code")
	doctor.Fill("Your code", code)
	doctor.Click("Sign in")
	doctor.Sees("Your card works no more.")
	look(doctor, "account-360")
	doctor.Click("Go to what you were asked to do")
	doctor.Sees("Answer the invitation to the conference", "Write your report")
	look(doctor, "home-360")

	unit.Go("/meetings/" + string(c.ID) + "/invited")
	unit.Sees("For this conference, with a card from the unit")
	look(unit, "invited-wide")
	unit.Click("Take Dr Amy Poole off the list")
	doctor.Go("/")
	doctor.Sees("Choose who to be")
	doctor.DoesNotSee("Answer the invitation")
}
