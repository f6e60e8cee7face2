package record

import (
	"slices"
	"strings"

	"kith/access"
	"kith/family"
	"kith/fault"
	"kith/timescale"
)

// CopyID names one recipient's copy.
type CopyID string

// Copy is what one recipient was given: sealed as it was issued, and numbered by itself alone.
type Copy struct {
	ID         CopyID
	Record     ID
	To         Recipient
	FamilySide bool
	Number     string // on every printed page; opaque, so that it tells neither how many there are nor whose came first
	State      Delivery
	Post       family.Post // whether post was safe for them on the day it was issued
	ReachedOn  timescale.Date
	OpenedAt   timescale.Instant
	CreatedAt  timescale.Instant
	HeldBackAt timescale.Instant // since when it holds more than they may know: see Within
	Content    Document
	Made       []Ref          // what the content was made from, sealed with it and never shown
	Lines      map[string]Ref // what each numbered paragraph was made from, sealed with it and never shown
}

// Within reports whether a copy holds nothing but what its recipient may know today. now is what their record would hold
// today, and made what it would be made from. A copy of which it was not kept what it was made from is within only while
// it would be the same today.
func (c Copy) Within(now Document, made []Ref) bool {
	if len(c.Made) == 0 {
		return c.Content.Same(now)
	}
	for _, ref := range c.Made {
		if !slices.Contains(made, ref) {
			return false
		}
	}
	return true
}

// LinesOf are the paragraphs of a document by their number, each with what it was made from.
func LinesOf(d Document) map[string]Ref {
	lines := map[string]Ref{}
	for _, i := range d.Items() {
		if i.Ref != "" {
			lines[i.Number] = i.Ref
		}
	}
	return lines
}

// Holds reports whether a copy was made from a line, or from what the line is a part of.
func (c Copy) Holds(line Ref) bool {
	return slices.ContainsFunc(c.Made, func(made Ref) bool { return made == line || strings.HasPrefix(string(line), string(made)+"/") })
}

// Recipient is somebody who is given a copy: somebody who signs in, or one of the family who does not.
type Recipient struct {
	Account access.AccountID
	Person  access.PersonID
}

// Party is the name under which an audience may mean the recipient.
func (r Recipient) Party() access.Party {
	if r.Person != "" {
		return access.Party(r.Person)
	}
	return access.Party(r.Account)
}

// Delivery is what has become of a copy.
type Delivery string

// The states of delivery.
const (
	ToSend   Delivery = "to send"
	Sent     Delivery = "sent"
	Reached  Delivery = "reached" // they have it
	Returned Delivery = "returned"
)

// Way is how a copy gets to its recipient.
type Way string

// The ways.
const (
	OnOwnPage    Way = "own page"
	GivenInHand  Way = "given in person"
	ByPost       Way = "post"
	CareOfWorker Way = "care of the worker"
)

// Ways lists those open to a copy, the usual one first. Post is there only where it is known to be safe.
func (c Copy) Ways() []Way {
	ways := []Way{GivenInHand, CareOfWorker}
	if c.Post == family.PostSafe {
		ways = []Way{ByPost, GivenInHand, CareOfWorker}
	}
	if c.To.Account != "" {
		ways = append(ways, OnOwnPage)
	}
	return ways
}

// Sending is one time that a copy was sent or handed over.
type Sending struct {
	ID        string
	Copy      CopyID
	Way       Way
	State     Delivery // Sent, Reached or Returned
	SentOn    timescale.Date
	ReachedOn timescale.Date
	By        access.AccountID
	At        timescale.Instant
	Note      string
}

