package casework

import (
	"context"
	"fmt"

	"kith/access"
	"kith/internal/store"
	"kith/procedure"
)

// Help is whom people can turn to outside the council, as their procedure and the national helplines have it. It is
// the same for everybody and says nothing of any case.
type Help struct {
	Advice      []procedure.Contact // for parents and families
	ForChild    []procedure.Contact // for a child or young person
	Complaint   []procedure.Contact
	Afterwards  []procedure.Contact // when the complaint is done
	LegalAid    string
	Partnership string
	Unit        procedure.Contact // the safeguarding unit; nothing where the pack does not say
	Kept        string            // how long records are kept

	Disagree   string // what to do first
	Supporters string // whom a parent may bring
	Interprets string
	Cannot     string // what a conference cannot decide
	Sharing    string

	Worker store.Worker // the reader's own social worker, where they are one of a family
}

// ListsSolicitors are those of the advisers who have a list of solicitors.
func (h Help) ListsSolicitors() []procedure.Contact { return h.only(true) }

// Independent are the other advisers outside the council.
func (h Help) Independent() []procedure.Contact { return h.only(false) }

func (h Help) only(solicitors bool) []procedure.Contact {
	var all []procedure.Contact
	for _, c := range h.Advice {
		if (c.Key == "citizens-advice") == solicitors && c.Reachable() {
			all = append(all, c)
		}
	}
	return all
}

// national is the procedure for whoever has not said where they belong.
const national = "england"

// today is a partnership's procedure as it stands today; the national one when none is named. It is no case content.
func (d *Desk) today(ctx context.Context, t access.TenantID, name string) (procedure.Pack, error) {
	if name == "" {
		name = national
	}
	packs := d.packs
	if t != "" {
		changes, err := d.db.ApprovedChanges(ctx, t, name)
		if err != nil {
			return procedure.Pack{}, fmt.Errorf("reading the changes of a procedure: %w", err)
		}
		if packs, err = d.own.with(packs, t, name, changes); err != nil {
			return procedure.Pack{}, err
		}
	}
	p, err := packs.At(name, d.db.Now().Date())
	if err != nil {
		return p, fmt.Errorf("reading a procedure: %w", err)
	}
	return p, nil
}

// WhoCanHelp reads a partnership's procedure as it stands today; the national one when none is named.
func (d *Desk) WhoCanHelp(ctx context.Context, t access.TenantID, name string) (Help, error) {
	p, err := d.today(ctx, t, name)
	if err != nil {
		return Help{}, fmt.Errorf("reading who can help: %w", err)
	}
	return Help{
		Advice:      each(p.Help.National.Value, p.Help.Advice.Value),
		ForChild:    each(p.Help.NationalForChild.Value, p.Help.ForChild.Value),
		Complaint:   p.Help.Complaint.Value,
		Afterwards:  p.Help.Afterwards.Value,
		LegalAid:    p.Help.LegalAid.Value,
		Partnership: p.Partnership.Name.Value,
		Unit:        p.Partnership.Unit.Value,
		Kept:        p.Record.Retention.Value.String(),
		Disagree:    p.Help.Disagree.Value,
		Supporters:  p.Parents.SupporterWords.Value,
		Interprets:  p.Parents.Interpreter.Value,
		Cannot:      p.Decision.CannotDecide.Value,
		Sharing:     p.Sharing.Words.Value,
	}, nil
}

// WhoCanHelpMe is WhoCanHelp with the people whom somebody signed in can turn to by name: their own social worker, and
// the safeguarding unit where the procedure does not say how to reach it.
func (d *Desk) WhoCanHelpMe(ctx context.Context, name string, f access.FamilyID, actor access.Actor) (Help, error) {
	h, err := d.WhoCanHelp(ctx, actor.Tenant, name)
	if err != nil || actor.Tenant == "" {
		return h, err
	}
	if h.Worker, err = d.WorkerOf(ctx, f, actor); err != nil || h.Unit.Reachable() {
		return h, err
	}
	unit, err := d.db.UnitOf(ctx, actor.Tenant)
	if err != nil {
		return h, fmt.Errorf("reading who can help: %w", err)
	}
	h.Unit = unitContact(unit)
	return h, nil
}

func unitContact(w store.Worker) procedure.Contact {
	c := procedure.Contact{Key: "unit", Name: "The safeguarding unit", For: "They arrange the meeting. They can tell you about it."}
	if w.Telephone != "" {
		c.Routes = []procedure.Route{{Kind: procedure.Telephone, To: w.Telephone}}
	}
	return c
}

// HelpForChild is whom a child or young person can turn to, for the foot of each of their pages; nobody for anyone else.
func (d *Desk) HelpForChild(ctx context.Context, name string, actor access.Actor) ([]procedure.Contact, error) {
	if actor.Office != access.FamilyMember {
		return nil, nil
	}
	child, err := d.db.IsChild(ctx, actor.Tenant, actor.Account)
	if err != nil || !child {
		return nil, err
	}
	h, err := d.WhoCanHelp(ctx, actor.Tenant, name)
	return h.ForChild, err
}

// each joins lists. The national helplines come first, for their numbers work; whoever is in both is named once, in the
// partnership's words, with the partnership's numbers before the national ones.
func each(lists ...[]procedure.Contact) []procedure.Contact {
	var all []procedure.Contact
	at := map[string]int{}
	for _, list := range lists {
		for _, c := range list {
			i, there := at[c.Key]
			if !there {
				at[c.Key] = len(all)
				all = append(all, c)
				continue
			}
			all[i] = c.Joined(all[i])
		}
	}
	return all
}
