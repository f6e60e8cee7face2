package web

import (
	"bytes"
	"encoding/csv"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"kith/casework"
	"kith/deadline"
	"kith/internal/web/page"
)

// lateGroup is one line of the lateness page: a team, an agency or a chair, and how much of theirs is late or will be.
type lateGroup struct {
	Name       string
	Late, Soon int
	by         string
}

// href opens the list behind a figure. It names staff, teams and agencies, and nobody of a family.
func (g lateGroup) href(what string) string {
	return "/lateness/list?" + url.Values{"by": {g.by}, "of": {g.Name}, "what": {what}}.Encode()
}

// Ways in which lateness is grouped.
const (
	byTeam   = "team"
	byAgency = "agency"
	byChair  = "chair"
)

func groupOf(r casework.OverdueRow, by string) string {
	switch by {
	case byTeam:
		if r.Team == "" {
			return "No team"
		}
		return r.Team
	case byAgency:
		return r.Agency
	case byChair:
		if r.Subject.Kind == deadline.OfConference || r.Subject.Kind == deadline.OfEnquiry {
			return r.ChairName
		}
	}
	return ""
}

// lateGroups counts what is late and what will be, by team, agency or chair, in the order of their names.
func lateGroups(rows []casework.OverdueRow, by string) []lateGroup {
	var all []lateGroup
	for _, r := range rows {
		name := groupOf(r, by)
		if name == "" {
			continue
		}
		at := slices.IndexFunc(all, func(g lateGroup) bool { return g.Name == name })
		if at < 0 {
			all, at = append(all, lateGroup{Name: name, by: by}), len(all)
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
func lateOnly(rows []casework.OverdueRow, by, of, what string) []casework.OverdueRow {
	var some []casework.OverdueRow
	for _, r := range rows {
		if (by == "" || groupOf(r, by) == of) && (what == "" || r.Late == (what == "late")) {
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
	rows := lateOnly(seen.Show().Rows, v.query("by"), v.query("of"), v.query("what"))
	return v.show(page.Page{Title: "Lateness", Area: page.Staff, BackHref: "/lateness"}, overdueListPage(rows, "/lateness/list.csv?"+v.r.URL.RawQuery))
}

// overdueSheet is the same list for a spreadsheet.
func (s *Site) overdueSheet(v *Visit) error {
	seen, err := s.desk.ViewOverdue(v.ctx(), v.actor())
	if err != nil {
		return err
	}
	text, err := sheetOf(lateOnly(seen.Show().Rows, v.query("by"), v.query("of"), v.query("what")))
	if err != nil {
		return err
	}
	v.w.Header().Set("Content-Type", "text/csv; charset=utf-8")
	v.w.Header().Set("Content-Disposition", `attachment; filename="lateness.csv"`)
	v.w.Header().Set("Content-Length", strconv.Itoa(len(text)))
	_, err = v.w.Write(text)
	return err
}

// sheetOf writes rows so that no spreadsheet takes a cell for a formula.
func sheetOf(rows []casework.OverdueRow) ([]byte, error) {
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	lines := [][]string{{"What", "Children", "Day to work to", "Last day", "Late", "For", "Team", "Agency", "Chair", "Why", "Agreed by"}}
	for _, r := range rows {
		late := "no"
		if r.Late {
			late = "yes"
		}
		lines = append(lines, []string{
			keyWords(r.Key, r.Name), people(r.Children), r.Due.String(), r.LastDay().String(), late, ownerWords(r), r.Team, r.Agency, r.ChairName,
			r.Reason, r.AgreedBy.Name,
		})
	}
	for _, line := range lines {
		for i := range line {
			line[i] = harmless(line[i])
		}
	}
	if err := w.WriteAll(lines); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// harmless makes a cell text to every spreadsheet: one that begins with = + - @, a tab or a line's end could be run as a
// formula, so it begins with an apostrophe, which shows it as text.
func harmless(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", []rune(cell)[0]) {
		return "'" + cell
	}
	return cell
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
