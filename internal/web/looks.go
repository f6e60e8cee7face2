package web

import (
	"errors"
	"strconv"

	"github.com/a-h/templ"

	"kith/access"
	"kith/casework"
	"kith/internal/form"
	"kith/internal/web/ask"
	"kith/internal/web/govuk"
	"kith/internal/web/page"
)

var lookTasks = map[casework.TaskKind]taskPage{casework.TaskLookInto: {"Look into unusual looking", "/looks/unusual"}}

var looksRoutes = []route{
	{path: "/looks", handle: (*Site).askLooks, posts: true},
	{path: "/looks/families/{family}", handle: (*Site).findLooksAt},
	{path: "/looks/staff/{account}", handle: (*Site).findLooksBy},
	{path: "/looks/unusual", handle: (*Site).unusualLooks, posts: true},
	{path: "/families/{family}/looks", handle: (*Site).viewLooks},
	{path: "/families/{family}/looks/given", handle: (*Site).giveLooks, posts: true},
	{path: "/families/{family}/looks/given/{list}", handle: (*Site).viewGivenLooks},
}

// findsLooks reports whether somebody's office answers for data protection.
func findsLooks(a access.Actor) bool {
	_, err := access.AllowOffice(a, access.FindLooks, "")
	return err == nil
}

// pageAsked is which page of a list an address asks for: the first where it says nothing that can be read.
func pageAsked(v *Visit) int {
	n, err := strconv.Atoi(v.r.URL.Query().Get("page"))
	if err != nil || n < 1 {
		return 1
	}
	return n
}

// viewLooks is who looked at a family, for those who answer for it.
func (s *Site) viewLooks(v *Visit) error {
	id := access.FamilyID(v.path("family"))
	seen, err := s.desk.ViewLooks(v.ctx(), v.actor(), id, pageAsked(v))
	if err != nil {
		return err
	}
	at := "/families/" + string(id)
	return v.show(page.Page{Title: "Who has looked", Area: page.Staff, BackHref: at}, looksPage(seen.Show(), at+"/looks"))
}

// askLooks asks whoever answers for data protection whose looks they mean.
func (s *Site) askLooks(v *Visit) error {
	seen, err := s.desk.AskLooks(v.ctx(), v.actor())
	if err != nil {
		return err
	}
	f := v.form()
	if v.posted() {
		family, who := f.Line("family"), f.Line("who")
		switch {
		case family != "":
			return v.see("/looks/families/%s", family)
		case who != "":
			return v.see("/looks/staff/%s", who)
		}
		f.Take(casework.ErrFindWho)
	}
	return v.show(page.Page{Title: "Find who has looked", Area: page.Staff}, askLooksPage(f, seen.Show()))
}

func (s *Site) findLooksAt(v *Visit) error {
	return s.findLooks(v, access.FamilyID(v.path("family")), "", "/looks/families/"+v.path("family"))
}

func (s *Site) findLooksBy(v *Visit) error {
	return s.findLooks(v, "", access.AccountID(v.path("account")), "/looks/staff/"+v.path("account"))
}

func (s *Site) findLooks(v *Visit, f access.FamilyID, who access.AccountID, at string) error {
	seen, err := s.desk.FindLooks(v.ctx(), v.actor(), f, who, pageAsked(v))
	if _, ok := errors.AsType[*access.Refused](err); ok {
		return access.ErrNotFound // the same for a number that is there and for one that is not
	}
	if err != nil {
		return err
	}
	return v.show(page.Page{Title: "Who has looked", Area: page.Staff, BackHref: "/looks"}, looksPage(seen.Show(), at))
}

// giveLooks chooses who is on the list that somebody of the family asked for, and keeps that it was given.
func (s *Site) giveLooks(v *Visit) error {
	id := access.FamilyID(v.path("family"))
	seen, err := s.desk.AskGiveLooks(v.ctx(), v.actor(), id)
	if err != nil {
		return err
	}
	at := "/families/" + string(id) + "/looks"
	return s.answerForm(v, func(f *form.Form) error {
		var who []access.AccountID
		for _, a := range f.All("who") {
			who = append(who, access.AccountID(a))
		}
		_, err := s.desk.GiveLooks(v.ctx(), v.doing(), id, access.PersonID(f.Line("person")), who)
		return err
	}, at+"/given", page.Page{Title: "Give the list", Area: page.Staff, BackHref: at},
		func(f *form.Form) templ.Component { return giveLooksPage(f, seen.Show(), at+"/given") })
}

// viewGivenLooks is one list as it was given, to print.
func (s *Site) viewGivenLooks(v *Visit) error {
	id := access.FamilyID(v.path("family"))
	seen, err := s.desk.AskGiveLooks(v.ctx(), v.actor(), id)
	if err != nil {
		return err
	}
	for _, g := range seen.Show().Given {
		if g.ID == v.path("list") {
			return v.show(page.Page{Title: "List", Area: page.Staff, BackHref: "/families/" + string(id) + "/looks/given"}, givenLooksPage(g))
		}
	}
	return access.ErrNotFound
}

func lookedChoices(of []casework.LookedWorker) []ask.Choice {
	all := make([]ask.Choice, len(of))
	for i, w := range of {
		all[i] = ask.Choice{Value: string(w.Who.ID), Text: wholeWorker(w.Who), Hint: spanDays(w.First.Date().Long(), w.Last.Date().Long())}
	}
	return all
}

func wholeWorker(w casework.Worker) string {
	if w.Agency == "" {
		return workerWords(w)
	}
	return workerWords(w) + " (" + w.Agency + ")"
}

func spanDays(first, last string) string {
	if first == last {
		return "Looked on " + first
	}
	return "Looked between " + first + " and " + last
}

// whoLooked says who it was.
func whoLooked(l casework.LookLine) string {
	switch {
	case l.Who.Name != "":
		return wholeWorker(l.Who)
	case l.Account == access.Operator("").Account:
		return "Whoever runs the machine"
	}
	return "Somebody who is not here any more"
}

// asPart says in which part somebody looked.
func asPart(l casework.LookLine) string { return "As " + l.Ground + ", " }

// looksPages turns the pages of a list.
func looksPages(v casework.LooksView, at string) govuk.Pagination {
	p := govuk.Pagination{LandmarkLabel: "Pages of who looked"}
	if v.Page > 1 {
		p.Previous = &govuk.PageLink{Text: "Later", Href: at + "?page=" + strconv.Itoa(v.Page-1)}
	}
	if v.More {
		p.Next = &govuk.PageLink{Text: "Earlier", Href: at + "?page=" + strconv.Itoa(v.Page+1)}
	}
	return p
}

func timesWords(n int64) string {
	if n == 1 {
		return ""
	}
	return ", " + strconv.FormatInt(n, 10) + " times that day"
}
