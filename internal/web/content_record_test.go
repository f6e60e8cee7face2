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
	c.asked(t)
	c.SetDay(today)
}

// asked has the mother ask for what is held about her, as far as it can be given.
func (c *content) asked(t *testing.T) {
	t.Helper()
	var err error
	do := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	c.asking, err = c.Desk.RecordAccess(t.Context(), c.Doing(c.Unit), c.held.Family, record.AccessRequest{
		About: c.held.Mother.Person, For: c.held.Mother.Person, AskedOn: c.Today(), Identity: record.KnownToWorker,
	})
	do(err)
	do(c.Desk.PrepareBundle(t.Context(), c.Doing(c.Unit), c.asking))
	seen, err := c.Desk.ViewBundle(t.Context(), c.Manager, c.asking)
	do(err)
	do(c.Desk.CheckBundle(t.Context(), c.Doing(c.Manager), c.asking, seen.Show().Seen))
}
