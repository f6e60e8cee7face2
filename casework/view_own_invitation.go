package casework

import (
	"context"
	"fmt"
	"slices"

	"kith/access"
	"kith/conference"
	"kith/internal/store"
	"kith/procedure"
	"kith/timescale"
)

// OwnInvitation is a conference as somebody invited to it reads of it: only what they may know, in the procedure's words.
type OwnInvitation struct {
	ID         conference.ID
	Held       bool                    // has a day
	Before     []conference.DayGivenUp // days on which it was to be held
	Other      *OtherChair             // who was to chair it before, where another does
	Regrouped  []Regrouped             // children put on it or taken off it since it was asked for
	On         timescale.Date
	Kept       Kept // the rule that its day keeps to
	Begins     string
	Ends       string
	Venue      string
	Joining    string
	Children   []Named
	Chair      Worker
	Recorder   Worker
	Qualified  string
	Experience string
	Worker     Worker // the social worker
	People     []MeetingPerson
	Brought    []MeetingPerson
	Agenda     []procedure.AgendaItem
	Own        conference.Invitation
	For        string            // the name of whoever of the staff is invited
	Arranges   map[string]string // by need, who arranges it
	Cannot     string
	Threshold  string
	Legal      string
	Decides    string
	Supporters string
	Notice     bool // a solicitor has to be told beforehand
	Interprets string
	Says       string // the procedure's own word for who is invited as the chair
	Prompts    []procedure.Prompt

	ChildThreshold string                   // what the conference looks at, as a child reads it
	InNeedName     string                   // what a Child in Need plan is called
	Taking         conference.Participation // how the reader takes part, where the conference is about them
	Come, NotCome  []Named                  // the children who are there themselves, and those who are not
	Out            *OutShown                // the reader is kept out of it, or of a part of it
}

// IsChild reports whether the reader is a child whom the conference is about.
func (m OwnInvitation) IsChild() bool { return m.Own.Role == conference.RoleChild }

// MeetingPerson is somebody who will be there.
type MeetingPerson struct {
	ID     string
	Name   string
	Job    string
	Role   conference.Role
	State  conference.Standing
	Myself bool
	Known  bool // a solicitor whose coming both the unit and the social worker have taken note of
}

// ViewOwnInvitation shows somebody the conference that they are invited to. To anybody else it is not there.
func (d *Desk) ViewOwnInvitation(ctx context.Context, actor access.Actor, id conference.ID) (access.Copy[OwnInvitation], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (OwnInvitation, error) {
		f, err := r.ConferenceFamily(id)
		if err != nil {
			return OwnInvitation{}, err
		}
		pass, err := r.AllowAt(f, access.ViewMeeting, id)
		if err != nil {
			return OwnInvitation{}, err
		}
		return d.ownInvitationView(r, pass, id)
	})
	if err != nil {
		return seen, fmt.Errorf("looking at a meeting: %w", err)
	}
	return seen, nil
}

// ViewInvitationCovered shows whoever covers for somebody of the staff today the conference that these are invited to. To
// anybody else it is not there.
func (d *Desk) ViewInvitationCovered(ctx context.Context, actor access.Actor, id conference.ID, away access.AccountID) (access.Copy[OwnInvitation], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (OwnInvitation, error) {
		f, err := r.ConferenceFamily(id)
		if err != nil {
			return OwnInvitation{}, err
		}
		pass, err := r.AllowAt(f, access.ViewMeeting, id)
		if err != nil {
			return OwnInvitation{}, err
		}
		covered, err := r.Covered()
		if err != nil {
			return OwnInvitation{}, err
		}
		if !slices.Contains(covered, away) {
			return OwnInvitation{}, access.ErrNotFound
		}
		return d.invitationView(r, pass, id, func(i conference.Invitation) bool { return i.Account == away && i.TakesPart() })
	})
	if err != nil {
		return seen, fmt.Errorf("looking at a colleague's meeting: %w", err)
	}
	return seen, nil
}

func (d *Desk) ownInvitationView(r *store.Reading, pass access.Pass, id conference.ID) (OwnInvitation, error) {
	return d.invitationView(r, pass, id, func(i conference.Invitation) bool { return mine(r.Actor(), i) })
}

