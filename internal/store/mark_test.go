package store_test

import (
	"testing"

	"kith/access"
	"kith/internal/store"
	"kith/internal/testcase/world"
)

func TestMarksStayWhenThePartnershipsKeyChanges(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		e := w.Enquiry(w.Concern("Kai Example"))
		value := []string{"What was signed"}
		marked := func(db *store.DB, was string) string {
			t.Helper()
			seen, err := store.Look(t.Context(), db, w.SocialWorker, func(r *store.Reading) (string, error) {
				pass, err := r.Allow(e.Family, access.ViewFamily, string(e.Family))
				if err != nil {
					return "", err
				}
				return r.Mark(pass, value, was)
			})
			if err != nil {
				t.Fatal(err)
			}
			return seen.Show()
		}
		outer, err := w.Key.Derive("tenant/" + string(w.Tenant.ID))
		if err != nil {
			t.Fatal(err)
		}
		raw, err := outer.Bytes("versions")
		if err != nil {
			t.Fatal(err)
		}
		before := access.VersionOf(raw, value) // as marks were made until they followed from the family's key
		mark := marked(w.DB, "")
		if mark == before || marked(w.DB, "another") != mark {
			t.Error("the mark follows from the partnership's key")
		}
		if marked(w.DB, before) != before {
			t.Error("a mark of the old kind is not known again")
		}
		db, _, _ := rotated(t, w, newPlaces(t, w))
		if marked(db, mark) != mark {
			t.Error("with another key of the partnership the mark is another")
		}
	})
}
