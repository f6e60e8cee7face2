package casework

import (
	"fmt"
	"maps"
	"slices"

	"kith/access"
	"kith/conference"
	"kith/family"
	"kith/internal/store"
	"kith/plan"
	"kith/procedure"
	"kith/record"
	"kith/report"
	"kith/statement"
)

// recordSources are all that the record of one conference is made of, shut, read once. Each recipient's copy is opened
// from them with what that recipient may know.
type recordSources struct {
	pass        access.Pass
	c           conference.Conference
	tenant      store.Tenant
	pack        procedure.Pack
	people      []access.Held[family.Person]
	stands      func(access.PersonID) access.PersonID // the entry that stands for one that was merged
	ties        []access.Held[family.Relationship]
	accounts    map[access.AccountID]store.Account
	attenders   []conference.Attender
	asked       []access.Held[conference.Attender] // the same, shut as their invitations are
	talks       []access.Held[conference.Talk]
	reports     []report.Report
	points      map[report.ID][]report.Line
	shares      map[report.ID][]access.Held[report.Share]
	entries     []conference.Entry
	statements  map[statement.ID]access.Held[statement.Statement]
	replies     map[statement.ID][]access.Held[statement.Reply]
	scores      []access.Held[conference.Score]
	dangers     map[access.PersonID]statement.ID
	views       []access.Held[conference.View]
	heard       []access.Held[conference.Heard]
	outline     []access.Held[conference.OutlineLine]
	lines       []access.Held[plan.Line] // of the plans
	wasLines    map[plan.LineID][]store.LineVersion
	decisions   []access.Held[conference.Decision]
	dissents    []access.Held[conference.Dissent]
	gates       []conference.GatePassed
	given       []conference.DayGivenUp
	earlier     []access.Held[conference.Earlier]
	steps       []conference.Step
	next        conference.NextSteps
	corrections map[record.Ref]record.Correction
	notRight    []access.Held[statement.CorrectionRequest]
	records     []record.Record
}

// recordOf reads what a conference's record is made of, for somebody who makes it.
func (d *Desk) recordOf(r *store.Reading, pass access.Pass, id conference.ID) (*recordSources, error) {
	s := &recordSources{pass: pass, accounts: map[access.AccountID]store.Account{}}
	var err error
	read := func(one func() error) {
		if err == nil {
			err = one()
		}
	}
	f := pass.Family()
	read(func() error { s.c, err = r.Conference(pass, id); return err })
	read(func() error { s.tenant, err = r.Tenant(); return err })
	read(func() error { s.pack, err = d.packOf(r, s.c.Procedure, s.c.HeldOn); return err })
	read(func() error { s.people, err = r.People(f); return err })
	read(func() error { s.stands, err = r.StandsFor(f); return err })
	read(func() error { s.ties, err = r.Relationships(f); return err })
	read(func() error { return s.readAccounts(r) })
	read(func() error { s.attenders, err = r.Attenders(pass, id); return err })
	read(func() error { s.asked, err = r.ShutAttenders(pass, s.attenders); return err })
	read(func() error { s.talks, _, err = r.Talks(pass, s.c); return err })
	read(func() error { s.reports, err = r.Reports(pass, id); return err })
	read(func() error { s.points, err = r.Points(pass, id); return err })
	read(func() error { s.shares, err = r.Shares(pass, id); return err })
	read(func() error { s.entries, err = r.WallEntries(pass, id); return err })
	read(func() error { s.statements, err = r.Statements(f); return err })
	read(func() error { s.replies, err = r.Replies(f); return err })
	read(func() error { s.scores, _, err = r.Scores(pass, id); return err })
	read(func() error { s.dangers, err = r.Dangers(pass, id); return err })
	read(func() error { s.views, err = r.Views(pass, id); return err })
	read(func() error { s.heard, err = r.Heard(pass, id); return err })
	read(func() error { s.outline, err = r.OutlineLines(pass, id); return err })
	read(func() error { return s.readLines(r, f) })
	read(func() error { s.decisions, err = r.Decisions(pass, id); return err })
	read(func() error { s.dissents, err = r.Dissents(pass, id); return err })
	read(func() error { s.gates, err = r.Gates(pass, id); return err })
	read(func() error { s.given, err = r.DaysGivenUp(pass, id); return err })
	read(func() error { s.earlier, err = r.EarlierDays(pass, id); return err })
	read(func() error { s.steps, err = r.Steps(pass, id); return err })
	read(func() error { s.next, err = r.NextSteps(pass, id); return err })
	read(func() error { s.corrections, err = r.Corrections(pass, id); return err })
	read(func() error { s.notRight, err = r.CorrectionRequests(pass); return err })
	read(func() error { s.records, err = r.Records(pass, id); return err })
	if err != nil {
		return nil, fmt.Errorf("reading what the record is made of: %w", err)
	}
	if s.c.State != conference.Closed {
		return nil, record.ErrNotClosed
	}
	return s, nil
}

