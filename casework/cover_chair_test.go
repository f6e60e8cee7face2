package casework_test

import (
	"errors"
	"strings"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/fault"
	"kith/internal/store"
	"kith/internal/testcase/world"
)

// sickDay is a day on which Pat chairs two conferences, of Kai's family and of Ava's, one after the other.
type sickDay struct {
	*world.World

	kai, ava casework.ConferenceView
	mother   access.Actor // of Kai, asked to come
}

func newSickDay(w *world.World) sickDay {
	s := sickDay{World: w, kai: w.Booked("Kai Example"), ava: w.Booked("Ava Example")}
	s.mother = w.Member(s.kai.Family, access.PartParent, "Mel Example", s.kai.Children[0].ID)
	w.InviteMember(s.kai.ID, s.mother, conference.RoleParent)
	w.Invite(s.kai.ID, w.Chair, conference.RoleChair)
	w.Invite(s.kai.ID, w.Teacher, conference.RoleSchool)
	return s
}

func (s sickDay) view(t *testing.T) casework.CoverView {
	t.Helper()

	seen, err := s.Desk.ViewCover(t.Context(), s.Unit, s.Chair.Account, s.kai.HeldOn, s.kai.HeldOn)
	if err != nil {
		t.Fatalf("looking for who chairs instead: %v", err)
	}
	return seen.Show()
}

// cover is that somebody else chairs each of these conferences.
func (s sickDay) cover(chair access.Actor, ids ...conference.ID) casework.Cover {
	c := casework.Cover{
		Chair: s.Chair.Account, From: s.kai.HeldOn, Until: s.kai.HeldOn, Reason: "The chair cannot come that day",
		Family: "Someone who is needed to run the meeting could not be there.", AgreedBy: s.Manager.Account,
	}
	for _, id := range ids {
		c.Each = append(c.Each, casework.CoverChoice{Conference: id, Chair: chair.Account})
	}
	return c
}

func (s sickDay) do(t *testing.T, c casework.Cover) error {
	t.Helper()

	_, err := s.Desk.CoverChair(t.Context(), s.Doing(s.Unit), c)
	return err
}

func (s sickDay) reply(t *testing.T, who access.Actor) {
	t.Helper()

	if _, err := s.Desk.ReplyToInvitation(t.Context(), s.Doing(who), s.kai.ID, conference.Answer{Reply: conference.Coming, Means: "in the room"}); err != nil {
		t.Fatal(err)
	}
}

// faultOf is the message beside one conference of the form.
func faultOf(err error, id conference.ID) string {
	for _, f := range fault.Of(err) {
		if f.Field == casework.CoverField(id) {
			return f.Message
		}
	}
	return ""
}

