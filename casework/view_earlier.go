package casework

import (
	"kith/access"
	"kith/conference"
	"kith/internal/store"
)

// Earlier is what was recorded for a child at a conference before it was recorded again, the first first.
type Earlier struct {
	Heard     []EarlierHeard
	Decisions []conference.Decision
	Dissents  []conference.Dissent
}

// EarlierHeard is how a child was said to be heard, and by whom that was written.
type EarlierHeard struct {
	conference.Heard

	By string
}

// Any reports whether there is anything.
func (e Earlier) Any() bool { return len(e.Heard)+len(e.Decisions)+len(e.Dissents) > 0 }

// earlier is what was recorded before, by child: for professionals alone, and as far as they might read it then.
func (s *sitting) earlier(r *store.Reading) (map[access.PersonID]Earlier, error) {
	all := map[access.PersonID]Earlier{}
	if !s.know.Professional() {
		return all, nil
	}
	heard, err := r.EarlierHeard(s.pass, s.c.ID)
	if err != nil {
		return nil, err
	}
	decided, err := r.EarlierDecisions(s.pass, s.c.ID)
	if err != nil {
		return nil, err
	}
	dissents, err := r.EarlierDissents(s.pass, s.c.ID)
	if err != nil {
		return nil, err
	}
	for _, h := range access.Known(s.know, heard) {
		by, _ := s.speaker(access.Party(h.Writer))
		e := all[h.Child]
		e.Heard = append(e.Heard, EarlierHeard{Heard: h, By: by.Name})
		all[h.Child] = e
	}
	for _, d := range access.Known(s.know, decided) {
		e := all[d.Child]
		e.Decisions = append(e.Decisions, d)
		all[d.Child] = e
	}
	for _, d := range access.Known(s.know, dissents) {
		e := all[d.Child]
		e.Dissents = append(e.Dissents, d)
		all[d.Child] = e
	}
	return all, nil
}
