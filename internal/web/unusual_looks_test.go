package web_test

import (
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"kith/access"
	"kith/casework"
	"kith/internal/store"
	"kith/internal/testcase/canary"
	"kith/internal/testcase/world"
)

// TestBreach13EveryLookOutsideAllocationIsRaisedAtOnce replays breach B13: staff who looked up people they knew.
func TestBreach13EveryLookOutsideAllocationIsRaisedAtOnce(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		c := w.Booked("Kai Example")
		child := c.Children[0].ID
		dpo, manager := w.Client(t, protection(t, w)), w.Client(t, w.Manager)
		const alone, own = "Looked without a part in the case", "Opened a family with a surname like their own"
		if p := manager.Get("/looks/unusual"); strings.Contains(p.Said(t), alone) || !strings.Contains(p.Said(t), "Nothing waits for you") {
			t.Fatalf("before anybody looked: %s", p.Said(t))
		}
		// A duty worker who is called like the child opens the family.
		if err := w.DB.AddAccount(t.Context(), w.Tenant.ID, store.Account{
			ID: "namesake", Office: access.SocialWorker, Name: "Rae Example", Job: "Social worker", Agency: "Northcliffe Council", Active: true,
		}); err != nil {
			t.Fatal(err)
		}
		namesake := access.Actor{Tenant: w.Tenant.ID, Account: "namesake", Office: access.SocialWorker}
		if _, err := w.Desk.OpenOnDuty(t.Context(), casework.Doing{Actor: namesake, Once: "n1"}, child, access.DutyHarm, "The neighbour rang"); err != nil {
			t.Fatal(err)
		}
		for name, client := range map[string]*world.Client{"the manager": manager, "data protection": dpo} {
			said := client.Get("/looks/unusual").Said(t)
			if !strings.Contains(said, "Rae Example") || !strings.Contains(said, alone) || !strings.Contains(said, own) || strings.Contains(said, "Kai") {
				t.Errorf("%s reads: %s", name, said)
			}
		}
		for _, who := range []access.Actor{w.SocialWorker, w.Chair, w.Unit, namesake, w.Elsewhere.Manager} {
			if p := w.Client(t, who).Get("/looks/unusual"); strings.Contains(p.Said(t), "Rae") {
				t.Errorf("%s is shown whose looking was raised", who.Account)
			}
		}
		var which string
		for _, f := range world.Forms(t, manager.Get("/looks/unusual").Body) {
			if f.Names["look"] {
				which = "namesake " + string(c.Family) + " " + w.Today().String() + " no part"
			}
		}
		if p := manager.Post("/looks/unusual", url.Values{"look": {which}, "found": {""}}); !strings.Contains(p.Said(t), "Choose what you found") {
			t.Errorf("without what was found: %s", p.Said(t))
		}
		manager.Post("/looks/unusual", url.Values{"look": {which}, "found": {"spoken with"}})
		if p := dpo.Send("/looks/unusual", url.Values{"look": {which}, "found": {"possible breach"}, "once": {"late"}}); !strings.Contains(p.Said(t), "Somebody has looked into this meanwhile") {
			t.Errorf("what somebody else found is written over, or what is sent is lost: %d %s", p.Status, p.Said(t))
		}
		if said := dpo.Get("/looks/unusual").Said(t); !strings.Contains(said, "I spoke with them, and it is settled") || !strings.Contains(said, own) {
			t.Errorf("afterwards: %s", said)
		}
	})
}

