package web_test

import (
	"strings"
	"testing"
	"time"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/internal/store/gen"
	"kith/internal/testcase"
	"kith/internal/testcase/browser"
	"kith/internal/testcase/world"
	"kith/statement"
)

// TestWhatTheRecorderWritesComesToEveryScreenByItself has four persons at screens of their own. Nobody but the recorder
// presses anything.
func TestWhatTheRecorderWritesComesToEveryScreenByItself(t *testing.T) {
	t.Parallel()
	testcase.Wanted(t, testcase.Chromium)

	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Sitting("Kai Example")
		mother := s.Joins("Mia Example", s.Child("Kai"))
		s.Opened(mother)
		at, db := "/meetings/"+string(s.ID), w.Bare(t)
		const said, hidden = "Kai is at school every day and has friends", "The police are asked to look again"
		wall := s.Run().Wall

		parent, teacher := w.Browser(t, mother, browser.Width(360)), w.Browser(t, w.Teacher)
		chair, recorder := w.Browser(t, w.Chair), w.Browser(t, w.Recorder)
		parent.Go(at + "/room")
		teacher.Go(at + "/room")
		chair.Go(at + "/wall")
		opened := looked(t, db, s, mother)
		chair.Click("Not for everybody")
		chair.Fill("What was said", "Half a sentence of the chair")

		recorder.Go(at + "/wall")
		recorder.Fill("What was said", said)
		recorder.Select("Under", wall[0].Title)
		recorder.Select("It is a", "Fact")
		recorder.Click("Check with the room")
		for _, p := range []*browser.Person{parent, teacher, chair} {
			p.Sees("Is this right?", said)
		}
		recorder.Click("The room agrees")
		for _, p := range []*browser.Person{parent, teacher, chair} {
			p.NoLongerSees("Is this right?")
			p.In(wall[0].Title).Sees(said)
		}
		if got := looked(t, db, s, mother) - opened; got != 2 {
			t.Errorf("two changes that the parent saw left %d entries", got)
		}

		// What is not for the parent comes to the teacher, and their own screen takes nothing.
		s.Writes(casework.Writing{Heading: wall[1].Key, Text: hidden, Kind: statement.Fact, Audience: access.For(access.Professionals)})
		teacher.Sees(hidden)
		chair.Sees(hidden)
		parent.DoesNotSee(hidden)
		if got := looked(t, db, s, mother) - opened; got != 2 {
			t.Errorf("what is hidden from the parent made her screen take the page %d times", got-2)
		}
		for name, p := range map[string]*browser.Person{"parent-360": parent, "teacher-1280": teacher, "chair-1280": chair} {
			p.MeetsWCAG()
			p.NoSidewaysScroll()
			p.Screenshot("follow-" + name)
		}

		// The chair's words and what they opened stand, and what is new in their form waits until they ask for it.
		chair.Sees("Professionals only")
		if got := chair.Value("What was said"); got != "Half a sentence of the chair" {
			t.Errorf("the chair was writing, and has %q", got)
		}
		chair.DoesNotSee("There is something new here")
		w.Invite(s.ID, w.GP, conference.RoleDoctor)
		s.Marks(w.GP, conference.InRoom)
		chair.Sees("There is something new here")
		chair.MeetsWCAG()
		chair.Screenshot("follow-offer-1280")
		chair.Click("Show it")
		chair.NoLongerSees("There is something new here")
		if got := chair.Value("What was said"); got != "Half a sentence of the chair" {
			t.Errorf("after the new form was shown the chair has %q", got)
		}
		chair.Select("Said by", "Dr Ann Pryce, doctor, Market Street Surgery")
		chair.Select("Under", wall[2].Title)
		chair.Select("It is a", "Opinion")
		chair.Click("Keep for later")
		chair.Sees("Half a sentence of the chair", "Not checked yet")
	})
}

func TestAScreenSaysWhenItIsNotConnectedAndBlanksNothing(t *testing.T) {
	t.Parallel()
	testcase.Wanted(t, testcase.Chromium)

	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Sitting("Kai Example")
		mother := s.Joins("Mia Example", s.Child("Kai"))
		s.Opened(mother)
		at := "/meetings/" + string(s.ID)
		heading := s.Run().Wall[0]
		s.Writes(casework.Writing{Heading: heading.Key, Text: "Kai likes school", Kind: statement.Fact})
		parent := w.Browser(t, mother, browser.Width(360))
		parent.Go(at + "/room")
		parent.DoesNotSee("Look again", "Not connected")
		parent.Offline(true)
		parent.Sees("Not connected: what you see is from", "Look again for what is new", "Kai likes school")
		parent.MeetsWCAG()
		parent.NoSidewaysScroll()
		parent.Screenshot("follow-lost-360")
		s.Writes(casework.Writing{Heading: heading.Key, Text: "Kai has friends", Kind: statement.Fact})
		parent.Offline(false)
		parent.Sees("Kai has friends")
		parent.NoLongerSees("Not connected")

		// Only the page asks: the session ends as if nobody were there, and nothing stays on the screen.
		w.Advance(17 * time.Minute)
		parent.NoLongerSees("Kai has friends")
		parent.Sees("We signed you out")
		if got := parent.Address(); !strings.HasPrefix(got, "/sign-in") {
			t.Errorf("the screen shows %s", got)
		}
	})
}

func TestWithoutScriptsALinkLooksAgain(t *testing.T) {
	t.Parallel()
	testcase.Wanted(t, testcase.Chromium)

	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Sitting("Kai Example")
		mother := s.Joins("Mia Example", s.Child("Kai"))
		s.Opened(mother)
		parent := w.Browser(t, mother, browser.Width(360), browser.NoScript)
		parent.Go("/meetings/" + string(s.ID) + "/room")
		s.Writes(casework.Writing{Heading: s.Run().Wall[0].Key, Text: "Kai likes school", Kind: statement.Fact})
		parent.DoesNotSee("Kai likes school")
		parent.Click("Look again for what is new")
		parent.Sees("Kai likes school")
	})
}

// looked counts the entries that somebody's looks at a family have left.
func looked(t *testing.T, db *world.Bare, s *world.Sitting, who access.Actor) int {
	t.Helper()

	n := 0
	err := db.Read(t.Context(), func(q *gen.Queries) error {
		all, err := q.AuditOfFamily(t.Context(), gen.AuditOfFamilyParams{TenantID: who.Tenant, FamilyID: s.Family})
		for _, e := range all {
			if e.AccountID == who.Account && e.Kind == "looked" {
				n++
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}
