package procedure

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Heading is one heading that things are said under, with the question it asks.
type Heading struct {
	Key, Title, Question string
}

func (h Heading) String() string { return fmt.Sprintf("%s: %s", h.Title, h.Question) }

// Prompt is one question of a preparation tool, under its heading.
type Prompt struct {
	Key, Heading, Question string
}

func (p Prompt) String() string { return fmt.Sprintf("%s: %s", p.Heading, p.Question) }

// AgendaItem is one item of the order of the meeting.
type AgendaItem struct {
	Key, Title string
	For        string // what it is for, in words that families read
	Closed     bool   // a part that may be closed to some of those present
}

func (a AgendaItem) String() string {
	if a.Closed {
		return a.Title + " (may be closed to some): " + a.For
	}
	return a.Title + ": " + a.For
}

// Ground is a reason that a procedure allows, by its key, with words for the staff who choose it. What the person
// concerned reads is written apart, by the chair.
type Ground struct {
	Key, Words string
}

func (g Ground) String() string { return g.Words }

// Invitation is how it is settled whether a child is offered an invitation.
type Invitation struct {
	Rule InvitationRule
	Age  int // with FromAge
}

func (i Invitation) String() string {
	if i.Rule == FromAge {
		return "from " + strconv.Itoa(i.Age)
	}
	return "by age and understanding, no fixed age"
}

// Scale is the score that people give to a child's safety. A scale that is off has nothing else.
type Scale struct {
	On            bool
	Low, High     int
	LowWords      string
	HighWords     string
	Parents       bool // parents score
	Professionals bool // professionals score
	PerChild      bool
	PerDanger     bool // each danger statement is scored too
}

func (s Scale) String() string {
	if !s.On {
		return "off"
	}
	var who []string
	if s.Parents {
		who = append(who, "parents")
	}
	if s.Professionals {
		who = append(who, "professionals")
	}
	text := fmt.Sprintf("%d %q to %d %q, scored by %s", s.Low, s.LowWords, s.High, s.HighWords, strings.Join(who, " and "))
	if s.PerChild {
		text += ", for each child"
	}
	if s.PerDanger {
		text += ", and for each danger statement"
	}
	return text
}

// Route is one way to reach somebody: a telephone number, an address, a person to talk to.
type Route struct {
	Kind RouteKind
	To   string // the number, address or person; empty where the source has it and did not print it
}

func (r Route) String() string {
	if r.To == "" {
		return string(r.Kind) + " (not supplied)"
	}
	return string(r.Kind) + " " + r.To
}

// Contact is somebody to turn to, and how.
type Contact struct {
	Key, Name string
	For       string // what they can help with, in words that families read
	Routes    []Route
}

// Reachable reports whether there is a number or an address to reach them by.
func (c Contact) Reachable() bool {
	return slices.ContainsFunc(c.Routes, func(r Route) bool { return r.To != "" })
}

// Joined is the same contact as another list has it: in the words of the first, with the ways of both to reach them.
func (c Contact) Joined(other Contact) Contact {
	routes := slices.DeleteFunc(slices.Clone(c.Routes), func(r Route) bool { return r.To == "" })
	for _, r := range other.Routes {
		if !slices.Contains(routes, r) {
			routes = append(routes, r)
		}
	}
	c.Routes = routes
	return c
}

func (c Contact) String() string {
	routes := make([]string, len(c.Routes))
	for i, r := range c.Routes {
		routes[i] = r.String()
	}
	return fmt.Sprintf("%s (%s) %s", c.Name, c.For, strings.Join(routes, "; "))
}
