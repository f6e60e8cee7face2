package casework

import (
	"slices"

	"kith/conference"
	"kith/internal/store"
	"kith/report"
)

// ReadOut is an item of the running order: the words of a parent who is not there, to be given to the conference and marked.
type ReadOut struct {
	Key   string
	Seat  Seat
	Heard string // how somebody is heard who is kept out; empty for a letter of somebody who cannot come
	Done  bool
}

// readOut are the words that are to be given to the conference: those of everybody who is kept out of the whole of it, unless its
// chair alone hears them or they are on the telephone, and those of a parent who cannot come and wrote what they want to say.
func (s *sitting) readOut(r *store.Reading) (map[string]string, error) {
	words := map[string]string{}
	all, err := s.exclusions(r)
	if err != nil {
		return nil, err
	}
	for _, x := range all {
		if x.Stands() && x.Extent == conference.OutOfAll && givenToAll(x.Heard) {
			words[x.Invitation] = string(x.Heard)
		}
	}
	away := slices.ContainsFunc(s.everyone, func(a conference.Attender) bool { return cannotCome(a) && !s.outOfAll(a) })
	if !away {
		return words, nil
	}
	reports, err := r.Reports(s.pass, s.c.ID)
	for _, a := range s.everyone {
		if cannotCome(a) && !s.outOfAll(a) && slices.ContainsFunc(reports, func(one report.Report) bool {
			return one.Kind == report.OwnWords && one.State == report.Submitted && one.Writer == a.Account
		}) {
			words[a.ID] = ""
		}
	}
	return words, err
}

func cannotCome(a conference.Attender) bool {
	return a.IsParent() && a.State == conference.Apologies && !a.Attended() && a.Account != ""
}

func givenToAll(w conference.OtherWay) bool {
	return w == conference.InWriting || w == conference.BySocialWorker || w == conference.ByWhoeverBeside
}

// readOutKey is the item of the running order under which somebody's words are given to the conference.
func readOutKey(invitation string) string { return "words-of:" + invitation }

// readOutGates ask that those words were given to the conference before it closes.
func (s *sitting) readOutGates(r *store.Reading) ([]conference.Gate, error) {
	words, err := s.readOut(r)
	if err != nil || len(words) == 0 {
		return nil, err
	}
	steps, err := r.Steps(s.pass, s.c.ID)
	var gates []conference.Gate
	for _, a := range s.everyone {
		if _, there := words[a.ID]; there {
			gates = append(gates, conference.Gate{Key: conference.GateReadOut, About: a.ID, Kept: conference.GoneThrough(steps, readOutKey(a.ID))})
		}
	}
	return gates, err
}

// isReadOut reports whether an item of the running order is somebody's words.
func (s *sitting) isReadOut(r *store.Reading, item string) (bool, error) {
	words, err := s.readOut(r)
	for invitation := range words {
		if readOutKey(invitation) == item {
			return true, err
		}
	}
	return false, err
}

// toRead are the items of the running order, for those who run the conference.
func (s *sitting) toRead(r *store.Reading) ([]ReadOut, error) {
	words, err := s.readOut(r)
	if err != nil || len(words) == 0 {
		return nil, err
	}
	steps, err := r.Steps(s.pass, s.c.ID)
	var items []ReadOut
	for _, seat := range s.seats {
		if heard, there := words[seat.Invitation]; there {
			key := readOutKey(seat.Invitation)
			items = append(items, ReadOut{Key: key, Seat: seat, Heard: heard, Done: conference.GoneThrough(steps, key)})
		}
	}
	return items, err
}