// TestUnusualLookingStandsOnTheListsOfThoseWhoLookIntoIt: of the manager whose family or whose worker it is, and of data protection, until
// somebody looked into it; and again where they go on.
func TestUnusualLookingStandsOnTheListsOfThoseWhoLookIntoIt(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		c := w.Booked("Kai Example")
		dpo := protection(t, w)
		const next = "Look into unusual looking"
		lists := func(when string, want map[string]bool) {
			t.Helper()
			if err := w.DB.RaiseLooks(t.Context()); err != nil {
				t.Fatal(err)
			}
			for name, who := range map[string]access.Actor{
				"data protection": dpo, "their manager": w.OtherManager, "the family's manager": w.Manager, "they": w.OtherSocialWorker, "the unit": w.Unit,
				"a manager elsewhere": w.Elsewhere.Manager,
			} {
				if is := strings.Contains(w.Client(t, who).Get("/").Said(t), next); is != want[name] {
					t.Errorf("%s: to look into on the list of %s: %v", when, name, is)
				}
			}
		}
		lists("before", nil)
		if _, err := w.Desk.OpenOnDuty(t.Context(), w.Doing(w.OtherSocialWorker), c.Children[0].ID, access.DutyHarm, "The neighbour rang"); err != nil {
			t.Fatal(err)
		}
		lists("on duty", map[string]bool{"data protection": true, "their manager": true, "the family's manager": true})
		lists("found twice", map[string]bool{"data protection": true, "their manager": true, "the family's manager": true})
		alone := string(w.OtherSocialWorker.Account) + " " + string(c.Family) + " " + w.Today().String() + " no part"
		w.Client(t, w.Manager).Post("/looks/unusual", url.Values{"look": {alone}, "found": {"their work"}})
		lists("looked into", nil)

		stop := func() {
			t.Helper()
			if err := w.DB.NoteStopped(t.Context(), w.OtherSocialWorker); err != nil {
				t.Fatal(err)
			}
		}
		stop()
		lists("stopped", map[string]bool{"data protection": true, "their manager": true})
		stopped := string(w.OtherSocialWorker.Account) + " many " + w.Today().String() + " stopped " + w.DB.Now().String()
		w.Client(t, dpo).Post("/looks/unusual", url.Values{"look": {stopped}, "found": {"spoken with"}})
		lists("spoken with", nil)

		// What is not so any more is on no list: nobody could look into it.
		raw := canary.Raw(t, w.Database, w.Key)
		if _, err := raw.ExecContext(t.Context(), "INSERT INTO look_raised (tenant_id, account_id, family_id, day_on, why, from_at) VALUES ($1, $2, $3, $4, 'own name', $5)",
			string(w.Tenant.ID), string(w.OtherSocialWorker.Account), string(c.Family), w.Today().String(), w.DB.Now()); err != nil {
			t.Fatal(err)
		}
		lists("put right", nil)
		w.Advance(time.Minute)
		stop()
		lists("stopped again", map[string]bool{"data protection": true, "their manager": true})
		w.Advance(32 * 24 * time.Hour)
		lists("a month later", nil)
	})
}

func TestWhoOpensManyFamiliesOnOneDayIsRaised(t *testing.T) {
	t.Parallel()

	w := world.New(t, store.SQLite)
	const insert = "INSERT INTO audit_entry (tenant_id, id, at, account_id, deed, ground, family_id, subject, kind) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'looked')"
	dpo, raw := w.Client(t, protection(t, w)), canary.Raw(t, w.Database, w.Key)
	for i := range 40 { // a list of many families is nobody's looking at each
		f := "listed-" + strconv.Itoa(i)
		if _, err := raw.ExecContext(t.Context(), insert, string(w.Tenant.ID), "look-"+f, w.DB.Now(), string(w.Chair.Account),
			string(access.ViewNames), string(access.PartChair), f, ""); err != nil {
			t.Fatal(err)
		}
	}
	for i := range 20 {
		if said := dpo.Get("/looks/unusual").Said(t); i == 19 && strings.Contains(said, "Opened many families") {
			t.Errorf("after %d families: %s", i, said)
		}
		f := "family-" + string(rune('a'+i))
		if _, err := raw.ExecContext(t.Context(), insert, string(w.Tenant.ID), "look-"+f, w.DB.Now(), string(w.Chair.Account),
			string([]access.Deed{access.ViewFamily, access.ViewPlan}[i%2]), string(access.PartChair), f, f); err != nil {
			t.Fatal(err)
		}
	}
	if said := dpo.Get("/looks/unusual").Said(t); !strings.Contains(said, "Opened many families on one day") {
		t.Errorf("after twenty: %s", said)
	}
}
