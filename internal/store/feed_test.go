package store_test

import (
	"testing"

	"kith/access"
	"kith/internal/testcase/world"
)

func TestALookByAnAddressIsInTheLogAsItsOwners(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		w.Booked("Kai Example")
		looks := func() (n int) {
			t.Helper()
			const count = "SELECT COUNT(*) FROM audit_entry WHERE tenant_id = $1 AND account_id = $2 AND deed = $3 AND kind = 'looked'"
			if err := w.DB.Raw().QueryRowContext(t.Context(), count, string(w.Tenant.ID), string(w.Chair.Account), string(access.ViewFeed)).Scan(&n); err != nil {
				t.Fatal(err)
			}
			return n
		}
		const token = "token"
		if _, err := w.Desk.MakeFeed(t.Context(), w.Doing(w.Chair), token); err != nil {
			t.Fatal(err)
		}
		if n := looks(); n != 0 {
			t.Errorf("%d looks before the first", n)
		}
		if _, err := w.Desk.ViewFeed(t.Context(), token); err != nil {
			t.Fatal(err)
		}
		if n := looks(); n != 1 {
			t.Errorf("%d looks after the first", n)
		}
		var kept int
		if err := w.DB.Raw().QueryRowContext(t.Context(), "SELECT COUNT(*) FROM calendar_feed WHERE token_hash = $1", token).Scan(&kept); err != nil || kept != 0 {
			t.Errorf("the token itself is kept: %d, %v", kept, err)
		}
	})
}
