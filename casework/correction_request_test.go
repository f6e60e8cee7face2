package casework_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/fault"
	"kith/internal/testcase/canary"
	"kith/internal/testcase/world"
	"kith/record"
	"kith/statement"
)

// paragraph is the number of the paragraph in somebody's own copy that says something.
func paragraph(t *testing.T, w *world.World, who access.Actor, id record.CopyID, says string) string {
	t.Helper()
	seen, err := w.Desk.ViewCopy(t.Context(), who, id)
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range seen.Show().Content.Items() {
		if strings.Contains(i.Text, says) && seen.Show().MayAsk(i.Number) {
			return i.Number
		}
	}
	t.Fatalf("no paragraph says %q", says)
	return ""
}

// taskOf is the first task of a kind on somebody’s list, and whether there is one.
func taskOf(t *testing.T, w *world.World, who access.Actor, kind casework.TaskKind) (casework.Task, bool) {
	t.Helper()
	seen, err := w.Desk.ViewNext(t.Context(), who)
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(seen.Show().Tasks, func(task casework.Task) bool { return task.Kind == kind })
	if at < 0 {
		return casework.Task{}, false
	}
	return seen.Show().Tasks[at], true
}

func TestWhatSomebodySaysIsNotRightIsAnsweredWithinAMonthAndStaysWithThePassage(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		two := w.TwoFathers(true)
		first := issued(t, w, two)
		mine := first["Mel Example"].ID
		number := paragraph(t, w, two.Mother, mine, world.SecretOfKai)
		const words, should = "It was his brother’s lunch box", "Kai hid a lunch box"
		ask := func(text, readers string) (string, error) {
			return w.Desk.AskCorrection(t.Context(), w.Doing(two.Mother), mine, number, statement.ReplyWords{Text: text, Should: should}, readers)
		}
		if _, err := ask("", ""); len(fault.Of(err)) != 2 {
			t.Errorf("nothing said and nobody chosen: %v", err)
		}
		id, err := ask(words, casework.WhoeverReadsIt)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := ask(words, casework.WhoeverReadsIt); !errors.Is(err, statement.ErrAskedAlready) {
			t.Errorf("asked twice: %v", err)
		}
		held, err := w.Desk.RecordAccess(t.Context(), w.Doing(w.Unit), two.Family, record.AccessRequest{
			About: two.Mother.Person, For: two.Mother.Person, AskedOn: w.Today(), Identity: record.KnownToWorker,
		})
		if err != nil {
			t.Fatal(err)
		}
		if v, said := bundle(t, w, w.Manager, held); strings.Contains(said, words) || v.Elsewhere == 0 {
			t.Error("whoever checks what is held reads a request that somebody else is to answer")
		}
		if _, said := bundle(t, w, w.Unit, held); !strings.Contains(said, words) {
			t.Error("whoever answers it does not read it in what is held")
		}
		asked := w.Today()
		task, there := taskOf(t, w, w.Unit, casework.TaskAnswerCorrection)
		if !there || task.Due != asked.AddMonths(1) || task.Late {
			t.Fatalf("the unit answers for a record whose chair has gone: %+v, %v", task, there)
		}
		for _, who := range []access.Actor{two.Col, w.Teacher, w.Elsewhere.Unit, w.OtherManager} {
			if _, err := w.Desk.ViewCorrection(t.Context(), who, id); !errors.Is(err, access.ErrNotFound) {
				t.Errorf("%s looks at a request of somebody else's: %v", who.Account, err)
			}
			if err := w.Desk.AnswerCorrection(t.Context(), w.Doing(who), id, statement.NotChanged, "", "No"); err == nil {
				t.Errorf("%s answered it", who.Account)
			}
		}
		if err := w.Desk.AnswerCorrection(t.Context(), w.Doing(two.Mother), id, statement.Changed, should, "I say so"); err == nil {
			t.Error("whoever asked answered it")
		}
		w.SetDay(asked.AddMonths(1).AddDays(1))
		if task, _ := taskOf(t, w, w.Unit, casework.TaskAnswerCorrection); !task.Late {
			t.Error("an answer that is a day past the month is not late")
		}
		if err := w.Desk.AnswerCorrection(t.Context(), w.Doing(w.Unit), id, "", "", ""); len(fault.Of(err)) != 2 {
			t.Errorf("no outcome and no reason: %v", err)
		}
		if err := w.Desk.AnswerCorrection(t.Context(), w.Doing(w.Unit), id, statement.NotChanged, "", "The school saw it was his."); err != nil {
			t.Fatal(err)
		}
		if _, said := bundle(t, w, w.Manager, held); !strings.Contains(said, words) {
			t.Error("once it is answered it does not go with its passage")
		}
		if task, there := taskOf(t, w, two.Mother, casework.TaskReadCorrection); !there || task.Subject != id {
			t.Error("the answer is not on the list of whoever asked")
		}
		if seen, err := w.Desk.ViewCorrection(t.Context(), w.Unit, id); err != nil || seen.Show().Asker != "Mel Example" {
			t.Errorf("whoever answers reads that it is from %q, %v", seen.Show().Asker, err)
		}
		seen, err := w.Desk.ViewCorrection(t.Context(), two.Mother, id)
		if err != nil || seen.Show().Words.Why != "The school saw it was his." {
			t.Errorf("whoever asked does not read why: %v", err)
		}
		second := issuedLate(t, w, two)
		if second["Ben Ayre"].ID != first["Ben Ayre"].ID {
			t.Error("Ben has a new copy for what he may not know")
		}
		for _, who := range []access.Actor{two.Mother, two.Col, w.Teacher} {
			name := map[access.AccountID]string{two.Mother.Account: "Mel Example", two.Col.Account: "Col Batt", w.Teacher.Account: "Tom Ashby"}[who.Account]
			got := text(t, w, who, second[name].ID)
			for _, want := range []string{world.SecretOfKai, words, should, "The school saw it was his."} {
				if !strings.Contains(got, want) {
					t.Errorf("the copy of %s does not say %q", name, want)
				}
			}
		}
	})
}

