package web_test

import (
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"kith/access"
	"kith/casework"
	"kith/internal/testcase/canary"
	"kith/internal/testcase/world"
	"kith/procedure"
	"kith/procedures"
	"kith/timescale"
)

// opened writes to the log that somebody opened so many families just now, as pages do.
func opened(t *testing.T, w *world.World, who access.Actor, families int) {
	t.Helper()
	raw := canary.Raw(t, w.Database, w.Key)
	for i := range families {
		f := "another-" + strconv.Itoa(i)
		if _, err := raw.ExecContext(t.Context(),
			"INSERT INTO audit_entry (tenant_id, id, at, account_id, deed, ground, family_id, subject, kind) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'looked')",
			string(w.Tenant.ID), string(who.Account)+" "+f, w.DB.Now(), string(who.Account), string(access.ViewPlan), string(who.Office), f, "plan of "+f,
		); err != nil {
			t.Fatal(err)
		}
	}
}

func most(t *testing.T, who access.Actor) int {
	t.Helper()
	b, is := access.BoundOf(who.Office)
	if !is || b.Hour < 5 || b.Why == "" {
		t.Fatalf("no bound for a %s", who.Office)
	}
	return b.Hour
}

// TestBreach16MassLookingSlowsDownByItselfAndIsRaised: an alarm rang at ten minutes and was acted on after 58 hours. Nobody has to act
// on this one first.
func TestBreach16MassLookingSlowsDownByItselfAndIsRaised(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		c := w.Booked("Kai Example")
		at := "/families/" + string(c.Family)
		chair, dpo := w.Client(t, w.Chair), w.Client(t, protection(t, w))
		opened(t, w, w.Chair, most(t, w.Chair)-1)
		if p := chair.Get(at); p.Status != http.StatusOK {
			t.Fatalf("the last family of the hour: %d", p.Status)
		}
		other := w.Booked("Zed Other")
		elsewhere := "/families/" + string(other.Family)
		if said := dpo.Get("/looks/unusual").Said(t); strings.Contains(said, "they were stopped") {
			t.Errorf("raised before anybody was stopped: %s", said)
		}
		p := chair.Get(elsewhere)
		if p.Status != http.StatusTooManyRequests || strings.Contains(p.Body, "Zed") || !strings.Contains(p.Said(t), "ring the safeguarding unit") {
			t.Errorf("one more than anybody's work: %d %s", p.Status, p.Said(t))
		}
		if p := chair.Get(at); p.Status != http.StatusOK {
			t.Errorf("a family that they have open already: %d", p.Status)
		}
		if p := chair.Get("/"); p.Status != http.StatusOK {
			t.Errorf("their own page: %d", p.Status)
		}
		if p := chair.Get("/families/" + "nowhere"); p.Status != http.StatusNotFound {
			t.Errorf("what is not there answers otherwise than before: %d", p.Status)
		}
		// Another server reads the same log.
		library, err := procedure.Load(procedures.FS)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := casework.NewDesk(w.Open(t), library).ViewFamily(t.Context(), w.Chair, other.Family); err == nil {
			t.Error("another server counts anew")
		}
		if said := dpo.Get("/looks/unusual").Said(t); !strings.Contains(said, "they were stopped") || !strings.Contains(said, "Pat Lindqvist") {
			t.Errorf("nobody hears of it at once: %s", said)
		}
		if len(stops(dpo)) != 1 {
			t.Fatalf("there is to look into: %v", stops(dpo))
		}
		stopped := stops(dpo)[0]
		if p := dpo.Post("/looks/unusual", map[string][]string{"look": {stopped}, "found": {"spoken with"}}); p.Status != http.StatusSeeOther {
			t.Errorf("it cannot be settled: %d %s", p.Status, p.Said(t))
		}
		w.Advance(time.Hour + time.Second)
		if p := w.Client(t, w.Chair).Get(elsewhere); p.Status != http.StatusOK {
			t.Errorf("an hour later: %d", p.Status)
		}
	})
}

func TestNobodyIsStoppedInTheMiddleOfAConferenceOrInTheirOwnCase(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		c := w.Booked("Kai Example")
		at := "/families/" + string(c.Family)
		opened(t, w, w.Chair, most(t, w.Chair))
		opened(t, w, w.SocialWorker, most(t, w.SocialWorker))
		if p := w.Client(t, w.Chair).Get(at); p.Status != http.StatusTooManyRequests {
			t.Fatalf("the chair of another day: %d", p.Status)
		}
		if p := w.Client(t, w.SocialWorker).Get(at); p.Status != http.StatusOK {
			t.Errorf("the social worker it is allocated to: %d", p.Status)
		}
		w.SetDay(c.HeldOn)
		if _, err := canary.Raw(t, w.Database, w.Key).ExecContext(t.Context(), "UPDATE audit_entry SET at = $1 WHERE account_id = $2",
			w.DB.Now(), string(w.Chair.Account)); err != nil {
			t.Fatal(err)
		}
		if p := w.Client(t, w.Chair).Get(at); p.Status != http.StatusOK {
			t.Errorf("on the day of the conference: %d", p.Status)
		}
	})
}

func TestADutyWorkerWhoOpenedTooManySearchesNoMoreWhetherTheChildIsHereOrNot(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		c := w.Booked("Kai Example")
		ask := func(name string) error {
			_, err := w.Desk.LookOnDuty(t.Context(), w.OtherSocialWorker, casework.DutyQuestion{Name: name, Born: timescale.NewDate(2020, 1, 1)})
			return err
		}
		if err := ask("Nobody Here"); err != nil {
			t.Fatal(err)
		}
		opened(t, w, w.OtherSocialWorker, most(t, w.OtherSocialWorker))
		for _, name := range []string{"Kai Example", "Nobody Here"} {
			if err := ask(name); err == nil || !strings.Contains(err.Error(), "look for no others") {
				t.Errorf("%s: %v", name, err)
			}
		}
		if _, err := w.Desk.OpenOnDuty(t.Context(), w.Doing(w.OtherSocialWorker), c.Children[0].ID, access.DutyHarm, "The neighbour rang"); err == nil || !strings.Contains(err.Error(), "look for no others") {
			t.Errorf("opening one: %v", err)
		}
		if said := w.Client(t, protection(t, w)).Get("/looks/unusual").Said(t); !strings.Contains(said, "they were stopped") {
			t.Errorf("nobody hears of it: %s", said)
		}
	})
}

func TestFewListsAreTakenAwayWithinAnHour(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		w.Booked("Kai Example")
		c := w.Client(t, w.Manager)
		bound, _ := access.BoundOf(access.Manager)
		for i := range bound.Files {
			if p := c.Get("/lateness/list.csv"); p.Status != http.StatusOK {
				t.Fatalf("list %d: %d %s", i+1, p.Status, p.Said(t))
			}
		}
		if p := c.Get("/lateness/list.csv"); p.Status != http.StatusTooManyRequests || !strings.Contains(p.Said(t), "taken many lists") || strings.Contains(p.Said(t), "No others open") {
			t.Errorf("one more: %d", p.Status)
		}
		if p := c.Get("/lateness/list"); p.Status != http.StatusOK {
			t.Errorf("on the screen: %d", p.Status)
		}
		w.Advance(time.Hour + time.Second)
		if p := w.Client(t, w.Manager).Get("/lateness/list.csv"); p.Status != http.StatusOK {
			t.Errorf("an hour later: %d", p.Status)
		}
	})
}
