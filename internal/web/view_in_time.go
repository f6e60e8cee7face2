package web

import (
	"strconv"

	"kith/access"
	"kith/casework"
	"kith/deadline"
	"kith/internal/web/page"
	"kith/timescale"
)

var inTimeRoutes = []route{
	{path: "/in-time", handle: (*Site).viewInTime},
	{path: "/in-time/sheet.csv", handle: (*Site).inTimeSheet},
	{path: "/in-time/{figure}", handle: (*Site).viewFigure},
	{path: "/in-time/{figure}/cases", handle: (*Site).viewBehind},
	{path: "/in-time/{figure}/cases.csv", handle: (*Site).behindSheet},
	{path: "/counted/{count}", handle: (*Site).viewChildrenBehind},
}

// viewInTime is how much was done in time over 13 months, for managers and the safeguarding unit.
func (s *Site) viewInTime(v *Visit) error {
	seen, err := s.desk.ViewInTime(v.ctx(), v.actor(), deadline.GroupingOf(v.query("by")))
	if err != nil {
		return err
	}
	return v.show(page.Page{Title: "In time", Area: page.Staff, BackHref: "/lateness"}, inTimePage(seen.Show()))
}

// inTimeSheet is every figure by month for a spreadsheet, set apart as the page is. It names staff and teams, and nobody of a
// family.
func (s *Site) inTimeSheet(v *Visit) error {
	seen, err := s.desk.ViewInTime(v.ctx(), v.actor(), deadline.GroupingOf(v.query("by")))
	if err != nil {
		return err
	}
	shown := seen.Show()
	lines := [][]string{{"Figure", groupingName(shown.By), "Month", "Due", "In time"}}
	add := func(figure, group string, byMonth []deadline.Figure) {
		for i, month := range shown.Months {
			lines = append(lines, []string{figure, group, month.String()[:7], strconv.Itoa(byMonth[i].Due), strconv.Itoa(byMonth[i].InTime)})
		}
	}
	for _, f := range shown.Figures {
		add(f.Name, "All", f.ByMonth)
		for _, g := range f.Groups {
			add(f.Name, g.Name, g.ByMonth)
		}
	}
	text, err := sheetText(lines)
	if err != nil {
		return err
	}
	return v.sheet("in-time.csv", text)
}

// viewChildrenBehind is the list behind a figure that counts children.
func (s *Site) viewChildrenBehind(v *Visit) error {
	count := casework.ChildFigure(v.path("count"))
	if childFigureWords(count) == "" {
		return access.ErrNotFound
	}
	figures, err := s.desk.ViewInTime(v.ctx(), v.actor(), deadline.Whole)
	if err != nil {
		return err
	}
	seen, err := s.desk.ViewChildrenBehind(v.ctx(), v.actor(), count, figures.Show().Months[0])
	if err != nil {
		return err
	}
	return v.show(page.Page{Title: "In time", Area: page.Staff, BackHref: "/in-time"}, childrenBehindPage(childFigureWords(count), seen.Show()))
}

func childFigureWords(f casework.ChildFigure) string {
	switch f {
	case casework.LongPlans:
		return "Plans of two years or more"
	case casework.LaterPlans:
		return "Second or later plans"
	case casework.NotHeardYet:
		return "Children whose views were not there"
	}
	return ""
}

// percent says a share in whole per cent, and None where nothing was due.
func percent(f deadline.Figure) string {
	n, any := f.Percent()
	if !any {
		return "None"
	}
	return strconv.Itoa(n) + "%"
}

func ofAll(f deadline.Figure) string {
	return strconv.Itoa(f.InTime) + "\u00a0of\u00a0" + strconv.Itoa(f.Due)
}

// monthWords are a month as a reader says it: "November 2026".
func monthWords(first timescale.Date) string {
	return first.Month().String() + " " + strconv.Itoa(first.Year())
}

func late(f deadline.Figure) int { return f.Due - f.InTime }

// Measures of the chart, in the units of its own box: it is drawn as wide as there is room.
const (
	chartRow   = 24
	chartLeft  = 92
	chartWhole = 180 // the length of a bar that is all
)

type bar struct{ y, text, width int }

func barOf(at int, f deadline.Figure) bar {
	n, _ := f.Percent()
	width := chartWhole * n / 100
	return bar{y: at*chartRow + 4, text: at*chartRow + 17, width: width}
}
