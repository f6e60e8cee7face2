package demonstration

import (
	"kith/casework"
	"kith/conference"
	"kith/enquiry"
	"kith/family"
	"kith/plan"
	"kith/statement"
)

// thapa is a family whose core group is late: the last one was held, and the next was not.
func thapa() story {
	return story{name: "Bishal", tell: func(s *teller) {
		s.on(-75)
		s.concern("worker", concern{
			from: "Zainab Farah, family support lead", agency: "Eastmoor High School", source: "2A", need: "N3",
			what: "Bishal has been leaving school at lunchtime to help his mother with her medicines and does not come back. He is thin and " +
				"tired. He told us that the home carers stopped in the spring because of a letter nobody answered.",
			children: []casework.ConcernChild{{Name: "Bishal Thapa", Born: s.born(14, 1)}},
		})
		s.adult(family.Details{Name: "Sunita Thapa", Language: "Nepali", Disabilities: []string{"MOB"}}, mother("Bishal")...)
		s.adult(family.Details{Name: "Deepak Gurung"}, tie{to: "Bishal", as: family.AuntOrUncle, with: family.HoldsNot})
		s.livesAt(home{name: "Sunita and Bishal’s flat", address: "2 Weaver Court\nEastmoor\nEM1 3HT", who: []string{"Sunita", "Bishal"}, post: family.PostByWorker, notes: "Letters in English were not answered, for nobody could read them. Michael brings them and reads them out."})
		s.on(-74)
		s.strategy("Mrs Thapa has multiple sclerosis and uses a wheelchair. Adult social care closed her case when two letters were not "+
			"answered; they were in English. Bishal has missed 40 afternoons. The flat is cold and there was one meal’s food in it.",
			"police: Imani Brooks", "school: Zainab Farah", "adult-social-care: Duty desk", "general-practice: Dr Rohan Iyer")
		s.on(-66)
		s.agency("school", "Zainab Farah", enquiry.ThinksConference, "He is a clever boy and he is disappearing.")
		s.on(-64)
		s.concludes("manager", "Bishal is going without food, sleep and school to do what adults and services should do.",
			"I agree. This is as much about what services have not done as about the family.")
		s.letIn("Sunita", "Bishal’s mother", "Bishal")
		s.letIn("Bishal", "fourteen years old", "Bishal")
		m := thapaMeeting(s)
		s.on(-63)
		s.books(&m)
		s.prepares(&m)
		s.holds(&m)
		s.issues(&m)
		s.onDay(m.group1)
		s.words("Sunita", "Mrs Thapa is cared for by adults, and Bishal is at school, asleep or out with his friends.",
			"If care visits are missed twice in a week, the social worker takes it to the director, and Bishal does not fill the gap.",
			map[string]string{"Bishal": "The grown-ups do the lifting. You do the homework. If they do not come, text Michael, and then it is his problem."})
		s.gathers("Sunita", gathering{
			runBy: "worker", away: []string{"gp"}, notes: "Held at Mrs Thapa’s home. She asked that letters come in Nepali, or that somebody rings.", agreed: true,
			going: []going{
				{"Begin home care", plan.Started, "Three of four visits a day have begun."},
				{"Meet Bishal", plan.Started, "Met twice. The noon call works."},
				{"Check Bishal", plan.NotStarted, ""},
				{"Take Bishal", plan.Started, "He went, and stayed to the end."},
				{"Say to Michael", plan.Started, "Two missed visits, both known the same day."},
			},
			checks: map[string][3]string{"Bishal": {"Not weighed yet.", "Two missed afternoons, down from ten.", "Slept through on four nights."}},
		})
		s.on(-20)
		s.visits("Sunita", true, "At home, in the kitchen", "Bishal had eaten. He was doing his mathematics, and the carer was with his mother.", "Bishal")
		s.shows("A core group is late", "Michael Osei has the late meeting on his list. Bishal reads his own version of his plan.",
			"worker", "manager", "carers")
		s.door("He has a protection plan. A core group was due each month, and the last one has not been held.")
	}}
}

