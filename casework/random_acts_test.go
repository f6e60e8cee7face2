package casework_test

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"kith/access"
	"kith/casework"
	"kith/family"
	"kith/internal/store"
	"kith/statement"
	"kith/timescale"
)

// errNothing means that there was nothing to do it with.
var errNothing = errors.New("nothing to do it with")

// act is one thing that may be done. It answers with what it did in words, and writes it down on paper where it was done.
type act struct {
	called string
	often  int
	does   func(f *randomFamily) (string, error)
}

var acts = []act{
	{"somebody is added", 3, (*randomFamily).adds},
	{"somebody is related", 2, (*randomFamily).relates},
	{"somebody is let in", 4, (*randomFamily).letsIn},
	{"somebody is shut out", 1, (*randomFamily).shutsOut},
	{"somebody stands beside a child", 1, (*randomFamily).bringsSupport},
	{"two turn out to be one", 4, (*randomFamily).merges},
	{"one turns out to be two", 3, (*randomFamily).unmerges},
	{"a home is recorded", 3, (*randomFamily).settles},
	{"a home changes", 3, (*randomFamily).moves},
	{"something is said", 8, (*randomFamily).says},
	{"somebody is asked alone", 1, (*randomFamily).isAsked},
	{"somebody is invited", 3, (*randomFamily).invites},
	{"a part ends", 2, (*randomFamily).endsPart},
	{"somebody is away", 3, (*randomFamily).goesAway},
	{"somebody is back", 2, (*randomFamily).comesBack},
	{"another works with the family", 1, (*randomFamily).reallocates},
	{"it is opened on duty", 2, (*randomFamily).opensOnDuty},
	{"it is closed to somebody", 2, (*randomFamily).closes},
	{"time goes by", 4, (*randomFamily).waits},
}

func pick[T any](f *randomFamily, all []T) T { return all[f.draw.IntN(len(all))] }

// some are a few of them, each at most once.
func some[T comparable](f *randomFamily, all []T, atMost int) []T {
	var few []T
	for range f.draw.IntN(atMost + 1) {
		if one := pick(f, all); !slices.Contains(few, one) {
			few = append(few, one)
		}
	}
	return few
}

func (f *randomFamily) by(who access.Actor) casework.Doing { return f.w.Doing(who) }

// entries are the ids of the entries that stand: of children, of adults.
func (f *randomFamily) entries(adults bool) []string {
	var all []string
	for _, one := range f.people {
		if one.into == "" && one.adult == adults {
			all = append(all, one.id)
		}
	}
	return all
}

func (f *randomFamily) everybody() []string { return append(f.entries(true), f.entries(false)...) }

func people(ids []string) []access.PersonID {
	var all []access.PersonID
	for _, id := range ids {
		all = append(all, access.PersonID(id))
	}
	return all
}

// worker is whoever works with the family now.
func (f *randomFamily) worker() access.Actor {
	for _, p := range f.parts {
		if p.kind == "allocated social worker" && !p.ended {
			return f.readers[p.account]
		}
	}
	f.t.Fatal("nobody works with the family")
	return access.Actor{}
}

// holds says whether somebody has a part of their own of a kind.
func (f *randomFamily) holds(account, kind string) bool {
	return slices.ContainsFunc(f.parts, func(p *onePart) bool { return p.account == account && p.kind == kind && !p.ended })
}

// ends ends somebody's parts of a kind, on paper.
func (f *randomFamily) ends(account, kind string) {
	for _, p := range f.parts {
		if p.account == account && p.kind == kind {
			p.ended = true
		}
	}
}

func (f *randomFamily) adds() (string, error) {
	kind, adult, d := family.Adult, true, family.Details{Name: fmt.Sprintf("Adult %d Example", len(f.people))}
	if f.draw.IntN(3) == 0 {
		kind, adult, d = family.Child, false, family.Details{Name: fmt.Sprintf("Child %d Example", len(f.people)), Born: timescale.NewDate(2019, time.May, 4)}
	}
	id, err := f.w.Desk.AddPerson(f.t.Context(), f.by(f.w.Unit), casework.NewPerson{Family: f.id, Kind: kind, Details: d, Certain: true})
	if err == nil {
		f.people = append(f.people, onePerson{id: string(id), adult: adult})
	}
	return fmt.Sprintf("%s, an adult: %v", id, adult), err
}

