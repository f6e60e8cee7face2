package casework_test

import (
	"errors"
	"testing"
	"time"

	"kith/access"
	"kith/casework"
	"kith/enquiry"
	"kith/fault"
	"kith/internal/testcase/world"
	"kith/timescale"
)

// discussed is a strategy discussion that starts the enquiry, today.
func discussed(w *world.World) casework.Discussed {
	return casework.Discussed{
		HeldOn: w.Today(), Notes: "What was shared and decided", Starts: true, Basis: enquiry.LikelyHarm,
		TookPart: []enquiry.TookPart{{Agency: enquiry.SocialCare, Who: "Jo Reed"}, {Agency: "police", Who: "Dev Rao"}},
	}
}

func start(t *testing.T, w *world.World, id enquiry.ID) {
	t.Helper()
	if _, err := w.Desk.RecordStrategyDiscussion(t.Context(), w.Doing(w.SocialWorker), id, discussed(w)); err != nil {
		t.Fatalf("recording a strategy discussion: %v", err)
	}
	if _, err := w.Desk.DescribeEnquiry(t.Context(), w.Doing(w.SocialWorker), id, casework.EnquiryDetails{
		PrimaryNeed: "N1", Source: "1A", ReferredOn: w.Today(),
	}); err != nil {
		t.Fatalf("describing an enquiry: %v", err)
	}
}

func TestAnEnquiryEndsInAConferenceOnlyWithAgenciesAndAManager(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		id := w.Concern("Kai Example")
		propose := casework.Proposal{Outcome: enquiry.HoldConference, Reason: "Because of what was found"}
		_, err := w.Desk.ProposeOutcome(t.Context(), w.Doing(w.SocialWorker), id, propose)
		if !errors.Is(err, enquiry.ErrNotStarted) || !errors.Is(err, enquiry.ErrNotConsulted) {
			t.Errorf("before a strategy discussion: %v", err)
		}
		start(t, w, id)
		if _, err := w.Desk.ProposeOutcome(t.Context(), w.Doing(w.SocialWorker), id, propose); !errors.Is(err, enquiry.ErrNotConsulted) {
			t.Errorf("with no agency asked: %v", err)
		}
		view := enquiry.View{Agency: "police", Opinion: enquiry.ThinksConference, Words: enquiry.ViewWords{Who: "Dev Rao", Said: "We are worried"}}
		if _, err := w.Desk.RecordAgencyView(t.Context(), w.Doing(w.SocialWorker), id, view); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Desk.ProposeOutcome(t.Context(), w.Doing(w.SocialWorker), id, propose); err != nil {
			t.Fatal(err)
		}
		var refused *access.Refused
		if _, err := w.Desk.ConcludeEnquiry(t.Context(), w.Doing(w.SocialWorker), id, ""); !errors.As(err, &refused) {
			t.Errorf("by the social worker: %v", err)
		}
		if _, err := w.Desk.ConcludeEnquiry(t.Context(), w.Doing(w.Manager), id, "I agree"); err != nil {
			t.Fatal(err)
		}
		e := w.Enquiry(id)
		if e.State != enquiry.Concluded || e.Outcome != enquiry.HoldConference || e.AgreedBy != "Ruth Adeyemi" || len(e.Views) != 1 {
			t.Errorf("%+v", e)
		}
		// Fifteen working days from Tuesday 1 December 2026.
		if want := timescale.NewDate(2026, time.December, 22); e.Due == nil || e.Due.Limit != want || e.ReturnBy != want {
			t.Errorf("due %+v, return %s", e.Due, e.ReturnBy)
		}
		if _, err := w.Desk.RecordAgencyView(t.Context(), w.Doing(w.SocialWorker), id, view); !errors.Is(err, enquiry.ErrConcluded) {
			t.Errorf("after the end: %v", err)
		}
	})
}

func TestAManagerCannotAgreeToTheirOwnProposal(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		id := w.Concern("Kai Example")
		p := casework.Proposal{Outcome: enquiry.NoFurtherAction, Reason: "Nothing was found", Alone: "The concern was about another family"}
		if _, err := w.Desk.ProposeOutcome(t.Context(), w.Doing(w.Manager), id, p); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Desk.ConcludeEnquiry(t.Context(), w.Doing(w.Manager), id, ""); !errors.Is(err, enquiry.ErrOwnProposal) {
			t.Errorf("%v", err)
		}
	})
}

