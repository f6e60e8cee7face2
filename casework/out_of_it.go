package casework

import (
	"errors"
	"slices"
	"strings"

	"kith/access"
	"kith/conference"
	"kith/internal/store"
)

// Who is out of a conference, or of a closed part of it, and what that does to what comes to be meanwhile. It is read afresh with
// every look and every action: from the moment it counts nothing more reaches whoever is out.

// readWhoIsOut reads who is out. Of a conference that is over only one of the family need be asked about.
func (s *sitting) readWhoIsOut(r *store.Reading) error {
	if s.c.Over() && s.pass.Actor().Office != access.FamilyMember {
		return nil
	}
	out, err := r.OutNow(s.pass, s.c.ID)
	if s.c.State != conference.Open {
		out.Part, out.Back, out.Of = "", "", nil
	}
	s.out = out
	return err
}

// among reports whether somebody, or whoever brings them, is among some invitations.
func (s *sitting) among(a conference.Attender, invitations []string) bool {
	return slices.Contains(invitations, a.ID) || a.BroughtBy != "" && slices.ContainsFunc(s.everyone, func(by conference.Attender) bool {
		return by.Account == a.BroughtBy && slices.Contains(invitations, by.ID)
	})
}

// outOfAll reports whether somebody is kept out of the whole conference.
func (s *sitting) outOfAll(a conference.Attender) bool { return s.among(a, s.out.Whole) }

// outOfPart reports whether somebody is out of the closed part that is open.
func (s *sitting) outOfPart(a conference.Attender) bool { return s.among(a, s.out.Of) }

// inPart is for whom a thing is that comes to be now: in a closed part for nobody who is out of it, nor for those beside them.
func (s *sitting) inPart(meant access.Audience) (access.Audience, error) {
	return s.but(meant, s.out.Of)
}

// but is an audience without those who come on some invitations, and those beside them.
func (s *sitting) but(meant access.Audience, invitations []string) (access.Audience, error) {
	var names []access.Party
	for _, a := range s.everyone {
		if slices.Contains(invitations, a.ID) {
			names = append(names, s.besides(a)...)
		}
	}
	if len(names) == 0 {
		return meant, nil
	}
	switch meant.Kind() {
	case access.ChairAlone:
		return meant, nil
	case access.Named, access.ChildChosen:
		left := slices.DeleteFunc(meant.Names(), func(p access.Party) bool { return slices.Contains(names, p) })
		if len(left) == 0 {
			return access.For(access.ChairAlone), nil
		}
		return access.For(meant.Kind(), left...), nil
	case access.Everyone, access.Professionals, access.NotNamed, access.AboutOthers:
	}
	return meant.Within(access.For(access.NotNamed, names...))
}

// keepItem notes what came to be in the closed part that is open, so that the chair can share it afterwards.
func (s *sitting) keepItem(tx *store.Tx, kind conference.ItemKind, item string, meant access.Audience) error {
	if s.out.Part == "" {
		return nil
	}
	return tx.AddClosedItem(s.pass, conference.ClosedItem{Part: s.out.Part, Kind: kind, Item: item, Meant: meant})
}

// asSent keeps what is written down of a note that was sent in a closed part as if it were written in that part.
func (s *sitting) asSent(tx *store.Tx, which func(conference.Note) bool) error {
	notes, err := tx.Notes(s.pass, s.c)
	if err != nil || s.out.Part != "" {
		return err
	}
	parts, err := tx.ClosedParts(s.pass, s.c.ID)
	if err != nil {
		return err
	}
	for _, n := range access.Known(s.know, notes) {
		for _, p := range parts {
			if which(n) && !n.At.Before(p.OpenedAt) && !n.At.After(p.ClosedAt) {
				s.out.Part, s.out.Of = p.ID, p.Out
			}
		}
	}
	return nil
}

// quoted keeps words that repeat what stood before to those for whom that was.
func quoted(chosen, was access.Audience, now, before string) (access.Audience, error) {
	if strings.TrimSpace(before) == "" || !strings.Contains(now, strings.TrimSpace(before)) {
		return chosen, nil
	}
	both, err := chosen.Within(was)
	if errors.Is(err, access.ErrApart) {
		return was, nil
	}
	return both, err
}

// together refuses what is done with everybody there while a closed part is open.
func (s *sitting) together() error {
	if s.out.Part != "" {
		return conference.ErrNotInAPart
	}
	return nil
}

// exclusions are what was decided about keeping somebody out, as the reader may know it.
func (s *sitting) exclusions(r *store.Reading) ([]conference.Exclusion, error) {
	held, err := r.Exclusions(s.pass, s.c.ID, s.invited())
	return access.Known(s.know, held), err
}

// toldGates ask that whoever is kept out was told so before the conference begins.
func (s *sitting) toldGates(r *store.Reading) ([]conference.Gate, error) {
	all, err := s.exclusions(r)
	var gates []conference.Gate
	for _, x := range all {
		if x.Stands() {
			gates = append(gates, conference.Gate{Key: conference.GateTold, About: x.Invitation, Kept: x.Told != nil})
		}
	}
	return gates, err
}
