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
)

// ReplyToInvitation keeps what somebody answers to their own invitation. A later answer takes the place of the earlier.
func (d *Desk) ReplyToInvitation(ctx context.Context, by Doing, id conference.ID, a conference.Answer) (conference.ID, error) {
	return d.reply(ctx, by, id, by.Actor.Account, a)
}

// ReplyForColleague keeps what whoever covers for somebody of the staff answers for them today. It shows as answered by the
// one for the other. To anybody else the invitation is not there.
func (d *Desk) ReplyForColleague(ctx context.Context, by Doing, id conference.ID, away access.AccountID, a conference.Answer) (conference.ID, error) {
	return d.reply(ctx, by, id, away, a)
}

func (d *Desk) reply(ctx context.Context, by Doing, id conference.ID, of access.AccountID, a conference.Answer) (conference.ID, error) {
	done, err := store.Act(ctx, d.db, by, "reply to invitation", func(tx *store.Tx) (conference.ID, error) {
		invitation := ownInvitation
		if of != by.Actor.Account {
			invitation = func(tx *store.Tx, id conference.ID, deed access.Deed) (access.Pass, conference.Invitation, error) {
				return coveredInvitation(tx, id, of, deed)
			}
		}
		pass, i, err := invitation(tx, id, access.ReplyToInvitation)
		if err != nil {
			return "", err
		}
		if i, err = i.Answered(a, tx.Now()); err != nil {
			return "", err
		}
		if of != by.Actor.Account {
			i.Words.AnsweredBy = by.Actor.Account
		}
		return id, tx.SaveInvitation(pass, i)
	})
	if err != nil {
		return "", fmt.Errorf("answering an invitation: %w", err)
	}
	return done, nil
}

// coveredInvitation is that of somebody for whom the actor covers today.
func coveredInvitation(tx *store.Tx, id conference.ID, of access.AccountID, deed access.Deed) (access.Pass, conference.Invitation, error) {
	c, pass, err := openConference(tx, id, deed)
	if err != nil {
		return pass, conference.Invitation{}, err
	}
	if err := c.StillToCome(); err != nil {
		return pass, conference.Invitation{}, err
	}
	covered, err := tx.Covered()
	if err != nil {
		return pass, conference.Invitation{}, err
	}
	all, err := tx.Invitations(pass, id)
	if err != nil {
		return pass, conference.Invitation{}, err
	}
	for _, i := range all {
		if i.Account == of && i.TakesPart() && slices.Contains(covered, of) {
			return pass, i, nil
		}
	}
	return pass, conference.Invitation{}, access.ErrNotFound
}

// ownInvitation is the actor's own, which stands; somebody without one is told that there is none.
func ownInvitation(tx *store.Tx, id conference.ID, deed access.Deed) (access.Pass, conference.Invitation, error) {
	c, pass, err := openConference(tx, id, deed)
	if err != nil {
		return pass, conference.Invitation{}, err
	}
	if err := c.StillToCome(); err != nil {
		return pass, conference.Invitation{}, err
	}
	all, err := tx.Invitations(pass, id)
	if err != nil {
		return pass, conference.Invitation{}, err
	}
	for _, i := range all {
		if mine(pass.Actor(), i) {
			return pass, i, nil
		}
	}
	return pass, conference.Invitation{}, access.ErrNotFound
}

func mine(me access.Actor, i conference.Invitation) bool {
	stands := i.State != conference.NotInvited && i.State != conference.Uninvited
	return stands && (i.Account != "" && i.Account == me.Account || i.Person != "" && i.Person == me.Person)
}

// Supporter is somebody whom one of the family brings.
type Supporter struct {
	Role conference.Role // RoleSupporter or RoleSolicitor
	Name string
	Tie  string
}

// NameSupporter puts somebody whom a parent, carer or child brings on the attendance list. A solicitor is told to the
// social worker and to the unit.
func (d *Desk) NameSupporter(ctx context.Context, by Doing, id conference.ID, s Supporter) (conference.ID, error) {
	done, err := store.Act(ctx, d.db, by, "name supporter", func(tx *store.Tx) (conference.ID, error) {
		pass, own, err := ownInvitation(tx, id, access.NameSupporter)
		if err != nil {
			return "", err
		}
		var wrong fault.List
		wrong.Check(s.Role == conference.RoleSupporter || s.Role == conference.RoleSolicitor, conference.ErrSupporterKind)
		wrong.Check(strings.TrimSpace(s.Name) != "", conference.ErrNoSupporter)
		if err := wrong.Err(); err != nil {
			return "", err
		}
		return id, tx.AddInvitation(pass, conference.Invitation{
			ID: tx.NewID(), Conference: id, Role: s.Role, BroughtBy: by.Actor.Account, State: conference.Coming, InvitedAt: tx.Now(),
			Children: own.Children, Words: conference.InvitationWords{Name: s.Name, Tie: s.Tie},
		})
	})
	if err != nil {
		return "", fmt.Errorf("naming a supporter: %w", err)
	}
	return done, nil
}

