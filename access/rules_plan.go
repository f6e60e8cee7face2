package access

// Deeds of the plan, the group that works it, visits and the plan's ending.
const (
	ViewPlan        Deed = "look at a plan"
	ViewMyPlan      Deed = "look at their own plan"
	ChangePlan      Deed = "change a plan"
	AddPlanLine     Deed = "add a line to a plan"
	SayProgress     Deed = "say how a line is going"
	Propose         Deed = "propose something for a plan"
	AnswerProposal  Deed = "answer a proposal"
	EndPlan         Deed = "record that a plan ended"
	TellEnding      Deed = "record who was told that a plan ended"
	AskForPlan      Deed = "ask for a conference about a child who joined later"
	PlanMeeting     Deed = "plan a core group"
	RecordMeeting   Deed = "record a core group"
	ReplyMeeting    Deed = "reply to a core group's invitation"
	ChangeMembers   Deed = "change who is in a core group"
	PlanVisit       Deed = "plan a visit"
	RecordVisit     Deed = "record a visit"
	SeeBreach       Deed = "see a visit made without notice"
	AskLegalAdvice  Deed = "ask for legal advice"
	ViewLegalAdvice Deed = "look at a request for legal advice"
)

var (
	working   = []PartKind{PartSocialWorker, PartManager, PartCoreGroup}
	ownFamily = []PartKind{PartParent, PartCarer, PartRelative, PartChild}
)

var planRules = map[Deed][]PartKind{
	ViewPlan:        orDuty,
	ViewMyPlan:      families,
	ChangePlan:      casework,
	AddPlanLine:     working,
	SayProgress:     bothOf(working, ownFamily),
	Propose:         ownFamily,
	AnswerProposal:  casework,
	EndPlan:         casework,
	TellEnding:      {PartSocialWorker, PartManager, PartUnit},
	AskForPlan:      casework,
	PlanMeeting:     working,
	RecordMeeting:   working,
	ReplyMeeting:    bothOf(working, ownFamily),
	ChangeMembers:   casework,
	PlanVisit:       casework,
	RecordVisit:     casework,
	SeeBreach:       {PartManager},
	AskLegalAdvice:  casework,
	ViewLegalAdvice: {PartSocialWorker, PartManager, PartUnit, PartChair},
}

func bothOf(one, two []PartKind) []PartKind { return append(append([]PartKind{}, one...), two...) }
