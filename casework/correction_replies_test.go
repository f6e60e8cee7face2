package casework_test

import (
	"strings"
	"testing"
	"time"

	"kith/access"
	"kith/internal/store"
	"kith/internal/testcase/world"
	"kith/record"
	"kith/statement"
)

// answersPoint keeps what somebody answered to a point, now.
func answersPoint(t *testing.T, w *world.World, two world.Two, who access.Actor, point statement.ID, kind statement.ReplyKind, text string) {
	t.Helper()
	if _, err := store.Act(t.Context(), w.DB, w.Doing(w.SocialWorker), "save for a test", func(tx *store.Tx) (string, error) {
		p, err := tx.Allow(two.Family, access.RecordConcern, "")
		if err != nil {
			return "", err
		}
		return "", tx.PutReply(p, statement.Reply{
			ID: tx.NewID(), Statement: point, Kind: kind, Writer: who.Account, Audience: access.For(access.Professionals), Words: statement.ReplyWords{Text: text},
		})
	}); err != nil {
		t.Fatal(err)
	}
}

// saysIn is the paragraph of somebody's copy that quotes the point and has these words.
func saysIn(t *testing.T, w *world.World, id record.CopyID, words string) record.Item {
	t.Helper()
	seen, err := w.Desk.PrintCopy(t.Context(), w.Unit, id)
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range seen.Show().Content.Items() {
		if strings.Contains(i.Text, words) && strings.Contains(i.Text, "The report said") {
			return i
		}
	}
	t.Fatalf("no paragraph quotes the point and says %q", words)
	return record.Item{}
}

const onTime = "We were on time"

func TestTheWordsOfWhoeverAskedStandWithTheirOwnAnswerAndWithNobodyElses(t *testing.T) {
	t.Parallel()
	for name, asker := range map[string]bool{"the asker's own answer is there": true, "the asker took theirs back": false} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			world.Each(t, func(t *testing.T, w *world.World) {
				two := w.TwoFathers(true)
				point, request := factWrongBefore(t, w, two, false)
				answersPoint(t, w, two, two.Col, point, statement.DoNotAgree, onTime)
				if !asker {
					answersPoint(t, w, two, two.Mother, point, statement.Agree, "")
				}
				if err := w.Desk.AnswerCorrection(t.Context(), w.Doing(w.Teacher), request, statement.NotChanged, "", registerSay); err != nil {
					t.Fatal(err)
				}
				copies := issued(t, w, two)
				got := text(t, w, w.Unit, copies["Tom Ashby"].ID)
				for _, words := range []string{countedFive, registerSay} {
					if n := strings.Count(got, words); n != 1 {
						t.Errorf("%q stands there %d times", words, n)
					}
				}
				cols := saysIn(t, w, copies["Tom Ashby"].ID, onTime)
				if asker == (len(cols.NotRight) > 0) {
					t.Errorf("with Col's answer stand the words of %+v", cols.NotRight)
				}
			})
		})
	}
}

func TestAnAnswerGivenAfterAChangeIsQuotedAgainstTheNewWords(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		two := w.TwoFathers(true)
		point, request := factWrongBefore(t, w, two, false)
		answersPoint(t, w, two, two.Col, point, statement.DoNotAgree, onTime)
		if err := w.Desk.AnswerCorrection(t.Context(), w.Doing(w.Teacher), request, statement.Changed, lateOnFive, registerSay); err != nil {
			t.Fatal(err)
		}
		w.Advance(time.Hour)
		const buses = "The bus came late on those days"
		answersPoint(t, w, two, two.Mother, point, statement.Explain, buses)
		tom := issued(t, w, two)["Tom Ashby"].ID
		if hers := saysIn(t, w, tom, buses).Text; strings.Contains(hers, world.SaidOfBoth) || !strings.Contains(hers, lateOnFive) || strings.Contains(hers, "It was changed") {
			t.Errorf("what she explains after the change is quoted so: %s", hers)
		}
		if his := saysIn(t, w, tom, onTime).Text; !strings.Contains(his, world.SaidOfBoth) || !strings.Contains(his, "It was changed, and says now: “"+lateOnFive) {
			t.Errorf("what he answered before it is quoted so: %s", his)
		}
	})
}
