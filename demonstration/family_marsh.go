package demonstration

import (
	"kith/casework"
	"kith/conference"
	"kith/enquiry"
	"kith/family"
	"kith/statement"
)

// marsh is a family whose first conference is today: everything is in, and the chair can open it.
func marsh() story {
	return story{name: "Kai and Ava", tell: func(s *teller) {
		s.on(-19)
		s.concern("worker", concern{
			from: "Tom Ashby, designated safeguarding lead", agency: "Hillside Primary School", source: "2A", need: "N1",
			what: "Kai has been at school on 31 of the last 54 days, and often comes without having eaten. On Monday he told a " +
				"teaching assistant that he gets Ava up and makes her cereal because Mum cannot get out of bed. His shoes have split. " +
				"Ms Marsh used to be at the gate every day and has not been since her job ended in the summer.",
			children: []casework.ConcernChild{{Name: "Kai Marsh", Born: s.born(9, 2)}, {Name: "Ava Marsh", Born: s.born(4, 5)}},
		})
		s.adult(family.Details{Name: "Dawn Marsh"}, mother("Kai", "Ava")...)
		s.adult(family.Details{Name: "Lee Marsh"}, father("Kai", "Ava")...)
		s.adult(family.Details{Name: "Jean Coombe"}, grandparent("Kai", "Ava")...)
		s.livesAt(home{name: "Dawn’s home", address: "9 Quarry Row\nNorthcliffe\nNC4 2PT", who: []string{"Dawn", "Kai", "Ava"}, post: family.PostSafe})
		s.livesAt(home{name: "Lee’s flat", address: "Flat 6, 40 Dock Street\nNorthcliffe\nNC1 1AB", who: []string{"Lee"}, since: s.clock.today().AddMonths(-14), post: family.PostNotAsked})
		s.livesAt(home{name: "Jean’s home", address: "3 Chapel Rise\nNorthcliffe\nNC7 8DQ", who: []string{"Jean"}, post: family.PostSafe})
		s.on(-17)
		s.strategy("The school has been giving Kai breakfast since half-term. The health visitor saw Ava in September: she is growing "+
			"well, and her two-year check was good. The police hold one call, in August, when Mr Marsh was worried that Ms Marsh was "+
			"not answering the door. Ms Marsh has told her doctor that she is low. Agreed: Jo Reed to see both children and both "+
			"parents; no medical needed.", "police: Dev Rao", "school: Tom Ashby", "health-visiting: Grace Mensah")
		s.on(-12)
		s.agency("school", "Tom Ashby", enquiry.ThinksConference, "Kai is carrying too much, and it has been getting worse since July. "+
			"We think everybody who knows the family should plan together with them.")
		s.agency("health-visiting", "Grace Mensah", enquiry.ThinksConference, "Ava is well in herself. The home has become harder to "+
			"keep safe for a four-year-old, and Ms Marsh says so too.")
		s.on(-11)
		s.concludes("manager", "Kai and Ava are loved, and their mother has asked for help. Since the summer "+
			"they have often been without food, warmth and somebody awake to look after them, and this is not yet getting better.",
			"I agree. The help that has begun should carry on meanwhile, and Ms Coombe should be asked what she can offer.")
		s.letIn("Dawn", "Kai and Ava’s mother", "Kai", "Ava")
		s.letIn("Lee", "Kai and Ava’s father", "Kai", "Ava")
		s.letIn("Jean", "Kai and Ava’s grandmother", "Kai", "Ava")
		m := marshToday(s)
		s.on(-9)
		s.books(&m)
		s.prepares(&m)
		s.onDay(m.on)
		s.talks(&m)
		s.shows("The conference is today", "Pat Lindqvist opens it and leads it; Bea Quinn writes on the wall; Dawn and Lee follow it from their own pages.",
			"chair", "recorder", "worker", "teacher")
		s.door("Their first conference is on %s, and it is ready to be opened.", m.on.Long())
	}}
}

