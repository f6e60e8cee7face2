package web_test

import (
	"net/http"
	"strings"
	"testing"

	"kith/family"
	"kith/internal/testcase/world"
)

func TestALookThatWasRefusedIsNotAmongWhoHasLooked(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		c := w.Booked("Kai Example")
		at := "/families/" + string(c.Family)
		dpo, worker := w.Client(t, protection(t, w)), w.Client(t, w.SocialWorker)
		opened(t, w, w.Chair, most(t, w.Chair))
		if p := w.Client(t, w.Chair).Get(at); p.Status != http.StatusTooManyRequests {
			t.Fatalf("one more than anybody's work: %d", p.Status)
		}
		for page, said := range map[string]string{
			"who has looked":       worker.Get(at + "/looks").Said(t),
			"the list to give":     worker.Get(at + "/looks/given").Said(t),
			"what protection asks": dpo.Get("/looks/families/" + string(c.Family)).Said(t),
		} {
			if strings.Contains(said, "Pat Lindqvist") {
				t.Errorf("%s names whom the page was refused: %s", page, said)
			}
		}
		if said := dpo.Get("/looks/staff/" + string(w.Chair.Account)).Said(t); !strings.Contains(said, "Be stopped at opening many families") {
			t.Errorf("whoever looks into it does not find at which family: %s", said)
		}
	})
}

func TestWhatOneOfTheFamilyLookedAtIsToldToNobodyByTheNumberOfTheirSignIn(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Asked("Kai Example")
		mother := s.Asks("Mia", family.Mother, s.Children[0].ID)
		w.Client(t, mother).Get("/my/meetings/" + string(s.ID))
		dpo := w.Client(t, protection(t, w))
		theirs, nobodys := dpo.Get("/looks/staff/"+string(mother.Account)), dpo.Get("/looks/staff/nobody")
		if strings.Contains(theirs.Body, string(s.Family)) || theirs.Status != nobodys.Status || theirs.Said(t) != nobodys.Said(t) {
			t.Errorf("data protection reads: %d %s", theirs.Status, theirs.Said(t))
		}
	})
}

func TestTheLooksOfDataProtectionAreCountedLikeAnybodys(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		c, other := w.Booked("Kai Example"), w.Booked("Zed Other")
		who := protection(t, w)
		dpo := w.Client(t, who)
		opened(t, w, who, most(t, who)-1)
		if p := dpo.Get("/looks/families/" + string(c.Family)); p.Status != http.StatusOK {
			t.Fatalf("the last family of the hour: %d", p.Status)
		}
		if p := dpo.Get("/looks/families/" + string(other.Family)); p.Status != http.StatusTooManyRequests {
			t.Errorf("one more: %d", p.Status)
		}
		if p := dpo.Get("/looks/families/" + string(c.Family)); p.Status != http.StatusOK {
			t.Errorf("one that they have open already: %d", p.Status)
		}
	})
}
