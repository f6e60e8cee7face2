package casework

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"kith/access"
	"kith/conference"
	"kith/fault"
	"kith/internal/store"
	"kith/report"
)

// NewInvitation is somebody to be asked to a conference.
type NewInvitation struct {
	Account  access.AccountID
	Person   access.PersonID
	Role     conference.Role
	Agency   string
	Children []access.PersonID // whom they work with; none means all
}

// InviteProposed asks those of the proposed whose keys were chosen.
func (d *Desk) InviteProposed(ctx context.Context, by Doing, id conference.ID, keys []string) (conference.ID, error) {
	done, err := store.Act(ctx, d.db, by, "invite proposed", func(tx *store.Tx) (conference.ID, error) {
		_, pass, err := openConference(tx, id, access.InviteToConference)
		if err != nil {
			return "", err
		}
		g, err := d.gathering(&tx.Reading, pass, id)
		if err != nil {
			return "", err
		}
		found := 0
		for _, p := range g.proposals() {
			if p.Key == "" || !slices.Contains(keys, p.Key) {
				continue
			}
			found++
			if err := d.invite(tx, pass, g, p.invite); err != nil {
				return "", err
			}
		}
		if found == 0 {
			return "", conference.ErrNobodyInvited
		}
		return id, nil
	})
	if err != nil {
		return "", fmt.Errorf("inviting: %w", err)
	}
	return done, nil
}

// Invite asks one person. Only the safeguarding unit may. A professional takes part in the family's case from then on,
// until the conference is over, and is asked for a report.
func (d *Desk) Invite(ctx context.Context, by Doing, id conference.ID, n NewInvitation) (conference.ID, error) {
	done, err := store.Act(ctx, d.db, by, "invite", func(tx *store.Tx) (conference.ID, error) {
		_, pass, err := openConference(tx, id, access.InviteToConference)
		if err != nil {
			return "", err
		}
		g, err := d.gathering(&tx.Reading, pass, id)
		if err != nil {
			return "", err
		}
		return id, d.invite(tx, pass, g, n)
	})
	if err != nil {
		return "", fmt.Errorf("inviting: %w", err)
	}
	return done, nil
}

func (d *Desk) invite(tx *store.Tx, pass access.Pass, g gathered, n NewInvitation) error {
	c := g.conference
	if c.State != conference.Booked && c.State != conference.Open { // somebody may come who was not asked before
		return conference.ErrNotBookedYet
	}
	var wrong fault.List
	wrong.Check(n.Account != "" || n.Person != "", conference.ErrNobodyInvited)
	wrong.Check(n.Role != "", conference.ErrNoRole)
	if err := wrong.Err(); err != nil {
		return err
	}
	if n.Account != "" {
		who, there := g.staff[n.Account]
		if !there || !who.Active {
			return conference.ErrNobodyInvited
		}
		n.Agency = or(n.Agency, who.Agency)
	} else if _, there := g.person(n.Person); !there {
		return conference.ErrNobodyInvited
	}
	if err := putInvitation(tx, pass, g, n); err != nil {
		return err
	}
	if n.Account == "" {
		return nil
	}
	if !takesPart(g.holders, n.Account, c) {
		if err := tx.AddPart(pass, n.Account, access.PartProfessional, string(c.ID)); err != nil {
			return err
		}
	}
	if !n.Role.Reports() || c.State == conference.Open {
		return nil
	}
	return d.askForReport(tx, pass, g, n)
}

// putInvitation adds an invitation, or makes one that was withdrawn or not made stand again.
func putInvitation(tx *store.Tx, pass access.Pass, g gathered, n NewInvitation) error {
	all, err := tx.Invitations(pass, g.conference.ID)
	if err != nil {
		return err
	}
	for _, i := range all {
		if n.Account != "" && i.Account == n.Account || n.Person != "" && i.Person == n.Person {
			if i.State != conference.Uninvited && i.State != conference.NotInvited {
				return conference.ErrInvitedTwice
			}
			i.State, i.InvitedAt, i.DecidedBy, i.Role = conference.Invited, tx.Now(), "", n.Role
			i.Words.Reason = ""
			return tx.SaveInvitation(pass, i)
		}
	}
	return tx.AddInvitation(pass, conference.Invitation{
		ID: tx.NewID(), Conference: g.conference.ID, Account: n.Account, Person: n.Person, Role: n.Role, Agency: n.Agency,
		State: conference.Invited, InvitedAt: tx.Now(), Children: n.Children,
	})
}

// takesPart reports whether somebody has a part of their own that lets them know of the conference.
func takesPart(holders []store.PartHolder, who access.AccountID, c conference.Conference) bool {
	if who == c.Chair || who == c.Recorder {
		return true
	}
	return slices.ContainsFunc(holders, func(h store.PartHolder) bool {
		return h.Account == who && slices.Contains([]access.PartKind{access.PartSocialWorker, access.PartManager}, h.Kind)
	})
}

