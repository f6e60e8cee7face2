package casework_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kith/access"
	"kith/casework"
	"kith/family"
	"kith/internal/store"
	"kith/internal/testcase/world"
)

// entries are everything the store holds of a family's people, read without passing through any page.
func entries(t *testing.T, w *world.World, f access.FamilyID) []family.Person {
	t.Helper()
	seen, err := store.Look(t.Context(), w.DB, w.SocialWorker, func(r *store.Reading) ([]family.Person, error) {
		pass, err := r.Allow(f, access.ViewFamily, "")
		if err != nil {
			return nil, err
		}
		all, err := r.Entries(pass)
		for i := range all {
			all[i].Version = 0 // counts changes, of which merging and unmerging are two
		}
		return all, err
	})
	if err != nil {
		t.Fatal(err)
	}
	return seen.Show()
}

func TestTwoPersonsMergeAndUnmergeAndNothingIsLost(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		e := w.Enquiry(w.Concern("Kai Example"))
		kai := e.Children[0].ID
		_, err := w.Desk.AddPerson(t.Context(), w.Doing(w.SocialWorker), casework.NewPerson{
			Family: e.Family, Kind: family.Child, Details: family.Details{Name: "Kai Example"},
		})
		if !errors.Is(err, casework.ErrLooksAlike) {
			t.Fatalf("looks alike: %v", err)
		}
		twice, err := w.Desk.AddPerson(t.Context(), w.Doing(w.SocialWorker), casework.NewPerson{
			Family: e.Family, Kind: family.Child, Details: family.Details{Name: "Kai Example"}, Certain: true,
		})
		if err != nil {
			t.Fatal(err)
		}
		mother := letIn(t, w, adult(t, w, e.Family, "Mel Example", family.Mother, twice), twice)
		before := entries(t, w, e.Family)

		m := family.Merging{Kind: family.Merge, Person: twice, Kept: kai, Words: family.MergeWords{Ground: "nhs-number", Why: "Checked it"}}
		if _, err := w.Desk.ProposeMerge(t.Context(), w.Doing(w.SocialWorker), m); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(before, entries(t, w, e.Family), dates); diff != "" {
			t.Errorf("a proposal changed something: %s", diff)
		}
		settle := func(agree bool) {
			t.Helper()
			f, err := w.Desk.ViewFamily(t.Context(), w.Manager, e.Family)
			if err != nil {
				t.Fatal(err)
			}
			id := f.Show().Mergings[0].ID
			if _, err := w.Desk.SettleMerge(t.Context(), w.Doing(w.SocialWorker), e.Family, id, true); !errors.Is(err, family.ErrSamePerson) {
				t.Errorf("by the one who proposed: %v", err)
			}
			if _, err := w.Desk.SettleMerge(t.Context(), w.Doing(w.Manager), e.Family, id, agree); err != nil {
				t.Fatal(err)
			}
		}
		settle(true)
		if got := children(t, w, e.Family, mother); len(got) != 1 || got[0] != "Kai" {
			t.Errorf("the mother of the merged entry sees %v", got)
		}
		if got := len(w.Enquiry(e.ID).Children); got != 1 {
			t.Errorf("the enquiry is about %d", got)
		}
		if _, err := w.Desk.ProposeMerge(t.Context(), w.Doing(w.SocialWorker), family.Merging{
			Kind: family.Unmerge, Person: twice, Words: family.MergeWords{Why: "They are cousins"},
		}); err != nil {
			t.Fatal(err)
		}
		settle(true)
		if diff := cmp.Diff(before, entries(t, w, e.Family), dates); diff != "" {
			t.Errorf("merging and unmerging changed something: %s", diff)
		}
	})
}