func (f *randomFamily) relates() (string, error) {
	whose := f.entries(true)
	tie := family.Father
	if len(whose) == 0 || f.draw.IntN(4) == 0 {
		whose, tie = f.entries(false), family.Sibling
	}
	rel := family.Relationship{Person: access.PersonID(pick(f, whose)), Child: access.PersonID(pick(f, f.entries(false))), Tie: tie, Responsibility: family.Holds}
	id, err := f.w.Desk.RecordRelationship(f.t.Context(), f.by(f.w.Unit), rel)
	if err == nil {
		f.ties = append(f.ties, oneTie{id, string(rel.Person), string(rel.Child)})
	}
	return fmt.Sprintf("%s is a %s of %s", rel.Person, tie, rel.Child), err
}

func (f *randomFamily) letsIn() (string, error) {
	var who string
	var reaches []string
	if f.draw.IntN(4) == 0 || len(f.ties) == 0 {
		who = pick(f, f.entries(false))
		reaches = []string{who}
	} else {
		who = pick(f, f.ties).person
		if len(f.apart) > 0 && f.draw.IntN(2) == 0 {
			who = pick(f, f.apart)
		}
		for _, tie := range f.ties {
			if tie.person == who && (len(reaches) == 0 || f.draw.IntN(2) == 0) {
				reaches = append(reaches, tie.child)
			}
		}
		if !f.isAdult(who) {
			reaches = []string{who}
		}
	}
	account, err := f.w.Desk.LetIn(f.t.Context(), f.by(f.worker()), casework.WayIn{Person: access.PersonID(who), Children: people(reaches)})
	if err == nil {
		f.ends(string(account), "family")
		f.locked[string(account)] = false
		f.comes(access.Actor{Tenant: f.w.Tenant.ID, Account: account, Person: access.PersonID(who), Office: access.FamilyMember}, "family", reaches)
	}
	return fmt.Sprintf("%s, for %v", who, reaches), err
}

// comes writes down that one of the family takes part from now on.
func (f *randomFamily) comes(who access.Actor, as string, reaches []string) {
	f.readers[string(who.Account)] = who
	f.begin(who, as, reaches...)
}

// relatives are those of the family who were let in at some time.
func (f *randomFamily) relatives() []access.Actor {
	var all []access.Actor
	for _, one := range f.people {
		for _, who := range f.readers {
			if string(who.Person) == one.id {
				all = append(all, who)
			}
		}
	}
	return all
}

func (f *randomFamily) shutsOut() (string, error) {
	if len(f.relatives()) == 0 {
		return "", errNothing
	}
	who := pick(f, f.relatives())
	_, err := f.w.Desk.EndWayIn(f.t.Context(), f.by(f.w.Unit), who.Person, "It was not safe")
	if err == nil {
		f.ends(string(who.Account), "family")
		f.ends(string(who.Account), "beside them")
		f.locked[string(who.Account)] = true
	}
	return string(who.Person), err
}

func (f *randomFamily) bringsSupport() (string, error) {
	reaches := some(f, f.entries(false), 2)
	who := f.w.Member(f.id, pick(f, []access.PartKind{access.PartSupporter, access.PartAdvocate}), "Somebody Beside", people(reaches)...)
	f.people = append(f.people, onePerson{id: string(who.Person), adult: true})
	f.comes(who, "beside them", reaches)
	return fmt.Sprintf("%s, for %v", who.Person, reaches), nil
}

func (f *randomFamily) settlesMerge(m family.Merging) error {
	if _, err := f.w.Desk.ProposeMerge(f.t.Context(), f.by(f.w.Unit), m); err != nil {
		return err
	}
	seen, err := f.w.Desk.ViewFamily(f.t.Context(), f.w.Recorder, f.id)
	if err != nil {
		return err
	}
	for _, waits := range seen.Show().Mergings {
		if waits.Person == m.Person {
			_, err = f.w.Desk.SettleMerge(f.t.Context(), f.by(f.w.Recorder), f.id, waits.ID, true)
			if err != nil { // nothing is left that would be in the way of the next
				if _, no := f.w.Desk.SettleMerge(f.t.Context(), f.by(f.w.Unit), f.id, waits.ID, false); no != nil {
					return fmt.Errorf("declining it: %w", no)
				}
			}
		}
	}
	return err
}

