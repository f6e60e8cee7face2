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
	"kith/family"
	"kith/internal/testcase/world"
	"kith/statement"
)

// inquorate notes that too few were there, with somebody else's agreement.
func inquorate(t *testing.T, w *world.World, id conference.ID) {
	t.Helper()
	if _, err := w.Desk.ChangeConference(t.Context(), w.Doing(w.Chair), id, conference.Change{
		Kind: conference.WasInquorate, Family: "The room could not be used.", Reason: "Two agencies were called away", AgreedBy: w.Unit.Account,
	}); err != nil {
		t.Fatal(err)
	}
}

// bookedAgain books a conference for two weeks from now.
func bookedAgain(t *testing.T, w *world.World, id conference.ID) {
	t.Helper()
	b := w.Booking()
	b.LateReason, b.LateAgreedBy = "It was not quorate the first time", w.Manager.Account
	if _, err := w.Desk.BookConference(t.Context(), w.Doing(w.Unit), id, b); err != nil {
		t.Fatal(err)
	}
	w.SetDay(b.On)
}

func TestADayOnWhichAConferenceIsHeldAgainBeginsAnew(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Sitting("Kai Example")
		kai := s.Child("Kai")
		mel := s.Joins("Mel Example", kai)
		s.Opened(mel)
		s.Writes(casework.Writing{Heading: "worried-about", Text: "Kai is tired", Kind: statement.Opinion})
		s.Do(w.Desk.RunStep(t.Context(), w.Doing(w.Chair), s.ID, conference.OutlinePlanItem, casework.LeaveIt, "There was no time"))
		s.Views(kai, conference.NoPlan, mel)
		s.Do(w.Desk.RecordDecision(t.Context(), w.Doing(w.Chair), s.ID, conference.Decision{
			Child: kai, Outcome: conference.NoPlan, Words: conference.DecisionWords{Harm: "None is likely", Reasons: "Decided too early", Support: "None"},
		}))
		s.Do(w.Desk.PassGate(t.Context(), w.Doing(w.Chair), s.ID, conference.GatePassed{
			Gate: conference.GateHeadings, Words: conference.GateWords{Why: "There was no time for the rest"},
		}))
		s.Do(w.Desk.RecordHeard(t.Context(), w.Doing(w.Chair), s.ID, conference.Heard{
			Child: kai, Way: conference.MetTheChair, Words: conference.HeardWords{Text: "I want to stay at my school"},
		}))
		first := w.Today()
		inquorate(t, w, s.ID)
		bookedAgain(t, w, s.ID)

		run := s.Run()
		for _, g := range run.Opening {
			if g.Through() {
				t.Errorf("%s is behind the conference before its new day has begun", g.Full())
			}
		}
		for _, seat := range run.Seats {
			if seat.Present || !seat.ArrivedAt.IsZero() {
				t.Errorf("%s is there already", seat.Name)
			}
		}
		child := run.PerChild[0]
		if child.Heard == nil || child.HeardOn != first {
			t.Errorf("what he was heard to say stands as of %s: %+v", child.HeardOn, child.Heard)
		}
		if child.Decision != nil || len(child.Views) > 0 || run.PlanGone {
			t.Errorf("the new day begins with %+v", child)
		}
		at := slices.IndexFunc(run.Wall, func(h casework.WallHeading) bool { return h.Key == "worried-about" })
		if said := run.Wall[at].Entries; len(said) != 1 || said[0].EarlierOn != first {
			t.Errorf("on the wall: %+v", said)
		}
		if len(run.Earlier) != 1 || run.Earlier[0].On != first {
			t.Fatalf("the earlier days are %+v", run.Earlier)
		}
		day := run.Earlier[0]
		if len(day.There) != 7 || len(day.Talks) != 1 || day.Talks[0].Text != "Speaks after the school" || len(day.Views) != 5 {
			t.Errorf("of the earlier day there is %+v", day)
		}
		if len(day.Why) != 1 || day.Why[0].Text != "There was no time for the rest" || len(day.Chosen) != 1 || day.Chosen[0].Text != "Decided too early" {
			t.Errorf("reasons and decisions of the earlier day: %+v, %+v", day.Why, day.Chosen)
		}
		// Her own talk is hers to see as earlier, and the unit's not at all.
		if own := s.Room(mel).Earlier; len(own) != 1 || len(own[0].Talks) != 1 {
			t.Errorf("the mother sees %+v", own)
		}
		if unit := w.Conference(s.ID).Earlier; len(unit) != 1 || len(unit[0].Talks) != 0 {
			t.Errorf("the unit sees %+v", unit)
		}
		// What was discussed on the earlier day is not discussed today.
		for _, who := range []access.Actor{w.Chair, w.Recorder, w.SocialWorker, w.Teacher, w.HealthVisitor, w.Police, mel} {
			s.Marks(who, conference.InRoom)
		}
		s.Opened(mel)
		for _, g := range s.Run().Closing {
			if g.Key == conference.GateHeadings && !slices.Contains(g.Missing, run.Wall[at].Title) {
				t.Errorf("missing are only %v", g.Missing)
			}
		}
	})
}

