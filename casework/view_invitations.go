package casework

import (
	"context"
	"fmt"
	"slices"

	"kith/access"
	"kith/conference"
	"kith/family"
	"kith/internal/store"
	"kith/procedure"
	"kith/timescale"
)

// InvitationList is who is asked to a conference, as the staff who take part see it.
type InvitationList struct {
	ID           conference.ID
	Kind         conference.Kind
	State        conference.State
	HeldOn       timescale.Date
	Children     []Named
	Invited      []InvitedView
	Proposed     []Invitable
	Undecided    []Named // hold parental responsibility, and are neither invited nor decided about
	Missing      []string
	Here         []string // what is missing from a quorum of those marked as there
	Taking       []TakingPart
	Exception    []string // why the chair goes on without a quorum
	CanInvite    bool
	CanLetIn     bool // may make cards for guests
	CanMark      bool
	CanDecide    bool
	CanChoose    bool
	CanTakeNotes bool // of a solicitor
	Mine         string
	Covered      []InvitedView // those for whom the reader covers today
}

// InvitedView is one person asked, as staff see them.
type InvitedView struct {
	Invitation conference.Invitation
	Name       string
	Job        string
	For        []Named // the children they work with, where not all
	BroughtBy  string
	DecidedBy  string // the chair, of somebody not invited
	AnsweredBy string // whoever answered for somebody they cover for
	Holds      bool   // parental responsibility for one of the children
	There      Seat   // how they are there, as marked
	Guest      bool   // signs in for this conference alone, with a card from the unit
}

// Invitable is somebody whom the unit is proposed to invite.
type Invitable struct {
	Key    string
	Name   string
	Role   conference.Role
	Why    string
	invite NewInvitation
}

// TakingPart is how one child takes part.
type TakingPart struct {
	Child  Named
	Age    string
	Offer  bool // old enough to be invited by the procedure
	Born   bool
	Taking conference.Participation
}

// ViewInvitations shows who is asked to a conference and who is proposed, to the staff who take part.
func (d *Desk) ViewInvitations(ctx context.Context, actor access.Actor, id conference.ID) (access.Copy[InvitationList], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (InvitationList, error) {
		f, err := r.ConferenceFamily(id)
		if err != nil {
			return InvitationList{}, err
		}
		pass, err := r.AllowAt(f, access.ViewConference, id)
		if err != nil {
			return InvitationList{}, err
		}
		return d.invitationList(r, pass, id)
	})
	if err != nil {
		return seen, fmt.Errorf("looking at who is invited: %w", err)
	}
	return seen, nil
}

func (d *Desk) invitationList(r *store.Reading, pass access.Pass, id conference.ID) (InvitationList, error) {
	var list InvitationList
	about, err := d.gathering(r, pass, id)
	if err != nil {
		return list, err
	}
	c, k := about.conference, access.Know(pass)
	going := c.State != conference.Closed && c.State != conference.Cancelled
	list = InvitationList{
		ID: id, Kind: c.Kind, State: c.State, HeldOn: c.HeldOn,
		CanInvite: k.Has(access.PartUnit) && (c.State == conference.Booked || c.State == conference.Open), CanDecide: k.Has(access.PartChair) && going,
		CanMark:   k.Has(access.PartChair, access.PartRecorder, access.PartUnit) && c.Markable(about.today) == nil,
		CanChoose: k.Has(access.PartSocialWorker, access.PartUnit, access.PartChair) && going,
	}
	list.CanLetIn = k.Has(access.PartUnit)
	list.CanTakeNotes = k.Has(access.PartUnit, access.PartSocialWorker)
	if list.Children, err = names(r, k, c.Family, c.Children); err != nil {
		return list, err
	}
	covered, err := r.Covered()
	if err != nil {
		return list, err
	}
	for _, i := range about.invited {
		if i.Account != "" && i.Account == r.Actor().Account {
			list.Mine = i.ID
		}
		list.Invited = append(list.Invited, about.view(i))
		if i.TakesPart() && slices.Contains(covered, i.Account) {
			list.Covered = append(list.Covered, about.view(i))
		}
	}
	if list.CanInvite {
		list.Proposed = about.proposals()
	}
	list.Undecided = about.undecided()
	_, list.Missing = conference.Forecast(about.pack, c.Kind, about.invited)
	_, list.Here = conference.Quorate(about.pack, c.Kind, about.invited)
	if list.Taking, err = about.taking(r, pass); err != nil {
		return list, err
	}
	passed, err := r.Gates(pass, id)
	for _, g := range passed {
		if (g.Gate == conference.GateQuorum || g.Gate == conference.GatePolice) && !slices.Contains(list.Exception, g.Words.Why) {
			list.Exception = append(list.Exception, g.Words.Why)
		}
	}
	return list, err
}

