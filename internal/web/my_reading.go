package web

import (
	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/internal/web/ask"
	"kith/internal/web/page"
	"kith/statement"
)

var readingRoutes = []route{
	{path: "/my/meetings/{conference}/reading", handle: (*Site).myReading},
	{path: "/my/meetings/{conference}/reading/{statement}", handle: (*Site).myPoint, posts: true},
	{path: "/my/meetings/{conference}/words", handle: (*Site).myWords, posts: true},
}

func (s *Site) reading(v *Visit) (casework.ReadingView, error) {
	seen, err := s.desk.ViewReading(v.ctx(), v.actor(), conference.ID(v.path("conference")))
	return seen.Show(), err
}

func readingPage(title, back string) page.Page {
	return page.Page{Title: title, Area: page.Family, BackHref: back}
}

// myReading lists what people have written, and what has still to come.
func (s *Site) myReading(v *Visit) error {
	r, err := s.reading(v)
	if err != nil {
		return err
	}
	return v.show(readingPage("Things to read", "/my/meetings/"+string(r.ID)), myReadingPage(r))
}

// myPoint shows one point and asks for an answer to it.
func (s *Site) myPoint(v *Visit) error {
	r, err := s.reading(v)
	if err != nil {
		return err
	}
	p, there := r.Point(statement.ID(v.path("statement")))
	if !there {
		return access.ErrNotFound
	}
	list := "/my/meetings/" + string(r.ID) + "/reading"
	f := v.form()
	if v.posted() {
		a := statement.Reply{
			Statement: p.Said.ID, Kind: statement.ReplyKind(f.Line("reply")),
			Words: statement.ReplyWords{Text: f.Text("text"), Should: f.Text("should"), Know: f.Text("know")},
		}
		if _, err = s.desk.ReplyToStatement(v.ctx(), v.doing(), r.ID, a); err == nil {
			if p.After != "" {
				return v.see("%s/%s", list, p.After)
			}
			return v.see("%s", list)
		}
		if !f.Take(err) {
			return err
		}
	} else if p.Reply != nil && f.Kept == "" {
		f.Values.Set("reply", string(p.Reply.Kind))
		f.Values.Set("text", p.Reply.Words.Text)
		f.Values.Set("should", p.Reply.Words.Should)
		f.Values.Set("know", p.Reply.Words.Know)
	}
	return v.show(readingPage("Things to read", list), myPointPage(f, r, p))
}

func replyChoices() []ask.Choice {
	return []ask.Choice{
		{Value: string(statement.Agree), Text: "Yes, I agree"},
		{Value: string(statement.DoNotAgree), Text: "No, I do not agree"},
		{Value: string(statement.Explain), Text: "I want to explain"},
		{Value: string(statement.FactWrong), Text: "A fact is wrong"},
		{Value: string(statement.NotUnderstood), Text: "I do not understand this"},
	}
}

// myWords asks a parent what they want the meeting to know.
func (s *Site) myWords(v *Visit) error {
	m, err := s.meeting(v)
	if err != nil {
		return err
	}
	seen, err := s.desk.ViewOwnWords(v.ctx(), v.actor(), m.ID)
	if err != nil {
		return err
	}
	words, f := seen.Show(), v.form()
	if v.posted() {
		answers := map[string]string{}
		for _, q := range words.Questions {
			answers[q.Key] = f.Text("answer-" + q.Key)
		}
		if _, err = s.desk.WriteOwnWords(v.ctx(), v.doing(), m.ID, answers); err == nil {
			return v.see("/my/meetings/%s", m.ID)
		}
		if !f.Take(err) {
			return err
		}
	} else if f.Kept == "" {
		for _, q := range words.Questions {
			f.Values.Set("answer-"+q.Key, q.Text)
		}
	}
	return v.show(meetingPage("What you want to say", "/my/meetings/"+string(m.ID)), myWordsPage(f, m, words))
}
