package casework

import (
	"kith/access"
	"kith/conference"
	"kith/internal/store"
)

// OutShown is what somebody who is kept out of a conference, or of a part of it, reads on their own page: the words meant for them,
// how they are heard, and who tells them what. Nobody else of the family reads it.
type OutShown struct {
	Whole   bool
	Told    string // the words
	Heard   string
	More    string // about how they are heard
	Teller  Worker
	Outcome Worker
	Late    string   // why they were told only when it had begun
	Said    []string // what they said to the chair about it
}

// PartShown is the closed part that goes on.
type PartShown struct {
	Back string // at about what time it ends
	Out  bool   // the reader is out of it
}

// outShown is what the reader of an invitation reads of their being kept out; nil where they are not. Whoever is still to be told by
// somebody reads it here no sooner: it counts, and the page is the surest way to the words.
func outShown(r *store.Reading, pass access.Pass, c conference.Conference, own conference.Invitation, invited []conference.Invitation,
	staff map[access.AccountID]Worker,
) (*OutShown, error) {
	if own.Person == "" || own.Person != r.Actor().Person {
		return nil, nil
	}
	know := access.Know(pass)
	all, err := knowable[conference.Exclusion](know)(r.Exclusions(pass, c.ID, invited))
	if err != nil {
		return nil, err
	}
	for _, x := range all {
		words, open := access.Open(know, x.Words)
		if x.Invitation != own.ID || !x.Stands() || !open {
			continue
		}
		shown := &OutShown{
			Whole: x.Extent == conference.OutOfAll, Told: words.Told, Heard: string(x.Heard), More: words.Heard,
			Teller: staff[x.Teller], Outcome: staff[x.OutcomeTeller],
		}
		if x.Told != nil {
			shown.Late = x.Told.Why
		}
		said, err := knowable[conference.ExclusionAnswer](know)(r.ExclusionAnswers(pass, c.ID))
		for _, a := range said {
			if know.Is(access.Party(a.Writer)) {
				shown.Said = append(shown.Said, a.Text)
			}
		}
		return shown, err
	}
	return nil, nil
}

// bareHead names the conference and nothing of how far it has come.
func (s *sitting) bareHead() MeetingHead {
	return MeetingHead{ID: s.c.ID, Kind: s.c.Kind}
}

// outOfRoom is the place at a conference of somebody who is kept out of it: what they were told, and nothing of the conference. It
// reads the same whether that goes on or not.
func (d *Desk) outOfRoom(r *store.Reading, s *sitting, me conference.Attender) (RoomView, error) {
	staff, err := workers(r)
	if err != nil {
		return RoomView{}, err
	}
	v := RoomView{MeetingHead: s.bareHead(), Here: true}
	v.Out, err = outShown(r, s.pass, s.c, me.Invitation, s.invited(), staff)
	if v.Out == nil { // a supporter of theirs, for whom the words are not
		v.Out = &OutShown{Whole: true}
	}
	return v, err
}

// knowable opens what the reader may know of what was read.
func knowable[T any](k access.Knowing) func([]access.Held[T], error) ([]T, error) {
	return func(held []access.Held[T], err error) ([]T, error) { return access.Known(k, held), err }
}