// The rules for sending.
var (
	ErrNoWay        = fault.New("way", "Choose how the copy was sent or given")
	ErrPostNotSafe  = fault.New("way", "Post is not known to be safe for this person. Give the copy in person, or send it care of their worker")
	ErrSentWhen     = fault.New("sent", "Enter the day it was sent or given")
	ErrSentLater    = fault.New("sent", "The day it was sent or given must be today or in the past")
	ErrSentBefore   = fault.New("sent", "The day it was sent or given must be on or after the day the record was issued")
	ErrReachedWhen  = fault.New("reached", "Enter the day it was delivered or handed over")
	ErrReachedLater = fault.New("reached", "The day it was delivered must be today or in the past")
	ErrReachedFirst = fault.New("reached", "The day it was delivered must be on or after the day it was sent")
	ErrWhyReturned  = fault.New("note", "Say what is known about why it came back")
	ErrNotOnItsWay  = fault.New("", "Nothing is on its way to this person. Record how the copy was sent first")
	ErrHasIt        = fault.New("", "This person already has their copy")
	ErrHeldBack     = fault.New("", "This copy holds something that the person may not know any more. Issue the record again, and send the new copy")
)

// Send notes that a copy was sent, or given by hand.
func (c Copy) Send(s Sending, today timescale.Date) (Copy, Sending, error) {
	var wrong fault.List
	wrong.Check(s.Way == GivenInHand || s.Way == ByPost || s.Way == CareOfWorker || s.Way == OnOwnPage && c.To.Account != "", ErrNoWay)
	wrong.Check(s.Way != ByPost || c.Post == family.PostSafe, ErrPostNotSafe)
	wrong.Check(!s.SentOn.IsZero(), ErrSentWhen)
	wrong.Check(!s.SentOn.After(today), ErrSentLater)
	wrong.Check(s.SentOn.IsZero() || !s.SentOn.Before(c.CreatedAt.Date()), ErrSentBefore)
	if len(wrong) > 0 {
		return c, s, wrong.Err()
	}
	switch {
	case !c.HeldBackAt.IsZero():
		return c, s, ErrHeldBack
	case c.State == Reached:
		return c, s, ErrHasIt
	}
	s.Copy, s.State, c.State = c.ID, Sent, Sent
	if s.Way == GivenInHand {
		s.State, s.ReachedOn = Reached, s.SentOn
		c.State, c.ReachedOn = Reached, s.SentOn
	}
	return c, s, nil
}

// Arrive notes the day on which somebody has their copy.
func (c Copy) Arrive(s Sending, on, today timescale.Date) (Copy, Sending, error) {
	var wrong fault.List
	wrong.Check(!on.IsZero(), ErrReachedWhen)
	wrong.Check(!on.After(today), ErrReachedLater)
	wrong.Check(on.IsZero() || !on.Before(s.SentOn), ErrReachedFirst)
	if s.State != Sent {
		return c, s, ErrNotOnItsWay
	}
	if len(wrong) > 0 {
		return c, s, wrong.Err()
	}
	s.State, s.ReachedOn = Reached, on
	c.State, c.ReachedOn = Reached, on
	return c, s, nil
}

// Return notes that a copy came back: it is to be sent again, and the clock runs on.
func (c Copy) Return(s Sending, note string) (Copy, Sending, error) {
	if s.State != Sent {
		return c, s, ErrNotOnItsWay
	}
	if strings.TrimSpace(note) == "" {
		return c, s, ErrWhyReturned
	}
	s.State, s.Note = Returned, strings.TrimSpace(note)
	c.State = Returned
	return c, s, nil
}

// Open notes that somebody has opened their copy on their own page, the first time they do.
func (c Copy) Open(at timescale.Instant) (Copy, bool) {
	if !c.OpenedAt.IsZero() {
		return c, false
	}
	c.OpenedAt = at
	if c.State != Reached {
		c.State, c.ReachedOn = Reached, at.Date()
	}
	return c, true
}

// postTakes is how long second class post may take, in working days, by Royal Mail's own aim of two to three.
const postTakes = 3

// LastPosting is the last day on which a letter posted second class arrives by the day it is due.
func LastPosting(due timescale.Date, cal timescale.Calendar) timescale.Date {
	return cal.WorkingDaysBefore(due, postTakes)
}
