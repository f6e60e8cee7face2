package casework

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"kith/access"
	"kith/conference"
	"kith/diary"
	"kith/internal/store"
	"kith/timescale"
)

// CoverView is what could be done about the conferences of a chair who cannot come on some days.
type CoverView struct {
	Today  timescale.Date
	Chair  Worker
	From   timescale.Date
	Until  timescale.Date
	Away   bool // they are recorded as away on all these days
	Others []Worker
	Each   []CoverLine
}

// CoverLine is one conference, in the order of their days and times, and what is proposed.
type CoverLine struct {
	ID       conference.ID
	Kind     conference.Kind
	Children []Named
	Now      conference.Taken
	Room     conference.Room
	Recorder Worker
	Limit    timescale.Date
	Chairs   []CoverChair
	Slot     SlotLine // where no chair is free: the best other time
	Ways     []WayLine
	Needed   []diary.Diary // police teams and interpreters who have to be there
}

// CoverChair is another chair who is free at the time of a conference.
type CoverChair struct {
	Worker

	Knew   bool // has chaired for the family before
	Others int  // conferences that they have that day
}

// Stands is what the form depends on: which conferences there are, and how they are booked.
func (v CoverView) Stands() any {
	now := make([]conference.Taken, len(v.Each))
	for i, one := range v.Each {
		now[i] = one.Now
	}
	return now
}

// ViewCover shows the safeguarding unit the conferences of a chair who cannot come on some days, and proposes for each who else
// could chair it, or when else it could be held.
func (d *Desk) ViewCover(ctx context.Context, actor access.Actor, chair access.AccountID, from, until timescale.Date) (access.Copy[CoverView], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (CoverView, error) {
		if _, err := r.AllowOffice(access.CoverChair); err != nil {
			return CoverView{}, err
		}
		return d.coverView(r, chair, from, until)
	})
	if err != nil {
		return seen, fmt.Errorf("looking for who chairs instead: %w", err)
	}
	return seen, nil
}

func (d *Desk) coverView(r *store.Reading, chair access.AccountID, from, until timescale.Date) (CoverView, error) {
	v := CoverView{Today: r.Today(), From: from, Until: until}
	who, err := r.Account(chair)
	if err != nil {
		return v, err
	}
	if who.Office != access.Chair {
		return v, access.ErrNotFound
	}
	v.Chair = Worker{ID: who.ID, Name: who.Name, Job: who.Job, Active: who.Active}
	if err := conference.CoverFor(from, until, v.Today); err != nil {
		return v, err
	}
	away, err := r.Absences()
	if err != nil {
		return v, err
	}
	v.Away = slices.ContainsFunc(away, func(a store.Absence) bool {
		return a.Account == chair && !from.Before(a.From) && !until.After(a.Until)
	})
	staff, err := workers(r)
	if err != nil {
		return v, err
	}
	others, err := r.AccountsWith(access.Chair)
	if err != nil {
		return v, err
	}
	for _, o := range others {
		if o.ID != chair {
			v.Others = append(v.Others, staff[o.ID])
		}
	}
	waits, err := r.ConferencesOfChair(chair, from, until)
	if err != nil || len(waits) == 0 {
		return v, err
	}
	v.Each, err = d.coverLines(r, v, waits, staff)
	return v, err
}

