package casework

import (
	"context"

	"kith/access"
	"kith/conference"
	"kith/internal/store"
)

// RecordDecision records what was decided for one child. It waits for the outline plan where the procedure says so, and
// for the view of each professional and parent who is there; a split among the professionals is recorded with it.
func (d *Desk) RecordDecision(ctx context.Context, by Doing, id conference.ID, dec conference.Decision) error {
	return d.during(ctx, by, id, access.DecideConference, "record decision", func(tx *store.Tx, s *sitting) error {
		if err := s.c.Running(); err != nil {
			return err
		}
		if err := s.child(dec.Child); err != nil {
			return err
		}
		if err := s.together(); err != nil {
			return err
		}
		stands, err := s.decisionStands(tx, dec.Child)
		if err != nil {
			return err
		}
		if err := tx.Unchanged(by, stands); err != nil {
			return err
		}
		views, err := tx.Views(s.pass, id)
		if err != nil {
			return err
		}
		asked, err := s.asked(&tx.Reading, dec.Child, dec.Outcome, views)
		if err != nil {
			return err
		}
		if err := asked.Ready(); err != nil {
			return err
		}
		if err := dec.Check(asked); err != nil {
			return err
		}
		if !asked.Exceptional {
			dec.Words.Exception = ""
		}
		dec.ID, dec.Conference, dec.Split, dec.DecidedBy = tx.NewID(), id, asked.Differ, by.Actor.Account
		before, err := tx.Closing(s.pass, id)
		if err != nil {
			return err
		}
		if was, decided := before.Decided(dec.Child); decided && dec.SameAs(was) {
			dec.ID = was.ID
		}
		return tx.PutDecision(s.pass, dec)
	})
}

// asked is what a decision for a child waits for, as it stands.
func (s *sitting) asked(r *store.Reading, child access.PersonID, outcome conference.Outcome, views []conference.View) (conference.Asked, error) {
	steps, err := r.Steps(s.pass, s.c.ID)
	if err != nil {
		return conference.Asked{}, err
	}
	given := map[string]bool{}
	for _, v := range views {
		if v.Child == child {
			given[v.Invitation] = true
		}
	}
	a := conference.Asked{
		PlanGoneThrough: conference.GoneThrough(steps, conference.OutlinePlanItem) || leftOut(steps, conference.OutlinePlanItem),
		PlanFirst:       s.pack.Meeting.PlanBeforeDecision.Value, Differ: conference.Split(views, child),
	}
	for _, one := range s.everyone {
		if one.IsThere() && one.IsProfessional() && !given[one.ID] {
			a.Unasked++
		}
	}
	parents, err := s.parents(r, child)
	if err != nil {
		return a, err
	}
	for _, one := range parents {
		if one.IsThere() && !given[one.ID] {
			a.ParentsUnasked++
		}
	}
	a.Exceptional, err = s.endsAtFirstReview(r, child, outcome)
	return a, err
}

// leftOut reports whether the chair left an item out, with a reason that the family reads.
func leftOut(steps []conference.Step, item string) bool {
	for _, one := range steps {
		if one.Item == item {
			return one.State == conference.StepLeftOut
		}
	}
	return false
}

// endsAtFirstReview reports whether this would end a child's plan at its first review where the procedure calls that
// exceptional.
func (s *sitting) endsAtFirstReview(r *store.Reading, child access.PersonID, outcome conference.Outcome) (bool, error) {
	if !s.pack.Decision.EndingAtFirstReview.Value || s.c.First() || outcome == conference.ProtectionPlan {
		return false, nil
	}
	held, err := r.DecisionsOfFamily(s.pass)
	if err != nil {
		return false, err
	}
	plans := 0
	for _, one := range access.Known(s.know, held) {
		if one.Child != child || one.Conference == s.c.ID {
			continue
		}
		if one.Outcome == conference.ProtectionPlan {
			plans++
		} else {
			plans = 0
		}
	}
	return plans == 1, nil
}
