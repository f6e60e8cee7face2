package casework_test

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/family"
	"kith/internal/testcase/world"
	"kith/statement"
	"kith/timescale"
)

// keptOut is a conference about Kai with his mother, and his father, whom the chair may keep out.
type keptOut struct {
	*world.Sitting

	t              *testing.T
	w              *world.World
	kai            access.PersonID
	mother, father access.Actor
}

func keptAt(t *testing.T, w *world.World) *keptOut {
	t.Helper()
	s := w.Sitting("Kai Example")
	k := &keptOut{Sitting: s, t: t, w: w, kai: s.Child("Kai")}
	k.mother = s.Joins("Mia Example", k.kai)
	k.father = s.Asks("Ben Example", family.Father, k.kai)
	return k
}

const (
	whyBen   = "Mia has said that she cannot speak while he listens"
	wordsBen = "We want each of you to be able to speak freely. You will be heard in your own way."
)

// decision is one about the father that can be recorded.
func (k *keptOut) decision(extent conference.Extent) conference.Deciding {
	x := conference.Deciding{
		Exclusion: conference.Exclusion{
			Invitation: k.Seat(k.father), Extent: extent, Heard: conference.InWriting, Teller: k.w.SocialWorker.Account,
			OutcomeTeller: k.w.SocialWorker.Account, TellOn: k.w.Today(),
		},
		To: conference.ExclusionWords{Told: wordsBen}, Approved: true,
	}
	x.Own = conference.ExclusionGround{Ground: k.grounds(extent)[0], Why: whyBen}
	if extent == conference.OutOfPart {
		x.Own.Part = "What his mother says about the evenings"
	}
	return x
}

func (k *keptOut) grounds(extent conference.Extent) []string {
	seen, err := k.w.Desk.ViewExclusions(k.t.Context(), k.w.Chair, k.ID)
	k.Do(err)
	all := seen.Show().Whole
	if extent == conference.OutOfPart {
		all = seen.Show().Part
	}
	keys := make([]string, len(all))
	for i, g := range all {
		keys[i] = g.Key
	}
	return keys
}

// now is where the clock stands; later moves it on by an hour.
func (k *keptOut) now() timescale.Instant { return timescale.InstantOf(k.w.Clock.Now()) }

func (k *keptOut) later() timescale.Instant {
	k.w.Advance(time.Hour)
	return k.now()
}

func (k *keptOut) decides(x conference.Deciding) {
	k.Do(k.w.Desk.DecideExclusion(k.t.Context(), k.w.Doing(k.w.Chair), k.ID, x))
}

func (k *keptOut) tells() {
	k.Do(k.w.Desk.TellExclusion(k.t.Context(), k.w.Doing(k.w.SocialWorker), k.ID, k.Seat(k.father), conference.Telling{
		By: k.w.SocialWorker.Account, At: k.now(),
	}))
}

func TestADecisionToKeepSomebodyOutSaysWhatIsMissing(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		k := keptAt(t, w)
		for name, c := range map[string]struct {
			change func(x *conference.Deciding)
			want   error
		}{
			"on a ground of another procedure": {func(x *conference.Deciding) { x.Own.Ground = "obstruction" }, conference.ErrGroundHere},
			"on a ground that is for a part":   {func(x *conference.Deciding) { x.Own.Ground = k.grounds(conference.OutOfPart)[0] }, conference.ErrGroundHere},
			"without why":                      {func(x *conference.Deciding) { x.Own.Why = " " }, conference.ErrExclusionWhy},
			"without words for the person":     {func(x *conference.Deciding) { x.To.Told = "" }, conference.ErrWordsForPerson},
			"with the chair's reason in them":  {func(x *conference.Deciding) { x.To.Told = "Because " + strings.ToUpper(whyBen) + "!" }, conference.ErrBetraysGround},
			"with words nobody has read again": {func(x *conference.Deciding) { x.Approved = false }, conference.ErrNotApproved},
			"without a way to be heard":        {func(x *conference.Deciding) { x.Heard = "" }, conference.ErrOtherWay},
			"told by nobody":                   {func(x *conference.Deciding) { x.Teller = "" }, conference.ErrNoTeller},
			"told by somebody who has no part": {func(x *conference.Deciding) { x.Teller = w.OtherSocialWorker.Account }, conference.ErrNoTeller},
			"told after the day":               {func(x *conference.Deciding) { x.TellOn = w.Today().AddDays(1) }, conference.ErrTellOn},
			"and nobody tells the outcome":     {func(x *conference.Deciding) { x.OutcomeTeller = "" }, conference.ErrOutcomeTeller},
			"about one of the staff":           {func(x *conference.Deciding) { x.Invitation = k.Seat(w.Teacher) }, conference.ErrNotTheirs},
			"for a part that is not said": {func(x *conference.Deciding) {
				x.Extent, x.Own.Ground = conference.OutOfPart, k.grounds(conference.OutOfPart)[0]
			}, conference.ErrWhichPart},
			"for nothing that was chosen":        {func(x *conference.Deciding) { x.Extent = "" }, conference.ErrExtent},
			"not kept out, and nobody knows why": {func(x *conference.Deciding) { x.Extent, x.Own.Why = conference.OutOfNone, "" }, conference.ErrExclusionWhy},
		} {
			x := k.decision(conference.OutOfAll)
			c.change(&x)
			if err := w.Desk.DecideExclusion(t.Context(), w.Doing(w.Chair), k.ID, x); !errors.Is(err, c.want) {
				t.Errorf("%s: %v", name, err)
			}
		}
		x := k.decision(conference.OutOfAll)
		x.To.Heard = "Kai’s wishes come first"
		if err := w.Desk.DecideExclusion(t.Context(), w.Doing(w.Chair), k.ID, x); err == nil || !strings.Contains(err.Error(), "name Kai") {
			t.Errorf("naming the child: %v", err)
		}
		for _, who := range []access.Actor{w.SocialWorker, w.Unit, w.Recorder, w.Teacher, k.mother, k.father} {
			if err := w.Desk.DecideExclusion(t.Context(), w.Doing(who), k.ID, k.decision(conference.OutOfAll)); err == nil {
				t.Errorf("decided by %s", who.Office)
			}
		}
		k.decides(k.decision(conference.OutOfAll))
	})
}