func TestAWholeDayOfAChairIsGivenToAnotherInOneGo(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		s := newSickDay(w)
		s.reply(t, s.mother)
		v := s.view(t)
		if len(v.Each) != 2 || v.Each[0].ID != s.kai.ID || v.Each[1].ID != s.ava.ID || v.Away {
			t.Fatalf("the day: %+v", v)
		}
		for _, one := range v.Each {
			if len(one.Chairs) != 1 || one.Chairs[0].ID != w.OtherChair.Account || !one.Slot.On.IsZero() {
				t.Errorf("proposed for %s: %+v", one.ID, one)
			}
		}
		if err := s.do(t, s.cover(w.OtherChair, s.kai.ID, s.ava.ID)); err != nil {
			t.Fatal(err)
		}
		for _, was := range []casework.ConferenceView{s.kai, s.ava} {
			now := w.Conference(was.ID)
			if now.Chair.ID != w.OtherChair.Account || now.HeldOn != was.HeldOn || now.Begins != was.Begins || now.LimitOn != was.LimitOn || now.DueOn != was.DueOn {
				t.Errorf("it is now %+v", now)
			}
			last := now.Changes[len(now.Changes)-1]
			for _, ch := range now.Changes { // those of one moment have no order
				if ch.Change.NowChair != "" {
					last = ch
				}
			}
			if last.NowChair.ID != w.OtherChair.Account || last.WasChair.ID != w.Chair.Account || last.AgreedBy.ID != w.Manager.Account ||
				last.Change.Reason == "" || last.Change.Family == "" || last.Change.Was != last.Change.Now {
				t.Errorf("the change reads %+v", last)
			}
			if _, err := w.Desk.ViewConference(t.Context(), w.Chair, was.ID); !errors.Is(err, access.ErrNotFound) {
				t.Errorf("the chair who cannot come still looks: %v", err)
			}
			if _, err := w.Desk.ViewConference(t.Context(), w.OtherChair, was.ID); err != nil {
				t.Errorf("the new chair: %v", err)
			}
		}
		if !asked(t, w, w.OtherChair, casework.TaskDeclareLinks) || asked(t, w, w.Chair, casework.TaskDeclareLinks) {
			t.Error("the new chair, and nobody else, has to declare their links")
		}
		if asked(t, w, s.mother, casework.TaskFamilyReply) {
			t.Error("the mother is asked again about a time that stays")
		}
		if v := s.view(t); len(v.Each) != 0 {
			t.Errorf("still with the chair who cannot come: %+v", v.Each)
		}
		seat := func(who access.Actor) conference.Standing {
			seen, err := w.Desk.ViewInvitations(t.Context(), w.Unit, s.kai.ID)
			if err != nil {
				t.Fatal(err)
			}
			for _, i := range seen.Show().Invited {
				if i.Invitation.Account == who.Account {
					return i.Invitation.State
				}
			}
			return ""
		}
		if seat(w.Chair) != conference.Uninvited || seat(w.OtherChair) != conference.Invited {
			t.Errorf("the chairs are asked as %q and %q", seat(w.Chair), seat(w.OtherChair))
		}
		read := said(t, w, s.mother, "/my/meetings/"+string(s.kai.ID))
		for _, want := range []string{
			"Noor Haddad runs the meeting now. Before, it was going to be Pat Lindqvist.",
			"This is why: Someone who is needed to run the meeting could not be there.",
		} {
			if !strings.Contains(read, want) {
				t.Errorf("the mother does not read %q:\n%s", want, read)
			}
		}
		if strings.Contains(read, "The chair cannot come that day") {
			t.Error("the mother reads the reason for the staff")
		}
	})
}

func TestWhereNoChairIsFreeTheDayIsMovedInsideTheClockAndEverybodyIsAskedAgain(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		s := newSickDay(w)
		s.reply(t, s.mother)
		s.reply(t, w.Teacher)
		room := w.Room("The Garden Room", true)
		for _, a := range []casework.Away{
			{Who: w.OtherChair.Account, Cover: w.Chair.Account, From: s.kai.HeldOn, Until: s.kai.HeldOn},
			{Who: w.Chair.Account, Cover: w.OtherChair.Account, From: s.kai.HeldOn, Until: s.kai.HeldOn},
		} {
			if _, err := w.Desk.RecordAbsence(t.Context(), w.Doing(w.Unit), a); err != nil {
				t.Fatal(err)
			}
		}
		v := s.view(t)
		if !v.Away || len(v.Each) != 2 {
			t.Fatalf("the day: %+v", v)
		}
		c := s.cover(w.OtherChair)
		for _, one := range v.Each {
			if len(one.Chairs) != 0 || one.Slot.On.IsZero() || one.Slot.On == s.kai.HeldOn || one.Slot.On.After(one.Limit) || one.Slot.Room.ID != room {
				t.Fatalf("proposed: %+v", one)
			}
			c.Each = append(c.Each, casework.CoverChoice{Conference: one.ID, Slot: one.Slot.Slot})
		}
		if err := s.do(t, c); err != nil {
			t.Fatal(err)
		}
		for i, was := range []casework.ConferenceView{s.kai, s.ava} {
			now := w.Conference(was.ID)
			if now.HeldOn != v.Each[i].Slot.On || now.Begins != v.Each[i].Slot.Begins || now.Words.Venue != "The Garden Room, 1 Quay Street" || now.LimitOn != was.LimitOn {
				t.Errorf("it is now %+v", now)
			}
		}
		if !asked(t, w, s.mother, casework.TaskFamilyReply) || !asked(t, w, w.Teacher, casework.TaskAnswer) {
			t.Error("those who had answered for the other day are not asked again")
		}
		read := said(t, w, s.mother, "/")
		for _, want := range []string{
			"It was to be on " + s.kai.HeldOn.Long() + ", and is on another day now.",
			"This is why: Someone who is needed to run the meeting could not be there.", v.Each[0].Slot.On.Long(),
		} {
			if !strings.Contains(read, want) {
				t.Errorf("the mother does not read %q:\n%s", want, read)
			}
		}
	})
}

