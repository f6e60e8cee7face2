package casework

import (
	"slices"

	"kith/access"
	"kith/conference"
	"kith/internal/store"
	"kith/plan"
	"kith/procedure"
	"kith/timescale"
)

// openingGates are what has to be done before the conference begins, as it stands.
func (d *Desk) openingGates(r *store.Reading, s *sitting) ([]conference.Gate, error) {
	_, talked, err := r.Talks(s.pass, s.c)
	if err != nil {
		return nil, err
	}
	var gates []conference.Gate
	for _, a := range s.everyone {
		if a.IsParent() || a.Role == "child" {
			gates = append(gates, conference.Gate{Key: conference.GateTalks, About: a.ID, Kept: talked[a.ID]})
		}
	}
	told, err := s.toldGates(r)
	if err != nil {
		return nil, err
	}
	gates = append(append(gates, told...), s.quorumGate(), s.policeGate())
	reasons, err := r.Gates(s.pass, s.c.ID)
	if err != nil {
		return nil, err
	}
	return conference.WithReasons(gates, reasons), nil
}

// noteMet notes, as a conference opens or closes, which of the chair's reasons were not needed in the end.
func (d *Desk) noteMet(tx *store.Tx, s *sitting, gates []conference.Gate) error {
	reasons, err := tx.Gates(s.pass, s.c.ID)
	if err != nil {
		return err
	}
	return tx.GatesMet(s.pass, s.c.ID, conference.MetAfterAll(gates, reasons))
}

// reasons are those that the chair gave for going on without something, and that are needed as things stand.
func (d *Desk) reasons(r *store.Reading, s *sitting) ([]conference.GatePassed, error) {
	all, err := r.Gates(s.pass, s.c.ID)
	if err != nil || len(all) == 0 || s.c.Over() {
		return all, err
	}
	gates, err := d.gatesNow(r, s)
	if err != nil {
		return nil, err
	}
	met := conference.MetAfterAll(gates, all)
	return slices.DeleteFunc(all, func(g conference.GatePassed) bool { return slices.Contains(met, g.Gate) }), nil
}

// quorumGate asks for children's social care and as many other agencies as the procedure says.
func (s *sitting) quorumGate() conference.Gate {
	missing := conference.MissingAgencies(s.pack, s.invited())
	return conference.Gate{Key: conference.GateQuorum, Kept: len(missing) == 0, Missing: missing}
}

// policeGate asks for the police as the procedure does.
func (s *sitting) policeGate() conference.Gate {
	missing := conference.MissingPolice(s.pack, s.c.Kind, s.invited())
	return conference.Gate{Key: conference.GatePolice, Kept: len(missing) == 0, Missing: missing}
}

// closingGates are what has to be done before the conference ends, as it stands.
func (d *Desk) closingGates(r *store.Reading, s *sitting) ([]conference.Gate, error) {
	decided, err := r.Decisions(s.pass, s.c.ID)
	if err != nil {
		return nil, err
	}
	var all conference.Closing
	all.Decisions = access.Known(s.know, decided)
	gates, err := s.childGates(r, all)
	if err != nil {
		return nil, err
	}
	wall, err := s.wallGates(r)
	if err != nil {
		return nil, err
	}
	read, err := s.readOutGates(r)
	if err != nil {
		return nil, err
	}
	gates = append(append(gates, wall...), read...)
	next, err := r.NextSteps(s.pass, s.c.ID)
	if err != nil {
		return nil, err
	}
	if all.Protects() {
		already, err := groupGoesOn(r, s)
		if err != nil {
			return nil, err
		}
		gates = append(gates,
			conference.Gate{Key: conference.GateLeadWorker, Kept: next.LeadWorker != ""},
			conference.Gate{Key: conference.GateCoreGroup, Kept: len(next.CoreGroup) > 0 || already != nil},
			conference.Gate{Key: conference.GateFirstGroup, Kept: d.groupInTime(s, next, already)},
			conference.Gate{Key: conference.GateReview, Kept: d.reviewInTime(s, next)},
		)
	}
	reasons, err := r.Gates(s.pass, s.c.ID)
	if err != nil {
		return nil, err
	}
	return conference.WithReasons(gates, reasons), nil
}

// childGates are those that are asked for each child.
func (s *sitting) childGates(r *store.Reading, decided conference.Closing) ([]conference.Gate, error) {
	heard, err := r.Heard(s.pass, s.c.ID)
	if err != nil {
		return nil, err
	}
	dangers, err := r.Dangers(s.pass, s.c.ID)
	if err != nil {
		return nil, err
	}
	outline, err := r.OutlineLines(s.pass, s.c.ID)
	if err != nil {
		return nil, err
	}
	under, err := s.underPlan(r)
	if err != nil {
		return nil, err
	}
	has := map[access.PersonID]bool{}
	for _, h := range access.Known(s.know, heard) {
		has[h.Child] = true
	}
	var gates []conference.Gate
	for _, child := range s.c.Children {
		about := string(child)
		d, is := decided.Decided(child)
		gates = append(gates,
			conference.Gate{Key: conference.GateChildHeard, About: about, Kept: has[child]},
			conference.Gate{Key: conference.GateDecision, About: about, Kept: is, Must: true})
		if s.dangerStage() == procedure.Required {
			gates = append(gates, conference.Gate{Key: conference.GateDanger, About: about, Kept: dangers[child] != ""})
		}
		if is && d.Outcome == conference.ProtectionPlan {
			gates = append(gates, conference.Gate{Key: conference.GatePlanOutline, About: about, Kept: under[child] || covers(access.Known(s.know, outline), child)})
		}
	}
	return gates, nil
}

