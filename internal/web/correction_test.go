package web_test

import (
	"strings"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/internal/testcase/world"
	"kith/statement"
)

func TestWordsForTheWorkersAloneArePutIntoNoFieldThatEverybodyReads(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		const should = "Kai slept at his aunt’s"
		c := w.Booked("Kai Example")
		mother := w.Member(c.Family, access.PartParent, "Mel Example", c.Children[0].ID)
		w.InviteMember(c.ID, mother, conference.RoleParent)
		w.Invite(c.ID, w.Teacher, conference.RoleSchool)
		r := w.ReportOf(c.ID, w.Teacher)
		point := w.Say(r, w.Teacher, "Kai slept in the car", c.Children[0].ID)
		w.Send(r, w.Teacher)
		if _, err := w.Desk.ReplyToStatement(t.Context(), w.Doing(mother), c.ID, statement.Reply{
			Statement: point, Kind: statement.FactWrong, Words: statement.ReplyWords{Text: "I wrote it down", Should: should},
		}); err != nil {
			t.Fatal(err)
		}
		list, err := w.Desk.ViewNext(t.Context(), w.Teacher)
		if err != nil {
			t.Fatal(err)
		}
		id := ""
		for _, task := range list.Show().Tasks {
			if task.Kind == casework.TaskAnswerCorrection {
				id = task.Subject
			}
		}
		page := w.Client(t, w.Teacher).Get("/corrections/" + id)
		if !strings.Contains(page.Said(t), should) || !strings.Contains(page.Said(t), "may not be for everybody who has the passage") {
			t.Errorf("the writer does not read what was asked, or for whom: %s", page.Said(t))
		}
		if strings.Contains(page.Body, should+"</textarea>") {
			t.Error("her words stand ready in what everybody is to read")
		}
	})
}

func TestThePageOfARequestSaysWhoCanHelpWhenNobodyCanAnswerIt(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		two := w.TwoFathers(false)
		for _, step := range []func() error{
			func() error {
				_, err := w.Desk.CheckRecord(t.Context(), w.Doing(w.Recorder), two.Conference)
				return err
			},
			func() error {
				seen, err := w.Desk.ViewRecipients(t.Context(), w.Chair, two.Conference)
				if err == nil {
					_, err = w.Desk.SignRecord(t.Context(), w.Doing(w.Chair), two.Conference, seen.Show().Approval)
				}
				return err
			},
			func() error {
				_, err := w.Desk.IssueRecord(t.Context(), w.Doing(w.Unit), two.Conference, "")
				return err
			},
		} {
			if err := step(); err != nil {
				t.Fatal(err)
			}
		}
		w.PartAt(two.Family, access.PartChair, w.Chair, string(two.Conference))
		copies, err := w.Desk.ViewRecipients(t.Context(), w.Unit, two.Conference)
		if err != nil {
			t.Fatal(err)
		}
		var request string
		for _, one := range copies.Show().Copies {
			if one.Name != "Mel Example" {
				continue
			}
			own, err := w.Desk.ViewCopy(t.Context(), two.Mother, one.ID)
			if err != nil {
				t.Fatal(err)
			}
			for _, i := range own.Show().Content.Items() {
				if strings.Contains(i.Text, world.MothersTalk) {
					if request, err = w.Desk.AskCorrection(t.Context(), w.Doing(two.Mother), one.ID, i.Number,
						statement.ReplyWords{Text: "I said that I go first"}, casework.WhoeverReadsIt); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
		c := w.Client(t, two.Mother)
		if said := c.Get("/corrections/" + request).Said(t); !strings.Contains(said, "answers. You will have an answer by") {
			t.Errorf("while the chair is there: %s", said)
		}
		if _, err := w.Desk.SetAccount(t.Context(), w.Doing(access.Operator(w.Tenant.ID)), w.Chair.Account, false); err != nil {
			t.Fatal(err)
		}
		said := c.Get("/corrections/" + request).Said(t)
		if !strings.Contains(said, "Ring the safeguarding unit") || !strings.Contains(said, "What you wrote is kept") || strings.Contains(said, "You will have an answer") {
			t.Errorf("with the chair gone: %s", said)
		}
	})
}
