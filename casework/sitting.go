package casework

import (
	"slices"

	"kith/access"
	"kith/conference"
	"kith/family"
	"kith/internal/store"
	"kith/procedure"
	"kith/timescale"
)

// sitting is a conference as one person finds it: the procedure of its day, the children and the people at it whom they
// may know of.
type sitting struct {
	pass     access.Pass
	know     access.Knowing
	c        conference.Conference
	pack     procedure.Pack
	children []Named // those it is about, as far as the reader may know of them
	babies   map[access.PersonID]bool
	everyone []conference.Attender // for the rules, never for a page
	known    []conference.Attender // those whom the reader may know
	seats    []Seat                // for pages
	called   map[access.PersonID]string
	out      conference.OutNow // who is out of it, or of the closed part that is open
}

// Seat is somebody's place at a conference, as its reader may know them.
type Seat struct {
	Invitation  string
	Name        string
	Role        string
	Agency      string
	Presence    conference.Presence
	Present     bool // there now
	Family      bool
	Me          bool
	Late        bool // came when it had begun
	ArrivedAt   timescale.Instant
	LeftAt      timescale.Instant
	Deputy      string // who is there in their place
	Parts       string // for which parts, where not all
	Information bool   // sent what they know in writing
}

// sit reads a conference for somebody who may do this with it.
func (d *Desk) sit(r *store.Reading, id conference.ID, deed access.Deed) (*sitting, error) {
	f, err := r.ConferenceFamily(id)
	if err != nil {
		return nil, err
	}
	pass, err := r.AllowAt(f, deed, id)
	if err != nil {
		return nil, err
	}
	return d.seated(r, pass, id)
}

// sitFor is sit for an action: its entry is saved with it.
func (d *Desk) sitFor(tx *store.Tx, id conference.ID, deed access.Deed) (*sitting, error) {
	f, err := tx.ConferenceFamily(id)
	if err != nil {
		return nil, err
	}
	pass, err := tx.AllowAt(f, deed, id)
	if err != nil {
		return nil, err
	}
	return d.seated(&tx.Reading, pass, id)
}

func (d *Desk) seated(r *store.Reading, pass access.Pass, id conference.ID) (*sitting, error) {
	s := &sitting{pass: pass, know: access.Know(pass), babies: map[access.PersonID]bool{}, called: map[access.PersonID]string{}}
	var err error
	if s.c, err = r.Conference(pass, id); err != nil {
		return nil, err
	}
	day := s.c.HeldOn
	if day.IsZero() {
		day = r.Today()
	}
	if s.pack, err = d.packOf(r, s.c.Procedure, day); err != nil {
		return nil, err
	}
	people, err := r.People(pass.Family())
	if err != nil {
		return nil, err
	}
	for _, who := range access.Known(s.know, people) {
		s.called[who.ID] = who.FullName()
		if s.c.Includes(who.ID) {
			s.children = append(s.children, Named{ID: who.ID, First: who.FirstName(), Full: who.FullName()})
			s.babies[who.ID] = baby(who, day)
		}
	}
	if len(s.children) == 0 {
		return nil, access.ErrNotFound // about none of the children this reader may know of
	}
	if s.everyone, err = r.Attenders(pass, id); err != nil {
		return nil, err
	}
	if err := s.readWhoIsOut(r); err != nil {
		return nil, err
	}
	if err := s.mayBeHere(pass.Deed()); err != nil {
		return nil, err
	}
	held, err := r.ShutAttenders(pass, s.everyone)
	if err != nil {
		return nil, err
	}
	s.known = access.Known(s.know, held)
	for _, a := range s.known {
		if seat, known := s.seat(a); known {
			s.seats = append(s.seats, seat)
		}
	}
	return s, nil
}

// mayBeHere keeps out those of the family who are not invited: for them the conference is not there. Whoever has left it
// while it goes on says no more from their place, until the chair lets them back; nor does whoever is out of it, or of the closed
// part that is open, but to the chair about that.
func (s *sitting) mayBeHere(deed access.Deed) error {
	me, here := s.mine()
	switch {
	case s.pass.Actor().Office != access.FamilyMember:
		return nil
	case !here:
		return access.ErrNotFound
	case s.gone(me) && deed != access.ViewRoom:
		return conference.ErrHasLeft
	case deed == access.ViewRoom || deed == access.AnswerExclusion:
		return nil
	case s.outOfAll(me):
		return conference.ErrOutOfIt
	case s.outOfPart(me):
		return conference.ErrOutOfPart
	}
	return nil
}

// gone reports whether somebody of the family has left a conference that goes on.
func (s *sitting) gone(me conference.Attender) bool {
	return s.c.State == conference.Open && me.Attended() && !me.IsThere()
}

