package procedure

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"kith/timescale"
)

func lintMeeting(p Pack) []Finding {
	var found []Finding
	warn := func(severity Severity, path, what, do string) {
		found = append(found, Finding{Severity: severity, Path: path, What: what, Do: do})
	}
	type asked struct{ path, title, question string }
	var all []asked
	for path, list := range map[string][]Heading{
		"meeting.wall": p.Meeting.Wall.Value, "reports.headings": p.Reports.Headings.Value, "children.prompts": p.Children.Prompts.Value,
	} {
		titles := map[string]bool{}
		for _, h := range list {
			all = append(all, asked{path, h.Title, h.Question})
			if titles[strings.ToLower(h.Title)] {
				warn(Error, path, fmt.Sprintf("two headings are called %q", h.Title), "people cannot tell them apart: give each a title of its own")
			}
			titles[strings.ToLower(h.Title)] = true
		}
	}
	for _, one := range p.Parents.Prompts.Value {
		all = append(all, asked{"parents.prompts", one.Heading, one.Question})
	}
	for _, a := range all {
		if !strings.HasSuffix(a.question, "?") {
			warn(Warning, a.path, fmt.Sprintf("the heading %q asks no question", a.title), "end its question with a question mark")
		}
	}
	if p.Parents.FamilyInterprets.Value {
		warn(Error, "parents.family-interprets", "a relative may not interpret", "set it to false, or take it out")
	}
	if p.Quorum.OtherAgencies.Value == 0 {
		warn(Warning, "quorum.other-agencies", "a conference could decide without any other agency", "give the number needed besides social care")
	}
	if kept := p.Record.Retention.Value; tooShort(kept) {
		warn(Error, "record.retention", fmt.Sprintf("records are destroyed after %s", kept), fmt.Sprintf("keep them for %d years at the least: a child may ask for their story as an adult", leastKept))
	}
	return append(found, lintContacts(p)...)
}

// leastKept is for how many years after the last contact a record is kept at the least, whatever two people decide. It is ours: schedules
// that councils publish say eighteen to thirty-five years and more.
const leastKept = 10

func tooShort(kept Span) bool {
	from := timescale.NewDate(2027, time.January, 1)
	return kept.N != 0 && kept.reach(from, timescale.Calendar{}, 1).Before(from.AddMonths(12*leastKept))
}

// lintContacts finds one name with two numbers.
func lintContacts(p Pack) []Finding {
	var found []Finding
	numbers := map[string]string{}
	lists := []struct {
		path string
		list []Contact
	}{
		{"partnership.unit", []Contact{p.Partnership.Unit.Value}},
		{"help.complaint", p.Help.Complaint.Value},
		{"help.advice", p.Help.Advice.Value},
		{"help.for-child", p.Help.ForChild.Value},
	}
	for _, l := range lists {
		for _, c := range l.list {
			var here []string
			for _, r := range c.Routes {
				if r.Kind == Telephone && r.To != "" {
					here = append(here, r.To)
				}
			}
			slices.Sort(here)
			said := strings.Join(here, ", ")
			if earlier, is := numbers[c.Name]; is && said != "" && earlier != said {
				found = append(found, Finding{
					Severity: Error, Path: l.path,
					What: fmt.Sprintf("two values for one thing: %s is %s here and %s elsewhere", c.Name, said, earlier), Do: "find out which number is right",
				})
			}
			if said != "" {
				numbers[c.Name] = said
			}
		}
	}
	return found
}
