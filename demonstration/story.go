package demonstration

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/enquiry"
	"kith/timescale"
)

// story is one family's: who they are for the door, and what happened, told by doing it.
type story struct {
	name string // what the door calls the family
	tell func(s *teller)
}

// teller tells one family's story. It stops at the first thing that cannot be done: see fail.
type teller struct {
	ctx    context.Context //nolint:containedctx // a teller lives no longer than the story it tells
	desk   *casework.Desk
	clock  *clock
	cast   *cast
	tenant access.TenantID
	name   string
	did    int
	group  Group

	worker     string // who works the case
	family     access.FamilyID
	people     map[string]access.PersonID // by first name
	in         map[string]access.Actor    // those of the family who can sign in, by first name
	enquiry    enquiry.ID
	conference conference.ID
}

// What a story can look for in vain.
var (
	errNoConference = errors.New("none is waiting")
	errNoReport     = errors.New("none was asked for")
	errNoGathering  = errors.New("none is to come")
	errNoLine       = errors.New("no line says that")
)

// failed carries the first fault of a story up to told: a story is a hundred steps, and each depends on the last.
type failed struct{ err error }

// told tells a story from its beginning, and says how the door lists the family.
func (one story) told(ctx context.Context, s *teller) (g Group, err error) {
	defer func() {
		switch f := recover().(type) {
		case nil:
		case failed:
			err = fmt.Errorf("%s: %w", one.name, f.err)
		default:
			panic(f)
		}
	}()
	s.ctx, s.name = ctx, one.name
	s.people, s.in = map[string]access.PersonID{}, map[string]access.Actor{}
	s.group.Name = one.name
	one.tell(s)
	return s.group, nil
}

// must ends the story where a step could not be done.
func must(step string, err error) {
	if err != nil {
		panic(failed{fmt.Errorf("%s: %w", step, err)})
	}
}

// got is must for a step that gives something back.
func got[T any](given T, err error) func(step string) T {
	return func(step string) T {
		must(step, err)
		return given
	}
}

// firstOf is the first of somebody's names.
func firstOf(name string) string {
	first, _, _ := strings.Cut(name, " ")
	return first
}

// on moves to nine in the morning of a day so many days from today, and says which that is.
func (s *teller) on(n int) timescale.Date { return s.onDay(s.clock.day(n)) }

// onDay moves to nine in the morning of a day.
func (s *teller) onDay(d timescale.Date) timescale.Date {
	s.clock.set(d, 9, 0)
	return d
}

// day is the working day so many days from today.
func (s *teller) day(n int) timescale.Date { return s.clock.day(n) }

// upTo is the last working day by a day.
func (s *teller) upTo(d timescale.Date) timescale.Date {
	for !s.clock.calendar.WorkingDay(d) {
		d = d.AddDays(-1)
	}
	return d
}

// staff is somebody of the partnership's cast.
func (s *teller) staff(key string) access.Actor { return s.cast.actor(s.tenant, key) }

// who is somebody of the family who can sign in, or of the staff.
func (s *teller) who(key string) access.Actor {
	if a, there := s.in[key]; there {
		return a
	}
	return s.staff(key)
}

// by is somebody doing the next thing.
func (s *teller) by(key string) casework.Doing {
	s.clock.tick()
	s.did++
	return casework.Doing{Actor: s.who(key), Once: s.name + " " + strconv.Itoa(s.did)}
}

// person is somebody of the family, by first name.
func (s *teller) person(first string) access.PersonID {
	id, there := s.people[first]
	if !there {
		panic(failed{fmt.Errorf("nobody is called %s", first)})
	}
	return id
}

func (s *teller) persons(first ...string) []access.PersonID {
	all := make([]access.PersonID, len(first))
	for i, f := range first {
		all[i] = s.person(f)
	}
	return all
}

// shows says for the door which stage the family is at, what to look at and as whom, and who of the staff to be.
func (s *teller) shows(stage, look string, staff ...string) {
	s.group.Stage, s.group.Look = stage, look
	for _, key := range staff {
		s.group.Staff = append(s.group.Staff, s.cast.person(s.tenant, key))
	}
}

// door says in one sentence where the family is in the process.
func (s *teller) door(format string, parts ...any) { s.group.Line = fmt.Sprintf(format, parts...) }
