package casework

import (
	"errors"
	"slices"

	"kith/access"
	"kith/family"
	"kith/internal/store"
	"kith/plan"
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

// called is the name of one of the family, as far as the reader may know it.
func (n *namer) called(p access.Party) string {
	who, known := n.people[access.PersonID(p)]
	if !known {
		return "" // the name of nobody reads like that of a child who is not born yet
	}
	return who.FullName()
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

// candidates are the people of the case: whoever takes part, and the adults of the family.
func (f *planFile) candidates(v *PlanView, p plan.Plan) error {
	holders, err := f.r.PartHolders(p.Family)
	if err != nil {
		return err
	}
	add := func(party access.Party) error {
		who, err := f.names.who(party)
		if err == nil && who.Name != "" && !slices.ContainsFunc(v.People, func(w Who) bool { return w.Party == who.Party }) {
			v.People = append(v.People, who)
		}
		return err
	}
	for _, h := range holders {
		party := access.Party(h.Account)
		if h.Person != "" {
			party = access.Party(h.Person)
		}
		if err := add(party); err != nil {
			return err
		}
	}
	for id, who := range f.names.people {
		if who.Kind == family.Adult {
			if err := add(access.Party(id)); err != nil {
				return err
			}
			continue
		}
		if !slices.ContainsFunc(f.plans, func(other plan.Plan) bool {
			return other.Child == id && other.Kind == plan.Protection && other.Current()
		}) {
			v.Joiners = append(v.Joiners, Named{ID: id, First: who.FirstName(), Full: who.FullName()})
		}
	}
	byName := func(a, b Who) int {
		if a.Name != b.Name {
			if a.Name < b.Name {
				return -1
			}
			return 1
		}
		return 0
	}
	slices.SortFunc(v.People, byName)
	slices.SortFunc(v.Joiners, func(a, b Named) int { return byName(Who{Name: a.Full}, Who{Name: b.Full}) })
	return nil
}
