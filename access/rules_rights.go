package access

// Deeds about what people have a right to: that what is kept of them is right, and to know it.
const (
	AskCorrection    Deed = "say that something is not right"
	ViewCorrection   Deed = "look at a request to correct something"
	AnswerCorrection Deed = "answer a request to correct something"
	ViewAccess       Deed = "look at requests for what is held about somebody"
	RecordAccess     Deed = "record that somebody asked for what is held about them"
	PrepareAccess    Deed = "prepare what is held about somebody"
	CheckAccess      Deed = "check what is held about somebody before it is given"
	GiveAccess       Deed = "note that somebody was given what is held about them"
	ViewOwnAccess    Deed = "look at what is held about oneself"

	ViewRetention      Deed = "look at how long records are kept, and which time is over"
	HoldRecord         Deed = "hold a record, so that it is not destroyed"
	LiftHold           Deed = "lift a hold of a record"
	ProposeDestruction Deed = "propose that a record whose time is over is destroyed"
	AgreeDestruction   Deed = "agree that a record is destroyed"
	StopDestruction    Deed = "stop the destruction of a record"
	DestroyRecord      Deed = "destroy a record, as two people agreed"
	TakeBackEnd        Deed = "take back the end of a record, whose time is not over any more"
	RotateKeys         Deed = "change the key of everything"
)

var rightsRules = map[Deed][]PartKind{
	AskCorrection:    bothOf(anyone, []PartKind{PartGiven}), // of what they read: their own copy, or a report
	ViewCorrection:   bothOf(anyone, []PartKind{PartGiven}), // whoever asked, and whoever answers
	AnswerCorrection: anyStaff,
	ViewAccess:       {PartManager, PartUnit},
	RecordAccess:     {PartUnit},
	PrepareAccess:    {PartUnit},
	CheckAccess:      {PartManager, PartUnit}, // never who prepared it
	GiveAccess:       {PartUnit},
	ViewOwnAccess:    families,

	ViewRetention:      {PartUnit},
	HoldRecord:         {PartUnit},
	LiftHold:           {PartUnit},
	ProposeDestruction: {PartUnit},
	AgreeDestruction:   {PartUnit}, // never who proposed it
	StopDestruction:    {PartUnit},
}
