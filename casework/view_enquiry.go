package casework

import (
	"context"
	"fmt"

	"kith/access"
	"kith/enquiry"
	"kith/internal/store"
	"kith/procedure"
	"kith/timescale"
)

// EnquiryView is an enquiry as its reader sees it.
type EnquiryView struct {
	ID          enquiry.ID
	Family      access.FamilyID
	State       enquiry.State
	Children    []Named
	ReferredOn  timescale.Date
	Source      string
	PrimaryNeed string
	Basis       enquiry.Basis
	StartedOn   timescale.Date
	ReturnBy    timescale.Date // the national return's last day for a conference
	Due         *Due           // Working Together's, from the strategy discussion that started the enquiry
	Discussions []enquiry.Discussion
	Views       []enquiry.View
	Proposed    enquiry.Outcome
	ProposedBy  string
	Outcome     enquiry.Outcome
	ConcludedOn timescale.Date
	AgreedBy    string
	Words       enquiry.Words
	Changes     []store.EnquiryChange

	MayRecord  bool // strategy discussions, agencies' views, a proposal
	MayCorrect bool
	MayRestart bool // the day it is counted from, as long as something hangs on it
	MayAgree   bool // a manager, where somebody else proposed
}

// Due is a deadline as staff read it: which rule, from which source, counted how.
type Due struct {
	By, Limit    timescale.Date
	Rule, Source string
	Counting     []string
	Provisional  bool
	Last         procedure.Rule // of the last day
}

func dueOf(d procedure.Deadline) *Due {
	return &Due{By: d.Due, Limit: d.Limit, Rule: d.Rule, Source: d.Source, Counting: d.Counting, Provisional: d.Provisional, Last: d.LastRule()}
}

// ViewEnquiry shows an enquiry to those who work the case. To anybody else it is not there.
func (d *Desk) ViewEnquiry(ctx context.Context, actor access.Actor, id enquiry.ID) (access.Copy[EnquiryView], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (EnquiryView, error) {
		f, err := r.EnquiryFamily(id)
		if err != nil {
			return EnquiryView{}, err
		}
		pass, err := r.Allow(f, access.ViewEnquiry, string(id))
		if err != nil {
			return EnquiryView{}, err
		}
		held, err := r.Enquiry(id)
		if err != nil {
			return EnquiryView{}, err
		}
		k := access.Know(pass)
		e, ok := access.Open(k, held)
		if !ok {
			return EnquiryView{}, access.ErrNotFound
		}
		return d.enquiryView(r, k, e)
	})
	if err != nil {
		return seen, fmt.Errorf("looking at an enquiry: %w", err)
	}
	return seen, nil
}

func (d *Desk) enquiryView(r *store.Reading, k access.Knowing, e enquiry.Enquiry) (EnquiryView, error) {
	view := EnquiryView{
		ID: e.ID, Family: e.Family, State: e.State, ReferredOn: e.ReferredOn, Source: e.Source, PrimaryNeed: e.PrimaryNeed,
		Basis: e.Basis, StartedOn: e.StartedOn, ReturnBy: e.TargetOn, Proposed: e.Proposed, Outcome: e.Outcome,
		ConcludedOn: e.ConcludedOn, Words: e.Words,
	}
	stands, err := r.StandsFor(e.Family)
	if err != nil {
		return view, err
	}
	about := make([]access.PersonID, len(e.Children))
	for i, c := range e.Children {
		about[i] = stands(c)
	}
	if view.Children, err = names(r, k, e.Family, unique(about)); err != nil {
		return view, err
	}
	discussions, err := r.Discussions(e.Family, e.ID)
	if err != nil {
		return view, err
	}
	view.Discussions = access.Known(k, discussions)
	views, err := r.AgencyViews(e.Family, e.ID)
	if err != nil {
		return view, err
	}
	view.Views = access.Known(k, views)
	changes, err := r.EnquiryChanges(e.Family, e.ID)
	if err != nil {
		return view, err
	}
	view.Changes = access.Known(k, changes)
	if anchor, started := enquiry.Anchor(view.Discussions); started {
		pack, err := d.pack(r, anchor.HeldOn)
		if err != nil {
			return view, err
		}
		view.Due = dueOf(pack.InitialConferenceBy(anchor.HeldOn, d.calendar))
	}
	if view.ProposedBy, err = staffName(r, e.ProposedBy); err != nil {
		return view, err
	}
	if view.AgreedBy, err = staffName(r, e.AgreedBy); err != nil {
		return view, err
	}
	open := e.State != enquiry.Concluded
	view.MayRecord = open && k.Has(access.PartSocialWorker, access.PartManager)
	view.MayRestart = e.Restartable() && k.Has(access.PartSocialWorker, access.PartManager)
	view.MayCorrect = k.Has(access.PartSocialWorker, access.PartManager, access.PartUnit)
	view.MayAgree = open && e.Proposed != "" && k.Has(access.PartManager) && !k.Is(access.Party(e.ProposedBy))
	return view, nil
}

// staffName is what one of the staff is called, empty for nobody.
func staffName(r *store.Reading, id access.AccountID) (string, error) {
	if id == "" {
		return "", nil
	}
	who, err := r.Account(id)
	return who.Name, err
}
