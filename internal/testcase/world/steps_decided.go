package world

import (
	"slices"

	"kith/access"
	"kith/casework"
	"kith/conference"
)

// Prepares brings an open conference to where a child's outcome can be decided: an outline plan of one line, everybody's
// view and what these parents think.
func (s *Sitting) Prepares(child access.PersonID, outcome conference.Outcome, parents ...access.Actor) {
	s.w.t.Helper()

	s.Do(s.w.Desk.AddOutlineLine(s.w.t.Context(), s.w.Doing(s.w.Recorder), s.ID, conference.OutlineLine{
		Children: []access.PersonID{child}, ByOn: s.w.Today().AddDays(14),
		Words: conference.LineWords{Change: "The child has breakfast", Action: "A place at the breakfast club", Know: "The school says so"},
	}, s.Seat(s.w.SocialWorker), casework.Readers{Audience: access.For(access.Everyone)}))
	s.Do(s.w.Desk.GoThroughOutline(s.w.t.Context(), s.w.Doing(s.w.Chair), s.ID))
	s.Views(child, outcome, parents...)
}

// Decides is Prepares, and the outcome.
func (s *Sitting) Decides(child access.PersonID, outcome conference.Outcome, parents ...access.Actor) {
	s.w.t.Helper()

	s.Prepares(child, outcome, parents...)
	d := conference.Decision{Child: child, Outcome: outcome, Words: conference.DecisionWords{
		Harm: "The child has gone hungry, and is likely to again", Reasons: "The help so far was not enough", Support: "A family support worker each week",
	}}
	if outcome == conference.ProtectionPlan {
		d.Categories = []conference.Category{conference.Neglect}
	}
	s.Do(s.w.Desk.RecordDecision(s.w.t.Context(), s.w.Doing(s.w.Chair), s.ID, d))
}

// Ends sets what comes after, with these and the social worker in the core group, gives a reason for what was not done, and closes.
func (s *Sitting) Ends(members ...access.Actor) {
	s.w.t.Helper()

	next := s.Run().Next
	set := conference.NextSteps{
		LeadWorker: s.w.SocialWorker.Account, FirstCoreGroupOn: next.GroupDue, FirstBegins: "10:00", ReviewOn: next.ReviewDue, ReviewBegins: "14:00",
		Words: conference.NextWords{Place: "Hillside Family Centre"},
	}
	for _, who := range append([]access.Actor{s.w.SocialWorker}, members...) {
		set.CoreGroup = append(set.CoreGroup, conference.CoreMember{Invitation: s.Seat(who)})
	}
	s.Do(s.w.Desk.SetNextSteps(s.w.t.Context(), s.w.Doing(s.w.Chair), s.ID, set))
	s.GivesUpTheRest()
	s.Do(s.w.Desk.CloseConference(s.w.t.Context(), s.w.Doing(s.w.Chair), s.ID))
}

// GivesUpTheRest gives the chair's reason for whatever stands between the conference and its end, but for these gates.
func (s *Sitting) GivesUpTheRest(but ...conference.GateKey) {
	s.w.t.Helper()

	for _, g := range s.Run().Closing {
		if !g.Through() && !g.Must && !slices.Contains(but, g.Key) {
			s.Do(s.w.Desk.PassGate(s.w.t.Context(), s.w.Doing(s.w.Chair), s.ID, conference.GatePassed{
				Gate: g.Full(), Words: conference.GateWords{Why: "There was no time for the rest today"},
			}))
		}
	}
}
