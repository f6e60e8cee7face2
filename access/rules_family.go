package access

// Deeds about the family itself.
const (
	ViewFamily Deed = "look at a family"
)

var familyRules = map[Deed][]PartKind{
	ViewFamily: anyStaff,
}
