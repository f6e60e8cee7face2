package conference_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"kith/access"
	"kith/conference"
	"kith/diary"
	"kith/internal/testcase/pace"
	"kith/reference"
	"kith/timescale"
)

// halves are the half hours of the days of a search in which somebody or a room is taken: what the bare loop goes by.
type halves map[string][]bool

const aDay = 48

func (h halves) take(who string, day int, part diary.Span) {
	for at := day*aDay + part.From/30; at < day*aDay+(part.Until+29)/30 && at < len(h[who]); at++ {
		h[who][at] = true
	}
}

func (h halves) free(who string, at, length int) bool {
	return !slices.Contains(h[who][at:at+length], true)
}

// bareFind finds what a search finds, for busyUnit alone: by half hours, with its rules written into the loop.
func bareFind(s conference.Search, cal timescale.Calendar, most int) []conference.Slot {
	days := s.First.DaysUntil(s.Limit) + 1
	taken, busy, loads := halves{}, map[placeOn]bool{}, map[string]int{}
	everybody := []string{"north", "ewa"}
	for _, c := range s.Chairs {
		everybody = append(everybody, string(c.Account))
	}
	for _, r := range s.Recorder {
		everybody = append(everybody, string(r))
	}
	for _, r := range s.Rooms {
		everybody = append(everybody, string(r.ID))
	}
	for _, who := range everybody {
		taken[who] = make([]bool, days*aDay)
		for on, parts := range s.Diaries[who] {
			if day := s.First.DaysUntil(on); day >= 0 && day < days {
				for _, part := range parts {
					taken.take(who, day, part)
				}
			}
		}
	}
	for _, t := range s.Taken {
		day, at := s.First.DaysUntil(t.On), diary.Minutes(t.Begins)
		for _, who := range []string{string(t.Chair), string(t.Recorder), string(t.Room)} {
			loads[who]++
			busy[placeOn{who, day}] = true
			if day >= 0 && day < days {
				taken.take(who, day, diary.Span{From: at, Until: at + conference.UsualLength})
			}
		}
	}
	var found [2][]conference.Slot // by what they give up: nothing, or a day on which the chair has no other conference
	for day := range days {
		on := s.First.AddDays(day)
		if !cal.WorkingDay(on) || on.After(s.Due) {
			continue
		}
		if slot, gives, ok := bareDay(s, taken, busy, loads, day); ok {
			slot.On = on
			found[gives] = append(found[gives], slot)
		}
	}
	all := slices.Concat(found[0], found[1])
	return all[:min(most, len(all))]
}

type placeOn struct {
	who string
	day int
}

func bareDay(s conference.Search, taken halves, busy map[placeOn]bool, loads map[string]int, day int) (best conference.Slot, gives int, ok bool) {
	length := s.Length / 30
	gives = 2
	for from := diary.Minutes(s.From); from+s.Length <= diary.Minutes(s.Until) && gives > 0; from += 30 {
		at := day*aDay + from/30
		if !taken.free("north", at, length) || !taken.free("ewa", at, length) {
			continue
		}
		room := ""
		for _, r := range s.Rooms {
			if (room == "" || !r.Apart) && taken.free(string(r.ID), at, length) {
				if room = string(r.ID); !r.Apart {
					break
				}
			}
		}
		recorder := ""
		for _, r := range s.Recorder {
			if taken.free(string(r), at, length) && (recorder == "" || loads[string(r)] < loads[recorder]) {
				recorder = string(r)
			}
		}
		if room == "" || recorder == "" {
			continue
		}
		chair, least := "", gives
		for _, c := range s.Chairs {
			who, gives := string(c.Account), 0
			if busy[placeOn{who, day}] {
				gives = 1
			}
			if gives <= least && taken.free(who, at, length) && (gives < least || chair != "" && loads[who] < loads[chair]) {
				chair, least = who, gives
			}
		}
		if chair != "" {
			best = conference.Slot{
				Begins: diary.Clock(from), Ends: diary.Clock(from + s.Length), Chair: access.AccountID(chair), Recorder: access.AccountID(recorder),
				Room: conference.RoomID(room),
			}
			gives, ok = least, true
		}
	}
	return best, gives, ok
}

// TestASlotBesideTheBareLoop times the search for a time in a busy unit beside a loop that knows its rules by heart: 40 chairs,
// 12 rooms, 600 conferences to come, and everybody's diary.
func TestASlotBesideTheBareLoop(t *testing.T) {
	t.Parallel()

	s, cal := busyUnit(), reference.Calendar()
	s.Limit = s.Due
	want := plain(bareFind(s, cal, 6))
	if len(want) < 3 {
		t.Fatalf("only %d slots: %+v", len(want), want)
	}
	same := func(got []conference.Slot) error {
		if !slices.Equal(plain(got), want) {
			return errors.New("the two sides find other slots")
		}
		return nil
	}
	pace.Hold(t, pace.Contest{
		Name: "a time among 600 conferences", Engine: "memory", Clients: 1, Aim: 0.4,
		Ours: func(context.Context, int) error { return same(s.Find(cal, 6)) },
		Bare: func(context.Context, int) error { return same(bareFind(s, cal, 6)) },
	})
}

// plain is a slot without what it gives up, to compare.
func plain(slots []conference.Slot) []found {
	all := make([]found, len(slots))
	for i, s := range slots {
		all[i] = found{s.On, s.Begins, s.Chair, s.Recorder, s.Room}
	}
	return all
}

type found struct {
	on       timescale.Date
	begins   string
	chair    access.AccountID
	recorder access.AccountID
	room     conference.RoomID
}
