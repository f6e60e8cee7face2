package web_test

import (
	"strings"
	"testing"

	"kith/conference"
	"kith/internal/testcase/world"
)

func TestTheFamilyReadsOfAChildInNeedPlanInPlainWordsInTheRoom(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Sitting("Kai Example")
		kai := s.Child("Kai")
		mother := s.Joins("Mia Example", kai)
		s.Opened(mother)
		s.Decides(kai, conference.ChildInNeedPlan, mother)
		at := "/meetings/" + string(s.ID)
		reads := func(path string) {
			t.Helper()
			body := w.Client(t, mother).Get(at + path).Body
			if strings.Contains(body, "Child in Need") || !strings.Contains(body, "child in need") {
				t.Errorf("%s is not in plain words", path)
			}
			if !strings.Contains(w.Client(t, w.Teacher).Get(at+path).Body, "Child in Need plan") {
				t.Errorf("%s is not in the staff’s words for staff: the test proves nothing", path)
			}
		}
		reads("/room")
		s.Ends(mother, w.Teacher)
		reads("/decided")
	})
}
