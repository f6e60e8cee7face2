package casework_test

import (
	"errors"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/family"
	"kith/internal/testcase/world"
	"kith/plan"
)

func TestWhatSomebodyGaveThemselvesIsNeverWrittenOver(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Sitting("Kai Example")
		kai := s.Child("Kai")
		mother := s.Joins("Mia Example", kai)
		s.Opened(mother)
		own := conference.View{
			Child: kai, Outcome: conference.NoPlan, Audience: access.For(access.Professionals),
			Words: conference.ViewWords{Text: "Only for the professionals"},
		}
		s.Do(w.Desk.GiveView(t.Context(), w.Doing(mother), s.ID, own))
		said := conference.View{Child: kai, Invitation: s.Seat(mother), Outcome: conference.ProtectionPlan, Categories: []conference.Category{conference.Neglect}, Words: conference.ViewWords{Text: "As said aloud"}}
		if err := w.Desk.RecordView(t.Context(), w.Doing(w.Chair), s.ID, said); !errors.Is(err, conference.ErrOwnHand) {
			t.Errorf("written over: %v", err)
		}
		said.Invitation = s.Seat(w.Teacher)
		s.Do(w.Desk.RecordView(t.Context(), w.Doing(w.Chair), s.ID, said))
		s.Do(w.Desk.RecordView(t.Context(), w.Doing(w.Recorder), s.ID, said)) // their own writing-down may be put right
		own.Outcome = conference.ChildInNeedPlan
		s.Do(w.Desk.GiveView(t.Context(), w.Doing(mother), s.ID, own))
	})
}

func TestAConferenceOpenedOnALaterDayIsHeldOnThatDay(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Sitting("Kai Example")
		w.SetDay(w.Today().AddDays(1))
		s.Opened()
		if c := w.Conference(s.ID); c.HeldOn != w.Today() {
			t.Errorf("held on %s, a day on which nobody met", c.HeldOn)
		}
	})
}

func TestAChildWhosePlanHasEndedLeavesTheReviewThatHasNotBegun(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		p := withPlans(t, w, conference.ProtectionPlan)
		review := reviewOf(t, w, p.f)
		end := func(child access.PersonID) {
			t.Helper()
			if _, err := w.Desk.EndPlan(t.Context(), w.Doing(w.Manager), casework.PlanEnding{
				Plan: p.of(t, w.SocialWorker, child).ID, Ground: plan.Adoption, EndedOn: w.Today(), Evidence: "The order of today", Family: "The adoption order",
			}); err != nil {
				t.Fatal(err)
			}
		}
		end(p.ava)
		if c := w.Conference(review); len(c.Children) != 1 || c.Children[0].ID != p.kai || c.State != conference.ToBeBooked && c.State != conference.Booked {
			t.Errorf("after the first: %s, %v", c.State, c.Children)
		}
		end(p.kai)
		if c := w.Conference(review); c.State != conference.Cancelled {
			t.Errorf("a review about nobody is %s", c.State)
		}
	})
}

func TestAChildOfAConferenceThatIsNotOverIsNotTakenOut(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		id, err := w.Desk.ReceiveFamily(t.Context(), w.Doing(w.Unit), arrival(w))
		if err != nil {
			t.Fatal(err)
		}
		kai := w.Conference(id).Children[0].ID
		if _, err := w.Desk.TakePersonOut(t.Context(), w.Doing(w.Unit), kai, "Entered twice"); !errors.Is(err, family.ErrInConference) {
			t.Errorf("taken out: %v", err)
		}
	})
}
