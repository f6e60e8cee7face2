package demonstration

import "kith/sharing"

// campbellSharings are what was shared about the Campbells beside the conference: with both fathers told of their own child's, with one
// kept back from Daniel, and with one that nobody has thought through yet.
func campbellSharings(s *teller) {
	agrees := func(said string) sharing.Answer {
		return sharing.Answer{Asked: sharing.Agreed, Told: sharing.WasTold, ToldOn: s.day(-4), Words: sharing.AnswerWords{Said: said}}
	}
	s.shares(gave{
		by: "worker", about: []string{"Tyrell"}, ground: sharing.SocialCare, with: "The school counsellor at Hillside",
		what: "That Tyrell has trouble falling asleep, and would like somebody to talk with on Mondays",
		answers: map[string]sharing.Answer{
			"Shanice": agrees("He asked for this himself, so yes."),
			"Marlon":  agrees("Anything that helps him rest."),
		},
	})
	s.shares(gave{
		by: "worker", about: []string{"Amelia"}, ground: sharing.Safeguarding, with: "The family contact centre",
		what: "What the contact centre must know to keep Amelia’s time with her father calm",
		answers: map[string]sharing.Answer{
			"Shanice": agrees("Please tell them about the doors."),
			"Daniel": {
				Asked: sharing.SaidNo, Reason: sharing.AtRisk, Told: sharing.WasTold, ToldOn: s.day(-4),
				Words: sharing.AnswerWords{Said: "They do not need to know my business to mind a playroom."},
			},
		},
	})
	s.shares(gave{
		by: "worker", about: []string{"Amelia"}, ground: sharing.Safeguarding, with: "The housing officer at Safer Homes",
		what: "On which evenings Shanice and Amelia come home late, for the new locks",
		answers: map[string]sharing.Answer{
			"Shanice": agrees("As long as nobody else hears when we are out."),
			"Daniel": {
				Asked: sharing.NotAsked, Reason: sharing.AtRisk, Told: sharing.AddsToRisk, LookAgainOn: s.day(60),
				Words: sharing.AnswerWords{Risk: "It says when they are on the road. He has waited for her outside before."},
			},
		},
	})
	s.shares(gave{
		by: "health-visitor", about: []string{"Amelia"}, ground: sharing.GroundNotKnown, with: "Amelia’s key person at the nursery",
		what: "How far Amelia is with her talking, and which songs she knows",
	})
}
