package casework

import (
	"context"
	"fmt"
	"slices"
	"time"

	"kith/access"
	"kith/conference"
	"kith/diary"
	"kith/internal/store"
	"kith/procedure"
	"kith/timescale"
)

// slotsOffered is how many times are offered to choose from.
const slotsOffered = 6

// Wish is what a time for a conference is looked for by, beside its clock and whoever is free.
type Wish struct {
	Length      int            // minutes
	From, Until string         // "09:30", local: the hours in which the family can come
	Not         []time.Weekday // days on which it cannot
	Apart       bool           // some must not meet: a room with two places to wait
	Needed      []diary.ID     // police teams and interpreters who have to be free
}

// Slots are the times that are offered for a conference. Where there are none, Ways says what could be relaxed.
type Slots struct {
	ID       conference.ID
	Kind     conference.Kind
	Children []Named
	Due      timescale.Date
	Limit    timescale.Date
	Rule     procedure.Rule // of the last day
	Rooms    bool           // the partnership has listed rooms
	Listed   []diary.Diary  // police teams and interpreters to choose from
	Needed   []diary.Diary  // those who were chosen
	Found    []SlotLine
	Ways     []WayLine
	Ready    timescale.Date // the first day for which reports can still be with the family in time
}

// SlotLine is a time with the names of those who are free.
type SlotLine struct {
	conference.Slot

	Chair    Worker
	Recorder Worker
	Room     conference.Room
}

// WayLine is what could be relaxed, and the time that would then be there.
type WayLine struct {
	Relax conference.Relax
	Slot  SlotLine
}

// ViewSlots looks for times at which a conference can be held: inside its clock, with a chair who has no link with the
// children and whose check holds, a recorder, the police teams and interpreters wished for and, where the partnership lists them,
// a room. Whoever books it may look. It names nobody's other conferences, and nothing of what anybody does when they are not free.
func (d *Desk) ViewSlots(ctx context.Context, actor access.Actor, id conference.ID, w Wish) (access.Copy[Slots], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (Slots, error) {
		f, err := r.ConferenceFamily(id)
		if err != nil {
			return Slots{}, err
		}
		pass, err := r.AllowAt(f, access.BookConference, id)
		if err != nil {
			return Slots{}, err
		}
		return d.slots(r, pass, id, w)
	})
	if err != nil {
		return seen, fmt.Errorf("looking for a time: %w", err)
	}
	return seen, nil
}

func (d *Desk) slots(r *store.Reading, pass access.Pass, id conference.ID, w Wish) (Slots, error) {
	c, err := r.Conference(pass, id)
	if err != nil {
		return Slots{}, err
	}
	packs, err := d.packsHere(r)
	if err != nil {
		return Slots{}, err
	}
	by, err := d.clockOf(packs, c)
	if err != nil {
		return Slots{}, err
	}
	view := Slots{ID: id, Kind: c.Kind, Due: c.DueOn, Limit: c.LimitOn, Rule: by.LastRule()}
	if view.Children, err = names(r, access.Know(pass), c.Family, c.Children); err != nil {
		return view, err
	}
	if view.Listed, err = diariesAsked(r); err != nil {
		return view, err
	}
	for _, one := range view.Listed {
		if slices.Contains(w.Needed, one.ID) {
			view.Needed = append(view.Needed, one)
		}
	}
	s, err := d.search(r, pass, c, w)
	if err != nil {
		return view, err
	}
	s.Needed = view.Needed
	view.Rooms, view.Ready = len(s.Rooms) > 0, s.Ready
	staff, err := workers(r)
	if err != nil {
		return view, err
	}
	rooms := map[conference.RoomID]conference.Room{}
	for _, room := range s.Rooms {
		rooms[room.ID] = room
	}
	line := func(slot conference.Slot) SlotLine {
		return SlotLine{Slot: slot, Chair: staff[slot.Chair], Recorder: staff[slot.Recorder], Room: rooms[slot.Room]}
	}
	for _, slot := range s.Find(d.calendar, slotsOffered) {
		view.Found = append(view.Found, line(slot))
	}
	if len(view.Found) == 0 {
		for _, way := range s.Ways(d.calendar) {
			view.Ways = append(view.Ways, WayLine{Relax: way.Relax, Slot: line(way.Slot)})
		}
	}
	return view, nil
}

// search is everything that a time is looked for by.
func (d *Desk) search(r *store.Reading, pass access.Pass, c conference.Conference, w Wish) (conference.Search, error) {
	s := conference.Search{
		First: r.Today().AddDays(1), Due: c.DueOn, Limit: c.LimitOn,
		Length: w.Length, From: w.From, Until: w.Until, Not: w.Not, Apart: w.Apart,
	}
	var err error
	if s.Ready, err = d.readyFrom(r, c); err != nil {
		return s, err
	}
	before, err := leftBefore(r, pass, c)
	if err != nil {
		return s, err
	}
	s.Before = before.Chair
	free, err := freeChairs(r, []conference.Conference{c})
	if err != nil {
		return s, err
	}
	s.Chairs = free[c.ID]
	recorders, err := r.AccountsWith(access.Unit)
	if err != nil {
		return s, err
	}
	for _, a := range recorders {
		s.Recorder = append(s.Recorder, a.ID)
	}
	if s.Rooms, err = openRooms(r); err != nil {
		return s, err
	}
	if s.Taken, err = r.TimesTaken(); err != nil {
		return s, err
	}
	s.Taken = without(s.Taken, c.ID)
	away, err := r.Absences()
	for _, a := range away {
		s.Away = append(s.Away, conference.AwayDays{Account: a.Account, From: a.From, Until: a.Until})
	}
	if err != nil {
		return s, err
	}
	s.Diaries, err = r.NotFree(s.First, s.Last(d.calendar))
	return s, err
}

// diariesAsked are those of the police teams and interpreters whom the unit still asks.
func diariesAsked(r *store.Reading) ([]diary.Diary, error) {
	all, err := r.Diaries()
	return slices.DeleteFunc(all, func(d diary.Diary) bool { return d.Closed }), err
}

func openRooms(r *store.Reading) ([]conference.Room, error) {
	all, err := r.Rooms()
	var open []conference.Room
	for _, room := range all {
		if !room.Closed {
			open = append(open, room)
		}
	}
	return open, err
}

func without(taken []conference.Taken, id conference.ID) []conference.Taken {
	var others []conference.Taken
	for _, t := range taken {
		if t.Conference != id {
			others = append(others, t)
		}
	}
	return others
}

// readyFrom is the first day for which reports that are asked for today can be with the family in time.
func (d *Desk) readyFrom(r *store.Reading, c conference.Conference) (timescale.Date, error) {
	pack, err := d.pack(r, r.Today())
	return d.readyBy(pack, c, r.Today()), err
}

func (d *Desk) readyBy(pack procedure.Pack, c conference.Conference, today timescale.Date) timescale.Date {
	event := procedure.InitialConference
	if !c.First() {
		event = procedure.Review
	}
	day := today.AddDays(1)
	for day.Before(c.LimitOn) && !pack.ReportsToParentsBy(event, day, d.calendar).Due.After(today) {
		day = day.AddDays(1)
	}
	return day
}
