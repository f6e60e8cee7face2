package casework

import (
	"errors"
	"slices"

	"kith/access"
	"kith/family"
	"kith/sharing"
)

// concerned are those of the family who are to be asked and told of what was shared: the adults whom it is about, whoever is a parent
// or carer of a child whom it is about, and such a child who signs in. Who may be told is narrower: where it is about
// adults those alone, and nobody who is nothing to one of the children.
func (w *sharings) concerned(s sharing.Sharing) ([]sharing.Concerned, error) {
	var children []access.PersonID
	adults := false
	for _, p := range s.About {
		adults = adults || w.people[p].Kind == family.Adult
		if who, known := w.people[p]; known && who.Kind != family.Adult {
			children = append(children, p)
		}
	}
	var all []sharing.Concerned
	for _, p := range w.order {
		about := slices.Contains(s.About, p.ID)
		if p.Kind == family.Adult && !about && !w.answersFor(p, children) || p.Kind != family.Adult && (!about || adults || len(children) != 1) {
			continue
		}
		know, page, err := w.reader(p.ID)
		if err != nil {
			return nil, err
		}
		one := sharing.Concerned{Person: p.ID, Asked: p.Kind == family.Adult, Told: page, Page: page}
		if p.Kind == family.Adult {
			one.Told = w.tiedToAll(p.ID, children) && (!adults || about)
		} else if !page {
			continue
		}
		// What decides whether they read it is their part, beside what they are to the children.
		if page && slices.ContainsFunc(children, func(c access.PersonID) bool { return !know.Reaches(c) }) {
			one.Told = false
		}
		all = append(all, one)
	}
	return all, nil
}

// reader is what one of the family may know who signs in, and whether they do.
func (w *sharings) reader(p access.PersonID) (know access.Knowing, page bool, err error) {
	if known, there := w.readers[p]; there {
		return known.know, known.page, nil
	}
	account, there, err := w.r.AccountOf(p)
	if err != nil {
		return know, false, err
	}
	if page = there && account.Active; page {
		know, _, err = readerOf(w.r, w.pass, p)
		if errors.Is(err, errNoReader) {
			page, err = false, nil // they take part no more
		}
		if err != nil {
			return know, false, err
		}
	}
	w.readers[p] = sharingReader{know, page}
	return know, page, nil
}

// sharingReader is what one of the family may know, if they sign in.
type sharingReader struct {
	know access.Knowing
	page bool
}

// answersFor reports whether somebody is a parent or carer of one of the children, or holds parental responsibility.
func (w *sharings) answersFor(p family.Person, children []access.PersonID) bool {
	of := slices.DeleteFunc(w.tiesNow(p.ID), func(t family.Relationship) bool { return !slices.Contains(children, t.Child) })
	if len(of) == 0 {
		return false
	}
	kind := family.PartKindOf(p, of)
	return kind == access.PartParent || kind == access.PartCarer
}

func (w *sharings) tiedToAll(p access.PersonID, children []access.PersonID) bool {
	ties := w.tiesNow(p)
	return !slices.ContainsFunc(children, func(c access.PersonID) bool {
		return !slices.ContainsFunc(ties, func(t family.Relationship) bool { return t.Child == c })
	})
}

func (w *sharings) tiesNow(p access.PersonID) []family.Relationship {
	var now []family.Relationship
	for _, t := range w.ties {
		if t.Person == p && (t.Until.IsZero() || t.Until.After(w.r.Today())) {
			now = append(now, t)
		}
	}
	return now
}
