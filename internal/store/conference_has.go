package store

import (
	"context"
	"fmt"
	"slices"

	"kith/access"
	"kith/conference"
	"kith/internal/store/gen"
)

// ifAny asks one of the queries that ConferenceHas names, by its name. A look asks once what a conference has at all, and then
// only for that. An action asks each query itself, for it may have added what there was not before.
func ifAny[Of, Row any](r *Reading, f access.FamilyID, c conference.ID, query string, ask func(context.Context, Of) ([]Row, error), of Of) ([]Row, error) {
	if r.seen == nil {
		return ask(r.ctx, of)
	}
	has, err := again(r, "what there is of "+string(f)+" "+string(c), func() ([]string, error) {
		return r.q.ConferenceHas(r.ctx, gen.ConferenceHasParams{TenantID: r.tenant(), FamilyID: f, ConferenceID: string(c)})
	})
	if err != nil {
		return nil, fmt.Errorf("reading what a conference has: %w", err)
	}
	if !slices.Contains(has, query) {
		return nil, nil
	}
	return ask(r.ctx, of)
}
