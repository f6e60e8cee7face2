package casework

import (
	"kith/access"
	"kith/conference"
	"kith/internal/store"
	"kith/statement"
	"kith/timescale"
)

// WallHeading is a heading of the wall with what stands under it, as its reader may know it.
type WallHeading struct {
	Key      string
	Title    string
	Question string
	Entries  []WallEntry
	MyTurn   conference.Turn // what the reader did with their own turn
	Next     *Seat           // whose turn it is, under the heading that the round has come to
	Passed   []Seat          // who passed
	Waiting  []Seat          // who has not yet spoken, for those who run it
	Turns    []SeatTurn      // who has, and how, for those who run it
}

// SeatTurn is what somebody did with their turn.
type SeatTurn struct {
	Seat Seat
	Turn conference.Turn
}

// WallEntry is an entry as its reader may know it.
type WallEntry struct {
	ID         string
	Heading    string
	State      conference.EntryState
	Challenged bool
	Kind       statement.Kind
	Text       string
	Speaker    string
	Role       string
	Family     bool // in a family member's own words
	Mine       bool // the reader's own words
	About      []Named
	Other      *OtherVersion
	EarlierOn  timescale.Date // when it was said, of what was said on an earlier day
}

// OtherVersion stands beside an entry that the room differs on.
type OtherVersion struct {
	Text    string
	Speaker string
	Role    string
	Family  bool
}

// wall is built up from what the reader may know: their entries in order, and no trace of the others.
func (s *sitting) wall(r *store.Reading) ([]WallHeading, error) {
	entries, err := r.WallEntries(s.pass, s.c.ID)
	if err != nil {
		return nil, err
	}
	said, err := r.Statements(s.pass.Family())
	if err != nil {
		return nil, err
	}
	turns, err := r.Turns(s.pass, s.c.ID)
	if err != nil {
		return nil, err
	}
	var headings []WallHeading
	for _, h := range s.pack.Meeting.Wall.Value {
		heading := WallHeading{Key: h.Key, Title: h.Title, Question: h.Question}
		for _, e := range entries {
			if e.Heading != h.Key || e.State == conference.TakenOff {
				continue
			}
			if shown, known := s.entry(e, said); known {
				heading.Entries = append(heading.Entries, shown)
			}
		}
		s.turnsUnder(&heading, turns)
		headings = append(headings, heading)
	}
	round(headings)
	return headings, nil
}

// round says whose turn it is: the first who has not yet spoken, under the first heading where somebody has not. The
// room may take turns in another order; whoever has spoken is noted as they do.
func round(headings []WallHeading) {
	for i, h := range headings {
		if len(h.Waiting) > 0 {
			headings[i].Next = &h.Waiting[0]
			return
		}
	}
}

// entry opens an entry with its statement, and again for those who may know of the entry in its state.
func (s *sitting) entry(e conference.Entry, said map[statement.ID]access.Held[statement.Statement]) (WallEntry, bool) {
	if _, known := access.Open(s.know, e.Held()); !known {
		return WallEntry{}, false
	}
	one, known := access.Open(s.know, said[e.Statement])
	if !known {
		return WallEntry{}, false
	}
	if _, known = access.Open(s.know, access.Hold(e, e.Audience(s.c, one.Audience), one.About, "")); !known {
		return WallEntry{}, false
	}
	shown := WallEntry{
		ID: e.ID, Heading: e.Heading, State: e.State, Challenged: e.Challenged, Kind: one.Kind, Text: one.Words.Text,
		Mine: s.know.Is(one.SaidBy),
	}
	if e.Earlier(s.c) {
		shown.EarlierOn = e.At.Date()
	}
	shown.Speaker, shown.Role, shown.Family = s.saidBy(one)
	for _, child := range one.About {
		shown.About = append(shown.About, s.name(child))
	}
	if e.Other == "" {
		return shown, true
	}
	if other, known := access.Open(s.know, said[e.Other]); known {
		v := &OtherVersion{Text: other.Words.Text}
		v.Speaker, v.Role, v.Family = s.saidBy(other)
		shown.Other = v
	} else {
		shown.State = conference.Agreed // for this reader there is only the one version
	}
	return shown, true
}

func (s *sitting) saidBy(one statement.Statement) (name, role string, family bool) {
	if one.SaidBy == "" {
		return one.Words.Speaker, "", false
	}
	seat, known := s.speaker(one.SaidBy)
	if !known {
		return "", "", false
	}
	return seat.Name, seat.Role, seat.Family
}

func (s *sitting) turnsUnder(h *WallHeading, turns []conference.TurnTaken) {
	me, here := s.mine()
	did := conference.TurnsUnder(h.Key, turns)
	if here {
		h.MyTurn = did[me.ID]
	}
	for _, seat := range s.seats {
		a, err := s.attender(seat.Invitation)
		if err != nil || !a.IsThere() || !a.Speaks() {
			continue
		}
		if turn := did[a.ID]; turn != "" {
			h.Turns = append(h.Turns, SeatTurn{Seat: seat, Turn: turn})
			if turn == conference.Passed || turn == conference.PrefersNotTo {
				h.Passed = append(h.Passed, seat)
			}
		} else {
			h.Waiting = append(h.Waiting, seat)
		}
	}
}

// checking is the one entry that the room is being asked about.
func checking(wall []WallHeading) *WallEntry {
	for _, h := range wall {
		for _, e := range h.Entries {
			if e.State == conference.Checking {
				return &e
			}
		}
	}
	return nil
}
