package web

import (
	"net/url"

	"kith/access"
	"kith/casework"
	"kith/deadline"
	"kith/internal/web/page"
	"kith/timescale"
)

// viewFigure is one indicator month by month: as a whole, with the groups that it is set apart by, or of one of them.
func (s *Site) viewFigure(v *Visit) error {
	of, there := deadline.IndicatorOf(v.path("figure"))
	if !there {
		return access.ErrNotFound
	}
	by := deadline.GroupingOf(v.query("by"))
	if !of.By(by) {
		by = deadline.Whole
	}
	seen, err := s.desk.ViewInTime(v.ctx(), v.actor(), by)
	if err != nil {
		return err
	}
	shown := seen.Show()
	for _, f := range shown.Figures {
		if f.ID != of.ID {
			continue
		}
		asked := figureAsked{by: by}
		back := "/in-time"
		if by != deadline.Whole {
			back += "?by=" + string(by)
		}
		for _, g := range f.Groups {
			if v.r.URL.Query().Has("of") && g.ID == v.query("of") {
				asked.one, f.ByMonth, f.All = &g, g.ByMonth, g.All
				back = figureHref(f.ID, by)
			}
		}
		return v.show(page.Page{Title: "In time", Area: page.Staff, BackHref: back}, figurePage(shown, f, asked))
	}
	return access.ErrNotFound
}

// figureAsked is how a figure is looked at: set apart by something, and of one group or of all.
type figureAsked struct {
	by  deadline.Grouping
	one *casework.InTimeGroup
}

// behind reads which cases are asked for from an address. A month that is none means all 13.
func behind(v *Visit) (casework.Behind, error) {
	of, there := deadline.IndicatorOf(v.path("figure"))
	if !there {
		return casework.Behind{}, access.ErrNotFound
	}
	month, _ := timescale.Parse(v.query("month") + "-01") // none where it is no month
	by := deadline.GroupingOf(v.query("by"))
	if !of.By(by) {
		by = deadline.Whole
	}
	return casework.Behind{Indicator: of, Month: month, By: by, Of: v.query("of"), LateOnly: v.query("what") == "late"}, nil
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
	return v.show(page.Page{Title: "In time", Area: page.Staff, BackHref: figureHref(asked.Indicator.ID, asked.By)},
		overdueListPage(asked.Indicator.Name, seen.Show(), sheet))
}

// behindSheet is the same list for a spreadsheet.
func (s *Site) behindSheet(v *Visit) error {
	asked, err := behind(v)
	if err != nil {
		return err
	}
	if err := s.desk.TakeList(v.ctx(), v.actor(), "cases behind a figure"); err != nil {
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

// caseList is which cases behind a figure are to be opened: of a month or all, of a group or all, late or all.
type caseList struct {
	figure, month string
	by            deadline.Grouping
	of, what      string
}

// href opens them. It names no family.
func (c caseList) href() string {
	q := url.Values{}
	for name, value := range map[string]string{"month": c.month, "by": string(c.by), "what": c.what} {
		if value != "" {
			q.Set(name, value)
		}
	}
	if c.by != deadline.Whole {
		q.Set("of", c.of) // empty for what is nobody's
	}
	return "/in-time/" + c.figure + "/cases?" + q.Encode()
}

// cases are those of one group, or of all.
func (a figureAsked) cases(figure, month, what string) caseList {
	c := caseList{figure: figure, month: month, what: what}
	if a.one != nil {
		c.by, c.of = a.by, a.one.ID
	}
	return c
}

// figureHref opens a figure, set apart by something or as a whole.
func figureHref(id string, by deadline.Grouping) string {
	if by == deadline.Whole {
		return "/in-time/" + id
	}
	return "/in-time/" + id + "?by=" + string(by)
}

// groupHref opens one group's part of a figure.
func groupHref(figure string, by deadline.Grouping, of string) string {
	return "/in-time/" + figure + "?" + url.Values{"by": {string(by)}, "of": {of}}.Encode()
}

// groupings are the ways to look at figures, the one that is shown marked.
func groupings(at string, shown deadline.Grouping, among []deadline.Grouping) []page.NavItem {
	items := []page.NavItem{{Text: "All together", Href: at, Current: shown == deadline.Whole}}
	for _, by := range among {
		items = append(items, page.NavItem{Text: "By " + string(by), Href: at + "?by=" + string(by), Current: shown == by})
	}
	return items
}

func sheetHref(by deadline.Grouping) string {
	if by == deadline.Whole {
		return "/in-time/sheet.csv"
	}
	return "/in-time/sheet.csv?by=" + string(by)
}

// figureOver says above a figure whose part it is; nothing above the whole.
func figureOver(a figureAsked) string {
	if a.one == nil {
		return ""
	}
	return a.one.Name
}

// groupingName is what a group is, at the head of a column.
func groupingName(by deadline.Grouping) string {
	switch by {
	case deadline.ByTeam:
		return "Team"
	case deadline.ByChair:
		return "Chair"
	case deadline.ByAgency:
		return "Agency"
	case deadline.Whole:
	}
	return "Of whom"
}

// figureWays are the ways to look at a figure. Of one group, the way that led to it is marked, and leads back to all of them.
func figureWays(f casework.InTimeFigure, asked figureAsked) []page.NavItem {
	ways := groupings("/in-time/"+f.ID, asked.by, f.Apart)
	for i := range ways {
		if asked.one != nil && ways[i].Current {
			ways[i].Current, ways[i].Active = false, true
		}
	}
	return ways
}
