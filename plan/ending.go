package plan

import (
	"slices"
	"strings"

	"kith/access"
	"kith/conference"
	"kith/fault"
	"kith/timescale"
)

// Ground is why a plan ends.
type Ground string

// The grounds. The first six are the only ones that end a child protection plan. The last two end a Child in Need plan.
const (
	ByConference       Ground = "decided by a conference"
	TransferAccepted   Ground = "transfer accepted elsewhere"
	Death              Ground = "death"
	Adoption           Ground = "adoption"
	LeftForGood        Ground = "left the country for good"
	EighteenthBirthday Ground = "eighteenth birthday"
	Agreed             Ground = "agreed with the family"
	ProtectionBegan    Ground = "a child protection plan began"
)

// ProtectionGrounds are all that can end a child protection plan.
func ProtectionGrounds() []Ground {
	return []Ground{ByConference, TransferAccepted, Death, Adoption, LeftForGood, EighteenthBirthday}
}

// Ending is how one plan ended: on what ground and evidence, and who recorded it.
type Ending struct {
	ID         string
	Plan       ID
	Kind       Kind // of the plan
	Ground     Ground
	Conference conference.ID // that decided it, for the grounds that are a conference's
	EndedOn    timescale.Date
	RecordedBy access.AccountID
	Words      EndingWords
}

// EndingWords are sealed with the family's key.
type EndingWords struct {
	Evidence string `json:"evidence"` // how it is known
	Family   string `json:"family"`   // what the family reads about it
}

// The rules for an ending.
var (
	ErrGround = fault.New("ground", "Choose why the plan ends. A child protection plan ends by a conference’s decision, "+
		"a transfer accepted elsewhere, death, adoption, leaving the country for good or the eighteenth birthday")
	ErrByConference  = fault.New("ground", "A conference’s decision is recorded in the conference. Record it there")
	ErrNoConference  = fault.New("ground", "Name the conference that decided this")
	ErrNoEvidence    = fault.New("evidence", "Enter how you know this, such as the letter or record and its date")
	ErrNoEndDate     = fault.New("ended", "Enter the date the plan ended")
	ErrEndsLater     = fault.New("ended", "The date the plan ended must be today or in the past")
	ErrEndsEarly     = fault.New("ended", "The date the plan ended must be on or after the date it began")
	ErrNotEighteen   = fault.New("ended", "The child is not 18 on this date. Check the date of birth and the date")
	ErrBirthNotKnown = fault.New("ground", "Enter the child’s date of birth before you record the eighteenth birthday")
)

// End ends a plan, or says why it cannot. The child's date of birth is asked for the eighteenth birthday alone.
func (p Plan) End(e Ending, born, today timescale.Date) (Plan, error) {
	if !p.Current() {
		return p, ErrEnded
	}
	var wrong fault.List
	wrong.Check(p.mayEndBy(e.Ground), ErrGround)
	byConference := e.Ground == ByConference || e.Ground == ProtectionBegan
	wrong.Check(!byConference || e.Conference != "", ErrNoConference)
	wrong.Check(byConference || strings.TrimSpace(e.Words.Evidence) != "", ErrNoEvidence)
	switch {
	case e.EndedOn.IsZero():
		wrong.Check(false, ErrNoEndDate)
	case e.EndedOn.After(today):
		wrong.Check(false, ErrEndsLater)
	case e.EndedOn.Before(p.BeganOn):
		wrong.Check(false, ErrEndsEarly)
	case e.Ground == EighteenthBirthday && born.IsZero():
		wrong.Check(false, ErrBirthNotKnown)
	case e.Ground == EighteenthBirthday && e.EndedOn.Before(born.AddMonths(18*12)):
		wrong.Check(false, ErrNotEighteen)
	}
	if err := wrong.Err(); err != nil {
		return p, err
	}
	p.State, p.EndedOn, p.Ending = Ended, e.EndedOn, e.ID
	return p, nil
}

func (p Plan) mayEndBy(g Ground) bool {
	if slices.Contains(ProtectionGrounds(), g) {
		return true
	}
	return p.Kind == ChildInNeed && (g == Agreed || g == ProtectionBegan)
}