func (d *Desk) invitationView(r *store.Reading, pass access.Pass, id conference.ID, which func(conference.Invitation) bool) (OwnInvitation, error) {
	g, err := d.gathering(r, pass, id)
	if err != nil {
		return OwnInvitation{}, err
	}
	own := slices.IndexFunc(g.invited, which)
	if own < 0 {
		return OwnInvitation{}, access.ErrNotFound
	}
	c, p := g.conference, g.pack
	on, begins := c.Next()
	m := OwnInvitation{
		ID: id, Held: !on.IsZero(), On: on, Begins: begins, Ends: c.Ends, Venue: c.Words.Venue, Joining: c.Words.Joining,
		Chair: g.staff[c.Chair], Recorder: g.staff[c.Recorder], Own: g.invited[own], Agenda: p.Meeting.Agenda.Value, Cannot: p.Decision.CannotDecide.Value,
		Threshold: p.Decision.ThresholdWords.Value, Legal: p.Decision.LegalStatusWords.Value, Decides: p.Decision.Words.Value,
		Supporters: p.Parents.SupporterWords.Value, Notice: p.Parents.SolicitorNotice.Value, Interprets: p.Parents.Interpreter.Value,
		Prompts: p.Parents.Prompts.Value,
	}
	m.For = g.staff[m.Own.Account].Name
	packs, err := d.packsHere(r)
	if err != nil {
		return m, err
	}
	if m.Kept, err = d.keptBy(packs, access.Know(pass), c); err != nil {
		return m, err
	}
	if m.Before, err = r.DaysGivenUp(pass, id); err != nil {
		return m, err
	}
	if m.Other, err = otherChair(r, pass, c); err != nil {
		return m, err
	}
	if m.Regrouped, err = regroupings(r, pass, id); err != nil {
		return m, err
	}
	m.Arranges = map[string]string{}
	for _, n := range m.Own.Needs {
		m.Arranges[n.ID] = g.staff[n.Owner].Name
	}
	if c.Kind == conference.Review {
		m.Agenda = p.Meeting.AgendaReview.Value
	}
	if m.Children, err = names(r, access.Know(pass), c.Family, c.Children); err != nil {
		return m, err
	}
	records, err := r.ChairRecords()
	if err != nil {
		return m, err
	}
	m.Qualified, m.Experience = records[c.Chair].Qualification, records[c.Chair].Experience
	if m.Worker, err = turnTo(r, c.Family); err != nil {
		return m, err
	}
	m.ChildThreshold, m.InNeedName = p.Children.ThresholdWords.Value, p.ChildInNeed.Name.Value
	if m.IsChild() {
		if m.Taking, err = participation(r, pass, id, r.Actor().Person); err != nil {
			return m, err
		}
	}
	if m.Out, err = outShown(r, pass, c, m.Own, g.invited, g.staff); err != nil {
		return m, err
	}
	whoIsThere(&m, g, r.Actor())
	held, err := r.Comings(id)
	for _, c := range access.Known(access.Know(pass), held) {
		for _, child := range m.Children {
			switch {
			case child.ID != c.Child:
			case c.There:
				m.Come = append(m.Come, child)
			default:
				m.NotCome = append(m.NotCome, child)
			}
		}
	}
	return m, err
}

// whoIsThere lists who will be there, by what they are and then by name: the order in which people were asked or answered
// is nobody's to read.
func whoIsThere(m *OwnInvitation, g gathered, me access.Actor) {
	for _, i := range g.invited {
		v := g.view(i)
		one := MeetingPerson{ID: i.ID, Name: v.Name, Job: v.Job, Role: i.Role, State: i.State, Myself: mine(me, i), Known: !i.UnitTold.IsZero() && !i.WorkerTold.IsZero()}
		switch {
		case i.State == conference.Uninvited, i.State == conference.NotInvited, i.State == conference.Apologies:
		case i.BroughtBy != "" && i.BroughtBy == me.Account:
			m.Brought = append(m.Brought, one)
		case i.BroughtBy == "":
			m.People = append(m.People, one)
		}
	}
	slices.SortFunc(m.People, func(a, b MeetingPerson) int { return compare(a.Name+string(a.Role), b.Name+string(b.Role)) })
	slices.SortFunc(m.Brought, func(a, b MeetingPerson) int { return compare(a.Name, b.Name) })
}

func compare(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}
