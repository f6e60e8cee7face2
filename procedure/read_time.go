package procedure

import (
	"fmt"
	"slices"
	"strings"
)

// follows checks that the values a file gives for one thing follow each other in time: none holds while another does, and
// none leaves days to nobody before the next begins.
func (r *reader) follows() {
	byPath := map[string][]entry{}
	for _, e := range r.out.entries {
		byPath[e.path] = append(byPath[e.path], e)
	}
	for _, path := range r.paths { // in the order of the list, so that faults come in the same order each time
		list := slices.Clone(byPath[path])
		slices.SortStableFunc(list, func(a, b entry) int { return a.holds.from.Compare(b.holds.from) })
		for i := 1; i < len(list); i++ {
			earlier, later := list[i-1], list[i]
			next := earlier.holds.until.AddDays(1)
			switch {
			case earlier.holds.until.IsZero() || !earlier.holds.until.Before(later.holds.from):
				r.fault(&FaultError{
					r.out.path, later.line, fmt.Sprintf("two values for one thing: %s in line %d holds on some of the same days", path, earlier.line),
					"end the earlier one with until, the day before the later one's from",
				})
			case next != later.holds.from:
				r.fault(&FaultError{
					r.out.path, later.line, fmt.Sprintf("%s has nothing from %s until %s", path, next, later.holds.from.AddDays(-1)),
					"let the value before it hold until the day before this one, or say what held in between",
				})
			}
		}
	}
}

// suggest says which known paths are near to one that is not.
func (r *reader) suggest(path string) string {
	section, _, _ := strings.Cut(path, ".")
	var near []string
	for _, known := range r.paths {
		if strings.HasPrefix(known, section+".") {
			near = append(near, known)
		}
	}
	if near == nil {
		for _, known := range r.paths {
			first, _, _ := strings.Cut(known, ".")
			if !slices.Contains(near, first) {
				near = append(near, first)
			}
		}
	}
	return "check the spelling; known here: " + strings.Join(near, ", ")
}