// TestAskingTheChairReachesTheChairAlone asks for it, late, and sees who reads it.
func TestAskingTheChairReachesTheChairAlone(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		k := keptAt(t, w)
		q := conference.ExclusionRequest{Invitation: k.Seat(k.father), Extent: conference.OutOfAll, Words: conference.RequestWords{Ground: k.grounds(conference.OutOfAll)[0]}}
		if err := w.Desk.AskExclusion(t.Context(), w.Doing(w.Teacher), k.ID, q); !errors.Is(err, conference.ErrRequestWhy) {
			t.Errorf("without why: %v", err)
		}
		q.Words.Why = whyBen
		if err := w.Desk.AskExclusion(t.Context(), w.Doing(k.mother), k.ID, q); err == nil {
			t.Error("asked by one of the family on this form")
		}
		k.Do(w.Desk.AskExclusion(t.Context(), w.Doing(w.Teacher), k.ID, q))
		reads := func(who access.Actor) bool {
			seen, err := w.Desk.ViewExclusions(t.Context(), who, k.ID)
			k.Do(err)
			return slices.ContainsFunc(seen.Show().Persons, func(p casework.KeptPerson) bool { return len(p.Requests) > 0 })
		}
		if !reads(w.Chair) || !reads(w.Teacher) || reads(w.SocialWorker) || reads(w.Unit) {
			t.Error("somebody else reads the request, or the chair does not")
		}
		none := k.decision(conference.OutOfNone)
		k.decides(none)
		k.Opened(k.mother, k.father) // nobody is told, and no gate waits
		if k.Room(k.father).Out != nil {
			t.Error("he is out of it")
		}
	})
}

// TestNobodyElseOfTheFamilyNoticesThatSomebodyIsKeptOut compares every page of the mother's with and without it.
func TestNobodyElseOfTheFamilyNoticesThatSomebodyIsKeptOut(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		k := keptAt(t, w)
		client := w.Client(t, k.mother)
		pages := func() map[string]string {
			all := map[string]string{}
			for _, at := range []string{
				"/", "/my/meetings/" + string(k.ID), "/my/meetings/" + string(k.ID) + "/people",
				"/my/meetings/" + string(k.ID) + "/why", "/meetings/" + string(k.ID) + "/room", "/meetings/" + string(k.ID) + "/apart",
				"/meetings/" + string(k.ID) + "/closed",
			} {
				page := client.Get(at)
				all[at] = strconv.Itoa(page.Status) + page.Body
			}
			return all
		}
		before := pages()
		k.decides(k.decision(conference.OutOfAll))
		k.tells()
		k.Do(w.Desk.AnswerExclusion(t.Context(), w.Doing(k.father), k.ID, "I would not have shouted"))
		after := pages()
		for at, was := range before {
			if now := after[at]; now != was {
				t.Errorf("%s reads otherwise:\n%s\n%s", at, was, now)
			}
		}
		father := w.Client(t, k.father)
		own := father.Get("/my/meetings/" + string(k.ID) + "/why").Body
		if !strings.Contains(own, wordsBen) || !strings.Contains(own, "I would not have shouted") || strings.Contains(own, whyBen) {
			t.Errorf("his own page: %s", own)
		}
		for _, who := range []access.Actor{w.Unit, w.Recorder, w.Teacher, w.SocialWorker} {
			page := w.Client(t, who).Get("/meetings/" + string(k.ID) + "/apart").Body
			if !strings.Contains(page, "Not at the conference") || strings.Contains(page, whyBen) || strings.Contains(page, "shouted") {
				t.Errorf("the page of %s: %s", who.Office, page)
			}
			if strings.Contains(page, wordsBen) != (who == w.SocialWorker) {
				t.Errorf("the words for him on the page of %s", who.Office)
			}
		}
	})
}

