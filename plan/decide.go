package plan

import (
	"kith/conference"
)

// Step is what a conference's decision does to a child's plans.
type Step struct {
	Begin   Kind   // a plan that begins, if any
	End     []Kind // plans under way that end
	Goes    []Kind // plans under way that go on
	Carried bool   // the new plan carries on what the ended one held
}

// After works out what a decision does, given which kinds of plan the child has under way.
func After(o conference.Outcome, protection, need bool) Step {
	var s Step
	switch o {
	case conference.ProtectionPlan:
		if protection {
			s.Goes = append(s.Goes, Protection)
		} else {
			s.Begin = Protection
		}
		if need {
			s.End = append(s.End, ChildInNeed)
			s.Carried = !protection
		}
	case conference.ChildInNeedPlan:
		if protection {
			s.End = append(s.End, Protection)
			s.Carried = true
		}
		if need {
			s.Goes = append(s.Goes, ChildInNeed)
			s.Carried = false
		} else {
			s.Begin = ChildInNeed
		}
	case conference.NoPlan:
		if protection {
			s.End = append(s.End, Protection)
		}
		if need {
			s.End = append(s.End, ChildInNeed)
		}
	case conference.NoView: // somebody's view, never a decision
	}
	return s
}

// EndGround is the ground on which a conference's decision ends a plan.
func EndGround(k Kind, o conference.Outcome) Ground {
	if k == ChildInNeed && o == conference.ProtectionPlan {
		return ProtectionBegan
	}
	return ByConference
}
