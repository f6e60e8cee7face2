package conference

import (
	"kith/access"
	"kith/timescale"
)

// NextSteps are what the conference sets before it closes. Dates are civil, times local.
type NextSteps struct {
	LeadWorker       access.AccountID
	CoreGroup        []CoreMember
	FirstCoreGroupOn timescale.Date
	FirstBegins      string
	ReviewOn         timescale.Date
	ReviewBegins     string
	Words            NextWords
}

// NextWords are sealed with the family's key.
type NextWords struct {
	Place        string `json:"place,omitempty"`        // where the core group first meets
	ReviewReason string `json:"reviewReason,omitempty"` // why the review is later than is usual here
}

// CoreMember is a person of the core group, in the role they came in.
type CoreMember struct {
	Invitation string
	Party      access.Party
	Role       string
}

// Closing is all that a closed conference hands on: what plans, core groups and the next review begin with.
type Closing struct {
	Decisions    []Decision
	OutlineLines []OutlineLine
	NextSteps
}

// Decided is the decision for a child.
func (c Closing) Decided(child access.PersonID) (Decision, bool) {
	for _, d := range c.Decisions {
		if d.Child == child {
			return d, true
		}
	}
	return Decision{}, false
}

// Protects reports whether any child has a protection plan.
func (c Closing) Protects() bool {
	for _, d := range c.Decisions {
		if d.Outcome == ProtectionPlan {
			return true
		}
	}
	return false
}
