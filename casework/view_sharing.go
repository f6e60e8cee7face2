package casework

import (
	"context"
	"fmt"
	"slices"

	"kith/access"
	"kith/family"
	"kith/internal/store"
	"kith/sharing"
	"kith/timescale"
)

// SharingsView is what was shared about a family, as far as its reader may know it, the latest first.
type SharingsView struct {
	Family   access.FamilyID
	Children []Named
	Lines    []SharingView
	People   []family.Person // whom it may be about
	Agencies []string        // of those who take part
	MayWrite bool
	Today    timescale.Date
}

// SharingView is one thing that was shared, for the staff.
type SharingView struct {
	sharing.Sharing

	Family    access.FamilyID
	Children  []Named
	Names     []string // whom it is about
	Writer    Worker
	Concerned []SharedWith
	Earlier   []EarlierSharing
	MayChange bool
}

// SharedWith is one of the family who is to be asked or told, and what is written down of it.
type SharedWith struct {
	sharing.Concerned

	Name   string
	Reads  bool           // they read it on their own page, as it is saved now
	Answer sharing.Answer // none of it known where nobody has said
	By     Worker
	Never  []string // households whose address they must not learn, for whoever says what they may read
}

// EarlierSharing is what was written down before it was changed.
type EarlierSharing struct {
	sharing.Earlier

	Changed Worker
	Names   []string
	People  map[access.PersonID]string
}

// person is one of those whom it concerns.
func (v SharingView) person(id access.PersonID) (SharedWith, bool) {
	for _, c := range v.Concerned {
		if c.Person == id {
			return c, true
		}
	}
	return SharedWith{}, false
}

// Of is what is written down of one of the family, if it concerns them.
func (v SharingView) Of(id access.PersonID) (SharedWith, bool) { return v.person(id) }

// answers are what is written down of anybody.
func (v SharingView) answers() []sharing.Answer {
	var all []sharing.Answer
	for _, c := range v.Concerned {
		if c.Answer.Sharing != "" {
			all = append(all, c.Answer)
		}
	}
	return all
}

// Stands is what the forms of the page depend on.
func (v SharingView) Stands() any { return v.Version }

// ViewSharings shows what was shared about a family: all of it to those who work the case, to the chair and to the safeguarding unit,
// to somebody invited what they wrote down themselves.
func (d *Desk) ViewSharings(ctx context.Context, actor access.Actor, f access.FamilyID) (access.Copy[SharingsView], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (SharingsView, error) {
		pass, err := r.Allow(f, access.ViewShared, string(f))
		if err != nil {
			return SharingsView{}, err
		}
		w, err := sharingsOf(r, pass)
		if err != nil {
			return SharingsView{}, err
		}
		return w.all()
	})
	if err != nil {
		return seen, fmt.Errorf("looking at what was shared: %w", err)
	}
	return seen, nil
}

// ViewSharing shows one thing that was shared to the same, with what it was before.
func (d *Desk) ViewSharing(ctx context.Context, actor access.Actor, id string) (access.Copy[SharingView], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (SharingView, error) {
		f, err := r.SharingFamily(id)
		if err != nil {
			return SharingView{}, err
		}
		pass, err := r.Allow(f, access.ViewShared, id)
		if err != nil {
			return SharingView{}, err
		}
		w, err := sharingsOf(r, pass)
		if err != nil {
			return SharingView{}, err
		}
		v, err := w.view(id)
		if err != nil {
			return v, err
		}
		return v, w.earlier(&v)
	})
	if err != nil {
		return seen, fmt.Errorf("looking at something that was shared: %w", err)
	}
	return seen, nil
}

// sharings are what was shared about a family and what is needed to show it to one of the staff.
type sharings struct {
	r      *store.Reading
	pass   access.Pass
	k      access.Knowing
	held   []access.Held[store.Shared]
	people map[access.PersonID]family.Person
	order  []family.Person
	ties   []family.Relationship
	homes  []family.Household
	staff  map[access.AccountID]Worker

	readers map[access.PersonID]sharingReader // of the family, as far as they were asked for
}

func sharingsOf(r *store.Reading, pass access.Pass) (*sharings, error) {
	w, err := sharingsAndPeople(r, pass)
	if err != nil {
		return nil, err
	}
	homes, err := r.Households(pass.Family())
	if err != nil {
		return nil, err
	}
	w.homes = access.Known(w.k, homes)
	w.staff, err = workers(r)
	return w, err
}

// sharingsAndPeople are what was shared and whom it may concern, without what a page shows beside.
func sharingsAndPeople(r *store.Reading, pass access.Pass) (*sharings, error) {
	w := &sharings{r: r, pass: pass, k: access.Know(pass), people: map[access.PersonID]family.Person{}, readers: map[access.PersonID]sharingReader{}}
	var err error
	if w.held, err = r.Sharings(pass); err != nil {
		return nil, err
	}
	people, err := r.People(pass.Family())
	if err != nil {
		return nil, err
	}
	w.order = access.Known(w.k, people)
	for _, p := range w.order {
		w.people[p.ID] = p
	}
	w.ties, err = known(w.k)(r.Relationships(pass.Family()))
	return w, err
}

