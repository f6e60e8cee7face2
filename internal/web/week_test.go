package web_test

import (
	"strings"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/family"
	"kith/internal/store"
	"kith/internal/testcase"
	"kith/internal/testcase/browser"
	"kith/internal/testcase/world"
)

// TestTheDayOfAChairWhoCannotComeInABrowser goes from the week to the chair's day, does all of it in one press, records who was
// told, and looks at what one of the family reads.
func TestTheDayOfAChairWhoCannotComeInABrowser(t *testing.T) {
	t.Parallel()
	testcase.Wanted(t, testcase.Chromium)

	w := world.New(t, store.SQLite)
	w.Room("The Garden Room", true)
	first, second := w.Booked("Kai Example"), w.Booked("Ava Example")
	mother := w.Member(first.Family, access.PartParent, "Mel Example", first.Children[0].ID)
	w.InviteMember(first.ID, mother, conference.RoleParent)
	nan, err := w.Desk.AddPerson(t.Context(), w.Doing(w.SocialWorker), casework.NewPerson{
		Family: first.Family, Kind: family.Adult, Details: family.Details{Name: "Nan Example"},
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Desk.Invite(t.Context(), w.Doing(w.Unit), first.ID, casework.NewInvitation{Person: nan, Role: conference.RoleRelative}); err != nil {
		t.Fatal(err)
	}
	look := func(p *browser.Person, name string) {
		t.Helper()
		p.NoSidewaysScroll()
		p.MeetsWCAG()
		p.Screenshot("week-" + name)
	}

	unit := w.Browser(t, w.Unit)
	unit.Go("/week?from=" + first.HeldOn.String())
	unit.Sees("Initial conference: Kai", "Initial conference: Ava", "Pat Lindqvist chairs")
	look(unit, "unit-wide")
	unit.Resize(360)
	look(unit, "unit-phone")
	unit.Resize(1280)
	unit.Go("/chairs/" + string(w.Chair.Account) + "/away")
	look(unit, "away-wide")
	unit.FillDate("First day", "15", "12", "2026")
	unit.Click("See the conferences")
	unit.Sees("Pat Lindqvist, on Tuesday 15 December 2026")
	unit.Go("/chairs/" + string(w.Chair.Account) + "/away/" + first.HeldOn.String() + "/" + first.HeldOn.String())
	unit.Sees("Noor Haddad chairs it, on the same day at the same time", "Kai", "Ava")
	look(unit, "cover-wide")
	unit.Click("Do all of this")
	unit.Sees("Enter the reason", "Choose who agreed")
	unit.Fill("Why?", "The chair cannot come that day")
	unit.Select("Who agreed?", "Ruth Adeyemi, Team manager")
	unit.Resize(360)
	look(unit, "cover-phone")
	unit.Click("Do all of this")
	unit.Sees("Who has not been told yet", "1 person is still to be told.")
	look(unit, "to-tell-phone")
	unit.Go("/meetings/" + string(first.ID) + "/tell")
	unit.Check("Nan Example")
	unit.Select("How?", "Telephone")
	look(unit, "tell-phone")
	unit.Click("Record who was told")
	unit.Sees("Everybody who cannot sign in has been told.")
	unit.Go("/meetings/" + string(first.ID))
	unit.Sees("Noor Haddad chairs it in the place of Pat Lindqvist", "Told: Nan Example, telephone", "Agreed by Ruth Adeyemi")

	parent := w.Browser(t, mother, browser.Width(360))
	parent.Go("/")
	parent.Sees("Noor Haddad runs the meeting now. Before, it was going to be Pat Lindqvist.", "This is why: Someone who is needed to run the meeting could not be there.")
	look(parent, "parent-home-phone")
	chair := w.Browser(t, w.OtherChair)
	chair.Go("/week?from=" + second.HeldOn.String())
	chair.Sees("Noor Haddad chairs")
	if strings.Contains(chair.HTML(), "The chair cannot come") {
		t.Error("a chair is offered what is the unit's")
	}
	look(chair, "chair-wide")
}
