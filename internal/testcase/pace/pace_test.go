package pace_test

import (
	"context"
	"errors"
	"path/filepath"
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
	if got := r.Ratio().Median; got >= 0.5 {
		t.Errorf("ratio %.2f for a hundred times the work", got)
	}
	kept := filepath.Join(t.TempDir(), "results")
	if err := pace.Keep(kept, r); err != nil {
		t.Fatal(err)
	}
	again, err := pace.Kept(kept)
	if err != nil || len(again) != 1 {
		t.Fatalf("%d results kept: %v", len(again), err)
	}
	var said strings.Builder
	if err := pace.Table(&said, again); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(said.String(), "0.80 missed") {
		t.Errorf("a missed aim is not said:\n%s", said.String())
	}
	if got := strings.Count(said.String(), "a page"); got != 4 {
		t.Errorf("%d lines for a contest of three pairs, want its own and one for each pair", got)
	}
}

func TestWhatIsPutOffCounts(t *testing.T) {
	t.Parallel()

	c := pace.Contest{
		Name: "a page", Clients: 1, Pairs: 1, Each: time.Millisecond,
		Ours: func(context.Context, int) error { return nil },
		Bare: func(context.Context, int) error { return nil },
		Settle: func(context.Context) error {
			time.Sleep(50 * time.Millisecond)
			return nil
		},
	}
	r, err := c.Hold(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if r.Ours[0].Took < 50*time.Millisecond {
		t.Errorf("ours took %v, without what it put off", r.Ours[0].Took)
	}
}
