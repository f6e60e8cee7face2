package access

// Deeds about what was shared with others.
const (
	ViewShared      Deed = "look at what was shared, and with whom"
	WriteShared     Deed = "write down what was shared"
	CorrectShared   Deed = "correct what was written down of what was shared"
	SayAskedAndTold Deed = "say who was asked and told of what was shared"
	ViewOwnShared   Deed = "look at what was shared about oneself and one’s children"
)

// sharedBy are those who may write: somebody invited reads what they wrote themselves, and nothing else of it.
var sharedBy = []PartKind{PartSocialWorker, PartManager, PartUnit, PartProfessional, PartCoreGroup}

var sharingRules = map[Deed][]PartKind{
	ViewShared:      append([]PartKind{PartChair}, sharedBy...),
	WriteShared:     sharedBy,
	CorrectShared:   sharedBy,
	SayAskedAndTold: sharedBy,
	ViewOwnShared:   {PartParent, PartCarer, PartChild},
}
