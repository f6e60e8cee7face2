package web_test

import (
	"testing"

	"kith/casework"
	"kith/record"
	"kith/statement"
)

// withRecord holds a conference about two children of another family, on the day that the rest of the content comes to,
// and issues its record. The clock is where it was.
func (c *content) withRecord(t *testing.T) {
	t.Helper()

	today := c.Today()
	c.held = c.TwoFathers(true)
	issue(t, c.World, c.held.Conference)
	list, err := c.Desk.ViewRecipients(t.Context(), c.Unit, c.held.Conference)
	if err != nil {
		t.Fatal(err)
	}
	for _, one := range list.Show().Copies {
		if one.Name == "Mel Example" {
			c.copy = string(one.ID)
		}
	}
	shown, err := c.Desk.ViewRecord(t.Context(), c.Recorder, c.held.Conference)
	if err != nil {
		t.Fatal(err)
	}
	c.line = string(shown.Show().Content.Items()[0].Ref)
	copied, err := c.Desk.ViewCopy(t.Context(), c.held.Mother, record.CopyID(c.copy))
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range copied.Show().Content.Items() {
		if copied.Show().MayAsk(i.Number) {
			c.number = i.Number
		}
	}
	if c.correction, err = c.Desk.AskCorrection(t.Context(), c.Doing(c.held.Mother), record.CopyID(c.copy), c.number,
		statement.ReplyWords{Text: "It was on the Tuesday"}, casework.WhoeverReadsIt); err != nil {
		t.Fatal(err)
	}
	c.SetDay(today)
}
