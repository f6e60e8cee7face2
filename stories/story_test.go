package stories

import (
	"strconv"
	"testing"
	"time"

	"kith/access"
	"kith/internal/testcase"
	"kith/internal/testcase/browser"
	"kith/internal/testcase/world"
	"kith/timescale"
)

// story is one family's way, and the screens of everyone who has a part in it.
type story struct {
	*world.World

	t       testing.TB
	screens map[access.AccountID]*screen
	people  map[string]access.Actor // of the family, by full name, once they can sign in
	open    bool                    // whether a conference is under way
	team    []access.Actor          // the professionals at the conference, where not all who were asked to the first
}

// screen is somebody's browser, and the day on which they last signed in.
type screen struct {
	*browser.Person

	day timescale.Date
}

// tell runs a story on each engine, in a partnership that works by Cornwall’s procedure.
func tell(t *testing.T, told func(s *story)) {
	t.Helper()

	testcase.Wanted(t, "Chromium")
	world.Each(t, func(t *testing.T, w *world.World) {
		told(&story{World: w, t: t, screens: map[access.AccountID]*screen{}, people: map[string]access.Actor{}})
	}, world.Procedure("cornwall"))
}

// at brings somebody to their own page: by signing in, on a day on which they have not yet, or else by the link that is
// on every page. Family members have a telephone and no scripts, the staff a desk.
func (s *story) at(who access.Actor) *browser.Person {
	s.t.Helper()

	p, there := s.screens[who.Account]
	switch {
	case !there:
		with := []browser.Option{browser.Width(1280)}
		if who.Office == access.FamilyMember {
			with = []browser.Option{browser.Width(360), browser.NoScript}
		}
		p = &screen{Person: s.Browser(s.t, who, with...)}
		s.screens[who.Account] = p
	case p.day != s.Today():
		p.Go(world.DoorFor(who)) // yesterday's session has ended
	case who.Office == access.FamilyMember:
		p.Click("Kith")
	default:
		p.Click("What to do next")
	}
	p.day = s.Today()
	return p.Person
}

// one is somebody of the family who can sign in, by full name.
func (s *story) one(name string) *browser.Person {
	s.t.Helper()

	who, there := s.people[name]
	if !there {
		s.t.Fatalf("%s cannot sign in yet", name)
	}
	return s.at(who)
}

// signIn notes the sign-in that somebody of the family was given, whose page the person is on.
func (s *story) signIn(name string, person access.PersonID) {
	s.t.Helper()

	accounts, err := s.DB.AllAccounts(s.t.Context(), s.Tenant.ID)
	if err != nil {
		s.t.Fatalf("finding the sign-in of %s: %v", name, err)
	}
	for _, a := range accounts {
		if a.Person == person {
			s.people[name] = access.Actor{Tenant: s.Tenant.ID, Account: a.ID, Person: person, Office: access.FamilyMember}
			return
		}
	}
	s.t.Fatalf("%s was given no sign-in", name)
}

// on moves the clock to nine in the morning of a day of December 2026.
func (s *story) on(day int) {
	s.SetDay(timescale.NewDate(2026, time.December, day))
}

// onThe moves the clock to nine in the morning of any day.
func (s *story) onThe(day timescale.Date) { s.SetDay(day) }

// date types a date under a legend.
func date(p *browser.Person, legend string, d timescale.Date) {
	p.FillDate(legend, strconv.Itoa(d.Day()), strconv.Itoa(int(d.Month())), strconv.Itoa(d.Year()))
}
