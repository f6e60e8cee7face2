package casework

import (
	"context"
	"fmt"
	"slices"

	"kith/access"
	"kith/conference"
	"kith/internal/store"
	"kith/record"
	"kith/timescale"
)

// OwnMeetings are the conferences about the children whom one of the family may know of: those to come that they are
// asked to, and those that were held, the latest first.
type OwnMeetings struct {
	Today  timescale.Date
	ToCome []OwnMeeting
	Held   []OwnMeeting

	NotAsked []OwnMeeting // to come, without the reader: their chair has said why
	NoLonger []NoLonger   // to come, and no longer about a child of theirs

	Cancelled []Cancelled // for a while, or until the next one has its day

	MayShared bool // there is a page for the reader of what was shared about them, whatever stands on it
}

// Cancelled is a conference that the reader was asked to, and that is not held.
type Cancelled struct {
	ID       conference.ID
	Children []Named
	On       timescale.Date // the day on which it was to be held, if it had one
	Since    timescale.Date
	Why      string
	Worker   Worker
}

// cancelledStays is how many days a cancelled conference stays on the family's page.
const cancelledStays = 28

// NoLonger is a conference to come that the reader was asked to, and that is no longer about a child of theirs.
type NoLonger struct {
	ID       conference.ID
	Children []Named
	Since    timescale.Date
	Worker   Worker
}

// OwnMeeting is one conference on the page of one of the family.
type OwnMeeting struct {
	ID       conference.ID
	On       timescale.Date
	Begins   string
	Ends     string // of one to come, where it is said
	Venue    string // of one to come
	Joining  string
	Children []Named
	Kept     Kept                    // of one to come: the rule that its day keeps to
	Record   Kept                    // of one held, while the reader has no copy: by when they should
	Reply    conference.Standing     // what they answered, for one to come
	Now      bool                    // it is going on, or is today: they can join it
	Out      bool                    // the reader is kept out of the whole of it
	Before   []conference.DayGivenUp // of one to come: days on which it was to be held
	Other    *OtherChair             // of one to come: who chairs it in the place of whom
	Copy     record.CopyID           // their own copy of the record, once they were given it
	GivenOn  timescale.Date
	Unopened bool
}

// Ended reports whether a conference was held today.
func (v *OwnMeetings) Ended() []OwnMeeting {
	var today []OwnMeeting
	for _, one := range v.Held {
		if one.On == v.Today {
			today = append(today, one)
		}
	}
	return today
}

// ViewOwnMeetings shows one of the family the way to their conferences: to the one that is going on, to what was decided
// from the moment that one closes, and to their own copy of the record once they were given it.
func (d *Desk) ViewOwnMeetings(ctx context.Context, actor access.Actor) (access.Copy[OwnMeetings], error) {
	seen, err := store.Look(ctx, d.db, actor, d.ownMeetings)
	if err != nil {
		return seen, fmt.Errorf("looking at one's own meetings: %w", err)
	}
	return seen, nil
}

func (d *Desk) ownMeetings(r *store.Reading) (OwnMeetings, error) {
	v := OwnMeetings{Today: r.Today()}
	families, err := r.Families()
	if err != nil {
		return v, err
	}
	if len(families) == 0 || r.Actor().Office != access.FamilyMember {
		return v, access.ErrNotFound
	}
	asked, err := askedTo(r)
	if err != nil {
		return v, err
	}
	without, err := r.NotAskedTo()
	if err != nil {
		return v, err
	}
	for _, id := range without {
		asked[id] = askedOf{reply: conference.NotInvited}
	}
	copies, err := r.OwnCopies()
	if err != nil {
		return v, err
	}
	packs, err := d.packsHere(r)
	if err != nil {
		return v, err
	}
	for _, f := range families {
		pass, err := r.Allow(f, access.ViewOwnMeetings, "")
		if err != nil {
			return v, err
		}
		v.MayShared = v.MayShared || access.Know(pass).May(access.ViewOwnShared)
		if err := v.add(r, pass, asked, copies, d.keepers(packs, access.Know(pass))); err != nil {
			return v, err
		}
	}
	v.Cancelled = slices.DeleteFunc(v.Cancelled, v.followed)
	slices.SortStableFunc(v.ToCome, func(a, b OwnMeeting) int { return a.On.Compare(b.On) })
	slices.SortStableFunc(v.Held, func(a, b OwnMeeting) int { return b.On.Compare(a.On) })
	return v, nil
}

// askedOf is what the reader answered to a conference that is not over and that they are asked to, and whether they are kept out
// of it.
type askedOf struct {
	reply conference.Standing
	out   bool
}

func askedTo(r *store.Reading) (map[conference.ID]askedOf, error) {
	own, states, err := r.InvitationsToMe()
	asked := map[conference.ID]askedOf{}
	for i, w := range own {
		asked[w.Conference] = askedOf{states[i], w.KeptOut}
	}
	return asked, err
}

