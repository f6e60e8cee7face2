package demonstration

import (
	"kith/access"
	"kith/internal/store"
)

// tynewater works by Gateshead's procedure: formal dissent inside the conference, interpreters who are never family.
func tynewater() *cast {
	return &cast{
		tenant: "tynewater", name: "Tynewater Safeguarding Children Partnership", procedure: "gateshead",
		about: "It works by the procedure of Gateshead: formal dissent while the conference lasts, and never a relative as interpreter.",
		people: []store.Account{
			{ID: "manager", Office: access.Manager, Name: "Wendy Charlton", Job: "Team manager, river", Agency: council, Team: "River team", Telephone: "01632 960301"},
			{ID: "manager-fell", Office: access.Manager, Name: "Tunde Bello", Job: "Team manager, fell", Agency: council, Team: "Fell team", Telephone: "01632 960302"},
			{ID: "worker", Office: access.SocialWorker, Name: "Karen Dixon", Job: "Social worker", Agency: council, Team: "River team", Telephone: "01632 960303", Manager: "manager"},
			{ID: "worker-amir", Office: access.SocialWorker, Name: "Amir Hosseini", Job: "Social worker", Agency: council, Team: "River team", Telephone: "01632 960304", Manager: "manager"},
			{ID: "worker-liz", Office: access.SocialWorker, Name: "Liz Nkemelu", Job: "Social worker", Agency: council, Team: "Fell team", Telephone: "01632 960305", Manager: "manager-fell"},
			{ID: "unit", Office: access.Unit, Name: "Gordon Pattison", Job: "Safeguarding unit administrator", Agency: council, Telephone: "01632 960306"},
			{ID: "recorder", Office: access.Unit, Name: "Ying Lau", Job: "Conference recorder", Agency: council, Telephone: "01632 960307"},
			{ID: "chair", Office: access.Chair, Name: "Maureen Tate", Job: "Conference chair", Agency: council, Telephone: "01632 960308"},
			{ID: "chair-david", Office: access.Chair, Name: "David Abara", Job: "Conference chair", Agency: council, Telephone: "01632 960309"},
			{ID: "teacher", Office: access.Professional, Name: "Claire Hedley", Job: "Designated safeguarding lead", Agency: "Quayside Primary School", Telephone: "01632 960320"},
			{ID: "pastoral", Office: access.Professional, Name: "Mo Sesay", Job: "Head of year", Agency: "Tynewater Academy", Telephone: "01632 960321"},
			{ID: "health-visitor", Office: access.Professional, Name: "Judith Bell", Job: "Health visitor", Agency: "Growing Healthy", Telephone: "01632 960322"},
			{ID: "school-nurse", Office: access.Professional, Name: "Priti Nair", Job: "School nurse", Agency: "Growing Healthy", Telephone: "01632 960323"},
			{ID: "police", Office: access.Professional, Name: "Andy Forster", Job: "Detective constable", Agency: "Police", Telephone: "01632 960324"},
			{ID: "gp", Office: access.Professional, Name: "Dr Helen Armitage", Job: "General practitioner", Agency: "Fellside Medical Group", Telephone: "01632 960325"},
			{ID: "youth", Office: access.Professional, Name: "Kelechi Obi", Job: "Exploitation worker", Agency: "Missing and Safe", Telephone: "01632 960326", Guest: true},
		},
		stories: []story{robson(), heslop(), akhtar(), wynn(), chen()},
	}
}
