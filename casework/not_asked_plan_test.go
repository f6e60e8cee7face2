package casework_test

import (
	"strings"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/internal/store"
	"kith/internal/testcase/world"
)

// TestAParentWhoIsNotAskedReadsNoDayOfTheNextConferenceOnThePlan has the chair keep Ava's father from the review.
func TestAParentWhoIsNotAskedReadsNoDayOfTheNextConferenceOnThePlan(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		p := withPlans(t, w, conference.ProtectionPlan)
		id, day := reviewOf(t, w, p.f), w.Today().AddDays(60)
		save := func(what func(tx *store.Tx, pass access.Pass) error) {
			t.Helper()
			if _, err := store.Act(t.Context(), w.DB, w.Doing(w.Unit), "save for a test", func(tx *store.Tx) (string, error) {
				pass, err := tx.Allow(p.f, access.InviteToConference, "")
				if err != nil {
					return "", err
				}
				return "", what(tx, pass)
			}); err != nil {
				t.Fatal(err)
			}
		}
		save(func(tx *store.Tx, pass access.Pass) error {
			c, err := tx.Conference(pass, id)
			if err != nil {
				return err
			}
			c.HeldOn, c.Begins = day, "10:15"
			return tx.SaveConference(pass, c)
		})
		plan := func(who access.Actor) casework.PlanView {
			t.Helper()
			seen, err := w.Desk.ViewMyPlans(t.Context(), who)
			if err != nil {
				t.Fatal(err)
			}
			return seen.Show().Plans[0]
		}
		beside := w.Member(p.f, access.PartSupporter, "Sam Friend", p.ava)
		if plan(beside).Review.On != day {
			t.Fatal("a supporter does not read the day while nobody is kept from it: the test proves nothing")
		}
		before := plan(p.ben)
		if before.Review.On != day {
			t.Fatalf("he does not read the day while he may: the test proves nothing: %+v", before.Review)
		}
		save(func(tx *store.Tx, pass access.Pass) error {
			return tx.AddInvitation(pass, conference.Invitation{
				ID: tx.NewID(), Conference: id, Person: p.benID, Role: conference.RoleParent, State: conference.NotInvited,
				DecidedBy: w.Chair.Account, Words: conference.InvitationWords{Reason: "It is not safe"},
			})
		})
		now := plan(p.ben)
		if !now.Review.There || !now.Review.On.IsZero() || now.Review.Begins != "" || now.Review.Booked {
			t.Errorf("he reads %+v", now.Review)
		}
		for _, page := range []string{"/my-plan/" + string(now.ID)} {
			got := said(t, w, p.ben, page)
			if strings.Contains(got, day.Long()) || strings.Contains(got, day.Short()) || strings.Contains(got, "10:15") || strings.Contains(got, "10.15") {
				t.Errorf("%s tells him when it is:\n%s", page, got)
			}
		}
		if theirs := plan(beside).Review; !theirs.There || !theirs.On.IsZero() || theirs.Begins != "" {
			t.Errorf("a supporter, who may be his, reads %+v", theirs)
		}
		save(func(tx *store.Tx, pass access.Pass) error {
			return tx.AddInvitation(pass, conference.Invitation{
				ID: tx.NewID(), Conference: id, Person: beside.Person, Role: conference.RoleSupporter, State: conference.Invited, InvitedAt: tx.Now(),
			})
		})
		if theirs := plan(beside).Review; theirs.On != day {
			t.Errorf("a supporter who is asked themselves reads %+v", theirs)
		}
		if hers := plan(p.mother); hers.Review.On != day {
			t.Errorf("the mother reads %+v", hers.Review)
		}
	})
}
