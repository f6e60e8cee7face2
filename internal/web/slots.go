package web

import (
	"net/url"
	"strconv"
	"strings"
	"time"

	"kith/casework"
	"kith/conference"
	"kith/internal/form"
	"kith/internal/web/ask"
	"kith/internal/web/page"
	"kith/timescale"
)

// What a time is looked for by unless somebody says otherwise: two hours while children are at school.
const (
	slotFrom  = "9:30am"
	slotUntil = "3pm"
)

// findSlot looks for times at which a conference can be held. It changes nothing, so what is asked stands in the address:
// times and days, and nothing of the case.
func (s *Site) findSlot(v *Visit) error {
	id := conference.ID(v.path("conference"))
	f := form.New("")
	f.Values = v.r.URL.Query()
	v.sent = f
	w := wishFrom(f)
	seen, err := s.desk.ViewSlots(v.ctx(), v.actor(), id, w)
	if err != nil {
		return err
	}
	p := page.Page{Title: "Find a time", Area: page.Staff, BackHref: "/meetings/" + string(id) + "/book"}
	return v.show(p, findSlotPage(f, seen.Show()))
}

func wishFrom(f *form.Form) casework.Wish {
	for name, usual := range map[string]string{"from": slotFrom, "until": slotUntil, "length": strconv.Itoa(conference.UsualLength)} {
		if f.Line(name) == "" {
			f.Values.Set(name, usual)
		}
	}
	w := casework.Wish{From: timeOf(f, "from"), Until: timeOf(f, "until"), Apart: f.Has("apart", "yes")}
	w.Length, _ = strconv.Atoi(f.Line("length"))
	for _, day := range weekdays() {
		if f.Has("not", strings.ToLower(day.String())) {
			w.Not = append(w.Not, day)
		}
	}
	w.Needed = neededFrom(f)
	if f.OK() && w.Until <= w.From {
		f.Wrong("until", "It must end after it begins")
	}
	if !f.OK() { // what is offered beside the fault is what would be offered without it
		w.From, w.Until = "09:30", "15:00"
	}
	return w
}

func weekdays() []time.Weekday {
	return []time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday}
}

func weekdayChoices() []ask.Choice { return dayChoices(weekdays()) }

func dayChoices(days []time.Weekday) []ask.Choice {
	var choices []ask.Choice
	for _, day := range days {
		choices = append(choices, ask.Choice{Value: strings.ToLower(day.String()), Text: day.String()})
	}
	return choices
}

func lengthChoices() []ask.Choice {
	return []ask.Choice{
		{Value: "60", Text: "1 hour"},
		{Value: "90", Text: "1 hour and a half"},
		{Value: "120", Text: "2 hours"},
		{Value: "150", Text: "2 hours and a half"},
		{Value: "180", Text: "3 hours"},
	}
}

// slotHref is the booking form, filled in with a slot.
func slotHref(view casework.Slots, s casework.SlotLine) string {
	q := url.Values{
		"on": {s.On.String()}, "begins": {s.Begins}, "ends": {s.Ends}, "chair": {string(s.Slot.Chair)}, "recorder": {string(s.Slot.Recorder)},
	}
	if s.Slot.Room != "" {
		q.Set("room", string(s.Slot.Room))
	}
	for _, d := range view.Needed {
		q.Add("needed", string(d.ID))
	}
	return "/meetings/" + string(view.ID) + "/book?" + q.Encode()
}

// takeSlot fills in the booking form with a slot that was chosen. What else was typed stays.
func takeSlot(f *form.Form, chosen url.Values) {
	on, err := timescale.Parse(chosen.Get("on"))
	if err != nil {
		return
	}
	f.SetDate("on", on)
	f.Values.Set("begins", clock(chosen.Get("begins")))
	f.Values.Set("ends", clock(chosen.Get("ends")))
	for _, name := range []string{"chair", "recorder", "room"} {
		f.Values.Set(name, chosen.Get(name))
	}
	if len(chosen["needed"]) > 0 {
		f.Values["needed"] = chosen["needed"]
	}
}

func slotTitle(s casework.SlotLine) string {
	return s.On.Long() + ", " + clock(s.Begins) + " to " + clock(s.Ends)
}

// givesUpWords says what a slot gives up, in a sentence each.
func givesUpWords(gives []conference.GivesUp, s casework.Slots) []string {
	var words []string
	for _, g := range gives {
		switch g {
		case conference.Target:
			words = append(words, "It is after the day to work to, "+s.Due.Long()+", and inside the last day allowed.")
		case conference.Notice:
			words = append(words, "Reports cannot be with the family in time: for that it is "+s.Ready.Long()+" or later.")
		case conference.SameChair:
			words = append(words, "The chair is not the one of the conference before.")
		case conference.OneADay:
			words = append(words, "The chair has another conference that day.")
		}
	}
	return words
}

// relaxWords says what could be relaxed where there is no time.
func relaxWords(r conference.Relax) string {
	switch r {
	case conference.RelaxDays:
		return "If the family can come on another day of the week"
	case conference.RelaxTimes:
		return "If it may be earlier or later in the day"
	case conference.RelaxLength:
		return "If an hour and a half is enough"
	case conference.RelaxApart:
		return "If people need not be kept apart, or come at different times"
	case conference.RelaxRooms:
		return "If it is held somewhere that is not on the list of rooms"
	case conference.RelaxPolice:
		return "If the police team can come at another time, or sends somebody else"
	case conference.RelaxInterpreter:
		return "If the interpreter can come at another time, or another one can"
	case conference.RelaxDiaries:
		return "If a chair or a recorder can move something in their own diary"
	case conference.RelaxChairs:
		return "If a chair’s other conference is moved"
	case conference.RelaxRecorder:
		return "If a recorder’s other conference is moved"
	case conference.RelaxLimit:
		return "If it is held after the last day allowed, with a reason and somebody’s agreement"
	}
	return ""
}
