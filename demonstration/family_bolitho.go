package demonstration

import (
	"kith/casework"
	"kith/conference"
	"kith/enquiry"
	"kith/family"
	"kith/statement"
)

// bolitho is a family whose conference was postponed: it has no new day yet, and its clock runs on.
func bolitho() story {
	return story{name: "Freya and Finn", tell: func(s *teller) {
		s.on(-17)
		s.concern("worker-lena", concern{
			from: "Grace Mensah, health visitor", agency: "Community health", source: "3A", need: "N5",
			what: "Finn is two and has been taken to the surgery nine times since the summer for bumps and falls. The flat has no gate on the stairs. " +
				"Freya told me that Mum and Dad shout every night and that she takes Finn into the wardrobe, because it is quiet there.",
			children: []casework.ConcernChild{{Name: "Freya Bolitho", Born: s.born(8, 11)}, {Name: "Finn Bolitho", Born: s.born(2, 6)}},
		})
		s.adult(family.Details{Name: "Morwenna Bolitho"}, mother("Freya", "Finn")...)
		s.adult(family.Details{Name: "Jago Bolitho"}, father("Freya", "Finn")...)
		s.livesAt(home{name: "The family’s flat", address: "Flat 9, Headland House\nNorthcliffe\nNC8 1SW", who: []string{"Morwenna", "Jago", "Freya", "Finn"}, post: family.PostSafe})
		s.on(-16)
		s.strategy("A doctor has looked at Finn’s falls together: each fits what was said of it, and there are too many. Nobody has seen a blow. Both parents "+
			"say that the shouting must stop and neither knows how.", "police: Dev Rao", "health-visiting: Grace Mensah", "school: Tom Ashby")
		s.on(-12)
		s.agency("health-visiting", "Grace Mensah", enquiry.ThinksConference, "It is nine small things, and together they are not small.")
		s.on(-11)
		s.concludes("manager-south", "Finn is being hurt because nobody is watching while his parents quarrel, and Freya is frightened each night.", "I agree.")
		s.letIn("Morwenna", "Freya and Finn’s mother", "Freya", "Finn")
		s.letIn("Jago", "Freya and Finn’s father", "Freya", "Finn")
		both := []string{"Freya", "Finn"}
		m := meeting{
			on: s.day(-1), begins: "13:00", venue: "Room 1, Northcliffe Family Centre", chair: "chair-noor",
			guests: []guest{
				{who: "Morwenna", as: "parent", children: both},
				{who: "Jago", as: "parent", children: both},
				{who: "worker-lena", as: "social worker"},
				{who: "teacher", as: "school"},
				{who: "health-visitor", as: "health visitor"},
				{who: "police", as: "police", silent: true},
			},
			papers: []paper{
				{by: "health-visitor", with: []shared{{with: "Morwenna", before: 4}}, remarks: []remark{
					{under: "worried-about", kind: statement.Fact, about: []string{"Finn"}, text: "Finn has been seen nine times since June for bumps and falls.", source: "Surgery record"},
					{under: "working-well", kind: statement.Observation, about: both, text: "Both parents came to every appointment, together, and asked what they could do."},
				}},
			},
		}
		s.on(-9)
		s.books(&m)
		s.prepares(&m)
		s.on(-2)
		s.moves("unit", "manager-south", conference.WasPostponed, "Ms Bolitho was taken into hospital with appendicitis. She asked not to be left out, and both children are with their aunt.",
			"People need more time to get ready, so that the meeting is fair to you.",
			"Morwenna Bolitho", "Jago Bolitho", "Lena Frost", "Tom Ashby", "Grace Mensah", "Dev Rao")
		s.shows("Postponed", "Sam Okafor finds it a new day before its clock runs out. Morwenna’s page says that one is being found.",
			"unit", "worker-lena", "chair-noor")
		s.door("Their first conference was to be on %s, and was postponed. It needs another day, and its clock runs on.", m.on.Long())
	}}
}
