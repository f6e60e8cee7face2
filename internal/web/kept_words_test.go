package web_test

import (
	"maps"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/enquiry"
	"kith/family"
	"kith/internal/testcase/world"
)

// form opens a page and gives its first form that asks for a field, filled in with values.
func form(t *testing.T, c *world.Client, path string, values url.Values) world.Form {
	t.Helper()
	shown := c.Get(path)
	for _, f := range world.Forms(t, shown.Body) {
		all := f.Posts
		for name := range values {
			all = all && f.Names[name]
		}
		if !all {
			continue
		}
		maps.Copy(f.Holds, values)
		return f
	}
	t.Fatalf("no form at %s for %v: %d", path, values, shown.Status)
	return world.Form{}
}

// draft is what is kept for somebody on a form.
func draft(t *testing.T, w *world.World, who access.Actor, at string) url.Values {
	t.Helper()
	d, _, err := w.DB.Draft(t.Context(), who, at)
	if err != nil {
		t.Fatal(err)
	}
	return d.Fields
}

func TestAStaleHouseholdPageIsAnsweredWithTheWordsKeptAndTheAddressStillHidden(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		e := w.Enquiry(w.Concern("Kai Example"))
		father, err := w.Desk.AddPerson(t.Context(), w.Doing(w.SocialWorker), casework.NewPerson{
			Family: e.Family, Kind: family.Adult, Details: family.Details{Name: "Dan Other"}, Certain: true,
		})
		if err != nil {
			t.Fatal(err)
		}
		h := family.Household{Post: family.PostNotAsked, Words: family.HouseholdWords{Name: "Home", Address: "1 Refuge Street"}}
		if h.ID, err = w.Desk.RecordHousehold(t.Context(), w.Doing(w.SocialWorker), e.Family, h, ""); err != nil {
			t.Fatal(err)
		}
		c, at := w.Client(t, w.SocialWorker), "/families/"+string(e.Family)+"/households/"+h.ID
		f := form(t, c, at, url.Values{"notes": {"The dog bites"}})
		h.Hidden = []access.PersonID{father}
		if _, err := w.Desk.RecordHousehold(t.Context(), w.Doing(w.Manager), e.Family, h, ""); err != nil {
			t.Fatal(err)
		}
		p := c.Send(f.Action, f.Holds)
		if p.Status != http.StatusConflict || !strings.Contains(p.Said(t), "What you typed is kept") {
			t.Fatalf("%d: %s", p.Status, p.Said(t))
		}
		again := form(t, c, at, nil)
		if again.Holds.Get("notes") != "The dog bites" || again.Holds.Get("hidden") != string(father) {
			t.Errorf("the form holds %v", again.Holds)
		}
		if said := c.Get(at).Said(t); !strings.Contains(said, "was changed since then") {
			t.Errorf("nobody says that it changed: %s", said)
		}
		if p := c.Send(again.Action, again.Holds); p.Status != http.StatusSeeOther {
			t.Fatalf("%d: %s", p.Status, p.Said(t))
		}
		if kept := draft(t, w, w.SocialWorker, at); len(kept) != 0 {
			t.Errorf("the draft stays: %v", kept)
		}
	})
}

func TestWordsAreKeptWhenThePartEndedMeanwhileAndWhenTheThingIsOver(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		id := w.Concern("Kai Example")
		at := "/enquiries/" + string(id) + "/view"
		c := w.Client(t, w.SocialWorker)
		f := form(t, c, at, url.Values{"said": {"The school is worried"}})
		if _, err := w.Desk.ProposeOutcome(t.Context(), w.Doing(w.SocialWorker), id, casework.Proposal{
			Outcome: enquiry.NoFurtherAction, Reason: "Nothing was found", Alone: "It was about somebody else",
		}); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Desk.ConcludeEnquiry(t.Context(), w.Doing(w.Manager), id, ""); err != nil {
			t.Fatal(err)
		}
		p := c.Send(f.Action, f.Holds)
		if p.Status != http.StatusUnprocessableEntity || !strings.Contains(p.Said(t), "What you typed is kept") {
			t.Errorf("%d: %s", p.Status, p.Said(t))
		}
		if got := draft(t, w, w.SocialWorker, at).Get("said"); got != "The school is worried" {
			t.Errorf("kept: %q", got)
		}
		if said := c.Get("/unsent").Said(t); !strings.Contains(said, "The school is worried") {
			t.Errorf("they are not listed: %s", said)
		}
	})
}

