package store_test

import (
	"errors"
	"testing"

	"kith/internal/store"
	"kith/internal/testcase/world"
)

// TestOnAFailingDiskNothingIsAnsweredThatIsNotWritten lets a disk fail at each write and at each sync in turn. A look that was
// answered has its entry, one that was not shows nothing, and an action is there exactly when it was answered.
func TestOnAFailingDiskNothingIsAnsweredThatIsNotWritten(t *testing.T) {
	t.Parallel()

	w := world.New(t, store.SQLite)
	id := w.Concern("Kai Example")
	disk := store.NewFailing(w.Database)
	db := w.Open(t)
	w.DB, w.Desk = db, w.DeskOver(t, db)
	refused, answered := 0, looks(t.Context(), t, w)
	there := len(families(t, w, db))
	answered++
	for _, fault := range []struct {
		on    string
		after int
		with  error
	}{
		{"write", 0, store.FaultFull},
		{"write", 1, store.FaultFull},
		{"write", 2, store.FaultFull},
		{"write", 5, store.FaultFull},
		{"write", 0, store.FaultWrite},
		{"write", 1, store.FaultWrite},
		{"write", 3, store.FaultWrite},
		{"sync", 0, store.FaultSync},
		{"sync", 1, store.FaultSync},
	} {
		disk.Fail(fault.on, fault.after, fault.with)
		seen, err := w.Desk.ViewEnquiry(t.Context(), w.SocialWorker, id)
		if err == nil {
			answered++
		} else {
			refused++
		}
		if err != nil && (seen.Revealed() || seen.Show().Words.Concern != "") {
			t.Errorf("%s %d: a look that failed gave %+v", fault.on, fault.after, seen.Show())
		}
		if err != nil && errors.Is(fault.with, store.FaultFull) != errors.Is(err, store.ErrNoRoom) {
			t.Errorf("%s %d: %v", fault.on, fault.after, err)
		}
		disk.Fail(fault.on, fault.after, fault.with)
		_, acted := beginFamily(t.Context(), db, w.Doing(w.SocialWorker))
		failed := disk.Mend()
		if acted == nil {
			there++
		}
		if failed > 0 && acted == nil {
			t.Errorf("%s %d: an action was answered whose commit failed %d times", fault.on, fault.after, failed)
		}
		if got := len(families(t, w, db)); got != there {
			t.Fatalf("%s %d: %d families, and %d were answered", fault.on, fault.after, got, there)
		}
		answered++
		if got := looks(t.Context(), t, w); got < answered {
			t.Fatalf("%s %d: %d looks in the log, and %d were answered", fault.on, fault.after, got, answered)
		}
	}
	if refused < 7 {
		t.Errorf("the disk failed in %d looks only", refused)
	}
	if _, err := db.PlaceAudit(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := db.VerifyAudit(t.Context(), w.Tenant.ID); err != nil {
		t.Error(err)
	}
}
