package demonstration

import (
	"kith/conference"
	"kith/plan"
	"kith/statement"
)

// akhtarFirstMonths are the core groups before the first review.
func akhtarFirstMonths(s *teller, m meeting) {
	s.onDay(m.group1)
	s.words("Nasreen", "Hamza and Zara are warm, fed and growing, in a home their parents can pay for.",
		"If Zara loses weight again she is seen at the hospital the same day, and the core group meets within the week.",
		map[string]string{"Hamza": "The wall is being mended, and your bed is getting dry. Ask Liz anything.", "Zara": "For those who look after Zara: warm, fed, held."})
	s.gathers("Nasreen", gathering{
		runBy: "worker-liz", notes: "The gas is on. The landlord has ordered the repair after a letter from the council.", agreed: true,
		going: []going{{"Have the gas", plan.Started, "The gas is on. The wall is next."}, {"Weigh Zara", plan.Started, "She has put on 150 grams."}, {"See the debt", plan.Started, "First appointment kept, by both of them."}},
		checks: map[string][3]string{
			"Hamza": {"A cough, treated.", "Where he should be.", "Sleeping in his parents’ room until the wall is dry."},
			"Zara":  {"Gaining slowly.", "Climbing again.", "Warm."},
		},
	})
	s.onDay(s.upTo(m.group1.AddDays(30)))
	s.gathers("Nasreen", gathering{
		runBy: "health-visitor", notes: "Met in the dry room.",
		going: []going{{"Have the gas", plan.Done, "The wall is plastered and dry."}, {"Weigh Zara", plan.Started, "Almost back on her line."}, {"See the debt", plan.Started, "One list now. It is shorter than they feared."}},
		checks: map[string][3]string{
			"Hamza": {"The cough has gone.", "Reading above his age.", "In his own bed."},
			"Zara":  {"Almost back on her line.", "Two words together.", "Cheerful."},
		},
	})
	s.onDay(s.upTo(m.group1.AddDays(62)))
	s.gathers("Nasreen", gathering{
		runBy: "worker-liz", away: []string{"teacher"}, notes: "Short, before the review.",
		going: []going{{"Weigh Zara", plan.Started, "On her line."}, {"See the debt", plan.Started, "A payment plan is offered, and not begun."}},
		checks: map[string][3]string{
			"Hamza": {"Well.", "Well.", "Asked whether he can join the football."},
			"Zara":  {"On her line.", "Well.", "Cheerful."},
		},
	})
}

// akhtarReview is the first review: the plan went on, for the money had only begun to be sorted out.
func akhtarReview(s *teller, m meeting) meeting {
	both := []string{"Hamza", "Zara"}
	neglect := []conference.Category{conference.Neglect}
	held := m.reviewOn
	why := decided{
		outcome: conference.ProtectionPlan, categories: neglect, harm: "It is less likely than it was, and would be likely again if the heating were cut off.",
		reasons: "Very much has changed. The debts are listed and not yet being paid, and one cold month could undo it.", support: "Debt advice; health visitor; school.",
	}
	forHamza, forZara := why, why
	forHamza.child, forZara.child = "Hamza", "Zara"
	return meeting{
		on: held, begins: "10:00", venue: m.venue, chair: "chair-david",
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
				{under: "working-well", kind: statement.Fact, about: both, wall: true, text: "The home is warm and dry. The parents did what they said, and rang when something went wrong.", source: "My visits"},
				{under: "worried-about", kind: statement.Opinion, about: both, wall: true, text: "The family is one unpaid bill from being cold again."},
			}},
			{by: "health-visitor", with: []shared{{with: "Nasreen", before: 4}}, remarks: []remark{
				{under: "lived-experience", kind: statement.Observation, about: []string{"Zara"}, wall: true, text: "Zara climbs on everything, and laughs when she is caught."},
			}},
			{by: "teacher", with: []shared{{with: "Nasreen", before: 4}}, remarks: []remark{
				{under: "needs-to-happen", kind: statement.Proposal, about: []string{"Hamza"}, wall: true, text: "A place for Hamza at football after school, which he has asked for."},
			}},
			{by: "police", with: []shared{{with: "Imran", before: 3}}, remarks: []remark{{under: "working-well", kind: statement.Fact, text: "Nothing new is known.", source: "Police record"}}},
		},
		heard: map[string]heard{
			"Hamza": {conference.BySocial, "“My bed smells of bed.”"},
			"Zara":  {conference.BySocial, "Zara showed her new shoes to everyone who came in."},
		},
		lines: []line{
			{both, "The parents can keep the home warm", "Keep to the payment plan, and tell Liz in the week that it cannot be kept", "Imran", 60, "Six payments made"},
			{[]string{"Hamza"}, "Hamza has time of his own", "Give Hamza a place at football, without charge", "teacher", 14, "He goes"},
		},
		views: []view{
			{"worker-liz", both, conference.ProtectionPlan, neglect, "Six more months, and then I hope to say that it is done."},
			{"teacher", both, conference.ChildInNeedPlan, nil, "I think a Child in Need plan would do now."},
			{"health-visitor", both, conference.ProtectionPlan, neglect, "Through the winter, please."},
			{"police", both, conference.ProtectionPlan, neglect, "I am guided by the others."},
			{"Nasreen", both, conference.ChildInNeedPlan, nil, "We are fine now. I see why you say the winter."},
			{"Imran", both, conference.NoView, nil, ""},
		},
		decided: withDifference("The school thought that a Child in Need plan would be enough. The others wanted to see one winter through.", forHamza, forZara),
		group:   m.group, group1: s.clock.calendar.AddWorkingDays(held, 8), reviewOn: s.upTo(held.AddMonths(6).AddDays(-1)),
	}
}

