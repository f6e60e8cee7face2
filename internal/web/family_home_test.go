package web_test

import (
	"net/http"
	"strings"
	"testing"

	"kith/access"
	"kith/conference"
	"kith/internal/testcase/world"
)

func TestTheFamilyComesFromItsHomeToTheMeetingAndToWhatWasDecided(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		two := w.TwoFathers(false) // held and closed today
		mother, col := w.Client(t, two.Mother), w.Client(t, two.Col)
		decided := "/meetings/" + string(two.Conference) + "/decided"

		home := mother.Get("/")
		if !strings.Contains(home.Body, decided) || !strings.Contains(home.Said(t), " has ended") {
			t.Errorf("the mother's page does not lead to what was decided today:\n%s", home.Said(t))
		}
		if said := col.Get("/").Said(t); strings.Contains(said, "Ava") || !strings.Contains(said, "The meeting about Kai has ended") {
			t.Errorf("Col's page:\n%s", said)
		}
		if p := mother.Get(decided); p.Status != http.StatusOK || !strings.Contains(p.Said(t), "Kai") {
			t.Errorf("what was decided: %d", p.Status)
		}
		if strings.Contains(home.Body, "/records/") {
			t.Error("there is a copy before the record is issued")
		}
		issue(t, w, two.Conference)
		home = mother.Get("/")
		at := strings.Index(home.Body, "/records/")
		if at < 0 {
			t.Fatalf("her own copy is not there:\n%s", home.Said(t))
		}
		own, _, _ := strings.Cut(home.Body[at:], `"`)
		if p := mother.Get(own); p.Status != http.StatusOK {
			t.Errorf("her own copy: %d", p.Status)
		}
		if strings.Contains(col.Get("/").Body, own) {
			t.Error("Col is led to her copy")
		}
		if said := mother.Get("/").Said(t); strings.Contains(said, "For you to do") || !strings.Contains(said, "Your own copy of what was said") {
			t.Errorf("once it was opened:\n%s", said)
		}
	})
}

// issue checks, signs and issues the record of a conference.
func issue(t *testing.T, w *world.World, id conference.ID) {
	t.Helper()

	if _, err := w.Desk.CheckRecord(t.Context(), w.Doing(w.Recorder), id); err != nil {
		t.Fatal(err)
	}
	list, err := w.Desk.ViewRecipients(t.Context(), w.Chair, id)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Desk.SignRecord(t.Context(), w.Doing(w.Chair), id, list.Show().Approval); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Desk.IssueRecord(t.Context(), w.Doing(w.Unit), id, ""); err != nil {
		t.Fatal(err)
	}
}

func TestOnTheDayTheFamilyJoinsTheMeetingFromItsHome(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		booked := w.Booked("Kai Example")
		mother := w.Member(booked.Family, access.PartParent, "Mel Example", booked.Children[0].ID)
		w.InviteMember(booked.ID, mother, conference.RoleParent)
		c := w.Client(t, mother)
		room := "/meetings/" + string(booked.ID) + "/room"
		home := c.Get("/")
		if strings.Contains(home.Body, room) || !strings.Contains(home.Said(t), booked.HeldOn.Long()+", 10am") {
			t.Errorf("two weeks before:\n%s", home.Said(t))
		}
		w.SetDay(booked.HeldOn)
		c = w.Client(t, mother)
		home = c.Get("/")
		if !strings.Contains(home.Body, room) || !strings.Contains(home.Said(t), "Join the meeting") {
			t.Errorf("on the day:\n%s", home.Said(t))
		}
		if p := c.Get(room); p.Status != http.StatusOK {
			t.Errorf("the room: %d", p.Status)
		}
	})
}

// TestTheSocialWorkerStandsOnEveryPageOfTheFamily goes to every page that the family has, before and after another
// social worker takes over (promises DD-29 and GH-22).
func TestTheSocialWorkerStandsOnEveryPageOfTheFamily(t *testing.T) {
	t.Parallel()

	w := world.New(t, world.Engines()[0])
	c := newContent(t, w)
	for _, pass := range []struct{ has, hasNot []string }{
		{[]string{"Jo Reed", "North team", "01632 960 102"}, nil}, {[]string{"Lena Frost", "South team", "01632 960 106"}, []string{"Jo Reed"}},
	} {
		mother, seen := w.Client(t, c.mother), 0
		for _, pattern := range patterns() {
			p := mother.Get(c.address(t, pattern, false))
			if p.Status != http.StatusOK || !strings.Contains(p.Body, "kith-family") {
				continue
			}
			seen++
			at := strings.Index(p.Body, "kith-help")
			if at < 0 {
				t.Errorf("%s has no foot", pattern)
				continue
			}
			for _, words := range pass.has {
				if !strings.Contains(p.Body[at:], words) {
					t.Errorf("%s does not say %q", pattern, words)
				}
			}
			for _, words := range pass.hasNot {
				if strings.Contains(p.Body[at:], words) {
					t.Errorf("%s still says %q", pattern, words)
				}
			}
		}
		if seen < 15 {
			t.Errorf("only %d pages of the family's were seen", seen)
		}
		if pass.hasNot == nil {
			if _, err := w.Desk.ReallocateWorker(t.Context(), w.Doing(w.Manager), c.family, w.OtherSocialWorker.Account, "Jo moves teams"); err != nil {
				t.Fatal(err)
			}
		}
	}
}
