package web_test

import (
	"testing"

	"kith/access"
	"kith/sharing"
)

// withSharing writes down what was shared about the mother, who was told.
func (c *content) withSharing(t *testing.T) {
	t.Helper()

	var err error
	if c.sharing, err = c.Desk.WriteSharing(t.Context(), c.Doing(c.SocialWorker), c.family, sharing.Sharing{
		On: c.Today(), Ground: sharing.SocialCare, About: []access.PersonID{c.mother.Person}, Words: sharing.Words{What: "That she would like help with her sleep", With: "Her doctor"},
	}); err != nil {
		t.Fatalf("writing down what was shared: %v", err)
	}
	if err := c.Desk.AnswerSharing(t.Context(), c.Doing(c.SocialWorker), c.sharing, sharing.Answer{
		Person: c.mother.Person, Asked: sharing.Agreed, Told: sharing.WasTold, ToldOn: c.Today(), Words: sharing.AnswerWords{Said: "Yes, please tell him"},
	}); err != nil {
		t.Fatalf("saying who was told: %v", err)
	}
}