func TestNothingIsDoneWhereOneOfTheConferencesCannotBe(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		s := newSickDay(w)
		same := func(when string) {
			t.Helper()
			for _, was := range []casework.ConferenceView{s.kai, s.ava} {
				if now := w.Conference(was.ID); now.Chair.ID != w.Chair.Account || now.HeldOn != was.HeldOn || now.Begins != was.Begins || len(now.Changes) != len(was.Changes) {
					t.Errorf("%s: something was done: %+v", when, now)
				}
			}
		}
		both := s.cover(w.OtherChair, s.kai.ID)
		both.Each = append(both.Each, casework.CoverChoice{Conference: s.ava.ID, Slot: conference.Slot{
			On: s.kai.HeldOn, Begins: "11:00", Ends: "11:30", Chair: w.OtherChair.Account, Recorder: w.Unit.Account,
		}})
		if err := s.do(t, both); !strings.Contains(faultOf(err, s.ava.ID), "This chair has another conference that day, from 10:00 to 12:00") || faultOf(err, s.kai.ID) != "" {
			t.Errorf("one chair at two conferences: %v", err)
		}
		same("one chair at two conferences")

		w.Part(s.ava.Family, access.PartProfessional, w.OtherChair)
		if err := s.do(t, s.cover(w.OtherChair, s.kai.ID, s.ava.ID)); faultOf(err, s.ava.ID) != conference.ErrChairCasework.Message {
			t.Errorf("a chair who works with the child: %v", err)
		}
		if v := s.view(t); len(v.Each[1].Chairs) != 0 || len(v.Each[0].Chairs) != 1 {
			t.Errorf("proposed: %+v", v.Each)
		}
		same("a chair who works with the child")

		if err := s.do(t, s.cover(w.Chair, s.kai.ID)); faultOf(err, s.kai.ID) != conference.ErrChairAway.Message {
			t.Errorf("the chair who cannot come: %v", err)
		}
		same("the chair who cannot come")

		late := s.cover(w.OtherChair, s.kai.ID)
		late.Each = append(late.Each, casework.CoverChoice{Conference: s.ava.ID, Slot: conference.Slot{
			On: s.ava.LimitOn.AddDays(1), Begins: "10:00", Ends: "12:00", Chair: w.Chair.Account, Recorder: w.Recorder.Account,
		}})
		if err := s.do(t, late); faultOf(err, s.ava.ID) != conference.ErrCoverLate.Message {
			t.Errorf("after the last day: %v", err)
		}
		same("after the last day")

		for name, one := range map[string]struct {
			change func(c *casework.Cover)
			want   error
		}{
			"nothing chosen":   {func(c *casework.Cover) { c.Each = []casework.CoverChoice{{Conference: s.kai.ID}} }, conference.ErrNothingCovered},
			"no reason":        {func(c *casework.Cover) { c.Reason = " " }, conference.ErrChangeReason},
			"nobody agreed":    {func(c *casework.Cover) { c.AgreedBy = "" }, conference.ErrChangeApproval},
			"agreed alone":     {func(c *casework.Cover) { c.AgreedBy = w.Unit.Account }, conference.ErrChangeOwn},
			"agreed by whom":   {func(c *casework.Cover) { c.AgreedBy = w.Teacher.Account }, conference.ErrChangeApproval},
			"no words for why": {func(c *casework.Cover) { c.Family = "" }, conference.ErrFamilyWhy},
			"covers itself":    {func(c *casework.Cover) { c.Stands = w.Chair.Account }, casework.ErrNoCover},
		} {
			c := s.cover(w.OtherChair, s.kai.ID)
			one.change(&c)
			if err := s.do(t, c); !errors.Is(err, one.want) {
				t.Errorf("%s: %v", name, err)
			}
			same(name)
		}
		for _, who := range []access.Actor{w.Manager, w.Chair, w.OtherChair, w.SocialWorker} {
			var refused *access.Refused
			if _, err := w.Desk.CoverChair(t.Context(), w.Doing(who), s.cover(w.OtherChair, s.kai.ID)); !errors.As(err, &refused) {
				t.Errorf("%s: %v", who.Account, err)
			}
			if _, err := w.Desk.ViewCover(t.Context(), who, w.Chair.Account, s.kai.HeldOn, s.kai.HeldOn); !errors.As(err, &refused) {
				t.Errorf("%s looks: %v", who.Account, err)
			}
		}
		if _, err := w.Desk.CoverChair(t.Context(), w.Doing(w.Elsewhere.Unit), s.cover(w.OtherChair, s.kai.ID)); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("another partnership: %v", err)
		}
		same("somebody else")
	})
}