func TestTheConferenceWaitsUntilWhoeverIsKeptOutIsTold(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		k := keptAt(t, w)
		k.decides(k.decision(conference.OutOfAll))
		for _, p := range []access.Actor{k.mother, k.father} {
			k.Do(w.Desk.RecordTalk(t.Context(), w.Doing(w.Chair), k.ID, conference.Talk{Invitation: k.Seat(p), Held: true, Words: conference.TalkWords{When: "9am", Agreed: "All"}}))
		}
		open := func() error { return w.Desk.OpenConference(t.Context(), w.Doing(w.Chair), k.ID) }
		if err := open(); !errors.Is(err, conference.ErrGatesOpen) {
			t.Fatalf("opened while he is not told: %v", err)
		}
		k.Do(w.Desk.PassGate(t.Context(), w.Doing(w.Chair), k.ID, conference.GatePassed{
			Gate: conference.Gate{Key: conference.GateTold, About: k.Seat(k.father)}.Full(), Words: conference.GateWords{Why: "He could not be reached this week"},
		}))
		k.Do(open())
		if slices.Contains(k.Room(k.mother).Reasons, "He could not be reached this week") {
			t.Error("the mother reads why he was not told")
		}
		late := conference.Telling{By: w.SocialWorker.Account, At: k.later()}
		tell := func() error {
			return w.Desk.TellExclusion(t.Context(), w.Doing(w.SocialWorker), k.ID, k.Seat(k.father), late)
		}
		if err := tell(); !errors.Is(err, conference.ErrToldLate) {
			t.Errorf("told late without why: %v", err)
		}
		late.Why = "His telephone was off until noon"
		k.Do(tell())
		if err := tell(); !errors.Is(err, conference.ErrToldAlready) {
			t.Errorf("told twice: %v", err)
		}
		if out := k.Room(k.father).Out; out == nil || out.Late != late.Why {
			t.Errorf("he reads %+v", out)
		}
	})
}

func TestWhoeverIsKeptOutOfItAllHasNothingOfTheConference(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		k := keptAt(t, w)
		k.decides(k.decision(conference.OutOfAll))
		k.tells()
		client := w.Client(t, k.father)
		before := client.Get("/meetings/" + string(k.ID) + "/room").Body
		k.Opened(k.mother, k.father)
		k.Writes(casework.Writing{Heading: k.Run().Wall[0].Key, Text: "Kai sings", Kind: statement.Fact, Children: []access.PersonID{k.kai}})
		if now := client.Get("/meetings/" + string(k.ID) + "/room").Body; now != before {
			t.Errorf("his place reads otherwise once it goes on:\n%s\n%s", before, now)
		}
		if home := client.Get("/").Body; strings.Contains(home, "Join") || !strings.Contains(home, "is held without you") {
			t.Errorf("his home page: %s", home)
		}
		note := conference.Note{Kind: conference.Comment, Words: conference.NoteWords{Text: "I am here"}}
		if err := w.Desk.SendNote(t.Context(), w.Doing(k.father), k.ID, note); !errors.Is(err, conference.ErrOutOfIt) {
			t.Errorf("he speaks in it: %v", err)
		}
		_, err := w.Desk.MarkAttendance(t.Context(), w.Doing(w.Recorder), k.ID, []casework.Attendance{{Invitation: k.Seat(k.father), Presence: conference.InRoom}})
		if !errors.Is(err, conference.ErrKeptOut) {
			t.Errorf("marked as there: %v", err)
		}
		unread := slices.ContainsFunc(k.Run().Closing, func(g casework.GateShown) bool { return g.Key == conference.GateReadOut && !g.Kept })
		k.Do(w.Desk.RunStep(t.Context(), w.Doing(w.Chair), k.ID, k.Run().ToRead[0].Key, casework.Finish, ""))
		if read := k.Run().ToRead; !unread || len(read) != 1 || !read[0].Done {
			t.Errorf("his letter: %v, %+v", unread, read)
		}
	})
}
