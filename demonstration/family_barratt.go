package demonstration

import (
	"kith/casework"
	"kith/conference"
	"kith/enquiry"
	"kith/family"
	"kith/plan"
	"kith/statement"
)

// barratt is a baby who is not born yet.
func barratt() story {
	return story{name: "Chloe’s baby", tell: func(s *teller) {
		due := s.clock.today().AddDays(63)
		s.on(-38)
		s.concern("worker-tariq", concern{
			from: "Siobhan Daly, specialist midwife", agency: "Eastmoor Hospital", source: "3D", need: "N1",
			what: "Chloe is nineteen and left care last year. She came to her first appointment at twenty weeks. Her partner, Jordan Pell, " +
				"answers for her. She has moved four times since the spring and has nothing ready, and says that she does not know how she would.",
			children: []casework.ConcernChild{{Name: "", Expected: due}},
		})
		s.adult(family.Details{Name: "Chloe Barratt"}, tie{to: "the baby", as: family.Mother, with: family.Holds})
		s.adult(family.Details{Name: "Jordan Pell"}, tie{to: "the baby", as: family.Father, with: family.NotKnownYet})
		s.livesAt(home{name: "Where Chloe is staying", address: "58 Bank Street\nEastmoor\nEM2 9NB", who: []string{"Chloe"}, since: s.clock.today().AddMonths(-2), post: family.PostNotSafe, notes: "The home of a friend’s mother. Jordan opens letters that come to any address he knows."})
		s.on(-37)
		s.strategy("Jordan was convicted of assaulting an earlier partner three years ago. Chloe says that he has never hurt her. She asked to be "+
			"seen without him and came. She was in five foster homes and says she wants the baby to have one.",
			"police: Imani Brooks", "midwifery: Siobhan Daly", "early-help: Abdi Warsame")
		s.on(-30)
		s.agency("midwifery", "Siobhan Daly", enquiry.ThinksConference, "There is time to get this right if we begin now.")
		s.on(-28)
		s.concludes("manager-hill", "The baby is likely to be harmed by an unsettled home and by the risk of violence, unless there is a plan before the birth.", "I agree.")
		s.letIn("Chloe", "expecting her first baby", "the baby")
		m := barrattMeeting(s)
		s.on(-27)
		s.books(&m)
		s.prepares(&m)
		s.holds(&m)
		s.issues(&m)
		s.onDay(m.group1)
		s.words("Chloe", "The baby comes home to one place, to a mother who is safe and has people to ring.",
			"If the flat is not ready, Chloe and the baby have a place in the mother and baby house until it is.",
			map[string]string{"the baby": "For whoever reads this to you one day: a lot of people were getting ready for you."})
		s.gathers("Chloe", gathering{
			runBy: "midwife", notes: "Chloe brought a list of what she has and what she needs.", agreed: true, next: s.day(14),
			going:  []going{{"See that the flat", plan.Started, "Keys promised for the week after next."}, {"See Chloe", plan.Started, "Seen both weeks."}, {"Complete the programme", plan.Started, "Jordan has been to the first evening."}, {"Come to the young", plan.Done, "She has been twice and made a friend."}},
			checks: map[string][3]string{"the baby": {"Growing well.", "As expected for the weeks.", "Chloe is safe where she is, with a friend’s mother."}},
		})
		s.shows("Not born yet", "Chloe reads the plan for her baby. Her record did not go by post: Tariq Shah put it in her hand.",
			"worker-tariq", "midwife", "unit")
		s.door("Not born yet: expected on %s. The baby has a protection plan from birth.", due.Long())
	}}
}

