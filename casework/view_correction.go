package casework

import (
	"context"
	"fmt"
	"slices"

	"kith/access"
	"kith/internal/store"
	"kith/procedure"
	"kith/statement"
	"kith/timescale"
)

// CorrectionView is one request to correct something, as whoever asked or whoever answers reads it.
type CorrectionView struct {
	statement.CorrectionRequest

	Family   access.FamilyID
	Children []Named
	Own      bool // the reader asked
	Answers  bool // the reader is to answer
	Asker    string
	Answerer Worker // who answers, or who did
	Late     bool
	Nobody   bool // can answer it here any more
	Rule     procedure.Rule
	Today    timescale.Date
}

// ViewCorrection shows a request to whoever asked and to whoever is to answer. To anybody else it is not there.
func (d *Desk) ViewCorrection(ctx context.Context, actor access.Actor, id string) (access.Copy[CorrectionView], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (CorrectionView, error) {
		f, err := r.CorrectionFamily(id)
		if err != nil {
			return CorrectionView{}, err
		}
		pass, err := r.Allow(f, access.ViewCorrection, id)
		if err != nil {
			return CorrectionView{}, err
		}
		return d.correctionView(r, pass, id)
	})
	if err != nil {
		return seen, fmt.Errorf("looking at a request to correct something: %w", err)
	}
	return seen, nil
}

func (d *Desk) correctionView(r *store.Reading, pass access.Pass, id string) (CorrectionView, error) {
	q, err := correctionFor(r, pass, id)
	if err != nil {
		return CorrectionView{}, err
	}
	v := CorrectionView{CorrectionRequest: q, Family: pass.Family(), Own: q.By == r.Actor().Account, Late: q.Late(r.Today()), Today: r.Today()}
	if v.Answers, err = answersHere(r, pass, q); err != nil {
		return v, err
	}
	if v.Own {
		if v.Nobody, err = nobodyAnswers(r, pass, q); err != nil {
			return v, err
		}
	}
	if !v.Own && !v.Answers && q.AnsweredBy != r.Actor().Account {
		return v, access.ErrNotFound
	}
	v.Answers = v.Answers && q.State == statement.CorrectionAsked
	pack, err := d.pack(r, q.At.Date())
	if err != nil {
		return v, err
	}
	_, v.Rule = pack.CorrectionBy(q.At.Date())
	called, _, err := childrenOfEach(r, []access.FamilyID{v.Family})
	if err != nil {
		return v, err
	}
	v.Children = called[v.Family]
	staff, err := workers(r)
	if err != nil {
		return v, err
	}
	v.Answerer = staff[q.To]
	if q.AnsweredBy != "" {
		v.Answerer = staff[q.AnsweredBy]
	}
	people, err := newNamer(r, access.Know(pass), v.Family)
	if err != nil {
		return v, err
	}
	asker, err := people.who(access.Party(q.By))
	v.Asker = asker.Name
	return v, err
}

// correctionFor is one request, for those who may know it and the passage that it is about.
func correctionFor(r *store.Reading, pass access.Pass, id string) (statement.CorrectionRequest, error) {
	var none statement.CorrectionRequest
	all, err := r.CorrectionRequests(pass)
	if err != nil {
		return none, err
	}
	k := access.Know(pass)
	for _, q := range access.Known(k, all) {
		if q.ID != id {
			continue
		}
		if at, is := q.Passage.Statement(); is && q.By != r.Actor().Account {
			held, err := r.Statement(pass.Family(), at)
			if err != nil {
				return none, err
			}
			if _, open := access.Open(k, held); !open {
				return none, access.ErrNotFound
			}
		}
		return q, nil
	}
	return none, access.ErrNotFound
}

// answersHere reports whether the reader is to answer: it was asked of them or of somebody away for whom they cover, or nobody of whom
// it was asked takes part any more and they answer for the family or took the part over; the unit answers what is late. Nobody answers
// their own request.
func answersHere(r *store.Reading, pass access.Pass, q statement.CorrectionRequest) (bool, error) {
	me := r.Actor().Account
	if q.By == me || !access.Know(pass).May(access.AnswerCorrection) {
		return false, nil
	}
	if q.To == me {
		return true, nil
	}
	waits, err := r.CorrectionsToAnswer()
	return slices.ContainsFunc(waits, func(w store.CorrectionWaits) bool { return w.ID == q.ID }), err
}

// ReadCorrection notes that whoever asked has read the answer: it leaves their list.
func (d *Desk) ReadCorrection(ctx context.Context, by Doing, id string) error {
	_, err := store.Act(ctx, d.db, by, "read correction", func(tx *store.Tx) (string, error) {
		f, err := tx.CorrectionFamily(id)
		if err != nil {
			return "", err
		}
		pass, err := tx.Allow(f, access.ViewCorrection, id)
		if err != nil {
			return "", err
		}
		return id, tx.ReadCorrectionAnswer(pass, id)
	})
	if err != nil {
		return fmt.Errorf("noting that an answer was read: %w", err)
	}
	return nil
}

// Tasks of corrections.
const (
	TaskAnswerCorrection TaskKind = "answer a request to correct something"
	TaskReadCorrection   TaskKind = "read the answer to a request to correct something"
)

// waitingCorrections are requests to answer, each for those alone who may know of it, and answers to one's own to read.
func waitingCorrections(r *store.Reading) ([]Task, error) {
	waits, err := r.CorrectionsToAnswer()
	if err != nil {
		return nil, err
	}
	tasks := make([]Task, 0, len(waits))
	for _, w := range waits {
		tasks = append(tasks, Task{Kind: TaskAnswerCorrection, Family: w.Family, Subject: w.ID, Due: w.Due, of: &w.For})
	}
	answers, err := r.CorrectionAnswersToRead()
	for _, w := range answers {
		tasks = append(tasks, Task{Kind: TaskReadCorrection, Family: w.Family, Subject: w.ID})
	}
	return tasks, err
}

// OwnCorrection is what somebody asked to have corrected, as it stands under what they read.
type OwnCorrection struct {
	ID     string
	State  statement.CorrectionState
	On     timescale.Date
	Due    timescale.Date
	Nobody bool // can answer it here any more
}

// ownCorrections are what the reader asked to have corrected in a family, by passage.
func ownCorrections(r *store.Reading, pass access.Pass) (map[statement.Passage][]OwnCorrection, error) {
	all, err := r.CorrectionRequests(pass)
	if err != nil {
		return nil, err
	}
	own := map[statement.Passage][]OwnCorrection{}
	for _, q := range access.Known(access.Know(pass), all) {
		if q.By != r.Actor().Account {
			continue
		}
		nobody, err := nobodyAnswers(r, pass, q)
		if err != nil {
			return nil, err
		}
		own[q.Passage] = append(own[q.Passage], OwnCorrection{q.ID, q.State, q.At.Date(), q.Due, nobody})
	}
	return own, nil
}
