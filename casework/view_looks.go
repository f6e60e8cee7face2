package casework

import (
	"cmp"
	"context"
	"fmt"

	"kith/access"
	"kith/fault"
	"kith/internal/store"
)

// ErrFindWho means that neither a family nor one of the staff was named.
var ErrFindWho = fault.New("family", "Enter the number of a family, or choose one of the staff")

// LooksView is a page of who looked: at one family, or one of the staff at any.
type LooksView struct {
	Family   access.FamilyID
	Children []Named // of the family; none for whoever answers for data protection
	Account  Worker  // whose looks they are, where one of the staff was asked for
	Lines    []LookLine
	Page     int
	More     bool
	MayGive  bool // to somebody of the family
}

// LookLine is one of the staff who looked at one thing on one day. What the family's own members looked at is on no list.
type LookLine struct {
	store.Looked

	Who Worker
}

// ViewLooks shows the social worker, the manager and the safeguarding unit who of the staff looked at a family, the latest first: in which part,
// and at what kind of thing, never what was read there.
func (d *Desk) ViewLooks(ctx context.Context, actor access.Actor, f access.FamilyID, page int) (access.Copy[LooksView], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (LooksView, error) {
		pass, err := r.Allow(f, access.ViewLooks, string(f))
		if err != nil {
			return LooksView{}, err
		}
		k := access.Know(pass)
		v := LooksView{Family: f, Page: page, MayGive: k.May(access.GiveLooks)}
		if v.Children, err = childrenOf(r, k, f); err != nil {
			return v, err
		}
		looks, more, err := r.LooksAt(pass, page)
		if err != nil {
			return v, err
		}
		v.More = more
		v.Lines, err = lookLines(r, looks)
		return v, err
	})
	if err != nil {
		return seen, fmt.Errorf("looking at who has looked: %w", err)
	}
	return seen, nil
}

// FindLooks shows whoever answers for data protection who looked at a family, by its number, or at which families one of the staff
// looked within a year. It reads no case content and gives no names but those of staff. That they looked is in the log as any look is.
func (d *Desk) FindLooks(ctx context.Context, actor access.Actor, f access.FamilyID, who access.AccountID, page int) (access.Copy[LooksView], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (LooksView, error) {
		// One family is its own subject: what has none is counted as no family opened.
		pass, err := r.AllowOfficeIn(access.Standing{Family: f}, access.FindLooks, cmp.Or(string(f), string(who)))
		if err != nil {
			return LooksView{}, err
		}
		v := LooksView{Family: f, Page: page}
		var looks []store.Looked
		switch {
		case f != "":
			looks, v.More, err = r.LooksAt(pass, page)
		case who != "":
			if looks, v.More, err = r.LooksBy(pass, who, page); err != nil {
				return v, err
			}
			var staff map[access.AccountID]Worker
			staff, err = workers(r)
			v.Account = staff[who]
		default:
			return v, ErrFindWho
		}
		if err != nil {
			return v, err
		}
		v.Lines, err = lookLines(r, looks)
		return v, err
	})
	if err != nil {
		return seen, fmt.Errorf("finding who has looked: %w", err)
	}
	return seen, nil
}

// AskLooks shows whoever answers for data protection whom they can ask about.
func (d *Desk) AskLooks(ctx context.Context, actor access.Actor) (access.Copy[[]Worker], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) ([]Worker, error) {
		if _, err := r.AllowOffice(access.FindLooks); err != nil {
			return nil, err
		}
		accounts, err := r.EveryAccount()
		var all []Worker
		for _, a := range accounts {
			if a.Office != access.FamilyMember {
				all = append(all, workersAmong([]store.Account{a})[a.ID])
			}
		}
		return all, err
	})
	if err != nil {
		return seen, fmt.Errorf("asking who has looked: %w", err)
	}
	return seen, nil
}

func lookLines(r *store.Reading, looks []store.Looked) ([]LookLine, error) {
	staff, err := workers(r)
	if err != nil {
		return nil, err
	}
	all := make([]LookLine, len(looks))
	for i, l := range looks {
		all[i] = LookLine{Looked: l, Who: staff[l.Account]}
	}
	return all, nil
}
