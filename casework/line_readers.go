package casework

import (
	"errors"
	"slices"
	"strings"

	"kith/access"
	"kith/fault"
	"kith/internal/store"
	"kith/plan"
	"kith/record"
	"kith/statement"
)

// Readers are for whom a thing is, as whoever writes it chose: everyone, the professionals, or everyone but one of the
// family.
type Readers struct {
	Audience access.Audience
	Ground   statement.Ground // why it is not for everybody, where its writer says so at once
	Without  string           // one of the family who may not read it, nor those beside them: at a conference their invitation, in a plan the person
}

func (to Readers) nobodyChose() bool { return to.Audience.Kind() == "" && to.Without == "" }

// audience is who may read it; without are the names of whoever may not, where they take part. Where the readers may differ
// somebody has to choose them.
func (to Readers) audience(several bool, without []access.Party) (access.Audience, error) {
	switch {
	case len(without) > 0:
		return access.For(access.NotNamed, without...), nil
	case to.nobodyChose() && !several:
		return access.For(access.Everyone), nil
	case to.Without != "" || to.Audience.Kind() == "":
		return access.Audience{}, ErrWallReaders
	}
	return to.Audience, nil
}

// The rules for who may read a line.
var (
	ErrLineReaders = fault.New("audience", "This is made from something that others may read. Choose everybody, and the line is for those who may read that")
	ErrOwnerReads  = fault.New("owner", "This person could not read the line. Choose somebody else, choose other readers, or make a line for each child")
)

// within keeps a line to those who may know what it was made from: it is never for more. Where that is for fewer than
// everyone, nobody has to choose again.
func (to Readers) within(of access.Audience, choose func(Readers) (access.Audience, error)) (access.Audience, error) {
	if to.nobodyChose() && of.Kind() != access.Everyone {
		return of, nil
	}
	chosen, err := choose(to)
	if err != nil {
		return chosen, err
	}
	both, err := chosen.Within(of)
	if errors.Is(err, access.ErrApart) {
		return both, ErrLineReaders
	}
	return both, err
}

// ownerReads refuses to give somebody what they could not read themselves. One of the family who takes no part, and is told
// of it by others, may have what is for everyone.
func ownerReads[T any](r *store.Reading, pass access.Pass, owner access.Party, line access.Held[T], audience access.Audience) error {
	to := record.Recipient{Account: access.AccountID(owner)}
	_, err := r.Account(to.Account)
	if errors.Is(err, access.ErrNotFound) {
		to = record.Recipient{Person: access.PersonID(owner)}
		var account store.Account
		if account, _, err = r.AccountOf(to.Person); err == nil {
			to.Account = account.ID
		}
	}
	if err != nil {
		return err
	}
	know, err := r.KnowingToday(pass, to, "")
	if errors.Is(err, access.ErrNotFound) {
		if audience.Kind() == access.Everyone {
			return nil
		}
		return ErrOwnerReads
	}
	if err != nil {
		return err
	}
	if _, reads := access.Open(know, line); !reads {
		return ErrOwnerReads
	}
	return nil
}

// planTakers are those of the family who take part in what their plans say.
type planTakers struct {
	family  []access.PersonID // without those who come beside them
	beside  []access.Party    // supporters and advocates: nothing says whose
	several bool              // a line may be for some of them alone
}

func takersOf(r *store.Reading, pass access.Pass) (planTakers, error) {
	var all planTakers
	holders, err := r.PartHolders(pass.Family())
	if err != nil {
		return all, err
	}
	members, err := r.Members(pass)
	if err != nil {
		return all, err
	}
	held, err := r.Plans(pass.Family())
	if err != nil {
		return all, err
	}
	add := func(who access.PersonID) {
		if who != "" && !slices.Contains(all.family, who) {
			all.family = append(all.family, who)
		}
	}
	for _, h := range holders {
		switch {
		case h.Kind == access.PartSupporter || h.Kind == access.PartAdvocate:
			all.beside = append(all.beside, access.Party(h.Account))
		case h.Kind.IsFamily():
			add(h.Person)
		}
	}
	for _, m := range members {
		if m.Family && m.Now() {
			add(access.PersonID(m.Party))
		}
	}
	children := map[access.PersonID]bool{}
	for _, p := range access.Known(access.Know(pass), held) {
		if p.Current() {
			children[p.Child] = true
		}
	}
	all.several = len(children) > 1 || len(all.family) > 1
	return all, nil
}

// audienceFor is who may read a line, as its writer chose. What is kept from one of the family is kept from everyone beside
// them, and nothing says whose side a supporter or advocate is on.
func (t planTakers) audienceFor(to Readers) (access.Audience, error) {
	var without []access.Party
	if slices.Contains(t.family, access.PersonID(to.Without)) {
		without = append([]access.Party{access.Party(to.Without)}, t.beside...)
	}
	return to.audience(t.several, without)
}

// readersOf says who may read a line, for professionals: nothing where everyone may.
func readersOf(a access.Audience, named func(access.Party) string) string {
	switch a.Kind() {
	case access.Professionals:
		return "Professionals only"
	case access.NotNamed:
		var without []string
		for _, p := range a.Names() {
			if who := named(p); who != "" {
				without = append(without, who)
			}
		}
		if len(without) == 0 {
			return "Not everybody"
		}
		return "Everybody but " + strings.Join(without, " and ")
	case access.Named, access.ChildChosen, access.ChairAlone, access.AboutOthers:
		return "Only those whom it was said to"
	case access.Everyone:
	}
	return ""
}

// boundBy is who may know what a line of the outline was made from, and so the most that the line may ever be for.
func boundBy(fromEntry string, audience access.Audience) access.Audience {
	if fromEntry == "" {
		return access.For(access.Everyone)
	}
	return audience
}

// opened are the lines that somebody may know of.
func opened(k access.Knowing, lines []plan.Line) []plan.Line {
	return slices.DeleteFunc(slices.Clone(lines), func(l plan.Line) bool {
		_, open := access.Open(k, l.Held())
		return !open
	})
}
