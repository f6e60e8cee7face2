package demonstration

import (
	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/enquiry"
	"kith/family"
	"kith/plan"
	"kith/statement"
)

// campbell is a brother and sister with different fathers: neither father may learn of the other's child.
func campbell() story {
	return story{name: "Tyrell and Amelia", tell: func(s *teller) {
		s.on(-40)
		s.concern("worker", concern{
			from: "Police control room", agency: "Police", source: "6", need: "N1",
			what: "Called at 21:40 by Tyrell, who said that Daniel Whitlock was hurting his mum. Ms Campbell had a cut above her eye. " +
				"Tyrell had taken Amelia into the bathroom and locked the door. Mr Whitlock was arrested and bailed to another address, " +
				"on condition that he does not go to the home.",
			children: []casework.ConcernChild{{Name: "Tyrell Reid", Born: s.born(11, 3)}, {Name: "Amelia Whitlock", Born: s.born(3, 1)}},
		})
		s.adult(family.Details{Name: "Shanice Campbell"}, mother("Tyrell", "Amelia")...)
		s.adult(family.Details{Name: "Marlon Reid"}, father("Tyrell")...)
		s.adult(family.Details{Name: "Daniel Whitlock"}, father("Amelia")...)
		s.on(-39)
		s.strategy("Third call to the home in a year. Ms Campbell wants the bail conditions kept and has begun work with Safer Homes. "+
			"Tyrell has had stomach aches at school on Mondays. Nothing that says where Ms Campbell works or parks is to reach Mr Whitlock.",
			"police: Dev Rao", "school: Tom Ashby", "health-visiting: Grace Mensah", "domestic-abuse: Marta Kowal")
		s.on(-33)
		s.livesAt(home{name: "Shanice’s new home", address: "Flat 2, 15 Tern Close\nNorthcliffe\nNC8 4TW", who: []string{"Shanice", "Tyrell", "Amelia"}, since: s.clock.day(-36), post: family.PostSafe, hidden: []string{"Daniel"}, notes: "Found by Safer Homes in the week of the arrest. Daniel does not know where it is and must not learn it."})
		s.livesAt(home{name: "Marlon’s home", address: "102 Station Road\nNorthcliffe\nNC5 6RF", who: []string{"Marlon"}, post: family.PostSafe, hidden: []string{"Daniel"}})
		s.livesAt(home{name: "Daniel’s bail address", address: "19 Fore Street\nNorthcliffe\nNC1 3PP", who: []string{"Daniel"}, since: s.clock.day(-36), post: family.PostByWorker})
		s.mayReach("Shanice", family.ContactWords{
			Phone: "01632 960401", Ring: true, Text: true, Times: "After nine, when the children are at school. Say that it is the surgery.",
			NotKnow: "Daniel, and his mother, must not learn that she speaks with us about him.", SafeWord: "“I’ll ring the dentist back”: put the telephone down",
		})
		s.agency("police", "Dev Rao", enquiry.ThinksConference, "The violence is getting worse, and both children were at home each time.")
		s.agency("domestic-abuse", "Marta Kowal", enquiry.ThinksConference, "Ms Campbell is clear and determined. The danger is highest now that she has said no.")
		s.on(-31)
		s.concludes("manager", "Tyrell and Amelia have seen and heard violence to their mother three times, and it "+
			"is likely to happen again unless it is planned for.", "I agree. Each father is to be asked only about his own child.")
		s.letIn("Shanice", "Tyrell and Amelia’s mother", "Tyrell", "Amelia")
		s.letIn("Marlon", "Tyrell’s father", "Tyrell")
		s.letIn("Daniel", "Amelia’s father", "Amelia")
		m := campbellMeeting(s)
		s.on(-30)
		s.books(&m)
		s.prepares(&m)
		s.holds(&m)
		s.issues(&m)
		s.onDay(m.group1)
		s.words("Shanice", "Tyrell and Amelia sleep, play and learn without listening for the door, and everyone knows what to do if Daniel comes.",
			"If the order is broken, Shanice rings 999, the police tell Jo the same day, and the core group meets within two days.",
			map[string]string{
				"Tyrell": "Grown-ups are making a plan so that you do not have to. Here is who to ring. Fridays are for your dad’s.",
				"Amelia": "Amelia is little, so this is for those who look after her: she should have quiet, her own bed and her mother near.",
			})
		s.gathers("Shanice", gathering{
			runBy: "worker", away: []string{"health-visitor"}, notes: "Marlon asked that Fridays go on after the plan ends. Shanice is glad of them.",
			agreed: true, next: s.day(18),
			going: []going{
				{"Apply", plan.Started, "The hearing has a date."},
				{"Agree a safety plan", plan.Done, "Tyrell wrote his half himself."},
				{"See Tyrell", plan.Started, "Two Mondays so far."},
				{"Have Tyrell", plan.Done, "He slept ten hours."},
				{"Arrange supervised", plan.Stuck, "The contact centre has a waiting list. The social worker has asked for another."},
			},
			checks: map[string][3]string{
				"Tyrell": {"No stomach aches on the last two Mondays.", "Keeping up with everything.", "Sleeping better at his father’s than at home."},
				"Amelia": {"Well.", "New words every week.", "Settled in the day. Wakes at night."},
			},
		})
		s.on(-4)
		s.visits("Shanice", false, "At home, each in their own room", "Tyrell showed me where the phone is and told me the plan without looking. Amelia drew the contact centre with a very large door.", "Tyrell")
		campbellSharings(s)
		s.addsLine("Daniel", "Daniel", "Agree with the nursery beside the library who may collect Amelia, and a password", "The nursery has it in writing", 10)
		s.shows("Two fathers, and a hidden address", "Marlon and Daniel each read only of their own child. Jo Reed sees where Shanice lives; Daniel’s pages and his copy of the record do not.",
			"worker", "chair-noor", "unit")
		s.door("Two fathers. It was decided on %s, child by child; each father knows only of his own.", m.on.Long())
	}}
}