// DropSupporter takes somebody whom the actor named off the list again.
func (d *Desk) DropSupporter(ctx context.Context, by Doing, id conference.ID, supporter string) (conference.ID, error) {
	done, err := store.Act(ctx, d.db, by, "drop supporter", func(tx *store.Tx) (conference.ID, error) {
		pass, _, err := ownInvitation(tx, id, access.NameSupporter)
		if err != nil {
			return "", err
		}
		i, err := oneInvitation(tx, pass, id, supporter)
		if err != nil {
			return "", err
		}
		if i.BroughtBy != by.Actor.Account {
			return "", access.ErrNotFound
		}
		i.State = conference.Uninvited
		return id, tx.SaveInvitation(pass, i)
	})
	if err != nil {
		return "", fmt.Errorf("taking a supporter off the list: %w", err)
	}
	return done, nil
}

// TakeNote notes that the unit, or the social worker, knows that a solicitor comes.
func (d *Desk) TakeNote(ctx context.Context, by Doing, id conference.ID, solicitor string) (conference.ID, error) {
	done, err := store.Act(ctx, d.db, by, "take note of a solicitor", func(tx *store.Tx) (conference.ID, error) {
		_, pass, err := openConference(tx, id, access.ArrangeNeeds)
		if err != nil {
			return "", err
		}
		i, err := oneInvitation(tx, pass, id, solicitor)
		if err != nil {
			return "", err
		}
		if pass.Has(access.PartUnit) {
			i.UnitTold = tx.Now()
		} else {
			i.WorkerTold = tx.Now()
		}
		return id, tx.SaveInvitation(pass, i)
	})
	if err != nil {
		return "", fmt.Errorf("taking note of a solicitor: %w", err)
	}
	return done, nil
}

// ErrNoNeed asks for an answer, for not answering is no answer.
var ErrNoNeed = fault.New("needs", "Choose what would help you, or choose ‘I do not need anything’")

// SayNeeds keeps what would help somebody take part. None says that they need nothing.
func (d *Desk) SayNeeds(ctx context.Context, by Doing, id conference.ID, kinds []string, none bool, words string) (conference.ID, error) {
	done, err := store.Act(ctx, d.db, by, "say needs", func(tx *store.Tx) (conference.ID, error) {
		pass, own, err := ownInvitation(tx, id, access.ReplyToInvitation)
		if err != nil {
			return "", err
		}
		if len(kinds) == 0 && !none {
			return "", ErrNoNeed
		}
		var needs []conference.Need
		for _, k := range kinds {
			if !slices.Contains(conference.NeedKinds(), k) {
				return "", ErrNoNeed
			}
			needs = append(needs, conference.Need{Kind: k, State: "asked", Words: words})
		}
		for i, n := range needs { // what is arranged already stays so
			for _, was := range own.Needs {
				if was.Kind == n.Kind {
					needs[i].State, needs[i].Owner = was.State, was.Owner
				}
			}
		}
		for _, was := range own.Needs { // whom a child asked for is another page's
			if was.Kind == AnAdvocate || was.Kind == AnAdviser {
				needs = append(needs, was)
			}
		}
		return id, tx.PutNeeds(pass, own, needs)
	})
	if err != nil {
		return "", fmt.Errorf("saying what helps: %w", err)
	}
	return done, nil
}

// ArrangeNeed notes that somebody arranged what helps a person take part, or could not.
func (d *Desk) ArrangeNeed(ctx context.Context, by Doing, id conference.ID, need string, arranged bool) (conference.ID, error) {
	done, err := store.Act(ctx, d.db, by, "arrange need", func(tx *store.Tx) (conference.ID, error) {
		_, pass, err := openConference(tx, id, access.ArrangeNeeds)
		if err != nil {
			return "", err
		}
		all, err := tx.Invitations(pass, id)
		if err != nil {
			return "", err
		}
		for _, i := range all {
			for _, n := range i.Needs {
				if n.ID != need {
					continue
				}
				n.Owner, n.State = by.Actor.Account, "cannot be arranged"
				if arranged {
					n.State = "arranged"
				}
				return id, tx.SaveNeed(pass, n)
			}
		}
		return "", access.ErrNotFound
	})
	if err != nil {
		return "", fmt.Errorf("arranging what helps: %w", err)
	}
	return done, nil
}
