package casework_test

import (
	"errors"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/internal/testcase/world"
)

// decided is a decision that holds.
func decided(child access.PersonID) conference.Decision {
	return conference.Decision{
		Child: child, Outcome: conference.ProtectionPlan, Categories: []conference.Category{conference.Neglect, conference.Emotional},
		Words: conference.DecisionWords{
			Harm: "Kai has gone hungry, and is likely to again", Reasons: "The help so far was not enough", Support: "A family support worker each week",
		},
	}
}

// outlined makes a line of the outline plan and goes through it.
func outlined(t *testing.T, w *world.World, s *world.Sitting, children ...access.PersonID) {
	t.Helper()

	s.Do(w.Desk.AddOutlineLine(t.Context(), w.Doing(w.Recorder), s.ID, conference.OutlineLine{
		Children: children, ByOn: w.Today().AddDays(14),
		Words: conference.LineWords{Change: "Kai has breakfast", Action: "Breakfast club", Know: "The school says so"},
	}, s.Seat(w.Teacher), casework.Readers{Audience: access.For(access.Everyone)}))
	s.Do(w.Desk.GoThroughOutline(t.Context(), w.Doing(w.Chair), s.ID))
}

func TestTheDecisionWaitsForTheOutlinePlanAndForEveryView(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Sitting("Kai Example")
		kai := s.Children[0].ID
		mother := s.Joins("Mia Example", kai)
		s.Opened(mother)
		decide := func() error { return w.Desk.RecordDecision(t.Context(), w.Doing(w.Chair), s.ID, decided(kai)) }
		if err := decide(); !errors.Is(err, conference.ErrPlanFirst) || !errors.Is(err, conference.ErrParentsViewFirst) {
			t.Fatalf("decided at once: %v", err)
		}
		outlined(t, w, s, kai)
		if err := decide(); errors.Is(err, conference.ErrPlanFirst) || !errors.Is(err, conference.ErrViewsFirst) {
			t.Fatalf("decided without views: %v", err)
		}
		s.Views(kai, conference.ProtectionPlan)
		if err := decide(); !errors.Is(err, conference.ErrParentsViewFirst) {
			t.Fatalf("decided without the mother's view: %v", err)
		}
		s.Do(w.Desk.RecordView(t.Context(), w.Doing(w.Recorder), s.ID, conference.View{Child: kai, Invitation: s.Seat(mother), Outcome: conference.NoView}))
		s.Do(decide())
		bare := decided(kai)
		bare.Words.Harm = " "
		if err := w.Desk.RecordDecision(t.Context(), w.Doing(w.Chair), s.ID, bare); !errors.Is(err, conference.ErrHarm) {
			t.Errorf("decided without the reasoning on harm: %v", err)
		}
		if err := w.Desk.RecordDecision(t.Context(), w.Doing(w.SocialWorker), s.ID, decided(kai)); err == nil {
			t.Error("the social worker recorded the decision")
		}
	})
}

func TestASplitAmongTheProfessionalsIsRecordedWithTheDecision(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Sitting("Kai Example").Opened()
		kai := s.Children[0].ID
		outlined(t, w, s, kai)
		s.Views(kai, conference.ProtectionPlan)
		s.Do(w.Desk.GiveView(t.Context(), w.Doing(w.Teacher), s.ID, conference.View{
			Child: kai, Outcome: conference.ChildInNeedPlan, Words: conference.ViewWords{Text: "Things are better"},
		}))
		d := decided(kai)
		if err := w.Desk.RecordDecision(t.Context(), w.Doing(w.Chair), s.ID, d); !errors.Is(err, conference.ErrDifference) {
			t.Fatalf("a split without words: %v", err)
		}
		d.Words.Difference = "The school thinks help is enough"
		s.Do(w.Desk.RecordDecision(t.Context(), w.Doing(w.Chair), s.ID, d))
		if got := s.Run().PerChild[0].Decision; got == nil || !got.Split {
			t.Errorf("the decision: %+v", got)
		}
	}, world.Procedure("derby-derbyshire"))
}

func TestDissentIsForProfessionalsPresentWhileItIsOpenAfterTheTalk(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Sitting("Kai Example")
		kai := s.Children[0].ID
		mother := s.Joins("Mia Example", kai)
		s.Opened(mother)
		outlined(t, w, s, kai)
		s.Views(kai, conference.ProtectionPlan, mother)
		dissent := func(who access.Actor) error {
			return w.Desk.RecordDissent(t.Context(), w.Doing(who), s.ID, conference.Dissent{Child: kai, Words: conference.DissentWords{Text: "I would not"}})
		}
		if err := dissent(w.Teacher); !errors.Is(err, conference.ErrNoDecision) {
			t.Fatalf("before the decision: %v", err)
		}
		s.Do(w.Desk.RecordDecision(t.Context(), w.Doing(w.Chair), s.ID, decided(kai)))
		if err := dissent(w.Teacher); !errors.Is(err, conference.ErrDissentTalk) {
			t.Fatalf("before the talk: %v", err)
		}
		s.Do(w.Desk.NoteDissentTalk(t.Context(), w.Doing(w.Chair), s.ID, kai, s.Seat(w.Teacher)))
		s.Marks(w.HealthVisitor, conference.Absent)
		if err := dissent(w.HealthVisitor); !errors.Is(err, conference.ErrDissentAbsent) {
			t.Errorf("somebody absent: %v", err)
		}
		var refused *access.Refused
		if err := dissent(mother); !errors.As(err, &refused) {
			t.Errorf("a parent: %v", err)
		}
		s.Do(dissent(w.Teacher))
		room := s.Room(mother)
		if !holds(t, room, "I would not") {
			t.Error("the dissent is not in the mother's copy")
		}
		if holds(t, room.Children[0].Dissents, string(w.Teacher.Account)) || holds(t, s.Run().PerChild[0].Dissents, string(w.Teacher.Account)) {
			t.Error("the dissenter's name is put to the decision")
		}
		closed(t, w, s, kai)
		if err := dissent(w.Teacher); !errors.Is(err, conference.ErrDissentClosed) {
			t.Errorf("after closing: %v", err)
		}
	}, world.Procedure("gateshead"))
}

