package demonstration

import (
	"kith/access"
	"kith/internal/store"
)

// eastmoor works by Derby and Derbyshire's procedure: its own headings, a monthly core group, the plan before the
// decision.
func eastmoor() *cast {
	return &cast{
		tenant: "eastmoor", name: "Eastmoor Safeguarding Children Partnership", procedure: "derby-derbyshire",
		about: "It works by the procedure of Derby and Derbyshire: its own headings, the plan before the decision, a core group each month.",
		people: []store.Account{
			{ID: "manager", Office: access.Manager, Name: "Harjit Gill", Job: "Team manager, valley", Agency: council, Team: "Valley team", Telephone: "01632 960201"},
			{ID: "manager-hill", Office: access.Manager, Name: "Esther Clay", Job: "Team manager, hill", Agency: council, Team: "Hill team", Telephone: "01632 960202"},
			{ID: "worker", Office: access.SocialWorker, Name: "Michael Osei", Job: "Social worker", Agency: council, Team: "Valley team", Telephone: "01632 960203", Manager: "manager"},
			{ID: "worker-beth", Office: access.SocialWorker, Name: "Beth Lowe", Job: "Social worker", Agency: council, Team: "Valley team", Telephone: "01632 960204", Manager: "manager"},
			{ID: "worker-tariq", Office: access.SocialWorker, Name: "Tariq Shah", Job: "Social worker", Agency: council, Team: "Hill team", Telephone: "01632 960205", Manager: "manager-hill"},
			{ID: "unit", Office: access.Unit, Name: "Dilys Morgan", Job: "Safeguarding unit administrator", Agency: council, Telephone: "01632 960206"},
			{ID: "recorder", Office: access.Unit, Name: "Kwame Boateng", Job: "Conference recorder", Agency: council, Telephone: "01632 960207"},
			{ID: "chair", Office: access.Chair, Name: "Anjali Desai", Job: "Conference chair", Agency: council, Telephone: "01632 960208"},
			{ID: "chair-joan", Office: access.Chair, Name: "Joan Whittle", Job: "Conference chair", Agency: council, Telephone: "01632 960209"},
			{ID: "teacher", Office: access.Professional, Name: "Neil Carrick", Job: "Designated safeguarding lead", Agency: "Weaver Street Primary School", Telephone: "01632 960220"},
			{ID: "pastoral", Office: access.Professional, Name: "Zainab Farah", Job: "Family support lead", Agency: "Eastmoor High School", Telephone: "01632 960221"},
			{ID: "health-visitor", Office: access.Professional, Name: "Lorna Pike", Job: "Health visitor", Agency: "Family health service", Telephone: "01632 960222"},
			{ID: "midwife", Office: access.Professional, Name: "Siobhan Daly", Job: "Specialist midwife", Agency: "Eastmoor Hospital", Telephone: "01632 960223"},
			{ID: "police", Office: access.Professional, Name: "Imani Brooks", Job: "Detective constable", Agency: "Police", Telephone: "01632 960224"},
			{ID: "gp", Office: access.Professional, Name: "Dr Rohan Iyer", Job: "General practitioner", Agency: "Bridge Surgery", Telephone: "01632 960225"},
			{ID: "alcohol", Office: access.Professional, Name: "Steve Marlow", Job: "Recovery worker", Agency: "Turning Tides", Telephone: "01632 960226"},
			{ID: "carers", Office: access.Professional, Name: "Ffion Rees", Job: "Young carers worker", Agency: "Eastmoor Young Carers", Telephone: "01632 960227"},
			{ID: "leaving-care", Office: access.Professional, Name: "Abdi Warsame", Job: "Personal adviser", Agency: "Leaving care team", Telephone: "01632 960228"},
		},
		stories: []story{fairbrother(), thapa(), barratt(), haile()},
	}
}
