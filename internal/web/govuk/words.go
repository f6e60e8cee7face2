package govuk

// The functions here are the short forms that most pages need.

import "slices"

// Help is a hint, or none when there are no words.
func Help(text string) *Hint {
	if text == "" {
		return nil
	}
	return &Hint{Text: text}
}

// Fault is an error message, or none when nothing is wrong: Fault(faults["name"]).
func Fault(text string) *ErrorMessage {
	if text == "" {
		return nil
	}
	return &ErrorMessage{Text: text}
}

// Asks is a fieldset that asks a question among others on a page.
func Asks(question string) *Fieldset {
	return &Fieldset{Legend: Legend{Text: question, Classes: "govuk-fieldset__legend--m"}}
}

// AsksAlone is a fieldset whose question is the heading of its page.
func AsksAlone(question string) *Fieldset {
	return &Fieldset{Legend: Legend{Text: question, Classes: "govuk-fieldset__legend--l", IsPageHeading: true}}
}

// Named is a label among others on a page.
func Named(text string) Label { return Label{Text: text, Classes: "govuk-label--s"} }

// NamedAlone is a label that is the heading of its page.
func NamedAlone(text string) Label {
	return Label{Text: text, Classes: "govuk-label--l", IsPageHeading: true}
}

// Row is one fact in a summary list.
func Row(key, value string) SummaryRow {
	return SummaryRow{Key: SummaryText{Text: key}, Value: SummaryText{Text: value}}
}

// Change gives the row a link; what completes "Change" for people who hear links out of order.
func (r SummaryRow) Change(href, what string) SummaryRow {
	return r.Link("Change", href, what)
}

// Link gives the row one more link.
func (r SummaryRow) Link(text, href, what string) SummaryRow {
	actions := SummaryActions{}
	if r.Actions != nil {
		actions = *r.Actions
	}
	actions.Items = append(slices.Clip(actions.Items),
		SummaryAction{Text: text, Href: href, VisuallyHiddenText: what})
	r.Actions = &actions
	return r
}

// Cells are table cells of plain words.
func Cells(words ...string) []Cell {
	cells := make([]Cell, len(words))
	for i, text := range words {
		cells[i] = Cell{Text: text}
	}
	return cells
}

// Problems is an error summary with the usual title.
func Problems(list []ErrorLink) ErrorSummary {
	return ErrorSummary{TitleText: "There is a problem", ErrorList: list}
}
