package procedure_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"

	"kith/internal/testcase"
	"kith/internal/testcase/pace"
	"kith/procedure"
	"kith/reference"
	"kith/timescale"
)

// tenClocks are the clocks of an open plan: the deadline, and the event that starts it.
func tenClocks() [10]struct {
	key   procedure.Key
	event procedure.Event
} {
	return [10]struct {
		key   procedure.Key
		event procedure.Event
	}{
		{procedure.InitialConferenceDue, procedure.StrategyDiscussion},
		{procedure.TransferInConferenceDue, procedure.TransferNotified},
		{procedure.ReportsToParentsDue, procedure.Review},
		{procedure.ReportsToChildDue, procedure.Review},
		{procedure.RecordToParentsDue, procedure.Review},
		{procedure.CoreGroupFirstDue, procedure.InitialConference},
		{procedure.CoreGroupNextDue, procedure.CoreGroup},
		{procedure.ReviewFirstDue, procedure.InitialConference},
		{procedure.ReviewNextDue, procedure.Review},
		{procedure.ReviewAfterBirthDue, procedure.Birth},
	}
}

// anchors are the days that a plan's clocks start from.
type anchors [10]timescale.Date

func plansOf(t *testing.T, n int) []anchors {
	t.Helper()
	random := rand.New(rand.NewPCG(testcase.Seed(t), 1))
	plans := make([]anchors, n)
	for i := range plans {
		for at := range plans[i] {
			plans[i][at] = timescale.NewDate(2019, 1, 1).AddDays(random.IntN(9 * 365))
		}
	}
	return plans
}

// kept folds what was counted, so that neither side can leave it out.
type kept struct{ due, limit, provisional int }

func (k *kept) add(due, limit timescale.Date, provisional bool) {
	k.due += due.Year()*372 + int(due.Month())*31 + due.Day()
	k.limit += limit.Year()*372 + int(limit.Month())*31 + limit.Day()
	if provisional {
		k.provisional++
	}
}

// ours counts every clock of the plans by the procedure as it stood on each day.
func ours(counters []*procedure.Counter, plans []anchors) (kept, error) {
	var k kept
	for i := range plans {
		for at, c := range counters {
			r, runs := c.From(plans[i][at])
			if !runs {
				return k, errors.New("a clock does not run")
			}
			k.add(r.Due, r.Limit, r.Provisional)
		}
	}
	return k, nil
}

// bare counts the same with the numbers written into the loop: no procedure, no source, no change in time.
func bare(cal timescale.Calendar, plans []anchors) kept {
	var k kept
	for i := range plans {
		p := &plans[i]
		working := func(at, n int) {
			due := cal.AddWorkingDays(p[at], n)
			k.add(due, due, cal.Provisional(p[at], due))
		}
		plain := func(due timescale.Date) { k.add(due, due, false) }
		working(0, 15)
		working(1, 15)
		working(2, -2)
		working(3, -2)
		working(4, 15)
		working(5, 10)
		plain(p[6].AddDays(42))
		plain(p[7].AddMonths(3))
		plain(p[8].AddMonths(6))
		due := cal.AddWorkingDays(p[9], 20)
		k.add(due, timescale.Date{}, cal.Provisional(p[9], due))
	}
	return k
}

// TestEveryDeadlineOfEnglandBesideTheBareLoop times the deadlines of all open plans of England, ten clocks each, counted
// again beside the bare loop over the same rows; then ten times fewer and ten times more. Last it sets one run over
// 500,000 plans beside a hundred over 5,000: a ratio of one says that the cost grows with the rows and not faster.
func TestEveryDeadlineOfEnglandBesideTheBareLoop(t *testing.T) {
	t.Parallel()

	cal, l := reference.Calendar(), library(t)
	var counters []*procedure.Counter
	for _, c := range tenClocks() {
		counter, err := l.Counter("england", c.key, c.event, cal)
		if err != nil {
			t.Fatal(err)
		}
		counters = append(counters, counter)
	}
	sizes := []int{50, 500, 5000}
	if pace.Timed() || testcase.Depth() == testcase.Deep {
		sizes = []int{5_000, 50_000, 500_000}
	}
	most := plansOf(t, sizes[2])
	want, all := bare(cal, most[:sizes[0]]), bare(cal, most)
	for _, n := range sizes {
		plans, right := most[:n], bare(cal, most[:n])
		pace.Hold(t, pace.Contest{
			Name: fmt.Sprintf("deadlines of %d plans", n), Engine: "memory", Clients: 1, Aim: 0.5,
			Ours: func(context.Context, int) error { return same(right)(ours(counters, plans)) },
			Bare: func(context.Context, int) error { return same(right)(bare(cal, plans), nil) },
		})
	}
	pace.Hold(t, pace.Contest{
		Name: fmt.Sprintf("%d plans at once, beside in hundredths", sizes[2]), Engine: "memory", Clients: 1, Aim: 0.8,
		Ours: func(context.Context, int) error { return same(all)(ours(counters, most)) },
		Bare: func(context.Context, int) error {
			for range sizes[2] / sizes[0] {
				if err := same(want)(ours(counters, most[:sizes[0]])); err != nil {
					return err
				}
			}
			return nil
		},
	})
}

func same(want kept) func(kept, error) error {
	return func(got kept, err error) error {
		if err == nil && got != want {
			err = fmt.Errorf("counted %v, not %v", got, want)
		}
		return err
	}
}
