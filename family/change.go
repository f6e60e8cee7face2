package family

import (
	"strings"

	"kith/access"
	"kith/fault"
	"kith/timescale"
)

// Change is what was done to a person's entry.
type Change string

// The changes.
const (
	Corrected     Change = "corrected"
	Born          Change = "born"
	MarkedInError Change = "entered in error"
	WasMerged     Change = "merged"
	WasUnmerged   Change = "unmerged"
	WasLetIn      Change = "let in"
	WayInEnded    Change = "way in ended"
)

// Before is how a person's entry read before a change, and why it was changed. It is sealed.
type Before struct {
	Kind    Kind    `json:"kind"`
	Details Details `json:"details"`
	Reason  string  `json:"reason"`
}

// The rules for a change.
var (
	ErrNoReason     = fault.New("reason", "Enter why")
	ErrNotCurrent   = fault.New("", "This entry was taken out of the family. It cannot be changed")
	ErrNotUnborn    = fault.New("born", "The birth is recorded already. Correct the details instead")
	ErrNoBirth      = fault.New("born", "Enter the date of birth")
	ErrBirthUnnamed = fault.New("name", "Enter the baby’s name, or what the family calls the baby")
	ErrAlreadyGone  = fault.New("", "This entry was taken out already")
	ErrInConference = fault.New("", "A conference that is not over is about this child. Ask the safeguarding unit to take the child off it first, or merge the other entry into this one")
	ErrLastSubject  = fault.New("", "An enquiry is about this child. Put the enquiry right first, then take the entry out")
	ErrHasSignIn    = fault.New("", "This person can sign in. End their sign-in first, then take the entry out")
)

// Reason checks that somebody wrote why.
func Reason(why string) error {
	if strings.TrimSpace(why) == "" {
		return ErrNoReason
	}
	return nil
}

// Correct gives a person other details, with why.
func (p Person) Correct(d Details, why string, today timescale.Date) (Person, error) {
	if p.State != Current {
		return p, ErrNotCurrent
	}
	var wrong fault.List
	p.Details = d
	wrong.Add(p.Check(today))
	wrong.Add(Reason(why))
	return p, wrong.Err()
}

// Birth makes an unborn child a born one. The id stays, and with it everything said before the birth; so does the
// day on which the baby was expected.
func (p Person) Birth(name, sex string, on, today timescale.Date) (Person, error) {
	if p.State != Current {
		return p, ErrNotCurrent
	}
	if p.Kind != Unborn {
		return p, ErrNotUnborn
	}
	var wrong fault.List
	wrong.Check(!on.IsZero(), ErrNoBirth)
	wrong.Check(strings.TrimSpace(name) != "", ErrBirthUnnamed)
	p.Kind, p.Details.Name, p.Details.Born = Child, name, on
	if sex != "" {
		p.Details.Sex = sex
	}
	if wrong.Err() == nil {
		wrong.Add(p.Check(today))
	}
	return p, wrong.Err()
}

// TakeOut marks an entry as made in error. It is kept, and shown to nobody but those who correct it.
func (p Person) TakeOut(why string) (Person, error) {
	if p.State != Current {
		return p, ErrAlreadyGone
	}
	p.State = EnteredInError
	return p, Reason(why)
}

// Alike lists who of the family looks like somebody being added: the same name, or the same day of birth and first
// name. It is a warning and never links anybody: two people may share both.
func Alike(who Person, family []Person) []access.PersonID {
	var like []access.PersonID
	for _, p := range family {
		if p.ID == who.ID || p.State != Current || (p.Kind == Adult) != (who.Kind == Adult) {
			continue
		}
		sameName := who.Details.Name != "" && strings.EqualFold(p.Details.Name, who.Details.Name)
		sameFirst := strings.EqualFold(p.FirstName(), who.FirstName())
		sameBirth := !who.Details.Born.IsZero() && p.Details.Born == who.Details.Born
		if sameName || sameFirst && sameBirth {
			like = append(like, p.ID)
		}
	}
	return like
}
