package pace_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"kith/internal/testcase/pace"
)

func TestAContestThatFailsHasNoResult(t *testing.T) {
	t.Parallel()

	wrong := errors.New("wrong answer")
	c := pace.Contest{
		Name: "a page", Clients: 2, Pairs: 3, Each: time.Millisecond,
		Ours: func(context.Context, int) error { return nil },
		Bare: func(context.Context, int) error { return wrong },
	}
	if _, err := c.Hold(t.Context()); !errors.Is(err, wrong) {
		t.Errorf("got %v, want the failure of the bare side", err)
	}
}

func TestTheSlowerSideLosesAndAMissedAimIsSaid(t *testing.T) {
	t.Parallel()

	busy := func(n int) pace.Work {
		return func(context.Context, int) error {
			sum := 0
			for i := range n {
				sum += i * i
			}
			if sum == 1 {
				return errors.New("never")
			}
			return nil
		}
	}
	c := pace.Contest{Name: "a page", Clients: 1, Pairs: 3, Each: 5 * time.Millisecond, Ours: busy(200_000), Bare: busy(2_000), Aim: 0.8}
	r, err := c.Hold(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if r.Ratio >= 0.5 {
		t.Errorf("ratio %.2f for a hundred times the work", r.Ratio)
	}
	var said strings.Builder
	r.Print(&said)
	if !strings.Contains(said.String(), "NOT met") {
		t.Errorf("a missed aim is not said:\n%s", said.String())
	}
}
