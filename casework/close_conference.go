package casework

import (
	"context"

	"kith/access"
	"kith/conference"
	"kith/fault"
	"kith/internal/store"
)

// The rules of what comes after.
var (
	ErrFirstGroupPast = fault.New("group", "The first core group must be after today")
	ErrFirstGroupTime = fault.New("group-time", "Enter when the core group begins")
	ErrFirstGroupAt   = fault.New("place", "Enter where the core group meets")
	ErrNoLeadWorker   = fault.New("lead", "Choose a social worker of the council")
	ErrLeadHasLeft    = fault.New("", "The lead social worker who was named cannot take the family any more. Choose another under next steps")
	ErrReviewPast     = fault.New("review", "The next conference must be after today")
	ErrReviewTime     = fault.New("review-time", "Enter when the next conference begins")
	ErrReviewLate     = fault.New("review-reason", "This is later than is usual here. Enter why. The family will read it")
)

// SetNextSteps sets who works the plan, when they first meet, and when the next conference is.
func (d *Desk) SetNextSteps(ctx context.Context, by Doing, id conference.ID, n conference.NextSteps) error {
	return d.during(ctx, by, id, access.RunConference, "set next steps", func(tx *store.Tx, s *sitting) error {
		if err := s.c.Running(); err != nil {
			return err
		}
		stands, err := d.nextShown(&tx.Reading, s)
		if err != nil {
			return err
		}
		if err := tx.Unchanged(by, stands.Stands()); err != nil {
			return err
		}
		var wrong fault.List
		today := tx.Today()
		if !n.FirstCoreGroupOn.IsZero() {
			wrong.Check(n.FirstCoreGroupOn.After(today), ErrFirstGroupPast)
			wrong.Check(n.FirstBegins != "", ErrFirstGroupTime)
			wrong.Check(n.Words.Place != "", ErrFirstGroupAt)
		}
		if !n.ReviewOn.IsZero() {
			wrong.Check(n.ReviewOn.After(today), ErrReviewPast)
			wrong.Check(n.ReviewBegins != "", ErrReviewTime)
			wrong.Check(!n.ReviewOn.After(d.reviewBy(s).Due) || n.Words.ReviewReason != "", ErrReviewLate)
		}
		if n.LeadWorker != "" {
			lead, err := tx.Account(n.LeadWorker)
			wrong.Check(err == nil && lead.Active && lead.Office == access.SocialWorker, ErrNoLeadWorker)
		}
		if err := wrong.Err(); err != nil {
			return err
		}
		for i, m := range n.CoreGroup {
			who, err := s.attender(m.Invitation)
			if err != nil {
				return err
			}
			n.CoreGroup[i] = conference.CoreMember{Invitation: m.Invitation, Party: who.Party(), Role: string(who.Role)}
		}
		return tx.PutNextSteps(s.pass, id, n)
	})
}

// CloseConference ends the conference once every gate of closing is behind it: its decisions stand, and what it
// decided goes on into plans, core groups and the next review in the same moment.
func (d *Desk) CloseConference(ctx context.Context, by Doing, id conference.ID) error {
	return d.during(ctx, by, id, access.CloseConference, "close conference", func(tx *store.Tx, s *sitting) error {
		if s.out.Part != "" {
			return conference.ErrPartOpen
		}
		gates, err := d.closingGates(&tx.Reading, s)
		if err != nil {
			return err
		}
		closed, err := s.c.ClosedNow(tx.Now(), gates)
		if err != nil {
			return err
		}
		if err := tx.SaveConference(s.pass, closed); err != nil {
			return err
		}
		if err := d.noteMet(tx, s, gates); err != nil {
			return err
		}
		closing, err := tx.Closing(s.pass, id)
		if err != nil {
			return err
		}
		return d.carryIntoPlans(tx, s.pass, closed, closing)
	})
}
