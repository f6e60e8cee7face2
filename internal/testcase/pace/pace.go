// Package pace times two ways of doing the same work beside each other: ours, with everything it promises, and the
// bare work. They take turns in one run, so that a slow minute of the machine falls on both; what counts is the
// median of the pairs' ratios.
package pace

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"syscall"
	"time"
)

// Work does the thing once. Client tells apart those who do it at the same time.
type Work func(ctx context.Context, client int) error

// Contest is what is timed: ours beside the bare work.
type Contest struct {
	Name    string
	Engine  string
	Clients int
	Pairs   int           // how many; for a test, no more than these
	Each    time.Duration // how long each side runs in each pair
	Ours    Work
	Bare    Work
	Aim     float64 // the ratio to reach; printed beside what was
	// Settle does what our side put off while it was timed. It is part of our time: nothing is gained by putting off.
	Settle func(ctx context.Context) error
}

// Run is what one side did in its turn.
type Run struct {
	Done int           `json:"done"`
	Took time.Duration `json:"took"`
	P50  time.Duration `json:"p50"`
	P99  time.Duration `json:"p99"`
	CPU  time.Duration `json:"cpu"` // the processor time of this process, those who asked among it; a database of its own is not in it
}

// PerSecond is how often the side did the thing.
func (r Run) PerSecond() float64 { return float64(r.Done) / r.Took.Seconds() }

// Result is every pair of one contest, in the order in which they were run.
type Result struct {
	Name    string  `json:"name"`
	Engine  string  `json:"engine"`
	Clients int     `json:"clients"`
	Aim     float64 `json:"aim"`
	Within  float64 `json:"within,omitempty"` // how far the middle ones may lie apart, where the two are to be alike
	Ours    []Run   `json:"ours"`
	Bare    []Run   `json:"bare"`
}

// Of is the median of what the pairs come to, with the least and the most.
type Of struct{ Median, Least, Most float64 }

// Ratio is how often ours did the thing for each time that the bare side did.
func (r Result) Ratio() Of { return r.of(Run.PerSecond) }

// P50 is how much longer ours took, as the middle one of those who asked met it.
func (r Result) P50() Of { return r.of(func(one Run) float64 { return float64(one.P50) }) }

// P99 is the same for the slowest of a hundred.
func (r Result) P99() Of { return r.of(func(one Run) float64 { return float64(one.P99) }) }

// CPU is how much more processor time ours takes each time: what a busy machine disturbs least.
func (r Result) CPU() Of { return r.of(Run.cpuEach) }

func (r Run) cpuEach() float64 { return float64(r.CPU) / float64(max(r.Done, 1)) }

// Missed reports whether there was an aim and it was not reached.
func (r Result) Missed() bool { return r.Aim > 0 && r.Ratio().Median < r.Aim }

func (r Result) of(figure func(Run) float64) Of {
	ratios := make([]float64, len(r.Ours))
	for i := range ratios {
		ratios[i] = figure(r.Ours[i]) / figure(r.Bare[i])
	}
	slices.Sort(ratios)
	if len(ratios) == 0 {
		return Of{}
	}
	return Of{Median: ratios[len(ratios)/2], Least: ratios[0], Most: ratios[len(ratios)-1]}
}

// Hold runs the contest: a turn of each to warm up, then the pairs, the order changing from pair to pair. A failure on
// either side ends it: a fast answer that is wrong does not count.
func (c Contest) Hold(ctx context.Context) (Result, error) {
	r := Result{Name: c.Name, Engine: c.Engine, Clients: c.Clients, Aim: c.Aim}
	type side struct {
		work   Work
		settle func(context.Context) error
		runs   *[]Run
	}
	ours, bare := side{c.Ours, c.Settle, &r.Ours}, side{c.Bare, nil, &r.Bare}
	for _, s := range []side{ours, bare} {
		if _, err := turn(ctx, s.work, s.settle, c.Clients, c.Each/2); err != nil {
			return r, fmt.Errorf("%s, warming up: %w", c.Name, err)
		}
	}
	for pair := range c.Pairs {
		sides := []side{ours, bare}
		if pair%2 == 1 {
			slices.Reverse(sides)
		}
		for _, s := range sides {
			run, err := turn(ctx, s.work, s.settle, c.Clients, c.Each)
			if err != nil {
				return r, fmt.Errorf("%s, pair %d: %w", c.Name, pair+1, err)
			}
			*s.runs = append(*s.runs, run)
		}
	}
	return r, nil
}

func turn(ctx context.Context, work Work, settle func(context.Context) error, clients int, lasts time.Duration) (Run, error) {
	until, cancel := context.WithTimeout(ctx, lasts)
	defer cancel()
	var all sync.WaitGroup
	took := make([][]time.Duration, clients)
	failed := make([]error, clients+1)
	began, used := time.Now(), processor()
	for client := range clients {
		all.Go(func() {
			for until.Err() == nil {
				start := time.Now()
				if err := work(ctx, client); err != nil {
					failed[client] = err
					cancel()
					return
				}
				took[client] = append(took[client], time.Since(start))
			}
		})
	}
	all.Wait()
	if settle != nil {
		failed[clients] = settle(ctx)
	}
	run := Run{Took: time.Since(began), CPU: processor() - used}
	every := slices.Concat(took...)
	for _, err := range failed {
		if err != nil {
			return run, err
		}
	}
	slices.Sort(every)
	run.Done, run.P50, run.P99 = len(every), at(every, 0.50), at(every, 0.99)
	return run, nil
}

// processor is how much processor time this process has taken.
func processor() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func at(sorted []time.Duration, part float64) time.Duration {
	if len(sorted) == 0 {
		return 0
	}
	return sorted[min(len(sorted)-1, int(float64(len(sorted))*part))]
}
