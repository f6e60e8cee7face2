package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"kith/access"
	"kith/internal/testcase/world"
)

// TestADutyWorkerFindsOutWhoLeadsAndOpensTheFamily goes through a night: the question, the answer, the reason, the look, and the
// morning, when those who work with the family read who looked and end it with one press.
func TestADutyWorkerFindsOutWhoLeadsAndOpensTheFamily(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		c := w.Booked("Kai Example")
		child := c.Children[0].ID
		mel := w.Member(c.Family, access.PartParent, "Mel Example", child)
		planned := w.PlanOf(c.ID, c.Family, child, mel)
		night, worker := w.Client(t, w.OtherSocialWorker), w.Client(t, w.SocialWorker)
		family := "/families/" + string(c.Family)
		open := "/duty/children/" + string(child)

		if p := night.Get(family); p.Status != http.StatusNotFound {
			t.Fatalf("without a part: %d", p.Status)
		}
		if p := night.Get(open); p.Status != http.StatusNotFound {
			t.Errorf("an address alone: %d", p.Status)
		}
		asked := url.Values{"name": {"example, KAI"}, "once": {"k1"}, "_press": {"1"}}
		if p := night.Send("/duty", asked); !strings.Contains(p.Said(t), "Enter the child’s date of birth as well as the name") || !strings.Contains(p.Body, "example, KAI") {
			t.Errorf("a name alone: %s", p.Said(t))
		}
		born := bornOf(t, w, c.Family, child)
		asked["born-day"], asked["born-month"], asked["born-year"] = []string{born.day}, []string{born.month}, []string{born.year}
		answer := night.Send("/duty", asked).Said(t)
		for _, want := range []string{"Kai Example", "Yes: a child protection plan, since", "Jo Reed", "North team", "01632 960 102"} {
			if !strings.Contains(answer, want) {
				t.Errorf("the answer lacks %q: %s", want, answer)
			}
		}
		for _, more := range []string{"Mel", "Elm Road", world.Secret} {
			if strings.Contains(answer, more) {
				t.Errorf("the answer says more than was asked: %q", more)
			}
		}

		if p := night.Send(open, url.Values{"press": {"ask"}, "once": {"k2"}, "_press": {"1"}}); !strings.Contains(p.Said(t), "Why do you open it?") {
			t.Errorf("no reason is asked for: %s", p.Said(t))
		}
		if p := night.Send(open, url.Values{"words": {"The neighbour rang"}, "once": {"k3"}}); !strings.Contains(p.Said(t), "Choose why you open this family") || !strings.Contains(p.Body, "The neighbour rang") {
			t.Errorf("without a reason: %s", p.Said(t))
		}
		if p := night.Send(open, url.Values{"reason": {"harm"}, "words": {"The neighbour rang"}, "once": {"k4"}}); p.Status != http.StatusSeeOther {
			t.Fatalf("with one: %d %s", p.Status, p.Said(t))
		}
		for _, at := range []string{family, family + "/dates", "/plans/" + string(planned.Plan)} {
			if p := night.Get(at); p.Status != http.StatusOK {
				t.Errorf("%s on duty: %d", at, p.Status)
			}
		}
		for _, at := range []string{family + "/people/new", family + "/duty", "/plans/" + string(planned.Plan) + "/lines/new", "/people/" + string(child)} {
			if p := night.Get(at); at != "/people/"+string(child) && p.Status == http.StatusOK {
				t.Errorf("%s on duty: %d", at, p.Status)
			}
		}
		if p := night.Get("/duty"); !strings.Contains(p.Said(t), "Open to you now") {
			t.Error("what is open is not listed")
		}

		if p := worker.Get("/"); !strings.Contains(p.Said(t), "Read who looked at the family without a part") {
			t.Error("the social worker is not told")
		}
		told := worker.Get(family + "/duty").Said(t)
		for _, want := range []string{"Lena Frost", "A child may come to harm now", "The neighbour rang", "Open until", "01632 960 106"} {
			if !strings.Contains(told, want) {
				t.Errorf("who looked lacks %q: %s", want, told)
			}
		}
		if p := worker.Send(family+"/duty", url.Values{"end": {partOf(t, worker, family)}, "once": {"k5"}, "_press": {"1"}}); p.Status != http.StatusSeeOther {
			t.Fatalf("ending it: %d", p.Status)
		}
		if p := night.Get(family); p.Status != http.StatusNotFound {
			t.Errorf("after its end: %d", p.Status)
		}
		if strings.Contains(worker.Get("/").Said(t), "Read who looked") || !strings.Contains(worker.Get(family+"/duty").Said(t), "Ended by Jo Reed") {
			t.Error("its end does not show")
		}
	})
}

type dayParts struct{ day, month, year string }

// bornOf is the child's date of birth as it is typed.
func bornOf(t *testing.T, w *world.World, f access.FamilyID, child access.PersonID) dayParts {
	t.Helper()

	seen, err := w.Desk.ViewFamily(t.Context(), w.SocialWorker, f)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range seen.Show().Children {
		if c.ID == child {
			year, rest, _ := strings.Cut(c.Details.Born.String(), "-")
			month, day, _ := strings.Cut(rest, "-")
			return dayParts{day, month, year}
		}
	}
	t.Fatal("the child is not there")
	return dayParts{}
}

// partOf is the id that the button ends.
func partOf(t *testing.T, c *world.Client, family string) string {
	t.Helper()

	_, rest, there := strings.Cut(c.Get(family+"/duty").Body, `name="end" value="`)
	if !there {
		t.Fatal("nothing can be ended")
	}
	id, _, _ := strings.Cut(rest, `"`)
	return id
}
