package demonstration

import (
	"kith/casework"
	"kith/conference"
	"kith/enquiry"
	"kith/family"
	"kith/plan"
	"kith/record"
	"kith/statement"
)

// wynn is a family whose conference made a Child in Need plan, which they agreed to.
func wynn() story {
	return story{name: "Owen", tell: func(s *teller) {
		s.on(-55)
		s.concern("worker-amir", concern{
			from: "Priti Nair, school nurse", agency: "Growing Healthy", source: "3C", need: "N2",
			what: "Owen came to school with two bruises on his upper arm. Mrs Wynn said that she had held him back from the road and had held him too " +
				"hard. She cried, and said that neither she nor her husband has slept more than three hours a night since the respite ended.",
			children: []casework.ConcernChild{{Name: "Owen Wynn", Born: s.born(10, 3)}},
		})
		s.adult(family.Details{Name: "Lucy Wynn"}, mother("Owen")...)
		s.adult(family.Details{Name: "Gareth Wynn"}, father("Owen")...)
		s.livesAt(home{name: "The family’s home", address: "1 Fell View\nTynewater\nTW9 4KD", who: []string{"Lucy", "Gareth", "Owen"}, post: family.PostSafe})
		s.on(-54)
		s.strategy("Owen is autistic and does not use words. His paediatrician says that the bruises fit what Mrs Wynn described. Respite ended in June "+
			"when the provider closed and nothing took its place.", "police: Andy Forster", "school-nursing: Priti Nair", "school: Claire Hedley")
		s.on(-47)
		s.agency("school-nursing", "Priti Nair", enquiry.ThinksInNeed, "This is exhaustion. They need nights, not meetings.")
		s.agency("police", "Andy Forster", enquiry.ThinksConference, "There was an injury, so I would like it looked at by everyone.")
		s.on(-46)
		s.concludes("manager", "Owen has been hurt once, by accident, by parents who are worn out. It could happen again. A conference can see that help comes.", "I agree, and hope that a protection plan is not needed.")
		s.letIn("Lucy", "Owen’s mother", "Owen")
		s.letIn("Gareth", "Owen’s father", "Owen")
		m := wynnMeeting(s)
		s.on(-45)
		s.books(&m)
		s.prepares(&m)
		s.holds(&m)
		s.issues(&m)
		s.onDay(m.group1)
		s.words("Lucy", "Owen sleeps, and so do his parents.", "If the short breaks do not begin, the manager finds nights elsewhere.", map[string]string{"Owen": "Home. Dog. Quiet. Sleep."})
		s.gathers("Lucy", gathering{
			runBy: "worker-amir", notes: "Both parents came. Owen’s cards were on the table.", agreed: true, next: s.day(9),
			going:  []going{{"Find two nights", plan.Started, "One night a week found. Owen has met them."}, {"Get Owen seen", plan.Done, "Seen on Monday."}, {"Ring the out", plan.Started, "Rang once. It helped."}},
			checks: map[string][3]string{"Owen": {"No new bruises.", "Twelve cards.", "Happier in the afternoons."}},
		})
		s.shows("A Child in Need plan, and a dissent", "Gareth has opened his copy of the record on his own page. It says that a professional disagreed, and not who.",
			"worker-amir", "chair", "police")
		s.door("He has a Child in Need plan, which his parents agreed to on %s.", m.on.Long())
	}}
}

func wynnMeeting(s *teller) meeting {
	him := []string{"Owen"}
	return meeting{
		on: s.day(-36), begins: "13:00", venue: "Quayside Primary School",
		guests: []guest{
			{who: "Lucy", as: "parent", children: him},
			{who: "Gareth", as: "parent", children: him, copy: record.OnOwnPage},
			{who: "worker-amir", as: "social worker"},
			{who: "teacher", as: "school"},
			{who: "school-nurse", as: "school nurse"},
			{who: "police", as: "police"},
		},
		papers: []paper{
			{by: "worker-amir", with: []shared{{with: "Lucy", before: 4}, {with: "Gareth", before: 4}}, remarks: []remark{
				{under: "working-well", kind: statement.Observation, about: him, wall: true, text: "Owen’s parents read him closely. They know from his hands when a noise is about to be too much."},
				{under: "worried-about", kind: statement.Fact, about: him, wall: true, text: "Owen had two bruises from being held back from the road.", source: "Mrs Wynn; paediatrician"},
				{under: "worried-about", kind: statement.Fact, about: him, wall: true, text: "There has been no respite since June, when there had been two nights a week.", source: "Short breaks team"},
				{under: "lived-experience", kind: statement.Observation, about: him, wall: true, text: "Owen is awake from two until six most nights. By day he bangs his head when he is tired."},
				{under: "needs-to-happen", kind: statement.Proposal, about: him, wall: true, text: "Owen and his parents sleep, and there is somebody to ring when it is too much."},
			}},
			{by: "teacher", with: []shared{{with: "Lucy", before: 3}}, remarks: []remark{{under: "working-well", kind: statement.Fact, about: him, wall: true, text: "Owen now uses eleven picture cards, and taught one to his father.", source: "Speech and language record"}}},
			{by: "school-nurse", with: []shared{{with: "Lucy", before: 3}}, remarks: []remark{{under: "needs-to-happen", kind: statement.Proposal, about: him, wall: true, text: "A sleep clinic appointment within four weeks."}}},
			{by: "Lucy", remarks: []remark{{under: "help", text: "I marked my own child. I will not pretend I didn’t. Please give us back the nights."}}},
		},
		heard: map[string]heard{"Owen": {conference.BySocial, "Owen chose the cards for home, dog and quiet. He put the card for school next to the card for happy."}},
		lines: []line{
			{him, "Owen and his parents sleep", "Find two nights a week of short breaks, with people who have met Owen first", "worker-amir", 28, "Two nights a week, kept to"},
			{him, "Owen and his parents sleep", "Get Owen seen at the sleep clinic", "school-nurse", 28, "Owen sleeps after two o’clock"},
			{him, "There is somebody to ring", "Ring the out-of-hours line before it is too much, and say so afterwards", "Gareth", 14, "They have used it and it helped"},
		},
		views: []view{
			{"worker-amir", him, conference.ChildInNeedPlan, nil, "They have told us everything and want the help."},
			{"teacher", him, conference.ChildInNeedPlan, nil, "They are the most careful parents I know."},
			{"school-nurse", him, conference.ChildInNeedPlan, nil, "Yes."},
			{"police", him, conference.ProtectionPlan, []conference.Category{conference.Physical}, "He was injured, and the breaks that would prevent it have no date."},
			{"Lucy", him, conference.ChildInNeedPlan, nil, "Thank you. Yes."},
			{"Gareth", him, conference.ChildInNeedPlan, nil, "Yes."},
		},
		decided: []decided{{
			child: "Owen", outcome: conference.ChildInNeedPlan, harm: "Owen was bruised once by being held. With sleep and help it is not likely to happen again.",
			reasons: "His parents told us themselves, want help and will use it. The services that were taken away must come back.", support: "Short breaks; sleep clinic; out-of-hours line.",
			difference: "The police would have had a protection plan. The others thought that help taken up freely would do more.",
		}},
		dissents: []dissent{{"police", "Owen", "A child was injured, and nobody could say on which day the short breaks begin. I would have had the plan that services are held to, until they do."}},
		group:    []string{"worker-amir", "Lucy", "Gareth", "teacher", "school-nurse"}, group1: s.clock.calendar.AddWorkingDays(s.day(-36), 8),
	}
}
