package casework

import (
	"context"
	"fmt"

	"kith/access"
	"kith/conference"
	"kith/internal/store"
	"kith/procedure"
	"kith/statement"
	"kith/timescale"
)

// RunView is the running of a conference as its chair and its recorder see it.
type RunView struct {
	MeetingHead

	Chair     bool // the reader is the chair, and may run it
	Opening   []GateShown
	Closing   []GateShown
	CanOpen   bool
	CanClose  bool
	Steps     []StepShown
	Talks     []TalkShown
	Seats     []Seat
	Several   bool   // what goes on the wall may be for some of the family alone, and its writer says for whom
	OfFamily  []Seat // those of the family who take part
	Wall      []WallHeading
	Checking  *WallEntry
	Tray      []NoteShown
	Offers    []StatementShown // what reports say and is not on the wall yet
	Scale     procedure.Scale
	Boards    []ScoreBoard
	Danger    procedure.Stage
	Outline   []OutlineLineShown
	PlanFirst bool
	PlanGone  bool
	PerChild  []ChildRun
	Next      NextShown
	SoFar     []SoFar
	Grounds   []procedure.Ground // for going on without a quorum
	Dissent   bool               // the procedure has formal dissent
	Earlier   []EarlierDay       // days on which it was to be held
	Closed    *PartShown         // the closed part that goes on
	KeptOut   []KeptOut          // who is not there, or out for a part
	ToRead    []ReadOut          // the words of those who are kept out, to be given to the conference
}

// GateShown is a gate with whom it is about, by name.
type GateShown struct {
	conference.Gate

	Who string
}

// StepShown is an item of the agenda and how far it has come.
type StepShown struct {
	Key, Title, For string
	Closed          bool
	State           conference.StepState
	StartedAt       timescale.Instant
	Why             string
	Next            bool // the first that nobody has come to
}

// TalkShown is the chair's talk with somebody.
type TalkShown struct {
	Seat Seat
	Done bool
	Talk conference.Talk
}

// NoteShown is a note in the tray.
type NoteShown struct {
	conference.Note

	From  Seat
	About *WallEntry
}

// StatementShown is something that a report says.
type StatementShown struct {
	ID      string
	Kind    statement.Kind
	Text    string
	Speaker string
}

// ChildRun is one child's part of the conference.
type ChildRun struct {
	Child     Named
	Baby      bool
	Heard     *conference.Heard
	HeardOn   timescale.Date // the day, of what was heard on an earlier one
	Views     []ViewShown
	Unasked   []Seat // professionals and parents who are there and whose view is not recorded
	Differ    bool
	Exception bool // ending the plan now would need an exceptional reason
	Ready     []string
	Decision  *conference.Decision
	Dissents  []conference.Dissent
	Earlier   Earlier // for professionals alone
}

// ViewShown is somebody's view.
type ViewShown struct {
	Seat Seat
	View conference.View
}

// NextShown is what comes after, with the days it is worked to.
type NextShown struct {
	conference.NextSteps

	Lead       string
	Group      []Seat
	GroupDue   timescale.Date
	GoesOn     *GroupGoesOn // the core group that works already
	ReviewDue  timescale.Date
	ReviewLast timescale.Date
	GroupRule  procedure.Rule // of the day by which the core group first meets
	ReviewRule procedure.Rule // of the last day for the review
	Workers    []LeadChoice   // who may be the lead
}

// LeadChoice is a social worker who takes part.
type LeadChoice struct {
	ID                access.AccountID
	Name, Job, Agency string
}

// ViewRun shows the running of a conference to its chair and its recorder.
func (d *Desk) ViewRun(ctx context.Context, actor access.Actor, id conference.ID) (access.Copy[RunView], error) {
	seen, err := store.Look(ctx, d.db, actor, d.run(id))
	if err != nil {
		return seen, fmt.Errorf("looking at the running of a conference: %w", err)
	}
	return seen, nil
}

func (d *Desk) run(id conference.ID) func(r *store.Reading) (RunView, error) {
	return func(r *store.Reading) (RunView, error) {
		s, err := d.sit(r, id, access.ViewRunner)
		if err != nil {
			return RunView{}, err
		}
		return d.runView(r, s)
	}
}

