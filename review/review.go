// Package review is the review conference of a plan: when it is due, whether it is booked, and whether all that it
// needs is in.
package review

import (
	"kith/access"
	"kith/conference"
	"kith/coregroup"
	"kith/plan"
	"kith/procedure"
	"kith/timescale"
)

// By is the clock of the review that follows a conference: the first counts from the first conference, a later one
// from the review before it.
func By(after conference.Conference, pack procedure.Pack, cal timescale.Calendar) procedure.Deadline {
	held := after.HeldOn
	if after.First() {
		return pack.ReviewFirstBy(held, cal)
	}
	return pack.ReviewNextBy(held, cal)
}

// Next finds the review to come among a family's conferences: booked, or on the list of those to be booked.
func Next(all []conference.Conference) (conference.Conference, bool) {
	for _, c := range all {
		if c.Kind == conference.Review && c.State != conference.Closed && c.State != conference.Cancelled {
			return c, true
		}
	}
	return conference.Conference{}, false
}

// Missing is something that a review should not be without.
type Missing string

// What may be missing.
const (
	NoReview     Missing = "no review is booked or waiting to be booked"
	NotBooked    Missing = "the review is waiting to be booked"
	NotDetailed  Missing = "the outline has not been made a detailed plan"
	NoCoreGroup  Missing = "no core group has been held since the plan began"
	GroupLate    Missing = "a core group is late"
	NotSeenAlone Missing = "a child has not been seen alone since the plan began"
	NoProgress   Missing = "a line has no progress recorded"
)

// Ready says what is missing for the review of these plans. Of a child who is not born yet it does not ask that they were
// seen alone.
func Ready(plans []plan.Plan, next conference.Conference, there bool, meetings []coregroup.Meeting, visits []coregroup.Visit,
	lines []plan.Line, told map[plan.LineID]bool, unborn bool, today timescale.Date,
) []Missing {
	var all []Missing
	add := func(is bool, m Missing) {
		if is {
			all = append(all, m)
		}
	}
	add(!there, NoReview)
	add(there && next.State == conference.ToBeBooked, NotBooked)
	outline, alone := false, map[access.PersonID]bool{}
	for _, v := range visits {
		for _, c := range v.Children {
			if v.State == coregroup.VisitMade && c.Alone {
				alone[c.Child] = true
			}
		}
	}
	unseen := false
	for _, p := range plans {
		outline = outline || p.State == plan.Outline
		unseen = unseen || !alone[p.Child]
	}
	held, late := false, false
	for _, m := range meetings {
		held = held || m.State == coregroup.Held
		late = late || m.State != coregroup.Held && m.Late(today)
	}
	silent := false
	for _, l := range lines {
		silent = silent || l.State == plan.LineOpen && !told[l.ID]
	}
	add(outline, NotDetailed)
	add(!held, NoCoreGroup)
	add(late, GroupLate)
	add(unseen && !unborn, NotSeenAlone)
	add(silent, NoProgress)
	return all
}