func TestTheFamilyReadsWhyADayWasGivenUpInWordsOfTheirOwn(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		c := w.Booked("Kai Example")
		kai := c.Children[0].ID
		mel := letIn(t, w, adult(t, w, c.Family, "Mel Example", family.Mother, kai), kai)
		w.InviteMember(c.ID, mel, conference.RoleParent)
		postponed := conference.Change{Kind: conference.WasPostponed, Reason: "The father is in custody", AgreedBy: w.Manager.Account}
		if _, err := w.Desk.ChangeConference(t.Context(), w.Doing(w.Unit), c.ID, postponed); !errors.Is(err, conference.ErrFamilyWhy) {
			t.Errorf("without words for the family: %v", err)
		}
		unit := w.Client(t, w.Unit)
		done := unit.Post("/meetings/"+string(c.ID)+"/change", url.Values{
			"change": {"postponed"}, "reason": {postponed.Reason}, "agreed-by": {string(w.Manager.Account)}, "family": {"papers"},
		})
		if done.Status != http.StatusSeeOther {
			t.Fatalf("%d %s", done.Status, done.Said(t))
		}
		if got := unit.Get(done.Location).Said(t); !strings.Contains(got, "The family reads: Some of what needs to be read") {
			t.Errorf("the unit reads:\n%s", got)
		}
		for _, path := range []string{"/", "/my/meetings/" + string(c.ID)} {
			got := said(t, w, mel, path)
			for _, want := range []string{"This is why: Some of what needs to be read before the meeting was not ready.", "We will tell you when it is", "see who else can help"} {
				if !strings.Contains(got, want) {
					t.Errorf("at %s the mother does not read %q:\n%s", path, want, got)
				}
			}
			if strings.Contains(got, "custody") {
				t.Errorf("at %s the mother reads what is for the staff:\n%s", path, got)
			}
		}
	})
}

func TestAConferenceIsNotCalledInquorateBeforeItsDay(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		booked := w.Booked("Kai Example")
		if slices.Contains(booked.CanChange, conference.WasInquorate) {
			t.Error("it is offered")
		}
		_, err := w.Desk.ChangeConference(t.Context(), w.Doing(w.Chair), booked.ID, conference.Change{
			Kind: conference.WasInquorate, Family: "The room could not be used.", Reason: "Nobody will come", AgreedBy: w.Unit.Account,
		})
		if !errors.Is(err, conference.ErrQuorateAhead) {
			t.Error(err)
		}
	})
}

// tasksOf are the kinds of what is somebody's to do next.
func tasksOf(t *testing.T, w *world.World, who access.Actor) []casework.TaskKind {
	t.Helper()
	seen, err := w.Desk.ViewNext(t.Context(), who)
	if err != nil {
		t.Fatal(err)
	}
	var kinds []casework.TaskKind
	for _, one := range seen.Show().Tasks {
		kinds = append(kinds, one.Kind)
	}
	return kinds
}