func TestABirthKeepsTheIdAndEverythingBeforeIt(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		id, err := w.Desk.RecordConcern(t.Context(), w.Doing(w.SocialWorker), casework.Concern{
			Agency: "Midwifery", Source: "3D", What: "What the midwife said", ReferredOn: w.Today(),
			Children: []casework.ConcernChild{{Expected: w.Today().AddDays(40)}},
		})
		if err != nil {
			t.Fatal(err)
		}
		baby := w.Enquiry(id).Children[0]
		w.SetDay(w.Today().AddDays(38))
		if _, err := w.Desk.RecordBirth(t.Context(), w.Doing(w.SocialWorker), baby.ID, casework.Birth{Name: "Sol Example", Sex: "F", On: w.Today()}); err != nil {
			t.Fatal(err)
		}
		if after := w.Enquiry(id).Children[0]; after.ID != baby.ID || after.First != "Sol" {
			t.Errorf("%+v", after)
		}
		p, err := w.Desk.ViewPerson(t.Context(), w.SocialWorker, baby.ID)
		if err != nil {
			t.Fatal(err)
		}
		history := p.Show().Changes
		if len(history) != 1 || history[0].Change != family.Born || history[0].Before.Kind != family.Unborn {
			t.Errorf("%+v", history)
		}
	})
}

func TestAnEntryMadeInErrorIsKeptAndLeavesTheFamily(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		id := w.Concern("Kai Example", "Ava Example")
		e := w.Enquiry(id)
		wrong := e.Children[0].ID
		if _, err := w.Desk.TakePersonOut(t.Context(), w.Doing(w.SocialWorker), wrong, "Another family"); !errors.Is(err, family.ErrLastSubject) {
			t.Errorf("while an enquiry is about the child: %v", err)
		}
		if _, err := w.Desk.CorrectEnquiryChildren(t.Context(), w.Doing(w.SocialWorker), id, []access.PersonID{e.Children[1].ID}, "Another family"); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Desk.TakePersonOut(t.Context(), w.Doing(w.SocialWorker), wrong, "Another family"); err != nil {
			t.Fatal(err)
		}
		if got := children(t, w, e.Family, w.SocialWorker); len(got) != 1 {
			t.Errorf("the family has %v", got)
		}
		if got := len(entries(t, w, e.Family)); got != 2 {
			t.Errorf("%d entries are kept", got)
		}
	})
}

// TestOneFatherLearnsNothingOfTheOther is the family the house is built for: two children, one mother, two fathers.
func TestOneFatherLearnsNothingOfTheOther(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		e := w.Enquiry(w.Concern("Ava Example", "Kai Example"))
		ava, kai := e.Children[0].ID, e.Children[1].ID
		if e.Children[0].First != "Ava" {
			ava, kai = kai, ava
		}
		mother := adult(t, w, e.Family, "Mel Example", family.Mother, ava, kai)
		ben, dan := adult(t, w, e.Family, "Ben Example", family.Father, ava), adult(t, w, e.Family, "Dan Other", family.Father, kai)
		home := func(name, address string, open bool, hidden []access.PersonID, living ...access.PersonID) {
			t.Helper()
			h := family.Household{Post: family.PostNotAsked, Open: open, Hidden: hidden, Words: family.HouseholdWords{Name: name, Address: address}}
			for _, p := range living {
				h.Members = append(h.Members, family.Member{Person: p})
			}
			if _, err := w.Desk.RecordHousehold(t.Context(), w.Doing(w.SocialWorker), e.Family, h, ""); err != nil {
				t.Fatalf("recording a household: %v", err)
			}
		}
		home("Mel’s home", "1 Refuge Street", false, []access.PersonID{dan}, mother, ava, kai)
		home("Ben’s home", "2 Elm Road", true, nil, ben)
		home("Dan’s home", "3 Oak Road", true, nil, dan, kai)

		actor := letIn(t, w, ben, ava)
		if got := children(t, w, e.Family, actor); len(got) != 1 || got[0] != "Ava" {
			t.Errorf("Ben sees %v", got)
		}
		known := knownTo(t, w, e.Family, actor)
		if diff := cmp.Diff([]string{"Ava Example", "Mel Example", "Ben Example", "Ben Example father of Ava Example", "Mel Example mother of Ava Example", "2 Elm Road"}, known, sorted); diff != "" {
			t.Errorf("Ben knows: %s", diff)
		}
		mel := knownTo(t, w, e.Family, letIn(t, w, mother, ava, kai))
		for _, want := range []string{"1 Refuge Street", "Dan Other", "3 Oak Road"} {
			if !contains(mel, want) {
				t.Errorf("the mother does not know %s: %v", want, mel)
			}
		}
		if got := knownTo(t, w, e.Family, letIn(t, w, dan, kai)); contains(got, "1 Refuge Street") || contains(got, "Ben Example") {
			t.Errorf("Dan knows %v", got)
		}
		if _, err := w.Desk.ViewFamily(t.Context(), actor, e.Family); err == nil {
			t.Error("Ben opened the staff's page of the family")
		}
		if _, err := w.Desk.ViewEnquiry(t.Context(), actor, e.ID); err == nil {
			t.Error("Ben opened the enquiry")
		}
	})
}

