package web_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/internal/store"
	"kith/internal/testcase"
	"kith/internal/testcase/browser"
	"kith/internal/testcase/world"
)

// motherOf is a mother with a way in, and her child's first name nowhere on what she is handed.
func motherOf(w *world.World) access.Actor {
	e := w.Enquiry(w.Concern("Kai Example"))
	return w.Member(e.Family, access.PartParent, "Ann Example", e.Children[0].ID)
}

var aCode = regexp.MustCompile(`\b[B-Z2-9]{5}-[B-Z2-9]{5}\b`)

func TestAFamilyMemberComesInWithACardAndChoosesAList(t *testing.T) {
	t.Parallel()
	testcase.Wanted(t, testcase.Chromium)

	w := world.New(t, store.SQLite)
	mother := motherOf(w)
	at := "/people/" + string(mother.Person)
	look := func(p *browser.Person, name string) {
		t.Helper()
		p.NoSidewaysScroll()
		p.MeetsWCAG()
		p.Screenshot("sign-in-" + name)
	}

	worker := w.Browser(t, w.SocialWorker)
	worker.Go(at)
	look(worker, "person-wide")
	worker.Click("Make a card for them to sign in with")
	look(worker, "make-card-wide")
	worker.Click("Make the card")
	look(worker, "card-wide")
	code := aCode.FindString(worker.Text())
	if code == "" {
		t.Fatalf("no code on the card: %s", worker.Text())
	}

	her := w.Stranger(t, browser.Width(360))
	her.Go("/sign-in/code")
	look(her, "code-360")
	her.Fill("Your code", "BCDFG-HJKMN")
	her.Click("Sign in")
	her.Sees("This code does not let you in")
	look(her, "wrong-360")
	her.Fill("Your code", strings.ToLower(code))
	her.Click("Sign in")
	her.Sees("How do you want to sign in next time?")
	look(her, "way-360")
	her.Choose("With a list of codes on paper")
	her.Click("Save and continue")
	look(her, "list-360")
	codes := aCode.FindAllString(her.Text(), -1)
	if len(codes) != 10 {
		t.Fatalf("%d codes", len(codes))
	}
	her.Click("I have them. Go on")
	her.Sees("What happens next")
	her.Click("Your sign-in")
	her.Sees("You have 10 codes left", "With a card")
	look(her, "account-360")

	worker.Go(at)
	worker.Click("Pause their sign-in now")
	worker.Sees("Jo Reed paused their sign-in")
	look(worker, "paused-wide")
	her.Reload()
	her.Go("/sign-in/code")
	her.Fill("Your code", codes[0])
	her.Click("Sign in")
	her.Sees("You cannot sign in just now")
	look(her, "paused-360")
	worker.Click("Give their sign-in back")
	worker.NoLongerSees("paused their sign-in")
	her.Go("/sign-in/code")
	her.Fill("Your code", codes[0])
	her.Click("Sign in")
	her.Sees("You have 9 codes left")
	her.Click("Sign out everywhere")
	her.NoLongerSees("You have 9 codes left")
	her.Go("/")
	her.NoLongerSees("Your sign-in")
}

func TestNothingThatIsHandedOverSaysWhoseItIsOrWhatFor(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		mother := motherOf(w)
		worker := w.Client(t, w.SocialWorker)
		p := worker.Post("/people/"+string(mother.Person)+"/sign-in/card", url.Values{"afresh": nil})
		_, handed, there := strings.Cut(p.Body, `<section class="kith-handed"`)
		if p.Status != http.StatusOK || !there {
			t.Fatalf("%d %s", p.Status, p.Said(t))
		}
		code := aCode.FindString(handed)
		her := w.Nobody(t)
		if p := her.Send("/sign-in/code", url.Values{"code": {code}}); p.Location != "/account/way" {
			t.Fatalf("the card leads to %q: %s", p.Location, p.Said(t))
		}
		list := her.Post("/account/way", url.Values{"way": {"paper codes"}})
		_, listed, there := strings.Cut(list.Body, `<section class="kith-handed`)
		if !there {
			t.Fatalf("%d %s", list.Status, list.Said(t))
		}
		for _, tells := range []string{"Kai", "Example", "Ann", "Jo", "Reed", "child", "social", "Northcliffe", "meeting", "Kith"} {
			if regexp.MustCompile(`\b` + tells + `\b`).MatchString(handed) {
				t.Errorf("the card says %q", tells)
			}
			if regexp.MustCompile(`\b` + tells + `\b`).MatchString(listed) {
				t.Errorf("the list says %q", tells)
			}
		}
		for _, page := range []string{p.Body, list.Body} {
			if title := regexp.MustCompile(`<title>(.*)</title>`).FindStringSubmatch(page)[1]; title != "Card" && title != "List" {
				t.Errorf("the title is %q", title)
			}
		}
	})
}

func TestTheDoorAnswersAlikeForEveryCodeThatLetsNobodyIn(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		mother := motherOf(w)
		codes, _, err := w.Desk.MakePaperCodes(t.Context(), w.Doing(mother))
		if err != nil {
			t.Fatal(err)
		}
		if p := w.Nobody(t).Send("/sign-in/code", url.Values{"code": {string(codes[0])}}); p.Location != "/account" {
			t.Fatalf("%d %s", p.Status, p.Location)
		}
		if _, _, err := w.Desk.MakeCard(t.Context(), w.Doing(w.SocialWorker), casework.CardFor{Person: mother.Person, Afresh: true}); err != nil {
			t.Fatal(err)
		}
		var first world.Page
		for i, code := range []string{"BCDFG-HJKMN", string(codes[0]), string(codes[1])} {
			p := w.Nobody(t).Send("/sign-in/code", url.Values{"code": {code}})
			p.Body = strings.ReplaceAll(p.Body, code, "what was typed")
			if i == 0 {
				first = p
			}
			if p.Status != http.StatusUnprocessableEntity || p.Body != first.Body || p.Header.Get("Set-Cookie") != "" {
				t.Errorf("code %d is answered otherwise: %d %s", i, p.Status, p.Said(t))
			}
		}
	})
}

func TestASessionIsNeverTheOneThatTheRequestBrought(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		mother := motherOf(w)
		codes, _, err := w.Desk.MakePaperCodes(t.Context(), w.Doing(mother))
		if err != nil {
			t.Fatal(err)
		}
		c := w.Client(t, w.SocialWorker) // a session that somebody else knows of, in the browser that she signs in with
		before := c.Cookie()
		if p := c.Send("/sign-in/code", url.Values{"code": {string(codes[0])}}); p.Location != "/account" {
			t.Fatalf("%d %s", p.Status, p.Location)
		}
		if c.Cookie() == before {
			t.Error("the session goes on under the name that was known before")
		}
		if s, err := w.DB.Session(t.Context(), before, 1<<40); err != nil || !s.Ended {
			t.Errorf("whoever was signed in here before still is: %v", err)
		}
	})
}