func withDifference(words string, all ...decided) []decided {
	for i := range all {
		all[i].difference = words
	}
	return all
}

// akhtarLastMonths are the core groups since, and the review at which the plan may end.
func akhtarLastMonths(s *teller, m meeting) meeting {
	on := m.group1
	for i, notes := range []string{"The payments have begun.", "Imran has work, four days a week.", "Nothing is late. Zara’s weight was checked for the last time.", "Everyone thinks that the plan has done its work."} {
		s.onDay(on)
		how := plan.Started
		if i == 3 {
			how = plan.Done
		}
		s.gathers("Nasreen", gathering{
			runBy: "worker-liz", notes: notes,
			going:  []going{{"Weigh Zara", how, "On her line."}, {"See the debt", how, "One payment a month."}, {"Keep to the payment", how, "Every payment made."}, {"Give Hamza", plan.Done, "He plays on Tuesdays."}},
			checks: map[string][3]string{"Hamza": {"Well.", "Well.", "Happy."}, "Zara": {"On her line.", "Talking all day.", "Happy."}},
		})
		on = s.upTo(on.AddDays(40))
	}
	s.on(-15)
	s.visits("Nasreen", true, "At home, the whole family", "The radiators were warm. Hamza showed me the chart of payments on the fridge, which he colours in.", "Hamza")
	both := []string{"Hamza", "Zara"}
	last := meeting{
		on: m.reviewOn, begins: "10:00", venue: m.venue, chair: "chair-david",
		guests: []guest{
			{who: "Nasreen", as: "parent", children: both},
			{who: "Imran", as: "parent", children: both},
			{who: "worker-liz", as: "social worker"},
			{who: "teacher", as: "school"},
			{who: "health-visitor", as: "health visitor"},
			{who: "police", as: "police"},
		},
		papers: []paper{
			{by: "worker-liz", with: []shared{{with: "Nasreen", before: 6}, {with: "Imran", before: 6}}, remarks: []remark{
				{under: "working-well", kind: statement.Fact, about: both, text: "Six payments have been made, and the home has been warm for a whole winter.", source: "Debt adviser; my visits"},
				{under: "needs-to-happen", kind: statement.Proposal, about: both, text: "That the plan ends, and that the family rings me if they want to."},
			}},
			{by: "health-visitor", with: []shared{{with: "Nasreen", before: 6}}, remarks: []remark{
				{under: "working-well", kind: statement.Fact, about: []string{"Zara"}, text: "Zara’s weight has been on her line for five months.", source: "Clinic"},
			}},
		},
	}
	s.on(-14)
	s.books(&last)
	s.prepares(&last)
	return last
}
