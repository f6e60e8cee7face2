package demonstration

import (
	"kith/casework"
	"kith/conference"
	"kith/enquiry"
	"kith/family"
	"kith/statement"
)

// akhtar is a family whose plan is about to end: everything that had to change has.
func akhtar() story {
	return story{name: "Hamza and Zara", tell: func(s *teller) {
		s.on(-280)
		s.concern("worker-liz", concern{
			from: "Judith Bell, health visitor", agency: "Growing Healthy", source: "3B", need: "N4",
			what: "Zara weighs less than she did two months ago. There is mould on the wall above her cot. The gas has been off since January. " +
				"Mr Akhtar lost his job in the autumn and has not told his wife how much is owed.",
			children: []casework.ConcernChild{{Name: "Hamza Akhtar", Born: s.born(6, 2)}, {Name: "Zara Akhtar", Born: s.born(1, 11)}},
		})
		s.adult(family.Details{Name: "Nasreen Akhtar"}, mother("Hamza", "Zara")...)
		s.adult(family.Details{Name: "Imran Akhtar"}, father("Hamza", "Zara")...)
		s.livesAt(home{name: "The family’s home", address: "14 Salter’s Row\nTynewater\nTW5 2JC", who: []string{"Nasreen", "Imran", "Hamza", "Zara"}, post: family.PostSafe})
		s.on(-279)
		s.strategy("Zara was weighed again at the surgery the same day and needs a plan for feeding. Nobody has been unkind to either child. The "+
			"landlord has been told about the mould three times.", "police: Andy Forster", "health-visiting: Judith Bell", "school: Claire Hedley")
		s.on(-272)
		s.agency("health-visiting", "Judith Bell", enquiry.ThinksConference, "Zara cannot wait for debts to be sorted out.")
		s.on(-270)
		s.concludes("manager-fell", "Zara is losing weight and both children are cold. It will get worse unless several services act together.", "I agree.")
		s.letIn("Nasreen", "Hamza and Zara’s mother", "Hamza", "Zara")
		s.letIn("Imran", "Hamza and Zara’s father", "Hamza", "Zara")
		m := akhtarFirst(s)
		s.on(-269)
		s.books(&m)
		s.prepares(&m)
		s.holds(&m)
		s.issues(&m)
		akhtarFirstMonths(s, m)
		review := akhtarReview(s, m)
		s.onDay(s.upTo(review.on.AddDays(-21)))
		s.books(&review)
		s.prepares(&review)
		s.holds(&review)
		s.issues(&review)
		last := akhtarLastMonths(s, review)
		s.shows("The plan may end", "Nasreen and Imran see what has changed, line by line. David Abara has the review that may end the plan.",
			"chair-david", "worker-liz", "health-visitor")
		s.door("Nine months on, what had to change has changed. The review that may end the plan is on %s.", last.on.Long())
	}}
}

func akhtarFirst(s *teller) meeting {
	both, zara := []string{"Hamza", "Zara"}, []string{"Zara"}
	neglect := []conference.Category{conference.Neglect}
	held := s.day(-260)
	return meeting{
		on: held, begins: "10:00", venue: "Quayside Primary School", chair: "chair-david",
		guests: []guest{
			{who: "Nasreen", as: "parent", children: both},
			{who: "Imran", as: "parent", children: both},
			{who: "worker-liz", as: "social worker"},
			{who: "teacher", as: "school"},
			{who: "health-visitor", as: "health visitor"},
			{who: "police", as: "police"},
		},
		papers: []paper{
			{by: "worker-liz", with: []shared{{with: "Nasreen", before: 5}, {with: "Imran", before: 5}}, remarks: []remark{
				{under: "working-well", kind: statement.Observation, about: both, wall: true, text: "Hamza is proud of his sister. Both parents eat after the children have."},
				{under: "worried-about", kind: statement.Fact, about: both, wall: true, text: "There has been no heating since January, and there is mould in the room where both children sleep.", source: "My visits"},
				{under: "needs-to-happen", kind: statement.Proposal, about: both, wall: true, text: "The home is warm and dry, and the parents know what they owe and to whom."},
			}},
			{by: "health-visitor", with: []shared{{with: "Nasreen", before: 4}}, remarks: []remark{
				{under: "worried-about", kind: statement.Fact, about: zara, wall: true, text: "Zara weighs 400 grams less than two months ago.", source: "Clinic"},
				{under: "lived-experience", kind: statement.Observation, about: zara, wall: true, text: "Zara sits still to keep warm, when other children of her age are climbing."},
			}},
			{by: "teacher", with: []shared{{with: "Nasreen", before: 4}}, remarks: []remark{
				{under: "working-well", kind: statement.Fact, about: []string{"Hamza"}, wall: true, text: "Hamza is in school every day and on time.", source: "School register"},
			}},
			{by: "police", with: []shared{{with: "Imran", before: 3}}, remarks: []remark{{under: "working-well", kind: statement.Fact, text: "Nothing is known about this family.", source: "Police record"}}},
			{by: "Imran", remarks: []remark{{under: "worries", text: "I was ashamed. I thought if I found work nobody would need to know."}}},
		},
		heard: map[string]heard{
			"Hamza": {conference.BySocial, "Hamza said that he wants a bed that does not smell, and for Zara to be fat."},
			"Zara":  {conference.DailyLife, "Zara is cold and hungry for part of every day, and held for most of it."},
		},
		lines: []line{
			{both, "The home is warm and dry", "Have the gas put back on, and the landlord’s repairs ordered", "worker-liz", 10, "Heating works; the wall is dry"},
			{zara, "Zara grows", "Weigh Zara every two weeks and change the feeding plan as needed", "health-visitor", 14, "Back on her line"},
			{both, "The parents know what they owe", "See the debt adviser together, and bring every letter", "Imran", 21, "One list, one payment a month"},
		},
		views: []view{
			{"worker-liz", both, conference.ProtectionPlan, neglect, "It needs to move fast."},
			{"teacher", both, conference.ProtectionPlan, neglect, "Yes."},
			{"health-visitor", both, conference.ProtectionPlan, neglect, "Zara’s weight decides it for me."},
			{"police", both, conference.ProtectionPlan, neglect, "I am guided by health."},
			{"Nasreen", both, conference.ProtectionPlan, nil, "Yes, if it makes the landlord listen."},
			{"Imran", both, conference.ProtectionPlan, nil, "Yes."},
		},
		decided: []decided{
			{child: "Hamza", outcome: conference.ProtectionPlan, categories: neglect, harm: "Hamza is likely to become ill from cold and damp.", reasons: "He lives in the same rooms as his sister, and what will help is the same.", support: "Repairs; debt advice; school."},
			{child: "Zara", outcome: conference.ProtectionPlan, categories: neglect, harm: "Zara has lost weight and is likely to be harmed further.", reasons: "She is small, it is winter, and it has gone on for months.", support: "Feeding plan; repairs; debt advice."},
		},
		group: []string{"worker-liz", "Nasreen", "Imran", "teacher", "health-visitor"}, group1: s.clock.calendar.AddWorkingDays(held, 7), reviewOn: s.upTo(held.AddDays(84)),
	}
}
