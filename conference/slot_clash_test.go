package conference_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"kith/conference"
	"kith/fault"
	"kith/timescale"
)

func TestABookingClashesWithTheTimesOfItsChairRecorderAndRoom(t *testing.T) {
	t.Parallel()
	day := timescale.NewDate(2026, time.May, 4)
	other := conference.Taken{Conference: "other", On: day, Begins: "10:00", Ends: "12:00", Chair: "ada", Recorder: "bea", Room: "hall"}
	booking := func(begins, ends string) conference.Taken {
		return conference.Taken{Conference: "this", On: day, Begins: begins, Ends: ends, Chair: "ada", Recorder: "bea", Room: "hall"}
	}
	for _, c := range []struct {
		what   string
		now    conference.Taken
		fields []string
	}{
		{"overlaps at its end", booking("11:45", "13:00"), []string{"room", "chair", "recorder"}},
		{"overlaps at its beginning", booking("09:00", "10:15"), []string{"room", "chair", "recorder"}},
		{"whose end is not said", booking("08:30", ""), []string{"room", "chair", "recorder"}},
		{"follows", booking("12:00", "14:00"), nil},
		{"goes before", booking("08:00", "10:00"), nil},
	} {
		err := c.now.Clash([]conference.Taken{other})
		var fields []string
		for _, f := range fault.Of(err) {
			fields = append(fields, f.Field)
			if f.Field != "room" && !strings.Contains(f.Message, "from 10:00 to 12:00") {
				t.Errorf("%s: it does not name the time: %s", c.what, f.Message)
			}
		}
		if strings.Join(fields, " ") != strings.Join(c.fields, " ") {
			t.Errorf("a booking that %s: %v", c.what, err)
		}
	}
	another := booking("10:00", "12:00")
	another.On = day.AddDays(1)
	if err := another.Clash([]conference.Taken{other}); err != nil {
		t.Errorf("on another day: %v", err)
	}
	own := booking("10:00", "12:00")
	own.Conference = "other"
	if err := own.Clash([]conference.Taken{other}); err != nil {
		t.Errorf("with itself: %v", err)
	}
	swapped := conference.Taken{Conference: "this", On: day, Begins: "10:00", Ends: "12:00", Chair: "eve", Recorder: "ada", Room: "annexe"}
	if err := swapped.Clash([]conference.Taken{other}); err == nil || errors.Is(err, conference.ErrRoomTaken) {
		t.Errorf("whoever chairs the one records the other: %v", err)
	}
}
