package procedure

import (
	"gopkg.in/yaml.v3"
)

func decodeGroup(n *yaml.Node) (Group, error) {
	var g Group
	err := readParts(n, into("key", &g.Key, decodeKey), into("words", &g.Words, decodeText),
		into("agencies", &g.Agencies, listOf(oneOf(Agencies()...))))
	if err == nil && len(g.Agencies) < 2 {
		return g, at(n, "a group of one counts as it would without", "name the agencies that count once together")
	}
	return g, err
}

func decodeLeadTime(n *yaml.Node) (LeadTime, error) {
	var l LeadTime
	err := readParts(n, into("from", &l.From, oneOf(Agencies()...)), into("to", &l.To, oneOf(ToParents, ToChild, ToUnit)),
		optional(into("conference", &l.Conference, oneOf(AtInitial, AtReview))), into("before", &l.Before, decodeSpan))
	return l, err
}

func decodeForm(n *yaml.Node) (AgeForm, error) {
	var f AgeForm
	err := readParts(n, into("key", &f.Key, decodeKey), into("title", &f.Title, decodeText), into("from", &f.From, decodeWhole),
		into("to", &f.To, decodeWhole))
	if err == nil && f.From > f.To {
		return f, at(n, "the ages end before they begin", "put the younger age under from")
	}
	return f, err
}

func decodeRung(n *yaml.Node) (Rung, error) {
	var r Rung
	err := readParts(n, into("key", &r.Key, decodeKey), into("after", &r.After, decodeSpan), into("by", &r.By, oneOf(Roles()...)),
		into("words", &r.Words, decodeText))
	return r, err
}

// decodeLadder takes rungs in the order of time.
func decodeLadder(n *yaml.Node) ([]Rung, error) {
	rungs, err := keyedListOf(decodeRung, func(r Rung) string { return r.Key })(n)
	if err != nil {
		return nil, err
	}
	for i := 1; i < len(rungs); i++ {
		if !rungs[i].After.longerThan(rungs[i-1].After) {
			return nil, at(n.Content[i], "a ladder goes up: this comes no later than the step before it", "put the steps in the order of time")
		}
	}
	return rungs, nil
}

func decodeLeastTime(n *yaml.Node) (LeastTime, error) {
	var l LeastTime
	err := readParts(n, into("key", &l.Key, decodeKey), into("for", &l.For, decodeSpan), into("words", &l.Words, decodeText))
	return l, err
}

func headings() decoder[[]Heading] {
	return keyedListOf(decodeHeading, func(h Heading) string { return h.Key })
}

func prompts() decoder[[]Prompt] {
	return keyedListOf(decodePrompt, func(p Prompt) string { return p.Key })
}

func agenda() decoder[[]AgendaItem] {
	return keyedListOf(decodeAgendaItem, func(a AgendaItem) string { return a.Key })
}

func grounds() decoder[[]Ground] {
	return keyedListOf(decodeGround, func(g Ground) string { return g.Key })
}

func contacts() decoder[[]Contact] {
	return keyedListOf(decodeContact, func(c Contact) string { return c.Key })
}

// leadTimes takes one time for each agency, recipient and kind of conference.
func leadTimes() decoder[[]LeadTime] {
	return keyedListOf(decodeLeadTime, func(l LeadTime) string { return string(l.From) + " " + string(l.To) + " " + string(l.Conference) })
}
