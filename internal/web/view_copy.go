package web

import (
	"kith/casework"
	"kith/internal/web/page"
	"kith/record"
)

// viewCopy is somebody's own copy of the record. The first time they open it, it counts as with them.
func (s *Site) viewCopy(v *Visit) error {
	id := record.CopyID(v.path("copy"))
	seen, err := s.desk.ViewCopy(v.ctx(), v.actor(), id)
	if err != nil {
		return err
	}
	area, title := page.Staff, "Record"
	if v.family() {
		area, title = page.Family, "Something to read"
	}
	if seen.Show().HeldBack {
		return s.heldBack(v, seen.Show(), page.Page{Title: title, Area: area, BackHref: "/"})
	}
	if err := s.openCopy(v, seen.Show()); err != nil {
		return err
	}
	return v.show(page.Page{Title: title, Area: area, BackHref: "/"}, viewCopyPage(seen.Show(), v.family()))
}

func (s *Site) openCopy(v *Visit, c casework.CopyView) error {
	if !c.Unopened {
		return nil
	}
	_, err := s.desk.OpenCopy(v.ctx(), casework.Doing{Actor: v.actor(), Once: "open " + string(c.ID)}, c.ID)
	return err
}

// heldBack stands where a copy would: a new one is being made, and nothing says why.
func (s *Site) heldBack(v *Visit, c casework.CopyView, p page.Page) error {
	if c.Newer == "" {
		by := casework.Doing{Actor: v.actor(), Once: "hold back " + string(c.ID)}
		if _, err := s.desk.HoldBackCopy(v.ctx(), by, c.ID); err != nil {
			return err
		}
	}
	return v.show(p, heldBackPage(c, v.family()))
}

// printCopy is a copy on paper, for whoever it is for or for those who print it for them.
func (s *Site) printCopy(v *Visit) error {
	id := record.CopyID(v.path("copy"))
	seen, err := s.desk.PrintCopy(v.ctx(), v.actor(), id)
	if err != nil {
		return err
	}
	c := seen.Show()
	if c.HeldBack {
		area, title := page.Staff, "Record"
		if v.family() {
			area, title = page.Family, "Something to read"
		}
		return s.heldBack(v, c, page.Page{Title: title, Area: area, BackHref: "/"})
	}
	if err := s.openCopy(v, c); err != nil {
		return err
	}
	here := "/records/" + string(id) + "/print"
	sheet := page.Sheet{
		For: c.Content.For, Number: c.Number, Title: "Copy " + c.Number, BackHref: "/", LargeHref: here + "?print=large",
		LargePrint: v.query("print") == "large",
	}
	if sheet.LargePrint {
		sheet.LargeHref = here
	}
	if c.Own {
		sheet.BackHref = "/records/" + string(id)
	}
	return v.paper(sheet, recordDocument(c.Content, nil))
}
