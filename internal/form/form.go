// Package form reads what somebody typed, keeps it, and says field by field what to mend.
package form

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"kith/fault"
	"kith/timescale"
)

// Form is one form as it was sent, or as it is first shown. Once keeps a double press from doing a thing twice; Seen
// is the version of what its reader saw.
type Form struct {
	Values url.Values
	Faults fault.List
	Once   string
	Seen   string
	Kept   string // when an unsent draft was kept, in words; empty when there is none
	Press  bool   // it is a single press, with nothing typed that would be kept
	Stale  bool   // what the reader saw has changed since
}

// New is an empty form.
func New(once string) *Form { return &Form{Values: url.Values{}, Once: once} }

// Sent reads a form that was sent.
func Sent(values url.Values) *Form {
	return &Form{Values: values, Once: values.Get("once"), Seen: values.Get("_seen"), Press: values.Get("_press") != ""}
}

// Line is one line of text, without the white space round it.
func (f *Form) Line(name string) string {
	return strings.Join(strings.Fields(f.Values.Get(name)), " ")
}

// Text is text of several lines, without the white space round it.
func (f *Form) Text(name string) string {
	return strings.TrimSpace(strings.ReplaceAll(f.Values.Get(name), "\r\n", "\n"))
}

// Has reports whether an answer was chosen among those for a name.
func (f *Form) Has(name, value string) bool { return slices.Contains(f.Values[name], value) }

// All are the answers chosen for a name, without empty ones.
func (f *Form) All(name string) []string {
	return slices.DeleteFunc(slices.Clone(f.Values[name]), func(v string) bool { return v == "" })
}

// Date reads a date from its three boxes; none when all are empty. A date that is not one is a fault.
func (f *Form) Date(name string) timescale.Date {
	day, month, year := f.Line(name+"-day"), f.Line(name+"-month"), f.Line(name+"-year")
	if day+month+year == "" {
		return timescale.Date{}
	}
	d, err1 := strconv.Atoi(day)
	m, err2 := strconv.Atoi(month)
	y, err3 := strconv.Atoi(year)
	if err1 == nil && err2 == nil && err3 == nil && y >= 1900 && y <= 2199 {
		if date, err := timescale.Parse(text(y, m, d)); err == nil {
			return date
		}
	}
	f.Wrong(name, "Enter a real date, like 27 3 2027")
	return timescale.Date{}
}

func text(y, m, d int) string {
	two := func(n int) string {
		if n >= 0 && n < 10 {
			return "0" + strconv.Itoa(n)
		}
		return strconv.Itoa(n)
	}
	return strconv.Itoa(y) + "-" + two(m) + "-" + two(d)
}

// SetDate fills the three boxes.
func (f *Form) SetDate(name string, d timescale.Date) {
	if d.IsZero() {
		return
	}
	f.Values.Set(name+"-day", strconv.Itoa(d.Day()))
	f.Values.Set(name+"-month", strconv.Itoa(int(d.Month())))
	f.Values.Set(name+"-year", strconv.Itoa(d.Year()))
}

// Clock reads a time of day such as 10:30 or 9.30am as hours and minutes; a time that is not one is a fault. An empty
// one is not: it answers false.
func (f *Form) Clock(name string) (hour, minute int, given bool) {
	typed := strings.ToLower(strings.ReplaceAll(f.Line(name), " ", ""))
	if typed == "" {
		return 0, 0, false
	}
	bare, afternoon := strings.CutSuffix(typed, "pm")
	bare, morning := strings.CutSuffix(bare, "am")
	h, m, split := strings.Cut(strings.ReplaceAll(bare, ".", ":"), ":")
	if !split {
		m = "0"
	}
	hour, err1 := strconv.Atoi(h)
	minute, err2 := strconv.Atoi(m)
	switch {
	case afternoon && hour < 12:
		hour += 12
	case morning && hour == 12:
		hour = 0
	}
	if err1 != nil || err2 != nil || hour < 0 || hour > 23 || minute < 0 || minute > 59 || (!split && !afternoon && !morning) {
		f.Wrong(name, "Enter a time, like 10:30am")
		return 0, 0, false
	}
	return hour, minute, true
}

// Wrong notes a fault of a field.
func (f *Form) Wrong(field, message string) { f.Faults = append(f.Faults, fault.New(field, message)) }

// Take notes the faults that an action answered, and reports whether there were any. A field that is already marked
// keeps its first message.
func (f *Form) Take(err error) bool {
	found := fault.Of(err)
	for _, one := range found {
		if one.Field == "" || f.Error(one.Field) == "" {
			f.Faults = append(f.Faults, one)
		}
	}
	return len(found) > 0
}

// Error is what is wrong with a field, empty when nothing is.
func (f *Form) Error(field string) string {
	for _, one := range f.Faults {
		if one.Field == field {
			return one.Message
		}
	}
	return ""
}

// OK reports whether nothing is wrong.
func (f *Form) OK() bool { return len(f.Faults) == 0 }
