package demonstration

import (
	"kith/casework"
	"kith/conference"
	"kith/enquiry"
	"kith/family"
	"kith/plan"
	"kith/statement"
)

// nowak is a family whose first review is due: the plan has worked in part, and an interpreter comes to every meeting.
func nowak() story {
	return story{name: "Zofia and Jakub", tell: func(s *teller) {
		s.on(-103)
		s.concern("worker-lena", concern{
			from: "Farida Aziz, school nurse", agency: "Community health", source: "3C", need: "N1",
			what: "Jakub told the school nurse that his father smacks him with a slipper when he wets the bed, and showed a mark on his " +
				"leg. He said Zofia gets it too when she is cheeky. Mr Nowak, rung by the school, said that he had been brought up the " +
				"same way and did not know what else to do about the bed.",
			children: []casework.ConcernChild{{Name: "Zofia Nowak", Born: s.born(7, 6)}, {Name: "Jakub Nowak", Born: s.born(5, 10)}},
		})
		s.adult(family.Details{Name: "Agnieszka Nowak", Language: "Polish", Interpreter: true}, mother("Zofia", "Jakub")...)
		s.adult(family.Details{Name: "Piotr Nowak", Language: "Polish", Interpreter: true}, father("Zofia", "Jakub")...)
		s.livesAt(home{name: "The family’s home", address: "21 Cooper Street\nNorthcliffe\nNC2 6LR", who: []string{"Agnieszka", "Piotr", "Zofia", "Jakub"}, post: family.PostSafe})
		s.on(-102)
		s.strategy("The mark on Jakub’s leg was seen by a doctor the same evening and fits what he says. Both parents came with him and "+
			"were open about it through an interpreter. They agreed that nobody smacks the children while this is looked at.",
			"police: Dev Rao", "school: Tom Ashby", "school-nursing: Farida Aziz")
		s.on(-95)
		s.agency("police", "Dev Rao", enquiry.ThinksConference, "Mr Nowak has admitted it and accepted a caution. We would support a plan.")
		s.agency("school", "Tom Ashby", enquiry.ThinksConference, "Both children are happy here and a little afraid of getting things wrong.")
		s.on(-93)
		s.concludes("manager-south", "Jakub and Zofia have been hit with a slipper. Their parents want to stop, and "+
			"have not yet had help to do it another way.", "I agree. Book the interpreter before anything else.")
		s.letIn("Agnieszka", "Zofia and Jakub’s mother", "Zofia", "Jakub")
		s.letIn("Piotr", "Zofia and Jakub’s father", "Zofia", "Jakub")
		m := nowakMeeting(s)
		s.on(-92)
		s.books(&m)
		s.prepares(&m)
		s.holds(&m)
		s.issues(&m)
		s.corrects(&m, correction{
			said:   "Jakub had a mark four centimetres long on his left leg. His father says that he hit him with a slipper.",
			should: "Jakub had a mark four centimetres long on his right leg. His father says that he hit him with a slipper.",
			why:    "Mr Nowak read his copy and rang. The medical report says the right leg.",
		})
		s.onDay(m.group1)
		s.words("Agnieszka", "Nobody hits Zofia or Jakub, and Jakub is not afraid of the night.",
			"If either child is hit again, the social worker is told the same day, and the core group meets at once.",
			map[string]string{"Zofia": "Mama and Tata are learning other things to do when they are cross. You can tell Lena anything.", "Jakub": "A wet bed is nobody’s fault. You can just say."})
		well := map[string][3]string{
			"Zofia": {"Well.", "Reading in two languages.", "Says that nobody hits her."},
			"Jakub": {"Four wet nights a week.", "Where he should be.", "Says that nobody hits him."},
		}
		s.gathers("Agnieszka", gathering{
			runBy: "worker-lena", notes: "The interpreter came. Everybody read the plan aloud.", agreed: true, checks: well,
			going: []going{{"Begin the bed", plan.Started, "First appointment on Thursday."}, {"Take the parenting", plan.Started, "Two evenings of ten."}, {"See Zofia", plan.Started, "Seen twice."}},
		})
		s.onDay(s.upTo(m.group1.AddDays(38)))
		well["Jakub"] = [3]string{"One wet night a week.", "Where he should be.", "Told the school nurse himself that the bed was dry."}
		s.gathers("Agnieszka", gathering{
			runBy: "school-nurse", away: []string{"teacher"}, notes: "Lena was in court, so Farida ran the meeting.", checks: well, next: s.day(1),
			going: []going{{"Begin the bed", plan.Done, "One wet night a week, and nobody minds."}, {"Take the parenting", plan.Started, "Eight evenings of ten. Piotr brings the homework."}, {"See Zofia", plan.Started, "Seen every two weeks."}},
		})
		s.on(-5)
		s.visits("Agnieszka", true, "At school", "Zofia says that Tata counts to ten out loud now and it makes her laugh. Jakub said: “The bed is only a bed.”", "Zofia", "Jakub")
		s.onDay(s.day(-4))
		next := meeting{on: m.reviewOn, begins: "09:30", venue: m.venue, guests: m.guests}
		s.books(&next)
		s.prepares(&next)
		s.shows("The first review", "Piotr found a mistake in his copy of the record: it was put right, and everyone whose copy had it has a new one.",
			"worker-lena", "chair", "unit")
		s.door("Their first review is due by %s.", m.reviewOn.Long())
	}}
}