func campbellMeeting(s *teller) meeting {
	both, tyrell, amelia := []string{"Tyrell", "Amelia"}, []string{"Tyrell"}, []string{"Amelia"}
	notDaniel := access.For(access.NotNamed, access.Party(s.person("Daniel")))
	return meeting{
		on: s.day(-19), begins: "13:30", venue: "Room 2, Northcliffe Family Centre", chair: "chair-noor",
		guests: []guest{
			{who: "Shanice", as: "parent", children: both},
			{who: "Marlon", as: "parent", children: tyrell},
			{who: "Daniel", as: "parent", children: amelia, away: "I will write instead."},
			{who: "worker", as: "social worker"},
			{who: "teacher", as: "school"},
			{who: "health-visitor", as: "health visitor"},
			{who: "police", as: "police"},
			{who: "advocate", as: "domestic abuse"},
		},
		papers: []paper{
			{by: "worker", with: []shared{{with: "Shanice", before: 5}, {with: "Marlon", before: 4}, {with: "Daniel", before: 4, disagreed: "He says that it was one push, and that he was drunk."}}, remarks: []remark{
				{under: "working-well", kind: statement.Observation, about: both, wall: true, text: "Ms Campbell rang for help, kept to the plan for the first nights, and has told both children that none of it was their doing."},
				{under: "worried-about", kind: statement.Fact, about: amelia, wall: true, text: "Amelia was in her mother’s arms when she was pushed in March.", source: "Ms Campbell; police record"},
				{under: "worried-about", kind: statement.Fact, about: tyrell, audience: notDaniel, why: "It says where Tyrell goes and when", wall: true, text: "Tyrell walks to his father’s on Fridays so as not to be at home when Mr Whitlock might come.", source: "Tyrell"},
				{under: "lived-experience", kind: statement.Observation, about: tyrell, audience: notDaniel, why: "Tyrell asked that Daniel does not read it", wall: true, text: "Tyrell sleeps in his clothes. He says that it is quicker."},
				{under: "working-well", kind: statement.Fact, about: amelia, audience: notDaniel, why: "It says where Amelia is, and when", wall: true, text: "Amelia has begun at the nursery beside the library, three mornings a week, and goes in laughing.", source: "The nursery"},
				{under: "lived-experience", kind: statement.Observation, about: amelia, wall: true, text: "Amelia covers her ears when a door bangs, and looks for her mother."},
				{under: "needs-to-happen", kind: statement.Proposal, about: both, wall: true, text: "Nobody who may hurt their mother is in the home, and everyone knows what to do if he comes."},
			}},
			{by: "police", with: []shared{{with: "Shanice", before: 4}}, remarks: []remark{
				{under: "worried-about", kind: statement.Fact, about: both, wall: true, text: "Three calls in a year to arguments at the home. At the last one Ms Campbell was injured.", source: "Police record"},
			}},
			{by: "teacher", with: []shared{{with: "Shanice", before: 4}, {with: "Marlon", before: 4}}, remarks: []remark{
				{under: "working-well", kind: statement.Fact, about: tyrell, wall: true, text: "Tyrell has not missed a day, and has been chosen as a peer mentor.", source: "School register"},
				{under: "worried-about", kind: statement.Fact, about: tyrell, text: "Tyrell has been to the medical room with stomach ache on six of the last eight Mondays.", source: "Medical room book"},
			}},
			{by: "health-visitor", with: []shared{{with: "Shanice", before: 4}, {with: "Daniel", before: 3}}, remarks: []remark{
				{under: "working-well", kind: statement.Fact, about: amelia, wall: true, text: "Amelia is growing well and says three words together.", source: "Review in the summer"},
			}},
			{by: "Shanice", remarks: []remark{
				{under: "after", text: "I want my children to sleep through the night. I do not want him in this house again. I do want Amelia to know her dad, with somebody there."},
			}},
		},
		apart: []apart{
			{
				who: "Daniel", extent: conference.OutOfAll, ground: "effect-on-child", asks: "worker",
				why:  "Shanice said that she cannot speak of the nights while he hears her. Tyrell asked twice whether he would be there.",
				told: "We want everyone to be able to speak freely at this meeting. We ask you not to come to it. What you think counts as much as if you were there.",
				more: "You have written already. Noor Haddad reads your words out at the meeting.", heard: conference.InWriting,
				tells: "worker", afterwards: "worker", says: "I would have sat at the back. Read out all of what I wrote, please.",
			},
			{
				who: "Marlon", extent: conference.OutOfPart, ground: "another-person", part: "What the police hold about Daniel",
				why:   "Dev Rao brings what is held from before. It is not Marlon’s to know.",
				told:  "For about ten minutes the meeting looks at something that is about another person. We ask you to wait outside for it. Nothing in it is about you.",
				heard: conference.ByTheChair, tells: "worker", afterwards: "chair-noor",
			},
		},
		closed: closed{
			who: []string{"Marlon", "Daniel"}, back: "14:15",
			says: []remark{
				{under: "worried-about", kind: statement.Fact, about: both, by: "police", text: "An earlier partner of Mr Whitlock’s has an order against him, made four years ago."},
				{under: "working-well", kind: statement.Fact, about: tyrell, by: "police", text: "The bail conditions have been kept since they were made."},
			},
			with: map[string]string{"The bail conditions have been kept since they were made.": "Marlon"},
		},
		heard: map[string]heard{
			"Tyrell": {conference.MetTheChair, "Tyrell met Noor before the meeting with his head teacher. He said: “I want someone to tell me what to do if he comes, so I don’t have to think of it.”"},
			"Amelia": {conference.DailyLife, "Amelia is three. She plays best when the house is quiet and her mother is near. She asks for her father by name."},
		},
		danger: map[string]string{
			"Tyrell": "If nothing changes, Tyrell may be hurt stepping between Daniel and his mother, and may grow up believing that keeping her safe is his job.",
			"Amelia": "If nothing changes, Amelia may be hurt in her mother’s arms, and may learn to be frightened of the people she loves.",
		},
		scores: []score{
			{"Shanice", "Tyrell", 5, "Safer since he left. Not safe yet."},
			{"Shanice", "Amelia", 5, "The same."},
			{"Marlon", "Tyrell", 4, "He rings me at night."},
			{"worker", "Tyrell", 4, "Bail ends in three weeks."},
			{"worker", "Amelia", 4, "Bail ends in three weeks."},
			{"police", "Tyrell", 3, "Three calls, each worse."},
			{"police", "Amelia", 3, "Three calls, each worse."},
			{"teacher", "Tyrell", 5, "He is holding on at school."},
			{"health-visitor", "Amelia", 4, "She is watchful."},
			{"advocate", "Tyrell", 4, "The risk assessment is high."},
			{"advocate", "Amelia", 4, "The risk assessment is high."},
		},
		lines: []line{
			{both, "Nobody who may hurt their mother is in the home", "Apply for a non-molestation order with Safer Homes’ solicitor", "advocate", 21, "The order is made before bail ends"},
			{both, "Everyone knows what to do if Daniel comes", "Agree a safety plan, one page, with Shanice and with Tyrell in his own words", "worker", 7, "Tyrell can say what he would do"},
			{tyrell, "Tyrell does not carry this alone", "See Tyrell each Monday morning at school", "teacher", 14, "Fewer Mondays in the medical room"},
			{tyrell, "Tyrell does not carry this alone", "Have Tyrell to stay from Friday to Sunday, and bring him back myself", "Marlon", 7, "Tyrell says that he sleeps"},
			{amelia, "Amelia sees her father safely", "Arrange supervised time at the contact centre, twice a month", "worker", 28, "Amelia is settled before and after"},
		},
		views: []view{
			{"worker", both, conference.ProtectionPlan, []conference.Category{conference.Emotional}, "The danger is real and near, and no single service can manage it."},
			{"police", both, conference.ProtectionPlan, []conference.Category{conference.Emotional, conference.Physical}, "Somebody could be badly hurt."},
			{"teacher", tyrell, conference.ProtectionPlan, []conference.Category{conference.Emotional}, "He needs the adults to have a plan."},
			{"teacher", amelia, conference.NoView, nil, ""},
			{"health-visitor", both, conference.ProtectionPlan, []conference.Category{conference.Emotional}, "I agree with the social worker."},
			{"advocate", both, conference.ProtectionPlan, []conference.Category{conference.Emotional}, "Shanice is doing everything right and still needs others around her."},
			{"Shanice", both, conference.ProtectionPlan, nil, "If it keeps him away and does not blame me, yes."},
			{"Marlon", tyrell, conference.ProtectionPlan, nil, "Yes. I want to be part of it."},
		},
		decided: []decided{
			{
				child: "Tyrell", outcome: conference.ProtectionPlan, categories: []conference.Category{conference.Emotional},
				harm:    "Tyrell has been harmed by seeing and hearing violence to his mother, and it is likely to happen again when bail ends.",
				reasons: "Everyone agreed that Tyrell is carrying fear and a job that is not his. His mother and his father both want a plan and have a part in it.",
				support: "Safer Homes, time at school each Monday, weekends with his father.",
			},
			{
				child: "Amelia", outcome: conference.ProtectionPlan, categories: []conference.Category{conference.Emotional},
				harm:    "Amelia has been in her mother’s arms when she was hurt, and is likely to be harmed if that happens again.",
				reasons: "Amelia is too young to keep herself out of the way. Time with her father needs to be safe for her and for her mother.",
				support: "Safer Homes, the contact centre, her health visitor.",
			},
		},
		group:  []string{"worker", "Shanice", "Marlon", "teacher", "health-visitor", "advocate"},
		group1: s.clock.calendar.AddWorkingDays(s.day(-19), 7), reviewOn: s.upTo(s.day(-19).AddDays(83)),
	}
}
