package casework_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"kith/internal/testcase/pace"
	"kith/internal/testcase/world"
	"kith/reference"
	"kith/timescale"
)

// TestTheDeadlinesOfManyPlansBesideTheBareLoop counts the deadlines of every family of one partnership again and lists what is late
// today, with whose it is and why; the bare side reads the same deadlines, counts each from its anchor with the numbers
// written into the loop, and keeps the late ones. One family in twenty is forty days behind. `make bench` does it for 5,000
// plans and for the 50,000 that are open in England; the tests for a few, where what was counted is compared.
func TestTheDeadlinesOfManyPlansBesideTheBareLoop(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		s, _, _ := underReview(t, w)
		w.SetDay(w.Today().AddDays(2))
		many := w.ManyLike(t, s.Family)
		want := len(kept(t, w, s.Family, "closing"))
		sizes := []int{20, 100}
		if pace.Timed() {
			sizes = []int{5_000, 50_000}
		}
		for _, n := range sizes {
			many.Until(t, n-1)
			again := func(ctx context.Context, _ int) error {
				if err := many.Owe(ctx); err != nil {
					return err
				}
				return w.DB.CountOwed(ctx, func(int) {})
			}
			must(t, w.DB.CountOwed(t.Context(), func(int) {}))
			right, err := bareLoop(t.Context(), many, w.Today())
			must(t, err)
			if right.counted != n*want || right.wrong > 0 || right.late == 0 {
				t.Fatalf("%+v of %d plans, not %d of each", right, n, want)
			}
			pace.Hold(t, pace.Contest{
				Name: fmt.Sprintf("deadlines of %d plans kept, and what is late", n), Engine: string(w.Engine), Clients: 1, Pairs: 2,
				Ours: func(ctx context.Context, client int) error {
					if err := again(ctx, client); err != nil {
						return err
					}
					seen, err := w.Desk.ViewOverdue(ctx, w.Unit)
					if rows := len(seen.Show().Rows); err == nil && rows != right.late {
						err = fmt.Errorf("%d rows late, not %d: %w", rows, right.late, errOtherDays)
					}
					return err
				},
				Bare: func(ctx context.Context, _ int) error {
					got, err := bareLoop(ctx, many, w.Today())
					if err == nil && got != right {
						err = fmt.Errorf("%+v, not %+v: %w", got, right, errOtherDays)
					}
					return err
				},
			})
		}
	})
}

var errOtherDays = errors.New("these are other days")

// loop is what the bare loop comes to; what is wrong is kept with another day than it counts.
type loop struct{ counted, wrong, late int }

func bareLoop(ctx context.Context, many *world.Many, today timescale.Date) (loop, error) {
	var l loop
	cal := reference.Calendar()
	until := cal.AddWorkingDays(today, 10)
	days := map[string]int{"initial-conference": 15, "core-group-first": 10, "record-to-parents": 15, "reports-to-parents": -2, "visit": 10}
	err := many.Deadlines(ctx, func(key, state string, anchor, last timescale.Date) {
		due := anchor.AddMonths(3)
		if key != "review-first" {
			due = cal.AddWorkingDays(anchor, days[key])
		}
		l.counted++
		if due != last {
			l.wrong++
		}
		if state == "waiting" && !due.After(until) {
			l.late++
		}
	})
	return l, err
}
