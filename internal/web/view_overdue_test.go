package web

import (
	"encoding/csv"
	"strings"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/deadline"
)

func TestNoCellOfASheetIsAFormula(t *testing.T) {
	t.Parallel()

	for _, attack := range []string{"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", " =1", "\u00a0@1", "\x00=1", "\ufeff+1"} {
		rows := []casework.OverdueRow{{
			DueRow: casework.DueRow{
				Name: attack, Children: []casework.Named{{ID: access.PersonID("a"), First: attack}}, Owner: casework.Worker{Name: attack},
			},
			Team: attack, Agency: attack, ChairName: attack, Reason: attack, SaidBy: casework.Worker{Name: attack}, AgreedBy: casework.Worker{Name: attack},
		}}
		text, err := sheetOf(rows)
		if err != nil {
			t.Fatal(err)
		}
		lines, err := csv.NewReader(strings.NewReader(string(text))).ReadAll()
		if err != nil || len(lines) != 2 {
			t.Fatalf("%d lines, %v", len(lines), err)
		}
		quoted := 0
		for i, cell := range lines[1] {
			if begins := strings.Trim(cell, " \u00a0\ufeff\x00\t\r\n"); begins != "" && strings.ContainsAny(begins[:1], "=+-@") || strings.HasPrefix(cell, "＝") {
				t.Errorf("%q: the column %s is %q", attack, lines[0][i], cell)
			}
			if strings.HasPrefix(cell, "'") {
				quoted++
			}
		}
		if quoted != 9 {
			t.Errorf("%q: %d cells are made harmless", attack, quoted)
		}
	}
}

func TestAFigureOfASheetIsANumber(t *testing.T) {
	t.Parallel()

	text, err := sheetText([][]string{{"0", "17", "2026-12-08", "100%", "Ada", "Jo-Ann, \"Jo\""}})
	if want := "0,17,2026-12-08,100%,Ada,\"Jo-Ann, \"\"Jo\"\"\"\n"; err != nil || string(text) != want {
		t.Errorf("%q, not %q; %v", text, want, err)
	}
}

func TestEveryFigureOfLatenessIsTheLengthOfTheListBehindIt(t *testing.T) {
	t.Parallel()

	of := func(late bool, kind deadline.Kind) casework.DueRow {
		return casework.DueRow{Late: late, Deadline: deadline.Deadline{Chair: "ada", Name: deadline.Name{Subject: deadline.Thing{Kind: kind}}}}
	}
	rows := []casework.OverdueRow{
		{DueRow: of(true, deadline.OfConference), Team: "North", ChairName: "Ada"},
		{DueRow: of(false, deadline.OfReport), Team: "North", Agency: "School"},
		{DueRow: of(true, deadline.OfReport), Team: "South", Agency: "School"},
		{DueRow: of(true, deadline.OfVisit)},
	}
	for _, by := range deadline.Groupings() {
		for _, g := range lateGroups(rows, by) {
			if n := len(lateOnly(rows, by, g.ID, "late")); n != g.Late {
				t.Errorf("%s %s: %d late, and %d in the list", by, g.Name, g.Late, n)
			}
			if n := len(lateOnly(rows, by, g.ID, "soon")); n != g.Soon {
				t.Errorf("%s %s: %d soon, and %d in the list", by, g.Name, g.Soon, n)
			}
		}
	}
	if all := lateGroups(rows, deadline.ByTeam); len(all) != 3 || all[0].Name != "No team" || all[1] != (lateGroup{ID: "North", Name: "North", Late: 1, Soon: 1, by: deadline.ByTeam}) {
		t.Errorf("by team: %+v", all)
	}
}