func (w *sharings) all() (SharingsView, error) {
	v := SharingsView{Family: w.pass.Family(), MayWrite: w.k.May(access.WriteShared), Today: w.r.Today(), People: w.order, Children: w.children()}
	for _, h := range w.held {
		s, open := access.Open(w.k, h)
		if !open {
			continue
		}
		one, err := w.of(h, s)
		if err != nil {
			return v, err
		}
		v.Lines = append(v.Lines, one)
	}
	holders, err := w.r.PartHolders(v.Family)
	if err != nil {
		return v, err
	}
	for _, h := range holders {
		if !h.Kind.IsFamily() && h.Agency != "" && h.Account != w.r.Actor().Account && !slices.Contains(v.Agencies, h.Agency) {
			v.Agencies = append(v.Agencies, h.Agency)
		}
	}
	slices.Sort(v.Agencies)
	return v, nil
}

func (w *sharings) children() []Named {
	var all []Named
	for _, p := range w.order {
		if p.Kind != family.Adult {
			all = append(all, Named{ID: p.ID, First: p.FirstName(), Full: p.FullName()})
		}
	}
	return all
}

// view is one of them, access.ErrNotFound where its reader may not know of it.
func (w *sharings) view(id string) (SharingView, error) {
	for _, h := range w.held {
		if s, open := access.Open(w.k, h); open && s.ID == id {
			return w.of(h, s)
		}
	}
	return SharingView{}, access.ErrNotFound
}

func (w *sharings) of(h access.Held[store.Shared], s store.Shared) (SharingView, error) {
	v := SharingView{
		Sharing: s.Sharing, Family: w.pass.Family(), Children: w.children(), Names: w.named(s.About), Writer: w.staff[s.WrittenBy],
		MayChange: w.k.May(access.CorrectShared),
	}
	concerned, err := w.concerned(s.Sharing)
	if err != nil {
		return v, err
	}
	answers := access.Known(w.k, s.Answers)
	for _, c := range concerned {
		one := SharedWith{Concerned: c, Name: w.fullName(c.Person), Answer: sharing.Answer{
			Person: c.Person, Asked: sharing.AskedNotKnown, Reason: sharing.ReasonNotKnown, Told: sharing.ToldNotKnown,
		}, Never: w.never(c.Person)}
		if at := slices.IndexFunc(answers, func(a sharing.Answer) bool { return a.Person == c.Person }); at >= 0 {
			one.Answer, one.By = answers[at], w.staff[answers[at].By]
		}
		v.Concerned = append(v.Concerned, one)
	}
	for _, a := range answers { // somebody whom it no longer concerns: what was written of them stays
		if _, there := v.person(a.Person); !there {
			v.Concerned = append(v.Concerned, SharedWith{Concerned: sharing.Concerned{Person: a.Person}, Name: w.fullName(a.Person), Answer: a, By: w.staff[a.By]})
		}
	}
	for i, c := range v.Concerned {
		know, page, err := w.reader(c.Person)
		if err != nil {
			return v, err
		}
		if page {
			_, v.Concerned[i].Reads = access.Open(know, h)
		}
	}
	return v, nil
}

func (w *sharings) earlier(v *SharingView) error {
	for _, h := range w.held {
		if s, open := access.Open(w.k, h); !open || s.ID != v.ID {
			continue
		}
		all, err := w.r.EarlierSharings(w.pass, h)
		if err != nil {
			return err
		}
		for _, one := range all {
			people := map[access.PersonID]string{}
			for _, a := range one.Was.Answers {
				people[a.Person] = w.fullName(a.Person)
			}
			v.Earlier = append(v.Earlier, EarlierSharing{Earlier: one, Changed: w.staff[one.By], Names: w.named(one.Was.Sharing.About), People: people})
		}
	}
	return nil
}

func (w *sharings) fullName(p access.PersonID) string {
	if who, known := w.people[p]; known {
		return who.FullName()
	}
	return somebody
}

func (w *sharings) named(of []access.PersonID) []string {
	names := make([]string, 0, len(of))
	for _, p := range w.order {
		if slices.Contains(of, p.ID) {
			names = append(names, p.FullName())
		}
	}
	return names
}

// never are the households whose address somebody must not learn, as far as the reader may know of them.
func (w *sharings) never(p access.PersonID) []string {
	var all []string
	for _, h := range w.homes {
		if slices.Contains(h.Hidden, p) {
			all = append(all, h.Words.Name)
		}
	}
	return all
}
