package casework_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"kith/access"
	"kith/family"
	"kith/internal/store"
	"kith/internal/testcase/world"
	"kith/timescale"
)

var (
	dates  = cmp.Comparer(func(a, b timescale.Date) bool { return a == b })
	sorted = cmpopts.SortSlices(func(a, b string) bool { return a < b })
)

func contains(all []string, part string) bool {
	return slices.ContainsFunc(all, func(s string) bool { return strings.Contains(s, part) })
}

// children are the first names of the children whom somebody may know of.
func children(t *testing.T, w *world.World, f access.FamilyID, who access.Actor) []string {
	t.Helper()
	seen, err := store.Look(t.Context(), w.DB, who, func(r *store.Reading) ([]string, error) {
		pass, err := r.Allow(f, access.ViewNames, "")
		if err != nil {
			return nil, err
		}
		held, err := r.People(f)
		var all []string
		for _, p := range access.Known(access.Know(pass), held) {
			if p.Kind != family.Adult {
				all = append(all, p.FirstName())
			}
		}
		return all, err
	})
	if err != nil {
		t.Fatal(err)
	}
	return seen.Show()
}

// knownTo is everything about people, relationships and addresses that somebody may know of a family.
func knownTo(t *testing.T, w *world.World, f access.FamilyID, who access.Actor) []string {
	t.Helper()
	seen, err := store.Look(t.Context(), w.DB, who, func(r *store.Reading) ([]string, error) {
		pass, err := r.Allow(f, access.ViewNames, "")
		if err != nil {
			return nil, err
		}
		k := access.Know(pass)
		people, err := r.People(f)
		if err != nil {
			return nil, err
		}
		var all []string
		names := map[access.PersonID]string{}
		for _, p := range access.Known(k, people) {
			names[p.ID] = p.FullName()
			all = append(all, p.FullName())
		}
		related, err := r.Relationships(f)
		if err != nil {
			return nil, err
		}
		for _, rel := range access.Known(k, related) {
			all = append(all, names[rel.Person]+" "+string(rel.Tie)+" of "+names[rel.Child])
		}
		homes, err := r.Households(f)
		if err != nil {
			return nil, err
		}
		for _, h := range access.Known(k, homes) {
			all = append(all, h.Words.Address)
		}
		return all, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return seen.Show()
}
