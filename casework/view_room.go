package casework

import (
	"context"
	"fmt"

	"kith/access"
	"kith/conference"
	"kith/internal/store"
	"kith/procedure"
	"kith/timescale"
)

// RoomView is a conference from one person's own place: the wall as they may know it, and what is theirs to say.
type RoomView struct {
	MeetingHead

	Me       Seat
	Here     bool // the reader is on the list of those who take part
	Speaks   bool // the reader may say something in it
	Seats    []Seat
	Now      *StepShown
	Steps    []StepShown
	Wall     []WallHeading
	Checking *WallEntry
	Left     bool        // the reader has left while it goes on: nothing of it is shown to them
	Out      *OutShown   // the reader is kept out of it: nothing of it is shown to them
	Closed   *PartShown  // a closed part goes on: to whoever is out of it nothing else is shown
	KeptOut  []KeptOut   // for the staff: who is not there, or out for a part
	Sent     []NoteShown // what the reader has sent to the chair
	Talk     *conference.Talk
	Scale    procedure.Scale
	Scores   bool // the reader is asked for a score
	Boards   []ScoreBoard
	Outline  []OutlineLineShown
	Children []ChildRoom
	Views    bool // the reader is asked for a view
	Dissent  bool // the procedure has formal dissent, and the reader is a professional
	Reasons  []string
	SoFar    []SoFar // what a review opens with
	Earlier  []EarlierDay
}

// ChildRoom is one child's part of the conference, from somebody's own place.
type ChildRoom struct {
	Child    Named
	Readers  []string // who will read what is said about the child for everyone, in words
	Mine     *conference.View
	Decision *conference.Decision
	Heard    *conference.Heard
	Dissents []conference.Dissent
	Earlier  Earlier            // for professionals alone
	Dissent  conference.Dissent // the reader's own, as far as it has come
	MayNot   string             // why a dissent cannot be recorded now
	LastDay  timescale.Date     // until when one can be recorded after the conference
	LastRule procedure.Rule     // of that day
}

// ViewRoom shows a conference to one of those who take part, from their own place.
func (d *Desk) ViewRoom(ctx context.Context, actor access.Actor, id conference.ID) (access.Copy[RoomView], error) {
	seen, err := store.Look(ctx, d.db, actor, d.room(id))
	if err != nil {
		return seen, fmt.Errorf("looking at a conference: %w", err)
	}
	return seen, nil
}

func (d *Desk) room(id conference.ID) func(r *store.Reading) (RoomView, error) {
	return func(r *store.Reading) (RoomView, error) {
		s, err := d.sit(r, id, access.ViewRoom)
		if err != nil {
			return RoomView{}, err
		}
		if me, here := s.mine(); here && s.pass.Actor().Office == access.FamilyMember {
			switch {
			case s.outOfAll(me):
				return d.outOfRoom(r, s, me)
			case s.outOfPart(me):
				return RoomView{MeetingHead: s.bareHead(), Here: true, Closed: &PartShown{Back: s.out.Back, Out: true}}, nil
			}
		}
		return d.roomView(r, s)
	}
}

