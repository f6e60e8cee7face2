package casework

import (
	"context"
	"fmt"
	"slices"

	"kith/access"
	"kith/conference"
	"kith/family"
	"kith/fault"
	"kith/internal/store"
	"kith/plan"
	"kith/procedure"
	"kith/review"
	"kith/timescale"
)

// Regrouping is which children a conference is about after all: why, who agreed, and who was told.
type Regrouping struct {
	Children []access.PersonID
	Reason   string
	AgreedBy access.AccountID
	Told     []conference.Told
}

// CorrectConferenceChildren puts a child on a conference who was left out, and takes one off who should not be there. Whoever
// books it may, with a reason and somebody else's agreement. Whoever was asked for the sake of a child taken off alone is
// no longer asked, and neither is a report about that child alone; what they wrote stays. Once it was adjourned children can
// be put on it and none taken off.
func (d *Desk) CorrectConferenceChildren(ctx context.Context, by Doing, id conference.ID, to Regrouping) (conference.ID, error) {
	done, err := store.Act(ctx, d.db, by, "correct conference's children", func(tx *store.Tx) (conference.ID, error) {
		c, pass, err := openConference(tx, id, access.BookConference)
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
		ch := conference.Change{
			ID: tx.NewID(), Conference: id, Kind: conference.WasChanged, By: by.Actor.Account, Reason: to.Reason, AgreedBy: to.AgreedBy, Told: to.Told,
		}
		ch.Was, _ = c.Next()
		ch.Now = ch.Was
		before, err := d.gathering(&tx.Reading, pass, id)
		if err != nil {
			return "", err
		}
		now, on, off, err := before.regrouped(tx, pass, ch, to.Children)
		if err != nil {
			return "", err
		}
		if err := tx.RegroupConference(pass, ch, on, off); err != nil {
			return "", err
		}
		if now, err = d.dueWith(tx, pass, now, on, ch); err != nil {
			return "", err
		}
		if err := tx.SaveConference(pass, now); err != nil {
			return "", err
		}
		if len(on) > 0 {
			if err := tx.ForgetDeclarations(pass, id); err != nil {
				return "", err
			}
		}
		return id, leaveOff(tx, pass, before, now, off)
	})
	if err != nil {
		return "", fmt.Errorf("correcting a conference's children: %w", err)
	}
	return done, nil
}

// regrouped is the conference about other children, everything that is wrong with it told at once.
func (g gathered) regrouped(tx *store.Tx, pass access.Pass, ch conference.Change, to []access.PersonID,
) (now conference.Conference, on, off []access.PersonID, err error) {
	c := g.conference
	held, err := tx.Decisions(pass, c.ID)
	if err != nil {
		return c, nil, nil, err
	}
	var decided []access.PersonID
	for _, one := range access.Known(access.Know(pass), held) {
		decided = append(decided, one.Child)
	}
	var wrong fault.List
	now, on, off, err = c.Regroup(to, decided)
	if err != nil && !wrong.Add(err) {
		return c, nil, nil, err
	}
	if err := agreeable(tx, ch.AgreedBy); err != nil && !wrong.Add(err) {
		return c, nil, nil, err
	}
	if err := ch.Agreed(); err != nil && !wrong.Add(err) {
		return c, nil, nil, err
	}
	if err := g.mayJoin(tx, pass, on); err != nil && !wrong.Add(err) {
		return c, nil, nil, err
	}
	if err := mayLeave(tx, pass, c, off); err != nil && !wrong.Add(err) {
		return c, nil, nil, err
	}
	if err := wrong.Err(); err != nil {
		return c, nil, nil, err
	}
	if now.Kind == conference.Initial || now.Kind == conference.PreBirth {
		now.Kind = conference.Initial
		if !slices.ContainsFunc(now.Children, func(child access.PersonID) bool {
			who, there := g.person(child)
			return !there || who.Kind != family.Unborn
		}) {
			now.Kind = conference.PreBirth
		}
	}
	return now, on, off, nil
}

// mayJoin refuses a child whom this conference cannot decide about: of another family, on another one, or with a plan where
// it decides about the first, and without one where it is a review.
func (g gathered) mayJoin(tx *store.Tx, pass access.Pass, on []access.PersonID) error {
	c := g.conference
	going, err := notOver(tx, pass)
	if err != nil {
		return err
	}
	plans, err := tx.Plans(pass)
	if err != nil {
		return err
	}
	var wrong fault.List
	for _, child := range on {
		who, there := g.person(child)
		if !there || who.Kind == family.Adult || who.State != family.Current {
			return conference.ErrNotFamilys
		}
		protected := slices.ContainsFunc(plans, func(p plan.Plan) bool {
			return p.Child == child && p.Kind == plan.Protection && p.Current()
		})
		wrong.Check(protected || c.First(), conference.ErrNoPlanYet)
		wrong.Check(!protected || !c.First(), conference.ErrPlanAlready)
		wrong.Check(!c.First() || !slices.ContainsFunc(going, func(other conference.Conference) bool {
			return other.ID != c.ID && other.Includes(child)
		}), conference.ErrOnAnother)
	}
	return wrong.Err()
}

