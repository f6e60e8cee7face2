package web_test

import (
	"net/url"
	"strings"
	"testing"

	"kith/access"
	"kith/family"
	"kith/internal/store"
	"kith/internal/testcase/world"
)

// protection is somebody who answers for data protection in our partnership.
func protection(t *testing.T, w *world.World) access.Actor {
	t.Helper()

	if err := w.DB.AddAccount(t.Context(), w.Tenant.ID, store.Account{
		ID: "protection", Office: access.Protection, Name: "Uma Field", Job: "Data protection officer", Agency: "Northcliffe Council", Active: true,
	}); err != nil {
		t.Fatal(err)
	}
	return access.Actor{Tenant: w.Tenant.ID, Account: "protection", Office: access.Protection}
}

func TestWhoHasLookedIsToldToThoseWhoAnswerForItAndToNobodyElse(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Asked("Kai Example")
		mother := s.Asks("Mia", family.Mother, s.Children[0].ID)
		at := "/families/" + string(s.Family) + "/looks"
		police, worker, dpo := w.Client(t, w.Police), w.Client(t, w.SocialWorker), w.Client(t, protection(t, w))
		police.Get("/families/" + string(s.Family))
		w.Client(t, mother).Get("/my/meetings/" + string(s.ID))

		owner := worker.Get(at)
		for _, word := range []string{"What the family’s own members looked at is told to nobody", "Look at a family", "As invited professional", "Give somebody of the family the list"} {
			if !strings.Contains(owner.Said(t), word) {
				t.Errorf("the social worker’s page does not say %q: %s", word, owner.Said(t))
			}
		}
		for _, tells := range []string{"Mia", "As parent", "Somebody of the family, or", "Somebody who is not here any more", "Look at one’s own invitation"} {
			if strings.Contains(owner.Said(t), tells) {
				t.Errorf("the page says by %q that one of the family looked", tells)
			}
		}
		for _, who := range []access.Actor{w.Police, w.Chair, mother, w.Administrator, w.Elsewhere.Manager} {
			if p := w.Client(t, who).Get(at); p.Status == 200 {
				t.Errorf("%s is shown who looked", who.Account)
			}
		}

		found := dpo.Get(dpo.Post("/looks", url.Values{"family": {string(s.Family)}}).Location)
		if !strings.Contains(found.Said(t), "Look at a family") || strings.Contains(found.Said(t), "Kai") {
			t.Errorf("whoever answers for data protection is shown: %s", found.Said(t))
		}
		if p := dpo.Get("/looks/staff/" + string(w.Police.Account)); !strings.Contains(p.Said(t), "Family "+string(s.Family)) || strings.Contains(p.Said(t), "Kai") {
			t.Errorf("what one of the staff looked at: %s", p.Said(t))
		}
		for _, closed := range []string{"/families/" + string(s.Family), at, "/meetings/" + string(s.ID), "/people/" + string(s.Children[0].ID), "/duty"} {
			if p := dpo.Get(closed); p.Status == 200 {
				t.Errorf("whoever answers for data protection opens %s", closed)
			}
		}
		if p := dpo.Get("/looks/families/nobody"); p.Status != 200 || strings.Contains(p.Said(t), "Look at a family") {
			t.Errorf("a number that is no family’s: %d %s", p.Status, p.Said(t))
		}
		if p := worker.Get("/looks"); p.Status == 200 {
			t.Error("a social worker finds who looked at any family")
		}
		if !strings.Contains(worker.Get(at).Said(t), "Find who has looked, for data protection") {
			t.Error("that data protection looked is not in the log")
		}
	})
}

func TestSomebodyOfTheFamilyIsGivenWhoLookedWithoutWhoWouldTellOfOthers(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Asked("Kai Example")
		mother := s.Asks("Mia", family.Mother, s.Children[0].ID)
		for _, who := range []access.Actor{w.Police, w.Teacher} {
			w.Client(t, who).Get("/families/" + string(s.Family))
		}
		worker, at := w.Client(t, w.SocialWorker), "/families/"+string(s.Family)+"/looks/given"
		if p := worker.Post(at, url.Values{"person": {""}}); !strings.Contains(p.Said(t), "Choose who asked for the list") || !strings.Contains(p.Said(t), "Choose who is on the list") {
			t.Errorf("an empty form: %s", p.Said(t))
		}
		p := worker.Get(worker.Post(at, url.Values{"person": {string(mother.Person)}, "who": {string(w.Teacher.Account)}}).Location)
		if !strings.Contains(p.Said(t), "Lists given") {
			t.Fatalf("%d %s", p.Status, p.Said(t))
		}
		_, rest, _ := strings.Cut(p.Body, `href="`+at+`/`)
		list, _, _ := strings.Cut(rest, `"`)
		given := worker.Get(at + "/" + list)
		said := given.Said(t)
		teacher, police := accountOf(t, w, w.Teacher), accountOf(t, w, w.Police)
		if !strings.Contains(said, "Mia") || !strings.Contains(said, teacher.Name) || !strings.Contains(said, teacher.Agency) || strings.Contains(said, police.Name) {
			t.Errorf("the list says: %s", said)
		}
		if p := w.Client(t, w.Unit).Get(at + "/" + list); p.Status == 200 {
			t.Error("the unit gives lists")
		}
		if p := w.Client(t, mother).Get(at + "/" + list); p.Status == 200 {
			t.Error("the mother opens the worker’s page")
		}
	})
}

func accountOf(t *testing.T, w *world.World, who access.Actor) store.Account {
	t.Helper()

	var found store.Account
	_, err := store.Look(t.Context(), w.DB, w.Unit, func(r *store.Reading) (string, error) {
		if _, err := r.AllowOwn(access.ViewOwnList); err != nil {
			return "", err
		}
		var err error
		found, err = r.Account(who.Account)
		return "", err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}
