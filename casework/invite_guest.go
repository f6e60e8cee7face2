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
	"kith/timescale"
)

// GuestCardDays is how many days after the one on which it is made the card of a guest still works: it may go by post.
const GuestCardDays = 7

// The rules for asking somebody who does not use Kith.
var (
	ErrGuestName   = fault.New("name", "Write the name of whoever is invited")
	ErrGuestAgency = fault.New("agency", "Write which agency they come from")
	ErrGuestThere  = fault.New("name", "Somebody of this name at this agency can sign in already. Go back and choose them from the list")
	ErrGuestGone   = fault.New("", "Their part has ended, so a card would open nothing. Invite them again first")
	ErrNotAGuest   = fault.New("", "They sign in by their own organisation, or with what they were given here. No card is made for them")
)

// NewGuest is somebody of an agency who does not use Kith, and what they are asked to.
type NewGuest struct {
	Name      string
	Job       string
	Agency    string
	Telephone string
	Role      conference.Role
	Children  []access.PersonID // whom they work with; none means all
}

func (n NewGuest) check() error {
	var wrong fault.List
	wrong.Check(n.Name != "", ErrGuestName)
	wrong.Check(n.Agency != "", ErrGuestAgency)
	wrong.Check(slices.Contains(conference.ProfessionalRoles(), n.Role), conference.ErrNoRole)
	return wrong.Err()
}

// InviteGuest asks somebody who does not use Kith, and lets them in for it: only the safeguarding unit may. What they are let in to
// ends with their part (see store.MayEnter), without anybody closing it. It answers their invitation, for which a card is made next.
func (d *Desk) InviteGuest(ctx context.Context, by Doing, id conference.ID, n NewGuest) (string, error) {
	done, err := store.Act(ctx, d.db, by, "invite guest", func(tx *store.Tx) (string, error) {
		_, pass, err := openConference(tx, id, access.InviteToConference)
		if err != nil {
			return "", err
		}
		if err := n.check(); err != nil {
			return "", err
		}
		g, err := d.gathering(&tx.Reading, pass, id)
		if err != nil {
			return "", err
		}
		for _, w := range g.staff {
			if w.Active && strings.EqualFold(w.Name, n.Name) && strings.EqualFold(w.Agency, n.Agency) {
				return "", ErrGuestThere
			}
		}
		who := access.AccountID(tx.NewID())
		if err := tx.AddStaff(pass, store.Account{
			ID: who, Office: access.Professional, Name: n.Name, Job: n.Job, Agency: n.Agency, Telephone: n.Telephone, Guest: true,
		}); err != nil {
			return "", err
		}
		g.staff[who] = Worker{ID: who, Name: n.Name, Job: n.Job, Agency: n.Agency, Telephone: n.Telephone, Active: true, Guest: true}
		if err := d.invite(tx, pass, g, NewInvitation{Account: who, Role: n.Role, Children: n.Children}); err != nil {
			return "", err
		}
		all, err := tx.Invitations(pass, id)
		for _, i := range all {
			if i.Account == who {
				return i.ID, err
			}
		}
		return "", err
	})
	if err != nil {
		return "", fmt.Errorf("inviting a guest: %w", err)
	}
	return done, nil
}

// GuestCard is a card for whoever was invited as a guest, and whether it takes the place of everything they signed in by until now.
type GuestCard struct {
	Conference conference.ID
	Invitation string
	Afresh     bool
}

// MakeGuestCard makes the code that lets a guest in once, until the end of the day that is answered; a card made before stops
// working. Only the safeguarding unit may. The same form sent twice answers the same code.
func (d *Desk) MakeGuestCard(ctx context.Context, by Doing, c GuestCard) (store.Code, timescale.Date, error) {
	codes, err := d.db.Codes(by, store.Card, access.AccountID(c.Invitation), 1)
	if err != nil {
		return "", timescale.Date{}, err
	}
	until := d.db.Now().Date().AddDays(GuestCardDays)
	err = d.once(ctx, by, "make guest card", codes[0], func(tx *store.Tx) error {
		_, pass, err := openConference(tx, c.Conference, access.LetGuestIn)
		if err != nil {
			return err
		}
		guest, err := invitedGuest(&tx.Reading, pass, c.Conference, c.Invitation)
		if err != nil {
			return err
		}
		may, err := tx.MayEnter(guest.ID)
		switch {
		case err != nil:
			return err
		case !may:
			return ErrGuestGone
		}
		// The conference's own entry does not say for whom the card was.
		if err := tx.Note(pass, c.Invitation); err != nil {
			return err
		}
		if c.Afresh {
			if err := tx.EndWays(pass, guest.ID); err != nil {
				return err
			}
		}
		return tx.PutCodes(pass, guest.ID, store.Card, codes, until.AddDays(1).At(0, 0))
	})
	if err != nil {
		return "", timescale.Date{}, fmt.Errorf("making a guest's card: %w", err)
	}
	return codes[0], until, nil
}

// invitedGuest is the account of a guest who was asked to a conference. Anybody else there is ErrNotAGuest, and who was not asked
// to it is not there.
func invitedGuest(r *store.Reading, pass access.Pass, id conference.ID, invitation string) (store.Account, error) {
	all, err := r.Invitations(pass, id)
	if err != nil {
		return store.Account{}, err
	}
	for _, i := range access.Known(access.Know(pass), all) {
		switch {
		case i.ID != invitation:
			continue
		case i.Account == "":
			return store.Account{}, ErrNotAGuest
		}
		a, err := r.Account(i.Account)
		if err == nil && !a.Guest {
			err = ErrNotAGuest
		}
		return a, err
	}
	return store.Account{}, access.ErrNotFound
}

// GuestView is a guest for whom a card is made: who they are, whether they may sign in now, and the number at which whoever makes
// the card can be rung.
type GuestView struct {
	Seat      string // their invitation
	Name      string
	Job       string
	Agency    string
	Telephone string
	Open      bool
	Ring      string
}

// ViewGuest is a guest of a conference, for the safeguarding unit.
func (d *Desk) ViewGuest(ctx context.Context, actor access.Actor, id conference.ID, invitation string) (access.Copy[GuestView], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (GuestView, error) {
		f, err := r.ConferenceFamily(id)
		if err != nil {
			return GuestView{}, err
		}
		pass, err := r.AllowAt(f, access.ViewConference, id)
		if err != nil {
			return GuestView{}, err
		}
		if !access.Know(pass).Has(access.PartUnit) {
			return GuestView{}, &access.Refused{Deed: access.LetGuestIn}
		}
		a, err := invitedGuest(r, pass, id, invitation)
		if err != nil {
			return GuestView{}, err
		}
		own, err := r.Account(actor.Account)
		if err != nil {
			return GuestView{}, err
		}
		g := GuestView{Seat: invitation, Name: a.Name, Job: a.Job, Agency: a.Agency, Telephone: a.Telephone, Ring: own.Telephone}
		g.Open, err = r.MayEnter(a.ID)
		return g, err
	})
	if err != nil {
		return seen, fmt.Errorf("looking at a guest: %w", err)
	}
	return seen, nil
}
