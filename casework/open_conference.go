package casework

import (
	"context"
	"fmt"
	"slices"

	"kith/access"
	"kith/conference"
	"kith/internal/store"
	"kith/procedure"
)

// RecordTalk notes the chair's talk with a parent or child before the conference, or why there was none.
func (d *Desk) RecordTalk(ctx context.Context, by Doing, id conference.ID, t conference.Talk) error {
	return d.during(ctx, by, id, access.RunConference, "record talk", func(tx *store.Tx, s *sitting) error {
		if _, err := s.attender(t.Invitation); err != nil {
			return err
		}
		if err := t.Check(); err != nil {
			return err
		}
		stands, err := s.talkStands(tx, t.Invitation)
		if err != nil {
			return err
		}
		if err := tx.Unchanged(by, stands); err != nil {
			return err
		}
		if t.Held {
			t.Words.Reason = ""
		} else {
			t.Words = conference.TalkWords{Reason: t.Words.Reason}
		}
		return tx.PutTalk(s.pass, id, t)
	})
}

// PassGate is the chair going on without what a gate asks for, with a reason that the family will read.
func (d *Desk) PassGate(ctx context.Context, by Doing, id conference.ID, g conference.GatePassed) error {
	return d.during(ctx, by, id, access.RunConference, "pass gate", func(tx *store.Tx, s *sitting) error {
		gates, err := d.gatesNow(&tx.Reading, s)
		if err != nil {
			return err
		}
		at := slices.IndexFunc(gates, func(one conference.Gate) bool { return one.Full() == g.Gate })
		switch {
		case at < 0 || gates[at].Key == conference.GateTalks:
			return access.ErrNotFound // a talk has its own page
		case gates[at].Must:
			return conference.ErrGateMust
		}
		if err := g.Check(s.grounds()); err != nil {
			return err
		}
		return tx.PutGate(s.pass, id, g)
	})
}

func (d *Desk) gatesNow(r *store.Reading, s *sitting) ([]conference.Gate, error) {
	if s.c.State == conference.Open {
		return d.closingGates(r, s)
	}
	return d.openingGates(r, s)
}

// OpenConference begins the conference, or goes on with an adjourned one where it stopped: on its day, once the chair has talked with each invited parent and child, and
// the quorum and the police are seen to, or the chair has said why not.
func (d *Desk) OpenConference(ctx context.Context, by Doing, id conference.ID) error {
	return d.during(ctx, by, id, access.RunConference, "open conference", func(tx *store.Tx, s *sitting) error {
		gates, err := d.openingGates(&tx.Reading, s)
		if err != nil {
			return err
		}
		opened, err := s.c.Opened(tx.Now(), gates)
		if err != nil {
			return err
		}
		if err := tx.SaveConference(s.pass, opened); err != nil {
			return err
		}
		if err := d.noteMet(tx, s, gates); err != nil {
			return err
		}
		if err := tx.NobodyToTell(s.pass, id); err != nil {
			return err
		}
		if _, err := tx.EndClosedPart(s.pass, id); err != nil { // one that was open when the day was given up
			return err
		}
		if s.c.State == conference.Adjourned {
			return tx.AddChange(s.pass, conference.Change{
				ID: tx.NewID(), Conference: id, Kind: conference.WasReconvened, Was: s.c.HeldOn, Now: tx.Today(),
			})
		}
		items := s.agenda()
		if len(items) == 0 {
			return nil
		}
		first := conference.Step{Item: items[0].Key}
		return tx.PutStep(s.pass, id, first.Started(tx.Now()))
	})
}

// Press is what the chair does with an item of the agenda.
type Press string

// The presses.
const (
	Start   Press = "start"
	Finish  Press = "finish"
	LeaveIt Press = "leave out"
	GoOn    Press = "go on" // finish this one and start the next
)

// RunStep starts, finishes or leaves out an item of the agenda.
func (d *Desk) RunStep(ctx context.Context, by Doing, id conference.ID, item string, press Press, why string) error {
	return d.during(ctx, by, id, access.RunConference, "run step", func(tx *store.Tx, s *sitting) error {
		if err := s.c.Running(); err != nil {
			return err
		}
		items := s.agenda()
		at := slices.IndexFunc(items, func(i procedure.AgendaItem) bool { return i.Key == item })
		words, err := s.isReadOut(&tx.Reading, item)
		switch {
		case err != nil:
			return err
		case words:
			press = Finish // read out, and nothing follows from it
		case at < 0 && item != conference.OutlinePlanItem:
			return conference.ErrNoSuchItem
		}
		step, err := stepOf(&tx.Reading, s, item)
		if err != nil {
			return err
		}
		switch press {
		case Start:
			step = step.Started(tx.Now())
		case Finish, GoOn:
			step = step.Finished(tx.Now())
		case LeaveIt:
			if step, err = step.LeftOut(why); err != nil {
				return err
			}
		}
		if err := tx.PutStep(s.pass, id, step); err != nil {
			return err
		}
		if press == Start || press == Finish || at < 0 || at+1 >= len(items) {
			return nil
		}
		return d.startNext(tx, s, items[at+1].Key)
	})
}

// startNext starts the item that follows, where nobody has come to it yet.
func (d *Desk) startNext(tx *store.Tx, s *sitting, item string) error {
	next, err := stepOf(&tx.Reading, s, item)
	if err != nil || next.State != "" {
		return err
	}
	return tx.PutStep(s.pass, s.c.ID, next.Started(tx.Now()))
}

func stepOf(r *store.Reading, s *sitting, item string) (conference.Step, error) {
	steps, err := r.Steps(s.pass, s.c.ID)
	if err != nil {
		return conference.Step{}, err
	}
	for _, one := range steps {
		if one.Item == item {
			return one, nil
		}
	}
	return conference.Step{Item: item}, nil
}

// during is one action in a conference: it reads who may and what stands, and saves all or nothing.
func (d *Desk) during(ctx context.Context, by Doing, id conference.ID, deed access.Deed, name string,
	act func(tx *store.Tx, s *sitting) error,
) error {
	_, err := store.Act(ctx, d.db, by, name, func(tx *store.Tx) (conference.ID, error) {
		s, err := d.sitFor(tx, id, deed)
		if err != nil {
			return "", err
		}
		return id, act(tx, s)
	})
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}
