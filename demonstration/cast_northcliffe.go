package demonstration

import (
	"kith/access"
	"kith/internal/store"
)

// northcliffe works by Cornwall's procedure: the four questions, safety scores, danger statements.
func northcliffe() *cast {
	return &cast{
		tenant: "northcliffe", name: "Northcliffe Safeguarding Children Partnership", procedure: "cornwall",
		about: "It works by the procedure of Cornwall: four questions, a score from 0 to 10, a danger statement.",
		people: []store.Account{
			{ID: "manager", Office: access.Manager, Name: "Ruth Adeyemi", Job: "Team manager, north", Agency: council, Team: "North team", Telephone: "01632 960101"},
			{ID: "manager-south", Office: access.Manager, Name: "Colm Byrne", Job: "Team manager, south", Agency: council, Team: "South team", Telephone: "01632 960102"},
			{ID: "worker", Office: access.SocialWorker, Name: "Jo Reed", Job: "Social worker", Agency: council, Team: "North team", Telephone: "01632 960103", Manager: "manager"},
			{ID: "worker-idris", Office: access.SocialWorker, Name: "Idris Malik", Job: "Social worker", Agency: council, Team: "North team", Telephone: "01632 960104", Manager: "manager"},
			{ID: "worker-lena", Office: access.SocialWorker, Name: "Lena Frost", Job: "Social worker", Agency: council, Team: "South team", Telephone: "01632 960105", Manager: "manager-south"},
			{ID: "unit", Office: access.Unit, Name: "Sam Okafor", Job: "Safeguarding unit administrator", Agency: council, Telephone: "01632 960106"},
			{ID: "recorder", Office: access.Unit, Name: "Bea Quinn", Job: "Conference recorder", Agency: council, Telephone: "01632 960107"},
			{ID: "chair", Office: access.Chair, Name: "Pat Lindqvist", Job: "Conference chair", Agency: council, Telephone: "01632 960108"},
			{ID: "chair-noor", Office: access.Chair, Name: "Noor Haddad", Job: "Conference chair", Agency: council, Telephone: "01632 960109"},
			{ID: "protection", Office: access.Protection, Name: "Wren Castle", Job: "Data protection officer", Agency: council, Telephone: "01632 960110"},
			{ID: "teacher", Office: access.Professional, Name: "Tom Ashby", Job: "Designated safeguarding lead", Agency: "Hillside Primary School", Telephone: "01632 960120"},
			{ID: "pastoral", Office: access.Professional, Name: "Carys Pugh", Job: "Head of year", Agency: "Northcliffe Academy", Telephone: "01632 960121"},
			{ID: "health-visitor", Office: access.Professional, Name: "Grace Mensah", Job: "Health visitor", Agency: "Community health", Telephone: "01632 960122"},
			{ID: "school-nurse", Office: access.Professional, Name: "Farida Aziz", Job: "School nurse", Agency: "Community health", Telephone: "01632 960123"},
			{ID: "police", Office: access.Professional, Name: "Dev Rao", Job: "Detective constable", Agency: "Police", Telephone: "01632 960124"},
			{ID: "gp", Office: access.Professional, Name: "Dr Ann Pryce", Job: "General practitioner", Agency: "Market Street Surgery", Telephone: "01632 960125"},
			{ID: "advocate", Office: access.Professional, Name: "Marta Kowal", Job: "Domestic abuse adviser", Agency: "Safer Homes", Telephone: "01632 960126"},
		},
		stories: []story{marsh(), campbell(), nowak(), bolitho(), begum(), hughes()},
	}
}
