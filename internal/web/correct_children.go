package web

import (
	"strconv"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/internal/web/page"
)

// correctConferenceChildren asks which children a conference is about after all, why, who agreed, and who was told.
func (s *Site) correctConferenceChildren(v *Visit) error {
	id := conference.ID(v.path("conference"))
	seen, err := s.desk.ViewConference(v.ctx(), v.actor(), id)
	if err != nil {
		return err
	}
	c := seen.Show()
	if !c.CanRegroup {
		return &access.Refused{Deed: access.BookConference}
	}
	family, err := s.desk.ViewFamily(v.ctx(), v.actor(), c.Family)
	if err != nil {
		return err
	}
	people, err := s.desk.ViewColleagues(v.ctx(), v.actor())
	if err != nil {
		return err
	}
	f := v.form()
	rows := rowCount(f, "people", 1)
	switch {
	case v.posted() && v.pressed("another"):
		rows++
	case v.posted():
		to := casework.Regrouping{
			Children: personIDs(f.All("children")), Reason: f.Text("reason"), AgreedBy: access.AccountID(f.Line("agreed-by")), Told: toldFrom(f, rows),
		}
		if !f.OK() {
			break
		}
		_, err := s.desk.CorrectConferenceChildren(v.ctx(), v.doing(), id, to)
		if err == nil {
			return v.see("/meetings/%s", id)
		}
		if !f.Take(err) {
			return err
		}
	default:
		v.saw(seen.Version())
		if f.Kept == "" {
			for _, child := range c.Children {
				f.Values.Add("children", string(child.ID))
			}
		}
	}
	f.Values.Set("people", strconv.Itoa(rows))
	p := page.Page{Title: "The children of a meeting", Area: page.Staff, BackHref: "/meetings/" + string(id)}
	return v.show(p, correctConferenceChildrenPage(f, c, personChoices(family.Show().Children), people.Show(), v.actor().Account, rows))
}

// regroupedSaid says to one of the family which children the meeting is also about, or no longer.
func regroupedSaid(r casework.Regrouped) string {
	said := "We changed this on " + r.On.Long() + "."
	if len(r.Put) > 0 {
		said += " The meeting is also about " + people(r.Put) + "."
	}
	if len(r.Off) > 0 {
		said += " The meeting is no longer about " + people(r.Off) + "."
	}
	return said
}
