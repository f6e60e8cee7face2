package casework

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"kith/access"
	"kith/conference"
	"kith/coregroup"
	"kith/internal/store"
	"kith/plan"
	"kith/timescale"
)

// Week is what is held in one week: of the whole partnership for the safeguarding unit, for everybody else of the staff their own
// conferences and core groups.
type Week struct {
	Today timescale.Date
	From  timescale.Date // its Monday
	Whole bool           // of the partnership
	Days  []WeekDay
}

// WeekDay is one day. The days of a weekend are there where something is held on them.
type WeekDay struct {
	On      timescale.Date
	Holiday string // the bank holiday that is kept on it
	Held    []WeekRow
	Away    []AwayRow
}

// WeekRow is one conference or core group of a day, in the order of time.
type WeekRow struct {
	ID        string
	Begins    string
	Ends      string
	Children  []Named
	Kind      conference.Kind // of a conference
	State     conference.State
	Late      bool
	Chair     Worker
	ChairAway bool // away on that day, and nobody else chairs it yet
	Recorder  Worker
	Room      string
	CanCover  bool      // the reader can say that its chair cannot come
	Group     plan.Kind // of a core group: what it works
	GroupHeld bool      // and it has been held

	on    timescale.Date // the day it stands under
	still bool           // it is still to be held on that day
}

// AwayRow is somebody who is away on a day, and until when.
type AwayRow struct {
	Worker

	Until timescale.Date
}

// ViewWeek shows one of the staff the week that a day is in; that of today where none is given. Who is away is shown to whoever
// answers for them, and of the chairs and recorders to the safeguarding unit.
func (d *Desk) ViewWeek(ctx context.Context, actor access.Actor, day timescale.Date) (access.Copy[Week], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (Week, error) {
		if actor.Office == access.FamilyMember {
			return Week{}, access.ErrNotFound
		}
		if _, err := r.AllowOwn(access.ViewOwnList); err != nil {
			return Week{}, err
		}
		if day.IsZero() {
			day = r.Today()
		}
		monday := day.AddDays(-(int(day.Weekday()) + 6) % 7)
		w := Week{Today: r.Today(), From: monday, Whole: actor.Office == access.Unit}
		staff, err := r.EveryAccount()
		if err != nil {
			return w, err
		}
		rows, err := weekRows(r, workersAmong(staff), monday, monday.AddDays(6))
		if err != nil {
			return w, err
		}
		away, err := r.AbsencesWithin(monday, monday.AddDays(6))
		if err != nil {
			return w, err
		}
		for on := monday; on.Before(monday.AddDays(7)); on = on.AddDays(1) {
			one := weekDay(rows, away, staff, actor, on)
			one.Holiday, _ = d.calendar.BankHoliday(on)
			weekend := on.Weekday() == time.Saturday || on.Weekday() == time.Sunday
			if !weekend || len(one.Held) > 0 {
				w.Days = append(w.Days, one)
			}
		}
		return w, nil
	})
	if err != nil {
		return seen, fmt.Errorf("looking at a week: %w", err)
	}
	return seen, nil
}

// weekRows are the conferences and core groups of some days that the reader may open, each with its children's names.
func weekRows(r *store.Reading, staff map[access.AccountID]Worker, from, until timescale.Date) ([]WeekRow, error) {
	conferences, err := r.ConferencesWithin(from, until)
	if err != nil {
		return nil, err
	}
	groups, err := r.MeetingsWithin(from, until)
	if err != nil {
		return nil, err
	}
	var families []access.FamilyID
	for _, c := range conferences {
		families = append(families, c.Family)
	}
	for _, g := range groups {
		families = append(families, g.Family)
	}
	called, passes, err := childrenOfEach(r, families)
	if err != nil {
		return nil, err
	}
	var rows []WeekRow
	for _, c := range conferences {
		if pass, may := passes[c.Family]; !may || !pass.MayAt(string(c.ID), access.ViewConference) {
			continue
		}
		row := WeekRow{
			ID: string(c.ID), Kind: c.Kind, State: c.State, Children: called[c.Family], Late: c.Late(r.Today()),
			Chair: staff[c.Chair], Recorder: staff[c.Recorder], Room: c.Room, Ends: c.Ends,
		}
		for _, at := range daysOf(c.Conference) {
			row.on, row.Begins, row.still = at.On, at.Begins, stillOn(c.Conference, at.On)
			row.CanCover = r.Actor().Office == access.Unit && c.Chair != "" && !at.On.Before(r.Today()) && row.still
			rows = append(rows, row)
		}
	}
	for _, g := range groups {
		if pass, may := passes[g.Family]; may && pass.MayAt("", access.ViewPlan) {
			rows = append(rows, WeekRow{
				ID: g.ID, Begins: g.Begins, Children: called[g.Family], Group: g.Kind, GroupHeld: g.State == coregroup.Held, on: g.HeldOn,
			})
		}
	}
	slices.SortFunc(rows, func(a, b WeekRow) int {
		return cmp.Or(a.on.Compare(b.on), strings.Compare(a.Begins, b.Begins), strings.Compare(a.Room, b.Room), strings.Compare(a.ID, b.ID))
	})
	return rows, nil
}

// daysOf are the days on which a conference is or was held: one that was adjourned goes on another day.
func daysOf(c conference.Conference) []conference.Taken {
	var days []conference.Taken
	if !c.HeldOn.IsZero() {
		days = append(days, conference.Taken{On: c.HeldOn, Begins: c.Begins})
	}
	if !c.ResumesOn.IsZero() && c.ResumesOn != c.HeldOn {
		days = append(days, conference.Taken{On: c.ResumesOn, Begins: c.ResumesAt})
	}
	return days
}

// stillOn reports whether a conference is still to be held on a day, or to go on then.
func stillOn(c conference.Conference, on timescale.Date) bool {
	next, _ := c.Next()
	return next == on && (c.State == conference.Booked || c.State == conference.Adjourned)
}

// weekDay is what one day of the week holds, and who is away on it, as far as the reader answers for them.
func weekDay(rows []WeekRow, away []store.Absence, staff []store.Account, reader access.Actor, on timescale.Date) WeekDay {
	day := WeekDay{On: on}
	gone := map[access.AccountID]timescale.Date{}
	for _, a := range away {
		if !on.Before(a.From) && !on.After(a.Until) {
			gone[a.Account] = a.Until
		}
	}
	for _, row := range rows {
		if row.on != on {
			continue
		}
		if _, is := gone[row.Chair.ID]; is && reader.Office == access.Unit {
			row.ChairAway = row.still
		}
		day.Held = append(day.Held, row)
	}
	for _, who := range staff {
		if until, is := gone[who.ID]; is && seesAway(reader, who) {
			day.Away = append(day.Away, AwayRow{Worker: Worker{ID: who.ID, Name: who.Name, Job: who.Job}, Until: until})
		}
	}
	slices.SortFunc(day.Away, func(a, b AwayRow) int { return strings.Compare(a.Name, b.Name) })
	return day
}

// seesAway reports whether the week names somebody who is away to its reader.
func seesAway(reader access.Actor, who store.Account) bool {
	if reader.Office == access.Unit {
		return who.Office == access.Chair || who.Office == access.Unit
	}
	return answersFor(reader, who)
}
