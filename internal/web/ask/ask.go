// Package ask puts questions on a page.
package ask

import (
	"strings"

	"kith/internal/form"
	"kith/internal/web/govuk"
)

// Links point from the summary to the answer that needs another look: the first box of a date.
func Links(f *form.Form) []govuk.ErrorLink {
	all := make([]govuk.ErrorLink, len(f.Faults))
	for i, one := range f.Faults {
		all[i] = govuk.ErrorLink{Text: one.Message}
		switch {
		case one.Field == "":
		case f.Values.Has(one.Field + "-day"):
			all[i].Href = "#" + one.Field + "-day"
		default:
			all[i].Href = "#" + one.Field
		}
	}
	return all
}

func hinted(text string) *govuk.Hint { return govuk.Help(text) }

func wrong(f *form.Form, name string) *govuk.ErrorMessage { return govuk.Fault(f.Error(name)) }

func legendOf(text string) *govuk.Fieldset {
	return &govuk.Fieldset{Legend: govuk.Legend{Text: text, Classes: "govuk-fieldset__legend--s"}}
}

func radioItems(choices []Choice) []govuk.RadioItem {
	items := make([]govuk.RadioItem, len(choices))
	for i, c := range choices {
		items[i] = govuk.RadioItem{Value: c.Value, Text: c.Text, Hint: hinted(c.Hint), Conditional: c.Reveal}
	}
	return items
}

func checkboxItems(choices []Choice) []govuk.CheckboxItem {
	items := make([]govuk.CheckboxItem, len(choices))
	for i, c := range choices {
		items[i] = govuk.CheckboxItem{Value: c.Value, Text: c.Text, Hint: hinted(c.Hint), Conditional: c.Reveal}
	}
	return items
}

func selectItems(choices []Choice) []govuk.SelectItem {
	items := []govuk.SelectItem{{Value: "", Text: "Choose"}}
	for _, c := range choices {
		items = append(items, govuk.SelectItem{Value: c.Value, Text: strings.TrimSpace(c.Text)})
	}
	return items
}
