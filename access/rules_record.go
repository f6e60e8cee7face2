package access

// Deeds of the record.
const (
	ViewRecord     Deed = "look at the record being made"
	ViewRecipients Deed = "look at who is given the record"
	CheckRecord    Deed = "check the record"
	CorrectRecord  Deed = "correct the record"
	SignRecord     Deed = "sign the record"
	NameSigner     Deed = "name another chair to sign the record"
	IssueRecord    Deed = "issue the record"
	SendCopy       Deed = "say how a copy of the record was sent"
	ReceiveCopy    Deed = "be given a copy of the record"
	ViewCopy       Deed = "look at a copy of the record"
	PrintCopy      Deed = "print a copy of the record for somebody else"
)

var recordRules = map[Deed][]PartKind{
	ViewRecord:     {PartChair, PartRecorder, PartUnit},
	ViewRecipients: {PartChair, PartUnit},
	CheckRecord:    {PartRecorder, PartUnit},
	CorrectRecord:  {PartRecorder, PartUnit, PartChair},
	SignRecord:     {PartChair},
	NameSigner:     {PartUnit},
	IssueRecord:    {PartUnit, PartRecorder},
	SendCopy:       {PartUnit, PartRecorder, PartSocialWorker},
	ReceiveCopy:    bothOf(anyone, []PartKind{PartGiven}),
	ViewCopy:       bothOf(anyone, []PartKind{PartGiven}),
	PrintCopy:      {PartUnit, PartRecorder, PartChair},
}