// baby reports whether a child is too young to be asked, so that what is known of their daily life stands for them.
func baby(who family.Person, on timescale.Date) bool {
	age, known := who.Age(on)
	return who.Kind == family.Unborn || known && age < 2
}

// seat is a place as the reader may know it: nobody's for somebody they may not know of.
func (s *sitting) seat(a conference.Attender) (Seat, bool) {
	if !slices.ContainsFunc(s.known, func(k conference.Attender) bool { return k.ID == a.ID }) {
		return Seat{}, false
	}
	seat := seatOn(s.c, a.Invitation)
	seat.Name, seat.Me = a.Name, s.me(a)
	if a.Person != "" {
		seat.Name = s.called[a.Person]
	}
	return seat, seat.Name != ""
}

// seatOn is the place that an invitation gives, with nobody's name on it.
func seatOn(c conference.Conference, i conference.Invitation) Seat {
	return Seat{
		Invitation: i.ID, Role: string(i.Role), Agency: i.Agency, Presence: i.Presence, Present: i.IsThere(), Family: i.Family(),
		Late: c.CameLate(i), ArrivedAt: i.ArrivedAt, LeftAt: i.LeftAt, Deputy: i.Words.Deputy, Parts: i.Words.Parts,
		Information: i.InformationSent,
	}
}

func (s *sitting) me(a conference.Attender) bool {
	return s.know.Is(access.Party(a.Account)) || s.know.Is(access.Party(a.Person))
}

// invited are the invitations of all who take part.
func (s *sitting) invited() []conference.Invitation {
	all := make([]conference.Invitation, len(s.everyone))
	for n, a := range s.everyone {
		all[n] = a.Invitation
	}
	return all
}

// mine is the reader's own place, if they have one.
func (s *sitting) mine() (conference.Attender, bool) {
	for _, a := range s.everyone {
		if s.me(a) {
			return a, true
		}
	}
	return conference.Attender{}, false
}

// attender is a place by its invitation.
func (s *sitting) attender(invitation string) (conference.Attender, error) {
	for _, a := range s.everyone {
		if a.ID == invitation {
			return a, nil
		}
	}
	return conference.Attender{}, access.ErrNotFound
}

// speaker is who said a thing, as the reader may know them; nobody for somebody they may not know of.
func (s *sitting) speaker(p access.Party) (Seat, bool) {
	for _, a := range s.everyone {
		if a.Is(p) {
			return s.seat(a)
		}
	}
	return Seat{}, false
}

// child checks that the conference is about a child.
func (s *sitting) child(id access.PersonID) error {
	if !s.c.Includes(id) {
		return conference.ErrNotThisChild
	}
	return nil
}

// name is what a child is called.
func (s *sitting) name(child access.PersonID) Named {
	for _, n := range s.children {
		if n.ID == child {
			return n
		}
	}
	return Named{ID: child}
}

// agenda is the order of this conference under its procedure.
func (s *sitting) agenda() []procedure.AgendaItem {
	if !s.c.First() && s.pack.Meeting.AgendaReview.IsSet() {
		return s.pack.Meeting.AgendaReview.Value
	}
	return s.pack.Meeting.Agenda.Value
}

// parents are those who come as a parent or carer of a child.
func (s *sitting) parents(r *store.Reading, child access.PersonID) ([]conference.Attender, error) {
	linked, err := r.LinkedTo(s.pass, child)
	if err != nil {
		return nil, err
	}
	var all []conference.Attender
	for _, a := range s.everyone {
		if a.IsParent() && (linked[access.Party(a.Person)] || linked[access.Party(a.Account)]) {
			all = append(all, a)
		}
	}
	return all, nil
}

// MeetingHead is what stands at the top of every page of a conference.
type MeetingHead struct {
	ID       conference.ID
	Kind     conference.Kind
	State    conference.State
	On       timescale.Date
	Begins   string
	Children []Named
	Words    PackWords
}

// PackWords are the words of the procedure that pages of the conference show.
type PackWords struct {
	CannotDecide, LegalStatus, Decides, NotWorking, Disagree string
	Chair, SocialWorker                                      string
}

func (s *sitting) head() MeetingHead {
	on, begins := s.c.Next()
	return MeetingHead{
		ID: s.c.ID, Kind: s.c.Kind, State: s.c.State, On: on, Begins: begins, Children: s.children,
		Words: PackWords{
			CannotDecide: s.pack.Decision.CannotDecide.Value, LegalStatus: s.pack.Decision.LegalStatusWords.Value,
			Decides: s.pack.Decision.Words.Value, NotWorking: s.pack.Decision.NotWorkingTogether.Value,
			Disagree: s.pack.Help.Disagree.Value, Chair: s.pack.Roles.Chair.Value, SocialWorker: s.pack.Roles.SocialWorker.Value,
		},
	}
}
