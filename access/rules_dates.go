package access

// Deeds about the days by which things are to be done.
const (
	ViewDates    Deed = "look at a family's dates"
	ViewDue      Deed = "look at what is due from oneself"
	ViewOverdue  Deed = "look at what is late or will be"
	SayWhyLate   Deed = "say why something of their own is late"
	ReadWhyLate  Deed = "read why anything is late, as somebody said it"
	AgreeWhyLate Deed = "agree to why something is late"
)

var datesRules = map[Deed][]PartKind{
	ViewDates:    orDuty,
	SayWhyLate:   anyStaff, // of what is theirs; the social worker, the manager and the unit of anything
	ReadWhyLate:  {PartSocialWorker, PartManager, PartUnit, PartChair},
	AgreeWhyLate: {PartManager, PartUnit},
}
