package enquiry

import (
	"strings"

	"kith/fault"
	"kith/timescale"
)

// Basis is what in section 47 of the Children Act 1989 obliges the council to enquire.
type Basis string

// The bases, by subsection.
const (
	NoBasis          Basis = ""
	LikelyHarm       Basis = "likely harm"                // 47(1)(b)
	EmergencyOrder   Basis = "emergency protection order" // 47(1)(a)(i)
	PoliceProtection Basis = "police protection"          // 47(1)(a)(ii)
)

// Bases lists them with the words of staff.
func Bases() []Basis { return []Basis{LikelyHarm, EmergencyOrder, PoliceProtection} }

// Words are the basis in full, with its place in the Act.
func (b Basis) Words() string {
	switch b {
	case NoBasis:
		return ""
	case LikelyHarm:
		return "Reasonable cause to suspect that the child is suffering, or is likely to suffer, significant harm (Children Act 1989, section 47(1)(b))"
	case EmergencyOrder:
		return "The child is under an emergency protection order (Children Act 1989, section 47(1)(a)(i))"
	case PoliceProtection:
		return "The child is in police protection (Children Act 1989, section 47(1)(a)(ii))"
	}
	return string(b)
}

// Discussion is one strategy discussion. Of those held, one may start the enquiry: its day is the one that Working
// Together counts from.
type Discussion struct {
	ID     string
	HeldOn timescale.Date
	Starts bool
	Words  DiscussionWords
}

// DiscussionWords say who took part and what came of it. They are sealed.
type DiscussionWords struct {
	TookPart []TookPart `json:"tookPart"`
	Notes    string     `json:"notes"`
}

// TookPart is somebody who took part in a strategy discussion.
type TookPart struct {
	Agency string `json:"agency"` // a code of Agencies
	Who    string `json:"who"`
}

// The rules for a strategy discussion.
var (
	ErrNoHeld        = fault.New("held", "Enter the date the strategy discussion was held")
	ErrHeldLater     = fault.New("held", "The date of the strategy discussion must be today or in the past")
	ErrHeldBefore    = fault.New("held", "The strategy discussion must be on or after the day the concern came in")
	ErrNobodyPart    = fault.New("took-part", "Enter who took part, from at least two agencies")
	ErrWhoTookPart   = fault.New("took-part", "Enter a name and choose an agency for each person who took part")
	ErrNoNotes       = fault.New("notes", "Enter what was shared and decided")
	ErrNoBasis       = fault.New("basis", "Choose the legal basis of the enquiry")
	ErrNoStart       = fault.New("starts", "Choose whether this discussion starts the enquiry")
	ErrStartsTwice   = fault.New("starts", "Another strategy discussion started this enquiry. Correct which one did instead")
	ErrNoStartDay    = fault.New("started", "Enter the day the enquiry began")
	ErrStartBefore   = fault.New("started", "The enquiry cannot begin before the concern came in")
	ErrStartLater    = fault.New("started", "The day the enquiry began must be today or in the past")
	ErrNoneStarted   = fault.New("discussion", "No strategy discussion has started this enquiry yet. Record one first")
	ErrConcluded     = fault.New("", "This enquiry is concluded. A new concern begins a new one")
	ErrNotDiscussed  = fault.New("discussion", "Choose one of the strategy discussions of this enquiry")
	ErrNoReasonGiven = fault.New("reason", "Enter why")
)

// Check says what is wrong with a strategy discussion about an enquiry. A discussion is between agencies: the police
// and health are asked by Working Together 2023, chapter 3; who came is recorded, whoever it was.
func (d Discussion) Check(e Enquiry, today timescale.Date) error {
	var wrong fault.List
	wrong.Add(d.heldDay(e, today))
	agencies := map[string]bool{}
	for _, p := range d.Words.TookPart {
		if !KnownAgency(p.Agency) || strings.TrimSpace(p.Who) == "" {
			wrong.Check(false, ErrWhoTookPart)
			break
		}
		agencies[p.Agency] = true
	}
	wrong.Check(len(agencies) >= 2 || len(wrong) > 0, ErrNobodyPart)
	wrong.Check(strings.TrimSpace(d.Words.Notes) != "", ErrNoNotes)
	return wrong.Err()
}

func (d Discussion) heldDay(e Enquiry, today timescale.Date) error {
	switch {
	case d.HeldOn.IsZero():
		return ErrNoHeld
	case d.HeldOn.After(today):
		return ErrHeldLater
	case d.HeldOn.Before(e.ReferredOn):
		return ErrHeldBefore
	}
	return nil
}

// Start turns a concern into an enquiry on a legal basis, from a day that the return counts from.
func (e Enquiry) Start(basis Basis, on, target, today timescale.Date) (Enquiry, error) {
	if e.State == Concluded {
		return e, ErrConcluded
	}
	var wrong fault.List
	wrong.Check(basis.Words() != "" && basis.Words() != string(basis), ErrNoBasis)
	wrong.Add(e.startDay(on, today))
	e.State, e.Basis, e.StartedOn, e.TargetOn = Enquiring, basis, on, target
	e.Proposed, e.ProposedBy = Undecided, ""
	return e, wrong.Err()
}

// HeldAgain puts right on which day a discussion was held. Its other words stand.
func (d Discussion) HeldAgain(on timescale.Date, e Enquiry, today timescale.Date) (Discussion, error) {
	d.HeldOn = on
	return d, d.heldDay(e, today)
}

// Restart corrects the day on which an enquiry began. How it read before is kept by whoever calls. One that has led to a
// conference is put right after its end too: the conference's last day is counted from it.
func (e Enquiry) Restart(on, target, today timescale.Date, why string) (Enquiry, error) {
	if !e.Restartable() {
		return e, ErrConcluded
	}
	var wrong fault.List
	wrong.Add(e.startDay(on, today))
	wrong.Check(strings.TrimSpace(why) != "", ErrNoReasonGiven)
	e.StartedOn, e.TargetOn = on, target
	return e, wrong.Err()
}

// Restartable reports whether something still hangs on the day from which the enquiry is counted.
func (e Enquiry) Restartable() bool { return e.State != Concluded || e.Outcome == HoldConference }

func (e Enquiry) startDay(on, today timescale.Date) error {
	switch {
	case on.IsZero():
		return ErrNoStartDay
	case on.Before(e.ReferredOn):
		return ErrStartBefore
	case on.After(today):
		return ErrStartLater
	}
	return nil
}

// Anchor is the strategy discussion that started the enquiry, if one did.
func Anchor(held []Discussion) (Discussion, bool) {
	for _, d := range held {
		if d.Starts {
			return d, true
		}
	}
	return Discussion{}, false
}
