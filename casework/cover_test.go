package casework_test

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/internal/testcase/world"
)

func TestWhoeverCoversAnswersAnInvitationForTheOneWhoIsAway(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		c := carriedBy(t, w)
		at := "/meetings/" + string(c.meeting) + "/answer?for=" + string(w.SocialWorker.Account)
		coming := conference.Answer{Reply: conference.Deputised, Deputy: "Kim Novak, social worker"}
		if _, err := w.Desk.ReplyForColleague(t.Context(), w.Doing(w.OtherSocialWorker), c.meeting, w.SocialWorker.Account, coming); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("before: %v", err)
		}
		if _, err := w.Desk.RecordAbsence(t.Context(), w.Doing(w.Manager), casework.Away{
			Who: w.SocialWorker.Account, Cover: w.OtherSocialWorker.Account, From: w.Today(), Until: w.Today().AddDays(4),
		}); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Desk.ReplyForColleague(t.Context(), w.Doing(w.OtherSocialWorker), c.meeting, w.Manager.Account, coming); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("for somebody who is not away: %v", err)
		}
		cover := w.Client(t, w.OtherSocialWorker)
		if p := cover.Get("/meetings/" + string(c.meeting) + "/invited"); !strings.Contains(p.Body, "/answer?for=") {
			t.Errorf("there is no way to it: %s", p.Said(t))
		}
		done := cover.Post(at, url.Values{"reply": {"deputy"}, "deputy": {coming.Deputy}})
		if done.Status != http.StatusSeeOther {
			t.Fatalf("%d %s", done.Status, done.Said(t))
		}
		if got := said(t, w, w.Unit, done.Location); !strings.Contains(got, "for Jo Reed") {
			t.Errorf("the unit reads:\n%s", got)
		}
		if slices.Contains(tasksOf(t, w, w.OtherSocialWorker), casework.TaskAnswerFor) {
			t.Error("it is asked for again")
		}
		w.SetDay(w.Today().AddDays(5))
		if _, err := w.Desk.ReplyForColleague(t.Context(), w.Doing(w.OtherSocialWorker), c.meeting, w.SocialWorker.Account, coming); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("once they are back: %v", err)
		}
		if _, err := w.Desk.ReplyToInvitation(t.Context(), w.Doing(w.SocialWorker), c.meeting, conference.Answer{Reply: conference.Coming, Means: "in the room"}); err != nil {
			t.Fatal(err)
		}
		if got := said(t, w, w.Unit, done.Location); strings.Contains(got, "for Jo Reed") {
			t.Errorf("her own answer shows as somebody else's:\n%s", got)
		}
	})
}
