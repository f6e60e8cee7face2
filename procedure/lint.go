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
}

func (f Finding) String() string {
	where := f.File
	if f.Line > 0 {
		where = fmt.Sprintf("%s:%d", f.File, f.Line)
	}
	return fmt.Sprintf("%s: %s: %s: %s: %s", f.Severity, where, f.Path, f.What, f.Do)
}

// Lint looks a pack through: values that overlap in time, a pack that is not whole on the day, clocks laxer than the
// law or than Kith's default, clocks without an owner, headings without a question, and relatives interpreting.
// Findings come in the order of the file.
func (l Library) Lint(name string, on timescale.Date) ([]Finding, error) {
	layers, err := l.layers(name)
	if err != nil {
		return nil, err
	}
	top := layers[len(layers)-1]
	found := overlaps(top)
	p, notWhole := l.At(name, on)
	if notWhole != nil {
		do := "give the value, or lie over a pack that does"
		return append(found, Finding{Error, top.path, 0, "values", notWhole.Error(), do}), nil //nolint:nilerr // It is a finding.
	}
	base, err := l.At(layers[0].name, on)
	if err != nil {
		return nil, err
	}
	found = append(found, lintClocks(p, base)...)
	found = append(found, lintMeeting(p)...)
	var ours []Finding
	for _, f := range found {
		f.File = top.path
		if f.Line == 0 {
			f.Line = lineOf(top, f.Path)
		}
		if f.Line > 0 || f.Severity == Error { // what a lower pack says is told of that pack
			ours = append(ours, f)
		}
	}
	found = ours
	slices.SortStableFunc(found, func(a, b Finding) int { return cmp.Compare(a.Line, b.Line) })
	return found, nil
}

func lineOf(f file, path string) int {
	for _, e := range f.entries {
		if e.path == path {
			return e.line
		}
	}
	return 0
}

// overlaps finds two values given for one thing on the same day.
func overlaps(f file) []Finding {
	var found []Finding
	for i, later := range f.entries {
		for _, earlier := range f.entries[:i] {
			if earlier.path == later.path && earlier.holds.overlaps(later.holds) {
				found = append(found, Finding{
					Error, f.path, later.line, later.path,
					fmt.Sprintf("two values for one thing: the one in line %d holds on some of the same days", earlier.line),
					"end the earlier one with until, the day before the later one's from",
				})
			}
		}
	}
	return found
}

// lintClocks compares each clock with the lowest pack's. A clock that runs back from the conference is laxer when it
// is shorter.
func lintClocks(p, base Pack) []Finding {
	var found []Finding
	below := base.Clocks.named()
	for i, c := range p.Clocks.named() {
		at := "clocks." + c.name
		if !c.clock.Owner.IsSet() || c.clock.Owner.Value == "" {
			found = append(found, Finding{Severity: Error, Path: at + ".owner", What: "nobody owns this clock", Do: "name the role that keeps it"})
		}
		back := c.clock == &p.Clocks.ReportsToParents || c.clock == &p.Clocks.ReportsToParentsReview || c.clock == &p.Clocks.ReportsToChild
		national := below[i].clock.Limit
		if national.IsSet() && c.clock.Limit.IsSet() && laxer(c.clock.Limit.Value, national.Value, back) {
			severity, than, do := Warning, "Kith's default, ", "check that the source says so"
			if national.Kind == Limit {
				severity, than, do = Error, "the national limit, ", "a partnership can ask for more than the law, not for less"
			}
			found = append(found, Finding{
				Severity: severity, Path: at + ".limit",
				What: fmt.Sprintf("%s is laxer than %s%s", c.clock.Limit.Value, than, national.Value),
				Do:   do,
			})
		}
		if c.clock.Target.IsSet() && c.clock.Limit.IsSet() && laxer(c.clock.Target.Value, c.clock.Limit.Value, back) {
			found = append(found, Finding{
				Severity: Warning, Path: at + ".target",
				What: fmt.Sprintf("the target, %s, is laxer than the limit, %s", c.clock.Target.Value, c.clock.Limit.Value),
				Do:   "the limit is what will be worked to; correct one of the two",
			})
		}
	}
	return found
}

func laxer(a, b Span, back bool) bool {
	if back {
		return b.longerThan(a)
	}
	return a.longerThan(b)
}

func lintMeeting(p Pack) []Finding {
	var found []Finding
	for path, list := range map[string][]Heading{
		"meeting.wall": p.Meeting.Wall.Value, "reports.headings": p.Reports.Headings.Value, "children.prompts": p.Children.Prompts.Value,
	} {
		for _, h := range list {
			if h.Question == "" || h.Question[len(h.Question)-1] != '?' {
				found = append(found, Finding{
					Severity: Warning, Path: path,
					What: fmt.Sprintf("the heading %q asks no question", h.Title), Do: "end its question with a question mark",
				})
			}
		}
	}
	if p.Parents.FamilyInterprets.Value {
		found = append(found, Finding{
			Severity: Error, Path: "parents.family-interprets",
			What: "a relative may not interpret", Do: "set it to false, or take it out",
		})
	}
	if p.Quorum.OtherAgencies.Value == 0 {
		found = append(found, Finding{
			Severity: Warning, Path: "quorum.other-agencies",
			What: "a conference could decide without any other agency", Do: "give the number needed besides social care",
		})
	}
	return found
}