func barrattMeeting(s *teller) meeting {
	baby := []string{"the baby"}
	neglect := []conference.Category{conference.Neglect}
	held := s.day(-18)
	return meeting{
		on: held, begins: "10:30", venue: "Eastmoor Hospital, the parents’ room",
		guests: []guest{
			{who: "Chloe", as: "parent", children: baby},
			{who: "worker-tariq", as: "social worker"},
			{who: "midwife", as: "midwife"},
			{who: "health-visitor", as: "health visitor"},
			{who: "police", as: "police"},
			{who: "leaving-care", as: "other professional"},
		},
		papers: []paper{
			{by: "worker-tariq", with: []shared{{with: "Chloe", before: 5}}, remarks: []remark{
				{under: "brought-us", kind: statement.Fact, about: baby, wall: true, text: "Chloe has had four addresses since the spring, and no home of her own yet.", source: "Chloe; leaving care team"},
				{under: "worries-and-risks", kind: statement.Fact, about: baby, wall: true, text: "Jordan has a conviction for assaulting a partner.", source: "Police; Jordan told me himself"},
				{under: "might-help", kind: statement.Observation, about: baby, wall: true, text: "Chloe came to see me on her own, on time, four times. She asks good questions."},
				{under: "good", kind: statement.Proposal, about: baby, wall: true, text: "The baby comes home to one place, warm and ready, with somebody to ring at night."},
			}},
			{by: "midwife", with: []shared{{with: "Chloe", before: 4}}, remarks: []remark{
				{under: "like-for-child", kind: statement.Fact, about: baby, wall: true, text: "The baby is growing as expected. Chloe has stopped smoking.", source: "Scan and clinic"},
			}},
			{by: "leaving-care", with: []shared{{with: "Chloe", before: 4}}, remarks: []remark{
				{under: "might-help", kind: statement.Fact, about: baby, wall: true, text: "Chloe is first on the list for a flat in the new block, which is to be ready six weeks before the birth.", source: "Housing"},
			}},
			{by: "police", with: []shared{{with: "Chloe", before: 3}}, remarks: []remark{
				{under: "worries-and-risks", kind: statement.Fact, text: "No calls to any address that Chloe has lived at with Jordan.", source: "Police record"},
			}},
			{by: "Chloe", remarks: []remark{{under: "good", text: "I want to be the one who stays. I don’t want her to ever have to pack a bin bag."}}},
		},
		heard: map[string]heard{"the baby": {conference.DailyLife, "The baby hears Chloe’s voice, and is well. What matters for the baby’s first weeks is one home, calm people and sleep."}},
		lines: []line{
			{baby, "The baby comes home to one place", "See that the flat is ready, with a cot, by the date", "leaving-care", 21, "Chloe has the keys"},
			{baby, "Chloe knows what to do", "See Chloe every week until the birth", "midwife", 7, "Chloe can say what she would do at three in the morning"},
			{baby, "Nobody hurts Chloe or the baby", "Complete the programme for men who have used violence", "worker-tariq", 42, "Jordan has begun it, and Chloe says that she can speak freely"},
			{baby, "Chloe knows what to do", "Come to the young parents’ group on Wednesdays", "Chloe", 14, "She has somebody there to ring"},
		},
		views: []view{
			{"worker-tariq", baby, conference.ProtectionPlan, neglect, "There is much to be done in nine weeks."},
			{"midwife", baby, conference.ProtectionPlan, neglect, "Yes, and it should be looked at again soon after the birth."},
			{"health-visitor", baby, conference.ProtectionPlan, neglect, "Yes."},
			{"police", baby, conference.ProtectionPlan, neglect, "On what we know, yes."},
			{"leaving-care", baby, conference.ChildInNeedPlan, nil, "Chloe has done everything that anybody asked."},
			{"Chloe", baby, conference.NoView, nil, ""},
		},
		decided: []decided{{
			child: "the baby", outcome: conference.ProtectionPlan, categories: neglect,
			harm:    "The baby is likely to be harmed by moving from place to place and by violence, if neither is dealt with before the birth.",
			reasons: "Chloe has begun well. The home, and what is known of Jordan, cannot wait until the birth.", support: "Leaving care; specialist midwife; young parents’ group.",
			difference: "Chloe’s personal adviser would have preferred a Child in Need plan. The others wanted the plan to stand from the day of the birth.",
		}},
		group: []string{"worker-tariq", "Chloe", "midwife", "health-visitor", "leaving-care"}, group1: s.clock.calendar.AddWorkingDays(held, 7), reviewOn: s.upTo(held.AddDays(80)),
	}
}
