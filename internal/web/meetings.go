package web

import (
	"strconv"
	"strings"

	"kith/casework"
	"kith/conference"
	"kith/internal/web/govuk"
	"kith/internal/web/page"
	"kith/timescale"
)

var bookingRoutes = []route{
	{path: "/meetings", handle: (*Site).meetings},
	{path: "/meetings/late", handle: (*Site).lateness},
	{path: "/meetings/tell", handle: (*Site).toTell},
	{path: "/week", handle: (*Site).week},
	{path: "/meetings/{conference}", handle: (*Site).viewConference},
	{path: "/meetings/{conference}/book", handle: (*Site).bookConference, posts: true},
	{path: "/meetings/{conference}/slots", handle: (*Site).findSlot},
	{path: "/meetings/{conference}/change", handle: (*Site).changeConference, posts: true},
	{path: "/meetings/{conference}/tell", handle: (*Site).tellChange, posts: true},
	{path: "/meetings/{conference}/about", handle: (*Site).correctConferenceChildren, posts: true},
	{path: "/meetings/{conference}/declare", handle: (*Site).declareLinks, posts: true},
	{path: "/chairs", handle: (*Site).chairs},
	{path: "/chairs/{account}", handle: (*Site).keepChairRecord, posts: true},
	{path: "/chairs/{account}/away", handle: (*Site).chairAway},
	{path: "/chairs/{account}/away/{from}/{until}", handle: (*Site).coverChair, posts: true},
	{path: "/rooms", handle: (*Site).rooms},
	{path: "/rooms/new", handle: (*Site).addRoom, posts: true},
	{path: "/rooms/{room}", handle: (*Site).changeRoom, posts: true},
	{path: "/families/{family}/meetings/new", handle: (*Site).requestConference, posts: true},
}

var bookingTasks = map[casework.TaskKind]taskPage{
	casework.TaskBookConference: {"Book the conference", "/meetings/*/book"},
	casework.TaskSetDay:         {"Set the day on which the conference goes on", "/meetings/*/book"},
	casework.TaskBookAgain:      {"Book the conference again: its last day came forward", "/meetings/*/book"},
	casework.TaskChooseChair:    {"Choose another chair", "/meetings/*/book"},
	casework.TaskTellChange:     {"Tell people that the conference has changed", "/meetings/*/tell"},
	casework.TaskDeclareLinks:   {"Say whether you have links with the children", "/meetings/*/declare"},
}

// meetings lists the conferences to book and booked.
func (s *Site) meetings(v *Visit) error {
	list, err := s.desk.ViewConferences(v.ctx(), v.actor())
	if err != nil {
		return err
	}
	return v.show(page.Page{Title: "Meetings", Area: page.Staff}, meetingsPage(list.Show(), v.unit()))
}

// lateness lists the conferences after their last day, with why and who agreed.
func (s *Site) lateness(v *Visit) error {
	list, err := s.desk.ViewLateness(v.ctx(), v.actor())
	if err != nil {
		return err
	}
	return v.show(page.Page{Title: "Late meetings", Area: page.Staff, BackHref: "/meetings"}, latenessPage(list.Show()))
}

// viewConference shows a conference's booking, why it is due when it is, and what happened to it.
func (s *Site) viewConference(v *Visit) error {
	seen, err := s.desk.ViewConference(v.ctx(), v.actor(), conference.ID(v.path("conference")))
	if err != nil {
		return err
	}
	return v.show(page.Page{Title: "Meeting", Area: page.Staff, BackHref: "/meetings"}, viewConferencePage(seen.Show()))
}

// conferenceTabs go between the parts of one conference. Current is the last part of the address of the page shown.
func conferenceTabs(id conference.ID, current string) []page.NavItem {
	at := "/meetings/" + string(id)
	items := []page.NavItem{
		{Text: "Booking", Href: at},
		{Text: "Who is invited", Href: at + "/invited"},
		{Text: "Reports", Href: at + "/reports"},
		{Text: "Who misses it", Href: at + "/apart"},
	}
	for i := range items {
		items[i].Current = items[i].Href == at+current
	}
	return items
}

// clock is a time of day as people say it: "10am", "2:30pm".
func clock(at string) string {
	h, m, ok := strings.Cut(at, ":")
	hour, err := strconv.Atoi(h)
	if !ok || err != nil {
		return at
	}
	half := "am"
	if hour >= 12 {
		half = "pm"
	}
	hour = (hour+11)%12 + 1
	if m == "00" {
		return strconv.Itoa(hour) + half
	}
	return strconv.Itoa(hour) + ":" + m + half
}

func whenHeld(on timescale.Date, begins string) string {
	if on.IsZero() {
		return "Not booked yet"
	}
	if begins == "" {
		return on.Long()
	}
	return on.Long() + ", " + clock(begins)
}

func kindWords(k conference.Kind) string {
	switch k {
	case conference.Initial:
		return "Initial conference"
	case conference.Review:
		return "Review conference"
	case conference.TransferIn:
		return "Transfer-in conference"
	case conference.Receiving:
		return "Receiving conference"
	case conference.PreBirth:
		return "Pre-birth conference"
	}
	return string(k)
}

func stateTag(state conference.State, late bool) govuk.Tag {
	t := govuk.Tag{Text: upperFirst(string(state))}
	switch state {
	case conference.ToBeBooked:
		t.Classes = "govuk-tag--yellow"
	case conference.Open:
		t.Classes = "govuk-tag--green"
	case conference.Adjourned:
		t.Classes = "govuk-tag--purple"
	case conference.Closed, conference.Cancelled:
		t.Classes = "govuk-tag--grey"
	case conference.Booked:
	}
	if late {
		t.Text, t.Classes = t.Text+": late", "govuk-tag--red"
	}
	return t
}

// row leaves out what there is nothing to say about.
func rowsOf(pairs ...string) []govuk.SummaryRow {
	var rows []govuk.SummaryRow
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			rows = append(rows, govuk.Row(pairs[i], pairs[i+1]))
		}
	}
	return rows
}

func workerWords(w casework.Worker) string {
	if w.Name == "" {
		return ""
	}
	if w.Job == "" {
		return w.Name
	}
	return w.Name + ", " + w.Job
}
