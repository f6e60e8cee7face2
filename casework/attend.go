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

// GoOnWithoutQuorum keeps the chair's reason to go on, on a ground of the procedure.
func (d *Desk) GoOnWithoutQuorum(ctx context.Context, by Doing, id conference.ID, ground, reason string) (conference.ID, error) {
	done, err := store.Act(ctx, d.db, by, "go on without a quorum", func(tx *store.Tx) (conference.ID, error) {
		_, pass, err := openConference(tx, id, access.GoOnWithoutQuorum)
		if err != nil {
			return "", err
		}
		g, err := d.gathering(&tx.Reading, pass, id)
		if err != nil {
			return "", err
		}
		known := false
		for _, one := range g.pack.Quorum.Override.Value {
			known = known || one.Key == ground
		}
		var wrong fault.List
		wrong.Check(known, conference.ErrNoGround)
		wrong.Check(strings.TrimSpace(reason) != "", conference.ErrNoQuorumReason)
		if err := wrong.Err(); err != nil {
			return "", err
		}
		return id, tx.PutQuorumException(pass, id, store.QuorumException{Ground: ground, Reason: reason})
	})
	if err != nil {
		return "", fmt.Errorf("going on without a quorum: %w", err)
	}
	return done, nil
}

// ChooseParticipation keeps how a child takes part, and why that way. A child judged too young is there only with the
// chair's reason, so the chair alone may choose it.
func (d *Desk) ChooseParticipation(ctx context.Context, by Doing, p conference.Participation) (conference.ID, error) {
	done, err := store.Act(ctx, d.db, by, "choose participation", func(tx *store.Tx) (conference.ID, error) {
		c, pass, err := openConference(tx, p.Conference, access.ChooseParticipation)
		if err != nil {
			return "", err
		}
		if !c.Includes(p.Child) {
			return "", access.ErrNotFound
		}
		g, err := d.gathering(&tx.Reading, pass, p.Conference)
		if err != nil {
			return "", err
		}
		var wrong fault.List
		wrong.Check(slices.Contains(conference.Manners(), p.Manner), conference.ErrNoManner)
		wrong.Check(strings.TrimSpace(p.Reason) != "", conference.ErrNoMannerReason)
		child, _ := g.person(p.Child)
		young := g.pack.Children.YoungNotBrought.Value && !g.offered(child) && p.Manner.There()
		wrong.Check(!young || pass.Has(access.PartChair), conference.ErrTooYoungToBring)
		if err := wrong.Err(); err != nil {
			return "", err
		}
		return p.Conference, tx.PutParticipation(pass, p)
	})
	if err != nil {
		return "", fmt.Errorf("choosing how a child takes part: %w", err)
	}
	return done, nil
}
