package casework

import (
	"slices"
	"strings"

	"kith/access"
	"kith/conference"
	"kith/internal/store"
)

// Who is out of a conference, or of a closed part of it, and what that does to what comes to be meanwhile. It is read afresh with
// every look and every action: from the moment it counts nothing more reaches whoever is out.

// readOut reads who is out. Of a conference that is over only one of the family need be asked about.
func (s *sitting) readOut(r *store.Reading) error {
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

// readOutKey is the item of the running order under which the words of somebody who is kept out are given to the conference.
func readOutKey(invitation string) string { return "words-of:" + invitation }

// readOutGates ask that the words of whoever is kept out of the whole conference were given to it, unless they are heard by its
// chair alone or on the telephone.
func (s *sitting) readOutGates(r *store.Reading) ([]conference.Gate, error) {
	all, err := s.exclusions(r)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	steps, err := r.Steps(s.pass, s.c.ID)
	var gates []conference.Gate
	for _, x := range all {
		if x.Stands() && x.Extent == conference.OutOfAll && givenToAll(x.Heard) {
			gates = append(gates, conference.Gate{
				Key: conference.GateReadOut, About: x.Invitation, Kept: conference.GoneThrough(steps, readOutKey(x.Invitation)),
			})
		}
	}
	return gates, err
}

func givenToAll(w conference.OtherWay) bool {
	return w == conference.InWriting || w == conference.BySocialWorker || w == conference.ByWhoeverBeside
}

// isReadOut reports whether an item of the running order is the words of somebody who is kept out.
func (s *sitting) isReadOut(item string) bool {
	invitation, is := strings.CutPrefix(item, "words-of:")
	return is && slices.Contains(s.out.Whole, invitation)
}
