package conference_test

import (
	"errors"
	"testing"

	"kith/conference"
)

func TestWhoeverPrefersNotToSpeakHasHadTheirTurnUnderEveryHeading(t *testing.T) {
	t.Parallel()
	taken := []conference.TurnTaken{{Heading: "worried-about", Invitation: "mia", Turn: conference.PrefersNotTo}}
	for _, heading := range []string{"working-well", "worried-about", "needs-to-happen"} {
		if got := conference.TurnsUnder(heading, taken)["mia"]; got != conference.PrefersNotTo {
			t.Errorf("%s: %q", heading, got)
		}
	}
}

func TestWhoeverPreferredNotToSpeakAndSpokeHasSpoken(t *testing.T) {
	t.Parallel()
	spoke := conference.TurnTaken{Heading: "working-well", Invitation: "mia", Turn: conference.Spoke}
	silent := conference.TurnTaken{Heading: "worried-about", Invitation: "mia", Turn: conference.PrefersNotTo}
	for _, taken := range [][]conference.TurnTaken{{spoke, silent}, {silent, spoke}} {
		if got := conference.TurnsUnder("working-well", taken)["mia"]; got != conference.Spoke {
			t.Errorf("%v: %q", taken, got)
		}
	}
}

func TestAPassUnderOneHeadingLeavesTheOthersOpen(t *testing.T) {
	t.Parallel()
	taken := []conference.TurnTaken{{Heading: "working-well", Invitation: "mia", Turn: conference.Passed}}
	if got := conference.TurnsUnder("worried-about", taken)["mia"]; got != "" {
		t.Errorf("%q", got)
	}
}

func TestATurnIsTakenUnderAHeadingOfTheWall(t *testing.T) {
	t.Parallel()
	headings := []string{"working-well"}
	if err := (conference.TurnTaken{Heading: "", Turn: conference.Passed}).Check(headings); !errors.Is(err, conference.ErrNoHeading) {
		t.Error(err)
	}
	if err := (conference.TurnTaken{Heading: "working-well", Turn: "sang"}).Check(headings); !errors.Is(err, conference.ErrNoTurn) {
		t.Error(err)
	}
}
