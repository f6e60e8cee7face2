package casework_test

import (
	"slices"
	"testing"
	"time"

	"kith/casework"
	"kith/family"
	"kith/internal/testcase/world"
)

func TestHowSomebodyMayBeReachedIsAskedAgainAfterThreeMonths(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		e := w.Enquiry(w.Concern("Ava Example"))
		mel := adult(t, w, e.Family, "Mel Example", family.Mother, e.Children[0].ID)
		asks := func() {
			t.Helper()
			_, err := w.Desk.RecordSafeContact(t.Context(), w.Doing(w.SocialWorker), family.Contact{
				Person: mel, AskedOn: w.Today(), Words: family.ContactWords{Phone: "01632 960 199", Ring: true},
			}, true)
			must(t, err)
		}
		ways := func() []string {
			t.Helper()
			seen, err := w.Desk.ViewFamily(t.Context(), w.SocialWorker, e.Family)
			must(t, err)
			return seen.Show().Contacts[0].Ways(w.Today())
		}
		asks()
		w.SetDay(w.Today().AddMonths(family.ContactMonths).AddDays(-1))
		if isNext(t, w, w.SocialWorker, casework.TaskAskContact) || !slices.Equal(ways(), []string{"may be rung"}) {
			t.Errorf("a day before three months are over she %v", ways())
		}
		w.Advance(24 * time.Hour)
		if task, there := taskOf(t, w, w.SocialWorker, casework.TaskAskContact); !there || task.Subject != string(mel) || task.Family != e.Family {
			t.Errorf("to ask again: %+v", task)
		}
		if isNext(t, w, w.OtherSocialWorker, casework.TaskAskContact) || isNext(t, w, w.Unit, casework.TaskAskContact) {
			t.Error("somebody who does not work with her is to ask her")
		}
		if !slices.Equal(ways(), []string{"contact through the social worker only, until they are asked again"}) {
			t.Errorf("what she said three months ago still holds: %v", ways())
		}
		asks()
		if isNext(t, w, w.SocialWorker, casework.TaskAskContact) || !slices.Equal(ways(), []string{"may be rung"}) {
			t.Errorf("asked again, she %v", ways())
		}
	})
}
