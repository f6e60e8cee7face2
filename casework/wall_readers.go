package casework

import (
	"slices"

	"kith/access"
	"kith/conference"
	"kith/family"
	"kith/fault"
	"kith/internal/store"
)

// What goes on the wall reaches whoever may know of the children it is about. Where that is not the same for all of the
// family, whoever writes it says for whom it is: the widest reading is never the one that nobody chose.
var (
	ErrWallAbout   = fault.New("child", "Choose whom this is about, or the whole family")
	ErrWallReaders = fault.New("audience", "Choose who may read this")
)

// several reports whether what is said at a conference may be for some of the family alone: it is about several children,
// or several of the family take part.
func (s *sitting) several() bool { return len(s.c.Children) > 1 || len(s.ofFamily()) > 1 }

// ofFamily are those of the family who take part, without those who come beside them.
func (s *sitting) ofFamily() []conference.Attender {
	var all []conference.Attender
	for _, a := range s.everyone {
		if a.Person != "" && a.Family() && a.TakesPart() {
			all = append(all, a)
		}
	}
	return all
}

// familySeats are the same as places on a page.
func (s *sitting) familySeats() []Seat {
	var seats []Seat
	for _, a := range s.ofFamily() {
		if seat, known := s.seat(a); known {
			seats = append(seats, seat)
		}
	}
	return seats
}

// audienceOf is who may read what is written for the wall, refused where it is to be chosen and nobody chose.
func (s *sitting) audienceOf(w Writing) (access.Audience, error) {
	to := Readers{Audience: w.Audience, Without: w.Without}
	if !s.several() && to.nobodyChose() {
		return access.For(access.Everyone), nil
	}
	var wrong fault.List
	wrong.Check(len(w.Children) > 0 || w.Whole || len(s.c.Children) == 1, ErrWallAbout)
	audience, err := s.audienceFor(to)
	wrong.Add(err)
	return audience, wrong.Err()
}

// audienceFor is who may read something, as its writer chose.
func (s *sitting) audienceFor(to Readers) (access.Audience, error) {
	var without []access.Party
	for _, a := range s.ofFamily() {
		if a.ID == to.Without {
			without = s.besides(a)
		}
	}
	return to.audience(s.several(), without)
}

// besides are the names of one of the family, and of those who come beside them: what one is not to read, no supporter of
// theirs reads for them.
func (s *sitting) besides(who conference.Attender) []access.Party {
	names := []access.Party{who.Party()}
	for _, a := range s.everyone {
		if a.BroughtBy != "" && a.BroughtBy == who.Account {
			names = append(names, a.Party())
		}
	}
	return names
}

// takers are those who take part in a family's case, by whom their part reaches.
type takers struct {
	holders []store.PartHolder
	reach   map[access.AccountID][]access.PersonID
	ties    []family.Relationship // that the reader may know of
}

func (s *sitting) takers(r *store.Reading) (takers, error) {
	var all takers
	var err error
	if all.holders, err = r.PartHolders(s.pass.Family()); err != nil {
		return all, err
	}
	if all.reach, err = r.Reach(s.pass.Family()); err != nil {
		return all, err
	}
	all.ties, err = known(s.know)(r.Relationships(s.pass.Family()))
	return all, err
}

// readersOf are the kinds of people who will read what somebody says about a child for everyone: in words, without a name.
// Whoever may know of a child may know of the others who may.
func (s *sitting) readersOf(all takers, child Named) []string {
	parents, relatives, themselves, beside := s.onPaper(all, child), false, false, false
	for _, h := range all.holders {
		if !slices.Contains(all.reach[h.Account], child.ID) || s.know.Is(access.Party(h.Account)) {
			continue
		}
		parents = parents || h.Kind == access.PartParent || h.Kind == access.PartCarer
		relatives = relatives || h.Kind == access.PartRelative
		themselves = themselves || h.Kind == access.PartChild
		beside = beside || h.Kind == access.PartSupporter || h.Kind == access.PartAdvocate
	}
	words := []string{"the professionals at the meeting"}
	add := func(there bool, said string) {
		if there {
			words = append(words, said)
		}
	}
	other := ""
	if s.know.Has(access.PartParent, access.PartCarer) {
		other = "other "
	}
	add(parents, child.First+"’s "+other+"parents and carers")
	add(relatives, "others in "+child.First+"’s family")
	add(themselves, child.First)
	add(beside, "the supporters and advocates who come with them")
	return words
}

// onPaper reports whether a parent or carer of a child takes part who does not sign in: they read it in their copy.
func (s *sitting) onPaper(all takers, child Named) bool {
	return slices.ContainsFunc(s.ofFamily(), func(a conference.Attender) bool {
		return a.IsParent() && !s.me(a) && slices.ContainsFunc(all.ties, func(t family.Relationship) bool {
			return t.Person == a.Person && t.Child == child.ID
		})
	})
}
