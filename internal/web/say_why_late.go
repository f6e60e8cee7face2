package web

import (
	"github.com/a-h/templ"

	"kith/access"
	"kith/casework"
	"kith/internal/form"
	"kith/internal/web/page"
)

// sayWhyLate is one date of a family: how it stands, and where it is late, why. Whoever answers for it says so there, and a
// manager or the safeguarding unit agrees.
func (s *Site) sayWhyLate(v *Visit) error {
	f, id := access.FamilyID(v.path("family")), v.path("date")
	seen, err := s.desk.ViewDate(v.ctx(), v.actor(), f, id)
	if err != nil {
		return err
	}
	one := seen.Show()
	then := datesHref(f, id)
	return s.answerForm(v, func(sent *form.Form) error {
		if v.pressed("agree") {
			return s.desk.AgreeWhyLate(v.ctx(), v.doing(), f, id, sent.Line("reason"))
		}
		return s.desk.SayWhyLate(v.ctx(), v.doing(), f, id, sent.Text("why"))
	}, then, page.Page{Title: "Why it is late", Area: page.Staff, BackHref: then}, func(sent *form.Form) templ.Component { return sayWhyLatePage(sent, one) })
}

// datesHref is where one date stands among those of its family.
func datesHref(f access.FamilyID, id string) string {
	return "/families/" + string(f) + "/dates#date-" + id
}

// whyLateHref is the page on which the reason for a date is given.
func whyLateHref(d casework.DateView) string {
	return "/families/" + string(d.Family) + "/dates/" + d.ID
}

// whyLateLink says what is done there; empty where there is nothing to do or to read.
func whyLateLink(d casework.DateView) string {
	switch {
	case !d.Late:
		return ""
	case d.MaySayWhy && d.Reason == "":
		return "Say why it is late"
	case len(d.Given) > 0, d.MaySayWhy:
		return "Look at why it is late"
	}
	return ""
}

// agreedWords say who agreed to a reason, or that nobody has.
func agreedWords(r casework.GivenReason) string {
	if r.AgreedBy == "" {
		return "Nobody yet"
	}
	return workerWords(r.Approver) + ", " + r.AgreedAt.Date().Long()
}

// saidWords say who gave a reason and when; not when, where it was given with what is late itself and agreed to from there.
func saidWords(r casework.GivenReason) string {
	if r.At == r.AgreedAt {
		return workerWords(r.Giver)
	}
	return workerWords(r.Giver) + ", " + r.At.Date().Long()
}

// whyQuestion asks for a reason, or for another in the place of the one that stands.
func whyQuestion(p casework.DatePage) string {
	if p.Date.Reason == "" {
		return "Why is it late?"
	}
	return "Is there more to say, or something to put right?"
}

// besideReasons is a date without the reason that its page gives below it.
func besideReasons(p casework.DatePage) casework.DateView {
	d := p.Date
	if len(p.Given) > 0 {
		d.Reason, d.SaidBy, d.AgreedBy = "", casework.Worker{}, casework.Worker{}
	}
	return d
}

// readReason is the reason that a press on the page agrees to; none where it was given with what is late itself.
func readReason(p casework.DatePage) string {
	if len(p.Given) == 0 {
		return ""
	}
	return p.Given[len(p.Given)-1].ID
}
