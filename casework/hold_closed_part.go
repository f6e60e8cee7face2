package casework

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"kith/access"
	"kith/conference"
	"kith/fault"
	"kith/internal/store"
)

var clockTime = regexp.MustCompile(`^([01]?[0-9]|2[0-3]):[0-5][0-9]$`)

// OpenClosedPart begins a closed part of the running conference: those who are out see only that it is closed, and about when they
// can come back. The chair alone, for people about whom it was decided and who were told, or of whom the chair has said why not.
func (d *Desk) OpenClosedPart(ctx context.Context, by Doing, id conference.ID, who []string, back string) error {
	return d.during(ctx, by, id, access.HoldClosedPart, "begin a closed part", func(tx *store.Tx, s *sitting) error {
		if err := s.c.Running(); err != nil {
			return err
		}
		if s.out.Part != "" {
			return conference.ErrPartOpen
		}
		all, err := s.exclusions(&tx.Reading)
		if err != nil {
			return err
		}
		reasons, err := tx.Gates(s.pass, id)
		if err != nil {
			return err
		}
		back = strings.TrimSpace(back)
		var wrong fault.List
		wrong.Check(len(who) > 0, conference.ErrNobodyOut)
		wrong.Check(back == "" || clockTime.MatchString(back), conference.ErrBackWhen)
		out := map[string]string{}
		for _, invitation := range who {
			at := slices.IndexFunc(all, func(x conference.Exclusion) bool { return x.Invitation == invitation && x.Stands() })
			if at < 0 {
				return conference.ErrOutNotDecided
			}
			x := all[at]
			gate := conference.Gate{Key: conference.GateTold, About: invitation}.Full()
			said := slices.ContainsFunc(reasons, func(g conference.GatePassed) bool { return g.Gate == gate })
			wrong.Check(x.Told != nil || said, conference.ErrOutNotTold)
			out[invitation] = x.ID
		}
		if err := wrong.Err(); err != nil {
			return err
		}
		return tx.OpenClosedPart(s.pass, id, back, out)
	})
}

// EndClosedPart ends the closed part that is open: everybody can come back. The chair alone.
func (d *Desk) EndClosedPart(ctx context.Context, by Doing, id conference.ID) error {
	return d.during(ctx, by, id, access.HoldClosedPart, "end a closed part", func(tx *store.Tx, s *sitting) error {
		was, err := tx.EndClosedPart(s.pass, id)
		if err == nil && !was {
			return conference.ErrNoPartOpen
		}
		return err
	})
}

// ShareItem lets one of those who were out of a closed part know of one thing of it, once the chair has decided that it can be
// shared. Only then does it come into their copy of the record. With an entry of the wall go its words.
func (d *Desk) ShareItem(ctx context.Context, by Doing, id conference.ID, item, with string) error {
	return d.during(ctx, by, id, access.HoldClosedPart, "share something of a closed part", func(tx *store.Tx, s *sitting) error {
		if s.out.Part != "" {
			return conference.ErrPartOpen
		}
		parts, err := tx.ClosedParts(s.pass, id)
		if err != nil {
			return err
		}
		items, err := tx.ClosedItems(s.pass, id)
		if err != nil {
			return err
		}
		at := slices.IndexFunc(items, func(one conference.ClosedItem) bool { return one.ID == item })
		if at < 0 || !slices.ContainsFunc(parts, func(p conference.ClosedPart) bool {
			return p.ID == items[at].Part && slices.Contains(p.Out, with)
		}) {
			return access.ErrNotFound
		}
		also := []conference.ClosedItem{items[at]}
		if items[at].Kind == conference.ItemEntry {
			e, _, err := tx.WallEntry(s.pass, id, items[at].Item)
			if err != nil {
				return err
			}
			for _, one := range items {
				if one.Kind == conference.ItemStatement && one.Part == items[at].Part && (one.Item == string(e.Statement) || one.Item == string(e.Other)) {
					also = append(also, one)
				}
			}
		}
		for _, one := range also {
			to, err := s.sharedTo(parts, items, one, with)
			if err != nil {
				return err
			}
			if err := tx.ShareClosedItem(s.pass, id, one, with, to); err != nil {
				return err
			}
		}
		return nil
	})
}

// sharedTo is for whom a thing is once it is shared with one more: for whom it was meant, without those who were out of any closed
// part that it came up in and with whom it is not shared.
func (s *sitting) sharedTo(parts []conference.ClosedPart, items []conference.ClosedItem, one conference.ClosedItem, with string) (access.Audience, error) {
	var to access.Audience
	var kept []string
	for _, i := range items {
		if i.Kind != one.Kind || i.Item != one.Item {
			continue
		}
		if to.Kind() == "" {
			to = i.Meant
		}
		for _, p := range parts {
			if p.ID != i.Part {
				continue
			}
			for _, out := range p.Out {
				if !slices.Contains(i.Shared, out) && (i.ID != one.ID || out != with) {
					kept = append(kept, out)
				}
			}
		}
	}
	return s.but(to, kept)
}
