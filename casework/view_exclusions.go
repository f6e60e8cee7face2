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

// ExclusionsView is who of the family is kept out of a conference, as one of the staff may know it.
type ExclusionsView struct {
	MeetingHead

	Chair   bool // the reader decides
	Asks    bool // the reader may ask for it
	Unit    bool
	Open    bool // it can still be asked and decided
	Began   bool
	AskBy   procedure.Deadline
	AskLate bool
	Whole   []procedure.Ground
	Part    []procedure.Ground
	Says    string // what the family is told of it in general
	Persons []KeptPerson
	Staff   []Worker // who can tell somebody
	Today   timescale.Date
	LastDay timescale.Date
}

// KeptPerson is one of the family whom the chair could keep out.
type KeptPerson struct {
	Seat     Seat
	Stands   *DecisionShown
	Before   []DecisionShown
	Requests []RequestShown
	Answers  []conference.ExclusionAnswer
	Tells    bool // the reader may record who told them
}

// DecisionShown is a decision about keeping somebody out.
type DecisionShown struct {
	ID, Extent, Heard     string
	Outside               bool
	Teller, OutcomeTeller Worker
	TellOn                timescale.Date
	On                    timescale.Instant
	Told                  *conference.Telling
	ToldBy                Worker
	Words                 *conference.ExclusionWords  // where they are for the reader
	Own                   *conference.ExclusionGround // for the chair
	Ground                string                      // the ground in the procedure's words
}

// RequestShown is a request to keep somebody out.
type RequestShown struct {
	conference.ExclusionRequest

	From   Worker
	Ground string
}

// ViewExclusions shows the staff who take part in a conference who of the family is kept out: that much, and to the chair alone why.
func (d *Desk) ViewExclusions(ctx context.Context, actor access.Actor, id conference.ID) (access.Copy[ExclusionsView], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (ExclusionsView, error) {
		s, err := d.sit(r, id, access.ViewExclusions)
		if err != nil {
			return ExclusionsView{}, err
		}
		return d.exclusionsView(r, s)
	})
	if err != nil {
		return seen, fmt.Errorf("looking at who is kept out: %w", err)
	}
	return seen, nil
}

func (d *Desk) exclusionsView(r *store.Reading, s *sitting) (ExclusionsView, error) {
	v := ExclusionsView{
		MeetingHead: s.head(), Chair: s.know.May(access.DecideExclusion), Asks: s.know.May(access.AskExclusion),
		Unit: s.know.Has(access.PartUnit), Open: !s.c.Over(), Began: !s.c.OpenedAt.IsZero(), AskBy: d.askBy(s), Whole: s.exclusionGrounds(conference.OutOfAll),
		Part: s.exclusionGrounds(conference.OutOfPart), Says: s.pack.Exclusion.Words.Value, Today: r.Today(),
		LastDay: s.lastDay(r.Today()),
	}
	v.AskLate = !v.AskBy.Due.IsZero() && r.Today().After(v.AskBy.Due)
	staff, err := workers(r)
	if err != nil {
		return v, err
	}
	listed := map[access.AccountID]bool{}
	for _, a := range s.known {
		if w := staff[a.Account]; !a.Family() && w.ID != "" && !listed[w.ID] {
			v.Staff, listed[w.ID] = append(v.Staff, w), true
		}
	}
	if chair := staff[s.c.Chair]; chair.ID != "" && !listed[chair.ID] {
		v.Staff = append(v.Staff, chair)
	}
	decided, err := s.exclusions(r)
	if err != nil {
		return v, err
	}
	asked, err := knowable[conference.ExclusionRequest](s.know)(r.ExclusionRequests(s.pass, s.c.ID))
	if err != nil {
		return v, err
	}
	said, err := knowable[conference.ExclusionAnswer](s.know)(r.ExclusionAnswers(s.pass, s.c.ID))
	if err != nil {
		return v, err
	}
	for _, seat := range s.familySeats() {
		if _, err := s.couldBeOut(seat.Invitation); err != nil {
			continue
		}
		p := KeptPerson{Seat: seat}
		for _, x := range decided {
			if x.Invitation != seat.Invitation {
				continue
			}
			shown := s.decisionShown(x, staff)
			for _, a := range said {
				if a.Exclusion == x.ID {
					p.Answers = append(p.Answers, a)
				}
			}
			if x.Replaced {
				p.Before = append(p.Before, shown)
				continue
			}
			p.Stands = &shown
			p.Tells = x.Stands() && x.Told == nil && s.know.May(access.TellExclusion)
		}
		for _, q := range asked {
			if q.Invitation == seat.Invitation {
				p.Requests = append(p.Requests, RequestShown{q, staff[q.AskedBy], groundWords(s.exclusionGrounds(q.Extent))[q.Words.Ground]})
			}
		}
		v.Persons = append(v.Persons, p)
	}
	return v, nil
}

func (s *sitting) decisionShown(x conference.Exclusion, staff map[access.AccountID]Worker) DecisionShown {
	shown := DecisionShown{
		ID: x.ID, Extent: string(x.Extent), Heard: string(x.Heard), Outside: x.Outside, Teller: staff[x.Teller],
		OutcomeTeller: staff[x.OutcomeTeller], TellOn: x.TellOn, On: x.At, Told: x.Told,
	}
	if x.Told != nil {
		shown.ToldBy = staff[x.Told.By]
	}
	if words, open := access.Open(s.know, x.Words); open && x.Extent != conference.OutOfNone {
		shown.Words = &words
	}
	if own, open := access.Open(s.know, x.Ground); open {
		shown.Own, shown.Ground = &own, groundWords(s.exclusionGrounds(x.Extent))[own.Ground]
	}
	return shown
}

// KeptOut says of one of the family that they are not at a conference, or out for a part of it: never why.
type KeptOut struct {
	Seat   Seat
	Extent string
}

// keptOut are those who are kept out, for the staff.
func (s *sitting) keptOut(r *store.Reading) ([]KeptOut, error) {
	if !s.know.Professional() {
		return nil, nil
	}
	all, err := s.exclusions(r)
	var out []KeptOut
	for _, x := range all {
		if seat, known := s.seatOf(x.Invitation); known && x.Stands() {
			out = append(out, KeptOut{seat, string(x.Extent)})
		}
	}
	return out, err
}
