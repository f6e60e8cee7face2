package casework

import (
	"slices"

	"kith/access"
	"kith/conference"
	"kith/internal/store"
)

// forOne are the parts that are given for the sake of one conference.
func forOne() []access.PartKind {
	return []access.PartKind{access.PartChair, access.PartRecorder, access.PartProfessional}
}

// endParts ends the parts that a conference gave.
func endParts(tx *store.Tx, pass access.Pass, id conference.ID, why string) error {
	for _, kind := range forOne() {
		if err := tx.EndConferenceParts(pass, id, kind, why); err != nil {
			return err
		}
	}
	return nil
}

// leave ends the parts of those who took part for the sake of this one conference, whose record is issued: those who were
// asked to it, its recorder, and its chair, whose part goes on only while a plan does that the conference made. They keep
// the copy that they were given. A correction gives the chair's and the recorder's part again: see takeUp.
func (s *recordSources) leave(tx *store.Tx, copies []built) error {
	holders, err := tx.PartHolders(s.pass.Family())
	if err != nil {
		return err
	}
	for _, kind := range []access.PartKind{access.PartRecorder, access.PartProfessional} {
		if err := tx.EndConferenceParts(s.pass, s.c.ID, kind, "the record of the conference was issued"); err != nil {
			return err
		}
	}
	for _, c := range copies {
		who := c.line.To.Account
		here := slices.ContainsFunc(holders, func(h store.PartHolder) bool {
			return h.Account == who && slices.Contains(forOne(), h.Kind) && h.For == string(s.c.ID)
		})
		if !c.line.Gets || !here || holds(holders, who, access.PartGiven) {
			continue
		}
		if err := tx.AddPart(s.pass, who, access.PartGiven, string(s.c.ID)); err != nil {
			return err
		}
	}
	return tx.EndChairs(s.pass)
}

// takeUp gives a chair and a recorder of the conference their part again, for another issue of its record: those who had
// it, where they may sign in still. Where no chair is left, the safeguarding unit names another: see NameSigner. It checks
// the record itself where no recorder is.
func (s *recordSources) takeUp(tx *store.Tx) error {
	holders, err := tx.PartHolders(s.pass.Family())
	if err != nil {
		return err
	}
	for _, one := range []struct {
		kind access.PartKind
		who  []access.AccountID
	}{
		{access.PartChair, []access.AccountID{s.c.Chair, s.latest().SignedBy}},
		{access.PartRecorder, []access.AccountID{s.c.Recorder}},
	} {
		who := slices.IndexFunc(one.who, func(who access.AccountID) bool { return s.accounts[who].Active })
		if who < 0 || slices.ContainsFunc(holders, func(h store.PartHolder) bool { return hasPart(h, one.kind, s.c.ID) }) {
			continue
		}
		if err := tx.AddPart(s.pass, one.who[who], one.kind, string(s.c.ID)); err != nil {
			return err
		}
	}
	return nil
}

// hasPart reports whether a part is of a kind, at a conference, and its holder may sign in.
func hasPart(h store.PartHolder, kind access.PartKind, at conference.ID) bool {
	return h.Active && h.Kind == kind && h.For == string(at)
}
