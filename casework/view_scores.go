package casework

import (
	"slices"

	"kith/access"
	"kith/conference"
	"kith/internal/store"
)

// ScoreBoard is one child's scores, as their reader may know them.
type ScoreBoard struct {
	Child     Named
	Revealed  bool
	Scores    []ScoreShown // everybody's once revealed, else nobody's
	Mine      *conference.ScoreWords
	Given     []Seat // who has given one, for those who run it
	Waiting   []Seat // who has not
	Danger    string // the danger statement, empty for none
	DangerID  string
	DangerSay []ReplyShown // what the parents say about it
}

// ScoreShown is a score that everybody sees.
type ScoreShown struct {
	Seat  Seat
	Words conference.ScoreWords
}

// ReplyShown is somebody's answer to a statement.
type ReplyShown struct {
	Who  string
	Text string
}

// scoreBoards are built from the scores that open for the reader: before the reveal those are only their own.
func (s *sitting) scoreBoards(r *store.Reading) ([]ScoreBoard, error) {
	held, given, err := r.Scores(s.pass, s.c.ID)
	if err != nil {
		return nil, err
	}
	revealed, err := r.Revealed(s.pass, s.c.ID)
	if err != nil {
		return nil, err
	}
	open := access.Known(s.know, held)
	me, here := s.mine()
	boards := make([]ScoreBoard, 0, len(s.children))
	for _, child := range s.children {
		b := ScoreBoard{Child: child, Revealed: slices.Contains(revealed, child.ID)}
		for _, one := range open {
			if one.Child != child.ID {
				continue
			}
			if here && one.Invitation == me.ID {
				mine := one.For(s.know)
				b.Mine = &mine
			}
			if seat, known := s.seatOf(one.Invitation); known && b.Revealed {
				b.Scores = append(b.Scores, ScoreShown{Seat: seat, Words: one.For(s.know)})
			}
		}
		if s.know.Has(access.PartChair, access.PartRecorder) {
			s.whoScored(&b, given)
		}
		boards = append(boards, b)
	}
	return boards, s.addDanger(r, boards)
}

func (s *sitting) seatOf(invitation string) (Seat, bool) {
	for _, seat := range s.seats {
		if seat.Invitation == invitation {
			return seat, true
		}
	}
	return Seat{}, false
}

func (s *sitting) whoScored(b *ScoreBoard, given []store.ScoreGiven) {
	for _, seat := range s.seats {
		a, err := s.attender(seat.Invitation)
		if err != nil || !a.IsThere() || !scores(s.pack.Meeting.Scale.Value, a) {
			continue
		}
		if slices.Contains(given, store.ScoreGiven{Child: b.Child.ID, Invitation: seat.Invitation}) {
			b.Given = append(b.Given, seat)
		} else {
			b.Waiting = append(b.Waiting, seat)
		}
	}
}

func (s *sitting) addDanger(r *store.Reading, boards []ScoreBoard) error {
	dangers, err := r.Dangers(s.pass, s.c.ID)
	if err != nil || len(dangers) == 0 {
		return err
	}
	said, err := r.Statements(s.pass.Family())
	if err != nil {
		return err
	}
	replies, err := r.Replies(s.pass.Family())
	if err != nil {
		return err
	}
	for i := range boards {
		id := dangers[boards[i].Child.ID]
		one, known := access.Open(s.know, said[id])
		if !known {
			continue
		}
		boards[i].Danger, boards[i].DangerID = one.Words.Text, string(id)
		for _, reply := range access.Known(s.know, replies[id]) {
			if seat, known := s.speaker(access.Party(reply.Writer)); known && reply.Words.Text != "" {
				boards[i].DangerSay = append(boards[i].DangerSay, ReplyShown{Who: seat.Name, Text: reply.Words.Text})
			}
		}
	}
	return nil
}
