package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"kith/internal/testcase/world"
)

// TestAReasonBesideEverybodyIsRefusedWhereItsWriterSeesIt: where one parent is there the question is folded away, and must not hide what is
// to be mended.
func TestAReasonBesideEverybodyIsRefusedWhereItsWriterSeesIt(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Sitting("Kai Example")
		s.Opened(s.Joins("Mel Example", s.Child("Kai")))
		at := "/meetings/" + string(s.ID) + "/wall"
		got := w.Client(t, w.Recorder).Post(at, url.Values{
			"heading": {s.Run().Wall[0].Key}, "kind": {"fact"}, "text": {"A locksmith comes on Friday"}, "ground": {"risk of harm"}, "press": {"check"},
		})
		if got.Status != http.StatusUnprocessableEntity || !strings.Contains(got.Body, "You chose that everybody may read this") ||
			!strings.Contains(got.Body, "A locksmith comes on Friday") {
			t.Errorf("%d: %s", got.Status, got.Said(t))
		}
		if !strings.Contains(got.Body, `<details class="govuk-details" open>`) {
			t.Error("what is to be mended is folded away")
		}
	})
}
