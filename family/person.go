// Package family holds a family as a conference needs to know it: the children, born or not, the adults, who has
// parental responsibility for whom, where people live and how each may be reached.
package family

import (
	"slices"
	"strings"
	"unicode/utf8"

	"kith/access"
	"kith/fault"
	"kith/timescale"
)

// Kind is what somebody is in the family.
type Kind string

// The kinds. An unborn child becomes a child at birth and keeps its id, and so its history.
const (
	Child  Kind = "child"
	Unborn Kind = "unborn"
	Adult  Kind = "adult"
)

// State is whether a person's entry stands.
type State string

// The states. An entry made in error or merged into another is kept, and shown to nobody but those who correct it.
const (
	Current        State = "current"
	EnteredInError State = "entered in error"
	Merged         State = "merged"
)

// Person is a child or adult of a family.
type Person struct {
	ID      access.PersonID
	Kind    Kind
	State   State
	Into    access.PersonID // the entry that a merged one stands with
	Version int
	Details Details
}

// Details say who somebody is. They are sealed with the family's key.
type Details struct {
	Name         string         `json:"name"`
	KnownAs      string         `json:"knownAs,omitempty"`
	Born         timescale.Date `json:"born,omitzero"`
	Expected     timescale.Date `json:"expected,omitzero"` // for an unborn child, or what was expected before the birth
	Sex          string         `json:"sex,omitempty"`     // a code of reference.Sexes
	Ethnicity    string         `json:"ethnicity,omitempty"`
	Disabilities []string       `json:"disabilities,omitempty"`
	UPN          string         `json:"upn,omitempty"`
	NHSNumber    string         `json:"nhsNumber,omitempty"`
	Language     string         `json:"language,omitempty"`
	Interpreter  bool           `json:"interpreter,omitempty"`
	Pronouns     string         `json:"pronouns,omitempty"`
	School       string         `json:"school,omitempty"`
}

// The rules for who somebody is.
var (
	ErrNameless      = fault.New("name", "Enter a name, or what the person is known as")
	ErrBornLater     = fault.New("born", "The date of birth must be today or in the past")
	ErrNoExpected    = fault.New("expected", "Enter the date the baby is expected")
	ErrTooOld        = fault.New("born", "A child must be under 18. Check the date of birth")
	ErrNoneAndSome   = fault.New("disabilities", "Choose either no disability or the disabilities, not both")
	ErrBirthOfUnborn = fault.New("born", "An unborn child has no date of birth yet. Record the birth instead")
)

// Check says what is wrong with somebody's details on a day.
func (p Person) Check(today timescale.Date) error {
	var wrong fault.List
	d := p.Details
	wrong.Check(strings.TrimSpace(d.Name+d.KnownAs) != "" || p.Kind == Unborn, ErrNameless)
	wrong.Check(!d.Born.After(today), ErrBornLater)
	switch p.Kind {
	case Unborn:
		wrong.Check(!d.Expected.IsZero(), ErrNoExpected)
		wrong.Check(d.Born.IsZero(), ErrBirthOfUnborn)
	case Child:
		wrong.Check(d.Born.IsZero() || d.Born.AddMonths(18*12).After(today), ErrTooOld)
	case Adult:
	}
	wrong.Add(CheckUPN(d.UPN))
	wrong.Add(CheckNHSNumber(d.NHSNumber))
	wrong.Check(!slices.Contains(d.Disabilities, noDisability) || len(d.Disabilities) == 1, ErrNoneAndSome)
	return wrong.Err()
}

// noDisability is the return's code that stands alone.
const noDisability = "NONE"

// FirstName is what a family page calls somebody: what they are known as, or the first of their names.
func (p Person) FirstName() string {
	if p.Details.KnownAs != "" {
		return p.Details.KnownAs
	}
	if first, _, _ := strings.Cut(p.Details.Name, " "); first != "" {
		return first
	}
	if p.Kind == Unborn {
		return "the baby"
	}
	return ""
}

// FullName is somebody's name on a staff page.
func (p Person) FullName() string {
	if p.Details.Name != "" {
		return p.Details.Name
	}
	if p.Details.KnownAs != "" {
		return p.Details.KnownAs
	}
	return "Unborn child"
}

// NotReadable is a child in a list whose name cannot be read, for the family's key is gone.
func NotReadable(id access.PersonID, k Kind) Person {
	return Person{ID: id, Kind: k, State: Current, Details: Details{KnownAs: "A child whose name cannot be read"}}
}

// Age is somebody's age in whole years on a day; none for an unborn child or where the date of birth is not known.
func (p Person) Age(on timescale.Date) (int, bool) {
	born := p.Details.Born
	if born.IsZero() || born.After(on) {
		return 0, false
	}
	years := on.Year() - born.Year()
	if born.AddMonths(years * 12).After(on) {
		years--
	}
	return years, true
}

// Initials stand for somebody where a name may not.
func (p Person) Initials() string {
	var b strings.Builder
	for word := range strings.FieldsSeq(p.FullName()) {
		first, _ := utf8.DecodeRuneInString(word)
		b.WriteRune(first)
	}
	return strings.ToUpper(b.String())
}
