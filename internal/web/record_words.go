package web

import (
	"kith/record"
)

// dated is when and where something is, in a line.
func dated(n record.Dated) string {
	said := n.On.Long()
	if n.At != "" {
		said += ", " + n.At
	}
	if n.Where != "" {
		said += ", " + n.Where
	}
	return said
}

// wayWords are how a copy is sent, as a choice and as what was done.
func wayWords(w record.Way) string {
	switch w {
	case record.OnOwnPage:
		return "On their own page"
	case record.GivenInHand:
		return "Given in person"
	case record.ByPost:
		return "Post"
	case record.CareOfWorker:
		return "Care of their worker"
	}
	return string(w)
}
