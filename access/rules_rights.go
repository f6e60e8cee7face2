package access

// Deeds about what people have a right to: that what is kept of them is right.
const (
	AskCorrection    Deed = "say that something is not right"
	ViewCorrection   Deed = "look at a request to correct something"
	AnswerCorrection Deed = "answer a request to correct something"
)

var rightsRules = map[Deed][]PartKind{
	AskCorrection:    bothOf(anyone, []PartKind{PartGiven}), // of what they read: their own copy, or a report
	ViewCorrection:   bothOf(anyone, []PartKind{PartGiven}), // whoever asked, and whoever answers
	AnswerCorrection: anyStaff,
}