func TestAPressElsewhereLeavesAHalfTypedFormAlone(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		c, at := w.Client(t, w.SocialWorker), "/concerns/new"
		if p := c.Send("/drafts", url.Values{"_form": {at}, "concern": {"half a sentence"}}); p.Status != http.StatusNoContent {
			t.Fatal(p.Status)
		}
		if p := c.Send(at, url.Values{"_press": {"1"}, "once": {"k1"}, "entry": {"x"}}); p.Status == http.StatusSeeOther {
			t.Fatalf("it was taken: %s", p.Location)
		}
		if got := draft(t, w, w.SocialWorker, at); got.Get("concern") != "half a sentence" || got.Has("entry") {
			t.Errorf("kept: %v", got)
		}
	})
}

func TestWordsAboutOneThingNeverStandInTheFormOfAnother(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		one, two := w.Enquiry(w.Concern("Kai Example")).Family, w.Enquiry(w.Concern("Ava Example")).Family
		c := w.Client(t, w.SocialWorker)
		at := "/concerns/new?family=" + string(one)
		f := form(t, c, at, nil)
		if f.Action != at {
			t.Errorf("the form is sent to %s", f.Action)
		}
		if p := c.Send("/drafts", url.Values{"_form": {at}, "concern": {"about the first"}, "family": {string(one)}}); p.Status != http.StatusNoContent {
			t.Fatal(p.Status)
		}
		for _, elsewhere := range []string{"/concerns/new", "/concerns/new?family=" + string(two)} {
			if f := form(t, c, elsewhere, nil); f.Holds.Get("concern") != "" || f.Holds.Get("family") == string(one) {
				t.Errorf("%s holds %v", elsewhere, f.Holds)
			}
		}
		if f := form(t, c, at, nil); f.Holds.Get("concern") != "about the first" || f.Holds.Get("family") != string(one) {
			t.Errorf("it holds %v", f.Holds)
		}
		if p := w.Nobody(t).Get(at); p.Location != "/sign-in?back="+url.QueryEscape(at) {
			t.Errorf("signing in leads back by %s", p.Location)
		}
	})
}

func TestASecondPressAfterItIsDoneIsAnsweredAsTheFirstWas(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		id := w.Concern("Kai Example")
		if _, err := w.Desk.ProposeOutcome(t.Context(), w.Doing(w.SocialWorker), id, casework.Proposal{
			Outcome: enquiry.NoFurtherAction, Reason: "Nothing was found", Alone: "It was about somebody else",
		}); err != nil {
			t.Fatal(err)
		}
		c := w.Client(t, w.Manager)
		f := form(t, c, "/enquiries/"+string(id)+"/agreement", url.Values{"decision": {"agree"}, "decided": {"Agreed"}})
		first, second := c.Send(f.Action, f.Holds), c.Send(f.Action, f.Holds)
		if first.Status != http.StatusSeeOther || second.Status != http.StatusSeeOther || first.Location != second.Location {
			t.Errorf("first %d %s, then %d %s", first.Status, first.Location, second.Status, second.Location)
		}
		if kept := draft(t, w, w.Manager, f.Action); len(kept) != 0 {
			t.Errorf("what was done is kept as not sent: %v", kept)
		}
		f.Holds.Set("once", "another")
		if p := c.Send(f.Action, f.Holds); p.Status != http.StatusUnprocessableEntity {
			t.Errorf("another press, when it is over: %d", p.Status)
		}
	})
}
