package casework_test

import (
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"kith/access"
	"kith/casework"
	"kith/internal/store"
	"kith/internal/testcase/world"
)

// joins is a family member with a way in, as their social worker gives it.
func joins(t *testing.T, w *world.World) access.Actor {
	t.Helper()

	e := w.Enquiry(w.Concern("Kai Example"))
	return w.Member(e.Family, access.PartParent, "Ann Example", e.Children[0].ID)
}

func card(t *testing.T, w *world.World, who access.Actor) store.Code {
	t.Helper()

	code, _, err := w.Desk.MakeCard(t.Context(), w.Doing(w.SocialWorker), casework.CardFor{Person: who.Person})
	if err != nil {
		t.Fatal(err)
	}
	return code
}

// enters tries a code, and answers the token of the session that it began.
func enters(t *testing.T, w *world.World, code string) (string, store.Entrant, error) {
	t.Helper()

	token := "token " + w.Doing(w.SocialWorker).Once
	who, err := w.Desk.SignInByCode(t.Context(), code, casework.Entrance{Token: token, Lasts: time.Hour})
	return token, who, err
}

func TestACardLetsItsOwnerInOnce(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		mother := joins(t, w)
		code := card(t, w, mother)
		token, who, err := enters(t, w, " "+strings.ToLower(strings.ReplaceAll(string(code), "-", " ")))
		if err != nil || who.Actor != mother || who.Way != store.ByCard {
			t.Fatalf("%+v, %v", who, err)
		}
		if s, err := w.DB.Session(t.Context(), token, time.Hour); err != nil || s.Ended || s.Actor != mother {
			t.Errorf("%+v, %v", s, err)
		}
		withdrawn := card(t, w, mother)
		late := card(t, w, mother)
		w.Advance(time.Duration(casework.CardDays+2) * 24 * time.Hour)
		for name, typed := range map[string]store.Code{"used": code, "withdrawn by another": withdrawn, "ended": late, "never made": "BCDFG-HJKMN"} {
			token, who, err := enters(t, w, string(typed))
			if !errors.Is(err, casework.ErrWrongCode) || who != (store.Entrant{}) {
				t.Errorf("one that was %s answers %+v, %v: they must answer alike", name, who, err)
			}
			if _, err := w.DB.Session(t.Context(), token, time.Hour); !errors.Is(err, access.ErrNotFound) {
				t.Errorf("one that was %s began a session: %v", name, err)
			}
		}
	})
}

func TestTheSameFormSentTwiceMakesTheSameCard(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		mother, by := joins(t, w), w.Doing(w.SocialWorker)
		first, _, err := w.Desk.MakeCard(t.Context(), by, casework.CardFor{Person: mother.Person})
		if err != nil {
			t.Fatal(err)
		}
		if again, _, err := w.Desk.MakeCard(t.Context(), by, casework.CardFor{Person: mother.Person}); err != nil || again != first {
			t.Errorf("%q, %v", again, err)
		}
		other := casework.Doing{Actor: w.Manager, Once: by.Once}
		if code, _, err := w.Desk.MakeCard(t.Context(), other, casework.CardFor{Person: mother.Person}); err == nil || code == first {
			t.Errorf("somebody else’s form with the same key: %q, %v", code, err)
		}
		if _, _, err := enters(t, w, string(first)); err != nil {
			t.Errorf("the card: %v", err)
		}
	})
}

func TestOnlyThoseWhoWorkTheCaseMakeACardOrPause(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		mother := joins(t, w)
		pause := func(who access.Actor) error { return w.Desk.PauseWayIn(t.Context(), w.Doing(who), mother.Person) }
		for _, who := range []access.Actor{w.OtherSocialWorker, w.Elsewhere.SocialWorker, w.Elsewhere.Unit, w.Administrator} {
			if _, _, err := w.Desk.MakeCard(t.Context(), w.Doing(who), casework.CardFor{Person: mother.Person}); !errors.Is(err, access.ErrNotFound) {
				t.Errorf("%s makes a card: %v", who.Account, err)
			}
			if err := pause(who); !errors.Is(err, access.ErrNotFound) {
				t.Errorf("%s pauses: %v", who.Account, err)
			}
		}
		var refused *access.Refused
		if _, _, err := w.Desk.MakeCard(t.Context(), w.Doing(w.Unit), casework.CardFor{Person: mother.Person}); !errors.As(err, &refused) {
			t.Errorf("the unit makes a card: %v", err)
		}
		if err := pause(mother); !errors.As(err, &refused) {
			t.Errorf("a parent pauses: %v", err)
		}
		for _, who := range []access.Actor{w.SocialWorker, w.Manager, w.Unit} {
			if err := pause(who); err != nil {
				t.Errorf("%s: %v", who.Account, err)
			}
		}
	})
}

