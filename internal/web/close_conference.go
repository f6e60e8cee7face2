package web

import (
	"fmt"
	"slices"

	"github.com/a-h/templ"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/internal/form"
	"kith/internal/web/ask"
)

// drawOutline is the outline plan: a line made from the wall, or new; then gone through together.
func (s *Site) drawOutline(v *Visit) error {
	press := func(f *form.Form) error {
		switch press := f.Line("press"); {
		case press == "gone through":
			return s.desk.GoThroughOutline(v.ctx(), v.doing(), meeting(v))
		case len(press) > 7 && press[:7] == "remove:":
			return s.desk.WithdrawOutlineLine(v.ctx(), v.doing(), meeting(v), press[7:])
		}
		line := conference.OutlineLine{
			Children: childrenFrom(f), ByOn: f.Date("by"), From: f.Line("from"),
			Words: conference.LineWords{Change: f.Text("change"), Action: f.Text("action"), Know: f.Text("know")},
		}
		if !f.OK() {
			return nil
		}
		return s.desk.AddOutlineLine(v.ctx(), v.doing(), meeting(v), line, f.Line("owner"), readersFrom(f))
	}
	return s.runPage(v, "/outline", access.ViewRunner, outlineStands, press, func(f *form.Form, r casework.RunView) templ.Component {
		if from := v.query("from"); from != "" && !v.posted() && f.Kept == "" {
			fillFromEntry(f, r, from)
		}
		return drawOutlinePage(f, r)
	})
}

// outlineReaders says how far a line of the outline goes.
func outlineReaders(f *form.Form) string {
	said := "It reaches nobody else: not in the room, not in the plan, and not in a copy of the record"
	if f.Line("from") != "" {
		said += ". It never goes further than the entry on the wall that it is made from"
	}
	return said
}

// fillFromEntry makes a line of the plan out of an entry on the wall.
func fillFromEntry(f *form.Form, r casework.RunView, id string) {
	for _, h := range r.Wall {
		for _, e := range h.Entries {
			if e.ID != id {
				continue
			}
			f.Values.Set("from", id)
			f.Values.Set("change", e.Text)
			f.Values.Del("child")
			for _, c := range e.About {
				f.Values.Add("child", string(c.ID))
			}
		}
	}
}

// setNextSteps sets who works the plan, when they first meet, and when the next conference is.
func (s *Site) setNextSteps(v *Visit) error {
	press := func(f *form.Form) error {
		n := conference.NextSteps{
			LeadWorker: access.AccountID(f.Line("lead")), FirstCoreGroupOn: f.Date("group"), ReviewOn: f.Date("review"),
			FirstBegins: clockOf(f, "group-time"), ReviewBegins: clockOf(f, "review-time"),
			Words: conference.NextWords{Place: f.Line("place"), ReviewReason: f.Text("review-reason")},
		}
		for _, seat := range f.All("core") {
			n.CoreGroup = append(n.CoreGroup, conference.CoreMember{Invitation: seat})
		}
		if !f.OK() {
			return nil
		}
		return s.desk.SetNextSteps(v.ctx(), v.doing(), meeting(v), n)
	}
	return s.runPage(v, "/close", access.ViewRunner, nextStands, press, func(f *form.Form, r casework.RunView) templ.Component {
		if !v.posted() && f.Kept == "" {
			fillNext(f, r)
		}
		return nextStepsPage(f, r)
	})
}

// clockOf reads a time of day as hours and minutes, "10:30".
func clockOf(f *form.Form, name string) string {
	hour, minute, given := f.Clock(name)
	if !given {
		return ""
	}
	return fmt.Sprintf("%02d:%02d", hour, minute)
}

func fillNext(f *form.Form, r casework.RunView) {
	n := r.Next
	f.Values.Set("lead", string(n.LeadWorker))
	for _, seat := range n.Group {
		f.Values.Add("core", seat.Invitation)
	}
	f.SetDate("group", n.FirstCoreGroupOn)
	f.Values.Set("group-time", n.FirstBegins)
	f.Values.Set("place", n.Words.Place)
	f.SetDate("review", n.ReviewOn)
	if n.ReviewOn.IsZero() {
		f.SetDate("review", n.ReviewDue)
	}
	f.Values.Set("review-time", n.ReviewBegins)
	f.Values.Set("review-reason", n.Words.ReviewReason)
	if n.GoesOn != nil {
		fillGroup(f, n)
	}
}

// fillGroup fills in what stands of a core group that works already, where this conference has set nothing else.
func fillGroup(f *form.Form, n casework.NextShown) {
	if n.LeadWorker == "" {
		f.Values.Set("lead", string(n.GoesOn.Lead))
	}
	if n.FirstCoreGroupOn.IsZero() {
		f.SetDate("group", n.GoesOn.Next.HeldOn)
		f.Values.Set("group-time", clock(n.GoesOn.Next.Begins))
		f.Values.Set("place", n.GoesOn.Next.Words.Place)
	}
}

// groupHints are what the form says of the core group: who is in it, and when it meets.
func groupHints(n casework.NextShown) (members, meets string) {
	if n.GoesOn == nil {
		return "People, of those at the conference. The parents too, where it is safe.", "First core group"
	}
	return "Choose who else joins it. You can leave this empty.", "Next core group"
}

func coreAsked(n casework.NextShown) string {
	if n.GoesOn == nil {
		return "Core group"
	}
	return "Who joins the core group"
}

// staysIn says who at the conference is in the core group already. They are not asked about: a membership ends on the
// page of the plan, where it is ended with what it lets somebody see.
func staysIn(r casework.RunView) string {
	if r.Next.GoesOn == nil {
		return ""
	}
	var names []string
	for _, s := range r.Seats {
		if slices.Contains(r.Next.GoesOn.Seats, s.Invitation) {
			names = append(names, s.Name)
		}
	}
	said := "The core group goes on: those who are in it stay."
	if len(names) > 0 {
		said += " Of those here, they are " + joined(names) + "."
	}
	return said + " The social worker or their manager ends a membership on the plan’s page, under the core group."
}

// mayJoin are those who may be chosen for the core group: all at the conference, less whoever is in it already.
func mayJoin(r casework.RunView) []casework.Seat {
	if r.Next.GoesOn == nil {
		return r.Seats
	}
	return slices.DeleteFunc(slices.Clone(r.Seats), func(s casework.Seat) bool { return slices.Contains(r.Next.GoesOn.Seats, s.Invitation) })
}

// groupMeets is what the meeting of the core group is called that a conference sets.
func groupMeets(k conference.Kind) string {
	if k == conference.Review {
		return "Next core group"
	}
	return "First core group"
}

// closeConference shows what is still to be done, and ends the conference.
func (s *Site) closeConference(v *Visit) error {
	press := func(_ *form.Form) error { return s.desk.CloseConference(v.ctx(), v.doing(), meeting(v)) }
	return s.running(v, "/decided", press, closeConferencePage)
}

// leadChoices are the social workers who take part: by account, for one of them is the lead.
func leadChoices(r casework.RunView) []ask.Choice {
	all := make([]ask.Choice, 0, len(r.Next.Workers))
	for _, w := range r.Next.Workers {
		all = append(all, ask.Choice{Value: string(w.ID), Text: w.Name + comma(w.Job) + comma(w.Agency)})
	}
	return all
}
