package access

// Deeds about who has looked.
const (
	ViewLooks Deed = "look at who has looked at a family"
	GiveLooks Deed = "give somebody of the family the list of who has looked"
	FindLooks Deed = "find who has looked, for data protection"

	ViewUnusual   Deed = "look at unusual looking"
	SettleUnusual Deed = "say what came of unusual looking"

	TakeList       Deed = "take a list away for a spreadsheet"
	StoppedLooking Deed = "be stopped at opening many families"
)

var looksRules = map[Deed][]PartKind{
	ViewLooks: caseworkOrUnit,
	GiveLooks: casework,
}