func TestAListOfCodesLetsItsOwnerInTenTimes(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		mother := joins(t, w)
		codes, _, err := w.Desk.MakePaperCodes(t.Context(), w.Doing(mother))
		if err != nil || len(codes) != 10 {
			t.Fatalf("%d codes, %v", len(codes), err)
		}
		for i, c := range codes {
			if _, who, err := enters(t, w, string(c)); err != nil || who.Actor != mother || who.Number != i+1 {
				t.Errorf("code %d: %+v, %v", i+1, who, err)
			}
			if _, _, err := enters(t, w, string(c)); !errors.Is(err, casework.ErrWrongCode) {
				t.Errorf("code %d again: %v", i+1, err)
			}
		}
		codes, _, err = w.Desk.MakePaperCodes(t.Context(), w.Doing(mother))
		if err != nil {
			t.Fatal(err)
		}
		if _, _, err := w.Desk.MakePaperCodes(t.Context(), w.Doing(mother)); err != nil {
			t.Fatal(err)
		}
		if _, _, err := enters(t, w, string(codes[0])); !errors.Is(err, casework.ErrWrongCode) {
			t.Errorf("a code of the list before: %v", err)
		}
		var refused *access.Refused
		if _, _, err := w.Desk.MakePaperCodes(t.Context(), w.Doing(w.SocialWorker)); !errors.As(err, &refused) {
			t.Errorf("a social worker: %v", err)
		}
	})
}

func TestWhateverIsLostIsStoppedByACardThatStartsAfresh(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		mother := joins(t, w)
		codes, _, err := w.Desk.MakePaperCodes(t.Context(), w.Doing(mother))
		if err != nil {
			t.Fatal(err)
		}
		token, _, err := enters(t, w, string(codes[0]))
		if err != nil {
			t.Fatal(err)
		}
		card(t, w, mother)
		if _, _, err := enters(t, w, string(codes[1])); err != nil {
			t.Errorf("an ordinary card stopped the list: %v", err)
		}
		fresh, _, err := w.Desk.MakeCard(t.Context(), w.Doing(w.SocialWorker), casework.CardFor{Person: mother.Person, Afresh: true})
		if err != nil {
			t.Fatal(err)
		}
		if _, _, err := enters(t, w, string(codes[2])); !errors.Is(err, casework.ErrWrongCode) {
			t.Errorf("the lost list still lets in: %v", err)
		}
		if s, _ := w.DB.Session(t.Context(), token, time.Hour); !s.Ended {
			t.Error("whoever has the lost list is still signed in")
		}
		if _, who, err := enters(t, w, string(fresh)); err != nil || who.WayIn != "" {
			t.Errorf("the new card: %+v, %v", who, err)
		}
	})
}

func TestAPauseEndsWhatIsOpenAndKeepsItsOwnerOutUntilItIsGivenBack(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		mother := joins(t, w)
		codes, _, err := w.Desk.MakePaperCodes(t.Context(), w.Doing(mother))
		if err != nil {
			t.Fatal(err)
		}
		token, _, err := enters(t, w, string(codes[0]))
		if err != nil {
			t.Fatal(err)
		}
		feed := "a calendar’s own address"
		if _, err := w.Desk.MakeFeed(t.Context(), w.Doing(mother), feed); err != nil {
			t.Fatal(err)
		}
		for range 2 { // twice is once
			if err := w.Desk.PauseWayIn(t.Context(), w.Doing(w.SocialWorker), mother.Person); err != nil {
				t.Fatal(err)
			}
		}
		if s, _ := w.DB.Session(t.Context(), token, time.Hour); !s.Ended {
			t.Error("the session goes on")
		}
		if _, err := w.Desk.ViewFeed(t.Context(), feed); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("the calendar goes on: %v", err)
		}
		// A request that was let in a moment before the pause reads and does nothing after it.
		if _, err := w.Desk.ViewOwnMeetings(t.Context(), mother); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("a look that was under way: %v", err)
		}
		if _, _, err := w.Desk.MakePaperCodes(t.Context(), w.Doing(mother)); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("an action that was under way: %v", err)
		}
		if _, _, err := enters(t, w, string(codes[1])); !errors.Is(err, casework.ErrPausedHere) {
			t.Errorf("a code while it is paused: %v", err)
		}
		if _, _, err := w.Desk.MakeCard(t.Context(), w.Doing(w.SocialWorker), casework.CardFor{Person: mother.Person}); !errors.Is(err, casework.ErrWayPaused) {
			t.Errorf("a card while it is paused: %v", err)
		}
		seen, err := w.Desk.ViewPerson(t.Context(), w.Unit, mother.Person)
		if in := seen.Show().WayIn; err != nil || in.Paused.IsZero() || in.By != "Jo Reed" {
			t.Errorf("%+v, %v", in, err)
		}
		if err := w.Desk.GiveBackWayIn(t.Context(), w.Doing(w.Unit), mother.Person); err != nil {
			t.Fatal(err)
		}
		if s, _ := w.DB.Session(t.Context(), token, time.Hour); !s.Ended {
			t.Error("giving back signs in whoever was signed out")
		}
		if _, _, err := enters(t, w, string(codes[1])); err != nil {
			t.Errorf("the code that was typed in vain: %v", err)
		}
	})
}