// underPlan are the children whose plan has something open that goes on: a review need not begin it again.
func (s *sitting) underPlan(r *store.Reading) (map[access.PersonID]bool, error) {
	under := map[access.PersonID]bool{}
	if s.c.Kind != conference.Review {
		return under, nil
	}
	held, err := r.Lines(s.pass.Family())
	if err != nil {
		return nil, err
	}
	for _, l := range access.Known(s.know, held) {
		for _, child := range l.Children {
			under[child] = under[child] || l.State == plan.LineOpen
		}
	}
	return under, nil
}

func covers(lines []conference.OutlineLine, child access.PersonID) bool {
	for _, l := range lines {
		if slices.Contains(l.Children, child) {
			return true
		}
	}
	return false
}

func (s *sitting) dangerStage() procedure.Stage {
	if s.c.First() {
		return s.pack.Meeting.DangerInitial.Value
	}
	return s.pack.Meeting.DangerReview.Value
}

// wallGates are those of the wall: every heading discussed, everybody heard, nothing left unsettled, letters read.
func (s *sitting) wallGates(r *store.Reading) ([]conference.Gate, error) {
	entries, err := r.WallEntries(s.pass, s.c.ID)
	if err != nil {
		return nil, err
	}
	turns, err := r.Turns(s.pass, s.c.ID)
	if err != nil {
		return nil, err
	}
	headings := conference.Gate{Key: conference.GateHeadings}
	used, unsettled := map[string]bool{}, false
	for _, e := range entries {
		used[e.Heading] = used[e.Heading] || e.State.On() && !e.Earlier(s.c)
		unsettled = unsettled || e.Challenged || e.State == conference.Checking
	}
	for _, t := range turns {
		used[t.Heading] = true
	}
	for _, h := range s.pack.Meeting.Wall.Value {
		if !used[h.Key] {
			headings.Missing = append(headings.Missing, h.Title)
		}
	}
	headings.Kept = len(headings.Missing) == 0
	everyone := conference.Gate{Key: conference.GateHeardAll}
	everyone.Missing = s.neverHeard(turns)
	everyone.Kept = len(everyone.Missing) == 0
	letters, err := s.letterGate(r)
	return append([]conference.Gate{headings, everyone, {Key: conference.GateUnsettled, Kept: !unsettled}}, letters...), err
}

// neverHeard are those present whose turn has come under no heading at all.
func (s *sitting) neverHeard(turns []conference.TurnTaken) []string {
	had := map[string]bool{}
	for _, t := range turns {
		had[t.Invitation] = true
	}
	var names []string
	for _, seat := range s.seats {
		a, err := s.attender(seat.Invitation)
		if err == nil && a.IsThere() && a.Speaks() && !had[a.ID] {
			names = append(names, seat.Name)
		}
	}
	return names
}

// letterGate asks whether a child's letter was read out, where there is one.
func (s *sitting) letterGate(r *store.Reading) ([]conference.Gate, error) {
	heard, err := r.Heard(s.pass, s.c.ID)
	if err != nil {
		return nil, err
	}
	var gates []conference.Gate
	for _, h := range access.Known(s.know, heard) {
		if h.Way == conference.Letter {
			gates = append(gates, conference.Gate{Key: conference.GateLetters, About: string(h.Child), Kept: h.Words.ReadOut})
		}
	}
	return gates, nil
}

// groupInTime reports whether the core group is set to meet within its clock: for the first time, or again where it works
// already.
func (d *Desk) groupInTime(s *sitting, n conference.NextSteps, already *GroupGoesOn) bool {
	on, last := n.FirstCoreGroupOn, lastOf(s.pack.CoreGroupFirstBy(s.c.DecidedOn(), d.calendar))
	if already != nil {
		last = already.Last()
		if on.IsZero() {
			on = already.Next.HeldOn
		}
	}
	return !on.IsZero() && !on.After(last)
}

// reviewInTime reports whether the next conference is set within its clock: a day after the target takes a reason.
func (d *Desk) reviewInTime(s *sitting, n conference.NextSteps) bool {
	by := d.reviewBy(s)
	if n.ReviewOn.IsZero() || n.ReviewOn.After(lastOf(by)) {
		return false
	}
	return !n.ReviewOn.After(by.Due) || n.Words.ReviewReason != ""
}

func (d *Desk) reviewBy(s *sitting) procedure.Deadline {
	if s.c.First() {
		return s.pack.ReviewFirstBy(s.c.DecidedOn(), d.calendar)
	}
	return s.pack.ReviewNextBy(s.c.DecidedOn(), d.calendar)
}

func lastOf(by procedure.Deadline) timescale.Date {
	if by.Limit.IsZero() {
		return by.Due
	}
	return by.Limit
}
