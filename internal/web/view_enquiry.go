package web

import (
	"kith/access"
	"kith/casework"
	"kith/enquiry"
	"kith/internal/web/ask"
	"kith/internal/web/page"
	"kith/reference"
)

// viewEnquiry shows an enquiry to those who work the case.
func (s *Site) viewEnquiry(v *Visit) error {
	seen, err := s.desk.ViewEnquiry(v.ctx(), v.actor(), enquiry.ID(v.path("enquiry")))
	if err != nil {
		return err
	}
	return v.show(page.Page{Title: "Enquiry", Area: page.Staff, BackHref: "/"}, viewEnquiryPage(seen.Show()))
}

// openEnquiry is the enquiry of a page with a form, for whoever may send the form, and the version that they see.
func (s *Site) openEnquiry(v *Visit, d access.Deed, may func(casework.EnquiryView) bool) (casework.EnquiryView, error) {
	seen, err := s.desk.ViewEnquiry(v.ctx(), v.actor(), enquiry.ID(v.path("enquiry")))
	if err != nil {
		return casework.EnquiryView{}, err
	}
	if e := seen.Show(); !may(e) {
		if e.State == enquiry.Concluded {
			return e, enquiry.ErrConcluded
		}
		return e, &access.Refused{Deed: d}
	}
	v.saw(seen.Version())
	return seen.Show(), nil
}

func mayRecord(e casework.EnquiryView) bool  { return e.MayRecord }
func mayRestart(e casework.EnquiryView) bool { return e.MayRestart }
func mayCorrect(e casework.EnquiryView) bool { return e.MayCorrect }
func mayAgree(e casework.EnquiryView) bool   { return e.MayAgree }

// enquiryPage is the shell's part of a page with a form about an enquiry.
func enquiryPage(e casework.EnquiryView) page.Page {
	return page.Page{Title: "Enquiry", Area: page.Staff, BackHref: "/enquiries/" + string(e.ID)}
}

func codeChoices(codes []reference.Code) []ask.Choice {
	all := make([]ask.Choice, 0, len(codes))
	for _, c := range codes {
		if !c.Old {
			all = append(all, ask.Choice{Value: c.Code, Text: c.Words})
		}
	}
	return all
}

func codeName(codes []reference.Code, code string) string {
	if c, there := reference.Find(codes, code); there {
		return c.Words
	}
	return code
}

func sourceChoices() []ask.Choice { return codeChoices(reference.ReferralSources()) }

func agencyChoices() []ask.Choice {
	all := make([]ask.Choice, 0, len(enquiry.Agencies()))
	for _, a := range enquiry.Agencies() {
		all = append(all, ask.Choice{Value: a.Code, Text: a.Words})
	}
	return all
}

// whoRaised are those who raise a concern: the agencies, and people who are none.
func whoRaised() []ask.Choice {
	all := []ask.Choice{
		{Value: "A member of the public", Text: "A member of the public"},
		{Value: "The family", Text: "The family, or the child"},
	}
	for _, a := range enquiry.Agencies() {
		all = append(all, ask.Choice{Value: a.Words, Text: a.Words})
	}
	return all
}

func opinionChoices() []ask.Choice {
	return []ask.Choice{
		{Value: string(enquiry.ThinksConference), Text: "Hold a conference"},
		{Value: string(enquiry.ThinksInNeed), Text: "Child in Need, without a conference"},
		{Value: string(enquiry.ThinksNothing), Text: "No further action"},
		{Value: string(enquiry.ThinksNot), Text: "No view"},
	}
}

func opinionWords(o enquiry.Opinion) string {
	for _, c := range opinionChoices() {
		if c.Value == string(o) {
			return c.Text
		}
	}
	return string(o)
}

func basisChoices() []ask.Choice {
	var all []ask.Choice
	for _, b := range enquiry.Bases() {
		all = append(all, ask.Choice{Value: string(b), Text: b.Words()})
	}
	return all
}

func enquiryOutcomes() []ask.Choice {
	var all []ask.Choice
	for _, o := range enquiry.Outcomes() {
		all = append(all, ask.Choice{Value: string(o), Text: o.Words()})
	}
	return all
}

func stateWords(e casework.EnquiryView) string {
	switch e.State {
	case enquiry.Concern:
		return "A concern: no section 47 enquiry has started"
	case enquiry.Enquiring:
		return "Section 47 enquiry under way"
	case enquiry.Concluded:
		return "Concluded: " + e.Outcome.Words()
	}
	return ""
}

func changeTitle(what string) string {
	switch what {
	case "details":
		return "Details put right"
	case "children":
		return "The children put right"
	case "start":
		return "The start of the enquiry put right"
	case "view":
		return "An agency’s view replaced"
	case "sent back":
		return "The proposal was sent back"
	}
	return what
}