func (d *Desk) runView(r *store.Reading, s *sitting) (RunView, error) {
	v := RunView{
		MeetingHead: s.head(), Chair: s.know.Has(access.PartChair), Seats: s.seats, Several: s.several(), OfFamily: s.familySeats(), Scale: s.pack.Meeting.Scale.Value,
		Danger: s.dangerStage(), PlanFirst: s.pack.Meeting.PlanBeforeDecision.Value, Grounds: s.pack.Quorum.Override.Value,
		Dissent: s.pack.Dissent.On.Value,
	}
	if s.out.Part != "" {
		v.Closed = &PartShown{Back: s.out.Back}
	}
	fill := []func() error{
		func() (err error) { v.Wall, err = s.wall(r); v.Checking = checking(v.Wall); return },
		func() (err error) { v.Steps, err = s.steps(r); return },
		func() (err error) { v.Talks, err = s.talks(r); return },
		func() (err error) { v.Tray, err = s.tray(r, v.Wall); return },
		func() (err error) { v.Offers, err = s.offers(r); return },
		func() (err error) { v.Boards, err = s.scoreBoards(r); return },
		func() (err error) { v.Outline, err = s.outline(r); return },
		func() (err error) { v.PerChild, err = s.perChild(r); return },
		func() (err error) { v.Next, err = d.nextShown(r, s); return },
		func() (err error) { v.SoFar, err = d.planSoFar(r, s); return },
		func() (err error) { return d.gatesShown(r, s, &v) },
		func() (err error) { v.Earlier, err = s.earlierDays(r); return },
		func() (err error) { v.KeptOut, err = s.keptOut(r); return },
		func() (err error) { v.ToRead, err = s.toRead(r); return },
	}
	for _, one := range fill {
		if err := one(); err != nil {
			return RunView{}, err
		}
	}
	steps, err := r.Steps(s.pass, s.c.ID)
	v.PlanGone = conference.GoneThrough(steps, conference.OutlinePlanItem) || leftOut(steps, conference.OutlinePlanItem)
	return v, err
}

func (d *Desk) gatesShown(r *store.Reading, s *sitting, v *RunView) error {
	switch s.c.State {
	case conference.Booked, conference.Adjourned:
		gates, err := d.openingGates(r, s)
		if err != nil {
			return err
		}
		v.Opening = s.shown(gates)
		v.CanOpen = s.c.MayOpen(r.Today(), gates)
	case conference.Open:
		gates, err := d.closingGates(r, s)
		if err != nil {
			return err
		}
		v.Closing, v.CanClose = s.shown(gates), conference.AllThrough(gates)
	case conference.ToBeBooked, conference.Closed, conference.Cancelled:
	}
	return nil
}

func (s *sitting) shown(gates []conference.Gate) []GateShown {
	all := make([]GateShown, len(gates))
	for i, g := range gates {
		all[i] = GateShown{Gate: g, Who: s.name(access.PersonID(g.About)).First}
		if seat, known := s.seatOf(g.About); known {
			all[i].Who = seat.Name
		}
	}
	return all
}

func (s *sitting) steps(r *store.Reading) ([]StepShown, error) {
	done, err := r.Steps(s.pass, s.c.ID)
	if err != nil {
		return nil, err
	}
	at := map[string]conference.Step{}
	for _, one := range done {
		at[one.Item] = one
	}
	var all []StepShown
	waiting := false
	for _, item := range s.agenda() {
		step := at[item.Key]
		shown := StepShown{
			Key: item.Key, Title: item.Title, For: item.For, Closed: item.Closed, State: step.State, StartedAt: step.StartedAt, Why: step.Why,
		}
		if step.State == "" && !waiting {
			shown.Next, waiting = true, true
		}
		all = append(all, shown)
	}
	return all, nil
}

func (s *sitting) talks(r *store.Reading) ([]TalkShown, error) {
	held, done, err := r.Talks(s.pass, s.c)
	if err != nil {
		return nil, err
	}
	open := access.Known(s.know, held)
	var all []TalkShown
	for _, seat := range s.seats {
		if seat.Role != "parent" && seat.Role != "carer" && seat.Role != "child" {
			continue
		}
		shown := TalkShown{Seat: seat, Done: done[seat.Invitation]}
		for _, t := range open {
			if t.Invitation == seat.Invitation {
				shown.Talk = t
			}
		}
		all = append(all, shown)
	}
	return all, nil
}

func (s *sitting) tray(r *store.Reading, wall []WallHeading) ([]NoteShown, error) {
	held, err := r.Notes(s.pass, s.c)
	if err != nil {
		return nil, err
	}
	var all []NoteShown
	for _, n := range access.Known(s.know, held) {
		shown := NoteShown{Note: n}
		shown.From, _ = s.speaker(access.Party(n.Writer))
		for _, h := range wall {
			for _, e := range h.Entries {
				if e.ID == n.Entry {
					shown.About = &e
				}
			}
		}
		all = append(all, shown)
	}
	return all, nil
}

// offers are what reports say and nobody has put on the wall yet, as the reader may know it.
func (s *sitting) offers(r *store.Reading) ([]StatementShown, error) {
	reported, err := r.ReportStatements(s.pass, s.c.ID)
	if err != nil || len(reported) == 0 {
		return nil, err
	}
	said, err := r.Statements(s.pass.Family())
	if err != nil {
		return nil, err
	}
	entries, err := r.WallEntries(s.pass, s.c.ID)
	if err != nil {
		return nil, err
	}
	on := map[statement.ID]bool{}
	for _, e := range entries {
		on[e.Statement] = true
	}
	var all []StatementShown
	for _, id := range reported {
		one, known := access.Open(s.know, said[id])
		if !known || on[id] {
			continue
		}
		name, _, _ := s.saidBy(one)
		if name == "" {
			writer, _ := s.speaker(access.Party(one.Writer))
			name = writer.Name
		}
		all = append(all, StatementShown{ID: string(id), Kind: one.Kind, Text: one.Words.Text, Speaker: name})
	}
	return all, nil
}
