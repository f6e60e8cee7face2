package web

import (
	"github.com/a-h/templ"

	"kith/access"
	"kith/family"
	"kith/internal/form"
	"kith/internal/web/ask"
	"kith/internal/web/page"
	"kith/timescale"
)

// date reads a date that was sent; a form that is only shown has none. Read the dates of a form before answerForm, which
// does nothing with a form that cannot be read.
func (v *Visit) date(name string) timescale.Date {
	if !v.posted() {
		return timescale.Date{}
	}
	return v.form().Date(name)
}

// answerForm is a page with one form: sent, it is done and the next page is shown, or it is shown again with what is
// to mend.
func (s *Site) answerForm(v *Visit, do func(*form.Form) error, then string, p page.Page, show func(*form.Form) templ.Component) error {
	f := v.form()
	if v.posted() && f.OK() {
		err := do(f)
		if err == nil {
			return v.see("%s", then)
		}
		if !f.Take(err) {
			return err
		}
	}
	return v.show(p, show(f))
}

func personIDs(chosen []string) []access.PersonID {
	all := make([]access.PersonID, len(chosen))
	for i, id := range chosen {
		all[i] = access.PersonID(id)
	}
	return all
}

func personChoices(people []family.Person) []ask.Choice {
	all := make([]ask.Choice, len(people))
	for i, p := range people {
		all[i] = ask.Choice{Value: string(p.ID), Text: p.FullName()}
	}
	return all
}