// coverLines propose what could be done about each of some conferences of one chair.
func (d *Desk) coverLines(r *store.Reading, v CoverView, waits []conference.Conference, staff map[access.AccountID]Worker) ([]CoverLine, error) {
	families := make([]access.FamilyID, len(waits))
	for i, c := range waits {
		families[i] = c.Family
	}
	called, passes, err := childrenOfEach(r, families)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(waits, func(a, b conference.Conference) int {
		onA, atA := a.Next()
		onB, atB := b.Next()
		return cmp.Or(onA.Compare(onB), strings.Compare(atA, atB), strings.Compare(string(a.ID), string(b.ID)))
	})
	uncovered, err := d.uncovered(r, v, waits, passes)
	if err != nil {
		return nil, err
	}
	all, err := r.Rooms()
	if err != nil {
		return nil, err
	}
	rooms := map[conference.RoomID]conference.Room{}
	for _, room := range all {
		rooms[room.ID] = room
	}
	line := func(s conference.Slot) SlotLine {
		return SlotLine{Slot: s, Chair: staff[s.Chair], Recorder: staff[s.Recorder], Room: rooms[s.Room]}
	}
	lines := make([]CoverLine, len(waits))
	for i, p := range conference.ProposeCover(uncovered, d.calendar) {
		c, u := waits[i], uncovered[i]
		one := CoverLine{
			ID: c.ID, Kind: c.Kind, Children: called[c.Family], Now: u.Taken, Room: rooms[u.Taken.Room], Recorder: staff[c.Recorder],
			Needed: u.Search.Needed, Limit: c.LimitOn, Slot: line(p.Slot),
		}
		for _, free := range p.Chairs {
			one.Chairs = append(one.Chairs, CoverChair{
				Worker: staff[free], Knew: slices.Contains(u.Knew, free), Others: heldBy(u.Search.Taken, free, u.Taken.On),
			})
		}
		for _, way := range p.Ways {
			one.Ways = append(one.Ways, WayLine{Relax: way.Relax, Slot: line(way.Slot)})
		}
		lines[i] = one
	}
	return lines, nil
}

// uncovered are the searches for who chairs each of some conferences instead, or when else it is held. What belongs to the whole
// partnership is read once.
func (d *Desk) uncovered(
	r *store.Reading, v CoverView, waits []conference.Conference, passes map[access.FamilyID]access.Pass,
) ([]conference.Uncovered, error) {
	ids, families := make([]conference.ID, len(waits)), make([]access.FamilyID, len(waits))
	last := waits[0]
	for i, c := range waits {
		ids[i], families[i] = c.ID, c.Family
		if c.LimitOn.After(last.LimitOn) {
			last = c // so that its search reaches as far as any
		}
	}
	whole, err := d.search(r, passes[last.Family], last, Wish{From: "09:30", Until: "15:00"})
	if err != nil {
		return nil, err
	}
	if whole.Taken, err = r.TimesTaken(); err != nil {
		return nil, err
	}
	whole.Away = append(whole.Away, conference.AwayDays{Account: v.Chair.ID, From: v.From, Until: v.Until})
	if whole.Diaries, err = r.NotFree(v.Today, whole.Last(d.calendar)); err != nil {
		return nil, err
	}
	listed, err := r.Diaries()
	if err != nil {
		return nil, err
	}
	free, err := freeChairs(r, waits)
	if err != nil {
		return nil, err
	}
	knew, err := r.ChairedBefore(families)
	if err != nil {
		return nil, err
	}
	apart, err := r.KeptApart(ids)
	if err != nil {
		return nil, err
	}
	pack, err := d.pack(r, v.Today)
	if err != nil {
		return nil, err
	}
	all := make([]conference.Uncovered, len(waits))
	for i, c := range waits {
		at := slices.IndexFunc(whole.Taken, func(t conference.Taken) bool { return t.Conference == c.ID })
		if at < 0 {
			return nil, fmt.Errorf("conference %s is booked and takes no time", c.ID)
		}
		u := conference.Uncovered{Taken: whole.Taken[at], Knew: knew[c.Family], Search: whole}
		s := &u.Search
		s.Due, s.Limit, s.Before, s.Chairs, s.Ready = c.DueOn, c.LimitOn, c.Chair, free[c.ID], d.readyBy(pack, c, v.Today)
		s.Length = u.Taken.Lasts()
		for _, one := range listed {
			if slices.Contains(u.Taken.Needed, one.ID) {
				s.Needed = append(s.Needed, one)
			}
		}
		s.Apart = apart[c.ID] || isApart(s.Rooms, u.Taken.Room)
		all[i] = u
	}
	return all, nil
}

// isApart reports whether a room is one with two places to wait: whoever chose it may have had a reason.
func isApart(rooms []conference.Room, id conference.RoomID) bool {
	return slices.ContainsFunc(rooms, func(r conference.Room) bool { return r.ID == id && r.Apart })
}

// heldBy is how many conferences somebody chairs or records on a day.
func heldBy(taken []conference.Taken, who access.AccountID, on timescale.Date) int {
	n := 0
	for _, t := range taken {
		if t.On == on && (t.Chair == who || t.Recorder == who) {
			n++
		}
	}
	return n
}
