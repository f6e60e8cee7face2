package web

import (
	"strconv"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/internal/form"
	"kith/internal/web/page"
)

// requestConference asks for a conference about children who moved here with a plan.
func (s *Site) requestConference(v *Visit) error {
	family := access.FamilyID(v.path("family"))
	children, err := s.desk.ViewChildren(v.ctx(), v.actor(), family)
	if err != nil {
		return err
	}
	if !v.unit() {
		return &access.Refused{Deed: access.RequestConference}
	}
	f := v.form()
	if v.posted() {
		q := requestFrom(f)
		q.Family = family
		for _, c := range children.Show() {
			if f.Has("children", string(c.ID)) {
				q.Children = append(q.Children, c.ID)
			}
		}
		if f.OK() {
			id, err := s.desk.RequestConference(v.ctx(), v.doing(), q)
			if err == nil {
				return v.see("/meetings/%s", id)
			}
			if !f.Take(err) {
				return err
			}
		}
	}
	p := page.Page{Title: "Request a meeting", Area: page.Staff, BackHref: "/families/" + string(family)}
	return v.show(p, requestConferencePage(f, family, children.Show()))
}

func requestFrom(f *form.Form) casework.Request {
	return casework.Request{Kind: conference.Kind(f.Line("kind")), Notified: f.Date("notified"), Why: f.Text("why")}
}

// receiveFamily asks which children moved here and why a conference is to be held about them. No concern is recorded.
func (s *Site) receiveFamily(v *Visit) error {
	if _, err := access.AllowOffice(v.actor(), access.ReceiveFamily, ""); err != nil {
		return err // whoever may not is not shown the form
	}
	people, err := s.desk.ViewColleagues(v.ctx(), v.actor())
	if err != nil {
		return err
	}
	f := v.form()
	rows := childRows(f)
	switch {
	case v.posted() && v.pressed("another child"):
		rows = min(rows+1, mostChildren)
	case v.posted():
		a := casework.Arrival{Children: childrenNamed(f, rows, true), Worker: access.AccountID(f.Line("worker")), Request: requestFrom(f)}
		if !f.OK() {
			break
		}
		id, err := s.desk.ReceiveFamily(v.ctx(), v.doing(), a)
		if err == nil {
			return v.see("/meetings/%s", id)
		}
		if !f.Take(err) {
			return err
		}
	}
	f.Values.Set("children", strconv.Itoa(rows))
	p := page.Page{Title: "A family that has moved here", Area: page.Staff, BackHref: "/families"}
	return v.show(p, receiveFamilyPage(f, rows, people.Show()))
}
