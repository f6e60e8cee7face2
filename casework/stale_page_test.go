package casework_test

import (
	"errors"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/enquiry"
	"kith/family"
	"kith/internal/store"
	"kith/internal/testcase/world"
	"kith/plan"
	"kith/record"
)

// unseen checks that a stale page was refused.
func unseen(t *testing.T, err error, what string) {
	t.Helper()
	if !errors.Is(err, store.ErrStale) {
		t.Errorf("%s: %v", what, err)
	}
}

func TestAnOldPageDoesNotOpenAnAddressToSomebodyItIsHiddenFrom(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		e := w.Enquiry(w.Concern("Kai Example"))
		father := adult(t, w, e.Family, "Dan Other", family.Father, e.Children[0].ID)
		h := family.Household{Post: family.PostNotAsked, Words: family.HouseholdWords{Name: "Home", Address: "1 Refuge Street"}}
		var err error
		if h.ID, err = w.Desk.RecordHousehold(t.Context(), w.Doing(w.SocialWorker), e.Family, h, ""); err != nil {
			t.Fatal(err)
		}
		look := func() (casework.FamilyView, string) {
			seen, err := w.Desk.ViewFamily(t.Context(), w.SocialWorker, e.Family)
			if err != nil {
				t.Fatal(err)
			}
			home, _ := seen.Show().Household(h.ID)
			return seen.Show(), access.VersionIn(seen, home)
		}
		_, before := look()
		hidden := h
		hidden.Hidden = []access.PersonID{father}
		if _, err := w.Desk.RecordHousehold(t.Context(), w.Doing(w.Manager), e.Family, hidden, ""); err != nil {
			t.Fatal(err)
		}
		by := w.Doing(w.SocialWorker)
		by.Seen, h.Words.Notes = before, "The dog bites"
		_, err = w.Desk.RecordHousehold(t.Context(), by, e.Family, h, "")
		unseen(t, err, "a page from before the address was hidden")
		now, version := look()
		if home, _ := now.Household(h.ID); len(home.Hidden) != 1 || home.Words.Notes != "" {
			t.Errorf("the household is %+v", home)
		}
		// Something else in the family is no reason to refuse what was typed about this household.
		adult(t, w, e.Family, "Ann Aunt", family.OtherTie, e.Children[0].ID)
		by = w.Doing(w.SocialWorker)
		by.Seen, hidden.Words.Notes = version, "The dog bites"
		if _, err := w.Desk.RecordHousehold(t.Context(), by, e.Family, hidden, ""); err != nil {
			t.Errorf("having seen it: %v", err)
		}
	})
}

func TestAnOldPageDoesNotWriteOverWhatWasFoundOutAboutSomebody(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		e := w.Enquiry(w.Concern("Kai Example"))
		mother := adult(t, w, e.Family, "Mel Example", family.Mother, e.Children[0].ID)
		version := func() string {
			seen, err := w.Desk.ViewPerson(t.Context(), w.SocialWorker, mother)
			if err != nil {
				t.Fatal(err)
			}
			return access.VersionIn(seen, seen.Show().Entry())
		}
		contact := func(who access.Actor, seen, phone, notKnow string) error {
			by := w.Doing(who)
			by.Seen = seen
			_, err := w.Desk.RecordSafeContact(t.Context(), by, family.Contact{
				Person: mother, AskedOn: w.Today(), Words: family.ContactWords{Phone: phone, Ring: true, NotKnow: notKnow},
			}, true)
			return err
		}
		before := version()
		if err := contact(w.Manager, "", "0300 1", "Dan must not know that she was rung"); err != nil {
			t.Fatal(err)
		}
		unseen(t, contact(w.SocialWorker, before, "0300 2", ""), "a page from before the contact was recorded")
		if err := contact(w.SocialWorker, version(), "0300 2", "Dan must not know that she was rung"); err != nil {
			t.Errorf("having seen it: %v", err)
		}
	})
}

