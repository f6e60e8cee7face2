package casework

import (
	"context"
	"fmt"
	"slices"

	"kith/access"
	"kith/conference"
	"kith/deadline"
	"kith/internal/store"
)

// SayWhyLate gives the reason for which something of a family is late: whoever it is for, the chair of the conference it belongs
// to, and of anything the social worker, the manager and the safeguarding unit. Another reason takes the place of one that was
// given before, and has to be agreed to again.
func (d *Desk) SayWhyLate(ctx context.Context, by Doing, f access.FamilyID, id, said string) error {
	_, err := store.Act(ctx, d.db, by, "say why late", func(tx *store.Tx) (string, error) {
		pass, one, err := openDate(tx, f, id, access.SayWhyLate)
		if err != nil {
			return "", err
		}
		if !maySayWhy(pass, one) {
			return "", &access.Refused{Deed: access.SayWhyLate}
		}
		why, err := one.GiveReason(tx.NewID(), said, by.Actor.Account, tx.Now())
		if err != nil {
			return "", err
		}
		return why.ID, tx.AddLateReason(pass, why)
	})
	if err != nil {
		return fmt.Errorf("saying why something is late: %w", err)
	}
	return nil
}

// AgreeWhyLate agrees to the reason that stands, which the manager or the safeguarding unit may who did not give it. Read is the
// reason that they have read, or nothing where it was given with the core group or the record itself: that never changes, and is
// kept once more beside the agreement.
func (d *Desk) AgreeWhyLate(ctx context.Context, by Doing, f access.FamilyID, id, read string) error {
	_, err := store.Act(ctx, d.db, by, "agree why late", func(tx *store.Tx) (string, error) {
		pass, one, err := openDate(tx, f, id, access.AgreeWhyLate)
		if err != nil {
			return "", err
		}
		held, err := tx.LateReasons(map[access.FamilyID]access.Pass{f: pass})
		if err != nil {
			return "", err
		}
		given := reasonsGiven(access.Know(pass), held[f])[one.ID]
		if len(given) == 0 && read == "" {
			if given, read, err = takeOver(tx, pass, one); err != nil {
				return "", err
			}
		}
		agreed, err := deadline.AgreeTo(given, read, by.Actor.Account, tx.Now())
		if err != nil {
			return "", err
		}
		return agreed.ID, tx.AgreeLateReason(pass, agreed)
	})
	if err != nil {
		return fmt.Errorf("agreeing to why something is late: %w", err)
	}
	return nil
}

// takeOver keeps the reason that was given with a core group or a record itself as one that somebody can agree to.
func takeOver(tx *store.Tx, pass access.Pass, one deadline.Deadline) ([]deadline.Reason, string, error) {
	meetings, records, err := tx.LateWords(map[access.FamilyID]access.Pass{pass.Family(): pass})
	if err != nil {
		return nil, "", err
	}
	said := reasonFor(one, nil, meetings, records)
	if said.words == "" || said.by == "" {
		return nil, "", nil
	}
	why, err := one.GiveReason(tx.NewID(), said.words, said.by, tx.Now())
	if err != nil {
		return nil, "", err
	}
	return []deadline.Reason{why}, why.ID, tx.AddLateReason(pass, why)
}

// DatePage is one date of a family on a page of its own: how it stands, why it is late, and what its reader may say to that.
type DatePage struct {
	Family   access.FamilyID
	Children []Named
	Date     DateView
	Given    []GivenReason // the last last
	MayAgree bool          // to the last of them, or to what was said when it was recorded
}

// GivenReason is one reason, and who gave it and agreed.
type GivenReason struct {
	deadline.Reason
	Giver, Approver Worker
}