func nowakMeeting(s *teller) meeting {
	both, jakub := []string{"Zofia", "Jakub"}, []string{"Jakub"}
	physical := []conference.Category{conference.Physical}
	held := s.day(-83)
	return meeting{
		on: held, begins: "09:30", venue: "Hillside Primary School, the meeting room",
		guests: []guest{
			{who: "Agnieszka", as: "parent", children: both},
			{who: "Piotr", as: "parent", children: both},
			{who: "worker-lena", as: "social worker"},
			{who: "teacher", as: "school"},
			{who: "school-nurse", as: "school nurse"},
			{who: "police", as: "police"},
		},
		papers: []paper{
			{by: "worker-lena", with: []shared{{with: "Agnieszka", before: 4}, {with: "Piotr", before: 4}}, remarks: []remark{
				{under: "working-well", kind: statement.Observation, about: both, wall: true, text: "The children are warm with both parents. They are read to in Polish every night."},
				{under: "worried-about", kind: statement.Fact, about: jakub, wall: true, text: "Jakub had a mark four centimetres long on his left leg. His father says that he hit him with a slipper.", source: "Medical report; Mr Nowak", replies: []reply{
					{who: "Piotr", kind: statement.Agree, text: "It is true."},
				}},
				{under: "lived-experience", kind: statement.Observation, about: jakub, wall: true, text: "Jakub hides wet sheets behind his bed. He asked me whether I hit my children."},
				{under: "needs-to-happen", kind: statement.Proposal, about: both, wall: true, text: "Nobody hits Zofia or Jakub, and their parents have other ways that work."},
			}},
			{by: "teacher", with: []shared{{with: "Agnieszka", before: 3}}, remarks: []remark{
				{under: "working-well", kind: statement.Fact, about: both, wall: true, text: "Zofia and Jakub have full attendance and come ready to learn.", source: "School register"},
			}},
			{by: "school-nurse", with: []shared{{with: "Agnieszka", before: 3}, {with: "Piotr", before: 3}}, remarks: []remark{
				{under: "worried-about", kind: statement.Opinion, about: jakub, wall: true, text: "Wetting the bed at five is common and nobody’s fault. Being afraid of it makes it last longer."},
			}},
			{by: "police", with: []shared{{with: "Piotr", before: 3}}, remarks: []remark{
				{under: "worried-about", kind: statement.Fact, about: both, text: "Mr Nowak accepted a caution. Nothing else is known about the family.", source: "Police record"},
			}},
			{by: "Piotr", remarks: []remark{{under: "change", text: "I was hit and I thought it is normal. I saw his leg on the doctor’s picture. I will not do it again. I want somebody to show us what to do about the bed."}}},
		},
		heard: map[string]heard{
			"Zofia": {conference.BySocial, "Zofia wrote: “I want Tata to count to ten like me.”"},
			"Jakub": {conference.Drawing, "Jakub drew a bed with a big sun over it. He said: “When it is dry everybody is happy.”"},
		},
		danger: map[string]string{
			"Zofia": "If nothing changes, Zofia may be hurt when she answers back, and may learn to hide what she thinks.",
			"Jakub": "If nothing changes, Jakub may be hurt again when the bed is wet, and more badly as he grows.",
		},
		scores: []score{
			{"Agnieszka", "Zofia", 8, "He has stopped."},
			{"Agnieszka", "Jakub", 7, "He has stopped, but Jakub is still afraid."},
			{"Piotr", "Zofia", 8, "I know now."},
			{"Piotr", "Jakub", 8, "I know now."},
			{"worker-lena", "Zofia", 6, "It is early."},
			{"worker-lena", "Jakub", 5, "It is early, and the bed is still wet most nights."},
			{"teacher", "Zofia", 7, "She is herself at school."},
			{"teacher", "Jakub", 6, "He worries about his mother."},
			{"school-nurse", "Zofia", 7, "Parents came straight to clinic."},
			{"school-nurse", "Jakub", 6, "Parents came straight to clinic."},
			{"police", "Zofia", 6, "No earlier history."},
			{"police", "Jakub", 5, "He was injured."},
		},
		lines: []line{
			{jakub, "The bed is not a reason to be afraid", "Begin the bed-wetting clinic with both parents, with an interpreter", "school-nurse", 21, "Jakub says that he tells somebody when it is wet"},
			{both, "Their parents have other ways that work", "Take the parenting course in Polish, ten evenings", "Piotr", 60, "Both parents can say what they do instead"},
			{both, "The children know whom to tell", "See Zofia and Jakub on their own every two weeks", "worker-lena", 14, "The children say that nobody hits them"},
		},
		views: []view{
			{"worker-lena", both, conference.ProtectionPlan, physical, "Good people who need help to change a habit quickly."},
			{"teacher", both, conference.ChildInNeedPlan, nil, "They have asked for help and taken it. I think they would work with us without a protection plan."},
			{"school-nurse", both, conference.ProtectionPlan, physical, "For three months, until the clinic has had time."},
			{"police", both, conference.ProtectionPlan, physical, "There was an injury."},
			{"Agnieszka", both, conference.ProtectionPlan, nil, "I do not like the name but I want the help."},
			{"Piotr", both, conference.NoView, nil, ""},
		},
		decided: []decided{
			{
				child: "Zofia", outcome: conference.ProtectionPlan, categories: physical, harm: "Zofia has been hit with a slipper more than once.",
				reasons: "It has stopped for now. It is likely to come back under strain until the family has other ways.", support: "Parenting course in Polish; time with her social worker.",
				difference: "The school thought a Child in Need plan would be enough. The others wanted the visits that a protection plan brings until the first review.",
			},
			{
				child: "Jakub", outcome: conference.ProtectionPlan, categories: physical, harm: "Jakub was injured by being hit, and is afraid at night.",
				reasons: "He is the one who gets hurt, over something that he cannot help.", support: "Bed-wetting clinic; parenting course in Polish; time with his social worker.",
				difference: "The school thought a Child in Need plan would be enough. The others wanted the visits that a protection plan brings until the first review.",
			},
		},
		group: []string{"worker-lena", "Agnieszka", "Piotr", "teacher", "school-nurse"}, group1: s.clock.calendar.AddWorkingDays(held, 6), reviewOn: s.upTo(held.AddMonths(3).AddDays(-1)),
	}
}