func TestAProposalIsNotReplacedByOneWrittenWithoutSeeingIt(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		id := w.Concern("Kai Example")
		version := func() string {
			seen, err := w.Desk.ViewEnquiry(t.Context(), w.SocialWorker, id)
			if err != nil {
				t.Fatal(err)
			}
			return seen.Version()
		}
		propose := func(who access.Actor, seen, reason string) error {
			by := w.Doing(who)
			by.Seen = seen
			_, err := w.Desk.ProposeOutcome(t.Context(), by, id, casework.Proposal{
				Outcome: enquiry.NoFurtherAction, Reason: reason, Alone: "It was about somebody else",
			})
			return err
		}
		before := version()
		if err := propose(w.Manager, "", "Nothing was found"); err != nil {
			t.Fatal(err)
		}
		unseen(t, propose(w.SocialWorker, before, "Another reason"), "a page from before the proposal")
		if e := w.Enquiry(id); e.Words.Reason != "Nothing was found" {
			t.Errorf("the proposal says %q", e.Words.Reason)
		}
		if err := propose(w.SocialWorker, version(), "Another reason"); err != nil {
			t.Errorf("having seen it: %v", err)
		}
	})
}

func TestALineAndThePlansWordsAreNotWrittenOverUnseen(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		p := withPlans(t, w, conference.ProtectionPlan)
		v := p.of(t, w.SocialWorker, p.ava)
		look := func() (line casework.LineView, ofLine, ofWords string) {
			seen, err := w.Desk.ViewPlan(t.Context(), w.SocialWorker, v.ID)
			if err != nil {
				t.Fatal(err)
			}
			l := seen.Show().Lines[0]
			return l, access.VersionIn(seen, l.Now()), access.VersionIn(seen, seen.Show().Said())
		}
		l, ofLine, ofWords := look()
		change := func(who access.Actor, seen, action string) error {
			by := w.Doing(who)
			by.Seen = seen
			words := l.Words
			words.Action, words.Why = action, "It suits her better"
			_, err := w.Desk.ChangeLine(t.Context(), by, l.ID, casework.NewLine{Owner: l.Owner.Party, ByOn: l.ByOn, Words: words})
			return err
		}
		// What somebody says of how it is going changes nothing that the form writes.
		if _, err := w.Desk.SayProgress(t.Context(), w.Doing(w.HealthVisitor), casework.Going{
			Line: l.ID, Going: plan.Started, Words: plan.ProgressWords{Said: "She has been twice"},
		}); err != nil {
			t.Fatal(err)
		}
		if err := change(w.Manager, ofLine, "Tuesdays"); err != nil {
			t.Fatalf("after somebody said how it is going: %v", err)
		}
		unseen(t, change(w.SocialWorker, ofLine, "Wednesdays"), "a page from before the line was changed")
		by := w.Doing(w.SocialWorker)
		by.Seen = ofLine
		_, err := w.Desk.StopLine(t.Context(), by, l.ID, "Done with")
		unseen(t, err, "stopping another line than was read")
		if now, _, _ := look(); now.Words.Action != "Tuesdays" {
			t.Errorf("the line says %q", now.Words.Action)
		}

		reword := func(who access.Actor, seen, goal string) error {
			by := w.Doing(who)
			by.Seen = seen
			words := v.Words
			words.Worries, words.Goal, words.Contingency = "Shouting at night", goal, "We ask a lawyer"
			_, err := w.Desk.RewordPlan(t.Context(), by, v.ID, words)
			return err
		}
		if err := reword(w.Manager, ofWords, "Calm nights"); err != nil {
			t.Fatalf("the words were not touched: %v", err)
		}
		unseen(t, reword(w.SocialWorker, ofWords, "Something else"), "a page from before the plan was reworded")
	})
}

func TestARecordIsNotCheckedWithACorrectionThatNobodyRead(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		two := w.TwoFathers(false)
		read := func() (casework.RecordView, string) {
			seen, err := w.Desk.ViewRecord(t.Context(), w.Recorder, two.Conference)
			if err != nil {
				t.Fatal(err)
			}
			return seen.Show(), access.VersionIn(seen, seen.Show().Said())
		}
		check := func(seen string) error {
			by := w.Doing(w.Recorder)
			by.Seen = seen
			_, err := w.Desk.CheckRecord(t.Context(), by, two.Conference)
			return err
		}
		v, before := read()
		items := v.Content.Items()
		at := 0
		for items[at].Ref == "" {
			at++
		}
		if _, err := w.Desk.CorrectRecord(t.Context(), w.Doing(w.Chair), two.Conference, items[at].Ref, correction()); err != nil {
			t.Fatal(err)
		}
		unseen(t, check(before), "the record as it was before the chair corrected it")
		_, now := read()
		if err := check(now); err != nil {
			t.Errorf("having read it: %v", err)
		}
	})
}

func correction() record.CorrectionWords {
	return record.CorrectionWords{Should: "He came at ten", Reason: "The chair noted it"}
}
