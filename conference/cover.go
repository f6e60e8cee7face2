package conference

import (
	"cmp"
	"slices"

	"kith/access"
	"kith/diary"
	"kith/fault"
	"kith/timescale"
)

// OtherChair is a chair who took the place of another, and why in the words that the family reads, empty where none were given.
type OtherChair struct {
	Was, Now access.AccountID
	Why      string
}

// The rules for the conferences of a chair who cannot come.
var (
	ErrNothingCovered = fault.New("", "Choose what is done about at least one of the conferences, or go back: nothing has been changed")
	ErrCoverPast      = fault.New("from", "The first day must be today or later")
	ErrCoverUntil     = fault.New("until", "The last day must be on or after the first, and at most five weeks after it")
	ErrChairAway      = fault.New("chair", "Choose another chair: this one is away on that day")
	ErrCoverNotFree   = fault.New("", "By their diary, somebody who is needed is not free then. Choose otherwise, or ask them and book the conference on its own page")
	ErrCoverLate      = fault.New("", "This is after the last day allowed. Book the conference on its own page, with the reason and who agreed")
)

// coverDays is how many days after the first one may be asked about at once.
const coverDays = 35

// CoverFor refuses days about which nothing can be done, or more than can be looked over.
func CoverFor(from, until, today timescale.Date) error {
	var wrong fault.List
	wrong.Check(!from.IsZero() && !from.Before(today), ErrCoverPast)
	wrong.Check(!until.Before(from) && !until.IsZero() && !until.After(from.AddDays(coverDays)), ErrCoverUntil)
	return wrong.Err()
}

// ChairedBy gives a conference that waits for its day another chair. Its day, its clock and what was agreed about a late day stay.
func (c Conference) ChairedBy(chair access.AccountID) (Conference, error) {
	if c.State != Booked && c.State != Adjourned {
		return c, ErrNotToBook
	}
	var wrong fault.List
	wrong.Check(chair != "", ErrNoChair)
	wrong.Check(chair == "" || chair != c.Recorder, ErrChairRecords)
	if err := wrong.Err(); err != nil {
		return c, err
	}
	c.Chair = chair
	return c, nil
}

// Uncovered is a conference whose chair cannot come.
type Uncovered struct {
	Taken  Taken
	Knew   []access.AccountID // who has chaired for the family before
	Search Search
}

// Proposal is what could be done about one: another chair at its time, the best first. Where no chair is free then, the best other
// time inside its clock, or what could be relaxed.
type Proposal struct {
	Chairs []access.AccountID
	Slot   Slot // none where its day is none
	Ways   []Way
}

// chairsProposed is how many chairs are proposed for one conference.
const chairsProposed = 4

// ProposeCover proposes what could be done about the conferences of a chair who cannot come. That its day stays matters most to a
// family, then that they know the chair, then that the chair is not booked much that day. What is proposed first for one counts as
// taken for those after it, so that all of it can be done at once.
func ProposeCover(all []Uncovered, cal timescale.Calendar) []Proposal {
	var given []Taken
	proposals := make([]Proposal, len(all))
	for i, u := range all {
		s := u.Search
		s.Taken = slices.DeleteFunc(slices.Concat(s.Taken, given), func(t Taken) bool { return t.Conference == u.Taken.Conference })
		p, d := &proposals[i], s.diaries()
		for _, c := range s.Chairs {
			if c.Account != u.Taken.Chair && c.Account != u.Taken.Recorder && !c.Until.Before(u.Taken.On) && !d.taken(string(c.Account), u.Taken) {
				p.Chairs = append(p.Chairs, c.Account)
			}
		}
		slices.SortStableFunc(p.Chairs, func(a, b access.AccountID) int {
			return cmp.Or(
				known(u.Knew, b)-known(u.Knew, a),
				len(d.busy[placeOn{string(a), u.Taken.On}])-len(d.busy[placeOn{string(b), u.Taken.On}]),
				d.load(a)-d.load(b),
			)
		})
		p.Chairs = p.Chairs[:min(chairsProposed, len(p.Chairs))]
		if len(p.Chairs) > 0 {
			kept := u.Taken
			kept.Chair = p.Chairs[0]
			given = append(given, kept)
			continue
		}
		if found := s.Find(cal, 1); len(found) > 0 {
			p.Slot = found[0]
			given = append(given, Taken{
				Conference: u.Taken.Conference, On: p.Slot.On, Begins: p.Slot.Begins, Ends: p.Slot.Ends,
				Chair: p.Slot.Chair, Recorder: p.Slot.Recorder, Room: p.Slot.Room, Needed: u.Taken.Needed,
			})
			continue
		}
		p.Ways = s.Ways(cal)
	}
	return proposals
}

func known(those []access.AccountID, who access.AccountID) int {
	if slices.Contains(those, who) {
		return 1
	}
	return 0
}

// Lasts is how long a conference takes, in minutes.
func (t Taken) Lasts() int { return t.ending() - diary.Minutes(t.Begins) }
