package casework

import (
	"context"
	"fmt"

	"kith/access"
	"kith/conference"
	"kith/diary"
	"kith/internal/store"
	"kith/procedure"
	"kith/timescale"
)

// ConferenceView is a conference's booking as the staff who take part see it.
type ConferenceView struct {
	ID         conference.ID
	Family     access.FamilyID
	Kind       conference.Kind
	State      conference.State
	Children   []Named
	Deadline   procedure.Deadline // why it is due when it is: anchor, source, counting
	DueOn      timescale.Date
	LimitOn    timescale.Date
	HeldOn     timescale.Date
	ResumesOn  timescale.Date // the day on which an adjourned one goes on, once it is set
	ResumesAt  string
	Begins     string
	Ends       string
	Chair      Worker
	Recorder   Worker
	Before     Before // for whoever books it
	LateAgreed Worker
	Late       bool
	LimitMoved bool // its last day came forward past the day booked, and nobody has agreed to that
	Words      conference.Words
	Room       conference.RoomID // from the list, where one was chosen
	Needed     []diary.Diary     // police teams and interpreters who have to be there
	ChairCheck conference.ChairRecord
	Declared   string // "yes", "no" or not yet
	Changes    []ChangeView
	Earlier    []EarlierDay // what belonged to days that were given up
	CanBook    bool
	CanRun     bool // the reader chairs or records it
	CanChange  []conference.ChangeKind
	CanRegroup bool // whoever books it, while its children can be put right
	MustSay    bool // the reader is the chair, and has not declared their links
}

// Before is what a review takes over from the conference that asked for it, while it waits to be booked: its chair and its
// recorder go on unless others are chosen.
type Before struct {
	On              timescale.Date
	Chair, Recorder access.AccountID
}

// Worker is one of the staff as a page names them.
type Worker struct {
	ID        access.AccountID
	Name      string
	Job       string
	Agency    string
	Telephone string
	Active    bool // may sign in still
	Guest     bool // let in for conferences, while a part of theirs runs
}

// ChangeView is one change to the booking.
type ChangeView struct {
	Change   conference.Change
	By       Worker
	AgreedBy Worker
	On, Off  []Named // children put on the conference, and taken off it

	WasChair, NowChair Worker // where another chair took the place of one
}

// ViewConference shows a conference's booking to the staff who take part in it.
func (d *Desk) ViewConference(ctx context.Context, actor access.Actor, id conference.ID) (access.Copy[ConferenceView], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (ConferenceView, error) {
		f, err := r.ConferenceFamily(id)
		if err != nil {
			return ConferenceView{}, err
		}
		pass, err := r.AllowAt(f, access.ViewConference, id)
		if err != nil {
			return ConferenceView{}, err
		}
		return d.conferenceView(r, pass, id)
	})
	if err != nil {
		return seen, fmt.Errorf("looking at a conference: %w", err)
	}
	return seen, nil
}

func (d *Desk) conferenceView(r *store.Reading, pass access.Pass, id conference.ID) (ConferenceView, error) {
	var view ConferenceView
	c, err := r.Conference(pass, id)
	if err != nil {
		return view, err
	}
	k := access.Know(pass)
	view = ConferenceView{
		ID: id, Family: c.Family, Kind: c.Kind, State: c.State, DueOn: c.DueOn, LimitOn: c.LimitOn, HeldOn: c.HeldOn,
		ResumesOn: c.ResumesOn, ResumesAt: c.ResumesAt, Begins: c.Begins, Ends: c.Ends, Late: c.Late(r.Today()),
		LimitMoved: c.LimitMoved && c.State == conference.Booked, Words: c.Words,
		CanRun:  k.Has(access.PartChair, access.PartRecorder) && (c.State == conference.Booked || c.State == conference.Open || c.State == conference.Adjourned),
		CanBook: k.Has(access.PartUnit) && (c.State == conference.ToBeBooked || c.State == conference.Booked || c.State == conference.Adjourned),
	}
	view.CanRegroup = k.Has(access.PartUnit) && c.Regroupable()
	if k.Has(access.PartUnit, access.PartChair) {
		view.CanChange = c.Changes(r.Today())
	}
	if view.Children, err = names(r, k, c.Family, c.Children); err != nil {
		return view, err
	}
	packs, err := d.packsHere(r)
	if err != nil {
		return view, err
	}
	if view.Deadline, err = d.clockOf(packs, c); err != nil {
		return view, err
	}
	if view.Room, err = r.RoomOf(id); err != nil {
		return view, err
	}
	if view.Needed, err = r.NeededAt(id); err != nil {
		return view, err
	}
	staff, err := workers(r)
	if err != nil {
		return view, err
	}
	view.Chair, view.Recorder, view.LateAgreed = staff[c.Chair], staff[c.Recorder], staff[c.LateAgreedBy]
	records, err := r.ChairRecords()
	if err != nil {
		return view, err
	}
	view.ChairCheck = records[c.Chair]
	said, err := r.Declarations(pass, id)
	if err != nil {
		return view, err
	}
	for _, one := range access.Known(k, said) {
		if one.Chair == c.Chair {
			view.Declared = "no"
			if one.Linked {
				view.Declared = "yes"
			}
		}
	}
	if view.Before, err = leftBefore(r, pass, c); err != nil {
		return view, err
	}
	view.MustSay = view.Declared == "" && c.Chair == r.Actor().Account && c.State == conference.Booked
	if view.Changes, err = changesOf(r, pass, id, staff); err != nil {
		return view, err
	}
	view.Earlier, err = earlierDays(r, pass, id)
	return view, err
}

// changesOf are what happened to a conference's booking, the first first.
func changesOf(r *store.Reading, pass access.Pass, id conference.ID, staff map[access.AccountID]Worker) ([]ChangeView, error) {
	changes, err := r.Changes(pass, id)
	if err != nil {
		return nil, err
	}
	moved, err := regroupings(r, pass, id)
	if err != nil {
		return nil, err
	}
	var all []ChangeView
	for _, ch := range access.Known(access.Know(pass), changes) {
		view := ChangeView{
			Change: ch, By: staff[ch.By], AgreedBy: staff[ch.AgreedBy], WasChair: staff[ch.WasChair], NowChair: staff[ch.NowChair],
		}
		for _, m := range moved {
			if m.Change == ch.ID {
				view.On, view.Off = m.Put, m.Off
			}
		}
		all = append(all, view)
	}
	return all, nil
}

// leftBefore is what a review that waits to be booked takes over, for the safeguarding unit alone.
func leftBefore(r *store.Reading, pass access.Pass, c conference.Conference) (Before, error) {
	if c.After == "" || c.State != conference.ToBeBooked || c.Chair != "" || !access.Know(pass).Has(access.PartUnit) {
		return Before{}, nil
	}
	was, err := r.Conference(pass, c.After)
	if err != nil {
		return Before{}, err
	}
	return Before{On: was.HeldOn, Chair: was.Chair, Recorder: was.Recorder}, nil
}

// workers are the staff of the partnership by account.
func workers(r *store.Reading) (map[access.AccountID]Worker, error) {
	accounts, err := r.EveryAccount()
	return workersAmong(accounts), err
}

func workersAmong(accounts []store.Account) map[access.AccountID]Worker {
	all := map[access.AccountID]Worker{}
	for _, a := range accounts {
		if a.Office != access.FamilyMember {
			all[a.ID] = Worker{ID: a.ID, Active: a.Active, Guest: a.Guest, Name: a.Name, Job: a.Job, Agency: a.Agency, Telephone: a.Telephone}
		}
	}
	return all
}
