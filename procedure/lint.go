package procedure

import (
	"cmp"
	"fmt"
	"slices"

	"kith/timescale"
)

// Severity says how much a finding matters.
type Severity string

// The severities. A pack with an Error must not be used; a Warning is for somebody to look at.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
)

// Finding is one doubtful thing in a pack, and what to do about it.
type Finding struct {
	Severity Severity
	File     string
	Line     int    // 0 where it is not one line's
	Path     string // the value's path in the files
	What, Do string
	Note     string // what the pack itself says about it; empty for nothing
}

// Words are what is wrong and what to do, for a person on a page.
func (f Finding) Words() string { return sentence(f.What, f.Do) }

func (f Finding) String() string {
	where := f.File
	if f.Line > 0 {
		where = fmt.Sprintf("%s:%d", f.File, f.Line)
	}
	text := fmt.Sprintf("%s: %s: %s: %s: %s", f.Severity, where, f.Path, f.What, f.Do)
	if f.Note != "" {
		text += fmt.Sprintf(" (explained: %s)", f.Note)
	}
	return text
}

// Lint looks a pack through as it stands on the day, and as it will from each day on which it changes after it. It finds
// what a pack that can be read may still get wrong: one thing with two values, clocks that nobody owns, that start from
// what can never happen or can never be kept, limits laxer than the law's, Working Together's or Kith's default, headings
// that ask no question, and words for families that name a number. What a lower pack says is told of that pack. Findings
// come in the order of the file.
func (l Library) Lint(name string, on timescale.Date, cal timescale.Calendar) ([]Finding, error) {
	layers, err := l.layers(name)
	if err != nil {
		return nil, err
	}
	begins, err := l.Begins(name)
	if err != nil {
		return nil, err
	}
	top, days := layers[len(layers)-1], []timescale.Date{on}
	for _, b := range begins {
		if b.After(on) {
			days = append(days, b)
		}
	}
	var found []Finding
	for _, day := range days {
		p, err := l.At(name, day)
		if err != nil {
			return nil, err
		}
		base, err := l.At(layers[0].name, day)
		if err != nil {
			return nil, err
		}
		for _, f := range slices.Concat(lintClocks(p, base, cal), lintAnchors(p, cal), lintMeeting(p), lintWords(&p)) {
			if f, ours := top.holding(f, day); ours && !slices.Contains(found, f) {
				found = append(found, f)
			}
		}
	}
	slices.SortStableFunc(found, func(a, b Finding) int { return cmp.Compare(a.Line, b.Line) })
	return found, nil
}

// holding puts a finding to the line that it is about, and says whether this file gave what is found.
func (f file) holding(found Finding, on timescale.Date) (Finding, bool) {
	found.File = f.path
	for _, e := range f.entries {
		if e.path == found.Path && e.holds.holdsOn(on) {
			found.Line, found.Note = e.line, e.note
			return found, true
		}
	}
	if found.Severity == Error { // a clock that is set without an owner has its line elsewhere
		found.Line = f.lineOf(parent(found.Path))
	}
	return found, found.Line > 0
}
