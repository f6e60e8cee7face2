package casework

import (
	"context"
	"fmt"
	"slices"

	"kith/access"
	"kith/conference"
	"kith/fault"
	"kith/internal/store"
	"kith/record"
)

// The rules for naming another chair to sign.
var (
	ErrSignerNotNeeded = fault.New("", "The chair of this conference can still sign the record. Record that the chair is away, "+
		"with who covers, if somebody else is to sign for them")
	ErrIssuedAlready = fault.New("", "This record is issued. Another chair is named when it has been corrected and is to be signed anew")
	ErrSignerChecked = fault.New("chair", "Choose another chair: this one has checked the record")
)

// NameSigner gives another chair the part at a closed conference, so that its record can be signed: where whoever chaired
// may sign in no more. Only the safeguarding unit may. Whoever signs is named as that; the record goes on saying who chaired.
func (d *Desk) NameSigner(ctx context.Context, by Doing, id conference.ID, who access.AccountID) (conference.ID, error) {
	done, err := store.Act(ctx, d.db, by, "name signer", func(tx *store.Tx) (conference.ID, error) {
		pass, err := onRecord(tx, id, access.NameSigner)
		if err != nil {
			return "", err
		}
		s, err := d.recordOf(&tx.Reading, pass, id)
		if err != nil {
			return "", err
		}
		needed, err := s.needsSigner(&tx.Reading)
		switch {
		case err != nil:
			return "", err
		case s.latest().State == record.Issued:
			return "", ErrIssuedAlready
		case !needed:
			return "", ErrSignerNotNeeded
		case who == s.latest().CheckedBy && who != "":
			return "", ErrSignerChecked
		}
		if err := d.checkChair(tx, pass, id, conference.Booking{Chair: who, On: tx.Today()}); err != nil {
			return "", err
		}
		if err := tx.EndConferenceParts(pass, id, access.PartChair, "may sign in no more"); err != nil {
			return "", err
		}
		return id, tx.AddPart(pass, who, access.PartChair, string(id))
	})
	if err != nil {
		return "", fmt.Errorf("naming who signs a record: %w", err)
	}
	return done, nil
}

// needsSigner reports whether a record that is to be signed has nobody who may: no chair of the conference signs in any
// more.
func (s *recordSources) needsSigner(r *store.Reading) (bool, error) {
	if s.latest().State == record.Issued {
		return false, nil
	}
	holders, err := r.PartHolders(s.pass.Family())
	return !slices.ContainsFunc(holders, func(h store.PartHolder) bool { return hasPart(h, access.PartChair, s.c.ID) }), err
}
