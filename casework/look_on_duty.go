package casework

import (
	"context"
	"fmt"
	"strings"

	"kith/access"
	"kith/family"
	"kith/fault"
	"kith/internal/store"
	"kith/plan"
	"kith/timescale"
)

// DutyQuestion is the child whom a duty worker asks about: by name and date of birth, or by NHS number.
type DutyQuestion struct {
	Name      string
	Born      timescale.Date
	NHSNumber string
}

// The rules of the question.
var (
	ErrDutyNobody = fault.New("name", "Enter the child’s name and date of birth, or the NHS number")
	ErrDutyName   = fault.New("name", "Enter the child’s name as well as the date of birth")
	ErrDutyBorn   = fault.New("born", "Enter the child’s date of birth as well as the name")
)

// Check says what is wrong with the question. A name alone would find other people’s children.
func (q DutyQuestion) Check() error {
	var wrong fault.List
	name, born, number := strings.TrimSpace(q.Name) != "", !q.Born.IsZero(), strings.TrimSpace(q.NHSNumber) != ""
	switch {
	case number:
		wrong.Add(family.CheckNHSNumber(digits(q.NHSNumber)))
	case !name && !born:
		wrong.Add(ErrDutyNobody)
	case !name:
		wrong.Add(ErrDutyName)
	case !born:
		wrong.Add(ErrDutyBorn)
	}
	return wrong.Err()
}

// means reports whether a child is the one asked about: every word typed is one of their names, and the day of birth is theirs;
// or the NHS number is.
func (q DutyQuestion) means(c family.Person) bool {
	if number := digits(q.NHSNumber); number != "" {
		return digits(c.Details.NHSNumber) == number
	}
	if c.Details.Born.IsZero() || c.Details.Born != q.Born {
		return false
	}
	called := map[string]bool{}
	for _, word := range nameWords(c.Details.Name + " " + c.Details.KnownAs) {
		called[word] = true
	}
	asked := nameWords(q.Name)
	for _, word := range asked {
		if !called[word] {
			return false
		}
	}
	return len(asked) > 0
}

// nameWords are the words of a name, however it is written: O’Neill, Smith-Jones.
func nameWords(name string) []string {
	name = strings.NewReplacer("’", "", "'", "", "-", " ", ",", " ", ".", " ").Replace(strings.ToLower(name))
	return strings.Fields(name)
}

func digits(number string) string {
	return strings.Map(func(c rune) rune {
		if c < '0' || c > '9' {
			return -1
		}
		return c
	}, number)
}

// DutyAnswer is what a duty worker is told of those children whom they asked about, and nothing else.
type DutyAnswer struct {
	Today    timescale.Date
	Children []DutyChild
}

// DutyChild is one of them.
type DutyChild struct {
	ID     access.PersonID
	Name   string
	Born   timescale.Date
	Plan   plan.Kind // none where they are on no plan
	Since  timescale.Date
	Lead   store.Worker
	Family access.FamilyID // where the reader takes part in it already
	Opens  bool            // the reader may open the family, with a reason
}

// LookOnDuty tells one of the staff on duty whether a child is on a plan, of which kind and since when, and whom to ring. Social
// workers, team managers and the safeguarding unit may ask. A family that is closed to them is as one that is not there. The log
// says who asked, and about which families they were told; what was typed is kept nowhere.
func (d *Desk) LookOnDuty(ctx context.Context, actor access.Actor, q DutyQuestion) (access.Copy[DutyAnswer], error) {
	if err := q.Check(); err != nil {
		return access.Copy[DutyAnswer]{}, err
	}
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (DutyAnswer, error) {
		v := DutyAnswer{Today: r.Today()}
		pass, err := r.AllowOffice(access.LookAsDuty)
		if err != nil {
			return v, err
		}
		found, err := r.FindOnDuty(pass, q.means)
		if err != nil {
			return v, err
		}
		for _, one := range found { // one, or two entries of one child
			child, err := dutyChild(r, one)
			if err != nil {
				return v, err
			}
			v.Children = append(v.Children, child)
		}
		return v, nil
	})
	if err != nil {
		return seen, fmt.Errorf("looking for a child on duty: %w", err)
	}
	return seen, nil
}

func dutyChild(r *store.Reading, one store.Found) (DutyChild, error) {
	child := DutyChild{
		ID: one.Child.ID, Name: one.Child.FullName(), Born: one.Child.Details.Born, Plan: one.Kind, Since: one.Since,
	}
	standing, err := r.Standing(one.Family)
	if err != nil {
		return child, err
	}
	pass, err := r.AllowOfficeIn(standing, access.LookAsDuty, string(one.Child.ID))
	if err != nil {
		return child, err
	}
	if child.Lead, err = r.WorkerOf(one.Family); err != nil {
		return child, err
	}
	if _, err := access.Allow(standing, access.ViewFamily); err == nil {
		child.Family = one.Family
		return child, nil
	}
	_, err = access.AllowOffice(pass.Actor(), access.OpenAsDuty, one.Family)
	child.Opens = err == nil
	return child, nil
}

// DutyOpen are the families that are open to somebody on duty now.
type DutyOpen struct{ Families []DutyFamily }

// DutyFamily is one of them.
type DutyFamily struct {
	ID       access.FamilyID
	Children []Named
	Until    timescale.Instant
}

// ViewOpenOnDuty lists what is open to one of the staff on duty, and until when, for those who may look so.
func (d *Desk) ViewOpenOnDuty(ctx context.Context, actor access.Actor) (access.Copy[DutyOpen], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (DutyOpen, error) {
		var v DutyOpen
		if _, err := r.AllowOffice(access.LookAsDuty); err != nil {
			return v, err
		}
		own, err := r.OwnDutyParts()
		if err != nil {
			return v, err
		}
		families := make([]access.FamilyID, 0, len(own))
		for f := range own {
			families = append(families, f)
		}
		called, passes, err := childrenOfEach(r, families)
		for f, until := range own {
			if _, may := passes[f]; may {
				v.Families = append(v.Families, DutyFamily{ID: f, Children: called[f], Until: until})
			}
		}
		sortDuty(v.Families)
		return v, err
	})
	if err != nil {
		return seen, fmt.Errorf("listing what is open on duty: %w", err)
	}
	return seen, nil
}
