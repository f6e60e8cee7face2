package enquiry

import (
	"slices"
	"strings"

	"kith/access"
	"kith/fault"
	"kith/timescale"
)

// Outcomes lists how an enquiry can end.
func Outcomes() []Outcome { return []Outcome{HoldConference, ChildInNeed, NoFurtherAction} }

// Words are what an outcome is called on staff pages.
func (o Outcome) Words() string {
	switch o {
	case Undecided:
		return "Not yet decided"
	case HoldConference:
		return "Hold a child protection conference"
	case ChildInNeed:
		return "Child in Need, without a conference"
	case NoFurtherAction:
		return "No further action"
	}
	return string(o)
}

// The rules for how an enquiry ends.
var (
	ErrNoOutcome     = fault.New("outcome", "Choose how the enquiry should end")
	ErrNoOutcomeWhy  = fault.New("reason", "Enter the reasons, in words that the family can be told")
	ErrNotStarted    = fault.New("outcome", "A conference follows a section 47 enquiry. Record the strategy discussion that starts it first")
	ErrNotConsulted  = fault.New("alone", "Record what at least one other agency thinks first, or enter why none was consulted")
	ErrNoNeed        = fault.New("outcome", "Record the primary need first: the national return asks for it")
	ErrNotProposed   = fault.New("", "No outcome is proposed yet. The social worker proposes one first")
	ErrOwnProposal   = fault.New("", "You proposed this outcome, so somebody else must agree to it")
	ErrNoDecision    = fault.New("decision", "Choose whether you agree")
	ErrNoDecisionWhy = fault.New("decided", "Enter your reasons")
)

// Propose puts forward how an enquiry should end. Where no other agency was consulted, alone says why: the step is
// not refused, but the reason stands beside the outcome.
func (e Enquiry) Propose(o Outcome, reason, alone string, views []View, by access.AccountID) (Enquiry, error) {
	if e.State == Concluded {
		return e, ErrConcluded
	}
	consulted := slices.ContainsFunc(views, func(v View) bool { return v.Agency != SocialCare })
	var wrong fault.List
	switch o {
	case HoldConference:
		wrong.Check(e.State == Enquiring, ErrNotStarted)
		wrong.Check(e.PrimaryNeed != "", ErrNoNeed)
	case ChildInNeed:
		wrong.Check(e.PrimaryNeed != "", ErrNoNeed)
	case NoFurtherAction:
	case Undecided:
		wrong.Check(false, ErrNoOutcome)
	default:
		wrong.Check(false, ErrNoOutcome)
	}
	wrong.Check(strings.TrimSpace(reason) != "", ErrNoOutcomeWhy)
	wrong.Check(consulted || strings.TrimSpace(alone) != "", ErrNotConsulted)
	e.Proposed, e.ProposedBy, e.Words.Reason, e.Words.Alone = o, by, reason, ""
	if !consulted {
		e.Words.Alone = alone
	}
	return e, wrong.Err()
}

// Agree ends the enquiry as proposed. Whoever agrees is a manager and never the one who proposed.
func (e Enquiry) Agree(by access.AccountID, decided string, today timescale.Date) (Enquiry, error) {
	switch {
	case e.State == Concluded:
		return e, ErrConcluded
	case e.Proposed == Undecided:
		return e, ErrNotProposed
	case by == e.ProposedBy:
		return e, ErrOwnProposal
	}
	e.State, e.Outcome, e.ConcludedOn, e.AgreedBy, e.Words.Decided = Concluded, e.Proposed, today, by, decided
	return e, nil
}

// SendBack returns the proposal to the social worker with what the manager wants looked at again.
func (e Enquiry) SendBack(by access.AccountID, why string) (Enquiry, error) {
	switch {
	case e.State == Concluded:
		return e, ErrConcluded
	case e.Proposed == Undecided:
		return e, ErrNotProposed
	case by == e.ProposedBy:
		return e, ErrOwnProposal
	case strings.TrimSpace(why) == "":
		return e, ErrNoDecisionWhy
	}
	e.Proposed, e.ProposedBy = Undecided, ""
	return e, nil
}

// Describe sets the fields of the national return that describe an enquiry. They can be put right after it ended too.
func (e Enquiry) Describe(need, source string, referred, today timescale.Date) (Enquiry, error) {
	var wrong fault.List
	wrong.Check(source != "", ErrNoSource)
	switch {
	case referred.IsZero():
		wrong.Check(false, ErrNoReferral)
	case referred.After(today):
		wrong.Check(false, ErrReferralLater)
	case !e.StartedOn.IsZero() && e.StartedOn.Before(referred):
		wrong.Check(false, ErrStartedBefore)
	}
	e.PrimaryNeed, e.Source, e.ReferredOn = need, source, referred
	return e, wrong.Err()
}

// ErrStartedBefore is for a referral date after the start of the enquiry it led to.
var ErrStartedBefore = fault.New("referred", "The concern must have come in on or before the day the enquiry began")

// About puts right which children an enquiry is about.
func (e Enquiry) About(children []access.PersonID, why string) (Enquiry, error) {
	if e.State == Concluded {
		return e, ErrConcluded
	}
	var wrong fault.List
	wrong.Check(len(children) > 0, ErrNoChildrenLeft)
	wrong.Check(strings.TrimSpace(why) != "", ErrNoReasonGiven)
	e.Children = children
	return e, wrong.Err()
}

// ErrNoChildrenLeft is for an enquiry that would be about nobody.
var ErrNoChildrenLeft = fault.New("children", "Choose at least one child")
