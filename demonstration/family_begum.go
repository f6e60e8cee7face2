package demonstration

import (
	"kith/casework"
	"kith/enquiry"
	"kith/family"
)

// begum is a family whose enquiry is open: nobody has decided yet whether there will be a conference.
func begum() story {
	return story{name: "Samira", tell: func(s *teller) {
		began := s.on(-7)
		s.concern("worker-idris", concern{
			from: "Carys Pugh, head of year", agency: "Northcliffe Academy", source: "2A", need: "N1",
			what: "Samira told her form tutor that she has been staying in her room at weekends to keep away from her uncle, who " +
				"moved in during the summer. She said he shouts at her and grabbed her arm last Thursday. The tutor saw a bruise " +
				"above her left wrist. Samira asked whether her mother has to be told first.",
			children: []casework.ConcernChild{{Name: "Samira Begum", Born: s.born(13, 4)}},
		})
		s.adult(family.Details{Name: "Nazma Begum", Language: "Bengali", Interpreter: true}, mother("Samira")...)
		s.adult(family.Details{Name: "Kamal Uddin"}, tie{to: "Samira", as: family.AuntOrUncle, with: family.HoldsNot})
		s.livesAt(home{name: "Samira’s home", address: "77 Holm Road\nNorthcliffe\nNC3 5SE", who: []string{"Nazma", "Samira"}, post: family.PostNotAsked, notes: "Mr Uddin has moved out while the enquiry lasts."})
		s.on(-6)
		s.strategy("The police hold nothing about the family. The school has had no worry about Samira before this term; she has "+
			"been quieter since September and missed four days. It was agreed to speak with Samira at school first, with her head "+
			"of year there, and to see her mother the same day with an interpreter from the service, not a relative. A medical was "+
			"offered. Mr Uddin agreed to stay with a friend while this is looked at.",
			"police: Dev Rao", "school: Carys Pugh", "school-nursing: Farida Aziz")
		s.on(-4)
		s.agency("school", "Carys Pugh", enquiry.ThinksInNeed, "Samira is safe at home this week, and her mother has been in touch "+
			"every day. We would like help for the two of them, and somebody Samira can talk to.")
		s.on(-3)
		s.agency("police", "Dev Rao", enquiry.ThinksNot, "Samira does not want to make a statement. We will take no action ourselves unless that changes.")
		s.shows("The enquiry is open", "Idris Malik has what the agencies think and proposes how the enquiry ends; Ruth Adeyemi agrees or sends it back.",
			"worker-idris", "manager")
		s.door("The enquiry began on %s. No outcome is proposed yet.", began.Long())
	}}
}