func (v *OwnMeetings) add(r *store.Reading, pass access.Pass, asked map[conference.ID]askedOf, copies map[conference.ID]store.OwnCopy, rules keepers) error {
	all, err := r.Conferences(pass)
	if err != nil {
		return err
	}
	children, err := childrenOf(r, access.Know(pass), pass.Family())
	if err != nil {
		return err
	}
	for _, c := range all {
		whole, err := r.Conference(pass, c.ID) // a family has few
		if err != nil {
			return err
		}
		m := OwnMeeting{ID: c.ID, On: c.HeldOn, Begins: c.Begins}
		for _, child := range children {
			if whole.Includes(child.ID) {
				m.Children = append(m.Children, child)
			}
		}
		if err := v.noLonger(r, pass, whole); err != nil {
			return err
		}
		if len(m.Children) == 0 {
			continue // about none of the children this reader may know of
		}
		if c.State == conference.Cancelled {
			if err := v.cancelled(r, pass, whole, m.Children); err != nil {
				return err
			}
			continue
		}
		given, has := copies[c.ID]
		if has {
			m.Copy, m.GivenOn, m.Unopened = given.ID, given.IssuedOn, given.Unopened
		}
		if c.State == conference.Closed {
			m.On = c.DecidedOn()
			if !has {
				if m.Record, err = rules.record(c); err != nil {
					return err
				}
			}
			v.Held = append(v.Held, m)
			continue
		}
		to, invited := asked[c.ID]
		if !invited {
			continue
		}
		if to.reply == conference.NotInvited {
			v.NotAsked = append(v.NotAsked, OwnMeeting{ID: m.ID, Children: m.Children})
			continue
		}
		m.Venue, m.Joining, m.Ends = whole.Words.Venue, whole.Words.Joining, whole.Ends
		m.On, m.Begins = c.Next()
		m.Reply, m.Now = to.reply, c.State == conference.Open || c.State != conference.ToBeBooked && m.On == v.Today
		if to.out {
			m.Out, m.Now = true, false
		}
		if m.Before, err = r.DaysGivenUp(pass, c.ID); err != nil {
			return err
		}
		if m.Other, err = otherChair(r, pass, c); err != nil {
			return err
		}
		if m.Kept, err = rules.conference(whole); err != nil {
			return err
		}
		v.ToCome = append(v.ToCome, m)
	}
	return nil
}

// noLonger adds a conference to come that children of the reader's were taken off, if the reader was asked to it.
func (v *OwnMeetings) noLonger(r *store.Reading, pass access.Pass, c conference.Conference) error {
	moved, err := regroupings(r, pass, c.ID)
	if err != nil || len(moved) == 0 || c.Over() {
		return err
	}
	off, since := takenOff(moved, c)
	if len(off) == 0 {
		return nil
	}
	if was, err := wasAsked(r, pass, c.ID, conference.NotInvited); !was || err != nil {
		return err
	}
	worker, err := turnTo(r, pass.Family())
	v.NoLonger = append(v.NoLonger, NoLonger{ID: c.ID, Children: off, Since: since, Worker: worker})
	return err
}

// wasAsked reports whether the reader was asked to a conference, and their invitation is none of these.
func wasAsked(r *store.Reading, pass access.Pass, id conference.ID, but ...conference.Standing) (bool, error) {
	held, err := r.Invitations(pass, id)
	me := r.Actor().Person
	return me != "" && slices.ContainsFunc(access.Known(access.Know(pass), held), func(i conference.Invitation) bool {
		return !slices.Contains(but, i.State) && i.Is(access.Party(me))
	}), err
}

// cancelled adds a conference that was cancelled not long ago, if the reader was asked to it.
func (v *OwnMeetings) cancelled(r *store.Reading, pass access.Pass, c conference.Conference, children []Named) error {
	day, since, is, err := r.Cancelled(pass, c.ID)
	if err != nil || !is || day.Why == "" || v.Today.After(since.AddDays(cancelledStays)) {
		return err // without a word for the family, such as after a child's death, it is not held out to them
	}
	if was, err := wasAsked(r, pass, c.ID, conference.NotInvited, conference.Uninvited); !was || err != nil {
		return err
	}
	worker, err := turnTo(r, pass.Family())
	v.Cancelled = append(v.Cancelled, Cancelled{ID: c.ID, Children: children, On: day.On, Since: since, Why: day.Why, Worker: worker})
	return err
}

// followed reports whether the reader knows the day of another conference about one of the children of a cancelled one.
func (v *OwnMeetings) followed(c Cancelled) bool {
	return slices.ContainsFunc(v.ToCome, func(m OwnMeeting) bool {
		return !m.On.IsZero() && slices.ContainsFunc(m.Children, func(n Named) bool {
			return slices.ContainsFunc(c.Children, func(o Named) bool { return o.ID == n.ID })
		})
	})
}
