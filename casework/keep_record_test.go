package casework_test

import (
	"errors"
	"os"
	"testing"
	"time"

	"kith/access"
	"kith/casework"
	"kith/internal/store"
	"kith/internal/testcase/canary"
	"kith/internal/testcase/world"
	"kith/procedure"
	"kith/record"
)

// keepsFor is the partnership's decision how long it keeps records.
func keepsFor(t *testing.T, w *world.World, long string) {
	t.Helper()
	id, err := w.Desk.ProposeChange(t.Context(), w.Doing(w.Administrator), procedure.Change{
		Path: "record.retention", Value: long, Source: "The partnership’s retention schedule", Kind: procedure.Limit, From: w.Today().AddDays(1),
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Desk.ApproveChange(t.Context(), w.Doing(w.Unit), id); err != nil {
		t.Fatal(err)
	}
}

// protects is the account of whoever answers for data protection.
func protects(t *testing.T, w *world.World) access.Actor {
	t.Helper()
	if err := w.DB.AddAccount(t.Context(), w.Tenant.ID, store.Account{
		ID: "protection", Office: access.Protection, Name: "Uma Field", Job: "Data protection officer", Agency: "Northcliffe Council", Active: true,
	}); err != nil {
		t.Fatal(err)
	}
	return access.Actor{Tenant: w.Tenant.ID, Account: "protection", Office: access.Protection}
}

// retention is what somebody sees of whose time is over.
func retention(t *testing.T, w *world.World, who access.Actor) casework.RetentionView {
	t.Helper()
	seen, err := w.Desk.ViewRetention(t.Context(), who)
	if err != nil {
		t.Fatal(err)
	}
	return seen.Show()
}

const year = 366 * 24 * time.Hour

// TestBreach15RecordsAreDestroyedByAScheduleAndTwoPeopleAlone replays breach B15: irreplaceable records were destroyed to free cabinets.
func TestBreach15RecordsAreDestroyedByAScheduleAndTwoPeopleAlone(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		dpo := protects(t, w)
		c := w.Booked("Kai Example")
		f := c.Family
		propose := func(who access.Actor) error { return w.Desk.ProposeDestruction(t.Context(), w.Doing(who), f) }
		agree := func(who access.Actor) error { return w.Desk.AgreeDestruction(t.Context(), w.Doing(who), f) }
		if err := propose(w.Unit); !errors.Is(err, record.ErrNoKeeping) {
			t.Errorf("while nothing says how long records are kept: %v", err)
		}
		keepsFor(t, w, "10 years")
		w.Advance(9 * year)
		if err := propose(w.Unit); !errors.Is(err, record.ErrKeptStill) {
			t.Errorf("a year too soon: %v", err)
		}
		if v := retention(t, w, w.Unit); len(v.Over) != 0 {
			t.Errorf("a year too soon it is listed: %v", v.Over)
		}
		w.Advance(2 * year)
		if v := retention(t, w, w.Unit); len(v.Over) != 1 || v.Over[0].Family != f || len(v.Over[0].Children) != 1 || v.Rule.Words != "10 years from the last contact" {
			t.Errorf("its time is over: %+v", v)
		}
		if v := retention(t, w, dpo); len(v.Over) != 1 || len(v.Over[0].Children) != 0 {
			t.Errorf("data protection reads %+v", v.Over)
		}
		for _, who := range []access.Actor{w.SocialWorker, w.Manager, w.Administrator, w.Chair, dpo, w.Elsewhere.Unit} {
			if err := propose(who); err == nil {
				t.Errorf("%s proposes it", who.Account)
			}
		}
		if err := propose(w.Unit); err != nil {
			t.Fatal(err)
		}
		if err := agree(w.Unit); !errors.Is(err, record.ErrAgreesOwn) {
			t.Errorf("one person alone: %v", err)
		}
		ends(t, w, 0)
		if err := agree(dpo); err != nil {
			t.Fatal(err)
		}
		w.Advance(29 * 24 * time.Hour)
		ends(t, w, 0)
		held := record.Hold{Why: record.HeldInquiry, Words: record.HoldWords{Note: "The national inquiry"}}
		if err := w.Desk.HoldRecord(t.Context(), w.Doing(dpo), f, held); err != nil {
			t.Fatal(err)
		}
		w.Advance(5 * 24 * time.Hour)
		ends(t, w, 0)
		lifts(t, w, w.Recorder, f)
		w.Advance(29 * 24 * time.Hour)
		ends(t, w, 0) // it waits anew: nobody ends a record by lifting a hold
		w.Advance(24 * time.Hour)
		if _, err := w.Desk.ViewConference(t.Context(), w.Unit, c.ID); err != nil {
			t.Fatalf("it is there until then: %v", err)
		}
		ends(t, w, 1)
		gone(t, w, dpo, f)
	})
}

