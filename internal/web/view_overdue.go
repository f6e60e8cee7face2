package web

import (
	"net/url"
	"slices"
	"strings"

	"kith/casework"
	"kith/deadline"
	"kith/internal/web/page"
)

// lateGroup is one line of the lateness page: a team, an agency or a chair, and how much of theirs is late or will be.
type lateGroup struct {
	ID, Name   string
	Late, Soon int
	by         deadline.Grouping
}

// href opens the list behind a figure. It names teams and agencies, chairs by their ids, and nobody of a family.
func (g lateGroup) href(what string) string {
	return "/lateness/list?" + url.Values{"by": {string(g.by)}, "of": {g.ID}, "what": {what}}.Encode()
}

// lateGroups counts what is late and what will be, by team, agency or chair, in the order of their names.
func lateGroups(rows []casework.OverdueRow, by deadline.Grouping) []lateGroup {
	var all []lateGroup
	for _, r := range rows {
		id, name, is := r.Group(by)
		if !is {
			continue
		}
		at := slices.IndexFunc(all, func(g lateGroup) bool { return g.ID == id })
		if at < 0 {
			all, at = append(all, lateGroup{ID: id, Name: name, by: by}), len(all)
		}
		if r.Late {
			all[at].Late++
		} else {
			all[at].Soon++
		}
	}
	slices.SortFunc(all, func(a, b lateGroup) int { return strings.Compare(a.Name, b.Name) })
	return all
}

// lateOnly are the rows behind one figure: of a group where one is asked for, late or about to be.
func lateOnly(rows []casework.OverdueRow, by deadline.Grouping, of, what string) []casework.OverdueRow {
	var some []casework.OverdueRow
	for _, r := range rows {
		id, _, is := r.Group(by)
		if (by == deadline.Whole || is && id == of) && (what == "" || r.Late == (what == "late")) {
			some = append(some, r)
		}
	}
	return some
}

// viewOverdue is what is late and what will be, grouped, for managers and the safeguarding unit.
func (s *Site) viewOverdue(v *Visit) error {
	seen, err := s.desk.ViewOverdue(v.ctx(), v.actor())
	if err != nil {
		return err
	}
	return v.show(page.Page{Title: "Lateness", Area: page.Staff}, overduePage(seen.Show()))
}

// overdueList is the list behind one figure.
func (s *Site) overdueList(v *Visit) error {
	seen, err := s.desk.ViewOverdue(v.ctx(), v.actor())
	if err != nil {
		return err
	}
	rows := lateOnly(seen.Show().Rows, deadline.GroupingOf(v.query("by")), v.query("of"), v.query("what"))
	return v.show(page.Page{Title: "Lateness", Area: page.Staff, BackHref: "/lateness"}, overdueListPage("Late, or soon to be", rows, "/lateness/list.csv?"+v.r.URL.RawQuery))
}

// overdueSheet is the same list for a spreadsheet.
func (s *Site) overdueSheet(v *Visit) error {
	if err := s.desk.TakeList(v.ctx(), v.actor(), "lateness"); err != nil {
		return err
	}
	seen, err := s.desk.ViewOverdue(v.ctx(), v.actor())
	if err != nil {
		return err
	}
	text, err := sheetOf(lateOnly(seen.Show().Rows, deadline.GroupingOf(v.query("by")), v.query("of"), v.query("what")))
	if err != nil {
		return err
	}
	return v.sheet("lateness.csv", text)
}

// sheetOf writes rows for a spreadsheet.
func sheetOf(rows []casework.OverdueRow) ([]byte, error) {
	lines := [][]string{{"What", "Children", "Day to work to", "Last day", "Done", "Late", "For", "Team", "Agency", "Chair", "Why", "Said by", "Agreed by"}}
	for _, r := range rows {
		late := "no"
		if r.Late {
			late = "yes"
		}
		lines = append(lines, []string{
			keyWords(r.Key, r.Name), people(r.Children), r.Due.String(), r.LastDay().String(), r.MetOn.String(), late, ownerWords(r), r.Team, r.Agency, r.ChairName,
			r.Reason, r.SaidBy.Name, r.AgreedBy.Name,
		})
	}
	return sheetText(lines)
}

// chairOf names the chair where a row is the chair's.
func chairOf(r casework.OverdueRow) string {
	if _, _, is := r.Group(deadline.ByChair); is {
		return r.ChairName
	}
	return ""
}

func ownerWords(r casework.OverdueRow) string {
	if r.Owner.Name != "" {
		return r.Owner.Name
	}
	return upperFirst(strings.ReplaceAll(string(r.Role), "-", " "))
}

// overdueHref leads to the family's dates, at this one.
func overdueHref(d deadline.Deadline) string {
	return "/families/" + string(d.Family) + "/dates#date-" + d.ID
}
