package web

import (
	"strings"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/internal/form"
	"kith/internal/web/ask"
	"kith/internal/web/page"
)

var invitationRoutes = []route{
	{path: "/meetings/{conference}/invited", handle: (*Site).people, posts: true},
	{path: "/meetings/{conference}/invited/add", handle: (*Site).invite, posts: true},
	{path: "/meetings/{conference}/invited/not/{person}", handle: (*Site).notInvite, posts: true},
	{path: "/meetings/{conference}/children/{child}", handle: (*Site).participation, posts: true},
	{path: "/meetings/{conference}/answer", handle: (*Site).answerInvitation, posts: true},
}

var invitationTasks = map[casework.TaskKind]taskPage{
	casework.TaskInvite:       {"Invite people to the conference", "/meetings/*/invited"},
	casework.TaskAnswer:       {"Answer the invitation to the conference", "/meetings/*/answer"},
	casework.TaskSolicitor:    {"Take note: a solicitor is coming", "/meetings/*/invited"},
	casework.TaskArrange:      {"Arrange what helps somebody take part", "/meetings/*/invited"},
	casework.TaskMeeting:      {"Your meeting", "/my/meetings/"},
	casework.TaskFamilyReply:  {"Tell us if you can come", "/my/meetings/*/answer"},
	casework.TaskWriteReport:  {"Write your report", "/reports/"},
	casework.TaskChasedReport: {"Send your report: it was asked for again", "/reports/"},
	casework.TaskChaseReports: {"Ask for late reports", "/meetings/*/reports"},
}

// people shows who is asked to a conference, and lets the unit ask those who are proposed.
func (s *Site) people(v *Visit) error {
	id := conference.ID(v.path("conference"))
	f := v.form()
	if v.posted() {
		err := s.pressedOnPeople(v, id, f)
		if err == nil {
			return v.see("/meetings/%s/invited", id)
		}
		if !f.Take(err) {
			return err
		}
	}
	seen, err := s.desk.ViewInvitations(v.ctx(), v.actor(), id)
	if err != nil {
		return err
	}
	return v.show(page.Page{Title: "Who is invited", Area: page.Staff, BackHref: "/meetings/" + string(id)}, invitedPage(f, seen.Show()))
}

func (s *Site) pressedOnPeople(v *Visit, id conference.ID, f *form.Form) error {
	press, which, _ := strings.Cut(f.Values.Get("press"), ":")
	var err error
	switch press {
	case "withdraw":
		_, err = s.desk.Withdraw(v.ctx(), v.doing(), id, which)
	case "note":
		_, err = s.desk.TakeNote(v.ctx(), v.doing(), id, which)
	case "arranged", "cannot":
		_, err = s.desk.ArrangeNeed(v.ctx(), v.doing(), id, which, press == "arranged")
	default:
		_, err = s.desk.InviteProposed(v.ctx(), v.doing(), id, f.All("who"))
	}
	return err
}

// invite asks one more person, whom nobody proposed.
func (s *Site) invite(v *Visit) error {
	id := conference.ID(v.path("conference"))
	seen, err := s.desk.ViewInvitations(v.ctx(), v.actor(), id)
	if err != nil {
		return err
	}
	if !seen.Show().CanInvite {
		return &access.Refused{Deed: access.InviteToConference}
	}
	staff, err := s.desk.ViewColleagues(v.ctx(), v.actor())
	if err != nil {
		return err
	}
	f := v.form()
	if v.posted() {
		n := casework.NewInvitation{Account: access.AccountID(f.Line("who")), Role: conference.Role(f.Line("role"))}
		for _, c := range seen.Show().Children {
			if f.Has("children", string(c.ID)) {
				n.Children = append(n.Children, c.ID)
			}
		}
		if len(n.Children) == len(seen.Show().Children) {
			n.Children = nil
		}
		if _, err = s.desk.Invite(v.ctx(), v.doing(), id, n); err == nil {
			return v.see("/meetings/%s/invited", id)
		}
		if !f.Take(err) {
			return err
		}
	}
	p := page.Page{Title: "Invite somebody", Area: page.Staff, BackHref: "/meetings/" + string(id) + "/invited"}
	return v.show(p, invitePage(f, seen.Show(), staff.Show()))
}

// notInvite keeps the chair's decision not to invite somebody with parental responsibility.
func (s *Site) notInvite(v *Visit) error {
	id, who := conference.ID(v.path("conference")), access.PersonID(v.path("person"))
	seen, err := s.desk.ViewInvitations(v.ctx(), v.actor(), id)
	if err != nil {
		return err
	}
	if !seen.Show().CanDecide {
		return &access.Refused{Deed: access.DecideNotToInvite}
	}
	f := v.form()
	if v.posted() {
		if _, err = s.desk.DecideNotToInvite(v.ctx(), v.doing(), id, who, f.Text("reason")); err == nil {
			return v.see("/meetings/%s/invited", id)
		}
		if !f.Take(err) {
			return err
		}
	}
	p := page.Page{Title: "Not inviting somebody", Area: page.Staff, BackHref: "/meetings/" + string(id) + "/invited"}
	return v.show(p, notInvitePage(f, id, string(who), nameOfHolder(seen.Show(), who)))
}

