package casework

import (
	"context"
	"strings"

	"kith/access"
	"kith/conference"
	"kith/internal/store"
	"kith/procedure"
	"kith/timescale"
)

// AskExclusion asks the chair to keep one of the family out, wholly or for a part, on one of the procedure's grounds. The social
// worker, the manager and the professionals asked to the conference may. After the day that the procedure sets it says why so late.
func (d *Desk) AskExclusion(ctx context.Context, by Doing, id conference.ID, q conference.ExclusionRequest) error {
	return d.during(ctx, by, id, access.AskExclusion, "ask to keep somebody out", func(tx *store.Tx, s *sitting) error {
		if err := s.c.StillToCome(); err != nil {
			return err
		}
		if _, err := s.couldBeOut(q.Invitation); err != nil {
			return err
		}
		last := d.askBy(s)
		if err := q.Check(groundKeys(s.exclusionGrounds(q.Extent)), last.Due, tx.Today()); err != nil {
			return err
		}
		q.ID, q.Conference, q.AskedBy = tx.NewID(), id, by.Actor.Account
		q.Late = !last.Due.IsZero() && tx.Today().After(last.Due)
		if !q.Late {
			q.Words.Late = ""
		}
		return tx.AddExclusionRequest(s.pass, q)
	})
}

// couldBeOut is one of the family whom the chair can keep out: not a child, who takes part as they choose.
func (s *sitting) couldBeOut(invitation string) (conference.Attender, error) {
	for _, a := range s.ofFamily() {
		if a.ID == invitation && a.Role != conference.RoleChild {
			return a, nil
		}
	}
	return conference.Attender{}, conference.ErrNotTheirs
}

// exclusionGrounds are those of the procedure.
func (s *sitting) exclusionGrounds(e conference.Extent) []procedure.Ground {
	switch e {
	case conference.OutOfAll:
		return s.pack.Exclusion.Whole.Value
	case conference.OutOfPart:
		return s.pack.Exclusion.Part.Value
	case conference.OutOfNone:
	}
	return nil
}

func groundKeys(grounds []procedure.Ground) []string {
	keys := make([]string, len(grounds))
	for i, g := range grounds {
		keys[i] = g.Key
	}
	return keys
}

func groundWords(grounds []procedure.Ground) map[string]string {
	words := map[string]string{}
	for _, g := range grounds {
		words[g.Key] = g.Words
	}
	return words
}

// askBy is the last day for asking the chair, with its rule: none where the procedure sets none, or no day is set yet.
func (d *Desk) askBy(s *sitting) procedure.Deadline {
	if on, _ := s.c.Next(); !on.IsZero() {
		return s.pack.ExclusionRequestBy(on, d.calendar)
	}
	return procedure.Deadline{}
}

// DecideExclusion is the chair's decision about one of the family: out of all of it, of a part, or not at all. Its words are for the
// person, its ground for the chair alone. Only a ground of the procedure in force can be chosen; a reason outside them is marked as
// such, and the safeguarding unit sees that it is. A later decision takes the place of an earlier one, and is told anew.
func (d *Desk) DecideExclusion(ctx context.Context, by Doing, id conference.ID, x conference.Deciding) error {
	return d.during(ctx, by, id, access.DecideExclusion, "decide to keep somebody out", func(tx *store.Tx, s *sitting) error {
		if err := s.c.StillToCome(); err != nil {
			return err
		}
		who, err := s.couldBeOut(x.Invitation)
		if err != nil {
			return err
		}
		stands, err := s.exclusionStands(&tx.Reading, who.ID)
		if err != nil {
			return err
		}
		if err := tx.Unchanged(by, stands); err != nil {
			return err
		}
		names, err := s.otherNames(&tx.Reading, who.Person)
		if err != nil {
			return err
		}
		grounds := groundWords(s.exclusionGrounds(x.Extent))
		if x.Outside {
			x.Own.Ground = ""
		}
		if err := x.Check(grounds, names, tx.Today(), s.lastDay(tx.Today())); err != nil {
			return err
		}
		if x.Extent == conference.OutOfNone {
			x = conference.Deciding{Exclusion: conference.Exclusion{Invitation: who.ID, Extent: x.Extent}, Own: conference.ExclusionGround{Why: x.Own.Why}}
		} else if err := s.tellers(x.Teller, x.OutcomeTeller); err != nil {
			return err
		}
		if x.Extent != conference.OutOfPart {
			x.Own.Part = ""
		}
		x.ID, x.Conference, x.DecidedBy = tx.NewID(), id, by.Actor.Account
		return tx.AddExclusion(s.pass, x)
	})
}

// lastDay is the day by which the person has to be told: that of the conference, or today once that has come.
func (s *sitting) lastDay(today timescale.Date) timescale.Date {
	on, _ := s.c.Next()
	if !on.IsZero() && on.Before(today) {
		return today
	}
	return on
}

// otherNames are the first names of everybody in the family but one.
func (s *sitting) otherNames(r *store.Reading, but access.PersonID) ([]string, error) {
	people, err := r.People(s.pass.Family())
	if err != nil {
		return nil, err
	}
	own, names := "", []string{}
	for _, p := range access.Known(s.know, people) {
		if p.ID == but {
			own = p.FirstName()
		}
	}
	for _, p := range access.Known(s.know, people) {
		if first := p.FirstName(); p.ID != but && first != own && strings.TrimSpace(first) != "" {
			names = append(names, first)
		}
	}
	return names, nil
}

// tellers refuses somebody who does not take part as one of the staff.
func (s *sitting) tellers(first, afterwards access.AccountID) error {
	if !s.staffHere(first) {
		return conference.ErrNoTeller
	}
	if !s.staffHere(afterwards) {
		return conference.ErrOutcomeTeller
	}
	return nil
}

func (s *sitting) staffHere(id access.AccountID) bool {
	if id == "" {
		return false
	}
	for _, a := range s.everyone {
		if a.Account == id && !a.Family() {
			return true
		}
	}
	return id == s.c.Chair
}

// exclusionStands is the id of the decision about somebody that stands: empty for none.
func (s *sitting) exclusionStands(r *store.Reading, invitation string) (string, error) {
	all, err := s.exclusions(r)
	for _, x := range all {
		if x.Invitation == invitation && !x.Replaced {
			return x.ID, err
		}
	}
	return "", err
}
