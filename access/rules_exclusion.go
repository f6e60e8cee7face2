package access

// Deeds about keeping one of the family out of a conference, or of a part of it.
const (
	ViewExclusions  Deed = "look at who is kept out of a conference"
	AskExclusion    Deed = "ask the chair to keep somebody out"
	DecideExclusion Deed = "decide to keep somebody out"
	TellExclusion   Deed = "record who told somebody that they are kept out"
	AnswerExclusion Deed = "say something to the chair about being kept out"
	HoldClosedPart  Deed = "hold a closed part of a conference"
)

var exclusionRules = map[Deed][]PartKind{
	ViewExclusions:  anyStaff,
	AskExclusion:    {PartSocialWorker, PartManager, PartProfessional},
	DecideExclusion: {PartChair},
	TellExclusion:   {PartChair, PartSocialWorker, PartManager, PartUnit},
	AnswerExclusion: {PartParent, PartCarer, PartRelative},
	HoldClosedPart:  {PartChair},
}
