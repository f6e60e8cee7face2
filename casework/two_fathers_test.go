package casework_test

import (
	"errors"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/family"
	"kith/internal/testcase/world"
)

// adult adds an adult who is something to a child.
func adult(t *testing.T, w *world.World, f access.FamilyID, called string, tie family.Tie, children ...access.PersonID) access.PersonID {
	t.Helper()
	id, err := w.Desk.AddPerson(t.Context(), w.Doing(w.SocialWorker), casework.NewPerson{
		Family: f, Kind: family.Adult, Details: family.Details{Name: called},
	})
	if err != nil {
		t.Fatalf("adding %s: %v", called, err)
	}
	for _, c := range children {
		if _, err := w.Desk.RecordRelationship(t.Context(), w.Doing(w.SocialWorker), family.Relationship{
			Person: id, Child: c, Tie: tie, Responsibility: family.Holds,
		}); err != nil {
			t.Fatalf("relating %s: %v", called, err)
		}
	}
	return id
}

// letIn gives somebody a way in, and says who they are once they are signed in.
func letIn(t *testing.T, w *world.World, who access.PersonID, children ...access.PersonID) access.Actor {
	t.Helper()
	account, err := w.Desk.LetIn(t.Context(), w.Doing(w.SocialWorker), casework.WayIn{Person: who, Children: children})
	if err != nil {
		t.Fatalf("letting in: %v", err)
	}
	return access.Actor{Tenant: w.Tenant.ID, Account: account, Person: who, Office: access.FamilyMember}
}

func TestAFamilyMemberIsLetInOnlyToChildrenTheyAreRelatedTo(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		e := w.Enquiry(w.Concern("Ava Example", "Kai Example"))
		ava, kai := e.Children[0].ID, e.Children[1].ID
		father := adult(t, w, e.Family, "Ben Example", family.Father, ava)
		_, err := w.Desk.LetIn(t.Context(), w.Doing(w.SocialWorker), casework.WayIn{Person: father, Children: []access.PersonID{ava, kai}})
		if !errors.Is(err, casework.ErrReachesWhom) {
			t.Errorf("to a child who is not his: %v", err)
		}
		if _, err := w.Desk.LetIn(t.Context(), w.Doing(w.SocialWorker), casework.WayIn{Person: father}); !errors.Is(err, casework.ErrNoReach) {
			t.Errorf("to nobody: %v", err)
		}
		if _, err := w.Desk.LetIn(t.Context(), w.Doing(w.OtherSocialWorker), casework.WayIn{Person: father, Children: []access.PersonID{ava}}); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("by another worker: %v", err)
		}
		letIn(t, w, father, ava)
	})
}

func TestAWayInEndsAtOnceAndCanBeOpenedAgain(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		e := w.Enquiry(w.Concern("Ava Example"))
		ava := e.Children[0].ID
		who := letIn(t, w, adult(t, w, e.Family, "Mel Example", family.Mother, ava), ava)
		c := w.Client(t, who)
		if p := c.Get("/"); p.Status != 200 {
			t.Fatalf("before: %d", p.Status)
		}
		if _, err := w.Desk.EndWayIn(t.Context(), w.Doing(w.SocialWorker), who.Person, "She asked for it"); err != nil {
			t.Fatal(err)
		}
		if p := c.Get("/"); p.Status == 200 {
			t.Error("after: her page is still there")
		}
		again := letIn(t, w, who.Person, ava)
		if again.Account != who.Account {
			t.Error("she has two accounts")
		}
	})
}
