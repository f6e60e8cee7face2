package casework_test

import (
	"testing"

	"kith/access"
	"kith/casework"
	"kith/family"
	"kith/internal/store"
	"kith/internal/testcase/world"
)

// What follows was found by the random families of TestThePlainModelAndTheProductAgreeOnWhateverIsDone.

func TestAnAddressStaysHiddenFromBothOfTwoWhoWereTakenForOne(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		e := w.Enquiry(w.Concern("Ava Example"))
		ava := e.Children[0].ID
		ben := adult(t, w, e.Family, "Ben Ayre", family.Father, ava)
		joe := adult(t, w, e.Family, "Joe Batt", family.OtherTie, ava)
		home := family.Household{
			Post: family.PostSafe, Open: true, Hidden: []access.PersonID{ben}, Words: family.HouseholdWords{Name: "Mum’s home", Address: "1 Example Street"},
			Members: []family.Member{{Person: ava, From: w.Today().AddDays(-1)}},
		}
		var err error
		home.ID, err = w.Desk.RecordHousehold(t.Context(), w.Doing(w.SocialWorker), e.Family, home, "")
		must(t, err)
		twoAgree(t, w, e.Family, family.Merging{Kind: family.Merge, Person: ben, Kept: joe, Words: family.MergeWords{Ground: "person", Why: "His second name"}})

		// Saved while they are one: its form names the one that is kept.
		seen, err := w.Desk.ViewFamily(t.Context(), w.SocialWorker, e.Family)
		must(t, err)
		now, _ := seen.Show().Household(home.ID)
		if len(now.Hidden) != 1 || now.Hidden[0] != joe {
			t.Fatalf("while they are one it is hidden from %v", now.Hidden)
		}
		now.Words.Notes = "The bell does not ring"
		_, err = w.Desk.RecordHousehold(t.Context(), w.Doing(w.SocialWorker), e.Family, now, "")
		must(t, err)
		twoAgree(t, w, e.Family, family.Merging{Kind: family.Unmerge, Person: ben, Words: family.MergeWords{Why: "They are cousins"}})
		for name, person := range map[string]access.PersonID{"Ben": ben, "Joe": joe} {
			if homes := homesOf(t, w, letIn(t, w, person, ava), e.Family); homes != 0 {
				t.Errorf("%s, from whom it was hidden, is told the address", name)
			}
		}
		if mel := letIn(t, w, adult(t, w, e.Family, "Mel Example", family.Mother, ava), ava); homesOf(t, w, mel, e.Family) != 1 {
			t.Error("her mother, from whom it is not hidden, is not told the address")
		}
	})
}

// homesOf is how many addresses one of a family is told.
func homesOf(t *testing.T, w *world.World, who access.Actor, f access.FamilyID) int {
	t.Helper()
	seen, err := store.Look(t.Context(), w.DB, who, func(r *store.Reading) (int, error) {
		pass, err := r.Allow(f, access.ViewRoom, "")
		if err != nil {
			return 0, err
		}
		homes, err := r.Households(f)
		return len(access.Known(access.Know(pass), homes)), err
	})
	must(t, err)
	return seen.Show()
}

func TestWhoeverWasBesideAChildIsNotBesideThemAgainByBeingLetInForAnother(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		e := w.Enquiry(w.Concern("Ava Example", "Kai Example"))
		ava, kai := e.Children[0].ID, e.Children[1].ID
		nan := w.Member(e.Family, access.PartSupporter, "Nan Example", ava)
		_, err := w.Desk.EndWayIn(t.Context(), w.Doing(w.SocialWorker), nan.Person, "It was not safe")
		must(t, err)
		_, err = w.Desk.RecordRelationship(t.Context(), w.Doing(w.SocialWorker), family.Relationship{
			Person: nan.Person, Child: kai, Tie: family.Grandparent, Responsibility: family.HoldsNot,
		})
		must(t, err)
		_, err = w.Desk.LetIn(t.Context(), w.Doing(w.SocialWorker), casework.WayIn{Person: nan.Person, Children: []access.PersonID{kai}})
		must(t, err)
		seen, err := store.Look(t.Context(), w.DB, nan, func(r *store.Reading) ([2]bool, error) {
			pass, err := r.Allow(e.Family, access.ViewRoom, "")
			k := access.Know(pass)
			return [2]bool{k.Reaches(ava), k.Reaches(kai)}, err
		})
		must(t, err)
		if seen.Show() != [2]bool{false, true} {
			t.Errorf("she reaches Ava and Kai: %v", seen.Show())
		}
	})
}