func (d *Desk) roomView(r *store.Reading, s *sitting) (RoomView, error) {
	me, here := s.mine()
	v := RoomView{
		MeetingHead: s.head(), Here: here, Scale: s.pack.Meeting.Scale.Value, Speaks: here && s.know.May(access.SpeakInRoom),
		Views:   here && s.know.May(access.GiveView) && (me.IsProfessional() || me.IsParent()),
		Dissent: here && s.know.May(access.FormallyDissent) && me.IsProfessional() && s.pack.Dissent.On.Value,
	}
	v.Scores = v.Speaks && scores(s.pack.Meeting.Scale.Value, me)
	if s.out.Part != "" {
		v.Closed = &PartShown{Back: s.out.Back}
	}
	if here {
		v.Me, _ = s.seat(me)
	}
	if s.pass.Actor().Office == access.FamilyMember && s.gone(me) {
		return RoomView{MeetingHead: s.head(), Here: true, Left: true, Me: v.Me}, nil
	}
	for _, seat := range s.seats {
		if seat.Present || seat.Me {
			v.Seats = append(v.Seats, seat)
		}
	}
	var err error
	if v.Wall, err = s.wall(r); err != nil {
		return v, err
	}
	v.Checking = checking(v.Wall)
	if v.KeptOut, err = s.keptOut(r); err != nil {
		return v, err
	}
	if v.Earlier, err = s.earlierDays(r); err != nil {
		return v, err
	}
	v.onlyTheWall()
	if v.Steps, err = s.steps(r); err != nil {
		return v, err
	}
	for i := range v.Steps {
		if v.Steps[i].State == conference.StepStarted {
			v.Now = &v.Steps[i]
		}
	}
	if v.Sent, err = s.tray(r, v.Wall); err != nil {
		return v, err
	}
	if v.Outline, err = s.outline(r); err != nil {
		return v, err
	}
	if v.SoFar, err = d.planSoFar(r, s); err != nil {
		return v, err
	}
	if here || !s.know.Professional() { // a professional who looks on has nothing of their own to say
		if v.Boards, err = s.scoreBoards(r); err != nil {
			return v, err
		}
		if err = d.ownTalk(r, s, &v, me, here); err != nil {
			return v, err
		}
	}
	v.Children, err = d.childRooms(r, s, me, here)
	return v, err
}

// onlyTheWall leaves on the wall what the room has settled: what is being checked stands apart.
func (v *RoomView) onlyTheWall() {
	for i, h := range v.Wall {
		var settled []WallEntry
		for _, e := range h.Entries {
			if e.State.On() {
				settled = append(settled, e)
			}
		}
		v.Wall[i].Entries = settled
		v.Wall[i].Waiting, v.Wall[i].Turns = nil, nil
	}
}

// ownTalk is the reader's own talk with the chair, and the reasons that the chair gave the family for going on
// without something.
func (d *Desk) ownTalk(r *store.Reading, s *sitting, v *RoomView, me conference.Attender, here bool) error {
	talks, _, err := r.Talks(s.pass, s.c)
	if err != nil {
		return err
	}
	for _, t := range access.Known(s.know, talks) {
		if here && t.Invitation == me.ID {
			v.Talk = &t
		}
	}
	gates, err := d.reasons(r, s)
	if err != nil {
		return err
	}
	for _, g := range gates {
		if s.mayRead(g.Gate) {
			v.Reasons = append(v.Reasons, g.Words.Why)
		}
	}
	return nil
}

// mayRead reports whether a reason is for this reader: one about a child is for those who may know of the child.
func (s *sitting) mayRead(g conference.GateKey) bool {
	key, about, named := cutKey(g)
	if !named {
		return true
	}
	if gate := conference.GateKey(key); gate == conference.GateTold || gate == conference.GateReadOut {
		a, err := s.attender(about)
		return s.know.Professional() || err == nil && s.me(a)
	}
	return s.know.Reaches(access.PersonID(about))
}

func (d *Desk) childRooms(r *store.Reading, s *sitting, me conference.Attender, here bool) ([]ChildRoom, error) {
	runs, err := s.perChild(r)
	if err != nil {
		return nil, err
	}
	var all takers
	if here { // who looks on writes nothing, and is not told who would read it
		if all, err = s.takers(r); err != nil {
			return nil, err
		}
	}
	rooms := make([]ChildRoom, 0, len(runs))
	for _, c := range runs {
		room := ChildRoom{Child: c.Child, Decision: c.Decision, Heard: c.Heard, Dissents: c.Dissents, Earlier: c.Earlier}
		if here {
			room.Readers = s.readersOf(all, c.Child)
		}
		for _, v := range c.Views {
			if v.View.Invitation == me.ID {
				room.Mine = &v.View
			}
		}
		if here && me.IsProfessional() {
			own, rules, err := d.dissenting(s, r, c.Child.ID)
			if err != nil {
				return nil, err
			}
			room.Dissent = own
			if why := rules.May(); why != nil {
				room.MayNot = why.Error()
			} else if s.c.State == conference.Closed {
				room.LastDay, room.LastRule = rules.LastDay, s.pack.DissentBy(s.c.DecidedOn(), d.calendar).LastRule()
			}
		}
		rooms = append(rooms, room)
	}
	return rooms, nil
}