func TestAPauseAndACodeAtOnceLeaveNobodyIn(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		mother := joins(t, w)
		codes, _, err := w.Desk.MakePaperCodes(t.Context(), w.Doing(mother))
		if err != nil {
			t.Fatal(err)
		}
		tokens := make([]string, len(codes))
		var all sync.WaitGroup
		for i, c := range codes {
			by := w.Doing(w.SocialWorker)
			tokens[i] = "race " + by.Once
			all.Go(func() {
				_, _ = w.Desk.SignInByCode(t.Context(), string(c), casework.Entrance{Token: tokens[i], Lasts: time.Hour})
			})
			if i == len(codes)/2 {
				all.Go(func() {
					if err := w.Desk.PauseWayIn(t.Context(), by, mother.Person); err != nil {
						t.Error(err)
					}
				})
			}
		}
		all.Wait()
		for i, token := range tokens {
			if s, err := w.DB.Session(t.Context(), token, time.Hour); err == nil && !s.Ended {
				t.Errorf("code %d let somebody in past the pause", i+1)
			}
		}
	})
}

func TestWhoSignsInWithTheirWorkerKeepsNothingThatLetsAnybodyIn(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		mother := joins(t, w)
		codes, _, err := w.Desk.MakePaperCodes(t.Context(), w.Doing(mother))
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Desk.SignInWithTheWorker(t.Context(), w.Doing(mother)); err != nil {
			t.Fatal(err)
		}
		if _, _, err := enters(t, w, string(codes[0])); !errors.Is(err, casework.ErrWrongCode) {
			t.Errorf("the list: %v", err)
		}
		if _, who, err := enters(t, w, string(card(t, w, mother))); err != nil || who.WayIn != store.WithTheWorker {
			t.Errorf("%+v, %v", who, err)
		}
	})
}

func TestAWayInThatEndedLetsNobodyInWhenItIsOpenedAgain(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		mother := joins(t, w)
		codes, _, err := w.Desk.MakePaperCodes(t.Context(), w.Doing(mother))
		if err != nil {
			t.Fatal(err)
		}
		operator := w.Doing(access.Operator(w.Tenant.ID))
		if _, err := w.Desk.MakeLink(t.Context(), operator, w.Chair.Account, "a link", time.Hour); err != nil {
			t.Fatal(err)
		}
		for _, who := range []access.Actor{mother, w.Chair} {
			for _, open := range []bool{false, true} {
				if _, err := w.Desk.SetAccount(t.Context(), w.Doing(access.Operator(w.Tenant.ID)), who.Account, open); err != nil {
					t.Fatal(err)
				}
			}
		}
		if _, _, err := enters(t, w, string(codes[0])); !errors.Is(err, casework.ErrWrongCode) {
			t.Errorf("a code: %v", err)
		}
		if _, err := w.Desk.SignInByLink(t.Context(), "a link", casework.Entrance{Token: "t", Lasts: time.Hour}); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("a link: %v", err)
		}
	})
}

func TestSigningOutEverywhereEndsOnesOwnSessionsAlone(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		mother := joins(t, w)
		codes, _, err := w.Desk.MakePaperCodes(t.Context(), w.Doing(mother))
		if err != nil {
			t.Fatal(err)
		}
		one, _, err1 := enters(t, w, string(codes[0]))
		two, _, err2 := enters(t, w, string(codes[1]))
		if err1 != nil || err2 != nil {
			t.Fatal(err1, err2)
		}
		if err := w.DB.AddSession(t.Context(), "another’s", w.Tenant.ID, w.SocialWorker.Account, time.Hour); err != nil {
			t.Fatal(err)
		}
		seen, err := w.Desk.ViewSignIn(t.Context(), mother, time.Hour)
		if own := seen.Show(); err != nil || len(own.Sessions) != 2 || own.Sessions[0].Way != store.ByPaperCode || own.Left(store.PaperCode) != 8 {
			t.Errorf("%+v, %v", own, err)
		}
		if err := w.Desk.SignOutEverywhere(t.Context(), w.Doing(mother)); err != nil {
			t.Fatal(err)
		}
		for token, want := range map[string]bool{one: true, two: true, "another’s": false} {
			if s, err := w.DB.Session(t.Context(), token, time.Hour); err != nil || s.Ended != want {
				t.Errorf("%s: ended is %v, %v", token, s.Ended, err)
			}
		}
	})
}
