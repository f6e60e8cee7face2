package access

// Deeds about what people tell a conference beforehand.
const (
	WriteReport      Deed = "write a report"
	ShareReport      Deed = "share a report"
	ViewReports      Deed = "look at reports"
	ReadReports      Deed = "read what is written about one’s family"
	ReplyToStatement Deed = "reply to a statement"
	WriteOwnWords    Deed = "write one’s own words"
	ChaseReport      Deed = "ask for a report again"
	TakeFile         Deed = "take an attached file"
)

var reportRules = map[Deed][]PartKind{
	WriteReport:      {PartSocialWorker, PartManager, PartProfessional, PartCoreGroup},
	ShareReport:      {PartSocialWorker, PartManager, PartProfessional, PartCoreGroup},
	ViewReports:      anyStaff,
	ReadReports:      families,
	ReplyToStatement: families,
	WriteOwnWords:    {PartParent, PartCarer},
	ChaseReport:      {PartUnit, PartChair},
	TakeFile:         anyStaff,
}
