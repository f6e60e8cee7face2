package casework

import (
	"errors"

	"kith/access"
	"kith/family"
	"kith/internal/store"
)

// Who is somebody as a page names them: staff by name and job, one of the family by the name the reader may know.
type Who struct {
	Party  access.Party
	Name   string
	First  string
	Job    string
	Agency string
	Phone  string
	Family bool
	Me     bool
}

// namer finds out what people are called, as far as its reader may know, asking once for each.
type namer struct {
	r      *store.Reading
	k      access.Knowing
	people map[access.PersonID]family.Person
	found  map[access.Party]Who
}

func newNamer(r *store.Reading, k access.Knowing, f access.FamilyID) (*namer, error) {
	held, err := r.People(f)
	if err != nil {
		return nil, err
	}
	n := &namer{r: r, k: k, people: map[access.PersonID]family.Person{}, found: map[access.Party]Who{}}
	for _, p := range access.Known(k, held) {
		n.people[p.ID] = p
	}
	return n, nil
}

// somebody stands for one of the family whose name the reader may not know.
const somebody = "Someone in the family"

func (n *namer) who(p access.Party) (Who, error) {
	if w, done := n.found[p]; done || p == "" {
		return w, nil
	}
	w, err := n.look(p)
	if err != nil {
		return w, err
	}
	w.Party, w.Me = p, n.k.Is(p) || n.k.Is(w.Party)
	n.found[p] = w
	return w, nil
}

func (n *namer) look(p access.Party) (Who, error) {
	if _, known := n.people[access.PersonID(p)]; known {
		return n.person(access.PersonID(p)), nil
	}
	account, err := n.r.Account(access.AccountID(p))
	if errors.Is(err, access.ErrNotFound) {
		return Who{Name: somebody, First: somebody, Family: true}, nil
	}
	if err != nil {
		return Who{}, err
	}
	if account.Office == access.FamilyMember {
		w := n.person(account.Person)
		w.Party = access.Party(account.Person)
		return w, nil
	}
	return Who{Name: account.Name, First: account.Name, Job: account.Job, Agency: account.Agency, Phone: account.Telephone}, nil
}

func (n *namer) person(id access.PersonID) Who {
	p, known := n.people[id]
	if !known {
		return Who{Party: access.Party(id), Name: somebody, First: somebody, Family: true}
	}
	return Who{Party: access.Party(id), Name: p.FullName(), First: p.FirstName(), Family: true}
}

func (n *namer) children(ids []access.PersonID) []Named {
	var all []Named
	for _, id := range ids {
		if p, known := n.people[id]; known {
			all = append(all, Named{ID: id, First: p.FirstName(), Full: p.FullName(), Unborn: p.Kind == family.Unborn})
		}
	}
	return all
}

// allNames are the names of the family's people and of the staff, to see that none of them stands where all may read.
func allNames(tx *store.Tx, pass access.Pass) ([]string, error) {
	entries, err := tx.Entries(pass)
	if err != nil {
		return nil, err
	}
	accounts, err := tx.EveryAccount()
	if err != nil {
		return nil, err
	}
	var names []string
	for _, who := range entries {
		names = append(names, who.Details.Name, who.Details.KnownAs)
	}
	for _, a := range accounts {
		names = append(names, a.Name)
	}
	return names, nil
}
