package access

import "slices"

// WhyRaised is why somebody's looking was raised to a person.
type WhyRaised string

// The reasons.
const (
	RaisedNoPart  WhyRaised = "no part"
	RaisedMany    WhyRaised = "many"
	RaisedOwnName WhyRaised = "own name"
	RaisedStopped WhyRaised = "stopped"
)

// Words are the reason as it stands in a list.
func (w WhyRaised) Words() string {
	switch w {
	case RaisedNoPart:
		return "Looked without a part in the case"
	case RaisedMany:
		return "Opened many families on one day"
	case RaisedOwnName:
		return "Opened a family with a surname like their own"
	case RaisedStopped:
		return "Opened so many families, or took so many lists, within an hour that they were stopped"
	}
	return string(w)
}

// LookFound is what came of looking into it.
type LookFound string

// What may come of it.
const (
	FoundWork   LookFound = "their work"
	FoundSpoken LookFound = "spoken with"
	FoundBreach LookFound = "possible breach"
)

// LookFounds are all of them.
func LookFounds() []LookFound { return []LookFound{FoundWork, FoundSpoken, FoundBreach} }

// Known reports whether it is one of the list.
func (l LookFound) Known() bool { return slices.Contains(LookFounds(), l) }

// Words are what was found as it stands in a list.
func (l LookFound) Words() string {
	switch l {
	case FoundWork:
		return "It was part of their work"
	case FoundSpoken:
		return "I spoke with them, and it is settled"
	case FoundBreach:
		return "It may be a breach: I passed it on"
	}
	return string(l)
}