// gathered is what is read once to say who is and could be at a conference.
type gathered struct {
	conference conference.Conference
	pack       procedure.Pack
	people     []family.Person
	related    []family.Relationship
	holders    []store.PartHolder
	staff      map[access.AccountID]Worker
	invited    []conference.Invitation
	today      timescale.Date
}

func (d *Desk) gathering(r *store.Reading, pass access.Pass, id conference.ID) (gathered, error) {
	g := gathered{today: r.Today()}
	k := access.Know(pass)
	var err error
	if g.conference, err = r.Conference(pass, id); err != nil {
		return g, err
	}
	on := g.conference.HeldOn
	if on.IsZero() {
		on = g.today
	}
	if g.pack, err = d.pack(r, on); err != nil {
		return g, err
	}
	people, err := r.People(g.conference.Family)
	if err != nil {
		return g, err
	}
	related, err := r.Relationships(g.conference.Family)
	if err != nil {
		return g, err
	}
	invited, err := r.Invitations(pass, id)
	if err != nil {
		return g, err
	}
	g.people, g.related, g.invited = access.Known(k, people), access.Known(k, related), access.Known(k, invited)
	if g.holders, err = r.PartHolders(g.conference.Family); err != nil {
		return g, err
	}
	g.staff, err = workers(r)
	return g, err
}

func (g gathered) person(id access.PersonID) (family.Person, bool) {
	for _, p := range g.people {
		if p.ID == id {
			return p, true
		}
	}
	return family.Person{}, false
}

func (g gathered) view(i conference.Invitation) InvitedView {
	v := InvitedView{
		Invitation: i, Name: i.Words.Name, Job: i.Words.Tie, Holds: g.holds(i.Person), There: seatOn(g.conference, i),
		DecidedBy: g.staff[i.DecidedBy].Name, AnsweredBy: g.staff[i.Words.AnsweredBy].Name,
	}
	if w, ok := g.staff[i.Account]; ok {
		v.Name, v.Job, v.Guest = w.Name, w.Job, w.Guest
	}
	if p, ok := g.person(i.Person); ok {
		v.Name = p.FullName()
	}
	for _, c := range i.Children {
		if p, ok := g.person(c); ok {
			v.For = append(v.For, Named{ID: p.ID, First: p.FirstName(), Full: p.FullName()})
		}
	}
	for _, h := range g.holders {
		if p, ok := g.person(h.Person); ok && i.BroughtBy != "" && h.Account == i.BroughtBy {
			v.BroughtBy = p.FullName()
		}
	}
	return v
}

// holds reports whether somebody has parental responsibility for a child of the conference.
func (g gathered) holds(who access.PersonID) bool {
	return slices.ContainsFunc(g.related, func(rel family.Relationship) bool {
		return rel.Person == who && rel.Responsibility == family.Holds && g.conference.Includes(rel.Child)
	})
}

// undecided are those who hold parental responsibility and are neither invited nor decided about by the chair.
func (g gathered) undecided() []Named {
	var all []Named
	for _, p := range g.people {
		listed := slices.ContainsFunc(g.invited, func(i conference.Invitation) bool {
			return i.Person == p.ID && i.State != conference.Uninvited
		})
		if p.Kind == family.Adult && g.holds(p.ID) && !listed {
			all = append(all, Named{ID: p.ID, First: p.FirstName(), Full: p.FullName()})
		}
	}
	return all
}

func (g gathered) taking(r *store.Reading, pass access.Pass) ([]TakingPart, error) {
	held, err := r.Participations(pass, g.conference.ID)
	if err != nil {
		return nil, err
	}
	chosen := access.Known(access.Know(pass), held)
	var all []TakingPart
	for _, p := range g.people {
		if !g.conference.Includes(p.ID) {
			continue
		}
		t := TakingPart{Child: Named{ID: p.ID, First: p.FirstName(), Full: p.FullName()}, Offer: g.offered(p), Age: "not born yet"}
		if age, born := p.Age(g.today); born {
			t.Born = true
			t.Age = fmt.Sprintf("%d years old", age)
		}
		for _, c := range chosen {
			if c.Child == p.ID {
				t.Taking = c
			}
		}
		all = append(all, t)
	}
	return all, nil
}

// offered reports whether the procedure offers a child of this age an invitation. Without a fixed age the social worker
// judges the child's understanding, so the invitation is proposed for nobody by itself.
func (g gathered) offered(p family.Person) bool {
	rule := g.pack.Children.Invited.Value
	age, born := p.Age(g.today)
	return born && rule.Rule == procedure.FromAge && age >= rule.Age
}
