package record

import (
	"slices"
	"strings"

	"kith/conference"
	"kith/procedure"
)

// The parts of a record that say what was decided and what comes after.

func (m Matter) summary() Summary {
	var s Summary
	for _, c := range m.Children {
		for _, d := range m.Decisions {
			if d.Child == c.ID {
				s.Decisions = append(s.Decisions, Decided{
					Child: c.First, Outcome: upper(outcomeWords(d.Outcome, m.Words)), For: categories(d.Categories),
				})
			}
		}
	}
	for _, l := range slices.Concat(m.Outline, m.Standing) {
		s.Actions = append(s.Actions, Action{Who: l.Owner, What: l.Action, By: l.ByOn, Children: m.named(l.Children)})
	}
	for _, n := range m.NextDates {
		s.Dates = append(s.Dates, Dated(n))
	}
	return s
}

func (m Matter) decisions() Section {
	s := Section{Title: "What was decided"}
	protects := false
	for _, c := range m.Children {
		for _, d := range m.Decisions {
			if d.Child != c.ID {
				continue
			}
			protects = protects || d.Outcome == conference.ProtectionPlan
			s.Parts = append(s.Parts, m.decision(c, d))
		}
	}
	if len(s.Parts) == 0 {
		s.Words = []string{nothing}
	}
	s.Words = add(s.Words, m.Words.CannotDecide)
	if protects {
		s.Words = add(s.Words, m.Words.LegalStatus, m.Words.NotTogether)
	}
	return s
}

func (m Matter) decision(c Child, d Decision) Section {
	outcome := upper(outcomeWords(d.Outcome, m.Words))
	if kinds := categories(d.Categories); kinds != "" {
		outcome += ", for " + kinds
	}
	s := Section{Title: c.First + ": " + outcome}
	for _, one := range []struct{ name, mark, text string }{
		{"harm", "Harm suffered or likely", d.Words.Harm},
		{"reasons", "Why this was decided", d.Words.Reasons},
		{"support", "Help that would keep " + c.First + " safe", d.Words.Support},
		{"difference", "How the professionals differed", d.Words.Difference},
		{"exception", "Why the plan ends at the first review", d.Words.Exception},
	} {
		if one.text != "" {
			s.Items = append(s.Items, m.corrected(Item{Mark: one.mark, Ref: d.Ref + Ref("/"+one.name)}, one.text))
		}
	}
	if d.DecidedBy != "" {
		s.Words = []string{"Recorded by the chair, " + d.DecidedBy + "."}
	}
	return s
}

func (m Matter) dissents() Section {
	s := Section{Title: "Dissent"}
	after := func(d Dissent) bool { return !d.AfterOn.IsZero() }
	if slices.ContainsFunc(m.Dissents, func(d Dissent) bool { return !after(d) }) {
		s.Words = append(s.Words, "A professional did not agree with a decision, said so to the chair in the conference, and asked for it to be written down.")
	}
	if slices.ContainsFunc(m.Dissents, after) {
		s.Words = append(s.Words, "A professional who was at the conference did not agree with a decision, and wrote so afterwards, in the time that there is for it.")
	}
	for _, d := range m.Dissents {
		item := Item{Ref: d.Ref}
		for _, c := range m.Children {
			if c.ID == d.Child {
				item.Mark = "About the decision for " + c.First
			}
		}
		if after(d) {
			item.Mark = strings.TrimPrefix(item.Mark+", written on "+d.AfterOn.Long(), ", ")
		}
		s.Items = append(s.Items, m.corrected(item, d.Text))
	}
	return s
}

func (m Matter) departures() Section {
	s := Section{Title: "What was not as it should have been"}
	for _, d := range m.Departures {
		s.Items = append(s.Items, m.corrected(Item{Mark: d.What, By: d.By, Ref: d.Ref}, d.Why))
	}
	return s
}

func (m Matter) next() Section {
	s := Section{Title: "What happens next"}
	if len(m.NextDates) > 0 {
		t := &Table{Head: []string{"What", "When", "Where"}}
		for _, n := range m.NextDates {
			when := n.On.Long()
			if n.At != "" {
				when += ", " + clock(n.At)
			}
			t.Rows = append(t.Rows, []string{n.What, when, n.Where})
		}
		s.Table = t
	}
	if len(m.CoreGroup) > 0 {
		group := Section{Title: "The core group", Words: []string{"These people work with the family on the plan."}, Table: &Table{Head: []string{"Name", "Who they are"}}}
		for _, p := range m.CoreGroup {
			group.Table.Rows = append(group.Table.Rows, []string{p.Name, p.As})
		}
		s.Parts = append(s.Parts, group)
	}
	if s.Table == nil && len(s.Parts) == 0 {
		s.Words = []string{nothing}
	}
	return s
}

func (m Matter) disagree() Section {
	s := Section{Title: "If something is wrong or you do not agree", Words: add(nil, m.Words.Disagree,
		"If something in this record is wrong, tell your social worker, the chair or the safeguarding unit. A wrong fact is corrected, "+
			"and everyone who had it is told.")}
	if len(m.Contacts) == 0 {
		return s
	}
	t := &Table{Head: []string{"Who", "For", "How to reach them"}}
	for _, c := range m.Contacts {
		t.Rows = append(t.Rows, []string{c.Name, c.For, routes(c)})
	}
	s.Table = t
	return s
}

func routes(c procedure.Contact) string {
	text := ""
	for _, r := range c.Routes {
		if r.To != "" {
			text = join("; ", text, upper(string(r.Kind))+" "+r.To)
		}
	}
	if text == "" {
		return "Ask the safeguarding unit"
	}
	return text
}
