package store_test

import (
	"context"
	"errors"
	"testing"

	"kith/access"
	"kith/internal/store"
	"kith/internal/testcase/world"
	"kith/record"
	"kith/sharing"
)

// TestWhatWasSharedAboutSeveralFamiliesIsReadAtOnce ends the look's context once it was read: what is asked of one family after the other
// then asks the database nothing.
func TestWhatWasSharedAboutSeveralFamiliesIsReadAtOnce(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		var families []access.FamilyID
		mothers := map[access.FamilyID]access.Actor{}
		for _, child := range []string{"Kai Example", "Ana Example"} {
			e := w.Enquiry(w.Concern(child))
			mother := w.Member(e.Family, access.PartParent, "Mel Example", e.Children[0].ID)
			if _, err := w.Desk.WriteSharing(t.Context(), w.Doing(w.SocialWorker), e.Family, sharing.Sharing{
				On: w.Today(), Ground: sharing.SocialCare, About: []access.PersonID{mother.Person}, Words: sharing.Words{What: "That she sleeps badly", With: "Her doctor"},
			}); err != nil {
				t.Fatal(err)
			}
			families, mothers[e.Family] = append(families, e.Family), mother
		}
		ctx, end := context.WithCancel(t.Context())
		over := errors.New("the look is over")
		_, err := store.Look(ctx, w.DB, w.SocialWorker, func(r *store.Reading) (string, error) {
			passes, err := r.AllowEach(families, access.ViewNames)
			if err != nil {
				return "", err
			}
			if err := r.ReadSharingsOfEach(passes); err != nil {
				return "", err
			}
			end()
			for f, pass := range passes {
				held, err1 := r.Sharings(pass)
				people, err2 := r.People(f)
				_, err3 := r.Relationships(f)
				account, there, err4 := r.AccountOf(mothers[f].Person)
				know, err5 := r.KnowingToday(pass, record.Recipient{Account: account.ID, Person: mothers[f].Person}, "")
				if err := errors.Join(err1, err2, err3, err4, err5); err != nil || !there || len(held) != 1 || len(people) < 2 || !know.Is(access.Party(mothers[f].Person)) {
					t.Errorf("%d sharings, %d people, an account %v: %v", len(held), len(people), there, err)
				}
			}
			if _, err := r.Households(families[0]); err == nil {
				t.Error("the database answers still: this test proves nothing")
			}
			return "", over
		})
		if !errors.Is(err, over) {
			t.Errorf("looking: %v", err)
		}
	})
}
