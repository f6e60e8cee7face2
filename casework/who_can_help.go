package casework

import (
	"fmt"

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
}

// national is the procedure for whoever has not said where they belong.
const national = "england"

// WhoCanHelp reads a procedure as it stands today; the national one when none is named.
func (d *Desk) WhoCanHelp(name string) (Help, error) {
	if name == "" {
		name = national
	}
	p, err := d.packs.At(name, d.db.Now().Date())
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
	}, nil
}

// each joins lists, without those who are there already: the national helplines come first, for their numbers work.
func each(lists ...[]procedure.Contact) []procedure.Contact {
	var all []procedure.Contact
	seen := map[string]bool{}
	for _, list := range lists {
		for _, c := range list {
			if !seen[c.Key] {
				seen[c.Key] = true
				all = append(all, c)
			}
		}
	}
	return all
}
