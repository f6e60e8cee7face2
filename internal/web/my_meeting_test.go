package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"kith/access"
	"kith/conference"
	"kith/family"
	"kith/internal/store"
	"kith/internal/testcase/browser"
	"kith/internal/testcase/world"
)

// mother is Kai's, invited to his conference.
func mother(t *testing.T, w *world.World) (id string, who access.Actor) {
	t.Helper()
	c := w.Booked("Kai Example")
	who = w.Member(c.Family, access.PartParent, "Mel Example", c.Children[0].ID)
	if _, err := w.Desk.RecordRelationship(t.Context(), w.Doing(w.SocialWorker), family.Relationship{
		Person: who.Person, Child: c.Children[0].ID, Tie: family.Mother, Responsibility: family.Holds,
	}); err != nil {
		t.Fatal(err)
	}
	w.InviteMember(c.ID, who, conference.RoleParent)
	w.Invite(c.ID, w.Teacher, conference.RoleSchool)
	return string(c.ID), who
}

func TestAParentReadsTheInvitationAndNamesASolicitorWhomTheUnitAndTheWorkerAreToldOf(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		id, mel := mother(t, w)
		hers := w.Client(t, mel)
		said := hers.Get("/my/meetings/" + id).Said(t)
		for _, want := range []string{
			"Tuesday 15 December, 10am", "Meeting room 2, Town Hall", "Pat Lindqvist does not work with your family",
			"Jo Reed is your social worker", "does not change your legal status",
		} {
			if !strings.Contains(said, want) {
				t.Errorf("her page does not say %q:\n%s", want, said)
			}
		}
		if p := hers.Post("/my/meetings/"+id+"/bring", url.Values{"name": {"Asha Vale"}, "kind": {"solicitor"}}); p.Status != http.StatusSeeOther {
			t.Fatalf("naming a solicitor: %d %s", p.Status, p.Said(t))
		}
		for _, who := range []access.Actor{w.Unit, w.SocialWorker} {
			if p := w.Client(t, who).Get("/"); !strings.Contains(p.Body, "a solicitor is coming") {
				t.Errorf("%s is not told: %s", who.Account, p.Said(t))
			}
		}
		if got := w.Client(t, w.Chair).Get("/meetings/" + id + "/invited").Said(t); !strings.Contains(got, "Asha Vale") {
			t.Errorf("the chair's list:\n%s", got)
		}
		if p := w.Client(t, w.GP).Get("/my/meetings/" + id); p.Status != http.StatusNotFound {
			t.Errorf("somebody not invited: %d", p.Status)
		}
	})
}

func TestAParentIsNotLeftOutWithoutTheChairsDecision(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		id, mel := mother(t, w)
		why := url.Values{"reason": {"A court order forbids it"}}
		at := "/meetings/" + id + "/invited/not/" + string(mel.Person)
		if p := w.Client(t, w.Unit).Get(at); p.Status != http.StatusForbidden {
			t.Errorf("the unit: %d", p.Status)
		}
		chair := w.Client(t, w.Chair)
		if p := chair.Post(at, url.Values{"reason": {""}}); p.Status != http.StatusUnprocessableEntity {
			t.Errorf("without a reason: %d", p.Status)
		}
		if p := chair.Post(at, why); p.Status != http.StatusSeeOther {
			t.Fatalf("%d %s", p.Status, p.Said(t))
		}
		if p := w.Client(t, mel).Get("/my/meetings/" + id); p.Status != http.StatusNotFound {
			t.Errorf("the mother, no longer invited: %d", p.Status)
		}
	})
}

func TestThePagesOfAMeetingHoldOnAPhoneAndOnAWideScreen(t *testing.T) {
	t.Parallel()
	w := world.New(t, store.SQLite)
	id, mel := mother(t, w)
	school := w.ReportOf(conference.ID(id), w.Teacher)
	point := w.Say(school, w.Teacher, "Kai comes to school on time and is kind to the younger children")
	w.Send(school, w.Teacher)
	mine, staff := "/my/meetings/"+id, "/meetings/"+id
	for _, see := range []struct {
		who   access.Actor
		phone bool
		paths map[string]string
	}{
		{mel, true, map[string]string{
			"home": "/", "meeting": mine, "answer": mine + "/answer", "bring": mine + "/bring", "help": mine + "/help",
			"people": mine + "/people", "reading": mine + "/reading", "point": mine + "/reading/" + string(point), "words": mine + "/words",
		}},
		{w.Unit, false, map[string]string{
			"list": "/meetings", "booking": staff, "book": staff + "/book", "change": staff + "/change", "invited": staff + "/invited",
			"add": staff + "/invited/add", "reports": staff + "/reports", "chairs": "/chairs",
		}},
		{w.Teacher, false, map[string]string{
			"report": "/reports/" + string(school), "write": "/reports/" + string(school) + "/add",
			"share": "/reports/" + string(school) + "/share", "attach": "/reports/" + string(school) + "/attach",
		}},
	} {
		for _, small := range []bool{true, false} {
			with, size := browser.Width(1280), "wide"
			if small {
				with, size = browser.Width(320), "phone"
			}
			p := w.Browser(t, see.who, with)
			for name, path := range see.paths {
				p.Go(path)
				p.MeetsWCAG()
				p.NoSidewaysScroll()
				if see.phone == small {
					p.Screenshot("booking/" + size + "-" + name)
				}
			}
		}
	}
}
