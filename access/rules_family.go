package access

// Deeds about the family itself.
const (
	ViewFamily Deed = "look at a family"
	ViewNames  Deed = "look at the children's names"
)

var familyRules = map[Deed][]PartKind{
	ViewFamily: anyStaff,
	ViewNames:  anyone,
}
