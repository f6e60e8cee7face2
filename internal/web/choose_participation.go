package web

import (
	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/internal/form"
	"kith/internal/web/ask"
	"kith/internal/web/govuk"
	"kith/internal/web/page"
)

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
	if taking.Child.ID == "" {
		return access.ErrNotFound
	}
	if !seen.Show().CanChoose {
		return &access.Refused{Deed: access.ChooseParticipation}
	}
	f := v.form()
	if v.posted() {
		p := conference.Participation{Conference: id, Child: child, Manner: conference.Manner(f.Line("way")), Words: conference.ParticipationWords{
			Reason: f.Text("reason"), Talk: f.Text("talk"), Wish: f.Text("wish"), Misses: f.Text("misses"),
		}}
		if _, err = s.desk.ChooseParticipation(v.ctx(), v.doing(), p); err == nil {
			return v.see("/meetings/%s/invited", id)
		}
		if !f.Take(err) {
			return err
		}
	} else {
		fillParticipation(f, taking.Taking)
	}
	p := page.Page{Title: "How a child takes part", Area: page.Staff, BackHref: "/meetings/" + string(id) + "/invited"}
	return v.show(p, participationPage(f, id, taking))
}

func fillParticipation(f *form.Form, p conference.Participation) {
	if f.Kept != "" {
		return
	}
	for name, value := range map[string]string{
		"way": string(p.Manner), "reason": p.Words.Reason, "talk": p.Words.Talk, "wish": p.Words.Wish, "misses": p.Words.Misses,
	} {
		f.Values.Set(name, value)
	}
}

// takingRows are what is kept of how a child takes part.
func takingRows(t casework.TakingPart) []govuk.SummaryRow {
	w := t.Taking.Words
	own := ""
	if w.Chose != "" {
		own = mannerWords(w.Chose) + ". " + w.Own
	}
	return rowsOf("Why this way", w.Reason, "Talked over with the parents", w.Talk, "What "+t.Child.First+" wants", w.Wish,
		t.Child.First+" chose", own, t.Child.First+" is told", w.Misses)
}

func mannerWords(w conference.Manner) string {
	switch w {
	case conference.ComesWhole:
		return "Comes to the whole conference"
	case conference.ComesPart:
		return "Comes to part of the conference"
	case conference.MeetsChair:
		return "Meets the chair before the conference"
	case conference.SendsLetter:
		return "Writes a letter"
	case conference.SendsDrawing:
		return "Makes a drawing"
	case conference.SendsTape:
		return "Makes a recording"
	case conference.AdvocateSays:
		return "An advocate speaks for the child"
	case conference.WorkerSpeaks:
		return "The social worker says what the child has said, or what is known of the child’s day"
	}
	return string(w)
}

// ownManner is the same as the child reads it.
func ownManner(w conference.Manner) string {
	switch w {
	case conference.ComesWhole:
		return "You come to the whole meeting"
	case conference.ComesPart:
		return "You come to part of the meeting"
	case conference.MeetsChair:
		return "You meet the person who runs the meeting before it starts"
	case conference.SendsLetter:
		return "You write a letter"
	case conference.SendsDrawing:
		return "You make a drawing"
	case conference.SendsTape:
		return "You record what you want to say"
	case conference.AdvocateSays:
		return "An advocate speaks for you"
	case conference.WorkerSpeaks:
		return "Your social worker tells the meeting what you said"
	}
	return ""
}

func mannerChoices() []ask.Choice {
	var choices []ask.Choice
	for _, w := range conference.Manners() {
		choices = append(choices, ask.Choice{Value: string(w), Text: mannerWords(w)})
	}
	return choices
}

// ownMannerChoices are those a child may choose. Coming is offered to a child who is asked to come.
func ownMannerChoices(invited bool) []ask.Choice {
	var choices []ask.Choice
	for _, w := range conference.Manners() {
		if invited || !w.There() {
			choices = append(choices, ask.Choice{Value: string(w), Text: ownManner(w)})
		}
	}
	return choices
}