func issuedLate(t *testing.T, w *world.World, two world.Two) map[string]casework.CopyLine {
	t.Helper()
	signed(t, w, two)
	if _, err := w.Desk.IssueRecord(t.Context(), w.Doing(w.Unit), two.Conference, "Somebody asked for it to be corrected"); err != nil {
		t.Fatal(err)
	}
	copies := map[string]casework.CopyLine{}
	for _, c := range recipients(t, w, w.Unit, two).Copies {
		copies[c.Name] = c
	}
	return copies
}

func TestWordsForProfessionalsAloneAreInNoCopyOfTheFamilyButTheirOwn(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		two := w.TwoFathers(false)
		first := issued(t, w, two)
		mine := first["Mel Example"].ID
		const words = "Col does not know that I moved it"
		id, err := w.Desk.AskCorrection(t.Context(), w.Doing(two.Mother), mine, paragraph(t, w, two.Mother, mine, world.SecretOfKai),
			statement.ReplyWords{Text: words}, casework.ProfessionalsAlone)
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Desk.AnswerCorrection(t.Context(), w.Doing(w.Unit), id, statement.Changed, "A lunch box was behind the boiler", "She moved it herself"); err != nil {
			t.Fatal(err)
		}
		second := issued(t, w, two)
		if got := text(t, w, two.Mother, second["Mel Example"].ID); !strings.Contains(got, words) {
			t.Error("her own words are not in her copy")
		}
		col := text(t, w, two.Col, second["Col Batt"].ID)
		if strings.Contains(col, words) || !strings.Contains(col, "A lunch box was behind the boiler") {
			t.Error("Col reads her words, or not the correction")
		}
	})
}

