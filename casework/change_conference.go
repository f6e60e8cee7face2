package casework

import (
	"context"
	"fmt"
	"slices"

	"kith/access"
	"kith/conference"
	"kith/internal/store"
	"kith/plan"
)

// ChangeConference postpones, cancels, adjourns or reconvenes a conference, or notes that it was not quorate: with the
// reason, who agreed, and who was told. Its clock runs on. The safeguarding unit and the chair may.
func (d *Desk) ChangeConference(ctx context.Context, by Doing, id conference.ID, ch conference.Change) (conference.ID, error) {
	done, err := store.Act(ctx, d.db, by, "change conference", func(tx *store.Tx) (conference.ID, error) {
		c, pass, err := openConference(tx, id, access.ChangeConference)
		if err != nil {
			return "", err
		}
		seen, err := d.conferenceView(&tx.Reading, pass, id)
		if err != nil {
			return "", err
		}
		if err := tx.Unchanged(by, seen); err != nil {
			return "", err
		}
		ch.ID, ch.Conference, ch.By, ch.At = tx.NewID(), id, by.Actor.Account, tx.Now()
		ch.Was, _ = c.Next()
		if err := agreeable(tx, ch.AgreedBy); err != nil {
			return "", err
		}
		left, err := unreviewedWithout(tx, pass, c)
		if err != nil {
			return "", err
		}
		was := c
		if c, err = c.Apply(ch); err != nil {
			return "", err
		}
		if err := d.mayReconvene(tx, pass, was, ch.Kind); err != nil {
			return "", err
		}
		if err := c.MayCancel(left); err != nil && c.State == conference.Cancelled {
			return "", err
		}
		ch.Now, _ = c.Next()
		if err := tx.SaveConference(pass, c); err != nil {
			return "", err
		}
		if err := tx.AddChange(pass, ch); err != nil {
			return "", err
		}
		if ch.Kind.GivesUpDay() {
			if err := mustTell(tx, pass, ch); err != nil {
				return "", err
			}
		}
		return id, d.endDay(tx, pass, was, c, ch.ID)
	})
	if err != nil {
		return "", fmt.Errorf("changing a conference: %w", err)
	}
	return done, nil
}

// endDay leaves to an earlier day what belonged to it, so that the next begins anew.
func (d *Desk) endDay(tx *store.Tx, pass access.Pass, was, now conference.Conference, change string) error {
	switch now.State {
	case conference.ToBeBooked:
		return tx.SetDayAside(pass, now.ID, change)
	case conference.Adjourned:
		if was.State == conference.Open || was.State == conference.Adjourned {
			return tx.SetReasonsAside(pass, now.ID, change)
		}
	case conference.Cancelled:
		return endParts(tx, pass, now.ID, "the conference was cancelled")
	case conference.Booked, conference.Open, conference.Closed:
	}
	return nil
}

// mayReconvene holds an adjourned conference to the gates of opening: enough have to be there again.
func (d *Desk) mayReconvene(tx *store.Tx, pass access.Pass, was conference.Conference, kind conference.ChangeKind) error {
	if kind != conference.WasReconvened {
		return nil
	}
	s, err := d.seated(&tx.Reading, pass, was.ID)
	if err != nil {
		return err
	}
	gates, err := d.openingGates(&tx.Reading, s)
	if err != nil {
		return err
	}
	if !conference.AllThrough(gates) {
		return conference.ErrGatesOpen
	}
	return d.noteMet(tx, s, gates)
}

// unreviewedWithout are the children of a conference who have a protection plan and no other review on its way.
func unreviewedWithout(tx *store.Tx, pass access.Pass, c conference.Conference) ([]access.PersonID, error) {
	plans, err := tx.Plans(pass)
	if err != nil {
		return nil, err
	}
	going, err := notOver(tx, pass)
	if err != nil {
		return nil, err
	}
	var left []access.PersonID
	for _, p := range plans {
		if p.Kind == plan.Protection && p.Current() && !slices.ContainsFunc(going, func(other conference.Conference) bool {
			return other.ID != c.ID && other.Kind == conference.Review && other.Includes(p.Child)
		}) {
			left = append(left, p.Child)
		}
	}
	return left, nil
}

// agreeable takes a manager, the unit or a chair for somebody who may agree to a change.
func agreeable(tx *store.Tx, who access.AccountID) error {
	if who == "" {
		return nil
	}
	a, err := tx.Account(who)
	if err != nil {
		return conference.ErrChangeApproval
	}
	switch a.Office {
	case access.Manager, access.Unit, access.Chair:
		return nil
	case access.SocialWorker, access.Professional, access.FamilyMember, access.Administrator, access.Protection, access.System:
	}
	return conference.ErrChangeApproval
}
