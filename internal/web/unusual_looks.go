package web

import (
	"github.com/a-h/templ"

	"kith/access"
	"kith/casework"
	"kith/internal/form"
	"kith/internal/web/ask"
	"kith/internal/web/page"
)

// unusualLooks lists the looking that is raised to whoever asks, and takes what they found.
func (s *Site) unusualLooks(v *Visit) error {
	seen, err := s.desk.ViewUnusual(v.ctx(), v.actor())
	if err != nil {
		return err
	}
	return s.answerForm(v, func(f *form.Form) error {
		return s.desk.SettleUnusual(v.ctx(), v.doing(), f.Line("look"), access.LookFound(f.Line("found")))
	}, "/looks/unusual", page.Page{Title: "Unusual looking", Area: page.Staff},
		func(f *form.Form) templ.Component {
			var open, settled []casework.RaisedView
			for _, l := range seen.Show() {
				if l.Found == "" {
					open = append(open, l)
				} else {
					settled = append(settled, l)
				}
			}
			return unusualPage(f, open, settled)
		})
}

// raisedChoices are the looks that the reader may say something of.
func raisedChoices(of []casework.RaisedView) []ask.Choice {
	var all []ask.Choice
	for _, l := range of {
		if !l.Own {
			all = append(all, ask.Choice{Value: l.ID(), Text: or(wholeWorker(l.Who), "Somebody who is not here any more") + ": " + l.Why.Words(), Hint: raisedHint(l)})
		}
	}
	return all
}

func raisedHint(l casework.RaisedView) string {
	switch {
	case !l.From.IsZero():
		return atMoment(l.From)
	case l.Family == "":
		return l.Day.Long()
	}
	return l.Day.Long() + ", family " + string(l.Family)
}

func lookFounds() []ask.Choice {
	all := make([]ask.Choice, 0, len(access.LookFounds()))
	for _, f := range access.LookFounds() {
		all = append(all, ask.Choice{Value: string(f), Text: f.Words()})
	}
	return all
}
