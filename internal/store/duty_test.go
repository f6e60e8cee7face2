package store_test

import (
	"strings"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/internal/testcase/world"
)

// TestALookOnDutyLeavesItsEntriesAndNoWords: the log names who asked and the family that they were told of, and nothing that was typed.
func TestALookOnDutyLeavesItsEntriesAndNoWords(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		c := w.Booked("Kai Example")
		child := c.Children[0].ID
		seen, err := w.Desk.ViewFamily(t.Context(), w.SocialWorker, c.Family)
		if err != nil {
			t.Fatal(err)
		}
		q := casework.DutyQuestion{Name: "Kai Example", Born: seen.Show().Children[0].Details.Born}
		answer, err := w.Desk.LookOnDuty(t.Context(), w.OtherSocialWorker, q)
		if err != nil || len(answer.Show().Children) != 1 {
			t.Fatalf("%+v, %v", answer.Show(), err)
		}
		if _, err := w.Desk.OpenOnDuty(t.Context(), w.Doing(w.OtherSocialWorker), child, access.DutyHarm, "The neighbour rang"); err != nil {
			t.Fatal(err)
		}
		rows, err := w.DB.Raw().QueryContext(t.Context(), "SELECT deed, family_id, subject FROM audit_entry WHERE account_id = $1",
			string(w.OtherSocialWorker.Account))
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = rows.Close() }()
		var all strings.Builder
		for rows.Next() {
			var deed, f, subject string
			if err := rows.Scan(&deed, &f, &subject); err != nil {
				t.Fatal(err)
			}
			all.WriteString(deed + " " + f + " " + subject + "\n")
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
		for _, deed := range []access.Deed{access.LookAsDuty, access.OpenAsDuty} {
			if !strings.Contains(all.String(), string(deed)+" "+string(c.Family)+" "+string(child)) {
				t.Errorf("no entry says of which family somebody was told by %q: %s", deed, all.String())
			}
		}
		for _, words := range []string{"Kai", "neighbour", q.Born.String()} {
			if strings.Contains(all.String(), words) {
				t.Errorf("the log has %q: %s", words, all.String())
			}
		}
	})
}
