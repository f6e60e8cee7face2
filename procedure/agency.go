package procedure

import (
	"fmt"
	"slices"
	"strings"
)

// Agency is an agency or discipline that takes part in conferences, as packs name it.
type Agency string

// Agencies returns every agency that a pack can name.
func Agencies() []Agency {
	return []Agency{
		"social-worker", "police", "health-visitor", "school-nurse", "midwife", "doctor", "school", "education-welfare", "probation",
		"housing", "substance-misuse", "mental-health", "domestic-abuse", "early-years",
	}
}

// Words returns the agency as it stands in a sentence.
func (a Agency) Words() string { return strings.ReplaceAll(string(a), "-", " ") }

// Group is agencies that count once together towards a quorum.
type Group struct {
	Key, Words string
	Agencies   []Agency
}

func (g Group) String() string { return g.Words + ": " + joined(g.Agencies) }

// Together is the key of the group that an agency counts with, or the agency itself where it counts apart.
func (q Quorum) Together(a Agency) string {
	for _, g := range q.AsOne.Value {
		if slices.Contains(g.Agencies, a) {
			return g.Key
		}
	}
	return string(a)
}

// LeadTime is the time before a conference by which one agency's report reaches somebody, where it is not the time of the
// others.
type LeadTime struct {
	From       Agency
	To         Recipient
	Conference ConferenceKind // empty for every kind
	Before     Span
}

func (l LeadTime) String() string {
	at := "a conference"
	switch l.Conference {
	case AtInitial:
		at = "an initial conference"
	case AtReview:
		at = "a review"
	}
	return fmt.Sprintf("%s to the %s: at least %s before %s", l.From.Words(), l.To, l.Before, at)
}

// of reports whether the lead time is one of the deadline, at a conference of the event's kind.
func (l LeadTime) of(key Key, event Event) bool {
	to := map[Recipient]Key{ToParents: ReportsToParentsDue, ToChild: ReportsToChildDue, ToUnit: ReportsToUnitDue}[l.To]
	switch l.Conference {
	case AtInitial:
		return key == to && event != Review
	case AtReview:
		return key == to && event == Review
	}
	return key == to
}

// AgeForm is a form for a child's own words, for children of some ages.
type AgeForm struct {
	Key, Title string
	From, To   int // both ages included
}

func (f AgeForm) String() string { return fmt.Sprintf("%s: from %d to %d", f.Title, f.From, f.To) }

// Rung is one step of what is done as a plan grows old.
type Rung struct {
	Key, Words string
	After      Span // since the plan began
	By         Role
}

func (r Rung) String() string { return fmt.Sprintf("after %s, the %s: %s", r.After, r.By, r.Words) }

// LeastTime is how long a plan lasts at least, and in which case.
type LeastTime struct {
	Key, Words string
	For        Span
}

func (l LeastTime) String() string { return fmt.Sprintf("at least %s: %s", l.For, l.Words) }