func TestAWrongFactInAReportGoesToItsWriterAndToOthersWhenTheyHaveGone(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		c := w.Booked("Kai Example")
		mother := w.Member(c.Family, access.PartParent, "Mel Example", c.Children[0].ID)
		w.InviteMember(c.ID, mother, conference.RoleParent)
		w.Invite(c.ID, w.Teacher, conference.RoleSchool)
		r := w.ReportOf(c.ID, w.Teacher)
		point := w.Say(r, w.Teacher, "Kai was late on nine days", c.Children[0].ID)
		other := w.Say(r, w.Teacher, "Kai had no coat", c.Children[0].ID)
		w.Send(r, w.Teacher)
		wrong := func(at statement.ID, text string) {
			t.Helper()
			if _, err := w.Desk.ReplyToStatement(t.Context(), w.Doing(mother), c.ID, statement.Reply{
				Statement: at, Kind: statement.FactWrong, Words: statement.ReplyWords{Text: text, Should: "Kai was late on five days"},
			}); err != nil {
				t.Fatal(err)
			}
		}
		wrong(point, "I counted five")
		task, there := taskOf(t, w, w.Teacher, casework.TaskAnswerCorrection)
		if !there || task.Due != w.Today().AddMonths(1) {
			t.Fatalf("it is not on its writer's list: %+v", task)
		}
		if _, there := taskOf(t, w, w.Unit, casework.TaskAnswerCorrection); there {
			t.Error("it is on the unit's list while its writer is there")
		}
		if err := w.Desk.AnswerCorrection(t.Context(), w.Doing(w.Teacher), task.Subject, statement.Changed, "Kai was late on five days", "The register says five."); err != nil {
			t.Fatal(err)
		}
		seen, err := w.Desk.ViewReading(t.Context(), mother, c.ID)
		if err != nil {
			t.Fatal(err)
		}
		p, _ := seen.Show().Point(point)
		if p.Said.Words.Text != "Kai was late on five days" || len(p.Asked) != 1 || p.Asked[0].State != statement.Changed {
			t.Errorf("the point still reads %q: %+v", p.Said.Words.Text, p.Asked)
		}
		wrong(other, "He had one")
		if _, err := w.Desk.SetAccount(t.Context(), w.Doing(access.Operator(w.Tenant.ID)), w.Teacher.Account, false); err != nil {
			t.Fatal(err)
		}
		for _, who := range []access.Actor{w.Unit, w.SocialWorker} {
			if _, there := taskOf(t, w, who, casework.TaskAnswerCorrection); !there {
				t.Errorf("%s has nothing of a writer who has gone", who.Account)
			}
		}
	})
}

// TestWhatStoodBetweenSomebodyAndTheChairIsAskedOfTheChairAlone: the talk beforehand is in nobody else's copy, so a request about it
// carries it to nobody else either.
func TestWhatStoodBetweenSomebodyAndTheChairIsAskedOfTheChairAlone(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		two := w.TwoFathers(true)
		mine := issued(t, w, two)["Mel Example"].ID
		ask := func() (string, error) {
			return w.Desk.AskCorrection(t.Context(), w.Doing(two.Mother), mine, paragraph(t, w, two.Mother, mine, world.MothersTalk),
				statement.ReplyWords{Text: "I said that I go first"}, casework.WhoeverReadsIt)
		}
		if _, err := ask(); !errors.Is(err, statement.ErrNobodyAnswers) {
			t.Errorf("the chair has gone, and somebody else is asked: %v", err)
		}
		w.PartAt(two.Family, access.PartChair, w.Chair, string(two.Conference))
		id, err := ask()
		if err != nil {
			t.Fatal(err)
		}
		if task, there := taskOf(t, w, w.Chair, casework.TaskAnswerCorrection); !there || task.Subject != id {
			t.Error("it is not on the chair's list")
		}
		for _, who := range []access.Actor{w.Unit, w.SocialWorker, w.Manager, w.Teacher, two.Col} {
			if _, there := taskOf(t, w, who, casework.TaskAnswerCorrection); there {
				t.Errorf("%s is asked to answer", who.Account)
			}
			if _, err := w.Desk.ViewCorrection(t.Context(), who, id); !errors.Is(err, access.ErrNotFound) {
				t.Errorf("%s looks at it: %v", who.Account, err)
			}
		}
	})
}

func TestAFactThatIsWrongIsNotSaidAgainIntoNowhereOnceTheConferenceIsOver(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		c := w.Booked("Kai Example")
		mother := w.Member(c.Family, access.PartParent, "Mel Example", c.Children[0].ID)
		w.InviteMember(c.ID, mother, conference.RoleParent)
		w.Invite(c.ID, w.Teacher, conference.RoleSchool)
		r := w.ReportOf(c.ID, w.Teacher)
		point, other := w.Say(r, w.Teacher, "Kai was late on nine days", c.Children[0].ID), w.Say(r, w.Teacher, "Kai had no coat", c.Children[0].ID)
		w.Send(r, w.Teacher)
		wrong := func(at statement.ID, text string) error {
			_, err := w.Desk.ReplyToStatement(t.Context(), w.Doing(mother), c.ID, statement.Reply{
				Statement: at, Kind: statement.FactWrong, Words: statement.ReplyWords{Text: text, Should: "It was otherwise"},
			})
			return err
		}
		if err := errors.Join(wrong(point, "I counted five"), wrong(point, "I counted them again")); err != nil {
			t.Fatal(err)
		}
		if _, err := canary.Raw(t, w.Database, w.Key).ExecContext(t.Context(), "UPDATE conference SET state = 'closed', opened_at = created_at, closed_at = created_at WHERE id = $1", c.ID); err != nil {
			t.Fatal(err)
		}
		if err := wrong(point, "It was four"); !errors.Is(err, statement.ErrAskedAlready) {
			t.Errorf("words that are kept nowhere were taken: %v", err)
		}
		if err := wrong(other, "He had one"); err != nil {
			t.Errorf("another point, late: %v", err)
		}
	})
}

