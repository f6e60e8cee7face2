package access

import "slices"

// Deeds of the duty worker, who takes no part in a family and has to know tonight.
const (
	LookAsDuty  Deed = "find out as a duty worker whether a child is on a plan"
	OpenAsDuty  Deed = "open a family as a duty worker, with the reason"
	ViewDuty    Deed = "look at who looked without a part"
	ReadDuty    Deed = "note that they have read who looked without a part"
	EndDuty     Deed = "end a duty worker's part"
	CloseFamily Deed = "close a family to one of the staff"
)

// DutyHours is how long a duty worker's part lasts: a night and the morning after.
const DutyHours = 12

// DutyReason is why somebody on duty opened a family that they take no part in.
type DutyReason string

// The reasons.
const (
	DutyHarm     DutyReason = "harm"
	DutyPolice   DutyReason = "police"
	DutyHospital DutyReason = "hospital"
	DutyMissing  DutyReason = "missing"
	DutyRang     DutyReason = "rang"
	DutyNobody   DutyReason = "nobody"
)

// DutyReasons are all of them, the most pressing first.
func DutyReasons() []DutyReason {
	return []DutyReason{DutyHarm, DutyPolice, DutyHospital, DutyMissing, DutyRang, DutyNobody}
}

// Known reports whether it is one of the list.
func (d DutyReason) Known() bool { return slices.Contains(DutyReasons(), d) }

// Words are the reason as it stands in a list.
func (d DutyReason) Words() string {
	switch d {
	case DutyHarm:
		return "A child may come to harm now"
	case DutyPolice:
		return "The police ask, or have taken a child into their protection"
	case DutyHospital:
		return "A hospital or an ambulance asks"
	case DutyMissing:
		return "A child is missing"
	case DutyRang:
		return "The family, or somebody worried about it, rang"
	case DutyNobody:
		return "Those who work with the family cannot be reached"
	}
	return string(d)
}

var (
	// onDuty are the offices whose work it is to answer for any family of the partnership out of hours. A chair or somebody who is
	// invited is not: what they may know comes from their part alone.
	onDuty = []Office{SocialWorker, Manager, Unit}

	// opens are those of them who take a part so: the unit has one in every family.
	opens = []Office{SocialWorker, Manager}
)

var dutyRules = map[Deed][]PartKind{
	ViewDuty:    caseworkOrUnit,
	ReadDuty:    casework, // those who answer for the family: the unit's reading tells neither of them
	EndDuty:     caseworkOrUnit,
	CloseFamily: {PartManager, PartUnit},
}
