package conference

import (
	"cmp"
	"slices"
	"time"

	"kith/access"
	"kith/diary"
	"kith/timescale"
)

// Search is what a slot has to meet. Days are whole working days; times are local.
type Search struct {
	First    timescale.Date // the first day that is offered
	Ready    timescale.Date // the first day for which reports can still be with the family in time
	Due      timescale.Date // the day to work to
	Limit    timescale.Date // the last day allowed: nothing after it is offered
	Length   int            // minutes
	From     string         // it begins no sooner than this
	Until    string         // and ends by this
	Not      []time.Weekday // days on which the family cannot come
	Apart    bool           // people must be kept apart, so the room needs two places to wait
	Before   access.AccountID
	Chairs   []FreeChair
	Recorder []access.AccountID
	Rooms    []Room // none where the partnership has listed none: the place is then settled without Kith
	Taken    []Taken
	Away     []AwayDays
	Needed   []diary.Diary         // police teams and interpreters who have to be free as well
	Diaries  map[string]diary.Days // when people are not free, by account or by diary: up to Last
}

// Last is the last day that a search looks at, or what could be relaxed where it finds nothing.
func (s Search) Last(cal timescale.Calendar) timescale.Date {
	return cal.AddWorkingDays(later(s.Limit, s.First), lateDays)
}

// FreeChair is somebody who may chair the conference, up to and on the last day for which their check holds.
type FreeChair struct {
	Account access.AccountID
	Until   timescale.Date
}

// AwayDays are days on which somebody does not work.
type AwayDays struct {
	Account     access.AccountID
	From, Until timescale.Date
}

// Find gives the best slots, at most so many, one a day: those that give up least first, then the soonest. A slot is never
// after the last day allowed, and never one at which somebody needed is taken or away.
func (s Search) Find(cal timescale.Calendar, most int) []Slot {
	d := s.diaries()
	var found []Slot
	for day := s.First; !day.After(s.Limit); day = day.AddDays(1) {
		if !cal.WorkingDay(day) || slices.Contains(s.Not, day.Weekday()) {
			continue
		}
		if best, ok := s.on(d, day); ok {
			found = append(found, best)
		}
	}
	slices.SortStableFunc(found, func(a, b Slot) int { return cmp.Compare(a.weight(), b.weight()) })
	return found[:min(most, len(found))]
}

// on is the best slot of one day.
func (s Search) on(d diaries, day timescale.Date) (best Slot, ok bool) {
	for at := diary.Minutes(s.From); at+s.Length <= diary.Minutes(s.Until); at += 30 {
		t := Taken{On: day, Begins: diary.Clock(at), Ends: diary.Clock(at + s.Length)}
		slot, free := s.at(d, t)
		if free && (!ok || slot.weight() < best.weight()) {
			best, ok = slot, true
		}
	}
	return best, ok
}

// at is the slot of one time, if somebody is free for each part and a room is.
func (s Search) at(d diaries, t Taken) (Slot, bool) {
	room, ok := s.room(d, t)
	if !ok || slices.ContainsFunc(s.Needed, func(n diary.Diary) bool { return d.taken(string(n.ID), t) }) {
		return Slot{}, false
	}
	var best Slot
	found := false
	for _, c := range s.Chairs {
		if c.Until.Before(t.On) || d.taken(string(c.Account), t) {
			continue
		}
		slot := Slot{On: t.On, Begins: t.Begins, Ends: t.Ends, Chair: c.Account, Room: room, GivesUp: s.givesUp(d, c.Account, t.On)}
		if found && (slot.weight() > best.weight() || slot.weight() == best.weight() && d.load(slot.Chair) >= d.load(best.Chair)) {
			continue
		}
		if slot.Recorder, ok = s.recorder(d, c.Account, t); ok {
			best, found = slot, true
		}
	}
	return best, found
}

func (s Search) givesUp(d diaries, chair access.AccountID, day timescale.Date) []GivesUp {
	var gives []GivesUp
	for _, one := range []struct {
		what GivesUp
		is   bool
	}{
		{Target, day.After(s.Due)},
		{Notice, day.Before(s.Ready)},
		{SameChair, s.Before != "" && chair != s.Before},
		{OneADay, len(d.busy[placeOn{string(chair), day}]) > 0},
	} {
		if one.is {
			gives = append(gives, one.what)
		}
	}
	return gives
}

// recorder is whoever is free and has least to record.
func (s Search) recorder(d diaries, chair access.AccountID, t Taken) (who access.AccountID, ok bool) {
	for _, r := range s.Recorder {
		if r != chair && !d.taken(string(r), t) && (!ok || d.load(r) < d.load(who)) {
			who, ok = r, true
		}
	}
	return who, ok
}

// room is the first that is free, one with a single place to wait before one with two where that is enough.
func (s Search) room(d diaries, t Taken) (id RoomID, ok bool) {
	apart := true
	for _, r := range s.Rooms {
		if r.Closed || s.Apart && !r.Apart || d.taken(string(r.ID), t) {
			continue
		}
		if !ok || apart && !r.Apart {
			id, apart, ok = r.ID, r.Apart, true
		}
	}
	return id, ok || len(s.Rooms) == 0
}

// diaries are the times taken, by person or room and day.
type diaries struct {
	busy  map[placeOn][]Taken
	away  map[string][]AwayDays
	loads map[string]int
	own   map[string]diary.Days
}

type placeOn struct {
	who string
	on  timescale.Date
}

func (s Search) diaries() diaries {
	d := diaries{busy: map[placeOn][]Taken{}, away: map[string][]AwayDays{}, loads: map[string]int{}, own: s.Diaries}
	for _, t := range s.Taken {
		for _, who := range []string{string(t.Chair), string(t.Recorder), string(t.Room)} {
			if who != "" {
				d.busy[placeOn{who, t.On}] = append(d.busy[placeOn{who, t.On}], t)
				d.loads[who]++
			}
		}
		for _, id := range t.Needed {
			d.busy[placeOn{string(id), t.On}] = append(d.busy[placeOn{string(id), t.On}], t)
		}
	}
	for _, a := range s.Away {
		d.away[string(a.Account)] = append(d.away[string(a.Account)], a)
	}
	return d
}

func (d diaries) load(who access.AccountID) int { return d.loads[string(who)] }

func (d diaries) taken(who string, t Taken) bool {
	return slices.ContainsFunc(d.busy[placeOn{who, t.On}], t.Overlaps) || slices.ContainsFunc(d.away[who], func(a AwayDays) bool {
		return !t.On.Before(a.From) && !t.On.After(a.Until)
	}) || d.own[who].Taken(t.On, t.part())
}
