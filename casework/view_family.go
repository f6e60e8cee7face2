package casework

import (
	"context"
	"fmt"

	"kith/access"
	"kith/family"
	"kith/internal/store"
	"kith/record"
	"kith/timescale"
)

// FamilyView is a family as one of the staff sees it.
type FamilyView struct {
	ID         access.FamilyID
	Today      timescale.Date
	Children   []family.Person
	Adults     []family.Person
	Gone       []family.Person // entries taken out or merged, for those who correct them
	Ties       []family.Relationship
	Households []family.Household
	Network    []family.Supporter
	Contacts   []family.Contact
	Enquiries  []EnquiryLine
	Meetings   []MeetingLine
	Plans      []PlanLine
	Staff      []store.PartHolder
	Mergings   []MergingView
	Safety     []string // what keeps them safe; never folded away

	MayChange     bool // correct entries
	MayWork       bool // casework: way in, network, safe contact
	MayReallocate bool
	MayRequest    bool // a conference about children who moved here
	MayMark       bool // say why things are kept from some
	MayHold       bool // answer who asks for what is held about them
	MayRetain     bool // look at how long the record is kept
	MayShare      bool // look at what was shared, and with whom

	End record.Destruction // of its record, for those who may say why it must be kept; none where nothing is to come
}

// Household is one household of the family, if the reader knows of it.
func (v FamilyView) Household(id string) (family.Household, bool) {
	for _, h := range v.Households {
		if h.ID == id {
			return h, true
		}
	}
	return family.Household{}, false
}

// MergingView is a proposal about two entries, and whether its reader may agree to it.
type MergingView struct {
	family.Merging
	By       string
	MayAgree bool
}

// ViewFamily shows a family to those of the staff who take part in its case.
func (d *Desk) ViewFamily(ctx context.Context, actor access.Actor, f access.FamilyID) (access.Copy[FamilyView], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (FamilyView, error) {
		pass, err := r.Allow(f, access.ViewFamily, string(f))
		if err != nil {
			return FamilyView{}, err
		}
		return familyView(r, pass)
	})
	if err != nil {
		return seen, fmt.Errorf("looking at a family: %w", err)
	}
	return seen, nil
}

func familyView(r *store.Reading, pass access.Pass) (FamilyView, error) {
	f, k := pass.Family(), access.Know(pass)
	v := FamilyView{
		ID: f, Today: r.Today(),
		MayChange:     pass.Has(access.PartSocialWorker, access.PartManager, access.PartUnit),
		MayWork:       pass.Has(access.PartSocialWorker, access.PartManager),
		MayReallocate: pass.Has(access.PartManager, access.PartUnit),
		MayRequest:    pass.Has(access.PartUnit),
		MayMark:       k.May(access.ViewKept),
		MayHold:       k.May(access.ViewAccess),
		MayRetain:     k.May(access.ViewRetention),
		MayShare:      k.May(access.ViewShared),
	}
	people, err := r.People(f)
	if err != nil {
		return v, err
	}
	needed, err := identifiers(r, pass)
	if err != nil {
		return v, err
	}
	for _, p := range access.Known(k, people) {
		p = needed(p)
		if p.Kind == family.Adult {
			v.Adults = append(v.Adults, p)
		} else {
			v.Children = append(v.Children, p)
		}
	}
	if v.Ties, err = known(k)(r.Relationships(f)); err != nil {
		return v, err
	}
	homes, err := r.Households(f)
	if err != nil {
		return v, err
	}
	v.Households = access.Known(k, homes)
	network, err := r.Network(f)
	if err != nil {
		return v, err
	}
	v.Network = access.Known(k, network)
	contacts, err := r.Contacts(f)
	if err != nil {
		return v, err
	}
	v.Contacts = access.Known(k, contacts)
	if err := furnishFamily(&v, r, pass); err != nil {
		return v, err
	}
	v.Safety = safetyOf(v)
	if !pass.Has(access.PartUnit, access.PartSocialWorker, access.PartManager, access.PartChair, access.PartRecorder, access.PartDuty) {
		// Those who are invited know what keeps the family safe, not where they live or how they are reached.
		v.Households, v.Contacts = nil, nil
	}
	return v, nil
}

// known opens the relationships that a reader may know of.
func known(k access.Knowing) func([]access.Held[family.Relationship], error) ([]family.Relationship, error) {
	return func(held []access.Held[family.Relationship], err error) ([]family.Relationship, error) {
		return access.Known(k, held), err
	}
}

// furnishFamily adds what stands round the family: its enquiries, who works with it, what waits to be settled.
func furnishFamily(v *FamilyView, r *store.Reading, pass access.Pass) error {
	f, k := pass.Family(), access.Know(pass)
	holders, err := r.PartHolders(f)
	if err != nil {
		return err
	}
	for _, h := range holders {
		if !h.Kind.IsFamily() && h.Kind != access.PartGiven {
			v.Staff = append(v.Staff, h)
		}
	}
	cases, err := r.UnderWay(map[access.FamilyID]access.Pass{f: pass})
	if err != nil {
		return err
	}
	v.Enquiries, v.Meetings, v.Plans = caseLines(pass, cases[f])
	if !v.MayChange {
		return nil
	}
	if v.End, err = r.DestructionOf(pass); err != nil {
		return err
	}
	entries, err := r.Entries(pass)
	if err != nil {
		return err
	}
	for _, p := range entries {
		if p.State != family.Current {
			v.Gone = append(v.Gone, p)
		}
	}
	mergings, err := r.Mergings(pass)
	if err != nil {
		return err
	}
	for _, m := range mergings {
		by, err := staffName(r, m.ProposedBy)
		if err != nil {
			return err
		}
		v.Mergings = append(v.Mergings, MergingView{Merging: m, By: by, MayAgree: !k.Is(access.Party(m.ProposedBy))})
	}
	return nil
}

// safetyOf says what whoever writes to or rings this family must know first.
func safetyOf(v FamilyView) []string {
	called := map[access.PersonID]string{}
	for _, p := range append(append([]family.Person{}, v.Adults...), v.Children...) {
		called[p.ID] = p.FullName()
	}
	var notes []string
	for _, h := range v.Households {
		for _, p := range h.Hidden {
			if called[p] != "" {
				notes = append(notes, called[p]+" must not learn the address of “"+h.Words.Name+"”")
			}
		}
		switch h.Post {
		case family.PostNotSafe:
			notes = append(notes, "Send no post to “"+h.Words.Name+"”")
		case family.PostByWorker:
			notes = append(notes, "Post to “"+h.Words.Name+"” goes by the social worker’s hand")
		case family.PostNotAsked:
			notes = append(notes, "Nobody has asked whether post to “"+h.Words.Name+"” is safe: send none")
		case family.PostSafe:
		}
	}
	for _, c := range v.Contacts {
		if c.Words.NotKnow != "" {
			notes = append(notes, called[c.Person]+": "+c.Words.NotKnow)
		}
	}
	return notes
}
