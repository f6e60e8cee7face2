package casework

import (
	"context"
	"fmt"
	"slices"

	"kith/access"
	"kith/conference"
	"kith/deadline"
	"kith/enquiry"
	"kith/internal/store"
	"kith/procedure"
	"kith/timescale"
)

// DatesView is every day by which something is to be done in one family, in order.
type DatesView struct {
	Family   access.FamilyID
	Today    timescale.Date
	Children []Named
	Dates    []DateView
}

// DateView is one of them: what, by when, why that day, whose, and how it stands.
type DateView struct {
	deadline.Deadline
	Child     Named // where each child has their own
	Owner     Worker
	Why       procedure.Deadline // its rule, its source and its counting; without them where the procedure has it no more
	Late      bool
	PastDue   bool // after the day to work to, and not late
	Reason    string
	SaidBy    Worker // none where the booking says it
	AgreedBy  Worker
	Given     []deadline.Reason // every reason given afterwards that the reader may know, the last last
	MaySayWhy bool
	Moves     []MoveView
	OfMeeting conference.ID // the conference that it leads to, for the link
}

// MoveView is one time that a date moved.
type MoveView struct {
	deadline.Move
	By  Worker
	Why string // where whoever moved it was asked
}

// ViewDates shows the staff of a family every date of its case. What is of an enquiry is for those who may look at it, what is
// of a conference for those who take part in that one.
func (d *Desk) ViewDates(ctx context.Context, actor access.Actor, f access.FamilyID) (access.Copy[DatesView], error) {
	seen, err := store.Look(ctx, d.db, actor, func(r *store.Reading) (DatesView, error) {
		pass, err := r.Allow(f, access.ViewDates, string(f))
		if err != nil {
			return DatesView{}, err
		}
		return d.datesView(r, pass)
	})
	if err != nil {
		return seen, fmt.Errorf("looking at a family's dates: %w", err)
	}
	return seen, nil
}

func (d *Desk) datesView(r *store.Reading, pass access.Pass) (DatesView, error) {
	v := DatesView{Family: pass.Family(), Today: r.Today()}
	k := access.Know(pass)
	kept, err := r.Deadlines(pass)
	if err != nil {
		return v, err
	}
	moves, err := r.DeadlineMoves(pass)
	if err != nil {
		return v, err
	}
	if v.Children, err = childrenOf(r, k, pass.Family()); err != nil {
		return v, err
	}
	staff, err := workers(r)
	if err != nil {
		return v, err
	}
	why, err := reasonsOf(r, pass)
	if err != nil {
		return v, err
	}
	reasons, err := r.LateReasons(map[access.FamilyID]access.Pass{pass.Family(): pass})
	if err != nil {
		return v, err
	}
	given := reasonsGiven(k, reasons[pass.Family()])
	for _, one := range kept {
		if !shownTo(pass, one) {
			continue
		}
		shown := DateView{
			Deadline: one, Owner: staff[one.Owner], Late: one.Late(v.Today), PastDue: one.PastDue(v.Today),
		}
		if one.Child != "" {
			at := slices.IndexFunc(v.Children, func(n Named) bool { return n.ID == one.Child })
			if at < 0 {
				continue // a child of whom the reader may not know
			}
			shown.Child = v.Children[at]
		}
		if shown.Why, _, err = deadline.Explain(one, d.packsOf(r, one.Procedure), d.calendar); err != nil {
			return v, err
		}
		said := why(one)
		shown.OfMeeting = said.conference
		if shown.Late {
			said = said.latest(given[one.ID])
			shown.Reason, shown.SaidBy, shown.AgreedBy = said.words, staff[said.by], staff[said.agreed]
			shown.MaySayWhy = maySayWhy(pass, one)
			shown.Given = given[one.ID]
		}
		if shown.Moves, err = movesOf(r, k, one, moves, staff); err != nil {
			return v, err
		}
		v.Dates = append(v.Dates, shown)
	}
	slices.SortStableFunc(v.Dates, func(a, b DateView) int { return a.Due.Compare(b.Due) })
	return v, nil
}

// movesOf are the times that one date moved. Why an enquiry's start was put right is kept with the enquiry.
func movesOf(r *store.Reading, k access.Knowing, one deadline.Deadline, all []deadline.Move, staff map[access.AccountID]Worker) ([]MoveView, error) {
	var moves []MoveView
	for _, m := range all {
		if m.Deadline == one.ID {
			moves = append(moves, MoveView{Move: m, By: staff[m.By]})
		}
	}
	if len(moves) == 0 || one.Subject.Kind != deadline.OfEnquiry {
		return moves, nil
	}
	held, err := r.EnquiryChanges(one.Family, enquiry.ID(one.Subject.ID))
	if err != nil {
		return nil, err
	}
	for _, c := range access.Known(k, held) {
		for i, m := range moves {
			if c.What == "start" && c.At == m.At {
				moves[i].Why = c.Before.Reason
			}
		}
	}
	return moves, nil
}

// heldAs is the conference that a date is of, or of a report for it; none for what belongs to the family's case.
func heldAs(d deadline.Deadline) string {
	switch d.Subject.Kind {
	case deadline.OfConference:
		return d.Subject.ID
	case deadline.OfReport:
		return d.AnchorIs.ID
	case deadline.OfEnquiry, deadline.OfCoreGroup, deadline.OfPlan, deadline.OfVisit, deadline.OfDiscussion, deadline.OfShare, deadline.OfRecord:
	}
	return ""
}

// reasonsOf finds why a deadline of a family is late, in what was said when its conference or meeting was set.
func reasonsOf(r *store.Reading, pass access.Pass) (func(deadline.Deadline) reason, error) {
	conferences, err := r.Conferences(pass)
	if err != nil {
		return nil, err
	}
	conferences = slices.DeleteFunc(conferences, func(c conference.Conference) bool { return !pass.MayAt(string(c.ID), access.ViewConference) })
	meetings, records, err := r.LateWords(map[access.FamilyID]access.Pass{pass.Family(): pass})
	return func(d deadline.Deadline) reason { return reasonFor(d, conferences, meetings, records) }, err
}

func reasonFor(d deadline.Deadline, conferences []conference.Conference, meetings map[string]deadline.Reason, records map[conference.ID]deadline.Reason) reason {
	switch d.Subject.Kind {
	case deadline.OfEnquiry, deadline.OfConference:
		for _, c := range conferences {
			if string(c.ID) != d.Subject.ID && (string(c.Enquiry) != d.Subject.ID || c.State == conference.Cancelled) {
				continue
			}
			if d.Key == procedure.RecordToParentsDue {
				return reason{conference: c.ID, words: records[c.ID].Said, by: records[c.ID].By}
			}
			return reason{conference: c.ID, words: c.Words.LateReason, agreed: c.LateAgreedBy}
		}
		if d.Key == procedure.RecordToParentsDue {
			said := records[conference.ID(d.Subject.ID)]
			return reason{words: said.Said, by: said.By}
		}
	case deadline.OfCoreGroup:
		return reason{words: meetings[d.Subject.ID].Said, by: meetings[d.Subject.ID].By}
	case deadline.OfReport, deadline.OfPlan, deadline.OfVisit, deadline.OfDiscussion, deadline.OfShare, deadline.OfRecord:
	}
	return reason{}
}
