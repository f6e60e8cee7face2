package casework

import (
	"context"
	"fmt"
	"strings"

	"kith/access"
	"kith/conference"
	"kith/fault"
	"kith/internal/store"
)

// DeclareLinks keeps what the chair of a conference says about their own links with the children. A chair who declares
// one stands down at once, and the unit is asked for another.
func (d *Desk) DeclareLinks(ctx context.Context, by Doing, id conference.ID, linked string, link string) (conference.ID, error) {
	done, err := store.Act(ctx, d.db, by, "declare links", func(tx *store.Tx) (conference.ID, error) {
		c, pass, err := openConference(tx, id, access.DeclareLinks)
		if err != nil {
			return "", err
		}
		if c.Chair != by.Actor.Account {
			return "", &access.Refused{Deed: access.DeclareLinks}
		}
		var wrong fault.List
		wrong.Check(linked == "yes" || linked == "no", conference.ErrLinkUnsaid)
		wrong.Check(linked != "yes" || strings.TrimSpace(link) != "", conference.ErrLinkUntold)
		if err := wrong.Err(); err != nil {
			return "", err
		}
		said := conference.Declaration{Conference: id, Chair: c.Chair, Linked: linked == "yes"}
		if said.Linked {
			said.Link = link
		}
		if err := tx.PutDeclaration(pass, said); err != nil {
			return "", err
		}
		if !said.Linked || c.State != conference.Booked {
			return id, nil
		}
		was := c.Chair
		c.Chair = ""
		if err := tx.SaveConference(pass, c); err != nil {
			return "", err
		}
		if err := tx.AddChange(pass, conference.Change{
			ID: tx.NewID(), Conference: id, Kind: conference.ChairStoodDown, Was: c.HeldOn, Now: c.HeldOn, AgreedBy: was,
		}); err != nil {
			return "", err
		}
		return id, tx.EndConferenceParts(pass, id, access.PartChair, "declared a link")
	})
	if err != nil {
		return "", fmt.Errorf("declaring links: %w", err)
	}
	return done, nil
}
