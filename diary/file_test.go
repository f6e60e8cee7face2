package diary_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kith/diary"
	"kith/fault"
)

// file is a calendar with these entries, each a few lines.
func file(entries ...string) []byte {
	var b strings.Builder
	b.WriteString("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Some program//EN\r\n")
	for i, e := range entries {
		fmt.Fprintf(&b, "BEGIN:VEVENT\r\nUID:%d\r\nSUMMARY:Lunch with the Example family\r\n%s\r\nEND:VEVENT\r\n", i, strings.ReplaceAll(e, "\n", "\r\n"))
	}
	b.WriteString("END:VCALENDAR\r\n")
	return []byte(b.String())
}

// read is what a file says from the first of December 2026, a Tuesday, in a line each.
func read(t *testing.T, content []byte) []string {
	t.Helper()

	times, err := diary.Read(content, december(1))
	if err != nil {
		t.Fatalf("reading: %v", err)
	}
	var all []string
	for _, one := range times {
		all = append(all, fmt.Sprintf("%s %s to %s %s", one.From, one.Begins, one.Until, one.Ends))
	}
	return all
}

func TestACalendarFileSaysWhenSomebodyIsNotFree(t *testing.T) {
	t.Parallel()

	for what, c := range map[string]struct {
		entries []string
		want    []string
	}{
		"as clocks in England show it": {
			[]string{"DTSTART:20261202T100000\nDTEND:20261202T120000"}, []string{"2026-12-02 10:00 to 2026-12-02 12:00"},
		},
		"in UTC, in winter and in summer": {
			[]string{"DTSTART:20261202T100000Z\nDTEND:20261202T110000Z", "DTSTART:20270701T100000Z\nDTEND:20270701T110000Z"},
			[]string{"2026-12-02 10:00 to 2026-12-02 11:00", "2027-07-01 11:00 to 2027-07-01 12:00"},
		},
		"in a zone elsewhere": {
			[]string{"DTSTART;TZID=Europe/Warsaw:20261202T100000\nDTEND;TZID=Europe/Warsaw:20261202T120000"},
			[]string{"2026-12-02 09:00 to 2026-12-02 11:00"},
		},
		"in a zone as Outlook calls it": {
			[]string{"DTSTART;TZID=GMT Standard Time:20270701T100000\nDTEND;TZID=\"(UTC+00:00) Dublin, Edinburgh, Lisbon, London\":20270701T120000"},
			[]string{"2027-07-01 10:00 to 2027-07-01 12:00"},
		},
		"in a zone with its origin before it": {
			[]string{"DTSTART;TZID=/citadel.org/20260101_1/Europe/London:20261202T100000\nDURATION:PT90M"},
			[]string{"2026-12-02 10:00 to 2026-12-02 11:30"},
		},
		"for whole days": {
			[]string{"DTSTART;VALUE=DATE:20261207\nDTEND;VALUE=DATE:20261209", "DTSTART;VALUE=DATE:20261221"},
			[]string{"2026-12-07 00:00 to 2026-12-08 24:00", "2026-12-21 00:00 to 2026-12-21 24:00"},
		},
		"not where it is free, cancelled, without length or over": {
			[]string{
				"DTSTART:20261202T100000\nDTEND:20261202T120000\nTRANSP:TRANSPARENT", "DTSTART:20261202T100000\nDTEND:20261202T120000\nSTATUS:CANCELLED",
				"DTSTART:20261202T100000", "DTSTART:20261130T100000\nDTEND:20261130T120000", "DTSTART:20261130T230000\nDTEND:20261201T000000",
			}, nil,
		},
		"from today where it began before": {
			[]string{"DTSTART:20261120T100000\nDTEND:20261202T120000"}, []string{"2026-12-01 00:00 to 2026-12-02 12:00"},
		},
		"once where entries overlap or meet": {
			[]string{
				"DTSTART:20261202T100000\nDTEND:20261202T120000", "DTSTART:20261202T110000\nDTEND:20261202T113000",
				"DTSTART:20261202T120000\nDTEND:20261202T130000", "DTSTART:20261202T140000\nDTEND:20261202T150000",
			},
			[]string{"2026-12-02 10:00 to 2026-12-02 13:00", "2026-12-02 14:00 to 2026-12-02 15:00"},
		},
	} {
		if diff := cmp.Diff(c.want, read(t, file(c.entries...))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", what, diff)
		}
	}
}

