package access

// Deeds about who has looked.
const (
	ViewLooks Deed = "look at who has looked at a family"
	GiveLooks Deed = "give somebody of the family the list of who has looked"
	FindLooks Deed = "find who has looked, for data protection"
)

var looksRules = map[Deed][]PartKind{
	ViewLooks: caseworkOrUnit,
	GiveLooks: casework,
}
