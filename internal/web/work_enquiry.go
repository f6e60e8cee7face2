package web

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/a-h/templ"

	"kith/access"
	"kith/casework"
	"kith/enquiry"
	"kith/internal/form"
)

var workEnquiryRoutes = []route{
	{path: "/enquiries/{enquiry}/discussion", handle: (*Site).recordDiscussion, posts: true},
	{path: "/enquiries/{enquiry}/view", handle: (*Site).recordAgencyView, posts: true},
	{path: "/enquiries/{enquiry}/details", handle: (*Site).describeEnquiry, posts: true},
	{path: "/enquiries/{enquiry}/start", handle: (*Site).correctStart, posts: true},
	{path: "/enquiries/{enquiry}/children", handle: (*Site).correctEnquiryChildren, posts: true},
	{path: "/enquiries/{enquiry}/outcome", handle: (*Site).proposeOutcome, posts: true},
	{path: "/enquiries/{enquiry}/agreement", handle: (*Site).agreeOutcome, posts: true},
}

const (
	fewestTookPart = 3
	mostTookPart   = 20
)

// recordDiscussion asks when a strategy discussion was held, who took part, and whether it starts the enquiry.
func (s *Site) recordDiscussion(v *Visit) error {
	e, err := s.openEnquiry(v, access.RecordStrategyDiscussion, mayRecord)
	if err != nil {
		return err
	}
	f := v.form()
	rows, err := strconv.Atoi(f.Line("people"))
	if err != nil || rows < fewestTookPart || rows > mostTookPart {
		rows = fewestTookPart
	}
	switch {
	case v.posted() && v.pressed("another"):
		rows = min(rows+1, mostTookPart)
	case v.posted():
		said := casework.Discussed{
			HeldOn: f.Date("held"), Notes: f.Text("notes"), Starts: f.Line("starts") == "yes",
			Basis: enquiry.Basis(f.Line("basis")), StartedOn: f.Date("started"),
		}
		if f.Line("starts") == "" {
			f.Take(enquiry.ErrNoStart)
		}
		for i := 1; i <= rows; i++ {
			p := enquiry.TookPart{Agency: f.Line(fmt.Sprintf("agency-%d", i)), Who: f.Line(fmt.Sprintf("who-%d", i))}
			if p != (enquiry.TookPart{}) {
				said.TookPart = append(said.TookPart, p)
			}
		}
		if !f.OK() {
			break
		}
		if _, err := s.desk.RecordStrategyDiscussion(v.ctx(), v.doing(), e.ID, said); err == nil {
			return v.see("/enquiries/%s", e.ID)
		} else if !f.Take(err) {
			return err
		}
	}
	f.Values.Set("people", strconv.Itoa(rows))
	return v.show(enquiryPage(e), discussionPage(f, e, rows))
}

// recordAgencyView asks what an agency thinks should happen.
func (s *Site) recordAgencyView(v *Visit) error {
	e, err := s.openEnquiry(v, access.RecordAgencyView, mayRecord)
	if err != nil {
		return err
	}
	return s.answerForm(v, func(f *form.Form) error {
		_, err := s.desk.RecordAgencyView(v.ctx(), v.doing(), e.ID, enquiry.View{
			Agency: f.Line("agency"), Opinion: enquiry.Opinion(f.Line("view")),
			Words: enquiry.ViewWords{Who: f.Line("who"), Said: f.Text("said")},
		})
		return err
	}, "/enquiries/"+string(e.ID), enquiryPage(e), func(f *form.Form) templ.Component { return agencyViewPage(f, e) })
}

// describeEnquiry asks for what the national return asks.
func (s *Site) describeEnquiry(v *Visit) error {
	e, err := s.openEnquiry(v, access.CorrectEnquiry, mayCorrect)
	if err != nil {
		return err
	}
	f := v.form()
	if !v.posted() && f.Kept == "" {
		f.Values.Set("need", e.PrimaryNeed)
		f.Values.Set("source", e.Source)
		f.SetDate("referred", e.ReferredOn)
	}
	referred := v.date("referred")
	return s.answerForm(v, func(f *form.Form) error {
		_, err := s.desk.DescribeEnquiry(v.ctx(), v.doing(), e.ID, casework.EnquiryDetails{
			PrimaryNeed: f.Line("need"), Source: f.Line("source"), ReferredOn: referred,
		})
		return err
	}, "/enquiries/"+string(e.ID), enquiryPage(e), func(f *form.Form) templ.Component { return describeEnquiryPage(f, e) })
}

