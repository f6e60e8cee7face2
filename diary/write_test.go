package diary_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kith/diary"
	"kith/timescale"
)

func TestACalendarSaysThatThereIsAMeetingAndWhen(t *testing.T) {
	t.Parallel()

	var got strings.Builder
	summer := timescale.NewDate(2027, time.July, 1)
	if err := diary.Write(&got, []diary.Meeting{
		{Name: "a", On: december(2), Begins: "10:00", Ends: "12:00"}, {Name: "b", On: summer, Begins: "14:30"}, {Name: "c", On: december(24)},
	}, december(1).At(9, 0)); err != nil {
		t.Fatal(err)
	}
	want := strings.Join([]string{
		"BEGIN:VCALENDAR", "PRODID:-//Kith//EN", "VERSION:2.0",
		"BEGIN:VEVENT", "DTEND:20261202T120000Z", "DTSTAMP:20261201T090000Z", "DTSTART:20261202T100000Z", "SUMMARY:Meeting", "UID:a@kith", "END:VEVENT",
		"BEGIN:VEVENT", "DTSTAMP:20261201T090000Z", "DTSTART:20270701T133000Z", "SUMMARY:Meeting", "UID:b@kith", "END:VEVENT",
		"BEGIN:VEVENT", "DTSTAMP:20261201T090000Z", "DTSTART;VALUE=DATE:20261224", "SUMMARY:Meeting", "UID:c@kith", "END:VEVENT",
		"END:VCALENDAR", "",
	}, "\r\n")
	if diff := cmp.Diff(want, got.String()); diff != "" {
		t.Error(diff)
	}
	got.Reset()
	if err := diary.Write(&got, nil, december(1).At(9, 0)); err != nil || got.String() != "BEGIN:VCALENDAR\r\nPRODID:-//Kith//EN\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n" {
		t.Errorf("an empty one: %q, %v", got.String(), err)
	}
}
