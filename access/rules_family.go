package access

// Deeds about the family itself.
const (
	ViewFamily         Deed = "look at a family"
	ViewNames          Deed = "look at the children's names"
	AddPerson          Deed = "add a person to the family"
	CorrectPerson      Deed = "correct who somebody is"
	RecordBirth        Deed = "record a birth"
	TakePersonOut      Deed = "mark a person as entered in error"
	RecordRelationship Deed = "record a relationship"
	ProposeMerge       Deed = "propose that two entries are one person"
	SettleMerge        Deed = "settle whether two entries are one person"
	RecordHousehold    Deed = "record a household"
	RecordNetwork      Deed = "record who might help the family"
	RecordSafeContact  Deed = "record safe contact"
	SeeIdentifiers     Deed = "see a person's NHS number, pupil number and ethnicity"
	SeeOwnIdentifier   Deed = "see the number that their own service knows a child by"
	LetIn              Deed = "let a family member in"
	EndWayIn           Deed = "end a family member's way in"
	ReallocateWorker   Deed = "reallocate the social worker"
	ReplaceManager     Deed = "replace the team manager"
	HandOverCases      Deed = "hand over all of somebody's families"
	RecordAbsence      Deed = "record that somebody is away"
	CloseAccount       Deed = "record that somebody has left"
	ViewTeam           Deed = "look at the workers and who covers"
	SuggestSupporter   Deed = "suggest somebody who might help"
	ViewDrafts         Deed = "look at what they typed and did not send"
	ViewOwnNetwork     Deed = "look at who might help"
	ViewKept           Deed = "look at why things are kept from some"
	MarkKept           Deed = "say why something is kept from some"
	ApproveKept        Deed = "approve why something is kept from some"
)

var familyRules = map[Deed][]PartKind{
	ViewFamily:         anyStaff,
	ViewDrafts:         anyone,
	ViewNames:          bothOf(anyone, []PartKind{PartGiven}),
	AddPerson:          caseworkOrUnit,
	CorrectPerson:      caseworkOrUnit,
	RecordBirth:        caseworkOrUnit,
	TakePersonOut:      caseworkOrUnit,
	RecordRelationship: caseworkOrUnit,
	ProposeMerge:       caseworkOrUnit,
	SettleMerge:        caseworkOrUnit,
	RecordHousehold:    caseworkOrUnit,
	RecordNetwork:      casework,
	RecordSafeContact:  casework,
	SeeIdentifiers:     caseworkOrUnit,                    // they record them, return them and find a child by them
	SeeOwnIdentifier:   {PartProfessional, PartCoreGroup}, // health by the NHS number, education by the pupil number
	LetIn:              casework,
	EndWayIn:           caseworkOrUnit,
	ReallocateWorker:   {PartManager, PartUnit},
	ReplaceManager:     {PartManager, PartUnit},
	SuggestSupporter:   {PartParent, PartCarer},
	ViewOwnNetwork:     {PartParent, PartCarer},
	ViewKept:           {PartSocialWorker, PartManager, PartChair, PartUnit},
	MarkKept:           {PartSocialWorker, PartManager, PartChair, PartUnit},
	ApproveKept:        {PartChair},
}
