package deadline

import "slices"

// Grouping is by what figures are set apart.
type Grouping string

// The groupings. Whole sets nothing apart. A team is that of the family's social worker, a chair that of the conference, an
// agency that of whoever was asked to write the report.
const (
	Whole    Grouping = ""
	ByTeam   Grouping = "team"
	ByChair  Grouping = "chair"
	ByAgency Grouping = "agency"
)

// Groupings are all that set something apart.
func Groupings() []Grouping { return []Grouping{ByTeam, ByChair, ByAgency} }

// GroupingOf reads a grouping; what is none is Whole.
func GroupingOf(text string) Grouping {
	if g := Grouping(text); slices.Contains(Groupings(), g) {
		return g
	}
	return Whole
}

// By reports whether the figure may be set apart so: where what is counted has such a thing, and it answers for it.
func (i Indicator) By(g Grouping) bool { return slices.Contains(i.Apart, g) }