func (f *randomFamily) merges() (string, error) {
	among := f.entries(f.draw.IntN(2) == 0)
	if len(among) < 2 {
		return "", errNothing
	}
	one, kept := pick(f, among), pick(f, among)
	err := f.settlesMerge(family.Merging{
		Kind: family.Merge, Person: access.PersonID(one), Kept: access.PersonID(kept), Words: family.MergeWords{Ground: "person", Why: "She said so"},
	})
	if err == nil {
		f.turnsOut(one, kept)
	}
	return one + " is " + kept, err
}

func (f *randomFamily) turnsOut(one, into string) {
	for i := range f.people {
		if f.people[i].id == one {
			f.people[i].into = into
		}
	}
}

func (f *randomFamily) unmerges() (string, error) {
	var merged []string
	for _, one := range f.people {
		if one.into != "" {
			merged = append(merged, one.id)
		}
	}
	if len(merged) == 0 {
		return "", errNothing
	}
	one := pick(f, merged)
	err := f.settlesMerge(family.Merging{Kind: family.Unmerge, Person: access.PersonID(one), Words: family.MergeWords{Why: "It was her sister"}})
	if err == nil {
		f.turnsOut(one, "")
		f.apart = append(f.apart, one)
	}
	return one, err
}

func (f *randomFamily) isAsked() (string, error) {
	who := pick(f, f.everybody())
	_, err := f.w.Desk.RecordSafeContact(f.t.Context(), f.by(f.worker()), family.Contact{
		Person: access.PersonID(who), AskedOn: f.w.Today(), Words: family.ContactWords{Phone: "01632 960 199", Ring: true},
	}, true)
	if err == nil && !slices.Contains(f.asked, who) {
		f.asked = append(f.asked, who)
	}
	return who, err
}

func (f *randomFamily) waits() (string, error) {
	d := time.Duration(1+f.draw.IntN(20)) * time.Hour
	if f.draw.IntN(3) == 0 {
		d = time.Duration(1+f.draw.IntN(4)) * 24 * time.Hour
	}
	if night, there := f.night(); there { // to its end, and to just before
		d = night.until.Sub(f.now) - time.Duration(f.draw.IntN(2))*time.Second
	}
	f.goesBy(d)
	return d.String(), nil
}

func (f *randomFamily) says() (string, error) {
	said := oneSaid{
		audience: pick(f, []string{"everyone", "everyone", "professionals", "named", "not-named", "child-chosen", "chair"}),
		about:    some(f, f.entries(false), 2), writer: string(pick(f, f.w.All()).Account),
	}
	names := append(f.everybody(), string(f.w.Teacher.Account), string(f.w.GP.Account), said.writer)
	for _, one := range f.people { // an entry that turned out to be another names them still
		names = append(names, one.id)
	}
	switch said.audience {
	case "professionals":
		said.names = some(f, names, 1)
	case "named", "not-named", "child-chosen":
		said.names = append(some(f, names, 1), pick(f, names))
	}
	if f.draw.IntN(3) == 0 {
		said.inTheirName = pick(f, names)
	}
	var to []access.Party
	for _, one := range said.names {
		to = append(to, access.Party(one))
	}
	id, err := f.saves(func(tx *store.Tx, pass access.Pass) (string, error) {
		s := statement.Statement{
			ID: statement.ID(tx.NewID()), Kind: statement.Fact, Audience: access.For(access.AudienceKind(said.audience), to...), About: people(said.about),
			Writer: access.AccountID(said.writer), SaidBy: access.Party(said.inTheirName), Words: statement.Words{Text: "What was said"},
		}
		return string(s.ID), tx.AddStatement(pass, s)
	})
	if err == nil {
		said.id = id
		f.said = append(f.said, said)
	}
	return fmt.Sprintf("%+v", said), err
}

// saves does something straight in the store, as whoever works with the family.
func (f *randomFamily) saves(save func(tx *store.Tx, pass access.Pass) (string, error)) (string, error) {
	return store.Act(f.t.Context(), f.w.DB, f.by(f.worker()), "save for a test", func(tx *store.Tx) (string, error) {
		pass, err := tx.Allow(f.id, access.RecordConcern, "")
		if err != nil {
			return "", err
		}
		return save(tx, pass)
	})
}
