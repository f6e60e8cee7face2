package store_test

import (
	"errors"
	"net/url"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kith/access"
	"kith/casework"
	"kith/internal/store"
	"kith/internal/testcase/world"
)

func TestASessionEndsWhenItIsOverIdleOrLeft(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		ctx := t.Context()
		enter := func(token string) {
			if err := w.DB.AddSession(ctx, token, w.Tenant.ID, w.SocialWorker.Account, 12*time.Hour); err != nil {
				t.Fatal(err)
			}
		}
		ended := func(token string) bool {
			s, err := w.DB.Session(ctx, token, time.Hour)
			if err != nil {
				t.Fatal(err)
			}
			if s.Actor != w.SocialWorker {
				t.Errorf("the session is of %+v", s.Actor)
			}
			return s.Ended
		}
		enter("a")
		if ended("a") {
			t.Error("a new session has ended")
		}
		w.Advance(time.Hour + time.Second)
		if !ended("a") {
			t.Error("an idle session goes on")
		}
		enter("b")
		for range 13 {
			w.Advance(55 * time.Minute)
			if err := w.DB.TouchSession(ctx, "b"); err != nil {
				t.Fatal(err)
			}
		}
		if ended("b") {
			t.Error("a session in use ended early")
		}
		w.Advance(10 * time.Minute)
		if !ended("b") {
			t.Error("a session outlived its end")
		}
		enter("c")
		if err := w.DB.EndSession(ctx, "c"); err != nil {
			t.Fatal(err)
		}
		if !ended("c") {
			t.Error("a session that was left goes on")
		}
		if _, err := w.DB.Session(ctx, "d", time.Hour); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("a token that never was: %v", err)
		}
	})
}

func TestALinkWorksOnceAndUntilItEnds(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		ctx := t.Context()
		for _, token := range []string{"once", "late"} {
			if _, err := w.Desk.MakeLink(ctx, w.Doing(access.Operator(w.Tenant.ID)), w.Chair.Account, token, time.Hour); err != nil {
				t.Fatal(err)
			}
		}
		in := func(link string) (store.Entrant, error) {
			return w.Desk.SignInByLink(ctx, link, casework.Entrance{Token: "session by " + link + w.Clock.Now().String(), Lasts: time.Hour})
		}
		if who, err := in("once"); err != nil || who.Actor != w.Chair {
			t.Errorf("%v, %v", who, err)
		}
		if _, err := in("once"); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("a link that was used: %v", err)
		}
		w.Advance(time.Hour)
		for _, token := range []string{"once", "late", "never"} {
			if _, err := in(token); !errors.Is(err, access.ErrNotFound) {
				t.Errorf("%s: %v", token, err)
			}
		}
	})
}

func TestADraftIsItsOwnersAlone(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		ctx := t.Context()
		typed := url.Values{"concern": {"half a sentence"}}
		for _, fields := range []url.Values{{"concern": {"half"}}, typed} {
			if err := w.DB.PutDraft(ctx, w.SocialWorker, "/concerns/new", fields); err != nil {
				t.Fatal(err)
			}
		}
		kept, there, err := w.DB.Draft(ctx, w.SocialWorker, "/concerns/new")
		if err != nil || !there || !cmp.Equal(kept.Fields, typed) {
			t.Errorf("%v, %v, %v", kept, there, err)
		}
		for who, form := range map[access.Actor]string{w.Manager: "/concerns/new", w.SocialWorker: "/another"} {
			if _, there, err := w.DB.Draft(ctx, who, form); there || err != nil {
				t.Errorf("%s at %s: %v, %v", who.Account, form, there, err)
			}
		}
		if err := w.DB.DropDraft(ctx, w.SocialWorker, "/concerns/new"); err != nil {
			t.Fatal(err)
		}
		if _, there, _ := w.DB.Draft(ctx, w.SocialWorker, "/concerns/new"); there {
			t.Error("a draft that was dropped is there")
		}
	})
}

