package demonstration

import (
	"kith/casework"
	"kith/enquiry"
	"kith/family"
)

// robson is a family whose conference is booked: the invitations are out, and nothing is due yet.
func robson() story {
	return story{name: "Mia", tell: func(s *teller) {
		s.on(-8)
		s.concern("worker", concern{
			from: "Mo Sesay, head of year", agency: "Tynewater Academy", source: "2A", need: "N1",
			what: "Mia has been missing from home three times in a month, once for two nights. She came back with a phone that she says a friend " +
				"gave her, and will not say where she was. Her father has rung us every day and is sleeping in his chair by the door.",
			children: []casework.ConcernChild{{Name: "Mia Robson", Born: s.born(14, 9)}},
		})
		s.adult(family.Details{Name: "Darren Robson"}, father("Mia")...)
		s.adult(family.Details{Name: "Sheila Robson"}, grandparent("Mia")...)
		s.livesAt(home{name: "Darren and Mia’s home", address: "33 Keel Street\nTynewater\nTW3 8HN", who: []string{"Darren", "Mia"}, post: family.PostSafe})
		s.on(-7)
		s.strategy("Mia was seen in a car with two men who are known to the police in another area. She says they are friends. Kelechi Obi met her "+
			"at school and she agreed to meet again. Her father has agreed a plan for each time she goes out.",
			"police: Andy Forster", "school: Mo Sesay", "voluntary: Kelechi Obi")
		s.on(-5)
		s.agency("police", "Andy Forster", enquiry.ThinksConference, "We think that she is being drawn into moving drugs.")
		s.agency("voluntary", "Kelechi Obi", enquiry.ThinksConference, "The risk is from outside the home. I would like that said plainly.")
		s.on(-4)
		s.concludes("manager", "Mia is likely to be seriously harmed by people outside her family. Her father cannot keep her safe from them alone.", "I agree. The harm is not of her father’s making.")
		s.letIn("Darren", "Mia’s father", "Mia")
		s.letIn("Mia", "fourteen years old", "Mia")
		her := []string{"Mia"}
		m := meeting{
			undecided: true, on: s.day(11), begins: "15:30", venue: "Civic Centre, Tynewater, Room 12",
			guests: []guest{
				{who: "Darren", as: "parent", children: her},
				{who: "Mia", as: "child", children: her},
				{who: "worker", as: "social worker"},
				{who: "pastoral", as: "school"},
				{who: "police", as: "police", silent: true},
				{who: "youth", as: "other professional"},
				{who: "gp", as: "doctor", silent: true},
			},
		}
		s.on(-3)
		s.books(&m)
		s.prepares(&m)
		s.shows("Booked", "Mia chooses how she takes part. Gordon Pattison sees who has answered, and who has not.",
			"unit", "worker", "chair")
		s.door("Their first conference is booked for %s.", m.on.Long())
	}}
}
