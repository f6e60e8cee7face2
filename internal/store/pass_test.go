package store_test

import (
	"context"
	"errors"
	"testing"

	"kith/access"
	"kith/enquiry"
	"kith/family"
	"kith/internal/store"
	"kith/internal/testcase/world"
)

func TestNothingIsSavedWithoutAPassForItsFamily(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		mine := w.Enquiry(w.Concern("Kai Example"))
		elsewhere, err := access.AllowOffice(w.Elsewhere.SocialWorker, access.RecordConcern, mine.Family)
		if err != nil {
			t.Fatal(err)
		}
		another, err := access.AllowOffice(w.SocialWorker, access.RecordConcern, "another family")
		if err != nil {
			t.Fatal(err)
		}
		saves := map[string]func(*store.Tx, access.Pass) error{
			"a person": func(tx *store.Tx, p access.Pass) error {
				return tx.AddPerson(p, family.Person{ID: "p", Kind: family.Adult})
			},
			"an enquiry": func(tx *store.Tx, p access.Pass) error {
				return tx.AddEnquiry(p, enquiry.Enquiry{ID: "e", Family: mine.Family, RecordedBy: w.SocialWorker.Account})
			},
			"an account": func(tx *store.Tx, p access.Pass) error {
				return tx.AddAccount(p, store.Account{ID: "a", Office: access.FamilyMember, Family: mine.Family, Person: "p"})
			},
			"a part": func(tx *store.Tx, p access.Pass) error {
				return tx.AddPart(p, w.Teacher.Account, access.PartProfessional, "")
			},
			"the end of a part": func(tx *store.Tx, p access.Pass) error {
				return tx.EndPart(p, w.SocialWorker.Account, access.PartSocialWorker, "left")
			},
			"a family": func(tx *store.Tx, p access.Pass) error { return tx.AddFamily(p) },
			"an enquiry read to be changed": func(tx *store.Tx, p access.Pass) error {
				_, err := tx.Enquiry(p, mine.ID)
				return err
			},
		}
		for pass, p := range map[string]access.Pass{"no pass": {}, "another partnership's pass": elsewhere, "another family's pass": another} {
			for what, save := range saves {
				// A pass for another family saves in that one. There is no such family, so the database refuses; but it
				// could be begun, and ending a part that is not there changes nothing.
				if pass == "another family's pass" && (what == "a family" || what == "the end of a part") {
					continue
				}
				by := w.Doing(w.SocialWorker)
				_, err := store.Act(t.Context(), w.DB, by, "save", func(tx *store.Tx) (string, error) {
					own, err := access.AllowOffice(by.Actor, access.RecordConcern, mine.Family)
					if err != nil {
						return "", err
					}
					if err := tx.Note(own, ""); err != nil {
						return "", err
					}
					return "", save(tx, p)
				})
				if err == nil || pass != "another family's pass" && !errors.Is(err, access.ErrNoPass) {
					t.Errorf("%s with %s: %v", what, pass, err)
				}
			}
		}
	})
}

func TestALookThatCannotBeRecordedShowsNothing(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		id := w.Concern("Kai Example")
		if _, err := w.DB.Raw().ExecContext(t.Context(), "ALTER TABLE audit_entry RENAME TO gone"); err != nil {
			t.Fatal(err)
		}
		seen, err := w.Desk.ViewEnquiry(t.Context(), w.SocialWorker, id)
		if err == nil || seen.Revealed() || seen.Show().Words.Concern != "" {
			t.Errorf("without its entry the look gave %+v, %v", seen.Show(), err)
		}
		if _, err := beginFamily(t.Context(), w.DB, w.Doing(w.SocialWorker)); err == nil {
			t.Error("an action was done without its entry")
		}
	})
}

func TestALookThatAsksForNoPassShowsNothing(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		seen, err := store.Look(t.Context(), w.DB, w.Unit, func(*store.Reading) (string, error) { return world.Secret, nil })
		if !errors.Is(err, access.ErrNotRecorded) || seen.Show() != "" {
			t.Errorf("got %q, %v", seen.Show(), err)
		}
	})
}

func TestEveryLookLeavesAnEntry(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		id := w.Concern("Kai Example")
		before := looks(t.Context(), t, w)
		if _, err := w.Desk.ViewEnquiry(t.Context(), w.Manager, id); err != nil {
			t.Fatal(err)
		}
		if got := looks(t.Context(), t, w); got != before+1 {
			t.Errorf("%d entries more, want one", got-before)
		}
		if _, err := w.Desk.ViewEnquiry(t.Context(), w.Teacher, id); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("the teacher: %v", err)
		}
	})
}

// looks is how many looks are in the log.
func looks(ctx context.Context, t *testing.T, w *world.World) int {
	t.Helper()

	var n int
	const count = "SELECT COUNT(*) FROM audit_entry WHERE tenant_id = $1 AND kind = 'looked'"
	if err := w.DB.Raw().QueryRowContext(ctx, count, string(w.Tenant.ID)).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}
