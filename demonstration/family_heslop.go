package demonstration

import (
	"strconv"

	"kith/casework"
	"kith/conference"
	"kith/enquiry"
	"kith/family"
	"kith/statement"
)

// heslop is a family whose conference could not decide, for too few came. It is to be held again.
func heslop() story {
	return story{name: "Ruby", tell: func(s *teller) {
		s.on(-16)
		s.concern("worker-amir", concern{
			from: "Claire Hedley, designated safeguarding lead", agency: "Quayside Primary School", source: "2A", need: "N4",
			what: "Ruby has been collected by four different people this month, two of whom she could not name. She said that she sleeps at whoever’s " +
				"house Mum is at. Ms Heslop lost her tenancy in the summer and has told nobody where they stay.",
			children: []casework.ConcernChild{{Name: "Ruby Heslop", Born: s.born(7, 3)}},
		})
		s.adult(family.Details{Name: "Kirsty Heslop"}, mother("Ruby")...)
		s.adult(family.Details{Name: "Brenda Heslop"}, grandparent("Ruby")...)
		s.livesAt(home{name: "Brenda’s home", address: "8 Coble Row\nTynewater\nTW2 6EA", who: []string{"Brenda"}, post: family.PostSafe})
		s.on(-15)
		s.strategy("Ruby was seen at school and is well in herself. She knows her grandmother’s telephone number by heart. The council’s housing team has been asked "+
			"for a place for the two of them.", "police: Andy Forster", "school: Claire Hedley", "school-nursing: Priti Nair")
		s.on(-11)
		s.agency("school", "Claire Hedley", enquiry.ThinksConference, "She does not know where she will sleep, and neither do we.")
		s.on(-10)
		s.concludes("manager", "Ruby has no settled home, and adults whom nobody has checked look after her.", "I agree. Ms Heslop’s mother should be asked what she can offer.")
		s.letIn("Kirsty", "Ruby’s mother", "Ruby")
		her := []string{"Ruby"}
		m := meeting{
			on: s.day(-1), begins: "10:00", venue: "Quayside Primary School",
			guests: []guest{
				{who: "Kirsty", as: "parent", children: her},
				{who: "worker-amir", as: "social worker"},
				{who: "teacher", as: "school"},
				{who: "school-nurse", as: "school nurse", away: "I have an outbreak to see to, and nobody can stand in for me."},
				{who: "police", as: "police", silent: true},
			},
			papers: []paper{
				{by: "worker-amir", with: []shared{{with: "Kirsty", before: 4}}, remarks: []remark{
					{under: "working-well", kind: statement.Observation, about: her, text: "Ruby is clean, fed and in school on time every day, whichever house she has slept in."},
					{under: "worried-about", kind: statement.Fact, about: her, text: "Ruby has slept in at least five homes since August.", source: "Ms Heslop; Ruby"},
					{under: "needs-to-happen", kind: statement.Proposal, about: her, text: "A home for the two of them, and a list of who may collect Ruby."},
				}},
				{by: "teacher", with: []shared{{with: "Kirsty", before: 3}}, remarks: []remark{
					{under: "lived-experience", kind: statement.Feeling, about: her, text: "Ruby said: “I keep my things in my school bag so I always know where they are.”"},
				}},
			},
		}
		s.on(-9)
		s.books(&m)
		s.prepares(&m)
		s.gathersInVain(&m)
		again := meeting{on: s.day(4), begins: "10:00", venue: m.venue}
		s.books(&again)
		for _, who := range []string{"Kirsty", "worker-amir", "teacher"} {
			s.answers(guest{who: who})
		}
		s.shows("Inquorate, and booked again", "Maureen Tate’s page says what is missing for a quorum. Kirsty’s page says when everyone meets again.",
			"chair", "unit", "worker-amir")
		s.door("Too few came on %s to decide anything. The conference is held again on %s.", m.on.Long(), again.on.Long())
	}}
}

// gathersInVain tells of a conference to which too few come: who is there is marked, and the chair does not go on.
func (s *teller) gathersInVain(m *meeting) {
	hour, _ := strconv.Atoi(m.begins[:2])
	s.clock.set(m.on, hour, 5)
	places := s.places(m)
	var marks []casework.Attendance
	for _, g := range m.guests {
		there := conference.Presence(presence(g))
		if g.silent {
			there = conference.Absent
		}
		marks = append(marks, casework.Attendance{Invitation: places[g.who], Presence: there})
	}
	must("marking who is there", second(s.desk.MarkAttendance(s.ctx, s.by(m.chair), s.conference, marks)))
	s.clock.set(m.on, hour, 30)
	s.moves(m.chair, "manager", conference.WasInquorate, "Only the school came, of the agencies that know Ruby, and nothing had come from the police.",
		"Not enough of the people from the services could be there.",
		"Kirsty Heslop, who was there", "Priti Nair, school nurse", "Andy Forster, police")
}
