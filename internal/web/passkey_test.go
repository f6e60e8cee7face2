package web_test

import (
	"net/http"
	"net/url"
	"testing"
	"time"

	"kith/access"
	"kith/internal/signin"
	"kith/internal/store"
	"kith/internal/testcase"
	"kith/internal/testcase/browser"
	"kith/internal/testcase/world"
)

func TestStaffComeInWithAPasskeyAndWithARecoveryCode(t *testing.T) {
	t.Parallel()
	testcase.Wanted(t, testcase.Chromium)

	w := world.New(t, store.SQLite)
	at := w.ServePasskeys(t)
	if _, err := w.Desk.MakeLink(t.Context(), w.Doing(access.Operator(w.Tenant.ID)), w.Chair.Account, "a-link", signin.LinkLasts); err != nil {
		t.Fatal(err)
	}
	chair := browser.Open(t).Person(t, "the chair", at)
	chair.Authenticator()
	chair.Go("/sign-in/link/a-link")
	chair.Click("Sign in")
	chair.Sees("What to do next")
	chair.Go("/account")
	chair.Click("Add a device")
	chair.MeetsWCAG()
	chair.Screenshot("sign-in-passkey-wide")
	chair.Click("Add this device")
	chair.Sees("Recovery codes")
	chair.Click("Show me ten codes")
	chair.Sees("Each works once")
	codes := aCode.FindAllString(chair.Text(), -1)
	if len(codes) != 10 {
		t.Fatalf("%d codes: %s", len(codes), chair.Text())
	}
	chair.Click("I have them. Go on")
	chair.Sees("Not used yet", "You have 10 recovery codes left")
	chair.MeetsWCAG()
	chair.Screenshot("sign-in-devices-wide")
	chair.Click("Sign out everywhere")
	chair.Sees("Choose who to be")

	chair.Go("/sign-in/passkey")
	chair.MeetsWCAG()
	chair.Screenshot("sign-in-door-wide")
	chair.Click("Sign in with this device")
	chair.Sees("What to do next")
	chair.Go("/account")
	chair.Sees("With the lock of your phone or computer", "Last used")
	chair.Click("Remove this device")
	chair.Sees("You have 10 recovery codes left")
	chair.NoLongerSees("Remove this device")
	chair.Click("Sign out everywhere")
	chair.Sees("Choose who to be")

	chair.Go("/sign-in/passkey")
	chair.Click("Sign in with this device")
	chair.Sees("That did not work")
	chair.Fill("Your code", codes[3])
	chair.Click("Sign in")
	chair.Sees("You have 9 recovery codes left", "With a recovery code")

	plain := browser.Open(t).Person(t, "without scripts", at, browser.NoScript, browser.Width(360))
	plain.Go("/sign-in/passkey")
	plain.Sees("This browser cannot do it", "Your code")
	plain.NoSidewaysScroll()
	plain.Screenshot("sign-in-door-360")
}

func TestAFamilyMemberSignsInWithTheLockOfTheirPhone(t *testing.T) {
	t.Parallel()
	testcase.Wanted(t, testcase.Chromium)

	w := world.New(t, store.SQLite)
	at := w.ServePasskeys(t)
	mother := motherOf(w)
	codes, _, err := w.Desk.MakePaperCodes(t.Context(), w.Doing(mother))
	if err != nil {
		t.Fatal(err)
	}
	her := browser.Open(t).Person(t, "the mother", at, browser.Width(360))
	her.Authenticator()
	her.Go("/sign-in/code")
	her.Fill("Your code", string(codes[0]))
	her.Click("Sign in")
	her.Click("Change how you sign in")
	her.Choose("With the lock of my phone")
	her.Click("Save and continue")
	her.NoSidewaysScroll()
	her.MeetsWCAG()
	her.Screenshot("sign-in-passkey-360")
	her.Click("Add this device")
	her.Sees("You sign in with the lock of your phone or computer")
	her.Click("Sign out everywhere")
	her.Sees("Choose who to be")
	her.Go("/sign-in/passkey")
	her.Fill("Your code", string(codes[1]))
	her.Click("Sign in")
	her.Sees("This code does not let you in")
	her.Go("/sign-in/passkey")
	her.Click("Sign in with this device")
	her.Sees("What happens next")
	if err := w.Desk.PauseWayIn(t.Context(), w.Doing(w.SocialWorker), mother.Person); err != nil {
		t.Fatal(err)
	}
	her.Go("/sign-in/passkey")
	her.Click("Sign in with this device")
	her.Sees("You cannot sign in just now")
}

func TestAnAnswerThatIsNoneOrComesLateLetsNobodyIn(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		w.ServePasskeys(t)
		c := w.Nobody(t)
		asked := world.Forms(t, c.Get("/sign-in/passkey").Body)[0].Holds
		for _, sent := range []url.Values{
			{"try": {asked.Get("try")}, "answer": {""}}, {"try": {asked.Get("try")}, "answer": {"{}"}}, {"try": {"none"}, "answer": {"{}"}},
		} {
			if p := c.Send("/sign-in/passkey", sent); p.Status != http.StatusUnprocessableEntity || p.Header.Get("Set-Cookie") != "" {
				t.Errorf("%v: %d", sent, p.Status)
			}
		}
		kept, err := w.DB.SealTry("one purpose", []byte("{}"), time.Minute)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.DB.OpenTry("one purpose", kept); err != nil {
			t.Error(err)
		}
		if _, err := w.DB.OpenTry("another", kept); err == nil {
			t.Error("a try is worth something for another purpose")
		}
		w.Advance(time.Minute)
		if _, err := w.DB.OpenTry("one purpose", kept); err == nil {
			t.Error("a try that ended is worth something")
		}
	})
}
