package access

// Deeds about a conference's booking.
const (
	RequestConference Deed = "request a conference"
	ReceiveFamily     Deed = "begin a family that has moved here"
	BookConference    Deed = "book a conference"
	CoverChair        Deed = "find who chairs in the place of a chair who cannot come"
	ChangeConference  Deed = "change a conference’s booking"
	DeclareLinks      Deed = "declare links with the children"
	ViewConference    Deed = "look at a conference"
	TellChange        Deed = "record who was told of a change of a conference"
	ViewMeeting       Deed = "look at one’s own invitation"
	KeepChairs        Deed = "keep what chairs are qualified by"
	KeepRooms         Deed = "keep the rooms"
	KeepProcedure     Deed = "propose, approve or undo a change of the procedure"
	ViewProcedure     Deed = "look at the procedure"
	ViewLateness      Deed = "look at the lateness list"
)

var bookingRules = map[Deed][]PartKind{
	RequestConference: {PartUnit},
	BookConference:    {PartUnit},
	ChangeConference:  {PartUnit, PartChair},
	TellChange:        {PartUnit},
	DeclareLinks:      {PartChair},
	ViewConference:    orDuty,
	ViewMeeting:       anyone,
}
