package access

// Deeds about who is asked to a conference, and who comes.
const (
	InviteToConference  Deed = "invite somebody to a conference"
	LetGuestIn          Deed = "make a card for somebody invited who does not use Kith"
	DecideNotToInvite   Deed = "decide not to invite a parent"
	ReplyToInvitation   Deed = "answer an invitation"
	NameSupporter       Deed = "name a supporter"
	ArrangeNeeds        Deed = "arrange what helps somebody take part"
	ChooseParticipation Deed = "choose how a child takes part"
	ViewOwnPart         Deed = "look at how they take part themselves"
	ChooseOwnPart       Deed = "choose how they take part themselves"
	AskForCompanion     Deed = "ask for somebody to be with them"
	MarkAttendance      Deed = "mark who is at a conference"
	GoOnWithoutQuorum   Deed = "go on without a quorum"
	ViewOwnMeetings     Deed = "look at the meetings about their own children"
)

var invitationRules = map[Deed][]PartKind{
	InviteToConference:  {PartUnit},
	LetGuestIn:          {PartUnit},
	DecideNotToInvite:   {PartChair},
	ReplyToInvitation:   anyone,
	NameSupporter:       {PartParent, PartCarer, PartChild},
	ArrangeNeeds:        {PartUnit, PartSocialWorker},
	ChooseParticipation: {PartSocialWorker, PartUnit, PartChair},
	ViewOwnPart:         {PartChild},
	ChooseOwnPart:       {PartChild},
	AskForCompanion:     {PartChild},
	MarkAttendance:      {PartChair, PartRecorder, PartUnit},
	GoOnWithoutQuorum:   {PartChair},
	ViewOwnMeetings:     families,
}
