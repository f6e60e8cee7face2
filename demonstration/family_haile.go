package demonstration

import (
	"kith/casework"
	"kith/family"
	"kith/statement"
)

// haile is a family who moved here with a plan made by another council.
func haile() story {
	return story{name: "Natnael and Ruth", tell: func(s *teller) {
		told := s.on(-9)
		s.movesHere("worker", []casework.ConcernChild{{Name: "Natnael Haile", Born: s.born(8, 4)}, {Name: "Ruth Haile", Born: s.born(5, 0)}},
			"Natnael and Ruth have had a protection plan for emotional abuse since the summer, made by the council they moved from. Their mother "+
				"has moved to a refuge here for safety and means to stay, and has asked that the plan comes with them. The father does not know where they are.")
		s.adult(family.Details{Name: "Selam Haile", Language: "Tigrinya", Interpreter: true}, mother("Natnael", "Ruth")...)
		s.adult(family.Details{Name: "Yonas Haile"}, father("Natnael", "Ruth")...)
		s.livesAt(home{name: "A safe place", address: "Known to the refuge and to Michael Osei", who: []string{"Selam", "Natnael", "Ruth"}, since: told, post: family.PostNotSafe, hidden: []string{"Yonas"}, closed: true, notes: "Letters go to the social worker, who hands them over."})
		s.letIn("Selam", "Natnael and Ruth’s mother", "Natnael", "Ruth")
		m := haileMeeting(s)
		s.on(-7)
		s.books(&m)
		s.prepares(&m)
		s.shows("Moved here with a plan", "Joan Whittle has the conference that receives the plan. Where Selam lives is for professionals alone.",
			"chair-joan", "worker", "unit")
		s.door("They moved here with a plan. The conference that receives it is on %s.", m.on.Long())
	}}
}

func haileMeeting(s *teller) meeting {
	both := []string{"Natnael", "Ruth"}
	return meeting{
		undecided: true, on: s.day(5), begins: "10:00", venue: "Told to each person by telephone", chair: "chair-joan",
		guests: []guest{
			{who: "Selam", as: "parent", children: both},
			{who: "worker", as: "social worker"},
			{who: "teacher", as: "school"},
			{who: "health-visitor", as: "health visitor"},
			{who: "police", as: "police"},
		},
		papers: []paper{
			{by: "worker", with: []shared{{with: "Selam", before: 6}}, remarks: []remark{
				{under: "brought-us", kind: statement.Fact, about: both, text: "Ms Haile left in the night with both children, with the help of her last social worker.", source: "Ms Haile; the other council"},
				{under: "might-help", kind: statement.Observation, about: both, text: "Ms Haile found both children school places in four days."},
				{under: "like-for-child", kind: statement.Feeling, about: []string{"Natnael"}, text: "Natnael said: “It is quiet here. I like the stairs.”"},
			}},
		},
	}
}
