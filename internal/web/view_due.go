package web

import (
	"strconv"

	"kith/casework"
	"kith/internal/web/page"
)

// viewDue is what is due from whoever reads it, in order.
func (s *Site) viewDue(v *Visit) error {
	seen, err := s.desk.ViewDue(v.ctx(), v.actor())
	if err != nil {
		return err
	}
	return v.show(page.Page{Title: "What is due", Area: page.Staff, BackHref: "/"}, duePage(seen.Show()))
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
