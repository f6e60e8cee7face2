package casework_test

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"kith/access"
	"kith/internal/store"
	"kith/internal/testcase/canary"
	"kith/internal/testcase/world"
)

// TestAFamilyWhoseKeyIsGoneStandsInListsWithoutAName is what is there after an older copy of the data was restored, in which a family is
// whose record was destroyed since.
func TestAFamilyWhoseKeyIsGoneStandsInListsWithoutAName(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		dpo := protects(t, w)
		gone, stays, goneName, staysName := w.Booked("Kai Example").Family, w.Booked("Ana Example").Family, "Kai", "Ana"
		if stays < gone { // the key is tried on the first of them
			gone, stays, goneName, staysName = stays, gone, staysName, goneName
		}
		keepsFor(t, w, "10 years")
		w.Advance(11 * year)
		if err := os.Remove(canary.KeyFile(w.Families, string(w.Tenant.ID), string(gone))); err != nil {
			t.Fatal(err)
		}
		if err := w.DB.Ready(t.Context()); err != nil {
			t.Errorf("it is not ready: %v", err)
		}
		reads := func(what string, v any, err error) {
			t.Helper()
			said := fmt.Sprintf("%+v", v)
			if err != nil || !strings.Contains(said, staysName) || strings.Contains(said, goneName) || !strings.Contains(said, "whose name cannot be read") {
				t.Errorf("%s: %v\n%s", what, err, said)
			}
		}
		for _, who := range []access.Actor{w.Unit, w.SocialWorker} {
			next, err := w.Desk.ViewNext(t.Context(), who)
			reads("what is next", next.Show(), err)
			families, err := w.Desk.ViewFamilies(t.Context(), who)
			reads("one's families", families.Show(), err)
		}
		due, err := w.Desk.ViewDue(t.Context(), w.Unit)
		reads("what is due", due.Show(), err)
		conferences, err := w.Desk.ViewConferences(t.Context(), w.Unit)
		reads("conferences", conferences.Show(), err)
		overdue, err := w.Desk.ViewOverdue(t.Context(), w.Manager)
		reads("what is overdue", overdue.Show(), err)
		reads("whose time is over", retention(t, w, w.Unit), nil)

		if _, err := w.Desk.ViewRetained(t.Context(), w.Unit, gone); err != nil {
			t.Fatal(err)
		}
		if err := w.Desk.ProposeDestruction(t.Context(), w.Doing(w.Unit), gone); err != nil {
			t.Fatal(err)
		}
		if err := w.Desk.AgreeDestruction(t.Context(), w.Doing(dpo), gone); err != nil {
			t.Fatal(err)
		}
		w.Advance(31 * 24 * time.Hour)
		ends(t, w, 1)
		if v := retention(t, w, w.Unit); len(v.Done) != 1 || v.Done[0].Family != gone || len(v.Over) != 1 || v.Over[0].Family != stays {
			t.Errorf("what is left: %+v", v)
		}
	})
}

func TestNoRecordEndsWhileAChangeOfTheKeyWaitsToBeBroughtToItsEnd(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		dpo, f := protects(t, w), w.Booked("Kai Example").Family
		keepsFor(t, w, "10 years")
		w.Advance(11 * year)
		must(t, w.Desk.ProposeDestruction(t.Context(), w.Doing(w.Unit), f))
		must(t, w.Desk.AgreeDestruction(t.Context(), w.Doing(dpo), f))
		w.Advance(31 * 24 * time.Hour)
		next := func(mark string) {
			t.Helper()
			if _, err := canary.Raw(t, w.Database, w.Key).ExecContext(t.Context(), "UPDATE tenant SET key_next = $1 WHERE id = $2", mark, string(w.Tenant.ID)); err != nil {
				t.Fatal(err)
			}
		}
		next("of another key")
		if n, err := w.DB.EndRecords(t.Context()); n != 0 || !errors.Is(err, store.ErrHalfRotated) {
			t.Errorf("%d records ended, of which the new folder has the keys: %v", n, err)
		}
		if _, err := os.Stat(canary.KeyFile(w.Families, string(w.Tenant.ID), string(f))); err != nil {
			t.Errorf("its key went without it: %v", err)
		}
		next("")
		ends(t, w, 1)
	})
}
