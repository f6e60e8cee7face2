package casework

import (
	"context"
	"fmt"

	"kith/access"
	"kith/procedure"
)

// DateRules are the rules about days as families read them, and where the whole procedure is published. They are the same for
// everybody, and say nothing of any case.
type DateRules struct {
	Partnership string
	Rules       []procedure.ToldRule
	Published   []procedure.Contact // where the whole procedure can be read; nobody where the pack does not say
	Unit        procedure.Contact
}

// DateRules reads them from a partnership's procedure as it stands today; from the national one when none is named. Whoever is
// signed in to a partnership reads its own.
func (d *Desk) DateRules(ctx context.Context, name string, actor access.Actor) (DateRules, error) {
	p, err := d.today(ctx, actor.Tenant, name)
	if err != nil {
		return DateRules{}, fmt.Errorf("reading the rules about days: %w", err)
	}
	v := DateRules{Partnership: p.Partnership.Name.Value, Rules: p.ToldRules(), Unit: p.Partnership.Unit.Value}
	for _, c := range p.Partnership.Procedure.Value {
		if c.Reachable() {
			v.Published = append(v.Published, c)
		}
	}
	return v, nil
}
