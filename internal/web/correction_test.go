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