// closed gives reasons for what is not done, sets what has to be set, and closes the conference.
func closed(t *testing.T, w *world.World, s *world.Sitting, children ...access.PersonID) {
	t.Helper()

	s.Do(w.Desk.SetNextSteps(t.Context(), w.Doing(w.Chair), s.ID, conference.NextSteps{
		LeadWorker: w.SocialWorker.Account, CoreGroup: []conference.CoreMember{{Invitation: s.Seat(w.SocialWorker)}, {Invitation: s.Seat(w.Teacher)}},
		FirstCoreGroupOn: s.Run().Next.GroupDue, FirstBegins: "10:00", ReviewOn: s.Run().Next.ReviewDue, ReviewBegins: "14:00",
		Words: conference.NextWords{Place: "Harbour Primary"},
	}))
	for _, child := range children {
		s.Do(w.Desk.RecordHeard(t.Context(), w.Doing(w.Recorder), s.ID, conference.Heard{
			Child: child, Way: conference.BySocial, Words: conference.HeardWords{Text: "I want to stay at my school"},
		}))
	}
	for _, g := range s.Run().Closing {
		if !g.Through() {
			s.Do(w.Desk.PassGate(t.Context(), w.Doing(w.Chair), s.ID, conference.GatePassed{
				Gate: g.Full(), Words: conference.GateWords{Why: "There was no time for the rest"},
			}))
		}
	}
	s.Do(w.Desk.CloseConference(t.Context(), w.Doing(w.Chair), s.ID))
}

func TestAConferenceClosesOnceEveryGateIsBehindItAndTheParentReadsWhatWasDecided(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Sitting("Kai Example", "Ava Example")
		kai, ava := s.Child("Kai"), s.Child("Ava")
		father := s.Joins("Ben Example", kai)
		s.Opened(father)
		outlined(t, w, s, kai, ava)
		s.Views(kai, conference.ProtectionPlan, father)
		s.Views(ava, conference.NoPlan)
		s.Do(w.Desk.RecordDecision(t.Context(), w.Doing(w.Chair), s.ID, decided(kai)))
		closing := func() error { return w.Desk.CloseConference(t.Context(), w.Doing(w.Chair), s.ID) }
		if err := closing(); !errors.Is(err, conference.ErrGateMust) {
			t.Fatalf("closed without a decision for Ava: %v", err)
		}
		must := conference.GatePassed{Gate: conference.GateDecision + ":" + conference.GateKey(ava), Words: conference.GateWords{Why: "Tired"}}
		if err := w.Desk.PassGate(t.Context(), w.Doing(w.Chair), s.ID, must); !errors.Is(err, conference.ErrGateMust) {
			t.Errorf("gave up a decision: %v", err)
		}
		none := conference.Decision{Child: ava, Outcome: conference.NoPlan, Words: conference.DecisionWords{Harm: "Ava is not at risk of it", Reasons: "Ava-reason"}}
		s.Do(w.Desk.RecordDecision(t.Context(), w.Doing(w.Chair), s.ID, none))
		if err := closing(); !errors.Is(err, conference.ErrGatesClose) {
			t.Fatalf("closed with gates open: %v", err)
		}
		if _, err := w.Desk.ViewDecided(t.Context(), father, s.ID); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("decisions are read before the conference is closed: %v", err)
		}
		closed(t, w, s, kai, ava)
		seen, err := w.Desk.ViewDecided(t.Context(), father, s.ID)
		s.Do(err)
		view := seen.Show()
		if len(view.Children) != 1 || view.Children[0].Child.ID != kai || view.Next.FirstCoreGroupOn.IsZero() || view.Words.LegalStatus == "" {
			t.Errorf("the father reads %+v", view)
		}
		if holds(t, view, "Ava") || holds(t, view, string(ava)) {
			t.Error("the father's copy holds something of Ava")
		}
		if err := w.Desk.RecordDecision(t.Context(), w.Doing(w.Chair), s.ID, decided(kai)); !errors.Is(err, conference.ErrNotOpen) {
			t.Errorf("a decision after closing: %v", err)
		}
	})
}
