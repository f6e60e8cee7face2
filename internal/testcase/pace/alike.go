package pace

import (
	"fmt"
	"math"
	"slices"
	"testing"
	"time"
)

// Alike is what may not be told apart by how long it takes: what is hidden from somebody, and what is not there.
type Alike struct {
	Name    string
	Engine  string
	Hidden  Work
	Absent  Work
	Settled func() error // done after every pair, untimed; none where nothing is put off
}

// alikeWithin is how far apart the middle one of each may lie, as a share.
const alikeWithin = 0.05

// HoldAlike asks for both in turn, a thousand times each where it is timed and a few times where it is tried, the order changing
// from pair to pair. How long either took never fails a test: a difference of more than one in twenty is said in the table.
func HoldAlike(t testing.TB, a Alike) Result {
	t.Helper()

	pairs := 4
	if Timed() {
		pairs = 1000
	}
	r := Result{Name: a.Name, Engine: a.Engine, Clients: 1, Within: alikeWithin}
	took := [2][]time.Duration{}
	for pair := range pairs + pairs/10 { // the first tenth is to warm up
		for turn := range 2 {
			side := (pair + turn) % 2
			began := time.Now()
			if err := [2]Work{a.Hidden, a.Absent}[side](t.Context(), 0); err != nil {
				t.Fatalf("%s, pair %d: %v", a.Name, pair+1, err)
			}
			if pair >= pairs/10 {
				took[side] = append(took[side], time.Since(began))
			}
		}
		if a.Settled != nil {
			if err := a.Settled(); err != nil {
				t.Fatal(err)
			}
		}
	}
	r.Ours, r.Bare = []Run{runOf(took[0])}, []Run{runOf(took[1])}
	if Timed() {
		if err := Keep(keepIn(), r); err != nil {
			t.Fatalf("keeping a result: %v", err)
		}
	}
	return r
}

func runOf(took []time.Duration) Run {
	r := Run{Done: len(took)}
	slices.Sort(took)
	for _, one := range took {
		r.Took += one
	}
	r.P50, r.P99 = took[len(took)/2], took[len(took)*99/100]
	return r
}

// apart is how far the middle ones lie apart, as a share of the second.
func (r Result) apart() float64 { return math.Abs(r.P50().Median - 1) }

func (r Result) alike() string {
	said := "alike"
	if r.apart() > r.Within {
		said = "told apart"
	}
	return fmt.Sprintf("±%.0f %% %s", r.Within*100, said)
}