// mayLeave refuses to take a child off a review whose plan would then have none.
func mayLeave(tx *store.Tx, pass access.Pass, c conference.Conference, off []access.PersonID) error {
	alone, err := unreviewedWithout(tx, pass, c)
	if err != nil || c.Kind != conference.Review {
		return err
	}
	if slices.ContainsFunc(off, func(child access.PersonID) bool { return slices.Contains(alone, child) }) {
		return conference.ErrReviewLost
	}
	return nil
}

// dueWith is a review with children put on it: the earliest day on which one of theirs is due counts. A booked day that is
// later than that is late with the change's reason, and agreed by whoever agreed to the change.
func (d *Desk) dueWith(tx *store.Tx, pass access.Pass, c conference.Conference, on []access.PersonID, ch conference.Change) (conference.Conference, error) {
	if c.Kind != conference.Review || len(on) == 0 {
		return c, nil
	}
	all, err := tx.Conferences(pass)
	if err != nil {
		return c, err
	}
	for i, one := range all { // a family has few
		if all[i], err = tx.Conference(pass, one.ID); err != nil {
			return c, err
		}
	}
	for _, child := range on {
		anchor, by, err := d.reviewOwed(tx, c, all, child)
		if err != nil {
			return c, err
		}
		if limit := lastOf(by); !limit.IsZero() && limit.Before(c.LimitOn) {
			c.AnchorOn, c.DueOn, c.LimitOn = anchor, by.Due, limit
		}
	}
	if next, _ := c.Next(); c.State == conference.Booked && next.After(c.LimitOn) && c.LateAgreedBy == "" {
		c.LateAgreedBy, c.Words.LateReason = ch.AgreedBy, ch.Reason
	}
	return c, nil
}

// reviewOwed is the clock of the review that a child is owed: of the one they are on already, or counted from the last
// conference that decided about them.
func (d *Desk) reviewOwed(tx *store.Tx, c conference.Conference, all []conference.Conference, child access.PersonID) (timescale.Date, procedure.Deadline, error) {
	var last conference.Conference
	for _, one := range all {
		switch {
		case one.ID == c.ID || !one.Includes(child):
		case one.Kind == conference.Review && !one.Over():
			return one.AnchorOn, procedure.Deadline{Due: one.DueOn, Limit: one.LimitOn}, nil
		case one.State == conference.Closed && !one.DecidedOn().Before(last.DecidedOn()):
			last = one
		}
	}
	if last.ID == "" {
		return timescale.Date{}, procedure.Deadline{}, nil
	}
	last.HeldOn = last.DecidedOn()
	pack, err := d.pack(&tx.Reading, last.HeldOn)
	return last.HeldOn, review.By(last, pack, d.calendar), err
}

// leaveOff no longer asks those who were asked for the sake of children taken off alone: the children themselves, who is
// tied to none of the others, whoever these bring, and their workers, with their reports.
func leaveOff(tx *store.Tx, pass access.Pass, g gathered, now conference.Conference, off []access.PersonID) error {
	if len(off) == 0 {
		return nil
	}
	all, err := tx.Invitations(pass, now.ID)
	if err != nil {
		return err
	}
	gone := map[access.AccountID]bool{}
	leaves := func(i conference.Invitation) bool {
		return i.TakesPart() && i.BroughtBy == "" && (i.OnlyFor(off) || g.tiedOnlyTo(i.Person, now))
	}
	for _, i := range all {
		if !leaves(i) {
			continue
		}
		for _, h := range g.holders {
			if i.Person != "" && h.Person == i.Person {
				gone[h.Account] = true
			}
		}
		if err := notAskedAnyMore(tx, pass, i); err != nil {
			return err
		}
	}
	for _, i := range all {
		if i.BroughtBy == "" || !gone[i.BroughtBy] {
			continue
		}
		if err := notAskedAnyMore(tx, pass, i); err != nil {
			return err
		}
	}
	return nil
}

// tiedOnlyTo reports whether one of the family is tied to children of the conference as it was, and to none of those it is
// about now.
func (g gathered) tiedOnlyTo(who access.PersonID, now conference.Conference) bool {
	was := false
	for _, rel := range g.related {
		if rel.Person != who || who == "" {
			continue
		}
		if now.Includes(rel.Child) {
			return false
		}
		was = was || g.conference.Includes(rel.Child)
	}
	return was
}

// notAskedAnyMore takes an invitation back, the part it gave in the family, and the report that was asked for. What is
// written of it is kept.
func notAskedAnyMore(tx *store.Tx, pass access.Pass, i conference.Invitation) error {
	i.State = conference.Uninvited
	if err := tx.SaveInvitation(pass, i); err != nil || i.Account == "" {
		return err
	}
	if err := takeReportBack(tx, pass, i.Conference, i.Account); err != nil {
		return err
	}
	return tx.EndPartFor(pass, i.Conference, i.Account, access.PartProfessional, "no longer invited")
}
