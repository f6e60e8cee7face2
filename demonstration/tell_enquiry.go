package demonstration

import (
	"strings"

	"kith/access"
	"kith/casework"
	"kith/enquiry"
	"kith/family"
	"kith/timescale"
)

// concern is what began a family's case.
type concern struct {
	from, agency string
	source       string // a code of the national return
	need         string // a code of the national return
	what         string
	children     []casework.ConcernChild
}

// concern records what somebody told the council, today.
func (s *teller) concern(worker string, c concern) {
	s.worker = worker
	today := timescale.InstantOf(s.clock.Now()).Date()
	s.enquiry = got(s.desk.RecordConcern(s.ctx, s.by(worker), casework.Concern{
		From: c.from, Agency: c.agency, Source: c.source, What: c.what, ReferredOn: today, Children: c.children,
	}))("recording the concern")
	seen := got(s.desk.ViewEnquiry(s.ctx, s.staff(worker), s.enquiry))("reading the enquiry").Show()
	s.family = seen.Family
	for _, child := range seen.Children {
		s.people[child.First] = child.ID
	}
	must("describing the enquiry", second(s.desk.DescribeEnquiry(s.ctx, s.by(worker), s.enquiry, casework.EnquiryDetails{
		PrimaryNeed: c.need, Source: c.source, ReferredOn: today,
	})))
}

func second[T any](_ T, err error) error { return err }

// strategy records a strategy discussion held today that starts the enquiry. Each of those who took part is an agency's
// code and a name: "police: Dev Rao".
func (s *teller) strategy(notes string, tookPart ...string) {
	said := casework.Discussed{
		HeldOn: timescale.InstantOf(s.clock.Now()).Date(), Notes: notes, Starts: true, Basis: enquiry.LikelyHarm,
		TookPart: []enquiry.TookPart{{Agency: enquiry.SocialCare, Who: s.cast.called(s.worker)}},
	}
	for _, p := range tookPart {
		agency, who, _ := strings.Cut(p, ": ")
		said.TookPart = append(said.TookPart, enquiry.TookPart{Agency: agency, Who: who})
	}
	must("recording the strategy discussion", second(s.desk.RecordStrategyDiscussion(s.ctx, s.by(s.worker), s.enquiry, said)))
}

// agency records what an agency thinks should happen.
func (s *teller) agency(code, who string, opinion enquiry.Opinion, said string) {
	must("recording an agency's view", second(s.desk.RecordAgencyView(s.ctx, s.by(s.worker), s.enquiry, enquiry.View{
		Agency: code, Opinion: opinion, Words: enquiry.ViewWords{Who: who, Said: said},
	})))
}

// concludes ends the enquiry in a conference: the worker proposes it, and their manager agrees.
func (s *teller) concludes(manager, reason, decided string) {
	must("proposing how the enquiry ends", second(s.desk.ProposeOutcome(s.ctx, s.by(s.worker), s.enquiry, casework.Proposal{
		Outcome: enquiry.HoldConference, Reason: reason,
	})))
	must("concluding the enquiry", second(s.desk.ConcludeEnquiry(s.ctx, s.by(manager), s.enquiry, decided)))
}

// tie is what somebody is to a child.
type tie struct {
	to   string // the child's first name
	as   family.Tie
	with family.Responsibility
}

// adult adds an adult of the family.
func (s *teller) adult(d family.Details, ties ...tie) {
	first, _, _ := strings.Cut(d.Name, " ")
	s.people[first] = got(s.desk.AddPerson(s.ctx, s.by(s.worker), casework.NewPerson{
		Family: s.family, Kind: family.Adult, Details: d,
	}))("adding " + first)
	for _, t := range ties {
		s.tied(first, t)
	}
}

func (s *teller) tied(first string, t tie) {
	must("relating "+first, second(s.desk.RecordRelationship(s.ctx, s.by(s.worker), family.Relationship{
		Person: s.person(first), Child: s.person(t.to), Tie: t.as, Responsibility: t.with,
	})))
}

// letIn gives somebody of the family a way in, and a place at the door.
func (s *teller) letIn(first, what string, children ...string) {
	id := s.person(first)
	account := got(s.desk.LetIn(s.ctx, s.by(s.worker), casework.WayIn{Person: id, Children: s.persons(children...)}))("letting " + first + " in")
	s.in[first] = access.Actor{Tenant: s.tenant, Account: account, Person: id, Office: access.FamilyMember}
	s.group.People = append(s.group.People, Person{Tenant: s.tenant, Account: account, Name: first, Job: what})
}

// born is a child's birthday, so many years and months before today.
func (s *teller) born(years, months int) timescale.Date {
	return s.clock.today().AddMonths(-12*years - months).AddDays(-9)
}

// mother, father and the others say what somebody is to some children, with parental responsibility where they have it.
func mother(of ...string) []tie { return ties(family.Mother, family.Holds, of) }

func father(of ...string) []tie { return ties(family.Father, family.Holds, of) }

func grandparent(of ...string) []tie { return ties(family.Grandparent, family.HoldsNot, of) }

func ties(as family.Tie, with family.Responsibility, of []string) []tie {
	all := make([]tie, len(of))
	for i, child := range of {
		all[i] = tie{to: child, as: as, with: with}
	}
	return all
}
