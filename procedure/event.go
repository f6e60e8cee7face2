package procedure

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"kith/timescale"
)

// ErrUnknownEvent is returned for an event that starts no clock.
var ErrUnknownEvent = errors.New("no such event")

// ErrAtForm is returned for an argument that is not EVENT=YYYY-MM-DD.
var ErrAtForm = errors.New("write the event, an equals sign and its date, as in strategy-discussion=2026-12-08")

// Event is something that happens on a day and starts a clock.
type Event string

// The events.
const (
	// StrategyDiscussion is the strategy discussion that started the enquiry.
	StrategyDiscussion Event = "strategy-discussion"
	// InitialConference is the day of the initial conference.
	InitialConference Event = "initial-conference"
	// Conference is the day of a conference whose kind is not said; it is counted as an initial one.
	Conference Event = "conference"
	// CoreGroup is the last core group held.
	CoreGroup Event = "core-group"
	// Review is the day of a review conference.
	Review Event = "review"
	// Birth is the birth of a child who has a plan already.
	Birth Event = "birth"
	// TransferNotified is the day this authority was told that a child with a plan elsewhere has moved here.
	TransferNotified Event = "transfer-notified"
)

// Events returns every event.
func Events() []Event {
	return []Event{StrategyDiscussion, InitialConference, Conference, CoreGroup, Review, Birth, TransferNotified}
}

// Words returns the event as it stands in a sentence.
func (e Event) Words() string {
	switch e {
	case StrategyDiscussion:
		return "the strategy discussion that started the enquiry"
	case InitialConference:
		return "the initial conference"
	case Conference:
		return "the conference"
	case CoreGroup:
		return "the last core group held"
	case Review:
		return "the review conference"
	case Birth:
		return "the birth"
	case TransferNotified:
		return "the notice that the child has moved here"
	}
	return string(e)
}

// ParseAt reads EVENT=YYYY-MM-DD.
func ParseAt(text string) (Event, timescale.Date, error) {
	name, day, found := strings.Cut(text, "=")
	if !found {
		return "", timescale.Date{}, fmt.Errorf("%q: %w", text, ErrAtForm)
	}
	event := Event(name)
	if !slices.Contains(Events(), event) {
		return "", timescale.Date{}, fmt.Errorf("%q: %w: use one of %s", name, ErrUnknownEvent, joined(Events()))
	}
	date, err := timescale.Parse(day)
	if err != nil {
		return "", timescale.Date{}, fmt.Errorf("%s: %w", name, err)
	}
	return event, date, nil
}

func joined[T ~string](words []T) string {
	text := make([]string, len(words))
	for i, w := range words {
		text[i] = string(w)
	}
	return strings.Join(text, ", ")
}
