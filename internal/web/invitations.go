package web

import (
	"net/url"
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
	{path: "/meetings/{conference}/invited/guest", handle: (*Site).inviteGuest, posts: true},
	{path: "/meetings/{conference}/invited/card/{seat}", handle: (*Site).makeGuestCard, posts: true},
	{path: "/meetings/{conference}/invited/not/{person}", handle: (*Site).notInvite, posts: true},
	{path: "/meetings/{conference}/children/{child}", handle: (*Site).participation, posts: true},
	{path: "/meetings/{conference}/answer", handle: (*Site).answerInvitation, posts: true},
}

var invitationTasks = map[casework.TaskKind]taskPage{
	casework.TaskInvite:       {"Invite people to the conference", "/meetings/*/invited"},
	casework.TaskAnswerFor:    {"Answer an invitation for a colleague who is away", "/meetings/*/invited"},
	casework.TaskAnswer:       {"Answer the invitation to the conference", "/meetings/*/answer"},
	casework.TaskSolicitor:    {"Take note: a solicitor is coming", "/meetings/*/invited"},
	casework.TaskArrange:      {"Arrange what helps somebody take part", "/meetings/*/invited"},
	casework.TaskChooseWay:    {"Choose how each child takes part", "/meetings/*/invited"},
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
		n := casework.NewInvitation{
			Account: access.AccountID(f.Line("who")), Role: conference.Role(f.Line("role")), Children: worksWith(f, seen.Show()),
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

// worksWith are the children chosen on a form; all of them and none mean the same.
func worksWith(f *form.Form, list casework.InvitationList) []access.PersonID {
	var chosen []access.PersonID
	for _, c := range list.Children {
		if f.Has("children", string(c.ID)) {
			chosen = append(chosen, c.ID)
		}
	}
	if len(chosen) == len(list.Children) {
		return nil
	}
	return chosen
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

// answerInvitation takes one of the staff's answer to their own invitation.
func (s *Site) answerInvitation(v *Visit) error {
	id := conference.ID(v.path("conference"))
	away := access.AccountID(v.query("for")) // whose invitation it is, for whoever covers for them
	look := func() (access.Copy[casework.OwnInvitation], error) {
		return s.desk.ViewOwnInvitation(v.ctx(), v.actor(), id)
	}
	send := func(a conference.Answer) error { return second(s.desk.ReplyToInvitation(v.ctx(), v.doing(), id, a)) }
	if away != "" {
		look = func() (access.Copy[casework.OwnInvitation], error) {
			return s.desk.ViewInvitationCovered(v.ctx(), v.actor(), id, away)
		}
		send = func(a conference.Answer) error {
			return second(s.desk.ReplyForColleague(v.ctx(), v.doing(), id, away, a))
		}
	}
	seen, err := look()
	if err != nil {
		return err
	}
	if v.family() {
		return access.ErrNotFound
	}
	f := v.form()
	if v.posted() {
		if err = send(answerFrom(f)); err == nil {
			return v.see("/meetings/%s/invited", id)
		}
		if !f.Take(err) {
			return err
		}
	} else {
		fillAnswer(f, seen.Show().Own)
	}
	p := page.Page{Title: "Answer an invitation", Area: page.Staff, BackHref: "/meetings/" + string(id)}
	return v.show(p, answerInvitationPage(f, seen.Show(), away))
}

// answerAddress is where an answer is sent, one's own or a colleague's.
func answerAddress(m casework.OwnInvitation, away access.AccountID) string {
	if away != "" {
		return "/meetings/" + string(m.ID) + "/answer?for=" + url.QueryEscape(string(away))
	}
	return "/meetings/" + string(m.ID) + "/answer"
}

func canYouCome(m casework.OwnInvitation, away access.AccountID) string {
	if away != "" {
		return "Can " + m.For + " come?"
	}
	return "Can you come?"
}

func answerChoices(m casework.OwnInvitation, away access.AccountID) []ask.Choice {
	words := []string{"I am coming", "I cannot come", "Somebody comes instead of me"}
	if away != "" {
		words = []string{m.For + " is coming", m.For + " cannot come", "Somebody, perhaps you, comes instead of " + m.For}
	}
	return []ask.Choice{
		{Value: string(conference.Coming), Text: words[0]},
		{Value: string(conference.Apologies), Text: words[1]},
		{Value: string(conference.Deputised), Text: words[2]},
	}
}

// answeredBy says that a colleague answered for somebody.
func answeredBy(i casework.InvitedView) string {
	if i.AnsweredBy == "" {
		return ""
	}
	return i.AnsweredBy + " for " + i.Name
}

func second[T any](_ T, err error) error { return err }

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
