package casework_test

import (
	"errors"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/family"
	"kith/internal/testcase/canary"
	"kith/internal/testcase/world"
	"kith/sharing"
)

func TestOnlyWhoeverSignsInIsSaidToReadWhatWasShared(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		k := withKai(t, w)
		gran, err := w.Desk.AddPerson(t.Context(), w.Doing(w.SocialWorker), casework.NewPerson{Family: k.f, Kind: family.Adult, Details: family.Details{Name: "Ada Example"}})
		must(t, err)
		_, err = w.Desk.RecordRelationship(t.Context(), w.Doing(w.SocialWorker), family.Relationship{Person: gran, Child: k.kai, Tie: family.Mother, Responsibility: family.Holds})
		must(t, err)
		id := k.shares(w.SocialWorker, "How he is at school")
		may := sharing.Answer{Person: gran, Asked: sharing.Agreed, Told: sharing.MayRead}
		if err := w.Desk.AnswerSharing(t.Context(), w.Doing(w.SocialWorker), id, may); !errors.Is(err, sharing.ErrNoPage) {
			t.Errorf("somebody without a page may read it: %v", err)
		}
		may.Told, may.ToldOn = sharing.WasTold, w.Today()
		k.says(w.SocialWorker, id, may)
		k.says(w.SocialWorker, id, told(k.mel, "Yes"))
		k.says(w.SocialWorker, id, told(k.ben, "Yes"))
		reads := func(want ...access.PersonID) {
			t.Helper()
			got := map[access.PersonID]bool{}
			for _, c := range k.one(w.SocialWorker, id).Concerned {
				if c.Reads {
					got[c.Person] = true
				}
			}
			same := len(got) == len(want)
			for _, p := range want {
				same = same && got[p]
			}
			if !same {
				t.Errorf("it is read by %v, not %v", got, want)
			}
		}
		reads(k.mel.Person, k.ben.Person)
		// His part ends, and what he is to the child stays: the part decides.
		if _, err := canary.Raw(t, w.Database, w.Key).ExecContext(t.Context(), "UPDATE part SET until_at = from_at, ended_because = 'A test' WHERE tenant_id = $1 AND account_id = $2",
			string(w.Tenant.ID), string(k.ben.Account)); err != nil {
			t.Fatal(err)
		}
		reads(k.mel.Person)
		must(t, w.Desk.CorrectSharing(t.Context(), w.Doing(w.SocialWorker), id, sharing.Sharing{
			On: w.Today(), Ground: sharing.Safeguarding, About: []access.PersonID{k.kai, gran}, Words: sharing.Words{What: "How she is", With: "Lakeside Clinic"},
		}))
		reads() // it is about an adult now, and for her alone, who has no page
	})
}
