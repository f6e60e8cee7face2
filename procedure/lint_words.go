package procedure

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// lintWords finds words for families that name a length of time. One that no clock counts is a promise that nobody keeps;
// one that a clock counts today will be wrong when the clock is changed.
func lintWords(p *Pack) []Finding {
	var found []Finding
	for _, f := range fieldsOf(p) {
		if !f.family || !f.isSet() {
			continue
		}
		counted, whose := spansBehind(p, f.path)
		for _, line := range f.shown().lines {
			for _, said := range spansIn(line) {
				one := Finding{
					Severity: Warning, Path: f.path, What: fmt.Sprintf("families read %q here", said.words),
					Do: "leave the number out: Kith writes the date beside these words",
				}
				if !slices.ContainsFunc(counted, said.span.same) {
					one.Severity = Error
					one.What += fmt.Sprintf(", and %s %s", whose, spansShown(counted))
				}
				found = append(found, one)
			}
		}
	}
	return found
}

// spansBehind are the lengths that words of this path could rightly name, and a word for whose they are.
func spansBehind(p *Pack, path string) ([]Span, string) {
	of := func(clocks ...Clock) []Span {
		var all []Span
		for _, c := range clocks {
			for _, v := range []Value[Span]{c.Limit, c.Target} {
				if v.IsSet() {
					all = append(all, v.Value)
				}
			}
		}
		return all
	}
	c := &p.Clocks
	switch path {
	case "parents.reports-words":
		return of(c.ReportsToParents, c.ReportsToParentsReview), "the clock counts"
	case "children.reports-words":
		return of(c.ReportsToChild), "the clock counts"
	case "visits.rule":
		return []Span{p.Visits.Interval.Value}, "the procedure says"
	case "child-in-need.meetings-words":
		return []Span{p.ChildInNeed.Meetings.Value}, "the procedure says"
	}
	var all []Clock
	for _, r := range c.rows() {
		if path == "clocks."+r.name+".family" {
			return of(*r.clock), "the clock counts"
		}
		all = append(all, *r.clock)
	}
	return of(all...), "the clocks count"
}

func spansShown(list []Span) string {
	words := make([]string, 0, len(list))
	for _, s := range list {
		if !slices.Contains(words, s.String()) {
			words = append(words, s.String())
		}
	}
	if len(words) == 0 {
		return "nothing"
	}
	return strings.Join(words, ", ")
}

// same reports whether two lengths are one: six weeks are 42 days, a year is twelve months.
func (s Span) same(other Span) bool {
	plain := func(s Span) Span {
		switch s.Unit {
		case Weeks:
			return Span{7 * s.N, Days}
		case Years:
			return Span{12 * s.N, Months}
		case WorkingDays, Days, Months:
		}
		return s
	}
	return plain(s) == plain(other)
}

type saidSpan struct {
	words string
	span  Span
}

func spansIn(text string) []saidSpan {
	var all []saidSpan
	for _, found := range saidSpans().FindAllStringSubmatch(text, -1) {
		said := saidSpan{words: found[0]}
		number, working, unit, often := strings.ToLower(found[1]), found[2] != "", strings.ToLower(found[3]), strings.ToLower(found[4])
		switch {
		case often == "daily":
			said.span = Span{1, Days}
		case often == "weekly":
			said.span = Span{1, Weeks}
		case often == "fortnightly":
			said.span = Span{2, Weeks}
		case often == "monthly":
			said.span = Span{1, Months}
		case working:
			said.span = Span{figure(number), WorkingDays}
		case unit == "hour":
			said.span = Span{(figure(number) + 23) / 24, Days}
		case unit == "fortnight":
			said.span = Span{2 * figure(number), Weeks}
		default:
			said.span = Span{figure(number), Unit(unit + "s")}
		}
		all = append(all, said)
	}
	return all
}

const numberWords = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"

func saidSpans() *regexp.Regexp {
	numbers := strings.ReplaceAll(numberWords, " ", "|")
	return regexp.MustCompile(`(?i)\b(\d+|` + numbers + `)[ -]+(working )?(hour|day|week|fortnight|month|year)(?:s|ly)?\b|\b(daily|weekly|fortnightly|monthly)\b`)
}

func figure(word string) int {
	if n, err := strconv.Atoi(word); err == nil {
		return n
	}
	return 1 + slices.Index(strings.Fields(numberWords), word)
}