func TestAProposalIsSentBackAndTheManagerAnswersOnlyWhatTheyRead(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		id := w.Concern("Kai Example")
		p := casework.Proposal{Outcome: enquiry.NoFurtherAction, Reason: "Nothing was found", Alone: "It was about somebody else"}
		if _, err := w.Desk.ProposeOutcome(t.Context(), w.Doing(w.SocialWorker), id, p); err != nil {
			t.Fatal(err)
		}
		read, err := w.Desk.ViewEnquiry(t.Context(), w.Manager, id)
		if err != nil {
			t.Fatal(err)
		}
		p.Reason = "Something else"
		if _, err := w.Desk.ProposeOutcome(t.Context(), w.Doing(w.SocialWorker), id, p); err != nil {
			t.Fatal(err)
		}
		by := w.Doing(w.Manager)
		by.Seen = read.Version()
		if _, err := w.Desk.ConcludeEnquiry(t.Context(), by, id, ""); err == nil {
			t.Error("agreed to a proposal that was not read")
		}
		if _, err := w.Desk.SendBackOutcome(t.Context(), w.Doing(w.Manager), id, "Ask the school first"); err != nil {
			t.Fatal(err)
		}
		e := w.Enquiry(id)
		if e.Proposed != "" || len(e.Changes) != 1 || e.Changes[0].Before.Reason != "Ask the school first" {
			t.Errorf("%+v", e)
		}
	})
}

func TestTheDiscussionThatStartedAnEnquiryIsCorrectedWithItsHistory(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		id := w.Concern("Kai Example")
		start(t, w, id)
		w.SetDay(w.Today().AddDays(3))
		later := discussed(w)
		if _, err := w.Desk.RecordStrategyDiscussion(t.Context(), w.Doing(w.SocialWorker), id, later); !errors.Is(err, enquiry.ErrStartsTwice) {
			t.Errorf("a second that starts: %v", err)
		}
		later.Starts = false
		if _, err := w.Desk.RecordStrategyDiscussion(t.Context(), w.Doing(w.SocialWorker), id, later); err != nil {
			t.Fatal(err)
		}
		e := w.Enquiry(id)
		to := casework.EnquiryStart{Discussion: e.Discussions[1].ID, StartedOn: w.Today(), Reason: "The first was about another child"}
		if _, err := w.Desk.CorrectStart(t.Context(), w.Doing(w.SocialWorker), id, to); err != nil {
			t.Fatal(err)
		}
		after := w.Enquiry(id)
		if after.StartedOn != w.Today() || !after.Discussions[1].Starts || after.Discussions[0].Starts || !after.Due.Limit.After(e.Due.Limit) {
			t.Errorf("%+v", after)
		}
		if len(after.Changes) != 2 || after.Changes[0].Before.StartedOn != e.StartedOn {
			t.Errorf("history %+v", after.Changes)
		}
	})
}

func TestASecondConcernAboutAKnownFamilyBeginsAnotherEnquiry(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		first := w.Enquiry(w.Concern("Kai Example"))
		again := casework.Concern{
			Family: first.Family, Known: []access.PersonID{first.Children[0].ID}, Agency: "School", Source: "2A",
			What: "Something new", ReferredOn: w.Today(), Children: []casework.ConcernChild{{Name: "Ava Example"}},
		}
		id, err := w.Desk.RecordConcern(t.Context(), w.Doing(w.SocialWorker), again)
		if err != nil {
			t.Fatal(err)
		}
		second := w.Enquiry(id)
		if second.Family != first.Family || len(second.Children) != 2 {
			t.Errorf("%+v", second)
		}
		if _, err := w.Desk.RecordConcern(t.Context(), w.Doing(w.OtherSocialWorker), again); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("by somebody who does not know the family: %v", err)
		}
		if _, err := w.Desk.RecordConcern(t.Context(), w.Doing(w.Unit), again); err != nil {
			t.Errorf("by the unit: %v", err)
		}
	})
}

func TestAWrongChildIsTakenOffAnEnquiryWithTheReason(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		id := w.Concern("Kai Example", "Ava Example")
		e := w.Enquiry(id)
		keep := []access.PersonID{e.Children[0].ID}
		_, err := w.Desk.CorrectEnquiryChildren(t.Context(), w.Doing(w.SocialWorker), id, keep, "")
		if len(fault.Of(err)) != 1 {
			t.Errorf("without a reason: %v", err)
		}
		if _, err := w.Desk.CorrectEnquiryChildren(t.Context(), w.Doing(w.SocialWorker), id, keep, "Ava lives elsewhere"); err != nil {
			t.Fatal(err)
		}
		after := w.Enquiry(id)
		if len(after.Children) != 1 || len(after.Changes[0].Before.Children) != 2 {
			t.Errorf("%+v", after)
		}
	})
}
