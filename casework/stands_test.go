package casework_test

import (
	"errors"
	"testing"

	"kith/conference"
	"kith/internal/store"
	"kith/internal/testcase/world"
)

func TestNobodyWritesOverADecisionThatTheyHaveNotSeen(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Sitting("Kai Example")
		kai := s.Children[0].ID
		s.Opened()
		outlined(t, w, s, kai)
		s.Views(kai, conference.ProtectionPlan)
		stale := w.Doing(w.Chair)
		stale.Seen = "what stood on an older page"
		if err := w.Desk.RecordDecision(t.Context(), stale, s.ID, decided(kai)); !errors.Is(err, store.ErrStale) {
			t.Errorf("a decision: %v", err)
		}
		heard := conference.Heard{Child: kai, Way: conference.MetTheChair, Words: conference.HeardWords{Text: "I want to stay"}}
		if err := w.Desk.RecordHeard(t.Context(), stale, s.ID, heard); !errors.Is(err, store.ErrStale) {
			t.Errorf("how the child was heard: %v", err)
		}
		if err := w.Desk.StateDanger(t.Context(), stale, s.ID, kai, "We worry that he goes hungry"); !errors.Is(err, store.ErrStale) {
			t.Errorf("the danger statement: %v", err)
		}
		if err := w.Desk.SetNextSteps(t.Context(), stale, s.ID, conference.NextSteps{}); !errors.Is(err, store.ErrStale) {
			t.Errorf("what comes after: %v", err)
		}
		if err := w.Desk.GoThroughOutline(t.Context(), stale, s.ID); !errors.Is(err, store.ErrStale) {
			t.Errorf("the outline plan: %v", err)
		}
	})
}