// correctStart asks which strategy discussion started the enquiry after all.
func (s *Site) correctStart(v *Visit) error {
	e, err := s.openEnquiry(v, access.RecordStrategyDiscussion, mayRestart)
	if err != nil {
		return err
	}
	f := v.form()
	if anchor, there := enquiry.Anchor(e.Discussions); there && !v.posted() && f.Kept == "" {
		f.Values.Set("discussion", anchor.ID)
		f.SetDate("started", e.StartedOn)
	}
	started, held := v.date("started"), v.date("held")
	return s.answerForm(v, func(f *form.Form) error {
		_, err := s.desk.CorrectStart(v.ctx(), v.doing(), e.ID, casework.EnquiryStart{
			Discussion: f.Line("discussion"), HeldOn: held, StartedOn: started, Reason: f.Text("reason"),
		})
		return err
	}, "/enquiries/"+string(e.ID), enquiryPage(e), func(f *form.Form) templ.Component { return correctStartPage(f, e) })
}

// correctEnquiryChildren asks which children the enquiry is about after all.
func (s *Site) correctEnquiryChildren(v *Visit) error {
	e, err := s.openEnquiry(v, access.CorrectEnquiry, mayCorrect)
	if err != nil {
		return err
	}
	seen, err := s.desk.ViewFamily(v.ctx(), v.actor(), e.Family)
	if err != nil {
		return err
	}
	f := v.form()
	if !v.posted() && f.Kept == "" {
		for _, c := range e.Children {
			f.Values.Add("children", string(c.ID))
		}
	}
	return s.answerForm(v, func(f *form.Form) error {
		_, err := s.desk.CorrectEnquiryChildren(v.ctx(), v.doing(), e.ID, personIDs(f.All("children")), f.Text("reason"))
		return err
	}, "/enquiries/"+string(e.ID), enquiryPage(e), func(f *form.Form) templ.Component {
		return correctChildrenPage(f, e, personChoices(seen.Show().Children))
	})
}

// proposeOutcome asks how the enquiry should end.
func (s *Site) proposeOutcome(v *Visit) error {
	e, err := s.openEnquiry(v, access.ProposeOutcome, mayRecord)
	if err != nil {
		return err
	}
	alone := !slices.ContainsFunc(e.Views, func(w enquiry.View) bool { return w.Agency != enquiry.SocialCare })
	return s.answerForm(v, func(f *form.Form) error {
		_, err := s.desk.ProposeOutcome(v.ctx(), v.doing(), e.ID, casework.Proposal{
			Outcome: enquiry.Outcome(f.Line("outcome")), Reason: f.Text("reason"), Alone: f.Text("alone"),
		})
		return err
	}, "/enquiries/"+string(e.ID), enquiryPage(e), func(f *form.Form) templ.Component { return proposeOutcomePage(f, e, alone) })
}

// agreeOutcome asks the manager whether they agree.
func (s *Site) agreeOutcome(v *Visit) error {
	e, err := s.openEnquiry(v, access.ConcludeEnquiry, mayAgree)
	if err != nil {
		return err
	}
	return s.answerForm(v, func(f *form.Form) error {
		switch f.Line("decision") {
		case "agree":
			_, err := s.desk.ConcludeEnquiry(v.ctx(), v.doing(), e.ID, f.Text("decided"))
			return err
		case "send back":
			_, err := s.desk.SendBackOutcome(v.ctx(), v.doing(), e.ID, f.Text("decided"))
			return err
		}
		return enquiry.ErrNoDecision
	}, "/enquiries/"+string(e.ID), enquiryPage(e), func(f *form.Form) templ.Component { return agreeOutcomePage(f, e) })
}
