package conference

import (
	"slices"
	"strings"

	"kith/access"
	"kith/fault"
	"kith/timescale"
)

// GateKey names a gate: a promise that has to be kept, or given up by the chair with a reason, before the conference
// goes on. A gate about one child or person has their id behind a colon.
type GateKey string

// The gates of opening.
const (
	GateTalks  GateKey = "talks"  // the chair has talked with each invited parent and child
	GateQuorum GateKey = "quorum" // enough agencies are there to decide
	GatePolice GateKey = "police" // the police are there, or have sent what they know
	GateTold   GateKey = "told"   // whoever is kept out was told so
)

// The gates of closing.
const (
	GateDecision    GateKey = "decision"     // a decision for the child
	GateChildHeard  GateKey = "child-heard"  // the child's views
	GateDanger      GateKey = "danger"       // the danger statement for the child
	GateLetters     GateKey = "letters"      // letters were read out
	GateHeadings    GateKey = "headings"     // every heading was discussed
	GateHeardAll    GateKey = "heard"        // everybody present was heard
	GateUnsettled   GateKey = "unsettled"    // what was challenged is settled
	GateLeadWorker  GateKey = "lead-worker"  // the social worker is named
	GateCoreGroup   GateKey = "core-group"   // who is in it
	GateFirstGroup  GateKey = "first-group"  // when it first meets
	GateReview      GateKey = "review"       // when the plan is next looked at
	GatePlanOutline GateKey = "plan-outline" // the outline plan has lines for the child
	GateReadOut     GateKey = "read-out"     // the words of whoever was kept out were given to the conference
)

// Gate is one gate as it stands. Name says whom it is about, as its reader may know them.
type Gate struct {
	Key     GateKey
	About   string // id of the child or person it is about
	Kept    bool
	Missing []string // who or what is still missing, as the chair reads it
	Why     string   // the chair's reason for going on without it
	Must    bool     // it cannot be given up: only the chair's decision for each child
}

// Full is the key with whom it is about.
func (g Gate) Full() GateKey {
	if g.About == "" {
		return g.Key
	}
	return g.Key + GateKey(":"+g.About)
}

// Through reports whether the gate is behind the conference.
func (g Gate) Through() bool { return g.Kept || g.Why != "" && !g.Must }

// GatePassed is a gate that the chair went through with a reason.
type GatePassed struct {
	Gate   GateKey
	Ground string // the key of a ground of the procedure, for the quorum
	By     access.AccountID
	At     timescale.Instant
	Words  GateWords
}

// GateWords are the reason, as the family will read it.
type GateWords struct {
	Why string `json:"why"`
}

// The rules of gates.
var (
	ErrGateWhy    = fault.New("why", "Enter why you go on without this. The family will read it")
	ErrGateMust   = fault.New("", "Record a decision for each child. Adjourn the conference if it cannot decide today")
	ErrGatesOpen  = fault.New("", "Some things are still to be done before the conference can begin. Do each of them, or say why not")
	ErrGatesClose = fault.New("", "Some things are still to be done before the conference can close. Do each of them, or say why not")
	ErrNotBooked  = fault.New("", "The conference must be booked before it can be opened")
	ErrQuorate    = fault.New("", "Enough are there for the conference to decide. There is nothing to go on without")
	ErrNotItsDay  = fault.New("", "The conference can be opened on the day it is held")
)

// Check says whether there is a reason, and for going on without a quorum one of the procedure's grounds.
func (g GatePassed) Check(grounds []string) error {
	var wrong fault.List
	wrong.Check(g.Gate != GateQuorum || len(grounds) == 0 || slices.Contains(grounds, g.Ground), ErrNoGround)
	wrong.Check(strings.TrimSpace(g.Words.Why) != "", ErrGateWhy)
	return wrong.Err()
}

// WithReasons puts the chair's reasons to the gates.
func WithReasons(gates []Gate, reasons []GatePassed) []Gate {
	for i := range gates {
		for _, r := range reasons {
			if r.Gate == gates[i].Full() && !gates[i].Kept {
				gates[i].Why = r.Words.Why
			}
		}
	}
	return gates
}

// AllThrough reports whether every gate is behind.
func AllThrough(gates []Gate) bool {
	for _, g := range gates {
		if !g.Through() {
			return false
		}
	}
	return true
}

// Opened is the conference begun: on its day, with every gate of opening behind it.
func (c Conference) Opened(now timescale.Instant, gates []Gate) (Conference, error) {
	switch {
	case c.State != Booked && c.State != Adjourned:
		return c, ErrNotBooked
	case c.tooEarly(now.Date()):
		return c, ErrNotItsDay
	case !AllThrough(gates):
		return c, ErrGatesOpen
	}
	c.State, c.SatOn = Open, now.Date()
	if c.OpenedAt.IsZero() {
		c.OpenedAt, c.HeldOn = now, now.Date() // a conference that begins on a later day than was booked is held on that day
	}
	return c, nil
}

// tooEarly reports whether the day on which the conference is next held is still to come, or still to be set.
func (c Conference) tooEarly(today timescale.Date) bool {
	on, _ := c.Next()
	return on.IsZero() || on.After(today)
}

// MayOpen reports whether the conference could begin, or go on, today with these gates.
func (c Conference) MayOpen(today timescale.Date, gates []Gate) bool {
	return !c.tooEarly(today) && AllThrough(gates)
}

// MetAfterAll are the gates of which what they ask for was there after all, although the chair had given a reason for going
// on without it. The reason was not needed, and stands in no record.
func MetAfterAll(gates []Gate, reasons []GatePassed) []GateKey {
	var met []GateKey
	for _, r := range reasons {
		if slices.ContainsFunc(gates, func(g Gate) bool { return g.Full() == r.Gate && g.Kept }) {
			met = append(met, r.Gate)
		}
	}
	return met
}

// ClosedNow is the conference ended, with every gate of closing behind it. Its decisions stand from here on.
func (c Conference) ClosedNow(now timescale.Instant, gates []Gate) (Conference, error) {
	if err := c.Running(); err != nil {
		return c, err
	}
	for _, g := range gates {
		if g.Must && !g.Kept {
			return c, ErrGateMust
		}
	}
	if !AllThrough(gates) {
		return c, ErrGatesClose
	}
	c.State, c.ClosedAt = Closed, now
	return c, nil
}
