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

// Companion is whom a child asks to have with them.
type Companion struct {
	Kind string
	Name string // empty where somebody is to be found for them
	Know string // how they know them
}

// The companions a child may ask for.
const (
	AdultFriend = "adult friend"
	AnAdvocate  = "advocate"
	AnAdviser   = "adviser"
)

// The rules for asking.
var (
	errCompanionKind = fault.New("kind", "Choose who you would like to be with you")
	errCompanionName = fault.New("name", "Enter the name of the person you want with you")
)

// AskForCompanion puts the person a child asks for on the list of those who come. An advocate or adviser without a name
// is found for the child: the safeguarding unit has it on its list.
func (d *Desk) AskForCompanion(ctx context.Context, by Doing, id conference.ID, c Companion) (conference.ID, error) {
	done, err := store.Act(ctx, d.db, by, "ask for a companion", func(tx *store.Tx) (conference.ID, error) {
		pass, own, err := ownInvitation(tx, id, access.AskForCompanion)
		if err != nil {
			return "", err
		}
		asked := c
		asked.Name = strings.TrimSpace(c.Name)
		role := conference.RoleSupporter
		switch c.Kind {
		case AdultFriend:
			if asked.Name == "" {
				return "", errCompanionName
			}
		case AnAdvocate:
			role = conference.RoleAdvocate
		case AnAdviser:
			asked.Know = strings.TrimSpace("Adviser. " + c.Know)
		default:
			return "", errCompanionKind
		}
		if asked.Name == "" {
			return id, findCompanion(tx, pass, own, asked)
		}
		return id, tx.AddInvitation(pass, conference.Invitation{
			ID: tx.NewID(), Conference: id, Role: role, BroughtBy: by.Actor.Account, State: conference.Coming, InvitedAt: tx.Now(),
			Children: []access.PersonID{own.Person}, Words: conference.InvitationWords{Name: asked.Name, Tie: asked.Know},
		})
	})
	if err != nil {
		return "", fmt.Errorf("asking for a companion: %w", err)
	}
	return done, nil
}

// findCompanion has somebody found for the child, once.
func findCompanion(tx *store.Tx, pass access.Pass, own conference.Invitation, c Companion) error {
	if slices.ContainsFunc(own.Needs, func(n conference.Need) bool { return n.Kind == c.Kind }) {
		return nil
	}
	return tx.PutNeeds(pass, own, append(own.Needs, conference.Need{Kind: c.Kind, State: "asked", Words: c.Know}))
}
