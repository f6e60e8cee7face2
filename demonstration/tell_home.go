package demonstration

import (
	"kith/conference"
	"kith/family"
	"kith/timescale"
)

// home is where some of a family live.
type home struct {
	name, address string // the address in lines
	who           []string
	since         timescale.Date // three years ago unless told
	post          family.Post
	hidden        []string // who must not learn the address
	closed        bool     // those who live there and professionals alone know it
	notes         string
}

// livesAt records a household.
func (s *teller) livesAt(h home) {
	if h.since.IsZero() {
		h.since = s.clock.today().AddMonths(-36)
	}
	one := family.Household{
		Post: h.post, Hidden: s.persons(h.hidden...), Open: !h.closed,
		Words: family.HouseholdWords{Name: h.name, Address: h.address, Notes: h.notes},
	}
	for _, who := range h.who {
		one.Members = append(one.Members, family.Member{Person: s.person(who), From: h.since})
	}
	must("recording a household", second(s.desk.RecordHousehold(s.ctx, s.by(s.worker), s.family, one, "")))
}

// mayReach records how somebody, asked alone today, said that they may be reached.
func (s *teller) mayReach(who string, words family.ContactWords) {
	must("recording safe contact", second(s.desk.RecordSafeContact(s.ctx, s.by(s.worker), family.Contact{
		Person: s.person(who), AskedOn: timescale.InstantOf(s.clock.Now()).Date(), Words: words,
	}, true)))
}

// moves tells of a change to the conference: what happened, why, who agreed, and who was told by telephone today.
func (s *teller) moves(by, agreed string, kind conference.ChangeKind, why, family string, told ...string) {
	today := timescale.InstantOf(s.clock.Now()).Date()
	ch := conference.Change{Kind: kind, Reason: why, Family: family, AgreedBy: s.staff(agreed).Account}
	for _, who := range told {
		ch.Told = append(ch.Told, conference.Told{Who: who, How: "telephone", On: today})
	}
	must("changing the conference", second(s.desk.ChangeConference(s.ctx, s.by(by), s.conference, ch)))
}
