package page

// Question is one of the four that a conference asks. Each has its colour and its own shape, on every screen and page.
type Question string

// The four questions.
const (
	Good  Question = "good"
	Worry Question = "worry"
	Child Question = "child"
	Next  Question = "next"
)

// Words are the question as families read it, unless the local procedure words it otherwise.
func (q Question) Words() string {
	switch q {
	case Good:
		return "What is working well"
	case Worry:
		return "What we are worried about"
	case Child:
		return "What life is like for the child"
	case Next:
		return "What needs to happen"
	default:
		return ""
	}
}
