package casework

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"kith/access"
	"kith/internal/store"
	"kith/procedure"
	"kith/record"
	"kith/timescale"
)

// RetentionView is which records' time is over, what is to become of them and which are on hold.
type RetentionView struct {
	Rule procedure.Rule // none where the partnership has not said how long records are kept
	Over []RetainedLine
	Open []EndLine // proposed or agreed
	Done []EndLine
	Back []EndLine // taken back by themselves, each family's last while nothing else is to come of it
	Held []RetainedLine
}

// RetainedLine is one family in a list. Children are named to those who may know of them.
type RetainedLine struct {
	Family   access.FamilyID
	Children []Named
	Kept     record.Retained
	Why      record.WhyHeld
	Since    timescale.Instant
}

// EndLine is the end of one family's record.
type EndLine struct {
	record.Destruction

	Children []Named
	Proposed Worker
	Agreed   Worker
}

// ViewRetention shows the safeguarding unit and whoever answers for data protection whose time is over. Data protection reads numbers of
// families and no names.
func (d *Desk) ViewRetention(ctx context.Context, actor access.Actor) (access.Copy[RetentionView], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (RetentionView, error) {
		pass, err := r.AllowOffice(access.ViewRetention)
		if err != nil {
			return RetentionView{}, err
		}
		return d.retention(r, pass)
	})
	if err != nil {
		return seen, fmt.Errorf("looking at whose time is over: %w", err)
	}
	return seen, nil
}

func (d *Desk) retention(r *store.Reading, pass access.Pass) (RetentionView, error) {
	pack, err := d.pack(r, r.Today())
	if err != nil {
		return RetentionView{}, err
	}
	var v RetentionView
	_, v.Rule = pack.KeptUntil(r.Today())
	over, err := overIn(r, pass, pack)
	if err != nil {
		return v, err
	}
	ends, err := r.Destructions(pass)
	if err != nil {
		return v, err
	}
	held, err := r.FamiliesHeld(pass)
	if err != nil {
		return v, err
	}
	named, err := namedTo(r, over, ends, held)
	if err != nil {
		return v, err
	}
	staff, err := staffOf(r)
	if err != nil {
		return v, err
	}
	apart := map[access.FamilyID]bool{} // on hold, or with an end to come
	for _, h := range held {
		if apart[h.Family] = true; named.shown(h.Family) {
			v.Held = append(v.Held, RetainedLine{Family: h.Family, Children: named.of[h.Family], Why: h.Why, Since: h.Since})
		}
	}
	again := map[access.FamilyID]bool{} // listed already, by what happened last
	for _, k := range over {
		again[k.Family] = true
	}
	for _, e := range ends {
		line := EndLine{Destruction: e, Children: named.of[e.Family], Proposed: staff[e.ProposedBy], Agreed: staff[e.AgreedBy]}
		switch {
		case e.State == record.DestructionDone:
			again[e.Family] = true
			v.Done = append(v.Done, line)
		case e.State == record.DestructionBack:
			if named.shown(e.Family) && !apart[e.Family] && !again[e.Family] {
				again[e.Family] = true
				v.Back = append(v.Back, line)
			}
		case named.shown(e.Family):
			apart[e.Family] = true
			v.Open = append(v.Open, line)
		}
	}
	for _, k := range over {
		if !apart[k.Family] && named.shown(k.Family) {
			k.Children = named.of[k.Family]
			v.Over = append(v.Over, k)
		}
	}
	return v, nil
}

// overIn are the families whose time is over, the longest first.
func overIn(r *store.Reading, pass access.Pass, pack procedure.Pack) ([]RetainedLine, error) {
	before := pack.LastBefore(r.Today())
	if before.IsZero() {
		return nil, nil
	}
	last, err := r.KeptSince(pass, before)
	if err != nil {
		return nil, err
	}
	var over []RetainedLine
	for f, on := range last {
		if kept := keptUntil(pack, on); !kept.Until.IsZero() && !r.Today().Before(kept.Until) {
			over = append(over, RetainedLine{Family: f, Kept: kept})
		}
	}
	slices.SortFunc(over, func(a, b RetainedLine) int {
		return cmp.Or(a.Kept.Last.Compare(b.Kept.Last), cmp.Compare(a.Family, b.Family))
	})
	return over, nil
}

func keptUntil(pack procedure.Pack, last timescale.Date) record.Retained {
	until, rule := pack.KeptUntil(last)
	return record.Retained{Last: last, Until: until, Rule: rule.Words, Source: rule.Source}
}