func thapaMeeting(s *teller) meeting {
	him := []string{"Bishal"}
	neglect := []conference.Category{conference.Neglect}
	held := s.day(-55)
	return meeting{
		on: held, begins: "14:00", venue: "Mrs Thapa’s home, at her request", chair: "chair-joan",
		guests: []guest{
			{who: "Sunita", as: "parent", children: him},
			{who: "Bishal", as: "child", children: him},
			{who: "worker", as: "social worker"},
			{who: "pastoral", as: "school"},
			{who: "gp", as: "doctor", by: "by telephone"},
			{who: "police", as: "police", away: "We hold nothing about this family and have said so in writing."},
			{who: "carers", as: "other professional"},
		},
		papers: []paper{
			{by: "worker", with: []shared{{with: "Sunita", before: 5}}, remarks: []remark{
				{under: "brought-us", kind: statement.Fact, about: him, wall: true, text: "Home care for Mrs Thapa stopped in April. Since then Bishal has done it: medicines, lifting, cooking, the night.", source: "Adult social care; Bishal"},
				{under: "worries-and-risks", kind: statement.Fact, about: him, wall: true, text: "Bishal has lost six kilograms since January.", source: "School nurse"},
				{under: "might-help", kind: statement.Proposal, about: him, wall: true, text: "Home care begins again, at the times that Mrs Thapa needs it."},
				{under: "like-for-child", kind: statement.Feeling, about: him, wall: true, text: "Bishal said: “If I go to sleep properly I won’t hear her.”"},
				{under: "nothing-improves", kind: statement.Opinion, about: him, wall: true, text: "Bishal’s health and schooling will go on getting worse, and one day he will not be able to lift her."},
			}},
			{by: "pastoral", with: []shared{{with: "Sunita", before: 4}}, remarks: []remark{
				{under: "brought-us", kind: statement.Fact, about: him, wall: true, text: "Bishal has missed forty afternoons since Easter.", source: "School register"},
				{under: "good", kind: statement.Proposal, about: him, wall: true, text: "Bishal is at school all day, and takes the exams that he is able to take."},
			}},
			{by: "carers", remarks: []remark{
				{under: "might-help", kind: statement.Proposal, about: him, wall: true, text: "A place in the Thursday group, and a lift there."},
			}},
			{by: "gp", with: []shared{{with: "Sunita", before: 3}}, remarks: []remark{
				{under: "worries-and-risks", kind: statement.Opinion, wall: true, text: "Mrs Thapa’s illness is likely to get worse. Planning for it should begin now and not with Bishal."},
			}},
			{by: "Sunita", remarks: []remark{{under: "child", text: "He is a good boy, too good. I did not know he told school he was at the dentist. I want carers who come when they say."}}},
		},
		heard: map[string]heard{"Bishal": {conference.WholeMeeting, "I don’t mind helping her. I mind being the only one."}},
		lines: []line{
			{him, "Mrs Thapa’s care is done by adults", "Begin home care again, four visits a day, with a Nepali-speaking carer where there is one", "worker", 14, "Bishal does no lifting and no nights"},
			{him, "Bishal is at school all day", "Meet Bishal each Monday, and ring his mother at noon so that he need not go home", "pastoral", 10, "No missed afternoons in a month"},
			{him, "Bishal is well", "Check Bishal’s weight every four weeks", "gp", 28, "He gains weight"},
			{him, "Bishal has time of his own", "Take Bishal to the Thursday group", "carers", 21, "He goes because he wants to"},
			{him, "Mrs Thapa’s care is done by adults", "Say to Michael on the day if a carer does not come", "Sunita", 14, "Every missed visit is known the same day"},
		},
		views: []view{
			{"worker", him, conference.ProtectionPlan, neglect, "He is being harmed now, and it will take several services at once to stop it."},
			{"pastoral", him, conference.ProtectionPlan, neglect, "Yes, so that it cannot be forgotten again."},
			{"gp", him, conference.ProtectionPlan, neglect, "Yes."},
			{"carers", him, conference.ChildInNeedPlan, nil, "This is a family let down by services. I would rather it did not carry that name."},
			{"Sunita", him, conference.ProtectionPlan, nil, "If that is what makes them come."},
		},
		decided: []decided{{
			child: "Bishal", outcome: conference.ProtectionPlan, categories: neglect,
			harm:    "Bishal has lost weight, sleep and schooling through caring for his mother without help, and this is likely to get worse.",
			reasons: "Nobody thinks that Mrs Thapa means him harm. He needs several services to do what they have promised, with somebody seeing that they do.",
			support: "Home care for Mrs Thapa; young carers; school.", difference: "The young carers service would have preferred a Child in Need plan. The others wanted the plan that services are held to.",
		}},
		group: []string{"worker", "Sunita", "Bishal", "pastoral", "gp", "carers"}, group1: s.clock.calendar.AddWorkingDays(held, 8), reviewOn: s.upTo(held.AddDays(80)),
	}
}
