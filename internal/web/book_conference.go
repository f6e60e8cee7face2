package web

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/diary"
	"kith/internal/form"
	"kith/internal/web/ask"
	"kith/internal/web/page"
)

func (v *Visit) unit() bool { return v.actor().Office == access.Unit }

// bookConference asks for the day, the place, the chair and the recorder.
func (s *Site) bookConference(v *Visit) error {
	id := conference.ID(v.path("conference"))
	seen, err := s.desk.ViewConference(v.ctx(), v.actor(), id)
	if err != nil {
		return err
	}
	c := seen.Show()
	if !c.CanBook {
		return &access.Refused{Deed: access.BookConference}
	}
	people, err := s.desk.ViewColleagues(v.ctx(), v.actor())
	if err != nil {
		return err
	}
	rooms, err := s.desk.ViewRooms(v.ctx(), v.actor())
	if err != nil {
		return err
	}
	diaries, err := s.desk.ViewDiaries(v.ctx(), v.actor())
	if err != nil {
		return err
	}
	f := v.form()
	warned := f.Has("all-the-same", "yes")
	if v.posted() {
		b := bookingFrom(f)
		if f.OK() {
			if _, err = s.desk.BookConference(v.ctx(), v.doing(), id, b); err == nil {
				return v.see("/meetings/%s", id)
			}
			warned = warned || errors.Is(err, conference.ErrChairNotFree) || errors.Is(err, conference.ErrRecorderNotFree) || errors.Is(err, conference.ErrNeededNotFree)
			if !f.Take(err) {
				return err
			}
		}
	} else {
		v.saw(seen.Version())
		fillBooking(f, c)
		takeSlot(f, v.r.URL.Query())
	}
	p := page.Page{Title: "Book a meeting", Area: page.Staff, BackHref: "/meetings/" + string(id)}
	return v.show(p, bookConferencePage(f, c, bookers{people.Show(), rooms.Show(), diaries.Show(), v.actor().Account, warned}))
}

// bookers are whom and what a conference can be booked with.
type bookers struct {
	staff   []casework.Colleague
	rooms   []conference.Room
	diaries []diary.Diary
	me      access.AccountID
	warned  bool // somebody is not free by their diary
}

func bookingFrom(f *form.Form) conference.Booking {
	return conference.Booking{
		On: f.Date("on"), Begins: timeOf(f, "begins"), Ends: timeOf(f, "ends"), Room: conference.RoomID(f.Line("room")), Venue: f.Text("venue"), Joining: f.Text("joining"),
		Chair: access.AccountID(f.Line("chair")), Recorder: access.AccountID(f.Line("recorder")),
		LateReason: f.Text("late-reason"), LateAgreedBy: access.AccountID(f.Line("late-agreed-by")),
		Needed: neededFrom(f), AllTheSame: f.Has("all-the-same", "yes"),
	}
}

func timeOf(f *form.Form, name string) string {
	h, m, given := f.Clock(name)
	if !given {
		return ""
	}
	return fmt.Sprintf("%02d:%02d", h, m)
}

func fillBooking(f *form.Form, c casework.ConferenceView) {
	if f.Kept != "" {
		return
	}
	on, begins := c.HeldOn, c.Begins
	if c.State == conference.Adjourned {
		on, begins = c.ResumesOn, c.ResumesAt
	}
	f.SetDate("on", on)
	for name, value := range map[string]string{
		"begins": clock(begins), "ends": clock(c.Ends), "room": string(c.Room), "venue": c.Words.Venue, "joining": c.Words.Joining,
		"chair": or(string(c.Chair.ID), string(c.Before.Chair)), "recorder": or(string(c.Recorder.ID), string(c.Before.Recorder)), "late-reason": c.Words.LateReason,
		"late-agreed-by": string(c.LateAgreed.ID),
	} {
		f.Values.Set(name, value)
	}
	for _, d := range c.Needed {
		f.Values.Add("needed", string(d.ID))
	}
}

// takenOver says what the form of a review is filled in with.
func takenOver(c casework.ConferenceView) string {
	before := c.Before.On.Long()
	switch {
	case c.Before.Chair == "":
		return ""
	case c.HeldOn.IsZero():
		return "The chair and the recorder are those of the conference of " + before + ". Change them if others are to do it."
	}
	return "The conference of " + before + " agreed the day and the time. The chair and the recorder are those of that conference. Change what has to be different."
}

// colleagues are those of some offices as choices, without one of them.
func colleagues(all []casework.Colleague, without access.AccountID, offices ...access.Office) []ask.Choice {
	var choices []ask.Choice
	for _, c := range all {
		for _, o := range offices {
			if c.Office == o && c.ID != without {
				choices = append(choices, ask.Choice{Value: string(c.ID), Text: strings.Join([]string{c.Name, c.Job}, ", ")})
			}
		}
	}
	return choices
}

