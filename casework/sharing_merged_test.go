package casework_test

import (
	"slices"
	"testing"
	"time"

	"kith/access"
	"kith/casework"
	"kith/family"
	"kith/internal/testcase/canary"
	"kith/internal/testcase/world"
	"kith/sharing"
)

// twoAgree has one propose something about two entries, and another agree.
func twoAgree(t *testing.T, w *world.World, f access.FamilyID, m family.Merging) {
	t.Helper()
	_, err := w.Desk.ProposeMerge(t.Context(), w.Doing(w.SocialWorker), m)
	must(t, err)
	seen, err := w.Desk.ViewFamily(t.Context(), w.Manager, f)
	must(t, err)
	_, err = w.Desk.SettleMerge(t.Context(), w.Doing(w.Manager), f, seen.Show().Mergings[0].ID, true)
	must(t, err)
}

func TestAnAnswerLeavesWhomItIsAboutAsWrittenWhileTwoEntriesAreOne(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		k := withKai(t, w)
		twice, err := w.Desk.AddPerson(t.Context(), w.Doing(w.SocialWorker), casework.NewPerson{
			Family: k.f, Kind: family.Child, Details: family.Details{Name: "Kai Example"}, Certain: true,
		})
		must(t, err)
		id := k.shares(w.SocialWorker, "How he is at school", twice)
		twoAgree(t, w, k.f, family.Merging{Kind: family.Merge, Person: twice, Kept: k.kai, Words: family.MergeWords{Ground: "nhs-number", Why: "Checked it"}})
		if about := k.one(w.SocialWorker, id).About; !slices.Equal(about, []access.PersonID{k.kai}) {
			t.Fatalf("while they are one it is about %v", about)
		}
		k.says(w.SocialWorker, id, told(k.mel, "Yes"))
		twoAgree(t, w, k.f, family.Merging{Kind: family.Unmerge, Person: twice, Words: family.MergeWords{Why: "They are cousins"}})
		if about := k.one(w.SocialWorker, id).About; !slices.Equal(about, []access.PersonID{twice}) {
			t.Errorf("it was written about %s and is about %v", twice, about)
		}
	})
}

func TestWhoeverItConcernsNoMoreIsNotLookedAtAgain(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		k := withKai(t, w)
		id := k.shares(w.SocialWorker, "How he is at school")
		k.says(w.SocialWorker, id, told(k.mel, ""))
		k.says(w.SocialWorker, id, k.kept(k.ben))
		w.Advance(61 * 24 * time.Hour)
		if task, there := taskOf(t, w, w.SocialWorker, casework.TaskTellSharing); !there || task.Subject != id {
			t.Fatal("whether he can be told now is on nobody's list")
		}
		if _, err := canary.Raw(t, w.Database, w.Key).ExecContext(t.Context(), "UPDATE relationship SET until_on = $1 WHERE tenant_id = $2 AND person_id = $3",
			w.Today().AddDays(-1).String(), string(w.Tenant.ID), string(k.ben.Person)); err != nil {
			t.Fatal(err)
		}
		if _, there := taskOf(t, w, w.SocialWorker, casework.TaskTellSharing); there {
			t.Error("whether he can be told is asked still, though it is nothing to him any more")
		}
		if c, there := k.one(w.SocialWorker, id).Of(k.ben.Person); !there || c.Answer.Told != sharing.AddsToRisk {
			t.Errorf("what was written of him is gone: %+v", c)
		}
	})
}
