package casework

import (
	"context"

	"kith/access"
	"kith/conference"
	"kith/fault"
	"kith/internal/store"
)

// GiveView is somebody's own view of what should be decided for a child: a professional's, or a parent's.
func (d *Desk) GiveView(ctx context.Context, by Doing, id conference.ID, v conference.View) error {
	return d.during(ctx, by, id, access.GiveView, "give view", func(tx *store.Tx, s *sitting) error {
		me, here := s.mine()
		if !here || !me.IsProfessional() && !me.IsParent() {
			return ErrNotAtTable
		}
		if !s.know.Reaches(v.Child) {
			return access.ErrNotFound
		}
		v.Invitation = me.ID
		return s.putView(tx, me, v)
	})
}

// RecordView is a view that somebody gives aloud and the chair or the recorder writes down for them.
func (d *Desk) RecordView(ctx context.Context, by Doing, id conference.ID, v conference.View) error {
	return d.during(ctx, by, id, access.KeepWall, "record view", func(tx *store.Tx, s *sitting) error {
		who, err := s.attender(v.Invitation)
		if err != nil {
			return fault.New("who", "Choose whose view this is")
		}
		return s.putView(tx, who, v)
	})
}

func (s *sitting) putView(tx *store.Tx, who conference.Attender, v conference.View) error {
	if err := s.c.Running(); err != nil {
		return err
	}
	if err := s.child(v.Child); err != nil {
		return err
	}
	v.Family, v.Writer = who.Family(), s.pass.Actor().Account
	if v.Outcome != conference.ProtectionPlan {
		v.Categories = nil
	}
	if v.Audience.Kind() == "" {
		v.Audience = access.For(access.Everyone)
	}
	if err := v.Check(); err != nil {
		return err
	}
	before, err := tx.Views(s.pass, s.c.ID)
	if err != nil {
		return err
	}
	whose, err := accountOf(tx, who)
	if err != nil {
		return err
	}
	for _, b := range before {
		if b.Child == v.Child && b.Invitation == v.Invitation {
			if err := conference.MayWriteDown(b.Writer, whose, v.Writer); err != nil {
				return err
			}
			if b.Audience.Kind() == access.NotNamed || len(b.Audience.Names()) > 0 { // it was said in a closed part
				if v.Audience, err = quoted(v.Audience, b.Audience, v.Words.Text, b.Words.Text); err != nil {
					return err
				}
			}
		}
	}
	meant := v.Audience
	if v.Audience, err = s.inPart(meant); err != nil {
		return err
	}
	if err := s.keepItem(tx, conference.ItemView, v.Invitation+"/"+string(v.Child), meant); err != nil {
		return err
	}
	return tx.PutView(s.pass, s.c.ID, v)
}

// accountOf is the account that somebody at a conference signs in by, empty for who does not.
func accountOf(tx *store.Tx, who conference.Attender) (access.AccountID, error) {
	if who.Account != "" || who.Person == "" {
		return who.Account, nil
	}
	account, there, err := tx.AccountOf(who.Person)
	if err != nil || !there {
		return "", err
	}
	return account.ID, nil
}

// RecordHeard says how a child was heard: what they want the conference to know, what is known of a baby's daily life,
// or why the child was not heard.
func (d *Desk) RecordHeard(ctx context.Context, by Doing, id conference.ID, h conference.Heard) error {
	return d.during(ctx, by, id, access.KeepWall, "record child's views", func(tx *store.Tx, s *sitting) error {
		if err := s.c.Running(); err != nil {
			return err
		}
		if err := s.child(h.Child); err != nil {
			return err
		}
		stands, err := s.heardStands(tx, h.Child)
		if err != nil {
			return err
		}
		if err := tx.Unchanged(by, stands); err != nil {
			return err
		}
		if h.Audience.Kind() == "" {
			h.Audience = access.For(access.Everyone)
		}
		h.Writer = by.Actor.Account
		if h.Way != conference.Letter {
			h.Words.ReadOut = false
		}
		if err := h.Check(); err != nil {
			return err
		}
		if stands.Audience.Kind() != "" && len(stands.Audience.Names()) > 0 { // it was said in a closed part
			if h.Audience, err = quoted(h.Audience, stands.Audience, h.Words.Text, stands.Words.Text); err != nil {
				return err
			}
		}
		meant := h.Audience
		if h.Audience, err = s.inPart(meant); err != nil {
			return err
		}
		if err := s.keepItem(tx, conference.ItemHeard, string(h.Child), meant); err != nil {
			return err
		}
		return tx.PutHeard(s.pass, id, h)
	})
}