func TestADraftAboutAFamilyIsThereOnlyForWhoeverHasAPartInItAndReadingItLeavesAnEntry(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		ctx, id := t.Context(), w.Concern("Kai Example")
		e := w.Enquiry(id)
		form := "/enquiries/" + string(id) + "/view"
		for _, at := range []string{form, "/concerns/new"} {
			if err := w.DB.PutDraft(ctx, w.SocialWorker, at, url.Values{"said": {"at " + at}}); err != nil {
				t.Fatal(err)
			}
		}
		there := func(when string, want int) {
			t.Helper()
			_, one, err := w.DB.Draft(ctx, w.SocialWorker, form)
			if err != nil || one != (want == 2) {
				t.Errorf("%s its form has it: %v, %v", when, one, err)
			}
			if all, err := w.DB.Drafts(ctx, w.SocialWorker); err != nil || len(all) != want {
				t.Errorf("%s: %d drafts, %v", when, len(all), err)
			}
		}
		before := looks(ctx, t, w)
		there("with a part", 2)
		if got := looks(ctx, t, w); got != before+3 {
			t.Errorf("%d entries for a draft, the list, and the family in it", got-before)
		}
		moves := func(to access.Actor) {
			t.Helper()
			if _, err := w.Desk.ReallocateWorker(ctx, w.Doing(w.Unit), e.Family, to.Account, "The team changes"); err != nil {
				t.Fatal(err)
			}
		}
		left := func(when string, want bool) {
			t.Helper()
			before := looks(ctx, t, w)
			if got, err := w.DB.DraftsLeft(ctx, w.Tenant.ID, w.SocialWorker.Account); err != nil || got != want {
				t.Errorf("%s something is left: %v, %v", when, got, err)
			}
			if looks(ctx, t, w) != before {
				t.Error("asking whether something is left is a look")
			}
		}
		moves(w.OtherSocialWorker)
		there("without a part", 1)
		left("of two", true)
		if err := w.DB.DropDraft(ctx, w.SocialWorker, "/concerns/new"); err != nil {
			t.Fatal(err)
		}
		left("without a part", false)
		moves(w.SocialWorker)
		left("with a part again", true)
		if _, there, err := w.DB.Draft(ctx, w.SocialWorker, form); !there || err != nil {
			t.Errorf("with a part again it is there: %v, %v", there, err)
		}
		moves(w.OtherSocialWorker)
		w.Advance(31 * 24 * time.Hour)
		left("after a month", false)
		moves(w.SocialWorker)
		left("when it was forgotten", false)
	})
}

func TestADraftAboutAFamilyIsSealedWithItsKeyAndOneAboutNoneWithThePartnerships(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		id := w.Concern("Kai Example")
		at := "/enquiries/" + string(id) + "/view"
		if err := w.DB.PutDraft(t.Context(), w.SocialWorker, "/concerns/new", url.Values{"said": {"long ago"}}); err != nil {
			t.Fatal(err)
		}
		if kept, there, err := w.DB.Draft(t.Context(), w.SocialWorker, "/concerns/new"); err != nil || !there || kept.Fields.Get("said") != "long ago" {
			t.Errorf("%v, %v, %v", kept, there, err)
		}
		if err := w.DB.PutDraft(t.Context(), w.SocialWorker, at, url.Values{"said": {"now"}}); err != nil {
			t.Fatal(err)
		}
		// The family's key opens it, and the partnership's does not: without its family it cannot be read.
		if _, err := w.DB.Raw().ExecContext(t.Context(), "UPDATE draft SET about_family = NULL"); err != nil {
			t.Fatal(err)
		}
		if _, there, err := w.DB.Draft(t.Context(), w.SocialWorker, at); there || err == nil {
			t.Errorf("opened with the partnership's key: %v, %v", there, err)
		}
	})
}

func TestIDsFollowFromSeedDoingAndOrdinal(t *testing.T) {
	t.Parallel()

	draw := func(ids store.IDs, doing string) []string {
		next := ids.For(doing)
		return []string{next(), next(), next()}
	}
	seeded := store.SeededIDs{Seed: "a"}
	first := draw(seeded, "begin/x/1")
	if !cmp.Equal(first, draw(seeded, "begin/x/1")) {
		t.Error("the same doing gives other ids")
	}
	for name, other := range map[string][]string{
		"doing": draw(seeded, "begin/x/2"), "seed": draw(store.SeededIDs{Seed: "b"}, "begin/x/1"), "random": draw(store.RandomIDs{}, "begin/x/1"),
	} {
		for i := range first {
			if first[i] == other[i] || len(first[i]) != len(other[i]) {
				t.Errorf("another %s: %s and %s", name, first[i], other[i])
			}
		}
	}
	if first[0] == first[1] {
		t.Error("two ids of one doing are the same")
	}
}