func (s *recordSources) readAccounts(r *store.Reading) error {
	all, err := r.EveryAccount()
	if err != nil {
		return err
	}
	for _, a := range all {
		s.accounts[a.ID] = a
	}
	return nil
}

// latest is the issue of the record that is being made or was made last; a new draft where there is none.
func (s *recordSources) latest() record.Record {
	if n := len(s.records); n > 0 {
		return s.records[n-1]
	}
	return record.Record{Family: s.c.Family, Conference: s.c.ID, Edition: 1, State: record.Draft}
}

// event is what the clock of the record counts from.
func (s *recordSources) event() procedure.Event {
	if s.c.First() {
		return procedure.InitialConference
	}
	return procedure.Review
}

// reader is one recipient's way into the sources: what they may know, and what they may call people.
type reader struct {
	*recordSources

	know     access.Knowing
	people   map[access.PersonID]family.Person
	ties     []family.Relationship
	children []family.Person
	made     map[record.Ref]bool      // what the matter was made from: see from
	under    map[record.Ref][]quoting // the lines that quote a point of a report which is no line itself
}

// from notes what the reader's record is made from, and names it.
func (r *reader) from(ref string) record.Ref {
	r.made[record.Ref(ref)] = true
	return record.Ref(ref)
}

// content is the record as the reader may know it, for whoever is named, and what it is made from.
func (r *reader) content(named string) (record.Document, []record.Ref) {
	d := record.Assemble(r.matter(named))
	return d, r.madeFrom()
}

func (r *reader) madeFrom() []record.Ref { return slices.Sorted(maps.Keys(r.made)) }

func (s *recordSources) readBy(k access.Knowing) *reader {
	read := &reader{recordSources: s, know: k, people: map[access.PersonID]family.Person{}, ties: access.Known(k, s.ties), made: map[record.Ref]bool{}, under: map[record.Ref][]quoting{}}
	for _, who := range access.Known(k, s.people) {
		read.people[who.ID] = who
	}
	for _, child := range s.c.Children {
		if who, known := read.who(child); known && who.Kind != family.Adult {
			who.ID = child // as what was said and decided has it
			read.children = append(read.children, who)
		}
	}
	return read
}

// who is one of the family whom the reader may know of. What was said of an entry that was merged since is of the one kept.
func (r *reader) who(id access.PersonID) (family.Person, bool) {
	who, known := r.people[r.stands(id)]
	return who, known
}

// person is one of the family by name and by what they are to the children, as far as the reader may know.
func (r *reader) person(id access.PersonID) (record.Person, bool) {
	who, known := r.who(id)
	if !known {
		return record.Person{}, false
	}
	r.from("person/" + string(id))
	said := record.Person{Name: who.FullName()}
	if who.Kind != family.Adult {
		return said, true
	}
	for _, tie := range r.ties {
		if tie.Person == id && r.c.Includes(tie.Child) {
			child, _ := r.who(tie.Child)
			said.As = join(said.As, child.FirstName()+"’s "+string(tie.Tie))
		}
	}
	return said, true
}

func join(said, more string) string {
	if said == "" || more == "" {
		return said + more
	}
	return said + ", " + more
}

// party is somebody by name and job, as far as the reader may know; false for one of the family whom they may not know
// of, and then nothing of theirs is in the reader's copy.
func (r *reader) party(p access.Party) (record.Person, bool) {
	if a, staff := r.accounts[access.AccountID(p)]; staff {
		if a.Person != "" {
			return r.person(a.Person)
		}
		return record.Person{Name: a.Name, As: join(a.Job, a.Agency)}, true
	}
	for _, a := range r.attenders {
		if access.Party(a.ID) == p {
			return r.attender(a)
		}
	}
	return r.person(access.PersonID(p))
}

// attender is somebody at the conference. One who came beside the family, such as a friend, is known to professionals
// and to themselves.
func (r *reader) attender(a conference.Attender) (record.Person, bool) {
	if a.Person != "" {
		return r.person(a.Person)
	}
	if own, there := r.accounts[a.Account]; there && own.Person != "" {
		return r.person(own.Person)
	}
	if a.Family() && !r.know.Professional() && !r.know.Is(access.Party(a.Account)) {
		return record.Person{}, false
	}
	if own, there := r.accounts[a.Account]; there {
		return record.Person{Name: own.Name, As: join(own.Job, own.Agency)}, true
	}
	return record.Person{Name: a.Name, As: join(string(a.Role), a.Agency)}, true
}

// invited is somebody who was asked to come, if the reader may know that they were: who works with one child alone is not
// named to another's father.
func (r *reader) invited(invitation string) (record.Person, bool) {
	for _, a := range access.Known(r.know, r.asked) {
		if a.ID == invitation {
			return r.attender(a)
		}
	}
	return record.Person{}, false
}
