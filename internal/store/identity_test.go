package store_test

import (
	"errors"
	"testing"

	"kith/access"
	"kith/internal/store"
	"kith/internal/testcase/canary"
	"kith/internal/testcase/world"
)

// TestAnIdentityLetsNobodyOfAFamilyIn writes one straight into the database: no command gives a family member any.
func TestAnIdentityLetsNobodyOfAFamilyIn(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		e := w.Enquiry(w.Concern("Kai Example"))
		mother := w.Member(e.Family, access.PartParent, "Ann Example", e.Children[0].ID)
		at := store.Identity{Issuer: "https://login.example", Subject: "8f14e45f"}
		give := func(who access.Actor) {
			t.Helper()
			if _, err := canary.Raw(t, w.Database, w.Key).ExecContext(t.Context(),
				"INSERT INTO signin_identity (tenant_id, issuer, subject, account_id, given_at) VALUES ($1, $2, $3, $4, $5)",
				string(w.Tenant.ID), at.Issuer, at.Subject, string(who.Account), w.DB.Now()); err != nil {
				t.Fatal(err)
			}
		}
		give(mother)
		if _, err := w.DB.IdentityOwner(t.Context(), w.Tenant.ID, at); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("the mother comes in: %v", err)
		}
		at.Subject = "c9f0f895"
		give(w.SocialWorker)
		if who, err := w.DB.IdentityOwner(t.Context(), w.Tenant.ID, at); err != nil || who.Actor != w.SocialWorker {
			t.Errorf("the social worker does not: %v, %v", who, err)
		}
	})
}
