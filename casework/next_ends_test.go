package casework_test

import (
	"testing"

	"kith/access"
	"kith/casework"
	"kith/internal/testcase/world"
)

func TestWhoeverMayAgreeToAnEndOrObjectToItFindsItOnTheirList(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		dpo := protects(t, w)
		f := w.Booked("Kai Example").Family
		keepsFor(t, w, "10 years")
		w.Advance(11 * year)
		lists := func(when string, kind casework.TaskKind, want bool, people ...access.Actor) {
			t.Helper()
			for _, who := range people {
				task, there := taskOf(t, w, who, kind)
				if there != want || there && task.Subject != string(f) {
					t.Errorf("%s: on the list of %s is %+v", when, who.Account, task)
				}
				if there && (who.Office == access.Protection) != (len(task.Children) == 0) {
					t.Errorf("%s: %s reads the names %v", when, who.Account, task.Children)
				}
			}
		}
		must(t, w.Desk.ProposeDestruction(t.Context(), w.Doing(w.Unit), f))
		lists("proposed", casework.TaskAgreeEnd, true, w.Recorder, dpo)
		lists("proposed", casework.TaskAgreeEnd, false, w.Unit, w.SocialWorker, w.Manager, w.Administrator, w.Elsewhere.Unit)
		lists("proposed", casework.TaskEndComes, true, w.SocialWorker, w.Manager)
		lists("proposed", casework.TaskEndComes, false, w.OtherSocialWorker, w.OtherManager, w.Teacher, w.Elsewhere.SocialWorker)
		seen, err := w.Desk.ViewFamily(t.Context(), w.SocialWorker, f)
		if err != nil || !seen.Show().End.Open() {
			t.Errorf("the family’s page says nothing of it: %v", err)
		}
		must(t, w.Desk.AgreeDestruction(t.Context(), w.Doing(dpo), f))
		lists("agreed", casework.TaskAgreeEnd, false, w.Unit, w.Recorder, dpo)
		lists("agreed", casework.TaskEndComes, true, w.SocialWorker, w.Manager)
		must(t, w.Desk.StopDestruction(t.Context(), w.Doing(w.Recorder), f))
		lists("stopped", casework.TaskAgreeEnd, false, w.Unit, w.Recorder, dpo)
		lists("stopped", casework.TaskEndComes, false, w.SocialWorker, w.Manager)
	})
}