func TestWhatKithItselfWroteDoesNotKeepAnybodyFromTheirMeetings(t *testing.T) {
	t.Parallel()

	var written strings.Builder
	meeting := diary.Meeting{Name: "x", On: december(2), Begins: "10:00", Ends: "12:00"}
	if err := diary.Write(&written, []diary.Meeting{meeting}, december(1).At(9, 0)); err != nil {
		t.Fatal(err)
	}
	if got := read(t, []byte(written.String())); len(got) != 0 {
		t.Errorf("not free: %v", got)
	}
}

func TestWhatIsRepeatedIsSaidEachTime(t *testing.T) {
	t.Parallel()

	for what, c := range map[string]struct {
		entries []string
		want    []string
	}{
		"every week from long ago, at the same time of the day over both changes of the clock": {
			[]string{"DTSTART;TZID=Europe/London:20200107T093000\nDTEND;TZID=Europe/London:20200107T103000\nRRULE:FREQ=WEEKLY;UNTIL=20261215T235959Z"},
			[]string{"2026-12-01 09:30 to 2026-12-01 10:30", "2026-12-08 09:30 to 2026-12-08 10:30", "2026-12-15 09:30 to 2026-12-15 10:30"},
		},
		"so many times, of which those that are over count": {
			[]string{"DTSTART:20261129T100000\nDTEND:20261129T110000\nRRULE:FREQ=DAILY;COUNT=4"},
			[]string{"2026-12-01 10:00 to 2026-12-01 11:00", "2026-12-02 10:00 to 2026-12-02 11:00"},
		},
		"until a day, that day too": {
			[]string{"DTSTART:20261201T100000\nDTEND:20261201T110000\nRRULE:FREQ=DAILY;UNTIL=20261202"},
			[]string{"2026-12-01 10:00 to 2026-12-01 11:00", "2026-12-02 10:00 to 2026-12-02 11:00"},
		},
		"the second Tuesday of the month, and the last working day": {
			[]string{
				"DTSTART:20261208T100000\nDTEND:20261208T110000\nRRULE:FREQ=MONTHLY;BYDAY=2TU;COUNT=2",
				"DTSTART:20261231T150000\nDTEND:20261231T160000\nRRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2",
			},
			[]string{
				"2026-12-08 10:00 to 2026-12-08 11:00", "2026-12-31 15:00 to 2026-12-31 16:00", "2027-01-12 10:00 to 2027-01-12 11:00",
				"2027-01-29 15:00 to 2027-01-29 16:00",
			},
		},
		"without the days left out, and with those added": {
			[]string{"DTSTART;TZID=Europe/London:20261201T100000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=4\nEXDATE;TZID=Europe/London:20261202T100000,20261203T100000\nEXDATE:20261204T100000Z\nRDATE:20261220T100000Z"},
			[]string{"2026-12-01 10:00 to 2026-12-01 11:00", "2026-12-20 10:00 to 2026-12-20 11:00"},
		},
		"whole days of every year": {
			[]string{"DTSTART;VALUE=DATE:20001225\nDTEND;VALUE=DATE:20001227\nRRULE:FREQ=YEARLY"},
			[]string{"2026-12-25 00:00 to 2026-12-26 24:00", "2027-12-25 00:00 to 2027-12-26 24:00"},
		},
	} {
		if diff := cmp.Diff(c.want, read(t, file(c.entries...))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", what, diff)
		}
	}
}

