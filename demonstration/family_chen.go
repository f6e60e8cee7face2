package demonstration

import (
	"kith/casework"
	"kith/conference"
	"kith/enquiry"
	"kith/family"
	"kith/statement"
)

// chen is a family whose conference was held this week: the record is being made, and the core group has yet to meet.
func chen() story {
	return story{name: "Jia", tell: func(s *teller) {
		s.on(-22)
		s.concern("worker-liz", concern{
			from: "Jia", agency: "The child herself, through her head of year", source: "1C", need: "N5",
			what: "Jia has been cutting her arms since the spring. She says that nothing she does is good enough at home, that her mother has not spoken to " +
				"her since her mock results, and that her grandfather tells her she should not have been born.",
			children: []casework.ConcernChild{{Name: "Jia Chen", Born: s.born(15, 5)}},
		})
		s.adult(family.Details{Name: "Mei Chen", Language: "Cantonese", Interpreter: true}, mother("Jia")...)
		s.adult(family.Details{Name: "Wai Chen", Language: "Cantonese", Interpreter: true}, grandparent("Jia")...)
		s.livesAt(home{name: "Jia’s home", address: "Flat 12, Harbour Point\nTynewater\nTW1 7AA", who: []string{"Mei", "Wai", "Jia"}, post: family.PostNotAsked})
		s.on(-21)
		s.strategy("Jia was seen at the hospital and is safe to be at home tonight, with her aunt staying. The children’s mental health service will see her "+
			"this week. Ms Chen works nights and had not known about the cutting.", "police: Andy Forster", "school: Mo Sesay", "child-mental-health: Duty clinician", "school-nursing: Priti Nair")
		s.on(-14)
		s.agency("school", "Mo Sesay", enquiry.ThinksConference, "She is very low and very brave.")
		s.agency("child-mental-health", "Duty clinician", enquiry.ThinksConference, "What is said to her at home is a large part of it.")
		s.on(-12)
		s.concludes("manager-fell", "Jia is being harmed by what is said and not said to her at home, and has begun to hurt herself.", "I agree. Book an interpreter who does not know the family.")
		s.letIn("Mei", "Jia’s mother", "Jia")
		s.letIn("Jia", "fifteen years old", "Jia")
		m := chenMeeting(s)
		s.on(-11)
		s.books(&m)
		s.prepares(&m)
		s.holds(&m)
		s.shows("Decided this week", "Ying Lau checks the record, David Abara signs it. Jia reads what was decided in her own words.",
			"recorder", "chair-david", "worker-liz", "unit")
		s.door("It was decided on %s. The record is being made, and the core group meets soon.", m.on.Long())
	}}
}

func chenMeeting(s *teller) meeting {
	her := []string{"Jia"}
	emotional := []conference.Category{conference.Emotional}
	held := s.day(-2)
	return meeting{
		on: held, begins: "16:00", venue: "Tynewater Academy, the library", chair: "chair-david",
		guests: []guest{
			{who: "Mei", as: "parent", children: her},
			{who: "Jia", as: "child", children: her},
			{who: "worker-liz", as: "social worker"},
			{who: "pastoral", as: "school"},
			{who: "school-nurse", as: "school nurse"},
			{who: "police", as: "police"},
		},
		papers: []paper{
			{by: "worker-liz", with: []shared{{with: "Mei", before: 4}}, remarks: []remark{
				{under: "working-well", kind: statement.Observation, about: her, wall: true, text: "When she was told, Ms Chen came to the school straight from her shift, and held Jia’s hand."},
				{under: "worried-about", kind: statement.Fact, about: her, wall: true, text: "Jia has cut her arms on about twenty days since March.", source: "Jia; hospital"},
				{under: "lived-experience", kind: statement.Feeling, about: her, wall: true, text: "Jia said: “I go from my bed to my desk. Nobody says my name.”"},
				{under: "needs-to-happen", kind: statement.Proposal, about: her, wall: true, text: "Jia is spoken to kindly every day, and nobody tells her that she should not be here."},
			}},
			{by: "pastoral", with: []shared{{with: "Mei", before: 3}}, remarks: []remark{
				{under: "working-well", kind: statement.Fact, about: her, wall: true, text: "Jia passed all nine of her mock examinations.", source: "School"},
			}},
			{by: "school-nurse", with: []shared{{with: "Mei", before: 3}}, remarks: []remark{
				{under: "needs-to-happen", kind: statement.Proposal, about: her, wall: true, text: "Jia sees the same person at the mental health service each week, after school."},
			}},
			{by: "police", with: []shared{{with: "Mei", before: 3}}, remarks: []remark{{under: "working-well", kind: statement.Fact, text: "Nothing is known about this family.", source: "Police record"}}},
			{by: "Mei", remarks: []remark{{under: "next", text: "I work so that she can have what I did not. I thought silence was better than anger. I am sorry and I want to learn."}}},
		},
		heard: map[string]heard{"Jia": {conference.PartOfMeeting, "I don’t want to be taken anywhere. I want my mum to talk to me and my grandad to stop."}},
		lines: []line{
			{her, "Jia is spoken to kindly every day", "Eat with Jia before each night shift, with the phones away", "Mei", 7, "Jia says that it happens"},
			{her, "Jia is spoken to kindly every day", "Talk with Mr Chen, with an interpreter, about what his words do", "worker-liz", 10, "Jia says that it has stopped"},
			{her, "Jia does not need to hurt herself", "See Jia each Tuesday until her place at the service begins", "school-nurse", 7, "Fewer days, by Jia’s own count"},
		},
		views: []view{
			{"worker-liz", her, conference.ProtectionPlan, emotional, "It is serious, and her mother is on her side."},
			{"pastoral", her, conference.ProtectionPlan, emotional, "Yes."},
			{"school-nurse", her, conference.ProtectionPlan, emotional, "Yes, for now."},
			{"police", her, conference.ProtectionPlan, emotional, "I agree."},
			{"Mei", her, conference.NoView, nil, ""},
		},
		decided: []decided{{
			child: "Jia", outcome: conference.ProtectionPlan, categories: emotional, harm: "Jia is being harmed by how she is spoken to at home, and is hurting herself.",
			reasons: "Her mother wants to change it. Jia’s grandfather has not been part of this yet, and Jia cannot wait.", support: "Mental health service; school nurse; family work with an interpreter.",
		}},
		group: []string{"worker-liz", "Mei", "Jia", "pastoral", "school-nurse"}, group1: s.clock.calendar.AddWorkingDays(s.clock.today(), 6), reviewOn: s.upTo(held.AddDays(84)),
	}
}
