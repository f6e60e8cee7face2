package web

import (
	"slices"
	"strconv"
	"strings"

	"kith/casework"
	"kith/deadline"
	"kith/internal/web/page"
)

// viewDue is what is due from whoever reads it, in order.
func (s *Site) viewDue(v *Visit) error {
	seen, err := s.desk.ViewDue(v.ctx(), v.actor())
	if err != nil {
		return err
	}
	return v.show(page.Page{Title: "What is due", Area: page.Staff, BackHref: "/"}, duePage(seen.Show(), deadline.GroupingOf(v.query("by"))))
}

// dueGroup is what is not done of one team, chair or agency.
type dueGroup struct {
	ID, Name string
	Rows     []casework.DueRow
}

// dueGroups set rows apart, each in the order of its days; as a whole, there is one group without a name. What belongs to none,
// such as a visit where chairs are asked for, comes last.
func dueGroups(rows []casework.OverdueRow, by deadline.Grouping) []dueGroup {
	var all []dueGroup
	var rest []casework.DueRow
	for _, r := range rows {
		id, name, is := r.Group(by)
		if !is {
			rest = append(rest, r.DueRow)
			continue
		}
		at := slices.IndexFunc(all, func(g dueGroup) bool { return g.ID == id })
		if at < 0 {
			all, at = append(all, dueGroup{ID: id, Name: name}), len(all)
		}
		all[at].Rows = append(all[at].Rows, r.DueRow)
	}
	slices.SortStableFunc(all, func(a, b dueGroup) int { return strings.Compare(a.Name, b.Name) })
	switch {
	case len(rest) == 0:
		return all
	case len(all) == 0:
		return []dueGroup{{Rows: rest}}
	}
	return append(all, dueGroup{Name: "Everything else", Rows: rest})
}

// warnedWords say how many of one's days are near and how many have gone by; empty where none is.
func warnedWords(l casework.List) string {
	switch {
	case l.Near > 0 && l.Gone > 0:
		return counted(l.Near, "day is near", "days are near") + ", and " + counted(l.Gone, "has gone by", "have gone by")
	case l.Near > 0:
		return counted(l.Near, "day is near", "days are near")
	case l.Gone > 0:
		return counted(l.Gone, "day has gone by", "days have gone by")
	}
	return ""
}

func counted(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + more
}
