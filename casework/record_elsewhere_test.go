package casework_test

import (
	"errors"
	"testing"

	"kith/access"
	"kith/internal/testcase/world"
)

// TestThePartOfAnotherConferenceOpensNoRecord has somebody chair, or record, the next conference of the family only.
func TestThePartOfAnotherConferenceOpensNoRecord(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		two := w.TwoFathers(true)
		mother := issued(t, w, two)["Mel Example"].ID
		next := string(w.Requested("Ava Example")) // any conference but the one the record is of
		w.PartAt(two.Family, access.PartChair, w.OtherChair, next)
		w.PartAt(two.Family, access.PartRecorder, w.Manager, next)
		for _, who := range []access.Actor{w.OtherChair, w.Manager} {
			if _, err := w.Desk.ViewRecord(t.Context(), who, two.Conference); !errors.Is(err, access.ErrNotFound) && !refused(err) {
				t.Errorf("%s reads the record: %v", who.Account, err)
			}
			if _, err := w.Desk.PrintCopy(t.Context(), who, mother); !errors.Is(err, access.ErrNotFound) && !refused(err) {
				t.Errorf("%s prints the mother’s copy: %v", who.Account, err)
			}
			if _, _, err := w.Desk.ViewSending(t.Context(), who, mother); !errors.Is(err, access.ErrNotFound) && !refused(err) {
				t.Errorf("%s looks where the mother’s copy goes: %v", who.Account, err)
			}
		}
	})
}

func refused(err error) bool {
	_, is := errors.AsType[*access.Refused](err)
	return is
}
