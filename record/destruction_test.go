package record_test

import (
	"errors"
	"testing"
	"time"

	"kith/record"
	"kith/timescale"
)

var (
	lastDone = timescale.NewDate(1990, time.May, 2)
	over     = record.Retained{Last: lastDone, Until: timescale.NewDate(2025, time.May, 2), Rule: "35 years", Source: "Manual"}
)

func midday(d timescale.Date) timescale.Instant { return d.At(12, 0) }

func TestADestructionIsProposedOnlyWhenTheTimeIsOverAndNothingHoldsTheRecord(t *testing.T) {
	t.Parallel()

	for name, c := range map[string]struct {
		kept  record.Retained
		held  bool
		today timescale.Date
		want  error
	}{
		"a day too soon":       {over, false, over.Until.AddDays(-1), record.ErrKeptStill},
		"on the day":           {over, false, over.Until, nil},
		"on hold":              {over, true, over.Until.AddDays(900), record.ErrOnHold},
		"where no time is set": {record.Retained{Last: lastDone}, false, over.Until, record.ErrNoKeeping},
	} {
		d, err := record.Propose("family", c.kept, c.held, c.today)
		if !errors.Is(err, c.want) || (err == nil) != (d.State == record.DestructionProposed) {
			t.Errorf("%s: %v, %s", name, err, d.State)
		}
	}
}

func TestSomebodyElseAgreesAndTheRecordStaysThirtyDaysMore(t *testing.T) {
	t.Parallel()

	d, err := record.Propose("family", over, false, over.Until)
	if err != nil {
		t.Fatal(err)
	}
	d.ProposedBy = "unit"
	if _, err := d.Agree("unit", over, false, midday(over.Until)); !errors.Is(err, record.ErrAgreesOwn) {
		t.Errorf("whoever proposed it agrees: %v", err)
	}
	if _, err := d.Agree("protection", over, true, midday(over.Until)); !errors.Is(err, record.ErrOnHold) {
		t.Errorf("on hold meanwhile: %v", err)
	}
	later := over
	later.Last, later.Until = over.Until, over.Until.AddDays(9999)
	if _, err := d.Agree("protection", later, false, midday(over.Until)); !errors.Is(err, record.ErrKeptStill) {
		t.Errorf("something was done meanwhile: %v", err)
	}
	d, err = d.Agree("protection", over, false, midday(over.Until))
	if err != nil || d.On != over.Until.AddDays(30) {
		t.Fatalf("from %s: %v", d.On, err)
	}
	if _, err := d.Agree("another", over, false, midday(over.Until)); !errors.Is(err, record.ErrAgreed) {
		t.Errorf("a third agrees: %v", err)
	}
	for name, c := range map[string]struct {
		last timescale.Date
		held bool
		day  timescale.Date
		done bool
	}{
		"a day too soon":                  {lastDone, false, d.On.AddDays(-1), false},
		"on hold":                         {lastDone, true, d.On, false},
		"where something was done since":  {over.Until, false, d.On, false},
		"on the day":                      {lastDone, false, d.On, true},
		"long after, where Kith was down": {lastDone, false, d.On.AddDays(99), true},
	} {
		if after, err := d.Carry(c.last, c.held, midday(c.day)); (err == nil) != c.done || (after.State == record.DestructionDone) != c.done {
			t.Errorf("%s: %v, %s", name, err, after.State)
		}
	}
}

func TestWhatWasStoppedIsNotCarriedOut(t *testing.T) {
	t.Parallel()

	d, _ := record.Propose("family", over, false, over.Until)
	d, err := d.Agree("protection", over, false, midday(over.Until))
	if err != nil {
		t.Fatal(err)
	}
	stopped, err := d.Stop("anybody", midday(over.Until))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := stopped.Carry(lastDone, false, midday(d.On)); err == nil {
		t.Error("it is carried out all the same")
	}
	if _, err := stopped.Agree("another", over, false, midday(over.Until)); !errors.Is(err, record.ErrNotProposed) {
		t.Errorf("agreeing to it: %v", err)
	}
	if _, err := stopped.Stop("another", midday(over.Until)); !errors.Is(err, record.ErrNotProposed) {
		t.Errorf("stopping it again: %v", err)
	}
}

func TestAHoldSaysWhyAndIsLiftedOnceWithWhy(t *testing.T) {
	t.Parallel()

	if err := (record.Hold{}).Check(); !errors.Is(err, record.ErrHoldWhy) || !errors.Is(err, record.ErrHoldNote) {
		t.Errorf("an empty hold: %v", err)
	}
	h := record.Hold{Why: record.HeldCourt, Words: record.HoldWords{Note: "Claim 12"}}
	if err := h.Check(); err != nil {
		t.Errorf("a whole one: %v", err)
	}
	if _, err := h.Lift("unit", "", midday(lastDone)); !errors.Is(err, record.ErrLiftWhy) {
		t.Errorf("without why: %v", err)
	}
	h, err := h.Lift("unit", "The claim is over", midday(lastDone))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := h.Lift("unit", "Again", midday(lastDone)); !errors.Is(err, record.ErrNotHeld) {
		t.Errorf("lifted twice: %v", err)
	}
}