// lifts ends the hold of a record that was placed first of those that are left.
func lifts(t *testing.T, w *world.World, who access.Actor, f access.FamilyID) {
	t.Helper()
	seen, err := w.Desk.ViewRetained(t.Context(), who, f)
	if err != nil {
		t.Fatal(err)
	}
	held := seen.Show().Held
	if len(held) == 0 {
		t.Fatal("nothing is on hold")
	}
	if err := w.Desk.LiftHold(t.Context(), w.Doing(who), f, held[len(held)-1].ID, "It is over"); err != nil {
		t.Fatal(err)
	}
}

// ends carries out what has come due, and counts.
func ends(t *testing.T, w *world.World, want int) {
	t.Helper()
	if n, err := w.DB.EndRecords(t.Context()); err != nil || n != want {
		t.Fatalf("%d records end, not %d: %v", n, want, err)
	}
}

// gone checks what is left: who, when, a manifest, and the log.
func gone(t *testing.T, w *world.World, dpo access.Actor, f access.FamilyID) {
	t.Helper()
	if _, err := os.Stat(canary.KeyFile(w.Families, string(w.Tenant.ID), string(f))); !os.IsNotExist(err) {
		t.Errorf("its key is there: %v", err)
	}
	if _, err := w.Desk.ViewFamily(t.Context(), w.Unit, f); !errors.Is(err, access.ErrNotFound) {
		t.Errorf("the unit looks at it: %v", err)
	}
	v := retention(t, w, dpo)
	if len(v.Done) != 1 || len(v.Open)+len(v.Over)+len(v.Held) != 0 || v.Done[0].Proposed.Name != "Sam Okafor" || v.Done[0].Agreed.Name != "Uma Field" {
		t.Fatalf("what is left: %+v", v)
	}
	seen, err := w.Desk.ViewManifest(t.Context(), dpo, v.Done[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	tables := map[string]int{}
	for _, line := range seen.Show().Lines {
		if tables[line.Table] = line.Rows; len(line.Hash) != 64 {
			t.Errorf("%s has the hash %q", line.Table, line.Hash)
		}
	}
	if tables["conference"] != 1 || tables["person"] != 1 || tables["retention_hold"] != 1 {
		t.Errorf("the manifest counts %v", tables)
	}
	if _, err := w.DB.PlaceAudit(t.Context()); err != nil {
		t.Fatal(err)
	}
	if log, err := w.DB.VerifyAudit(t.Context(), w.Tenant.ID); err != nil || log.Size == 0 {
		t.Errorf("the log does not verify: %v", err)
	}
	ends(t, w, 0)
}

func TestWhatIsDoneForAFamilyStopsTheEndOfItsRecord(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		c := w.Booked("Kai Example")
		keepsFor(t, w, "10 years")
		w.Advance(11 * year)
		if err := w.Desk.ProposeDestruction(t.Context(), w.Doing(w.Unit), c.Family); err != nil {
			t.Fatal(err)
		}
		if err := w.Desk.AgreeDestruction(t.Context(), w.Doing(w.Recorder), c.Family); err != nil {
			t.Fatal(err)
		}
		w.Advance(31 * 24 * time.Hour)
		if _, err := w.Desk.ReallocateWorker(t.Context(), w.Doing(w.Manager), c.Family, w.OtherSocialWorker.Account, "They came back"); err != nil {
			t.Fatal(err)
		}
		ends(t, w, 0)
		if v := retention(t, w, w.Unit); len(v.Open) != 0 || len(v.Back) != 1 || v.Back[0].BackWhy != record.BackDoneSince {
			t.Errorf("it is taken back: %+v", v)
		}
		if err := w.Desk.StopDestruction(t.Context(), w.Doing(w.Recorder), c.Family); !errors.Is(err, record.ErrNotProposed) {
			t.Errorf("there is something to stop: %v", err)
		}
		if err := w.Desk.ProposeDestruction(t.Context(), w.Doing(w.Unit), c.Family); !errors.Is(err, record.ErrKeptStill) {
			t.Errorf("its time begins anew: %v", err)
		}
	})
}
