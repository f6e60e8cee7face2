package casework

import (
	"slices"

	"kith/access"
	"kith/conference"
	"kith/internal/store"
	"kith/timescale"
)

// EarlierDay is a day on which a conference was to be held: what was there and said belongs to it, and not to the day on
// which the conference is held after all.
type EarlierDay struct {
	Change string
	Kind   conference.ChangeKind
	On     timescale.Date
	There  []EarlierShown
	Talks  []EarlierShown
	Why    []EarlierShown // the chair's reasons
	Views  []EarlierShown
	Scores []EarlierShown
	Chosen []EarlierShown // decisions that do not stand
	Left   []EarlierShown // danger statements and lines of the outline that the chair left with the day
}

// EarlierShown is one thing of an earlier day, as its reader may know it.
type EarlierShown struct {
	conference.Earlier

	Who   string // whose it was
	Child string
}

// nothingOf reports whether there is nothing of the day that the reader may know.
func nothingOf(e EarlierDay) bool {
	return len(e.There)+len(e.Talks)+len(e.Why)+len(e.Views)+len(e.Scores)+len(e.Chosen)+len(e.Left) == 0
}

// earlierDays are what belonged to earlier days of a conference, for the reader of a pass.
func earlierDays(r *store.Reading, pass access.Pass, id conference.ID) ([]EarlierDay, error) {
	held, err := r.EarlierDays(pass, id)
	if err != nil {
		return nil, err
	}
	left, err := leftBehind(r, pass, id)
	if err != nil || len(held)+len(left) == 0 {
		return nil, err
	}
	days, err := r.DaysGivenUp(pass, id)
	if err != nil {
		return nil, err
	}
	called, err := calledAt(r, pass, id)
	if err != nil {
		return nil, err
	}
	children, err := childrenOf(r, access.Know(pass), pass.Family()) // also those taken off the conference since
	if err != nil {
		return nil, err
	}
	all := make([]EarlierDay, len(days))
	for i, d := range days {
		all[i] = EarlierDay{Change: d.Change, Kind: d.Kind, On: d.On}
	}
	for _, e := range access.Known(access.Know(pass), held) {
		at := slices.IndexFunc(all, func(d EarlierDay) bool { return d.Change == e.Change })
		if at < 0 {
			continue // a booking that was changed beforehand
		}
		shown := EarlierShown{Earlier: e, Who: called[e.Invitation]}
		if c := slices.IndexFunc(children, func(n Named) bool { return n.ID == e.Child }); c >= 0 {
			shown.Child = children[c].First
		}
		all[at].add(shown)
	}
	for _, one := range left {
		for i, d := range all {
			if d.On == one.At.Date() {
				all[i].Left = append(all[i].Left, one)
				break
			}
		}
	}
	return slices.DeleteFunc(all, nothingOf), nil
}

func (e *EarlierDay) add(one EarlierShown) {
	switch one.Kind {
	case conference.EarlierAttendance:
		e.There = append(e.There, one)
	case conference.EarlierTalk:
		e.Talks = append(e.Talks, one)
	case conference.EarlierReason:
		e.Why = append(e.Why, one)
	case conference.EarlierView:
		e.Views = append(e.Views, one)
	case conference.EarlierScore:
		e.Scores = append(e.Scores, one)
	case conference.EarlierDecision:
		e.Chosen = append(e.Chosen, one)
	case conference.EarlierItem, conference.EarlierNextSteps, conference.EarlierDanger, conference.EarlierLine:
	}
}

// calledAt is what those asked to a conference are called, by invitation, as far as the reader may know.
func calledAt(r *store.Reading, pass access.Pass, id conference.ID) (map[string]string, error) {
	attenders, err := r.Attenders(pass, id)
	if err != nil {
		return nil, err
	}
	held, err := r.ShutAttenders(pass, attenders)
	if err != nil {
		return nil, err
	}
	people, err := r.People(pass.Family())
	if err != nil {
		return nil, err
	}
	k, names := access.Know(pass), map[access.PersonID]string{}
	for _, who := range access.Known(k, people) {
		names[who.ID] = who.FullName()
	}
	called := map[string]string{}
	for _, a := range access.Known(k, held) {
		called[a.ID] = a.Name
		if a.Person != "" {
			called[a.ID] = names[a.Person]
		}
	}
	return called, nil
}

func (s *sitting) earlierDays(r *store.Reading) ([]EarlierDay, error) {
	return earlierDays(r, s.pass, s.c.ID)
}