func TestWhenTheWorkerChangesTheListAndTheFamilysPagesFollow(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		id := w.Concern("Kai Example")
		e := w.Enquiry(id)
		mother := letIn(t, w, adult(t, w, e.Family, "Mel Example", family.Mother, e.Children[0].ID), e.Children[0].ID)
		page := w.Client(t, mother).Get("/")
		if !contains([]string{page.Body}, "Jo Reed") || !contains([]string{page.Body}, "01632 960 102") {
			t.Errorf("the mother’s page does not name her worker")
		}
		if _, err := w.Desk.ReallocateWorker(t.Context(), w.Doing(w.Manager), e.Family, w.OtherSocialWorker.Account, "Jo moves team"); err != nil {
			t.Fatal(err)
		}
		page = w.Client(t, mother).Get("/")
		if contains([]string{page.Body}, "Jo Reed") || !contains([]string{page.Body}, "Lena Frost") {
			t.Errorf("the mother’s page names the old worker")
		}
		if _, err := w.Desk.ViewEnquiry(t.Context(), w.SocialWorker, id); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("the old worker: %v", err)
		}
		list, err := w.Desk.ViewNext(t.Context(), w.OtherSocialWorker)
		if err != nil || len(list.Show().Tasks) != 1 {
			t.Errorf("the new worker’s list: %+v %v", list.Show(), err)
		}
	})
}

func TestWhoeverCoversSeesTheCasesUntilTheyAreBack(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		id := w.Concern("Kai Example")
		if _, err := w.Desk.RecordAbsence(t.Context(), w.Doing(w.Manager), casework.Away{
			Who: w.SocialWorker.Account, Cover: w.OtherSocialWorker.Account, From: w.Today(), Until: w.Today().AddDays(4),
		}); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Desk.ViewEnquiry(t.Context(), w.OtherSocialWorker, id); err != nil {
			t.Errorf("covering: %v", err)
		}
		w.SetDay(w.Today().AddDays(5))
		if _, err := w.Desk.ViewEnquiry(t.Context(), w.OtherSocialWorker, id); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("afterwards: %v", err)
		}
		if _, err := w.Desk.CloseAccount(t.Context(), w.Doing(w.Manager), w.SocialWorker.Account); !errors.Is(err, casework.ErrHoldsCases) {
			t.Errorf("leaving with cases: %v", err)
		}
	})
}

func TestWhoeverIsInvitedIsNotToldWhereTheFamilyLives(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		e := w.Enquiry(w.Concern("Kai Example"))
		if _, err := w.Desk.RecordHousehold(t.Context(), w.Doing(w.SocialWorker), e.Family, family.Household{
			Post: family.PostNotSafe, Words: family.HouseholdWords{Name: "Home", Address: "1 Refuge Street"},
		}, ""); err != nil {
			t.Fatal(err)
		}
		w.Part(e.Family, access.PartProfessional, w.Teacher)
		seen, err := w.Desk.ViewFamily(t.Context(), w.Teacher, e.Family)
		if err != nil {
			t.Fatal(err)
		}
		if v := seen.Show(); len(v.Households) != 0 || len(v.Enquiries) != 0 || !contains(v.Safety, "Send no post") {
			t.Errorf("the teacher sees %+v", v)
		}
	})
}