func (d *Desk) askForReport(tx *store.Tx, pass access.Pass, g gathered, n NewInvitation) error {
	c := g.conference
	all, err := tx.Reports(pass, c.ID)
	if err != nil {
		return err
	}
	due := d.reportsDue(g.pack, c, tx.Today())
	for _, r := range all {
		if r.Writer != n.Account || r.Kind != report.Agency {
			continue
		}
		points, err := tx.Points(pass, c.ID)
		if err != nil {
			return err
		}
		if again, asked := r.AskedAgain(len(points[r.ID]), due); asked {
			return tx.SaveReport(pass, again)
		}
		return nil
	}
	return tx.AddReport(pass, report.Report{
		ID: report.ID(tx.NewID()), Conference: c.ID, Kind: report.Agency, Writer: n.Account, State: report.AskedFor, DueOn: due,
		Children: n.Children,
	})
}

// Withdraw takes an invitation back: the person's part for this conference ends at once. Somebody with parental
// responsibility stays invited unless the chair decides otherwise.
func (d *Desk) Withdraw(ctx context.Context, by Doing, id conference.ID, invitation string) (conference.ID, error) {
	done, err := store.Act(ctx, d.db, by, "withdraw invitation", func(tx *store.Tx) (conference.ID, error) {
		c, pass, err := openConference(tx, id, access.InviteToConference)
		if err != nil {
			return "", err
		}
		if err := c.StillToCome(); err != nil {
			return "", err
		}
		g, err := d.gathering(&tx.Reading, pass, id)
		if err != nil {
			return "", err
		}
		i, err := oneInvitation(tx, pass, id, invitation)
		if err != nil {
			return "", err
		}
		if i.Person != "" && g.holds(i.Person) {
			return "", conference.ErrChairDecides
		}
		return id, notAskedAnyMore(tx, pass, i)
	})
	if err != nil {
		return "", fmt.Errorf("withdrawing an invitation: %w", err)
	}
	return done, nil
}

// takeReportBack no longer asks somebody for a report that they have not sent. What they wrote of it is kept.
func takeReportBack(tx *store.Tx, pass access.Pass, id conference.ID, writer access.AccountID) error {
	all, err := tx.Reports(pass, id)
	if err != nil {
		return err
	}
	for _, r := range all {
		if r.Writer != writer || r.Kind != report.Agency || r.State == report.Submitted {
			continue
		}
		if err := tx.SaveReport(pass, r.TakenBack()); err != nil {
			return err
		}
	}
	return nil
}

func oneInvitation(tx *store.Tx, pass access.Pass, id conference.ID, invitation string) (conference.Invitation, error) {
	all, err := tx.Invitations(pass, id)
	if err != nil {
		return conference.Invitation{}, err
	}
	for _, i := range all {
		if i.ID == invitation {
			return i, nil
		}
	}
	return conference.Invitation{}, access.ErrNotFound
}

// DecideNotToInvite keeps the chair's decision not to invite somebody with parental responsibility, with the reason.
func (d *Desk) DecideNotToInvite(ctx context.Context, by Doing, id conference.ID, who access.PersonID, reason string) (conference.ID, error) {
	done, err := store.Act(ctx, d.db, by, "decide not to invite", func(tx *store.Tx) (conference.ID, error) {
		c, pass, err := openConference(tx, id, access.DecideNotToInvite)
		if err != nil {
			return "", err
		}
		if err := c.StillToCome(); err != nil {
			return "", err
		}
		if strings.TrimSpace(reason) == "" {
			return "", conference.ErrNoWhyNot
		}
		g, err := d.gathering(&tx.Reading, pass, id)
		if err != nil {
			return "", err
		}
		if !g.holds(who) {
			return "", access.ErrNotFound
		}
		for _, i := range g.invited {
			if i.Person == who {
				i.State, i.DecidedBy, i.Words.Reason = conference.NotInvited, by.Actor.Account, reason
				return id, tx.SaveInvitation(pass, i)
			}
		}
		return id, tx.AddInvitation(pass, conference.Invitation{
			ID: tx.NewID(), Conference: id, Person: who, Role: conference.RoleParent, State: conference.NotInvited,
			DecidedBy: by.Actor.Account, Words: conference.InvitationWords{Reason: reason},
		})
	})
	if err != nil {
		return "", fmt.Errorf("deciding not to invite somebody: %w", err)
	}
	return done, nil
}

func or(value, otherwise string) string {
	if value == "" {
		return otherwise
	}
	return value
}
