// Package pace times two ways of doing the same work beside each other: ours, with everything it promises, and the
// bare work. They take turns in one run, so that a slow minute of the machine falls on both; what counts is the
// median of the pairs' ratios.
package pace

import (
	"context"
	"fmt"
	"io"
	"slices"
	"sync"
	"time"
)

// Work does the thing once. Client tells apart those who do it at the same time.
type Work func(ctx context.Context, client int) error

// Contest is what is timed: ours beside the bare work.
type Contest struct {
	Name    string
	Clients int
	Pairs   int
	Each    time.Duration // how long each side runs in each pair
	Ours    Work
	Bare    Work
	Aim     float64 // the ratio to reach; printed beside what was
}

// Run is what one side did in its turn.
type Run struct {
	Done int
	Took time.Duration
	P50  time.Duration
	P99  time.Duration
}

// PerSecond is how often the side did the thing.
func (r Run) PerSecond() float64 { return float64(r.Done) / r.Took.Seconds() }

// Result is every pair, and what they come to.
type Result struct {
	Contest Contest
	Ours    []Run
	Bare    []Run
	Ratio   float64 // the median of the pairs' ratios: ours per second over bare per second
	Lowest  float64
	Highest float64
}

// Hold runs the contest: a turn of each to warm up, then the pairs, the order changing from pair to pair. A failure on
// either side ends it: a fast answer that is wrong does not count.
func (c Contest) Hold(ctx context.Context) (Result, error) {
	r := Result{Contest: c}
	for _, work := range []Work{c.Ours, c.Bare} {
		if _, err := turn(ctx, work, c.Clients, c.Each/2); err != nil {
			return r, fmt.Errorf("%s, warming up: %w", c.Name, err)
		}
	}
	for pair := range c.Pairs {
		sides := []struct {
			work Work
			runs *[]Run
		}{{c.Ours, &r.Ours}, {c.Bare, &r.Bare}}
		if pair%2 == 1 {
			slices.Reverse(sides)
		}
		for _, side := range sides {
			run, err := turn(ctx, side.work, c.Clients, c.Each)
			if err != nil {
				return r, fmt.Errorf("%s, pair %d: %w", c.Name, pair+1, err)
			}
			*side.runs = append(*side.runs, run)
		}
	}
	ratios := make([]float64, c.Pairs)
	for i := range ratios {
		ratios[i] = r.Ours[i].PerSecond() / r.Bare[i].PerSecond()
	}
	slices.Sort(ratios)
	r.Ratio, r.Lowest, r.Highest = ratios[len(ratios)/2], ratios[0], ratios[len(ratios)-1]
	return r, nil
}

func turn(ctx context.Context, work Work, clients int, lasts time.Duration) (Run, error) {
	until, cancel := context.WithTimeout(ctx, lasts)
	defer cancel()
	var all sync.WaitGroup
	took := make([][]time.Duration, clients)
	failed := make([]error, clients)
	began := time.Now()
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
	run := Run{Took: time.Since(began)}
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

func at(sorted []time.Duration, part float64) time.Duration {
	if len(sorted) == 0 {
		return 0
	}
	return sorted[min(len(sorted)-1, int(float64(len(sorted))*part))]
}

// Print writes every pair and the result, an aim missed as such.
func (r Result) Print(w io.Writer) {
	fmt.Fprintf(w, "%s, %d at a time\n", r.Contest.Name, r.Contest.Clients)
	fmt.Fprintf(w, "  pair     ours/s     p99      bare/s     p99    ratio\n")
	for i := range r.Ours {
		fmt.Fprintf(w, "  %4d %10.0f %7s %10.0f %7s    %5.2f\n", i+1, r.Ours[i].PerSecond(), short(r.Ours[i].P99),
			r.Bare[i].PerSecond(), short(r.Bare[i].P99), r.Ours[i].PerSecond()/r.Bare[i].PerSecond())
	}
	verdict := ""
	if r.Contest.Aim > 0 {
		verdict = fmt.Sprintf("; aim %.2f: met", r.Contest.Aim)
		if r.Ratio < r.Contest.Aim {
			verdict = fmt.Sprintf("; aim %.2f: NOT met", r.Contest.Aim)
		}
	}
	fmt.Fprintf(w, "  ratio %.2f (%.2f to %.2f)%s\n\n", r.Ratio, r.Lowest, r.Highest, verdict)
}

func short(d time.Duration) string { return fmt.Sprintf("%.1fms", float64(d.Microseconds())/1000) }
