package web

import (
	"bytes"
	"encoding/csv"
	"net/http"
	"net/url"
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
	seen, err := s.desk.ViewInTime(v.ctx(), v.actor())
	if err != nil {
		return err
	}
	return v.show(page.Page{Title: "In time", Area: page.Staff, BackHref: "/lateness"}, inTimePage(seen.Show()))
}

// viewFigure is one indicator month by month.
func (s *Site) viewFigure(v *Visit) error {
	of, there := deadline.IndicatorOf(v.path("figure"))
	if !there {
		return access.ErrNotFound
	}
	seen, err := s.desk.ViewInTime(v.ctx(), v.actor())
	if err != nil {
		return err
	}
	for _, f := range seen.Show().Figures {
		if f.ID == of.ID {
			return v.show(page.Page{Title: "In time", Area: page.Staff, BackHref: "/in-time"}, figurePage(seen.Show(), f))
		}
	}
	return access.ErrNotFound
}

// behind reads which cases are asked for from an address. A month that is none means all 13.
func behind(v *Visit) (casework.Behind, error) {
	of, there := deadline.IndicatorOf(v.path("figure"))
	if !there {
		return casework.Behind{}, access.ErrNotFound
	}
	month, _ := timescale.Parse(v.query("month") + "-01") // none where it is no month
	return casework.Behind{Indicator: of, Month: month, Agency: v.query("agency"), LateOnly: v.query("what") == "late"}, nil
}

// viewBehind is the list of cases behind one figure.
func (s *Site) viewBehind(v *Visit) error {
	asked, err := behind(v)
	if err != nil {
		return err
	}
	seen, err := s.desk.ViewBehind(v.ctx(), v.actor(), asked)
	if err != nil {
		return err
	}
	sheet := "/in-time/" + asked.Indicator.ID + "/cases.csv?" + v.r.URL.RawQuery
	return v.show(page.Page{Title: "In time", Area: page.Staff, BackHref: "/in-time/" + asked.Indicator.ID},
		overdueListPage(asked.Indicator.Name, seen.Show(), sheet))
}

// behindSheet is the same list for a spreadsheet.
func (s *Site) behindSheet(v *Visit) error {
	asked, err := behind(v)
	if err != nil {
		return err
	}
	seen, err := s.desk.ViewBehind(v.ctx(), v.actor(), asked)
	if err != nil {
		return err
	}
	text, err := sheetOf(seen.Show())
	if err != nil {
		return err
	}
	return v.sheet("in-time-cases.csv", text)
}

// inTimeSheet is every figure by month for a spreadsheet.
func (s *Site) inTimeSheet(v *Visit) error {
	seen, err := s.desk.ViewInTime(v.ctx(), v.actor())
	if err != nil {
		return err
	}
	shown := seen.Show()
	lines := [][]string{{"Figure", "Month", "Due", "In time"}}
	for _, f := range shown.Figures {
		for i, month := range shown.Months {
			lines = append(lines, []string{f.Name, month.String()[:7], strconv.Itoa(f.ByMonth[i].Due), strconv.Itoa(f.ByMonth[i].InTime)})
		}
	}
	var out bytes.Buffer
	if err := csv.NewWriter(&out).WriteAll(lines); err != nil {
		return err
	}
	return v.sheet("in-time.csv", out.Bytes())
}

// sheet answers with a file for a spreadsheet.
func (v *Visit) sheet(name string, text []byte) error {
	for field, value := range map[string]string{
		"Content-Type": "text/csv; charset=utf-8", "Content-Disposition": `attachment; filename="` + name + `"`, "Content-Length": strconv.Itoa(len(text)),
	} {
		v.w.Header().Set(field, value)
	}
	v.w.WriteHeader(http.StatusOK)
	_, err := v.w.Write(text)
	return err
}

// viewChildrenBehind is the list behind a figure that counts children.
func (s *Site) viewChildrenBehind(v *Visit) error {
	count := casework.ChildFigure(v.path("count"))
	if childFigureWords(count) == "" {
		return access.ErrNotFound
	}
	figures, err := s.desk.ViewInTime(v.ctx(), v.actor())
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

// casesHref opens the cases behind one figure. It names no family.
func casesHref(id, month, agency, what string) string {
	q := url.Values{}
	for name, value := range map[string]string{"month": month, "agency": agency, "what": what} {
		if value != "" {
			q.Set(name, value)
		}
	}
	return "/in-time/" + id + "/cases?" + q.Encode()
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
