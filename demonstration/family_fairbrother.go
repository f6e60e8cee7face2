package demonstration

import (
	"kith/casework"
	"kith/conference"
	"kith/enquiry"
	"kith/family"
	"kith/statement"
)

// fairbrother is a family whose reports are due: some are in, one is begun, one has not come.
func fairbrother() story {
	return story{name: "Imogen and Rupert", tell: func(s *teller) {
		s.on(-15)
		s.concern("worker-beth", concern{
			from: "Imogen", agency: "The child herself, by telephone", source: "1C", need: "N3",
			what: "Imogen rang from a friend’s house. She said that her mother had driven her and Rupert home from swimming after drinking, " +
				"and had hit the gatepost. She said it is not the first time and that Dad is away in the week. She asked us not to be cross with her mother.",
			children: []casework.ConcernChild{{Name: "Imogen Fairbrother", Born: s.born(10, 7)}, {Name: "Rupert Fairbrother", Born: s.born(8, 2)}},
		})
		s.adult(family.Details{Name: "Helen Fairbrother"}, mother("Imogen", "Rupert")...)
		s.adult(family.Details{Name: "Simon Fairbrother"}, father("Imogen", "Rupert")...)
		s.livesAt(home{name: "The family’s home", address: "Larch House, Mill Lane\nEastmoor\nEM6 1WG", who: []string{"Helen", "Simon", "Imogen", "Rupert"}, post: family.PostSafe})
		s.on(-14)
		s.strategy("Mrs Fairbrother was breathalysed at home that evening and has been charged. The school has smelt alcohol at collection "+
			"twice since Easter. Mr Fairbrother has come home and will do every school run for now.", "police: Imani Brooks", "school: Neil Carrick", "general-practice: Dr Rohan Iyer")
		s.on(-10)
		s.agency("school", "Neil Carrick", enquiry.ThinksConference, "The children cover for her, and are good at it.")
		s.agency("police", "Imani Brooks", enquiry.ThinksConference, "She drove with the children in the car at over twice the limit.")
		s.on(-8)
		s.concludes("manager", "Imogen and Rupert were driven by their mother when she could not drive safely, and are "+
			"looking after her at home. Both parents want help.", "I agree.")
		s.letIn("Helen", "Imogen and Rupert’s mother", "Imogen", "Rupert")
		s.letIn("Simon", "Imogen and Rupert’s father", "Imogen", "Rupert")
		m := fairbrotherMeeting(s)
		s.on(-7)
		s.books(&m)
		s.prepares(&m)
		s.shows("Reports are due", "Neil Carrick has a report to finish. Helen has answered what was written about her, point by point.",
			"teacher", "worker-beth", "unit")
		s.door("Their first conference is on %s. Some reports are in; others are due.", m.on.Long())
	}}
}

func fairbrotherMeeting(s *teller) meeting {
	both := []string{"Imogen", "Rupert"}
	return meeting{
		on: s.day(4), begins: "11:00", venue: "Eastmoor Town Hall, Committee Room 3",
		guests: []guest{
			{who: "Helen", as: "parent", children: both},
			{who: "Simon", as: "parent", children: both},
			{who: "worker-beth", as: "social worker"},
			{who: "teacher", as: "school"},
			{who: "police", as: "police"},
			{who: "gp", as: "doctor"},
			{who: "alcohol", as: "substance misuse"},
		},
		papers: []paper{
			{by: "worker-beth", with: []shared{{with: "Helen", before: 6, disagreed: "She says that she has never hit the gatepost before."}, {with: "Simon", before: 6}}, remarks: []remark{
				{under: "brought-us", kind: statement.Fact, about: both, text: "Mrs Fairbrother drove Imogen and Rupert home after drinking, and the car hit the gatepost.", source: "Imogen; police record", replies: []reply{
					{who: "Helen", kind: statement.Agree}, {who: "Simon", kind: statement.Explain, text: "I was in Leeds. Nobody rang me until the next morning, and I would like to be rung."},
				}},
				{under: "worries-and-risks", kind: statement.Observation, about: both, text: "Imogen checks the recycling. She can say how many bottles there were on each day of the week.", replies: []reply{{who: "Helen", kind: statement.DoNotAgree, text: "I did not know that she did this. I do not want it read out in front of her school."}}},
				{under: "might-help", kind: statement.Fact, about: both, text: "Mr Fairbrother has changed his work so that he is at home every evening until the new year.", source: "Mr Fairbrother, and his employer’s letter"},
				{under: "good", kind: statement.Proposal, about: both, text: "Imogen and Rupert are driven only by somebody who has not been drinking, and do not have to check."},
				{under: "like-for-child", kind: statement.Feeling, about: []string{"Rupert"}, text: "Rupert said: “I count the stairs when she comes up. If she misses one I get Imo.”"},
			}},
			{by: "police", with: []shared{{with: "Helen", before: 5}}, remarks: []remark{
				{under: "brought-us", kind: statement.Fact, text: "A sample taken at home was over twice the limit for driving. Mrs Fairbrother has been charged and may not drive.", source: "Police record"},
			}},
			{by: "teacher", draft: true, remarks: []remark{
				{under: "worries-and-risks", kind: statement.Observation, about: both, text: "Staff smelt alcohol when Mrs Fairbrother came to the gate on two afternoons."},
			}},
			{by: "Helen", remarks: []remark{
				{under: "worries", text: "I could have killed them. I have not had a drink since, which is fifteen days, and I am frightened of the sixteenth."},
				{under: "might-help", text: "Steve at Turning Tides rings me at five, which is the worst time. I would like that to carry on."},
			}},
		},
		heard: map[string]heard{"Imogen": {conference.Letter, "Please can somebody else do the checking. I don’t want Mummy to be in trouble."}},
	}
}
