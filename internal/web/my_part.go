package web

import (
	"kith/casework"
	"kith/conference"
	"kith/internal/web/ask"
	"kith/internal/web/page"
)

var partRoutes = []route{
	{path: "/my/meetings/{conference}/part", handle: (*Site).myPart, posts: true},
	{path: "/my/meetings/{conference}/advocate", handle: (*Site).myAdvocate, posts: true},
}

// myPart shows a child how they take part in the meeting about them, and asks what they want.
func (s *Site) myPart(v *Visit) error {
	id := conference.ID(v.path("conference"))
	seen, err := s.desk.ViewOwnPart(v.ctx(), v.actor(), id)
	if err != nil {
		return err
	}
	c, f := seen.Show(), v.form()
	if v.posted() {
		if _, err = s.desk.ChooseOwnPart(v.ctx(), v.doing(), id, conference.Manner(f.Line("way")), f.Text("own")); err == nil {
			return v.see("/my/meetings/%s/part", id)
		}
		if !f.Take(err) {
			return err
		}
	} else if f.Kept == "" {
		f.Values.Set("way", string(c.Taking.Words.Chose))
		f.Values.Set("own", c.Taking.Words.Own)
	}
	back := "/"
	if c.Invited {
		back = "/my/meetings/" + string(id)
	}
	return v.show(page.Page{Title: "How you take part", Area: page.Family, BackHref: back}, myPartPage(f, c))
}

// myAdvocate lets a child ask, by themselves, for somebody to be with them.
func (s *Site) myAdvocate(v *Visit) error {
	m, err := s.meeting(v)
	if err != nil {
		return err
	}
	if !m.IsChild() {
		return errNoPage
	}
	f := v.form()
	if v.posted() {
		ask := casework.Companion{Kind: f.Line("kind"), Name: f.Line("name"), Know: f.Line("tie")}
		if _, err = s.desk.AskForCompanion(v.ctx(), v.doing(), m.ID, ask); err == nil {
			return v.see("/my/meetings/%s", m.ID)
		}
		if !f.Take(err) {
			return err
		}
	}
	return v.show(meetingPage("Someone to be with you", "/my/meetings/"+string(m.ID)), myAdvocatePage(f, m))
}

func companionChoices() []ask.Choice {
	return []ask.Choice{
		{Value: casework.AdultFriend, Text: "A grown-up I trust", Hint: "A friend, or someone from your family."},
		{Value: casework.AnAdvocate, Text: "An advocate", Hint: "They help you say what you want. They do not work for the council. It is free."},
		{Value: casework.AnAdviser, Text: "An adviser", Hint: "Like a youth worker or a solicitor."},
	}
}
