package casework

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kith/access"
	"kith/conference"
	"kith/internal/store"
	"kith/statement"
)

// ClosedPartsView is the closed parts of a conference as its chair sees them: who can be out of one, the one that goes on, and what
// was said in each, to be shared or not.
type ClosedPartsView struct {
	MeetingHead

	Now   *ClosedPartShown // the one that goes on
	Could []KeptPerson     // about whom it is decided that they are kept out
	Over  []ClosedPartShown
}

// ClosedPartShown is one closed part.
type ClosedPartShown struct {
	conference.ClosedPart

	Who   []Seat
	Items []ItemShown
}

// ItemShown is one thing of a closed part.
type ItemShown struct {
	ID   string
	What string
	Text string
	With []Seat // those with whom the chair has shared it
	Kept []Seat // those with whom it is not shared
}

// ViewClosedParts shows the chair the closed parts of a conference.
func (d *Desk) ViewClosedParts(ctx context.Context, actor access.Actor, id conference.ID) (access.Copy[ClosedPartsView], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (ClosedPartsView, error) {
		s, err := d.sit(r, id, access.HoldClosedPart)
		if err != nil {
			return ClosedPartsView{}, err
		}
		all, err := d.exclusionsView(r, s)
		if err != nil {
			return ClosedPartsView{}, err
		}
		v := ClosedPartsView{MeetingHead: s.head()}
		for _, p := range all.Persons {
			if p.Stands != nil && p.Stands.Extent != string(conference.OutOfNone) {
				v.Could = append(v.Could, p)
			}
		}
		return v, s.closedParts(r, &v)
	})
	if err != nil {
		return seen, fmt.Errorf("looking at closed parts: %w", err)
	}
	return seen, nil
}

func (s *sitting) closedParts(r *store.Reading, v *ClosedPartsView) error {
	parts, err := r.ClosedParts(s.pass, s.c.ID)
	if err != nil || len(parts) == 0 {
		return err
	}
	items, err := r.ClosedItems(s.pass, s.c.ID)
	if err != nil {
		return err
	}
	show, err := s.itemsShown(r)
	if err != nil {
		return err
	}
	for _, p := range parts {
		shown := ClosedPartShown{ClosedPart: p}
		for _, i := range p.Out {
			if seat, known := s.seatOf(i); known {
				shown.Who = append(shown.Who, seat)
			}
		}
		for _, one := range items {
			what, text, is := show(one)
			if one.Part != p.ID || !is {
				continue
			}
			item := ItemShown{ID: one.ID, What: what, Text: text}
			for _, seat := range shown.Who {
				if slices.Contains(one.Shared, seat.Invitation) {
					item.With = append(item.With, seat)
				} else {
					item.Kept = append(item.Kept, seat)
				}
			}
			shown.Items = append(shown.Items, item)
		}
		if p.ID == s.out.Part {
			v.Now = &shown
			continue
		}
		v.Over = append(v.Over, shown)
	}
	return nil
}

// itemsShown says what each thing of a closed part is, as the chair may know it. The words of an entry are shown with the entry, and
// what was taken back or said again since is not shown.
func (s *sitting) itemsShown(r *store.Reading) (func(conference.ClosedItem) (what, text string, is bool), error) {
	entries, err := r.WallEntries(s.pass, s.c.ID)
	if err != nil {
		return nil, err
	}
	said, err := r.Statements(s.pass.Family())
	if err != nil {
		return nil, err
	}
	views, err := knowable[conference.View](s.know)(r.Views(s.pass, s.c.ID))
	if err != nil {
		return nil, err
	}
	heard, err := knowable[conference.Heard](s.know)(r.Heard(s.pass, s.c.ID))
	if err != nil {
		return nil, err
	}
	held, _, err := r.Scores(s.pass, s.c.ID)
	if err != nil {
		return nil, err
	}
	scored := access.Known(s.know, held)
	dangers, err := r.Dangers(s.pass, s.c.ID)
	if err != nil {
		return nil, err
	}
	replies, err := r.Replies(s.pass.Family())
	if err != nil {
		return nil, err
	}
	words := func(id statement.ID) (string, bool) {
		one, open := access.Open(s.know, said[id])
		return one.Words.Text, open
	}
	about := func(child access.PersonID) string { return " about " + s.name(child).First }
	return func(one conference.ClosedItem) (what, text string, is bool) {
		invitation, child, _ := strings.Cut(one.Item, "/")
		seat, _ := s.seatOf(invitation)
		switch one.Kind {
		case conference.ItemEntry:
			for _, e := range entries {
				if e.ID == one.Item && e.State != conference.TakenOff {
					text, is = words(e.Statement)
					if other, both := words(e.Other); both {
						text += " / " + other
					}
					return "On the wall", text, is
				}
			}
		case conference.ItemStatement:
			for child, id := range dangers {
				if string(id) == one.Item {
					text, is = words(id)
					return "Danger statement" + about(child), text, is
				}
			}
		case conference.ItemReply:
			for _, id := range dangers {
				for _, reply := range access.Known(s.know, replies[id]) {
					if reply.ID == one.Item {
						return "Said about the danger statement", reply.Words.Text, true
					}
				}
			}
		case conference.ItemScore:
			for _, sc := range scored {
				if sc.Invitation == invitation && string(sc.Child) == child {
					said := sc.For(s.know)
					text = strconv.Itoa(said.Value) + " " + said.Reason
					if said.Passed {
						text = "No number " + said.Reason
					}
					return "Score of " + seat.Name + about(sc.Child), text, true
				}
			}
		case conference.ItemView:
			for _, view := range views {
				if view.Invitation == invitation && string(view.Child) == child {
					return "View of " + seat.Name + about(view.Child), view.Words.Text, true
				}
			}
		case conference.ItemHeard:
			for _, h := range heard {
				if string(h.Child) == one.Item {
					return "What the conference heard" + about(h.Child), h.Words.Text, true
				}
			}
		}
		return "", "", false
	}, nil
}