func TestARepeatThatWasMovedOrCancelledIsWhereItIsNow(t *testing.T) {
	t.Parallel()

	const series = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:one\nDTSTART:20261201T100000\nDTEND:20261201T110000\nRRULE:FREQ=DAILY;COUNT=3\nEND:VEVENT\n" +
		"BEGIN:VEVENT\nUID:one\nRECURRENCE-ID:20261202T100000\nDTSTART:20261202T150000\nDTEND:20261202T160000\nEND:VEVENT\n" +
		"BEGIN:VEVENT\nUID:one\nRECURRENCE-ID:20261203T100000Z\nDTSTART:20261203T100000\nDTEND:20261203T110000\nSTATUS:CANCELLED\nEND:VEVENT\nEND:VCALENDAR\n"
	want := []string{"2026-12-01 10:00 to 2026-12-01 11:00", "2026-12-02 15:00 to 2026-12-02 16:00"}
	if diff := cmp.Diff(want, read(t, []byte(series))); diff != "" {
		t.Error(diff)
	}
}

func TestAFileThatCannotBeReadIsRefusedInWordsThatSayHowToMendIt(t *testing.T) {
	t.Parallel()

	const whole = "DTSTART:20261202T100000\nDTEND:20261202T110000"
	many := strings.Repeat("BEGIN:VEVENT\nDTSTART:20261202T100000\nEND:VEVENT\n", 20_001)
	var apart strings.Builder
	for i := range 300 {
		fmt.Fprintf(&apart, "BEGIN:VEVENT\nDTSTART:20261201T%02d%02d00\nDURATION:PT1M\nRRULE:FREQ=DAILY\nEND:VEVENT\n", i/30, i%30*2)
	}
	calendar := func(body string) []byte { return []byte("BEGIN:VCALENDAR\n" + body + "END:VCALENDAR\n") }
	for what, c := range map[string]struct {
		file []byte
		want string
	}{
		"nothing":                    {nil, "Choose your calendar file"},
		"too large":                  {make([]byte, diary.Largest+1), "5 MB or smaller"},
		"a picture":                  {[]byte("\x89PNG\r\n\x1a\n:::"), "name ends in .ics"},
		"a contact":                  {[]byte("BEGIN:VCARD\nEND:VCARD\n"), "name ends in .ics"},
		"cut short":                  {[]byte("BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + whole + "\n"), "name ends in .ics"},
		"turned inside out":          {[]byte("BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\nEND:VEVENT\n"), "name ends in .ics"},
		"free and busy alone":        {calendar("BEGIN:VFREEBUSY\nFREEBUSY:20261202T100000Z/PT1H\nEND:VFREEBUSY\n"), "with its entries"},
		"parts within parts":         {[]byte("BEGIN:VCALENDAR\n" + strings.Repeat("BEGIN:X\n", 100_000)), "name ends in .ics"},
		"too many entries":           {calendar(many), "from this month on"},
		"too many times":             {calendar(apart.String()), "from this month on"},
		"no beginning":               {file(whole, "DTEND:20261202T110000"), "Entry 2 of the file has no beginning"},
		"a beginning that is none":   {file("DTSTART:20261302T100000"), "begins at a time"},
		"a zone that nobody knows":   {file("DTSTART;TZID=Middle Earth:20261202T100000"), "time zone"},
		"a zone outside the folder":  {file("DTSTART;TZID=../../etc/passwd:20261202T100000"), "time zone"},
		"an end that is none":        {file("DTSTART:20261202T100000\nDTEND:soon"), "on Wednesday 2 December 2026, ends at a time"},
		"a length that is none":      {file("DTSTART:20261202T100000\nDURATION:long"), "lasts for a time"},
		"an end years away":          {file("DTSTART:20261202T100000\nDTEND:20361202T100000"), "lasts for more than two years"},
		"a line cut short":           {file("DTSTART;TZID=\"a:b\""), "name ends in .ics"},
		"every second":               {file(whole + "\nRRULE:FREQ=SECONDLY"), "is repeated in a way"},
		"every hour of every day":    {file(whole + "\nRRULE:FREQ=DAILY;BYHOUR=1,2,3;BYMINUTE=1,2,3,4,5,6,7,8,9,10"), "is repeated in a way"},
		"steps beyond all numbers":   {file(whole + "\nRRULE:FREQ=WEEKLY;INTERVAL=4611686018427387904"), "is repeated in a way"},
		"the fiftieth Monday":        {file(whole + "\nRRULE:FREQ=MONTHLY;BYDAY=-53MO"), "is repeated in a way"},
		"a day of the year":          {file(whole + "\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"), "is repeated in a way"},
		"Easter":                     {file(whole + "\nRRULE:FREQ=YEARLY;BYEASTER=400"), "is repeated in a way"},
		"a rule that is none":        {file(whole + "\nRRULE:FREQ"), "is repeated in a way"},
		"left out at no time":        {file(whole + "\nRRULE:FREQ=DAILY\nEXDATE:never"), "left out at a time"},
		"for a repeat that is none":  {file(whole + "\nRECURRENCE-ID:never"), "stands for a repeat"},
		"rules that never come true": {file(strings.Split(strings.Repeat(whole+"\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30|", 21), "|")[:21]...), "from this month on"},
		"repeated from the Flood on": {file(strings.Split(strings.Repeat("DTSTART:00010101T100000\nDURATION:PT1H\nRRULE:FREQ=DAILY|", 2), "|")[:2]...), "from this month on"},
	} {
		times, err := diary.Read(c.file, december(1))
		if err == nil || len(fault.Of(err)) != 1 || !strings.Contains(err.Error(), c.want) || len(times) != 0 {
			t.Errorf("%s: %d times, %v; want %q", what, len(times), err, c.want)
			continue
		}
		if one := fault.Of(err)[0]; one.Field != "file" || strings.Contains(one.Message, "Example") {
			t.Errorf("%s: it is said of %q: %s", what, one.Field, one.Message)
		}
	}
	if _, err := diary.Read([]byte("BEGIN:VCALENDAR\nEND:VCALENDAR\n"), december(1)); err != nil {
		t.Errorf("an empty calendar: %v", err)
	}
}

func TestWhatIsNotNeededOfAFileDoesNoHarm(t *testing.T) {
	t.Parallel()

	content := "\ufeffBEGIN:VCALENDAR\r\nX-WR-CALNAME:Pat\r\nBEGIN:VTIMEZONE\r\nTZID:Europe/London\r\nBEGIN:STANDARD\r\nDTSTART:19701025T020000\r\nRRULE:nonsense\r\n" +
		"END:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\nDESCRIPTION:" + strings.Repeat("a long story; \r\n ", 50_000) + "\r\nATTENDEE;CN=\"" + strings.Repeat("x", 200_000) +
		"\r\nan odd line\r\nDTSTART:2026120\r\n 2T100000\r\nDTEND:20261202T110000\r\nBEGIN:VALARM\r\nDURATION:nonsense\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n" +
		"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20261203T100000\r\nDURATION:PT1H\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
	want := []string{"2026-12-02 10:00 to 2026-12-02 11:00", "2026-12-03 10:00 to 2026-12-03 11:00"}
	if diff := cmp.Diff(want, read(t, []byte(content))); diff != "" {
		t.Error(diff)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(string(file("DTSTART;TZID=Europe/London:20261202T100000\nDTEND:20261202T110000Z\nRRULE:FREQ=MONTHLY;BYDAY=2TU;UNTIL=20270101\nEXDATE:20261208T100000")))
	f.Add(string(file("DTSTART;VALUE=DATE:20261202\nDURATION:P2D\nRRULE:FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO\nRDATE;VALUE=PERIOD:20261220T100000Z/PT1H")))
	f.Fuzz(func(t *testing.T, content string) {
		times, err := diary.Read([]byte(content), december(1))
		if err != nil && len(fault.Of(err)) == 0 {
			t.Fatalf("not something to mend: %v", err)
		}
		before := ""
		for _, one := range times {
			begins, ends := one.From.String()+one.Begins, one.Until.String()+one.Ends
			if begins >= ends || begins <= before || one.From.Before(december(1)) {
				t.Fatalf("%+v after %s", one, before)
			}
			before = ends
		}
	})
}
