package conference

import (
	"maps"
	"slices"

	"kith/diary"
	"kith/timescale"
)

// Relax is one thing that a search could be less strict about.
type Relax string

// What can be relaxed, in the order in which it is offered.
const (
	RelaxDays        Relax = "the days on which the family cannot come"
	RelaxTimes       Relax = "the times of day"
	RelaxLength      Relax = "how long it lasts"
	RelaxApart       Relax = "a room with two places to wait"
	RelaxRooms       Relax = "the rooms on the list"
	RelaxPolice      Relax = "the police team’s other times"
	RelaxInterpreter Relax = "the interpreter’s other times"
	RelaxChairs      Relax = "the chairs’ other conferences"
	RelaxRecorder    Relax = "the recorders’ other conferences"
	RelaxDiaries     Relax = "what chairs and recorders have in their own diaries"
	RelaxLimit       Relax = "the last day allowed"
)

// Way is a slot that would be there if one thing were relaxed.
type Way struct {
	Relax Relax
	Slot  Slot
}

// lateDays is how far after the last day allowed a search looks that found nothing in time.
const lateDays = 10

// Ways are what could be relaxed where nothing is found, each by itself, with the best slot that would then be there.
// Independence of the chair is not among them: it is no matter of convenience.
func (s Search) Ways(cal timescale.Calendar) []Way {
	var ways []Way
	for _, try := range []struct {
		what Relax
		of   func(s *Search)
	}{
		{RelaxDays, func(s *Search) { s.Not = nil }},
		{RelaxTimes, func(s *Search) { s.From, s.Until = "09:00", "17:30" }},
		{RelaxLength, func(s *Search) { s.Length = min(s.Length, 90) }},
		{RelaxApart, func(s *Search) { s.Apart = false }},
		{RelaxRooms, func(s *Search) { s.Rooms = nil }},
		{RelaxPolice, func(s *Search) { s.Needed = but(s.Needed, diary.Police) }},
		{RelaxInterpreter, func(s *Search) { s.Needed = but(s.Needed, diary.Interpreter) }},
		{RelaxChairs, func(s *Search) { s.Taken = forgetting(s.Taken, func(t *Taken) { t.Chair = "" }) }},
		{RelaxRecorder, func(s *Search) { s.Taken = forgetting(s.Taken, func(t *Taken) { t.Recorder = "" }) }},
		{RelaxDiaries, func(s *Search) { s.Diaries = s.ofNeeded() }},
		{RelaxLimit, func(s *Search) { s.Limit = s.Last(cal) }},
	} {
		looser := s
		try.of(&looser)
		if found := looser.Find(cal, 1); len(found) > 0 {
			ways = append(ways, Way{Relax: try.what, Slot: found[0]})
		}
	}
	return ways
}

// but are those needed who are of another kind.
func but(needed []diary.Diary, kind diary.Kind) []diary.Diary {
	return slices.DeleteFunc(slices.Clone(needed), func(d diary.Diary) bool { return d.Kind == kind })
}

// ofNeeded are the diaries of the police teams and interpreters alone.
func (s Search) ofNeeded() map[string]diary.Days {
	all := maps.Clone(s.Diaries)
	maps.DeleteFunc(all, func(who string, _ diary.Days) bool {
		return !slices.ContainsFunc(s.Needed, func(d diary.Diary) bool { return string(d.ID) == who })
	})
	return all
}

func later(a, b timescale.Date) timescale.Date {
	if a.Before(b) {
		return b
	}
	return a
}

func forgetting(taken []Taken, forget func(t *Taken)) []Taken {
	left := make([]Taken, len(taken))
	for i, t := range taken {
		forget(&t)
		left[i] = t
	}
	return left
}
