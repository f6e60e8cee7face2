package access

// Deeds about the days by which things are to be done.
const (
	ViewDates   Deed = "look at a family's dates"
	ViewOverdue Deed = "look at what is late or will be"
)

var datesRules = map[Deed][]PartKind{
	ViewDates: anyStaff,
}