// changeConference asks what happened to the booking, why, who agreed, and who was told.
func (s *Site) changeConference(v *Visit) error {
	id := conference.ID(v.path("conference"))
	seen, err := s.desk.ViewConference(v.ctx(), v.actor(), id)
	if err != nil {
		return err
	}
	if len(seen.Show().CanChange) == 0 {
		return &access.Refused{Deed: access.ChangeConference}
	}
	people, err := s.desk.ViewColleagues(v.ctx(), v.actor())
	if err != nil {
		return err
	}
	f := v.form()
	rows := rowCount(f, "people", 1)
	switch {
	case v.posted() && v.pressed("another"):
		rows++
	case v.posted():
		ch := changeFrom(f, rows)
		if !f.OK() {
			break
		}
		_, err := s.desk.ChangeConference(v.ctx(), v.doing(), id, ch)
		if err == nil {
			return v.see("/meetings/%s", id)
		}
		if !f.Take(err) {
			return err
		}
	default:
		v.saw(seen.Version())
	}
	f.Values.Set("people", strconv.Itoa(rows))
	p := page.Page{Title: "Change a meeting", Area: page.Staff, BackHref: "/meetings/" + string(id)}
	return v.show(p, changeConferencePage(f, seen.Show(), people.Show(), v.actor().Account, rows))
}

// rowCount is how many rows a form with a growing list has.
func rowCount(f *form.Form, name string, least int) int {
	n, err := strconv.Atoi(f.Line(name))
	if err != nil || n < least || n > 30 {
		return least
	}
	return n
}

func changeFrom(f *form.Form, rows int) conference.Change {
	ch := conference.Change{
		Kind: conference.ChangeKind(f.Line("change")), Reason: f.Text("reason"), AgreedBy: access.AccountID(f.Line("agreed-by")),
	}
	if ch.Kind.GivesUpDay() {
		ch.Family = or(f.Text("family-words"), familyWhys[f.Line("family")])
	}
	ch.Told = toldFrom(f, rows)
	return ch
}

func toldFrom(f *form.Form, rows int) []conference.Told {
	var all []conference.Told
	for i := 1; i <= rows; i++ {
		at := "told-" + strconv.Itoa(i)
		told := conference.Told{Who: f.Line(at + "-who"), How: f.Line(at + "-how"), On: f.Date(at + "-on")}
		if told != (conference.Told{}) {
			all = append(all, told)
		}
	}
	return all
}

func changeChoices(can []conference.ChangeKind) []ask.Choice {
	words := map[conference.ChangeKind]ask.Choice{
		conference.WasPostponed:  {Text: "Postponed", Hint: "It is held another day. Its last day stays as it is"},
		conference.WasInquorate:  {Text: "Not quorate", Hint: "Too few agencies came to decide. It is held another day. Its last day stays as it is"},
		conference.WasAdjourned:  {Text: "Adjourned", Hint: "It stops here and goes on another day, which the safeguarding unit sets"},
		conference.WasReconvened: {Text: "Reconvened", Hint: "It goes on now where it stopped"},
		conference.WasCancelled:  {Text: "Cancelled", Hint: "It is not held at all"},
	}
	choices := make([]ask.Choice, len(can))
	for i, k := range can {
		choices[i] = words[k]
		choices[i].Value = string(k)
	}
	return choices
}

func changeLink(can []conference.ChangeKind) string {
	choices := changeChoices(can)
	names := make([]string, len(choices))
	for i, c := range choices {
		names[i] = strings.ToLower(c.Text)
	}
	return "Record that it was " + strings.Join(names, ", ")
}

func changeEvents(all []casework.ChangeView) []page.Event {
	events := make([]page.Event, len(all))
	for i, c := range all {
		title := string(c.Change.Kind)
		events[i] = page.Event{
			Title: upperFirst(title), When: c.Change.At.Date().Long(), By: c.By.Name, Done: true,
			HTML: changeWords(c),
		}
	}
	return events
}

// declareLinks asks the chair about their own links with the children.
func (s *Site) declareLinks(v *Visit) error {
	id := conference.ID(v.path("conference"))
	seen, err := s.desk.ViewConference(v.ctx(), v.actor(), id)
	if err != nil {
		return err
	}
	if seen.Show().Chair.ID != v.actor().Account {
		return &access.Refused{Deed: access.DeclareLinks} // the form is the chair's alone, so nobody else is shown it
	}
	f := v.form()
	if v.posted() {
		if _, err = s.desk.DeclareLinks(v.ctx(), v.doing(), id, f.Line("linked"), f.Text("link")); err == nil {
			if f.Line("linked") == "yes" {
				return v.see("/")
			}
			return v.see("/meetings/%s", id)
		}
		if !f.Take(err) {
			return err
		}
	}
	p := page.Page{Title: "Links with the children", Area: page.Staff, BackHref: "/meetings/" + string(id)}
	return v.show(p, declareLinksPage(f, seen.Show()))
}
