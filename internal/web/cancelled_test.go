package web_test

import (
	"strings"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/internal/testcase/world"
)

func TestACancelledMeetingStaysOnTheFamilysPageUntilTheNextHasADay(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		c := w.Booked("Kai Example")
		mother := w.Member(c.Family, access.PartParent, "Mel Example", c.Children[0].ID)
		father := w.Member(c.Family, access.PartParent, "Dan Other", c.Children[0].ID)
		w.InviteMember(c.ID, mother, conference.RoleParent)
		home := func(who access.Actor) string { return w.Client(t, who).Get("/").Body }
		says := "The meeting about Kai on " + c.HeldOn.Long() + " will not be held."
		change := conference.Change{Kind: conference.WasCancelled, Reason: "It turned out that nobody is at risk", AgreedBy: w.Manager.Account}
		if _, err := w.Desk.ChangeConference(t.Context(), w.Doing(w.Unit), c.ID, change); err == nil || !strings.Contains(err.Error(), conference.ErrFamilyWhy.Error()) {
			t.Fatalf("cancelled without a word for the family: %v", err)
		}
		change.Family = "Things have changed, so the meeting is not needed now."
		if _, err := w.Desk.ChangeConference(t.Context(), w.Doing(w.Unit), c.ID, change); err != nil {
			t.Fatal(err)
		}
		for _, s := range []string{says, "This is why: " + change.Family, "can tell you what happens now", "/info/help"} {
			if !strings.Contains(home(mother), s) {
				t.Errorf("the mother does not read %q", s)
			}
		}
		for _, s := range []string{"nobody is at risk", "There is nothing for you to read"} {
			if strings.Contains(home(mother), s) {
				t.Errorf("the mother reads %q", s)
			}
		}
		if strings.Contains(home(father), "will not be held") {
			t.Error("the father, who was not asked, reads of it")
		}
		w.SetDay(w.Today().AddDays(28))
		if !strings.Contains(home(mother), says) {
			t.Error("it is gone before four weeks are over")
		}
		next, err := w.Desk.RequestConference(t.Context(), w.Doing(w.Unit), casework.Request{
			Family: c.Family, Kind: conference.TransferIn, Children: []access.PersonID{c.Children[0].ID}, Notified: w.Today(), Why: "They moved here",
		})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Desk.BookConference(t.Context(), w.Doing(w.Unit), next, w.Booking()); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(home(mother), says) {
			t.Error("it is gone for a meeting to which she is not asked")
		}
		w.InviteMember(next, mother, conference.RoleParent)
		if body := home(mother); strings.Contains(body, "will not be held") || !strings.Contains(body, w.Booking().On.Long()) {
			t.Error("it stays although the next meeting has its day")
		}
	})
}

func TestACancelledMeetingLeavesTheFamilysPageAfterFourWeeks(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		c := w.Booked("Kai Example")
		mother := w.Member(c.Family, access.PartParent, "Mel Example", c.Children[0].ID)
		w.InviteMember(c.ID, mother, conference.RoleParent)
		if _, err := w.Desk.ChangeConference(t.Context(), w.Doing(w.Unit), c.ID, conference.Change{
			Kind: conference.WasCancelled, Reason: "It turned out that nobody is at risk", AgreedBy: w.Manager.Account, Family: "Things have changed.",
		}); err != nil {
			t.Fatal(err)
		}
		w.SetDay(w.Today().AddDays(29))
		if body := w.Client(t, mother).Get("/").Body; strings.Contains(body, "will not be held") || !strings.Contains(body, "There is nothing for you to read") {
			t.Error("it stays for ever")
		}
	})
}