func TestAnAdjournedConferenceWaitsForADayAndAsksForItsQuorumAgain(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Sitting("Kai Example")
		mel := s.Joins("Mel Example", s.Child("Kai"))
		s.Marks(w.Police, conference.Absent)
		_, err := w.Desk.GoOnWithoutQuorum(t.Context(), w.Doing(w.Chair), s.ID, firstGround(s.Run()), "The police sent word that morning")
		s.Do(err)
		s.Opened(mel)
		first := w.Today()
		_, err = w.Desk.ChangeConference(t.Context(), w.Doing(w.Chair), s.ID, conference.Change{
			Kind: conference.WasAdjourned, Family: "The room could not be used.", Reason: "The room was needed", AgreedBy: w.Unit.Account,
		})
		s.Do(err)
		if !slices.Contains(tasksOf(t, w, w.Unit), casework.TaskSetDay) {
			t.Errorf("the unit is asked for no day: %v", tasksOf(t, w, w.Unit))
		}
		if home := ownMeetings(t, w, mel); !home.ToCome[0].On.IsZero() || home.ToCome[0].Before[0].On != first {
			t.Errorf("the mother reads %+v", home.ToCome)
		}
		b := w.Booking()
		b.On = w.Conference(s.ID).LimitOn.AddDays(1)
		if _, err := w.Desk.BookConference(t.Context(), w.Doing(w.Unit), s.ID, b); !errors.Is(err, conference.ErrLateWithoutCause) {
			t.Errorf("a day after the last one without a reason: %v", err)
		}
		b.On = w.Today().AddDays(2)
		_, err = w.Desk.BookConference(t.Context(), w.Doing(w.Unit), s.ID, b)
		s.Do(err)
		if slices.Contains(tasksOf(t, w, w.Unit), casework.TaskSetDay) {
			t.Error("the unit is asked again")
		}
		if err := w.Desk.OpenConference(t.Context(), w.Doing(w.Chair), s.ID); !errors.Is(err, conference.ErrNotItsDay) {
			t.Errorf("before its day: %v", err)
		}
		w.SetDay(b.On)
		if !slices.Contains(tasksOf(t, w, w.Chair), casework.TaskOpenConference) || !slices.Contains(tasksOf(t, w, mel), casework.TaskJoinRoom) {
			t.Errorf("on its day: %v, %v", tasksOf(t, w, w.Chair), tasksOf(t, w, mel))
		}
		if err := w.Desk.OpenConference(t.Context(), w.Doing(w.Chair), s.ID); !errors.Is(err, conference.ErrGatesOpen) {
			t.Errorf("with nobody there: %v", err)
		}
		if _, err := w.Desk.ChangeConference(t.Context(), w.Doing(w.Unit), s.ID, conference.Change{
			Kind: conference.WasReconvened, Reason: "It is time", AgreedBy: w.Chair.Account,
		}); !errors.Is(err, conference.ErrGatesOpen) {
			t.Errorf("reconvened with nobody there: %v", err)
		}
		for _, who := range []access.Actor{w.Chair, w.Recorder, w.SocialWorker, w.Teacher, w.HealthVisitor, w.Police, mel} {
			s.Marks(who, conference.InRoom)
		}
		s.Do(w.Desk.OpenConference(t.Context(), w.Doing(w.Chair), s.ID))
		if c := w.Conference(s.ID); c.HeldOn != first || c.State != conference.Open || !strings.HasPrefix(string(c.Changes[len(c.Changes)-1].Change.Kind), "reconvened") {
			t.Errorf("it is %s, held on %s, after %+v", c.State, c.HeldOn, c.Changes)
		}
	})
}

func firstGround(r casework.RunView) string {
	if len(r.Grounds) == 0 {
		return ""
	}
	return r.Grounds[0].Key
}

func ownMeetings(t *testing.T, w *world.World, who access.Actor) casework.OwnMeetings {
	t.Helper()
	seen, err := w.Desk.ViewOwnMeetings(t.Context(), who)
	if err != nil {
		t.Fatal(err)
	}
	return seen.Show()
}

func TestAReasonThatWasNotNeededStandsNowhere(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Sitting("Kai Example")
		mel := s.Joins("Mel Example", s.Child("Kai"))
		s.Marks(w.Police, conference.Absent)
		s.Do(w.Desk.PassGate(t.Context(), w.Doing(w.Chair), s.ID, conference.GatePassed{
			Gate: conference.GatePolice, Words: conference.GateWords{Why: "The police were called away"},
		}))
		if got := s.Room(mel).Reasons; len(got) != 1 {
			t.Errorf("before they came she reads %v", got)
		}
		s.Marks(w.Police, conference.InRoom)
		if got := s.Room(mel).Reasons; len(got) != 0 {
			t.Errorf("after they came she reads %v", got)
		}
		s.Opened(mel)
		s.Marks(w.Police, conference.Absent) // they leave again: the reason was for something else
		if got := s.Room(mel).Reasons; len(got) != 0 {
			t.Errorf("once it has begun she reads %v", got)
		}
	})
}
