package web

import (
	"strconv"

	"kith/casework"
	"kith/conference"
	"kith/internal/web/govuk"
	"kith/internal/web/page"
	"kith/timescale"
)

// week shows the week that a day is in: its conferences and core groups, and who is away. A day that is none is today.
func (s *Site) week(v *Visit) error {
	day, err := timescale.Parse(v.query("from"))
	if err != nil {
		day = timescale.Date{}
	}
	seen, err := s.desk.ViewWeek(v.ctx(), v.actor(), day)
	if err != nil {
		return err
	}
	return v.show(page.Page{Title: "Week", Area: page.Staff, BackHref: "/meetings"}, weekPage(seen.Show()))
}

func weekHref(day timescale.Date) string { return "/week?from=" + day.String() }

// weekNav goes to the week before, to this one and to the next.
func weekNav(w casework.Week) []page.NavItem {
	return []page.NavItem{
		{Text: "The week before", Href: weekHref(w.From.AddDays(-7))},
		{Text: "This week", Href: "/week", Current: !w.Today.Before(w.From) && w.Today.Before(w.From.AddDays(7))},
		{Text: "The week after", Href: weekHref(w.From.AddDays(7))},
	}
}

// dayAndMonth is a day without its weekday, under which it stands.
func dayAndMonth(on timescale.Date) string { return strconv.Itoa(on.Day()) + " " + on.Month().String() }

// weekTimes is from when until when something is held.
func weekTimes(r casework.WeekRow) string {
	switch {
	case r.Begins == "":
		return "The time is not set"
	case r.Ends == "" || r.Ends <= r.Begins:
		return clock(r.Begins)
	}
	return clock(r.Begins) + " to " + clock(r.Ends)
}

func weekTitle(r casework.WeekRow) string {
	if r.Group != "" {
		return groupName(r.Group) + ": " + people(r.Children)
	}
	return kindWords(r.Kind) + ": " + people(r.Children)
}

func weekRowHref(r casework.WeekRow) string {
	if r.Group != "" {
		return "/groups/" + r.ID
	}
	return "/meetings/" + r.ID
}

// weekTag says how far something has come where that is more than that it is booked.
func weekTag(r casework.WeekRow) (govuk.Tag, bool) {
	switch {
	case r.Group != "":
		return govuk.Tag{Text: "Held", Classes: "govuk-tag--grey"}, r.GroupHeld
	case r.State == conference.Booked && !r.Late:
		return govuk.Tag{}, false
	}
	return stateTag(r.State, r.Late), true
}

func coverHref(r casework.WeekRow, on timescale.Date) string {
	return awayHref(string(r.Chair.ID), on, on)
}
