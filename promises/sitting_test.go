package promises

import (
	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/internal/testcase/world"
)

// sitting is a conference about Kai that has come to its day, with his mother in the room.
type sitting struct {
	*world.Sitting

	p      *Proof
	kai    access.PersonID
	mother access.Actor
}

func (p *Proof) sitting() *sitting {
	p.t.Helper()

	s := &sitting{Sitting: p.Sitting("Kai Example"), p: p}
	s.kai = s.Child("Kai")
	s.mother = s.Joins("Mel Example", s.kai)
	return s
}

// at is the address of a page of the conference.
func (s *sitting) at(page string) string { return "/meetings/" + string(s.ID) + page }

// outlined draws an outline plan of one line, and goes through it.
func (s *sitting) outlined() {
	s.p.t.Helper()

	s.Do(s.p.Desk.AddOutlineLine(s.p.t.Context(), s.p.Doing(s.p.Recorder), s.ID, conference.OutlineLine{
		Children: []access.PersonID{s.kai}, ByOn: s.p.Today().AddDays(14),
		Words: conference.LineWords{Change: "Kai has breakfast", Action: "A place at the breakfast club", Know: "The school says so"},
	}, s.Seat(s.p.Teacher), casework.Readers{Audience: access.For(access.Everyone)}))
	s.Do(s.p.Desk.GoThroughOutline(s.p.t.Context(), s.p.Doing(s.p.Chair), s.ID))
}

// decided records that Kai gets a protection plan.
func (s *sitting) decided() {
	s.p.t.Helper()

	d := conference.Decision{Child: s.kai, Outcome: conference.ProtectionPlan, Words: conference.DecisionWords{
		Harm: "Kai has gone hungry, and is likely to again", Reasons: "The help so far was not enough", Support: "A family support worker each week",
	}}
	d.Categories = []conference.Category{conference.Neglect}
	s.Do(s.p.Desk.RecordDecision(s.p.t.Context(), s.p.Doing(s.p.Chair), s.ID, d))
}

// nextSteps are the social worker, a core group with the mother and the school, and both dates as the procedure asks.
func (s *sitting) nextSteps() conference.NextSteps {
	next := s.Run().Next
	return conference.NextSteps{
		LeadWorker: s.p.SocialWorker.Account, FirstCoreGroupOn: next.GroupDue, FirstBegins: "10:00", ReviewOn: next.ReviewDue, ReviewBegins: "14:00",
		CoreGroup: []conference.CoreMember{{Invitation: s.Seat(s.p.SocialWorker)}, {Invitation: s.Seat(s.mother)}, {Invitation: s.Seat(s.p.Teacher)}},
		Words:     conference.NextWords{Place: "Hillside Family Centre"},
	}
}

// restGivenUp gives the chair's reason for whatever stands between the conference and its end but these.
func (s *sitting) restGivenUp(but ...conference.GateKey) {
	s.p.t.Helper()

	for _, g := range s.Run().Closing {
		keep := false
		for _, k := range but {
			keep = keep || g.Key == k
		}
		if keep || g.Through() {
			continue
		}
		s.Do(s.p.Desk.PassGate(s.p.t.Context(), s.p.Doing(s.p.Chair), s.ID, conference.GatePassed{
			Gate: g.Full(), Words: conference.GateWords{Why: "There was no time for the rest today."},
		}))
	}
}

// closed ends the conference.
func (s *sitting) closed() {
	s.p.t.Helper()

	s.restGivenUp()
	s.Do(s.p.Desk.CloseConference(s.p.t.Context(), s.p.Doing(s.p.Chair), s.ID))
}
