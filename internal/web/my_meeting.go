package web

import (
	"kith/casework"
	"kith/conference"
	"kith/internal/web/ask"
	"kith/internal/web/page"
	"kith/timescale"
)

var myRoutes = []route{
	{path: "/my/meetings/{conference}", handle: (*Site).myMeeting},
	{path: "/my/meetings/{conference}/answer", handle: (*Site).myAnswer, posts: true},
	{path: "/my/meetings/{conference}/bring", handle: (*Site).myBring, posts: true},
	{path: "/my/meetings/{conference}/help", handle: (*Site).myHelp, posts: true},
	{path: "/my/meetings/{conference}/people", handle: (*Site).myPeople},
	{path: "/my/meetings/{conference}/without-you", handle: (*Site).notAsked},
}

// meeting is the reader's own invitation, on a page of the family's. Somebody of the staff has theirs elsewhere.
func (s *Site) meeting(v *Visit) (casework.OwnInvitation, error) {
	seen, err := s.desk.ViewOwnInvitation(v.ctx(), v.actor(), conference.ID(v.path("conference")))
	if err == nil && !v.family() {
		return seen.Show(), errNoPage
	}
	return seen.Show(), err
}

func meetingPage(title, back string) page.Page {
	return page.Page{Title: title, Area: page.Family, BackHref: back}
}

// myMeeting tells one of the family about their meeting.
func (s *Site) myMeeting(v *Visit) error {
	m, err := s.meeting(v)
	if err != nil {
		return err
	}
	if m.IsChild() {
		return v.show(meetingPage("Your meeting", "/"), childMeetingPage(m))
	}
	return v.show(meetingPage("Your meeting", "/"), myMeetingPage(m))
}

// myAnswer asks one of the family whether they can come.
func (s *Site) myAnswer(v *Visit) error {
	m, err := s.meeting(v)
	if err != nil {
		return err
	}
	f := v.form()
	if v.posted() {
		if _, err = s.desk.ReplyToInvitation(v.ctx(), v.doing(), m.ID, answerFrom(f)); err == nil {
			return v.see("/my/meetings/%s", m.ID)
		}
		if !f.Take(err) {
			return err
		}
	} else {
		fillAnswer(f, m.Own)
	}
	return v.show(meetingPage("Can you come?", "/my/meetings/"+string(m.ID)), myAnswerPage(f, m))
}

// myBring asks one of the family whom they bring.
func (s *Site) myBring(v *Visit) error {
	m, err := s.meeting(v)
	if err != nil {
		return err
	}
	f := v.form()
	if v.posted() {
		if drop := f.Line("drop"); drop != "" {
			if _, err = s.desk.DropSupporter(v.ctx(), v.doing(), m.ID, drop); err != nil {
				return err
			}
			return v.see("/my/meetings/%s/bring", m.ID)
		}
		named := casework.Supporter{Role: conference.Role(f.Line("kind")), Name: f.Line("name"), Tie: f.Line("tie")}
		if _, err = s.desk.NameSupporter(v.ctx(), v.doing(), m.ID, named); err == nil {
			return v.see("/my/meetings/%s/bring", m.ID)
		}
		if !f.Take(err) {
			return err
		}
	}
	return v.show(meetingPage("Who you bring", "/my/meetings/"+string(m.ID)), myBringPage(f, m))
}

// myHelp asks one of the family what would help them take part.
func (s *Site) myHelp(v *Visit) error {
	m, err := s.meeting(v)
	if err != nil {
		return err
	}
	f := v.form()
	if v.posted() {
		kinds := f.All("needs")
		none := f.Has("needs", "none")
		if none {
			kinds = nil
		}
		if _, err = s.desk.SayNeeds(v.ctx(), v.doing(), m.ID, kinds, none, f.Text("more")); err == nil {
			return v.see("/my/meetings/%s", m.ID)
		}
		if !f.Take(err) {
			return err
		}
	} else if f.Kept == "" {
		for _, n := range m.Own.Needs {
			f.Values.Add("needs", n.Kind)
			f.Values.Set("more", n.Words)
		}
	}
	return v.show(meetingPage("What would help you", "/my/meetings/"+string(m.ID)), myHelpPage(f, m))
}

// myPeople says who will be there.
func (s *Site) myPeople(v *Visit) error {
	m, err := s.meeting(v)
	if err != nil {
		return err
	}
	if m.Out != nil && m.Out.Whole {
		return errNoPage
	}
	return v.show(meetingPage("Who will be there", "/my/meetings/"+string(m.ID)), myPeoplePage(m))
}

// notAsked tells one of the family why they are not asked to a meeting, and how their words can be heard all the same.
func (s *Site) notAsked(v *Visit) error {
	seen, err := s.desk.ViewNotAsked(v.ctx(), v.actor(), conference.ID(v.path("conference")))
	if err != nil {
		return err
	}
	return v.show(page.Page{Title: "About the meeting", Area: page.Family, BackHref: "/"}, notAskedPage(seen.Show()))
}

// shortly is when something is, as family pages write it.
func shortly(on timescale.Date, begins string) string {
	if begins == "" {
		return on.Short()
	}
	return on.Short() + ", " + clock(begins)
}

func familyRole(r conference.Role) string {
	switch r {
	case conference.RoleParent, conference.RoleCarer, conference.RoleChild, conference.RoleRelative:
		return "Family"
	case conference.RoleChair:
		return "Runs the meeting"
	case conference.RoleRecorder:
		return "Writes down what is said"
	case conference.RoleSocialWorker:
		return "Social worker"
	case conference.RoleManager:
		return "Manager of the social worker"
	case conference.RoleDoctor:
		return "Doctor"
	case conference.RoleSupporter, conference.RoleSolicitor, conference.RoleAdvocate, conference.RoleInterpreter, conference.RolePolice,
		conference.RoleHealthVisitor, conference.RoleSchoolNurse, conference.RoleMidwife, conference.RoleSchool, conference.RoleWelfare,
		conference.RoleProbation, conference.RoleHousing, conference.RoleSubstance, conference.RoleMental, conference.RoleAbuse,
		conference.RoleEarlyYears, conference.RoleOther:
	}
	return upperFirst(string(r))
}

func needChoices() []ask.Choice {
	return []ask.Choice{
		{Value: "interpreter", Text: "Someone to interpret", Hint: "We will find someone trained. We will not ask your family to interpret."},
		{Value: "sign language", Text: "British Sign Language"},
		{Value: "reading or writing", Text: "Help with reading or writing"},
		{Value: "large print or easy read", Text: "Large print or easy read"},
		{Value: "disability or illness", Text: "Help because of a disability or illness"},
		{Value: "child care", Text: "Someone to look after my child"},
		{Value: "getting there", Text: "Help to get there"},
		{Value: "not to meet somebody", Text: "To not see or be near someone", Hint: "We will not tell them you asked."},
		{Value: "something else", Text: "Something else"},
		{Value: "none", Text: "I do not need anything"},
	}
}
