package signin_test

import (
	"fmt"
	"testing"
	"time"

	"kith/internal/signin"
	"kith/timescale"
)

func TestWhoeverTriesCodesIsStoppedAndNobodyElseIs(t *testing.T) {
	t.Parallel()

	var tries signin.Tries
	now := timescale.InstantOf(time.Date(2027, 3, 1, 9, 0, 0, 0, time.UTC))
	for i := range 20 {
		if !tries.Open(now, "one", fmt.Sprintf("F%d", i)) {
			t.Fatalf("stopped at try %d", i)
		}
		tries.Failed(now, "one", fmt.Sprintf("F%d", i))
	}
	if tries.Open(now, "one", "OTHER") {
		t.Error("a source that tried twenty codes may try another")
	}
	if !tries.Open(now, "another", "OTHER") || !tries.Open(now, "", "OTHER") {
		t.Error("somebody else is kept out by it")
	}
	if now = now.Add(11 * time.Minute); tries.Open(now, "one", "OTHER") {
		t.Error("what was tried a moment ago is forgotten as soon as a stretch of time ends")
	}
	if now = now.Add(21 * time.Minute); !tries.Open(now, "one", "OTHER") {
		t.Error("a source is kept out for good")
	}
}

func TestSomebodyWhoSawHalfACodeCannotTryTheOtherHalfFromManyPlaces(t *testing.T) {
	t.Parallel()

	var tries signin.Tries
	now := timescale.InstantOf(time.Date(2027, 3, 1, 9, 0, 0, 0, time.UTC))
	for i := range 5 {
		tries.Failed(now, fmt.Sprintf("place %d", i), "K7MNP")
	}
	if tries.Open(now, "yet another", "K7MNP") {
		t.Error("a sixth code with that first half may be tried")
	}
	if !tries.Open(now, "yet another", "K7MNQ") {
		t.Error("another code cannot be typed")
	}
}
