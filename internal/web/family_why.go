package web

import (
	"slices"

	"kith/conference"
	"kith/internal/web/ask"
)

// familyWhys are plain words for why a day was given up, by the key of the choice. They blame nobody, and say nothing that
// is one person's own matter.
//
//nolint:gochecknoglobals // a table, never written to
var familyWhys = map[string]string{
	"services": "Not enough of the people from the services could be there.",
	"runs":     "Someone who is needed to run the meeting could not be there.",
	"papers":   "Some of what needs to be read before the meeting was not ready.",
	"time":     "There was not enough time to talk about everything properly.",
	"place":    "The room, or the way of joining, could not be used.",
	"needed":   "Things have changed, so the meeting is not needed now.",
	"ready":    "People need more time to get ready, so that the meeting is fair to you.",
}

func familyWhyChoices() []ask.Choice {
	var all []ask.Choice
	for _, key := range []string{"services", "runs", "papers", "time", "place", "ready", "needed"} {
		all = append(all, ask.Choice{Value: key, Text: familyWhys[key]})
	}
	return all
}

// tellsWhy reports whether one of the changes is one of which the family is told why.
func tellsWhy(can []conference.ChangeKind) bool {
	return slices.ContainsFunc(can, conference.ChangeKind.GivesUpDay)
}

func movedSaid(day conference.DayGivenUp) string {
	switch day.Kind {
	case conference.WasPostponed:
		return "It was to be on " + day.On.Long() + ", and had to be moved."
	case conference.WasInquorate:
		return "On " + day.On.Long() + " too few of the services came, so nothing could be decided. That was not because of you."
	case conference.WasAdjourned:
		return "It stopped on " + day.On.Long() + " before the end, and goes on where it stopped."
	case conference.WasChanged:
		return "It was to be on " + day.On.Long() + ", and is on another day now."
	case conference.WasRequested, conference.WasBooked, conference.ChairStoodDown, conference.WasCancelled,
		conference.WasReconvened:
	}
	return ""
}
