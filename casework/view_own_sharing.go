package casework

import (
	"context"
	"fmt"
	"slices"

	"kith/access"
	"kith/internal/store"
	"kith/sharing"
	"kith/timescale"
)

// OwnShared are what one of the family may read of what was shared about them and their children, the latest first. It says nothing of
// anything else: what is kept from them looks like what was never shared.
type OwnShared struct {
	Items  []OwnSharing
	Worker Worker
}

// OwnSharing is one of them. What anybody else was asked or said is no part of it.
type OwnSharing struct {
	On     timescale.Date
	What   string
	With   string
	Ground sharing.Ground
	Named  string   // another ground, as it is named
	About  []string // the children whom it is about
	Mine   bool     // it is about the reader
	Own    sharing.Answer
}

// ViewOwnShared shows a parent, a carer or a child what was shared about them and their children.
func (d *Desk) ViewOwnShared(ctx context.Context, actor access.Actor) (access.Copy[OwnShared], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (OwnShared, error) {
		var v OwnShared
		families, err := r.Families()
		if err != nil {
			return v, err
		}
		if len(families) == 0 || r.Actor().Office != access.FamilyMember {
			return v, access.ErrNotFound
		}
		for _, f := range families {
			pass, err := r.Allow(f, access.ViewOwnShared, "")
			if err != nil {
				return v, err
			}
			people, err := newNamer(r, access.Know(pass), f)
			if err != nil {
				return v, err
			}
			held, err := r.Sharings(pass)
			if err != nil {
				return v, err
			}
			for _, s := range access.Known(access.Know(pass), held) {
				v.Items = append(v.Items, ownSharing(access.Know(pass), people, s))
			}
			if v.Worker, err = turnTo(r, f); err != nil {
				return v, err
			}
		}
		return v, nil
	})
	if err != nil {
		return seen, fmt.Errorf("looking at what was shared about oneself: %w", err)
	}
	return seen, nil
}

// ownSharing is what one of the family reads of something that they may know of.
func ownSharing(k access.Knowing, people *namer, s store.Shared) OwnSharing {
	own := OwnSharing{On: s.On, What: s.Words.What, With: s.Words.With}
	for _, a := range access.Known(k, s.Answers) {
		if k.Is(access.Party(a.Person)) {
			own.Own = sharing.Answer{Asked: a.Asked, Reason: a.Reason, Told: a.Told, ToldOn: a.ToldOn, Words: sharing.AnswerWords{Said: a.Words.Said, Reason: a.Words.Reason}}
		}
	}
	if own.Ground = s.GroundFor(own.Own); own.Ground == sharing.OtherGround {
		own.Named = s.Words.Ground
	}
	for _, p := range s.About {
		switch name := people.called(access.Party(p)); {
		case k.Is(access.Party(p)):
			own.Mine = true
		case k.Reaches(p) && name != "": // another adult whom it is about is theirs to tell
			own.About = append(own.About, name)
		}
	}
	return own
}

// Tasks of what was shared.
const (
	TaskCompleteSharing TaskKind = "complete what was written down of what was shared"
	TaskTellSharing     TaskKind = "look again whether somebody can be told of what was shared"
)

// waitingSharings are what was shared and is not complete, and what somebody was not told and is to be looked at again.
func waitingSharings(r *store.Reading) ([]Task, error) {
	open, err := r.SharingsToComplete()
	if err != nil {
		return nil, err
	}
	again, err := toLookAtAgain(r)
	if err != nil {
		return nil, err
	}
	tasks := make([]Task, 0, len(open)+len(again))
	for _, w := range open {
		tasks = append(tasks, Task{Kind: TaskCompleteSharing, Family: w.Family, Subject: w.ID, of: &w.For})
	}
	for _, w := range again {
		tasks = append(tasks, Task{Kind: TaskTellSharing, Family: w.Family, Subject: w.ID, of: &w.For})
	}
	return tasks, nil
}

// toLookAtAgain are those of what was shared of which somebody was not told, whose day to look again has come, and whom it concerns still.
func toLookAtAgain(r *store.Reading) ([]store.SharingWaits, error) {
	all, err := r.SharingsToLookAtAgain()
	if err != nil || len(all) == 0 {
		return nil, err
	}
	families := make([]access.FamilyID, len(all))
	for i, w := range all {
		families[i] = w.Family
	}
	passes, err := r.AllowEach(families, access.ViewNames)
	if err != nil {
		return nil, err
	}
	for f, pass := range passes {
		if gone, err := r.KeyGone(pass); err != nil {
			return nil, err
		} else if gone {
			delete(passes, f)
		}
	}
	if err := r.ReadSharingsOfEach(passes); err != nil {
		return nil, err
	}
	read := map[access.FamilyID]*sharings{}
	var still []store.SharingWaits
	for _, w := range all {
		pass, may := passes[w.Family]
		if !may {
			continue
		}
		if read[w.Family] == nil { // opens what was read
			if read[w.Family], err = sharingsAndPeople(r, pass); err != nil {
				return nil, err
			}
		}
		concerns, err := read[w.Family].lookAgain(w.ID)
		if err != nil {
			return nil, err
		}
		if concerns {
			still = append(still, w)
		}
	}
	return still, nil
}

// lookAgain reports whether it is to be looked whether somebody can be told of one of them, who may be told and whom it concerns.
func (w *sharings) lookAgain(id string) (bool, error) {
	for _, s := range access.Known(w.k, w.held) {
		if s.ID != id {
			continue
		}
		concerned, err := w.concerned(s.Sharing)
		if err != nil {
			return false, err
		}
		answers := access.Known(w.k, s.Answers)
		return slices.ContainsFunc(concerned, func(c sharing.Concerned) bool {
			at := slices.IndexFunc(answers, func(a sharing.Answer) bool { return a.Person == c.Person })
			return at >= 0 && c.Told && answers[at].Told == sharing.AddsToRisk && !answers[at].LookAgainOn.After(w.r.Today())
		}), nil
	}
	return false, nil
}
