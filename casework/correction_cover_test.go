package casework_test

import (
	"errors"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/internal/testcase/canary"
	"kith/internal/testcase/world"
	"kith/record"
	"kith/statement"
)

// toTheChair is the mother asking for two corrections while the chair takes part: of what everybody reads, and of her own talk with
// the chair, which is for those two.
func toTheChair(t *testing.T, w *world.World) (two world.Two, open, talk string) {
	t.Helper()
	two = w.TwoFathers(true)
	mine := issued(t, w, two)["Mel Example"].ID
	w.PartAt(two.Family, access.PartChair, w.Chair, string(two.Conference))
	return two, asksOf(t, w, two, mine, world.SecretOfKai), asksOf(t, w, two, mine, world.MothersTalk)
}

func asksOf(t *testing.T, w *world.World, two world.Two, mine record.CopyID, says string) string {
	t.Helper()
	id, err := w.Desk.AskCorrection(t.Context(), w.Doing(two.Mother), mine, paragraph(t, w, two.Mother, mine, says),
		statement.ReplyWords{Text: "It was otherwise"}, casework.WhoeverReadsIt)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// isFor checks that a request waits on somebody's list and opens for them, or neither.
func isFor(t *testing.T, w *world.World, who access.Actor, id string, want bool, when string) {
	t.Helper()
	task, there := taskOf(t, w, who, casework.TaskAnswerCorrection)
	seen, err := w.Desk.ViewCorrection(t.Context(), who, id)
	if want && (!there || task.Subject != id || err != nil || !seen.Show().Answers) {
		t.Errorf("%s: it is not for %s: %+v, %v", when, who.Account, task, err)
	}
	if !want && (there && task.Subject == id || !errors.Is(err, access.ErrNotFound)) {
		t.Errorf("%s: it is for %s: %+v, %v", when, who.Account, task, err)
	}
}

func TestWhoeverCoversAnswersARequestToCorrectForTheOneWhoIsAway(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		_, open, talk := toTheChair(t, w)
		isFor(t, w, w.OtherChair, open, false, "before the chair is away")
		if _, err := w.Desk.RecordAbsence(t.Context(), w.Doing(w.Unit), casework.Away{
			Who: w.Chair.Account, Cover: w.OtherChair.Account, From: w.Today(), Until: w.Today().AddDays(4),
		}); err != nil {
			t.Fatal(err)
		}
		isFor(t, w, w.OtherChair, open, true, "while the chair is away")
		isFor(t, w, w.OtherChair, talk, false, "while the chair is away, what stood between her and them")
		for _, who := range []access.Actor{w.Unit, w.SocialWorker, w.Teacher} {
			isFor(t, w, who, open, false, "while somebody covers")
		}
		today := w.Today()
		w.SetDay(today.AddDays(5))
		isFor(t, w, w.OtherChair, open, false, "once the chair is back")
		w.SetDay(today.AddDays(4))
		if err := w.Desk.AnswerCorrection(t.Context(), w.Doing(w.OtherChair), talk, statement.NotChanged, "", "No"); err == nil {
			t.Error("whoever covers answers what was said to the chair alone")
		}
		if err := w.Desk.AnswerCorrection(t.Context(), w.Doing(w.OtherChair), open, statement.NotChanged, "", "The notes say so"); err != nil {
			t.Errorf("answering for the chair: %v", err)
		}
	})
}

func TestTheUnitAnswersALateRequestToCorrectWhereItMayReadIt(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		_, open, talk := toTheChair(t, w)
		due := w.Today().AddMonths(1)
		w.SetDay(due)
		isFor(t, w, w.Unit, open, false, "on its last day")
		w.SetDay(due.AddDays(1))
		isFor(t, w, w.Unit, open, true, "a day late")
		isFor(t, w, w.Unit, talk, false, "a day late, what stood between her and the chair")
		isFor(t, w, w.SocialWorker, open, false, "a day late")
		isFor(t, w, w.Elsewhere.Unit, open, false, "a day late")
		if err := w.Desk.AnswerCorrection(t.Context(), w.Doing(w.Unit), talk, statement.NotChanged, "", "No"); err == nil {
			t.Error("the unit answers what was said to the chair alone")
		}
		if err := w.Desk.AnswerCorrection(t.Context(), w.Doing(w.Unit), open, statement.NotChanged, "", "The notes say so"); err != nil {
			t.Errorf("answering what is late: %v", err)
		}
	})
}

func TestWhoeverTookThePartOverAnswersARequestToCorrectAndWhoeverCoversForTheWorker(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		two, open, talk := toTheChair(t, w)
		if _, err := canary.Raw(t, w.Database, w.Key).ExecContext(t.Context(), "UPDATE part SET until_at = $1 WHERE family_id = $2 AND account_id = $3 AND kind = 'chair' AND until_at IS NULL",
			w.DB.Now(), string(two.Family), string(w.Chair.Account)); err != nil {
			t.Fatal(err)
		}
		isFor(t, w, w.OtherChair, open, false, "the chair has gone")
		w.PartAt(two.Family, access.PartChair, w.OtherChair, string(two.Conference))
		isFor(t, w, w.OtherChair, open, true, "another chairs this conference")
		isFor(t, w, w.OtherChair, talk, false, "what stood between her and the earlier chair")
		isFor(t, w, w.SocialWorker, open, true, "the chair has gone")
		isFor(t, w, w.OtherSocialWorker, open, false, "nobody is away")
		if _, err := w.Desk.RecordAbsence(t.Context(), w.Doing(w.Manager), casework.Away{
			Who: w.SocialWorker.Account, Cover: w.OtherSocialWorker.Account, From: w.Today(), Until: w.Today().AddDays(4),
		}); err != nil {
			t.Fatal(err)
		}
		isFor(t, w, w.OtherSocialWorker, open, true, "covering for the social worker")
	})
}