// ViewDate shows the staff of a family one of its dates, those that ViewDates shows them.
func (d *Desk) ViewDate(ctx context.Context, actor access.Actor, f access.FamilyID, id string) (access.Copy[DatePage], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (DatePage, error) {
		pass, err := r.Allow(f, access.ViewDates, string(f))
		if err != nil {
			return DatePage{}, err
		}
		v, err := d.datesView(r, pass)
		if err != nil {
			return DatePage{}, err
		}
		at := slices.IndexFunc(v.Dates, func(one DateView) bool { return one.ID == id })
		if at < 0 {
			return DatePage{}, access.ErrNotFound
		}
		p := DatePage{Family: f, Children: v.Children, Date: v.Dates[at]}
		staff, err := workers(r)
		if err != nil {
			return p, err
		}
		for _, one := range p.Date.Given {
			p.Given = append(p.Given, GivenReason{one, staff[one.By], staff[one.AgreedBy]})
		}
		p.MayAgree = access.Know(pass).May(access.AgreeWhyLate) && p.Date.Late && p.Date.AgreedBy.ID == "" &&
			p.Date.SaidBy.ID != "" && p.Date.SaidBy.ID != actor.Account
		return p, nil
	})
	if err != nil {
		return seen, fmt.Errorf("looking at a date: %w", err)
	}
	return seen, nil
}

// openDate finds one date of a family for an action. One that its reader is not shown is not there.
func openDate(tx *store.Tx, f access.FamilyID, id string, deed access.Deed) (access.Pass, deadline.Deadline, error) {
	pass, err := tx.Allow(f, deed, id)
	if err != nil {
		return pass, deadline.Deadline{}, err
	}
	all, err := tx.Deadlines(pass)
	if err != nil {
		return pass, deadline.Deadline{}, err
	}
	at := slices.IndexFunc(all, func(one deadline.Deadline) bool { return one.ID == id })
	if at < 0 || !shownTo(pass, all[at]) {
		return pass, deadline.Deadline{}, access.ErrNotFound
	}
	return pass, all[at], nil
}

// shownTo reports whether a date is for a reader of the family's: what is of an enquiry for those who may look at it, what is of
// a conference for those who take part in that one.
func shownTo(pass access.Pass, one deadline.Deadline) bool {
	if one.Subject.Kind == deadline.OfEnquiry && !access.Know(pass).May(access.ViewEnquiry) {
		return false
	}
	at := heldAs(one)
	return at == "" || pass.MayAt(at, access.ViewConference)
}

// maySayWhy reports whether something late is somebody's to give the reason for.
func maySayWhy(pass access.Pass, one deadline.Deadline) bool {
	me := pass.Actor().Account
	return pass.Has(access.PartSocialWorker, access.PartManager, access.PartUnit) || me != "" && (one.Owner == me || one.Chair == me)
}

// reasonsGiven are the reasons that a reader may know, by the date they are for, the last given last. Words that somebody typed
// about a family are for those who answer for it: whoever else takes part reads their own alone.
func reasonsGiven(k access.Knowing, held []access.Held[deadline.Reason]) map[string][]deadline.Reason {
	all := map[string][]deadline.Reason{}
	for _, one := range access.Known(k, held) {
		if k.May(access.ReadWhyLate) || k.Is(access.Party(one.By)) {
			all[one.Deadline] = append(all[one.Deadline], one)
		}
	}
	return all
}

// reason is why something is late, as it was last said, by whom, and who agreed; and the conference it is held as.
type reason struct {
	conference conference.ID
	words      string
	by, agreed access.AccountID
}

// latest puts the reason that was last given in the place of what was said when the day was set.
func (r reason) latest(given []deadline.Reason) reason {
	if len(given) > 0 {
		last := given[len(given)-1]
		r.words, r.by, r.agreed = last.Said, last.By, last.AgreedBy
	}
	return r
}

// reasonsOfEach finds why things of several families are late, as far as the reader may know it.
func reasonsOfEach(r *store.Reading, passes map[access.FamilyID]access.Pass) (func(deadline.Deadline) reason, error) {
	agreed, err := r.LateAgreed(passes)
	if err != nil {
		return nil, err
	}
	meetings, records, err := r.LateWords(passes)
	if err != nil {
		return nil, err
	}
	held, err := r.LateReasons(passes)
	if err != nil {
		return nil, err
	}
	given := map[access.FamilyID]map[string][]deadline.Reason{}
	for f, pass := range passes {
		given[f] = reasonsGiven(access.Know(pass), held[f])
	}
	return func(d deadline.Deadline) reason {
		return reasonFor(d, agreed, meetings, records).latest(given[d.Family][d.ID])
	}, nil
}
