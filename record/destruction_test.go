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
	longer, unsaid := over, record.Retained{Last: lastDone}
	longer.Until = d.On.AddDays(1)
	for name, c := range map[string]struct {
		kept record.Retained
		held bool
		day  timescale.Date
		want record.DestructionState
		why  record.WhyBack
	}{
		"a day too soon":                       {over, false, d.On.AddDays(-1), record.DestructionAgreed, ""},
		"on hold":                              {over, true, d.On, record.DestructionAgreed, ""},
		"where something was done since":       {later, false, d.On, record.DestructionBack, record.BackDoneSince},
		"where records are kept for longer":    {longer, false, d.On, record.DestructionBack, record.BackKeptLonger},
		"where nothing says how long any more": {unsaid, false, d.On, record.DestructionBack, record.BackKeptLonger},
		"on the day":                           {over, false, d.On, record.DestructionDone, ""},
		"long after, where Kith was down":      {over, false, d.On.AddDays(99), record.DestructionDone, ""},
	} {
		after, err := d.Carry(c.kept, c.held, midday(c.day))
		if after.State != c.want || after.BackWhy != c.why || (err == nil) != (c.want != record.DestructionAgreed) {
			t.Errorf("%s: %v, %s, %s", name, err, after.State, after.BackWhy)
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
	if _, err := stopped.Carry(over, false, midday(d.On)); err == nil {
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
