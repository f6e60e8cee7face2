package web

import (
	"strings"

	"kith/casework"
)

// closedParts is where the chair begins and ends a closed part, and shares what was said in one.
func (s *Site) closedParts(v *Visit) error {
	f := v.form()
	if v.posted() {
		do, rest, _ := strings.Cut(f.Line("press"), ":")
		var err error
		switch do {
		case "end":
			err = s.desk.EndClosedPart(v.ctx(), v.doing(), meeting(v))
		case "share":
			item, with, _ := strings.Cut(rest, ":")
			err = s.desk.ShareItem(v.ctx(), v.doing(), meeting(v), item, with)
		default:
			back := clockOf(f, "back")
			if err = f.Faults.Err(); err == nil {
				err = s.desk.OpenClosedPart(v.ctx(), v.doing(), meeting(v), f.All("who"), back)
			}
		}
		if err == nil {
			return v.see("%s", at(meeting(v), "/closed"))
		}
		if f.OK() && !f.Take(err) {
			return err
		}
	}
	seen, err := s.desk.ViewClosedParts(v.ctx(), v.actor(), meeting(v))
	if err != nil {
		return err
	}
	return v.show(staffPage(at(meeting(v), "/run")), closedPartsPage(f, seen.Show()))
}

// partWords say until about when a closed part goes on.
func partWords(p *casework.PartShown) string {
	if p.Back == "" {
		return "This part of the meeting is private."
	}
	return "This part of the meeting is private, until about " + clock(p.Back) + "."
}
