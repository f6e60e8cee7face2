package casework_test

import (
	"errors"
	"testing"
	"time"

	"kith/access"
	"kith/casework"
	"kith/internal/store"
	"kith/internal/testcase/world"
)

// TestWhatAnsweredATryLetsNobodyInASecondTime sends the same answer of a passkey, and of an organisation's sign-in, again.
func TestWhatAnsweredATryLetsNobodyInASecondTime(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		try := func() string {
			t.Helper()
			text, err := w.DB.SealTry("test", []byte("state"), time.Minute)
			if err != nil {
				t.Fatal(err)
			}
			return text
		}
		in := func(token string) casework.Entrance { return casework.Entrance{Token: token, Lasts: time.Hour} }
		const credential = "the-lock-of-a-laptop"
		making := try()
		if err := w.Desk.AddPasskey(t.Context(), w.Doing(w.SocialWorker), store.Proof{Credential: credential, Data: []byte("made"), Try: making}); err != nil {
			t.Fatal(err)
		}
		if err := w.Desk.AddPasskey(t.Context(), w.Doing(w.SocialWorker), store.Proof{Credential: "another", Data: []byte("made"), Try: making}); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("one try makes two passkeys: %v", err)
		}
		who, _, err := w.DB.PasskeyOwner(t.Context(), credential)
		if err != nil {
			t.Fatal(err)
		}
		proof := store.Proof{Credential: credential, Data: []byte("used"), Try: try()}
		if err := w.Desk.SignInByPasskey(t.Context(), who, proof, in("first")); err != nil {
			t.Fatal(err)
		}
		if err := w.Desk.SignInByPasskey(t.Context(), who, proof, in("second")); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("an answered challenge lets somebody in again: %v", err)
		}
		i := store.Identity{Issuer: "https://council.example", Subject: "jo-at-work"}
		if _, err := w.Desk.GiveIdentity(t.Context(), w.Doing(access.Operator(w.Tenant.ID)), w.SocialWorker.Account, i); err != nil {
			t.Fatal(err)
		}
		if who, err = w.DB.IdentityOwner(t.Context(), w.Tenant.ID, i); err != nil {
			t.Fatal(err)
		}
		answered := try()
		if err := w.Desk.SignInByOrganisation(t.Context(), who, i, answered, in("third")); err != nil {
			t.Fatal(err)
		}
		if err := w.Desk.SignInByOrganisation(t.Context(), who, i, answered, in("fourth")); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("an organisation's answer lets somebody in again: %v", err)
		}
		for token, open := range map[string]bool{"first": true, "second": false, "third": true, "fourth": false} {
			if _, err := w.DB.Session(t.Context(), token, time.Hour); (err == nil) != open {
				t.Errorf("the session %q: %v", token, err)
			}
		}
	})
}