// namedFamilies are the families of a list as its reader may know them.
type namedFamilies struct {
	of  map[access.FamilyID][]Named
	may map[access.FamilyID]access.Pass
	all bool // the reader is shown numbers of every family, and no names
}

func (n namedFamilies) shown(f access.FamilyID) bool { _, may := n.may[f]; return n.all || may }

func namedTo(r *store.Reading, over []RetainedLine, ends []record.Destruction, held []store.HeldFamily) (namedFamilies, error) {
	if r.Actor().Office == access.Protection {
		return namedFamilies{all: true}, nil
	}
	families := map[access.FamilyID]bool{}
	for _, k := range over {
		families[k.Family] = true
	}
	for _, e := range ends {
		families[e.Family] = families[e.Family] || e.State != record.DestructionDone
	}
	for _, h := range held {
		families[h.Family] = true
	}
	var ids []access.FamilyID
	for f, there := range families {
		if there {
			ids = append(ids, f)
		}
	}
	slices.Sort(ids)
	if len(ids) == 0 {
		return namedFamilies{}, nil
	}
	called, passes, err := childrenOfEach(r, ids)
	return namedFamilies{of: called, may: passes}, err
}

// RetainedView is how long one family's record is kept, and what is to become of it.
type RetainedView struct {
	Family   access.FamilyID
	Children []Named
	Kept     record.Retained
	Held     []record.Hold // those that are not lifted: while there is one, nothing is destroyed
	Lifted   []record.Hold
	End      record.Destruction
	Proposed Worker
	Agreed   Worker
	Workers  map[access.AccountID]Worker

	KeyGone    bool // nothing of it can be read or written any more
	MayPropose bool
	MayAgree   bool
}

// ViewRetained shows the safeguarding unit and whoever answers for data protection how long a family's record is kept.
func (d *Desk) ViewRetained(ctx context.Context, actor access.Actor, f access.FamilyID) (access.Copy[RetainedView], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (RetainedView, error) {
		pass, err := allowKeeping(r, f, access.ViewRetention)
		if err != nil {
			return RetainedView{}, err
		}
		return d.retained(r, pass)
	})
	if err != nil {
		return seen, fmt.Errorf("looking at how long a record is kept: %w", err)
	}
	return seen, nil
}

func (d *Desk) retained(r *store.Reading, pass access.Pass) (RetainedView, error) {
	v := RetainedView{Family: pass.Family()}
	k, err := d.retentionOf(r, pass)
	if err != nil {
		return v, err
	}
	v.Kept, v.End = k.kept, k.end
	if v.KeyGone, err = r.KeyGone(pass); err != nil {
		return v, err
	}
	holds, err := r.Holds(pass)
	if err != nil {
		return v, err
	}
	for _, h := range holds {
		if h.LiftedAt.IsZero() {
			v.Held = append(v.Held, h)
		} else {
			v.Lifted = append(v.Lifted, h)
		}
	}
	if v.Workers, err = staffOf(r); err != nil {
		return v, err
	}
	v.Proposed, v.Agreed = v.Workers[v.End.ProposedBy], v.Workers[v.End.AgreedBy]
	me := r.Actor()
	if me.Office != access.Protection {
		called, _, err := childrenOfEach(r, []access.FamilyID{v.Family})
		if err != nil {
			return v, err
		}
		v.Children = called[v.Family]
		_, err = record.Propose(v.Family, v.Kept, len(v.Held) > 0, r.Today())
		v.MayPropose = err == nil && !v.End.Open()
	}
	v.MayAgree = v.End.State == record.DestructionProposed && v.End.ProposedBy != me.Account && len(v.Held) == 0
	return v, nil
}

// allowKeeping allows the unit by its part in the family, and whoever answers for data protection by their office: they open no family.
func allowKeeping(r *store.Reading, f access.FamilyID, deed access.Deed) (access.Pass, error) {
	if r.Actor().Office != access.Protection {
		return r.Allow(f, deed, string(f))
	}
	if _, err := r.LastDone(f); err != nil {
		return access.Pass{}, err
	}
	return r.AllowOfficeIn(access.Standing{Family: f}, deed, string(f))
}

// staffOf are all who ever worked here, for the names of those who did a thing.
func staffOf(r *store.Reading) (map[access.AccountID]Worker, error) {
	accounts, err := r.EveryAccount()
	return workersAmong(accounts), err
}
