package web

import (
	"testing"

	"kith/casework"
	"kith/deadline"
)

func TestWhatIsNotDoneIsSetApartAndNothingIsLeftOut(t *testing.T) {
	t.Parallel()

	of := func(kind deadline.Kind) casework.DueRow {
		return casework.DueRow{Deadline: deadline.Deadline{Name: deadline.Name{Subject: deadline.Thing{Kind: kind}}}}
	}
	rows := []casework.OverdueRow{
		{DueRow: of(deadline.OfVisit), Team: "South"},
		{DueRow: of(deadline.OfReport), Team: "North", Agency: "School"},
		{DueRow: of(deadline.OfConference)},
		{DueRow: of(deadline.OfVisit), Team: "South"},
	}
	for by, want := range map[deadline.Grouping][]string{
		deadline.Whole: {""}, deadline.ByTeam: {"No team", "North", "South"}, deadline.ByAgency: {"School", "Everything else"},
		deadline.ByChair: {"No chair yet", "Everything else"},
	} {
		n, groups := 0, dueGroups(rows, by)
		for i, g := range groups {
			n += len(g.Rows)
			if len(groups) != len(want) || g.Name != want[i] {
				t.Errorf("by %q: %d groups, %q among them; want %q", by, len(groups), g.Name, want)
			}
		}
		if n != len(rows) {
			t.Errorf("by %q: %d of %d are shown", by, n, len(rows))
		}
	}
}
