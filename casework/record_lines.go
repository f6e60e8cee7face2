package casework

import (
	"slices"

	"kith/access"
	"kith/conference"
	"kith/internal/store"
	"kith/plan"
	"kith/record"
)

// readLines reads the lines of the plans that a review looked at, and how they were before each change.
func (s *recordSources) readLines(r *store.Reading, f access.FamilyID) error {
	if s.c.Kind != conference.Review {
		return nil
	}
	var err error
	if s.lines, err = r.Lines(f); err != nil {
		return err
	}
	s.wasLines, err = r.LineVersions(f, access.Known(access.Know(s.pass), s.lines))
	return err
}

// standing are the lines of the plans that went on after a review, as they stood when it closed, for the children whose
// outline it did not draw anew. What was changed or added later is in the plan.
func (r *reader) standing() []record.Line {
	drawn := access.Known(r.know, r.outline)
	goesOn := func(child access.PersonID) bool {
		return slices.ContainsFunc(access.Known(r.know, r.decisions), func(d conference.Decision) bool {
			return d.Child == child && d.Outcome != conference.NoPlan
		}) && !slices.ContainsFunc(drawn, func(l conference.OutlineLine) bool { return slices.Contains(l.Children, child) })
	}
	var all []record.Line
	for _, l := range access.Known(r.know, r.lines) {
		if l.At.After(r.c.ClosedAt) {
			continue
		}
		l, may := r.stood(l)
		if !may {
			continue
		}
		who, known := r.party(l.Owner)
		children := slices.DeleteFunc(slices.Clone(l.Children), func(c access.PersonID) bool { return !goesOn(c) })
		if l.State != plan.LineOpen || !known || len(children) == 0 {
			continue
		}
		all = append(all, record.Line{
			Ref: r.from(string(lineRef(l.ID))), Children: children, Change: l.Words.Change, Action: l.Words.Action, Know: l.Words.Know,
			Owner: who.Name, ByOn: l.ByOn,
		})
	}
	return all
}

// standing are the lines of the plans that stand in the record as somebody reads it.
func (s *recordSources) standing(k access.Knowing) []access.Held[plan.Line] {
	read := s.readBy(k).standing()
	return slices.DeleteFunc(slices.Clone(s.lines), func(held access.Held[plan.Line]) bool {
		l, open := access.Open(k, held)
		return !open || !slices.ContainsFunc(read, func(one record.Line) bool { return one.Ref == lineRef(l.ID) })
	})
}

func lineRef(id plan.LineID) record.Ref { return record.Ref("plan line/" + string(id)) }

// stood is a line as it was when the review closed, where the reader may know how it was.
func (r *reader) stood(l plan.Line) (plan.Line, bool) {
	for _, v := range r.wasLines[l.ID] { // the earliest after the close
		if v.At.After(r.c.ClosedAt) {
			return access.Open(r.know, v.Was)
		}
	}
	return l, true
}
