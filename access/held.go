package access

import (
	"errors"
	"fmt"
	"io"
	"slices"
)

// Held is a piece of case content as the store hands it out: shut. It opens only for somebody who may know it,
// prints as nothing, and refuses to be written out whole.
type Held[T any] struct {
	value    T
	audience Audience
	about    []PersonID
	linked   []PersonID
	writers  []Party
	at       []PersonID // those who live at an address
	parts    []PartKind // those to whose work it belongs
	filled   bool
}

var errHeld = errors.New("held content cannot be written out")

// Hold shuts a value away: who may know it, which children it is about, who said it, alone or with others.
func Hold[T any](value T, audience Audience, about []PersonID, writers ...Party) Held[T] {
	return Held[T]{value: value, audience: audience, about: about, writers: writers, filled: true}
}

// HoldPerson shuts away who an adult of the family is: known to professionals, to themselves, and to those of the
// family whose part reaches one of the children the adult is linked to. So one child's father is not shown to
// another's; an adult who is linked to no child is known to professionals and to themselves alone.
func HoldPerson[T any](value T, self PersonID, linked []PersonID) Held[T] {
	return Held[T]{value: value, audience: For(Everyone), linked: append([]PersonID{""}, linked...), writers: []Party{Party(self)}, filled: true}
}

// HoldHome shuts an address away. Those who live there know it, unless the audience names them as people who must
// not; so do those in its audience, where their part reaches one of the children living there. An address that is
// for professionals is for no other member of the family.
func HoldHome[T any](value T, audience Audience, living, children []PersonID) Held[T] {
	return Held[T]{value: value, audience: audience, linked: append([]PersonID{""}, children...), at: living, filled: true}
}

// HoldOwn shuts away what is some people's own, as far as their part reaches every child it is about, and the work of staff in some
// parts. No other of the family knows it, and no other of the staff but whoever wrote it.
func HoldOwn[T any](value T, own, about []PersonID, writer AccountID, parts ...PartKind) Held[T] {
	whose := make([]Party, len(own))
	for i, p := range own {
		whose[i] = Party(p)
	}
	return Held[T]{value: value, audience: For(Named, whose...), about: about, writers: []Party{Party(writer)}, parts: parts, filled: true}
}

// String gives nothing away.
func (Held[T]) String() string { return "held" }

// Format gives nothing away either, whatever the verb: %#v and %d would go round String.
func (Held[T]) Format(to fmt.State, _ rune) { _, _ = io.WriteString(to, "held") }

// MarshalJSON refuses: held content leaves only through Open.
func (Held[T]) MarshalJSON() ([]byte, error) { return nil, errHeld }

// MarshalText refuses, for the same reason.
func (Held[T]) MarshalText() ([]byte, error) { return nil, errHeld }

// Knowing is what somebody may know of one family. It comes from a Pass.
type Knowing struct {
	standing Standing
	given    bool
}

// Know turns a pass into what its holder may know.
func Know(p Pass) Knowing { return Knowing{standing: p.standing, given: p.given} }

// Open gives the value to somebody who may know it: they are in its audience, and, unless they are a
// professional, every child it is about is one whom their part reaches. Whoever said a thing may always see it.
func Open[T any](k Knowing, h Held[T]) (T, bool) {
	var none T
	if !k.given || !h.filled {
		return none, false
	}
	for _, p := range k.standing.parties() {
		if p != "" && slices.Contains(h.writers, p) {
			return h.value, true
		}
	}
	if h.livesThere(k.standing) || k.standing.Has(h.parts...) {
		return h.value, true
	}
	if !h.audience.reaches(k.standing) {
		return none, false
	}
	if !k.standing.professional() {
		reach := k.standing.children()
		for _, child := range h.about {
			if !reach[child] {
				return none, false
			}
		}
		if len(h.linked) > 0 && !slices.ContainsFunc(h.linked, func(p PersonID) bool { return reach[p] }) {
			return none, false
		}
	}
	return h.value, true
}

// livesThere reports whether the reader takes part and lives at the address, and is not named as somebody who must
// not know it.
func (h Held[T]) livesThere(s Standing) bool {
	me := s.Actor.Person
	if me == "" || len(s.Parts) == 0 || !slices.Contains(h.at, me) {
		return false
	}
	return !slices.ContainsFunc(s.parties(), func(p Party) bool { return slices.Contains(h.audience.named, p) })
}

// Known opens what may be known of a list and leaves no trace of the rest.
func Known[T any](k Knowing, held []Held[T]) []T {
	var known []T
	for _, h := range held {
		if v, ok := Open(k, h); ok {
			known = append(known, v)
		}
	}
	return known
}

// Reaches reports whether somebody may know of this child at all: every professional taking part may, a family
// member only of the children their part reaches.
func (k Knowing) Reaches(child PersonID) bool {
	return k.given && (k.standing.professional() || k.standing.children()[child])
}

// Professional reports whether the reader takes part as a professional.
func (k Knowing) Professional() bool { return k.given && k.standing.professional() }

// Is reports whether the reader is this party.
func (k Knowing) Is(p Party) bool {
	for _, mine := range k.standing.parties() {
		if p != "" && mine == p {
			return true
		}
	}
	return false
}

// May reports whether the reader may do a thing with the family at all: so that a page offers what will be accepted.
func (k Knowing) May(d Deed) bool {
	if !k.given {
		return false
	}
	_, err := Allow(k.standing, d)
	return err == nil
}

// Has reports whether the reader has any of these parts.
func (k Knowing) Has(kinds ...PartKind) bool { return k.given && k.standing.Has(kinds...) }

// AboutOthers is why something is withheld from a reader who is in its audience: it is about a child whom their part
// does not reach, or about an adult of that child's.
const AboutOthers AudienceKind = "about others"

// WhyNot says by which kind of audience something is withheld from a reader, and whether it is. It is for those who
// approve what others are given, of what they may know themselves: nobody else asks.
func WhyNot[T any](approver, reader Knowing, h Held[T]) (AudienceKind, bool) {
	if _, knows := Open(approver, h); !knows {
		return "", false
	}
	if _, open := Open(reader, h); open {
		return "", false
	}
	if h.audience.reaches(reader.standing) {
		return AboutOthers, true
	}
	return h.audience.kind, true
}