func marshToday(s *teller) meeting {
	both := []string{"Kai", "Ava"}
	return meeting{
		on: s.day(0), begins: "10:00", venue: "The Garden Room, Northcliffe Family Centre",
		guests: []guest{
			{
				who: "Dawn", as: "parent", children: both, agreed: "Dawn will speak first under each heading. She will put a hand up for a break.",
				sensitive: "Her own mother does not know how low she has been, and Dawn would like to tell her herself.",
			},
			{
				who: "Lee", as: "parent", children: both, by: "by video", agreed: "Lee will speak after Dawn. He has a headset, and nobody else is in the room with him.",
				sensitive: "He is worried about being asked why he left. I said that nobody will ask that today.",
			},
			{who: "worker", as: "social worker"},
			{who: "teacher", as: "school"},
			{who: "health-visitor", as: "health visitor"},
			{who: "police", as: "police"},
			{who: "gp", as: "doctor", away: "In surgery all morning. I have sent a report."},
		},
		papers: []paper{
			{by: "worker", with: []shared{{with: "Dawn", before: 4, disagreed: "She wants it said that she rang for help herself, in June."}, {with: "Lee", before: 3}}, remarks: []remark{
				{under: "working-well", kind: statement.Observation, about: both, wall: true, text: "Kai and Ava run to their mother when she comes in, and both settle against her. She knows what each of them likes and fears.", replies: []reply{{who: "Dawn", kind: statement.Agree}, {who: "Lee", kind: statement.Agree}}},
				{under: "working-well", kind: statement.Fact, text: "Ms Marsh saw her doctor on the day after we first met, and has kept both appointments since.", source: "Ms Marsh, confirmed by the surgery"},
				{under: "worried-about", kind: statement.Fact, about: both, wall: true, text: "On two of four visits there was no food in the house beyond cereal and crisps, and the heating was off.", source: "My visits", replies: []reply{
					{who: "Dawn", kind: statement.Explain, text: "Both were the day before my money came. The meter takes the first ten pounds for what we owe."},
					{who: "Lee", kind: statement.DoNotAgree, text: "I had left bags at the door that week."},
				}},
				{under: "worried-about", kind: statement.Fact, about: []string{"Kai"}, wall: true, text: "Kai gets himself and Ava up on most school days.", source: "Kai, and Ms Marsh", differs: "I do get up. It is about two mornings in the week that I cannot. (Dawn)", replies: []reply{
					{who: "Dawn", kind: statement.FactWrong, text: "It says most school days.", should: "About two mornings in a week.", know: "I have written down each one since half-term, because Jo asked me to."},
				}},
				{under: "worried-about", kind: statement.Opinion, about: []string{"Ava"}, text: "Ava could be hurt on a morning when nobody is awake: the back door does not lock, and the road is close.", replies: []reply{{who: "Dawn", kind: statement.NotUnderstood}}},
				{under: "lived-experience", kind: statement.Observation, about: []string{"Kai"}, wall: true, text: "Kai watches his mother’s face before he answers. He says that he listens at night for whether she is up."},
				{under: "needs-to-happen", kind: statement.Proposal, about: both, wall: true, text: "Somebody who is awake and well looks after Kai and Ava every morning, and everyone knows who it is that day."},
			}},
			{by: "teacher", with: []shared{{with: "Dawn", before: 3}}, remarks: []remark{
				{under: "working-well", kind: statement.Fact, about: []string{"Kai"}, wall: true, text: "Kai reads at the level of an eleven-year-old, and is kind to younger children.", source: "School assessment, October"},
				{under: "worried-about", kind: statement.Fact, about: []string{"Kai"}, wall: true, text: "Kai has been at school on 31 of 54 days this term. In the summer term it was 56 of 58.", source: "School register"},
				{under: "lived-experience", kind: statement.Observation, about: []string{"Kai"}, text: "Kai eats two breakfasts when there is one. He saves fruit in his bag and says that it is for Ava."},
				{under: "needs-to-happen", kind: statement.Proposal, about: []string{"Kai"}, text: "A place at breakfast club from tomorrow, without charge, and a lift if he needs one."},
			}},
			{by: "health-visitor", with: []shared{{with: "Dawn", before: 3}}, remarks: []remark{
				{under: "working-well", kind: statement.Fact, about: []string{"Ava"}, wall: true, text: "Ava’s height, weight and speech are as they should be, and her immunisations are up to date.", source: "Review in September"},
				{under: "worried-about", kind: statement.Observation, about: []string{"Ava"}, text: "Ava’s bed had no dry sheet when I called, and she was in yesterday’s clothes at two in the afternoon."},
				{under: "needs-to-happen", kind: statement.Proposal, text: "Help for Ms Marsh with sleep and mood now, before the wait for talking therapy is over."},
			}},
			{by: "police", with: []shared{{with: "Dawn", before: 3}, {with: "Lee", before: 3}}, remarks: []remark{
				{under: "worried-about", kind: statement.Fact, text: "One call, on 18 August, from Mr Marsh, who could not raise Ms Marsh. Officers found her asleep and the children safe.", source: "Police record"},
			}},
			{by: "gp", with: []shared{{with: "Dawn", before: 2}}, remarks: []remark{
				{under: "working-well", kind: statement.Fact, text: "Ms Marsh has come to every appointment since October and has begun treatment. She gave me leave to say so.", source: "Surgery record"},
			}},
			{by: "Dawn", remarks: []remark{
				{under: "positive", text: "I love my kids and I know it has slipped. When the warehouse let us go in June I thought I would find something in a week. Then I just stopped sleeping."},
				{under: "how-help", text: "What would help is somebody in the mornings. Not to tell me off, just to be there. My mum would do it but she is on the other side of town and there is no bus before eight."},
				{under: "change", text: "Kai is not my carer. I want him to be nine."},
			}},
		},
		heard: map[string]heard{
			"Kai": {conference.BySocial, "Good things: Mum’s laugh, reading to Ava, Nan’s house. Worries: when Mum will not wake up; that they will split us up. " +
				"Dreams: Mum at the gate again. Kai asked for this to be read out, and wants to know what was decided the same day."},
			"Ava": {conference.BySocial, "Ava drew her house with four people in it and a very big bed. She said: “Mummy is tired. Kai does the milk.”"},
		},
	}
}