func nameOfHolder(list casework.InvitationList, who access.PersonID) string {
	for _, n := range list.Undecided {
		if n.ID == who {
			return n.Full
		}
	}
	for _, i := range list.Invited {
		if i.Invitation.Person == who {
			return i.Name
		}
	}
	return ""
}

// participation asks how a child takes part.
func (s *Site) participation(v *Visit) error {
	id, child := conference.ID(v.path("conference")), access.PersonID(v.path("child"))
	seen, err := s.desk.ViewInvitations(v.ctx(), v.actor(), id)
	if err != nil {
		return err
	}
	var taking casework.TakingPart
	for _, t := range seen.Show().Taking {
		if t.Child.ID == child {
			taking = t
		}
	}
	switch {
	case taking.Child.ID == "":
		return access.ErrNotFound
	case !seen.Show().CanChoose:
		return &access.Refused{Deed: access.ChooseParticipation}
	}
	f := v.form()
	if v.posted() {
		p := conference.Participation{Conference: id, Child: child, Manner: conference.Manner(f.Line("way")), Reason: f.Text("reason")}
		if _, err = s.desk.ChooseParticipation(v.ctx(), v.doing(), p); err == nil {
			return v.see("/meetings/%s/invited", id)
		}
		if !f.Take(err) {
			return err
		}
	} else if f.Kept == "" {
		f.Values.Set("way", string(taking.Manner))
		f.Values.Set("reason", taking.Reason)
	}
	p := page.Page{Title: "How a child takes part", Area: page.Staff, BackHref: "/meetings/" + string(id) + "/invited"}
	return v.show(p, participationPage(f, id, taking))
}

// answerInvitation takes one of the staff's answer to their own invitation.
func (s *Site) answerInvitation(v *Visit) error {
	id := conference.ID(v.path("conference"))
	seen, err := s.desk.ViewOwnInvitation(v.ctx(), v.actor(), id)
	if err != nil {
		return err
	}
	if v.family() {
		return access.ErrNotFound
	}
	f := v.form()
	if v.posted() {
		if _, err = s.desk.ReplyToInvitation(v.ctx(), v.doing(), id, answerFrom(f)); err == nil {
			return v.see("/meetings/%s/invited", id)
		}
		if !f.Take(err) {
			return err
		}
	} else {
		fillAnswer(f, seen.Show().Own)
	}
	p := page.Page{Title: "Answer an invitation", Area: page.Staff, BackHref: "/meetings/" + string(id)}
	return v.show(p, answerInvitationPage(f, seen.Show()))
}

func answerFrom(f *form.Form) conference.Answer {
	return conference.Answer{
		Reply: conference.Standing(f.Line("reply")), Part: f.Line("part"), Means: f.Line("means"), Reason: f.Text("reason"),
		Deputy: f.Line("deputy"), Parts: f.Text("parts"),
	}
}

func fillAnswer(f *form.Form, own conference.Invitation) {
	if f.Kept != "" || own.RepliedAt.IsZero() {
		return
	}
	f.Values.Set("reply", string(own.State))
	f.Values.Set("part", own.Part)
	f.Values.Set("means", own.Words.Means)
	f.Values.Set("reason", own.Words.Reason)
	f.Values.Set("deputy", own.Words.Deputy)
	f.Values.Set("parts", own.Words.Parts)
}

func roleChoices() []ask.Choice {
	roles := append([]conference.Role{conference.RoleSocialWorker, conference.RoleManager}, conference.ProfessionalRoles()...)
	choices := make([]ask.Choice, len(roles))
	for i, r := range roles {
		choices[i] = ask.Choice{Value: string(r), Text: upperFirst(string(r))}
	}
	return choices
}

func meansChoices() []ask.Choice {
	return []ask.Choice{
		{Value: string(conference.InRoom), Text: "In the room"},
		{Value: string(conference.ByVideo), Text: "By video"},
		{Value: string(conference.ByTelephone), Text: "By telephone"},
	}
}

func mannerWords(w conference.Manner) string {
	switch w {
	case "whole":
		return "Comes to the whole conference"
	case "part":
		return "Comes to part of the conference"
	case "meets the chair":
		return "Meets the chair before the conference"
	case "letter":
		return "Writes a letter"
	case "drawing":
		return "Makes a drawing"
	case "recording":
		return "Makes a recording"
	case "advocate":
		return "An advocate speaks for the child"
	case "social worker speaks":
		return "The social worker says what the child has said, or what is known of the child’s day"
	}
	return string(w)
}

func mannerChoices() []ask.Choice {
	var choices []ask.Choice
	for _, w := range conference.Manners() {
		choices = append(choices, ask.Choice{Value: string(w), Text: mannerWords(w)})
	}
	return choices
}

func repliedWords(i conference.Invitation) string {
	said := upperFirst(string(i.State))
	switch i.State {
	case conference.Invited:
		said = "Not answered yet"
	case conference.Coming:
		if i.Part == "part" {
			said += ", for part"
		}
		if i.Words.Means != "" {
			said += ", " + i.Words.Means
		}
	case conference.Deputised:
		said = "Sends " + i.Words.Deputy
	case conference.Apologies, conference.NotInvited:
		if i.Words.Reason != "" {
			said += ": " + i.Words.Reason
		}
	case conference.Uninvited:
		said = "No longer invited"
	}
	return said
}
