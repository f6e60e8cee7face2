package deadline

import (
	"kith/procedure"
	"kith/timescale"
)

// Figure is how many of what had its last day in some time were done by then.
type Figure struct{ Due, InTime int }

// Add joins two figures.
func (s Figure) Add(other Figure) Figure {
	return Figure{Due: s.Due + other.Due, InTime: s.InTime + other.InTime}
}

// Percent is the share in whole per cent, rounded down so that 100 means all; false where nothing was due.
func (s Figure) Percent() (int, bool) {
	if s.Due == 0 {
		return 0, false
	}
	return s.InTime * 100 / s.Due, true
}

// Indicator is a figure about what was done in time. Each is described in docs/indicators.md under its name.
type Indicator struct {
	ID     string // in addresses
	Name   string
	Counts string // what is counted, in a sentence
	Keys   []procedure.Key
	Apart  []Grouping // by what it may be set apart
}

// Indicators are the figures, in the order of a case.
func Indicators() []Indicator {
	return []Indicator{
		{
			ID: "initial-conferences", Name: "Initial conferences in time",
			Counts: "Initial conferences held by their last day: 15 working days after the strategy discussion that started the enquiry, where the procedure sets no other.",
			Keys:   []procedure.Key{procedure.InitialConferenceDue},
			Apart:  []Grouping{ByTeam, ByChair},
		},
		{
			ID: "transfer-in", Name: "Conferences for children who moved here in time",
			Counts: "Conferences held by their last day for children with a plan elsewhere who moved here.",
			Keys:   []procedure.Key{procedure.TransferInConferenceDue},
			Apart:  []Grouping{ByTeam, ByChair},
		},
		{
			ID: "reports", Name: "Reports to parents in time",
			Counts: "Agencies’ reports shared with every parent who is asked about one of their children, by the day that the procedure sets before the conference.",
			Keys:   []procedure.Key{procedure.ReportsToParentsDue},
			Apart:  []Grouping{ByAgency},
		},
		{
			ID: "records", Name: "Records in time",
			Counts: "Records of conferences issued by the day that the procedure sets.",
			Keys:   []procedure.Key{procedure.RecordToParentsDue},
			Apart:  []Grouping{ByChair},
		},
		{
			ID: "core-groups", Name: "Core groups in time",
			Counts: "Core groups held by their last day, the first and each one after it.",
			Keys:   []procedure.Key{procedure.CoreGroupFirstDue, procedure.CoreGroupNextDue},
			Apart:  []Grouping{ByTeam},
		},
		{
			ID: "visits", Name: "Visits in time",
			Counts: "Visits to a child with a protection plan, the child seen, by the last day counted from the visit before.",
			Keys:   []procedure.Key{procedure.VisitDue},
			Apart:  []Grouping{ByTeam},
		},
		{
			ID: "reviews", Name: "Reviews in time",
			Counts: "Review conferences held by their last day, the first, each one after it, and one after a birth.",
			Keys:   []procedure.Key{procedure.ReviewFirstDue, procedure.ReviewNextDue, procedure.ReviewAfterBirthDue},
			Apart:  []Grouping{ByTeam, ByChair},
		},
	}
}

// IndicatorOf finds a figure by its id.
func IndicatorOf(id string) (Indicator, bool) {
	for _, i := range Indicators() {
		if i.ID == id {
			return i, true
		}
	}
	return Indicator{}, false
}

// shownMonths is how many months figures go back: this one and the same one a year ago are the first and the last.
const shownMonths = 13

// Months are the first days of the months that are shown on a day, the oldest first.
func Months(today timescale.Date) []timescale.Date {
	this := timescale.NewDate(today.Year(), today.Month(), 1)
	all := make([]timescale.Date, shownMonths)
	for i := range all {
		all[i] = this.AddMonths(i + 1 - shownMonths)
	}
	return all
}
