package web

import (
	"fmt"
	"net/url"
	"strconv"

	"kith/access"
	"kith/casework"
	"kith/internal/form"
	"kith/internal/web/page"
)

var enquiryRoutes = []route{
	{path: "/concerns/new", handle: (*Site).recordConcern, posts: true},
	{path: "/enquiries/{enquiry}", handle: (*Site).viewEnquiry},
}

var enquiryTasks = map[casework.TaskKind]taskPage{
	casework.TaskDecideConcern:   {"Decide what to do about a concern", "/enquiries/"},
	casework.TaskConcludeEnquiry: {"Conclude the enquiry", "/enquiries/"},
	casework.TaskAgreeOutcome:    {"Answer the proposal for how an enquiry ends", "/enquiries/*/agreement"},
	casework.TaskSettleMerge:     {"Settle whether two entries are one person", "/families/"},
	casework.TaskGiveWorker:      {"The social worker has left. Choose another", "/families/*/worker"},
	casework.TaskGiveManager:     {"The team manager has left. Choose another", "/families/*/manager"},
}

const mostChildren = 12

// recordConcern asks what somebody told the council, and about which children.
func (s *Site) recordConcern(v *Visit) error {
	if _, err := access.AllowOffice(v.actor(), access.RecordConcern, ""); err != nil {
		return err // whoever may not record one is not shown the form
	}
	f := v.form()
	rows := childRows(f)
	known, err := s.knownFamily(v)
	if err != nil {
		return err
	}
	switch {
	case v.posted() && v.pressed("another child"):
		rows = min(rows+1, mostChildren)
	case v.posted():
		concern := concernFrom(f, rows)
		if !f.OK() {
			break
		}
		id, err := s.desk.RecordConcern(v.ctx(), v.doing(), concern)
		if err == nil {
			return v.see("/enquiries/%s", id)
		}
		if !f.Take(err) {
			return err
		}
	}
	f.Values.Set("children", strconv.Itoa(rows))
	return v.show(page.Page{Title: "Record a concern", Area: page.Staff, BackHref: "/"}, recordConcernPage(f, rows, known))
}

// knownFamily is the family that a concern is about where it is known already: chosen from one's families.
func (s *Site) knownFamily(v *Visit) (casework.FamilyView, error) {
	f := v.form()
	if !v.posted() {
		f.Values.Set("family", v.query("family"))
	}
	id := f.Line("family")
	if id == "" {
		return casework.FamilyView{}, nil
	}
	seen, err := s.desk.ViewFamily(v.ctx(), v.actor(), access.FamilyID(id))
	return seen.Show(), err
}

// concernAddress is the form's own address: a family's form and one for a new family keep their words apart.
func concernAddress(known casework.FamilyView) string {
	if known.ID == "" {
		return "/concerns/new"
	}
	return "/concerns/new?family=" + url.QueryEscape(string(known.ID))
}

func childRows(f *form.Form) int {
	n, err := strconv.Atoi(f.Line("children"))
	if err != nil || n < 1 || n > mostChildren {
		return 1
	}
	return n
}

func concernFrom(f *form.Form, rows int) casework.Concern {
	c := casework.Concern{
		From: f.Line("from"), Agency: f.Line("agency"), Source: f.Line("source"), What: f.Text("concern"),
		ReferredOn: f.Date("referred"), Family: access.FamilyID(f.Line("family")), Known: personIDs(f.All("known")),
	}
	c.Children = childrenNamed(f, rows, c.Family == "")
	return c
}

// childrenNamed are the children of a form's rows. The first row stands even if nothing is in it where the form has to
// name one.
func childrenNamed(f *form.Form, rows int, one bool) []casework.ConcernChild {
	var all []casework.ConcernChild
	for i := 1; i <= rows; i++ {
		at := fmt.Sprintf("child-%d-", i)
		child := casework.ConcernChild{Name: f.Line(at + "name"), Born: f.Date(at + "born"), Expected: f.Date(at + "expected")}
		if i == 1 && one || child != (casework.ConcernChild{}) {
			all = append(all, child)
		}
	}
	return all
}
