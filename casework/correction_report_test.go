package casework_test

import (
	"strings"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/internal/store"
	"kith/internal/testcase/world"
	"kith/statement"
)

const (
	countedFive = "We counted, and it was five mornings"
	lateOnFive  = "Ava and Kai were late on five mornings"
	registerSay = "The register says five"
)

// factWrongBefore is the mother answering to the teacher's point, before the conference, that a fact in it is wrong; where the point
// went on the wall, it stands there. The writer has not answered her.
func factWrongBefore(t *testing.T, w *world.World, two world.Two, onWall bool) (point statement.ID, request string) {
	t.Helper()
	read, err := w.Desk.ViewReading(t.Context(), two.Mother, two.Conference)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range read.Show().Reports {
		for _, p := range r.Points {
			if p.Said.Words.Text == world.SaidOfBoth {
				point = p.Said.ID
			}
		}
	}
	words := statement.ReplyWords{Text: countedFive, Should: lateOnFive}
	if _, err := store.Act(t.Context(), w.DB, w.Doing(w.SocialWorker), "save for a test", func(tx *store.Tx) (string, error) {
		p, err := tx.Allow(two.Family, access.RecordConcern, "")
		if err != nil {
			return "", err
		}
		if onWall {
			e := conference.Entry{ID: tx.NewID(), Heading: "worried-about", Statement: point, State: conference.Offered, OfferedBy: w.Teacher.Account}
			if err := tx.AddEntry(p, two.Conference, e); err != nil {
				return "", err
			}
			e.State, e.Version = conference.Agreed, 1
			if err := tx.SaveEntry(p, e); err != nil {
				return "", err
			}
		}
		return "", tx.PutReply(p, statement.Reply{
			ID: tx.NewID(), Statement: point, Kind: statement.FactWrong, Writer: two.Mother.Account,
			Audience: access.For(access.Professionals), Words: words,
		})
	}); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Desk.ReplyToStatement(t.Context(), w.Doing(two.Mother), two.Conference, statement.Reply{
		Statement: point, Kind: statement.FactWrong, Words: words,
	}); err != nil {
		t.Fatal(err)
	}
	task, there := taskOf(t, w, w.Teacher, casework.TaskAnswerCorrection)
	if !there {
		t.Fatal("her request is not on its writer's list")
	}
	return point, task.Subject
}

func TestOnceAWrongFactIsAnsweredWhoeverSaidSoIsQuotedInEveryCopyAndNoneIsHeldBack(t *testing.T) {
	t.Parallel()
	for name, onWall := range map[string]bool{"a point on the wall": true, "a point that is not on the wall": false} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			world.Each(t, func(t *testing.T, w *world.World) {
				two := w.TwoFathers(true)
				_, request := factWrongBefore(t, w, two, onWall)
				first := issued(t, w, two)
				for _, who := range []string{"Mel Example", "Tom Ashby"} {
					if got := text(t, w, w.Unit, first[who].ID); !strings.Contains(got, world.SaidOfBoth) || !strings.Contains(got, countedFive) {
						t.Fatalf("the copy of %s does not hold what it should: the test proves nothing", who)
					}
				}
				// The teacher's part ended with the record; the unit answers.
				if err := w.Desk.AnswerCorrection(t.Context(), w.Doing(w.Unit), request, statement.Changed, lateOnFive, registerSay); err != nil {
					t.Fatal(err)
				}
				for name, c := range first {
					if view, _ := shown(t, w, w.Unit, c.ID); view.HeldBack {
						t.Errorf("the copy of %s is held back, for nothing that they may not know", name)
					}
				}
				second := issued(t, w, two)
				for _, who := range []string{"Mel Example", "Tom Ashby"} {
					if second[who].ID == first[who].ID {
						t.Errorf("%s keeps a copy with the old words", who)
					}
					got := text(t, w, w.Unit, second[who].ID)
					for _, want := range []string{world.SaidOfBoth, countedFive, lateOnFive, registerSay} {
						if !strings.Contains(got, want) {
							t.Errorf("the copy of %s does not say %q", who, want)
						}
					}
					if n := strings.Count(got, countedFive); n != 1 {
						t.Errorf("the copy of %s says her words %d times", who, n)
					}
				}
				if col := text(t, w, two.Col, second["Col Batt"].ID); strings.Contains(col, countedFive) {
					t.Error("Col reads what is for professionals alone")
				}
			})
		})
	}
}