func TestWhatAColleagueChangedMeanwhileIsNotWrittenOver(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		s := newSickDay(w)
		by := w.Doing(w.Unit)
		seen, err := w.Desk.ViewCover(t.Context(), w.Unit, w.Chair.Account, s.kai.HeldOn, s.kai.HeldOn)
		if err != nil {
			t.Fatal(err)
		}
		by.Seen = access.VersionIn(seen, seen.Show().Stands())
		elsewhere := w.Requested("Noa Example")
		b := w.Booking()
		b.On, b.Begins, b.Ends, b.Chair, b.Recorder = b.On.AddDays(1), "09:30", "10:00", w.OtherChair.Account, w.Unit.Account
		book := func(id conference.ID, b conference.Booking) {
			t.Helper()
			if _, err := w.Desk.BookConference(t.Context(), w.Doing(w.Recorder), id, b); err != nil {
				t.Fatal(err)
			}
		}
		book(elsewhere, b)
		moved := w.Booking()
		moved.Begins, moved.Ends = "15:00", "16:00"
		c := s.cover(w.OtherChair, s.kai.ID, s.ava.ID)
		book(s.ava.ID, moved)
		if _, err := w.Desk.CoverChair(t.Context(), by, c); !errors.Is(err, store.ErrStale) {
			t.Errorf("written over what a colleague changed: %v", err)
		}
		if now := w.Conference(s.kai.ID); now.Chair.ID != w.Chair.Account {
			t.Error("half of it was done")
		}
		seen, err = w.Desk.ViewCover(t.Context(), w.Unit, w.Chair.Account, s.kai.HeldOn, s.kai.HeldOn)
		if err != nil {
			t.Fatal(err)
		}
		by = w.Doing(w.Unit)
		by.Seen = access.VersionIn(seen, seen.Show().Stands())
		b.Begins, b.Ends = "14:00", "14:30"
		book(elsewhere, b)
		if _, err := w.Desk.CoverChair(t.Context(), by, c); err != nil {
			t.Errorf("another conference is nothing to this form: %v", err)
		}
		if _, err := w.Desk.CoverChair(t.Context(), w.Doing(w.Unit), c); !errors.Is(err, store.ErrStale) {
			t.Errorf("done twice: %v", err)
		}
	})
}

func TestAnAbsenceRecordedWithItKeepsTheChairOutOfASearchAndIsNotCoveredByOneWithALink(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		s := newSickDay(w)
		c := s.cover(w.OtherChair, s.kai.ID)
		c.Stands = w.OtherChair.Account
		w.Part(s.ava.Family, access.PartProfessional, w.OtherChair)
		if err := s.do(t, c); !errors.Is(err, casework.ErrCoverLinked) {
			t.Fatalf("covered by one with a link: %v", err)
		}
		if w.Conference(s.kai.ID).Chair.ID != w.Chair.Account || s.view(t).Away {
			t.Error("half of it was done")
		}
		if _, err := w.Desk.ViewConference(t.Context(), w.OtherChair, s.kai.ID); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("the other chair knows of a case: %v", err)
		}
	})
	world.Each(t, func(t *testing.T, w *world.World) {
		s := newSickDay(w)
		c := s.cover(w.OtherChair, s.kai.ID, s.ava.ID)
		c.Stands = w.OtherChair.Account
		if err := s.do(t, c); err != nil {
			t.Fatal(err)
		}
		if !s.view(t).Away {
			t.Error("the absence is not kept")
		}
		for _, slot := range slots(t, w, w.Requested("Noa Example"), schoolDay).Found {
			if slot.On == s.kai.HeldOn && slot.Slot.Chair == w.Chair.Account {
				t.Errorf("the chair is proposed for a day on which they are away: %+v", slot)
			}
		}
	})
}
