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

// ErrAtYear is returned for a day in a year that no case is of.
var ErrAtYear = errors.New("not a year that deadlines are counted in, 1900 to 2200: check the date")

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
	// TransferNotified is the day this authority was told in writing that a child with a plan elsewhere has moved here.
	TransferNotified Event = "transfer-notified"
	// TransferReferred is the day the other authority's referral of such a child came in.
	TransferReferred Event = "transfer-referral-received"
	// TransferAccepted is the day this authority accepted that referral.
	TransferAccepted Event = "transfer-referral-accepted"
	// TransferInformed is the day the other authority's written information came in.
	TransferInformed Event = "transfer-information-received"
	// DueDate is the day on which a child who is not born yet is expected.
	DueDate Event = "due-date"
	// Inquorate is a conference that could not decide because too few agencies were there.
	Inquorate Event = "inquorate-conference"
	// DecisionLetter is the day the letter with the decision was sent.
	DecisionLetter Event = "decision-letter"
)

// Events returns every event.
func Events() []Event {
	return []Event{
		StrategyDiscussion, InitialConference, Conference, CoreGroup, Review, Birth,
		TransferNotified, TransferReferred, TransferAccepted, TransferInformed, DueDate, Inquorate, DecisionLetter,
	}
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
	case TransferReferred:
		return "the day the other authority's referral was received"
	case TransferAccepted:
		return "the day the other authority's referral was accepted"
	case TransferInformed:
		return "the day the other authority's written information was received"
	case DueDate:
		return "the day on which the baby is expected"
	case Inquorate:
		return "the conference that was not quorate"
	case DecisionLetter:
		return "the letter with the decision"
	case PlanBegan:
		return "the day the plan began"
	case Visit:
		return "the last visit to the child"
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
	if date.Year() < 1900 || date.Year() > 2200 {
		return "", timescale.Date{}, fmt.Errorf("%s: %s: %w", name, date, ErrAtYear)
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
