package access

// Deeds of the conference itself, from the talks beforehand to the day it closes.
const (
	ViewRunner       Deed = "look at the running of a conference"
	ViewRoom         Deed = "look at a conference from one's own place"
	RunConference    Deed = "run a conference"
	KeepWall         Deed = "keep the wall of a conference"
	SpeakInRoom      Deed = "say something in a conference"
	GiveView         Deed = "give a view on the plan for a child"
	FormallyDissent  Deed = "dissent from a decision"
	DecideConference Deed = "record a conference's decision"
	CloseConference  Deed = "close a conference"
)

var conferenceRules = map[Deed][]PartKind{
	ViewRunner:       {PartChair, PartRecorder},
	ViewRoom:         anyone,
	RunConference:    {PartChair},
	KeepWall:         {PartChair, PartRecorder},
	SpeakInRoom:      append([]PartKind{PartSocialWorker, PartManager, PartProfessional, PartCoreGroup}, families...),
	GiveView:         {PartSocialWorker, PartManager, PartProfessional, PartCoreGroup, PartParent, PartCarer},
	FormallyDissent:  {PartSocialWorker, PartManager, PartProfessional, PartCoreGroup},
	DecideConference: {PartChair},
	CloseConference:  {PartChair},
}
