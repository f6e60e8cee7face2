package web

import (
	"errors"

	"kith/access"
	"kith/casework"
	"kith/internal/web/govuk"
	"kith/internal/web/page"
	"kith/plan"
)

// ownPage is what stands on the home page of one of the family.
type ownPage struct {
	tasks    []casework.Task
	plans    []casework.PlanView // under way
	ended    []casework.PlanView
	meetings casework.OwnMeetings
}

// familyHome is the page that one of the family comes in by: what is next, the way to their meetings and to what was
// decided there, and their own copies of the records.
func (s *Site) familyHome(v *Visit, tasks []casework.Task) error {
	own := ownPage{tasks: tasks}
	mine, err := s.desk.ViewMyPlans(v.ctx(), v.actor())
	if err != nil && !errors.Is(err, access.ErrNotFound) {
		return err
	}
	for _, p := range mine.Show().Plans {
		switch {
		case p.State == plan.Ended && p.Ending != nil && p.Ending.Ground == plan.Death: // not held out to anybody
		case p.State == plan.Ended:
			own.ended = append(own.ended, p)
		default:
			own.plans = append(own.plans, p)
		}
	}
	meetings, err := s.desk.ViewOwnMeetings(v.ctx(), v.actor())
	if err != nil && !errors.Is(err, access.ErrNotFound) {
		return err
	}
	own.meetings = meetings.Show()
	return v.show(page.Page{Title: "What happens next", Area: page.Family}, familyHomePage(own))
}

// cards are what waits to be read or answered. The meetings themselves stand above them.
func (o ownPage) cards() []page.Card {
	var cards []page.Card
	for _, m := range o.meetings.Held {
		if m.Unopened {
			cards = append(cards, page.Card{
				Title: "Read your copy of what was written down", Href: "/records/" + string(m.Copy),
				Text: "It is about the meeting on " + m.On.Long() + ". It is yours to keep.",
			})
		}
	}
	for _, t := range o.tasks {
		if t.Kind == casework.TaskMeeting || t.Kind == casework.TaskReadRecord || t.Kind == casework.TaskJoinRoom {
			continue
		}
		words, href := taskWords(t)
		card := page.Card{Title: words, Href: href, Text: "This is about " + people(t.Children) + "."}
		if t.Kind == casework.TaskFamilyReply {
			card.Text = "The meeting is on " + o.when(t.Subject) + "."
		} else if !t.Due.IsZero() {
			card.When = "By " + t.Due.Long()
		}
		cards = append(cards, card)
	}
	return cards
}

// when is the day and time of a meeting to come.
func (o ownPage) when(meeting string) string {
	for _, m := range o.meetings.ToCome {
		if string(m.ID) == meeting {
			return whenMine(m)
		}
	}
	return "a day that we will tell you"
}

// nothing reports whether there is nothing to show yet.
func (o ownPage) nothing() bool {
	return len(o.tasks)+len(o.plans)+len(o.ended)+len(o.meetings.ToCome)+len(o.meetings.Held)+len(o.meetings.NotAsked)+len(o.meetings.NoLonger)+len(o.meetings.Cancelled) == 0
}

// cancelledSaid names a meeting that is not held.
func cancelledSaid(m casework.Cancelled) string {
	if m.On.IsZero() {
		return "The meeting about " + people(m.Children) + " will not be held."
	}
	return "The meeting about " + people(m.Children) + " on " + m.On.Long() + " will not be held."
}

func whenMine(m casework.OwnMeeting) string { return m.On.Long() + atTime(m.Begins) }

func mineFacts(m casework.OwnMeeting) []page.Fact {
	return facts("Where", m.Venue, "How to join", m.Joining)
}

// copyBy says when one of the family gets their copy, while that day has not gone by.
func copyBy(k casework.Kept) string {
	if k.Last.IsZero() {
		return "You will get your own copy."
	}
	return "You should get your own copy by " + k.Last.Long() + "."
}

func bigButton(text, href string) govuk.Button { return govuk.Button{Text: text, Href: href} }
