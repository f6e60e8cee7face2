package web

import (
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

func sourceChoices() []ask.Choice {
	codes := reference.ReferralSources()
	all := make([]ask.Choice, len(codes))
	for i, c := range codes {
		all[i] = ask.Choice{Value: c.Code, Text: c.Words}
	}
	return all
}

func sourceName(code string) string {
	for _, c := range reference.ReferralSources() {
		if c.Code == code {
			return c.Words
		}
	}
	return code
}
