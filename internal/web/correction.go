package web

import (
	"net/url"

	"github.com/a-h/templ"

	"kith/access"
	"kith/casework"
	"kith/internal/form"
	"kith/internal/web/ask"
	"kith/internal/web/page"
	"kith/record"
	"kith/statement"
)

var correctionRoutes = []route{
	{path: "/records/{copy}/not-right", handle: (*Site).askCorrection, posts: true},
	{path: "/corrections/{correction}", handle: (*Site).viewCorrection, posts: true},
}

var correctionTasks = map[casework.TaskKind]taskPage{
	casework.TaskAnswerCorrection: {"Answer somebody who says that a passage is not right", "/corrections/"},
	casework.TaskReadCorrection:   {"Read the answer: you said that something is not right", "/corrections/"},
}

// askCorrection asks whoever reads their own copy of a record what is not right in one paragraph of it.
func (s *Site) askCorrection(v *Visit) error {
	id, f, number := record.CopyID(v.path("copy")), v.form(), v.query("line")
	if v.posted() {
		asked, err := s.desk.AskCorrection(v.ctx(), v.doing(), id, number, statement.ReplyWords{
			Text: f.Text("text"), Should: f.Text("should"), Know: f.Text("know"),
		}, f.Line("readers"))
		if err == nil {
			return v.see("/corrections/%s", asked)
		}
		if !f.Take(err) {
			return err
		}
	}
	seen, err := s.desk.ViewCopy(v.ctx(), v.actor(), id)
	if err != nil {
		return err
	}
	c := seen.Show()
	for _, i := range c.Content.Items() {
		if i.Number == number && c.MayAsk(number) && !c.HeldBack {
			p := page.Page{Title: "Something is not right", Area: page.Staff, BackHref: "/records/" + string(id)}
			if v.family() {
				p.Area = page.Family
			}
			return v.show(p, askCorrectionPage(f, c, i, v.family()))
		}
	}
	return errNoPage
}

func correctionReaders(family bool) []ask.Choice {
	if family {
		return []ask.Choice{
			{Value: casework.WhoeverReadsIt, Text: "Everyone who has this part in their copy"},
			{Value: casework.ProfessionalsAlone, Text: "Only the workers", Hint: "Nobody else in your family reads them"},
		}
	}
	return []ask.Choice{
		{Value: casework.WhoeverReadsIt, Text: "Everyone who has this paragraph in their copy"},
		{Value: casework.ProfessionalsAlone, Text: "Professionals only"},
	}
}

// notRight stands under each paragraph of somebody's own copy: the way to say that it is not right, and what they said.
func notRight(c casework.CopyView) func(record.Item) templ.Component {
	return func(i record.Item) templ.Component {
		if !c.MayAsk(i.Number) {
			return nil
		}
		return notRightLink("/records/"+string(c.ID)+"/not-right?line="+url.QueryEscape(i.Number), i.Number, c.Asked(i.Number))
	}
}

// viewCorrection is one request: for whoever asked how it stands, for whoever answers the form.
func (s *Site) viewCorrection(v *Visit) error {
	id := v.path("correction")
	seen, err := s.desk.ViewCorrection(v.ctx(), v.actor(), id)
	if err != nil {
		return err
	}
	c := seen.Show()
	if c.Own && c.State != statement.CorrectionAsked && !c.Read {
		if err := s.desk.ReadCorrection(v.ctx(), casework.Doing{Actor: v.actor(), Once: "read correction " + id}, id); err != nil {
			return err
		}
	}
	p := page.Page{Title: "Something is not right", Area: page.Staff, BackHref: "/"}
	if v.family() {
		p.Area = page.Family
		return v.show(p, ownCorrectionPage(c))
	}
	if f := v.form(); !v.posted() && f.Kept == "" && c.Answers && !forFewer(c) {
		f.Values.Set("should", c.Words.Ask.Should)
	}
	return s.answerForm(v, func(f *form.Form) error {
		return s.desk.AnswerCorrection(v.ctx(), v.doing(), id, statement.CorrectionState(f.Line("outcome")), f.Text("should"), f.Text("why"))
	}, "/corrections/"+id, p, func(f *form.Form) templ.Component { return answerCorrectionPage(f, c) })
}

// forFewer reports whether whoever asked may have written for fewer than have the passage: their words are put into no field that all read.
func forFewer(c casework.CorrectionView) bool { return c.Audience.Kind() != access.Everyone }

// whoReadsChange is a hint for whoever answers.
func whoReadsChange(c casework.CorrectionView) string {
	if forFewer(c) {
		return "What was asked may not be for everybody who has the passage. What you write here is: use words of your own"
	}
	return ""
}

func correctionOutcomes() []ask.Choice {
	return []ask.Choice{
		{Value: string(statement.Changed), Text: "I change it"},
		{Value: string(statement.NotChanged), Text: "I do not change it", Hint: "Their words stay with it in every copy"},
	}
}

// correctionSaid is how a request stands, as whoever asked reads it in a line.
func correctionSaid(c casework.OwnCorrection) string {
	on := "You said on " + c.On.Short() + " that this is not right. "
	switch c.State {
	case statement.CorrectionAsked:
		if c.Nobody {
			return on + "Nobody can answer it here any more. Read who can."
		}
		return on + "You will have an answer by " + c.Due.Short() + "."
	case statement.Changed:
		return on + "It was changed."
	case statement.NotChanged:
		return on + "It was not changed. Your words stay with it."
	}
	return on
}

// notRightWords is what somebody said of a paragraph, and what they were answered, as everybody reads it who has the paragraph.
func notRightWords(n record.NotRight) (said, answered string) {
	said = " said on " + n.On.Long() + " that this is not right: " + n.Text
	if n.Should != "" {
		said += " It should say: “" + n.Should + "”"
	}
	answered = "It was not changed. Why: " + n.Why
	if n.Changed {
		answered = "It was changed on " + n.Answer.Long() + ". Why: " + n.Why
	}
	return said, answered
}

// askedOf says who answers a request.
func askedOf(c casework.CorrectionView) string {
	if c.Nobody {
		return statement.ErrNobodyAnswers.Error() + "."
	}
	if c.Answerer.Name == "" {
		return "The safeguarding unit answers."
	}
	return c.Answerer.Name + " answers."
}

func correctionBy(c casework.CorrectionView) string {
	return or(workerWords(c.Answerer), "The safeguarding unit")
}