// TestTheChairStaysWhileSomebodyWaitsForTheirAnswerAlone issues the record anew, which ends the part of a chair who is not needed.
func TestTheChairStaysWhileSomebodyWaitsForTheirAnswerAlone(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		two := w.TwoFathers(true)
		mine := issued(t, w, two)["Mel Example"].ID
		w.PartAt(two.Family, access.PartChair, w.Chair, string(two.Conference))
		ask := func(says string) string {
			t.Helper()
			id, err := w.Desk.AskCorrection(t.Context(), w.Doing(two.Mother), mine, paragraph(t, w, two.Mother, mine, says),
				statement.ReplyWords{Text: "It was otherwise"}, casework.WhoeverReadsIt)
			if err != nil {
				t.Fatal(err)
			}
			return id
		}
		answer := func(id string) {
			t.Helper()
			if err := w.Desk.AnswerCorrection(t.Context(), w.Doing(w.Chair), id, statement.NotChanged, "", "I remember it so"); err != nil {
				t.Fatal(err)
			}
		}
		talk, other := ask(world.MothersTalk), ask(world.SecretOfKai)
		answer(other)
		issued(t, w, two)
		if task, there := taskOf(t, w, w.Chair, casework.TaskAnswerCorrection); !there || task.Subject != talk {
			t.Fatal("the chair has left, and nobody else may answer her")
		}
		answer(talk)
		issued(t, w, two)
		if _, err := w.Desk.ViewRecord(t.Context(), w.Chair, two.Conference); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("with everything answered the chair takes part still: %v", err)
		}
	})
}

func TestWhoeverAskedIsToldWhenNobodyCanAnswerAnyMore(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		two := w.TwoFathers(true)
		mine := issued(t, w, two)["Mel Example"].ID
		w.PartAt(two.Family, access.PartChair, w.Chair, string(two.Conference))
		ids := map[string]string{}
		for _, says := range []string{world.MothersTalk, world.SecretOfKai} {
			id, err := w.Desk.AskCorrection(t.Context(), w.Doing(two.Mother), mine, paragraph(t, w, two.Mother, mine, says),
				statement.ReplyWords{Text: "It was otherwise"}, casework.WhoeverReadsIt)
			if err != nil {
				t.Fatal(err)
			}
			ids[says] = id
		}
		told := func(says string) (bool, int) {
			t.Helper()
			seen, err := w.Desk.ViewCorrection(t.Context(), two.Mother, ids[says])
			if err != nil {
				t.Fatal(err)
			}
			own, err := w.Desk.ViewCopy(t.Context(), two.Mother, mine)
			if err != nil {
				t.Fatal(err)
			}
			n := 0
			for _, i := range own.Show().Content.Items() {
				for _, one := range own.Show().Asked(i.Number) {
					if one.Nobody {
						n++
					}
				}
			}
			return seen.Show().Nobody, n
		}
		if nobody, n := told(world.MothersTalk); nobody || n != 0 {
			t.Error("she is told that nobody answers while the chair is there")
		}
		if _, err := w.Desk.SetAccount(t.Context(), w.Doing(access.Operator(w.Tenant.ID)), w.Chair.Account, false); err != nil {
			t.Fatal(err)
		}
		if nobody, n := told(world.MothersTalk); !nobody || n != 1 {
			t.Errorf("the chair signs in no more, and she is told so %v, beside %d paragraphs", nobody, n)
		}
		if nobody, _ := told(world.SecretOfKai); nobody {
			t.Error("what the unit answers too has somebody to answer it")
		}
	})
}
