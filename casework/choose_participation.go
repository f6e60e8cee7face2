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
