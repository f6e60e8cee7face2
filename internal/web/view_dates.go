package web

import (
	"strings"

	"kith/access"
	"kith/casework"
	"kith/deadline"
	"kith/internal/web/govuk"
	"kith/internal/web/page"
	"kith/procedure"
)

var dateRoutes = []route{
	{path: "/families/{family}/dates", handle: (*Site).viewDates},
	{path: "/families/{family}/dates/{date}", handle: (*Site).sayWhyLate, posts: true},
	{path: "/due", handle: (*Site).viewDue},
	{path: "/lateness", handle: (*Site).viewOverdue},
	{path: "/lateness/list", handle: (*Site).overdueList},
	{path: "/lateness/list.csv", handle: (*Site).overdueSheet},
}

// viewDates is every date of a family's case, with why it is that day.
func (s *Site) viewDates(v *Visit) error {
	seen, err := s.desk.ViewDates(v.ctx(), v.actor(), access.FamilyID(v.path("family")))
	if err != nil {
		return err
	}
	return v.show(page.Page{Title: "Dates", Area: page.Staff, BackHref: "/families/" + v.path("family")}, datesPage(seen.Show()))
}

// dateParts are the dates of a family under their headings, each in the order of its day.
type dateParts struct{ late, due, done, fell []casework.DateView }

func partDates(all []casework.DateView) dateParts {
	var p dateParts
	for _, d := range all {
		switch {
		case d.State == deadline.NotNeeded:
			p.fell = append(p.fell, d)
		case d.State == deadline.Met || d.State == deadline.Missed:
			p.done = append(p.done, d)
		case d.Late:
			p.late = append(p.late, d)
		default:
			p.due = append(p.due, d)
		}
	}
	return p
}

// dateName is what is to be done, and of which child or by which agency where there are several.
func dateName(d casework.DateView) string {
	name := keyWords(d.Key, d.Why.Name)
	switch {
	case d.Child.First != "":
		return name + ": " + d.Child.First
	case d.Subject.Kind == deadline.OfReport && d.Owner.Agency != "":
		return name + ": " + d.Owner.Agency
	}
	return name
}

// keyWords are a deadline's own words, or its name where the procedure has it no more.
func keyWords(key procedure.Key, words string) string {
	if words != "" {
		return words
	}
	return upperFirst(strings.ReplaceAll(string(key), "-", " "))
}

func dateTag(d casework.DateView) *govuk.Tag {
	switch {
	case d.State == deadline.Met && d.Late:
		return &govuk.Tag{Text: "Done late", Classes: "govuk-tag--red"}
	case d.State == deadline.Missed:
		return &govuk.Tag{Text: "Missed", Classes: "govuk-tag--red"}
	case d.Late:
		return &govuk.Tag{Text: "Late", Classes: "govuk-tag--red"}
	case d.State == deadline.Met && d.PastDue:
		return &govuk.Tag{Text: "Done after the target", Classes: "govuk-tag--yellow"}
	case d.PastDue:
		return &govuk.Tag{Text: "After the target", Classes: "govuk-tag--yellow"}
	case d.State == deadline.Met:
		return &govuk.Tag{Text: "Done", Classes: "govuk-tag--green"}
	}
	return nil
}

func dateRows(d casework.DateView) []govuk.SummaryRow {
	limit := ""
	if !d.Limit.IsZero() && d.Limit != d.Due {
		limit = d.Limit.Long()
	}
	done := ""
	if d.State == deadline.Met {
		done = d.MetOn.Long() + ": " + proofWords(d.MetBy.Kind)
	}
	whose := upperFirst(strings.ReplaceAll(string(d.Role), "-", " "))
	if d.Owner.Name != "" {
		whose = workerWords(d.Owner)
	}
	saidBy, agreed := "", ""
	if d.Late {
		saidBy, agreed = workerWords(d.SaidBy), workerWords(d.AgreedBy)
	}
	return rowsOf("By", d.Due.Long(), "Last day allowed", limit, "For", whose, "Done", done, "Why it is late", d.Reason, "Said by", saidBy, "Agreed by", agreed)
}

// proofWords are what shows that something was done.
func proofWords(k deadline.Kind) string {
	switch k {
	case deadline.OfConference:
		return "the conference was held"
	case deadline.OfCoreGroup:
		return "the core group was held"
	case deadline.OfShare:
		return "the report was shared with the last of the parents"
	case deadline.OfReport:
		return "the report was sent"
	case deadline.OfRecord:
		return "the record was issued"
	case deadline.OfVisit:
		return "the child was visited"
	case deadline.OfEnquiry, deadline.OfDiscussion, deadline.OfPlan:
	}
	return "done"
}

// dateMoved say from where to where a date moved, and because of what.
func dateMoved(m casework.MoveView) string {
	text := "Moved from " + m.Was.Due.Long() + " to " + m.Now.Due.Long() + ", "
	if m.Was.Anchor == m.Now.Anchor {
		return text + "because the last day allowed changed."
	}
	return text + "because the day of " + m.Anchor.Words() + " moved from " + m.Was.Anchor.Long() + " to " + m.Now.Anchor.Long() + "."
}

// dateHref is where the work is done that a date is for; empty where there is no one page.
func dateHref(d casework.DateView) string {
	switch {
	case d.OfMeeting != "":
		return "/meetings/" + string(d.OfMeeting)
	case d.Subject.Kind == deadline.OfEnquiry:
		return "/enquiries/" + d.Subject.ID
	case d.Subject.Kind == deadline.OfPlan:
		return "/plans/" + d.Subject.ID
	}
	return ""
}
