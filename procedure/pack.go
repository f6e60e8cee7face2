package procedure

import "kith/timescale"

// Pack is a procedure as it stood on one day: every value that a conference needs, each with its source. It is
// read-only, its lists included.
type Pack struct {
	Name   string         // the file's name, "cornwall"
	Title  string         // "Cornwall"
	Layers []string       // the packs it was laid together from, the lowest first
	On     timescale.Date // the day it stood so

	Partnership Partnership
	Roles       RoleNames
	Clocks      Clocks
	Children    Children
	Parents     Parents
	Reports     Reports
	Meeting     Meeting
	Exclusion   Exclusion
	Quorum      Quorum
	Police      Police
	Decision    Decision
	Dissent     Dissent
	Record      Record
	Visits      Visits
	ChildInNeed ChildInNeed
	Sharing     Sharing
	Help        Help
}

// Partnership is whose procedure it is.
type Partnership struct {
	Name      Value[string]
	Unit      Value[Contact]   // the safeguarding unit
	Procedure Value[[]Contact] // where the full procedure is published
}

// RoleNames is what the roles are called here.
type RoleNames struct {
	SocialWorker, TeamManager, SafeguardingUnit, Chair, Recorder, Advocate Value[string]
}

// Clock is one clock: what must be kept, what is usually kept, whose it is, and what it is about in words that
// families read. Either of Limit and Target may be unset, never both.
type Clock struct {
	Limit, Target Value[Span]
	Owner         Value[Role]
	Family        Value[string] // follows "We will": "hold the first conference"
}

// Clocks are the clocks. Those of reports and of the child's parts run back from the conference; the others run on
// from their event.
type Clocks struct {
	InitialConference      Clock
	ReportsToParents       Clock // before an initial conference
	ReportsToParentsReview Clock // before a review; as for an initial one where no pack says otherwise
	ReportsToChild         Clock // the child's own parts; as for parents where no pack says otherwise
	CoreGroupFirst         Clock
	CoreGroupNext          Clock
	ReviewFirst            Clock
	ReviewNext             Clock
	ReviewAfterBirth       Clock
	RecordToParents        Clock
	TransferInConference   Clock
}

// Children is how children take part.
type Children struct {
	Invited           Value[Invitation]
	AgainstInterests  Value[bool]   // an invitation also depends on the child's interests
	YoungNotBrought   Value[bool]   // bringing a child judged too young needs the chair's reason
	PartExplainedBy   Value[[]Role] // who explains a part that the child misses
	ViewsBroughtBy    Value[[]HeardBy]
	Supporters        Value[[]SupporterKind]
	AdvocateOffered   Value[bool]
	Tool              Value[string]    // the tool's name
	Prompts           Value[[]Heading] // its questions
	Film              Value[bool]      // a film of how a conference works is offered
	ThresholdWords    Value[string]    // what the conference looks at, as a child reads it
	ReportsWords      Value[string]    // how the guide says when reports reach the child
	ChairTalksPrivate Value[bool]
	Respected         Value[bool] // the chair lets nobody upset the child
}

// Parents is how parents and carers take part.
type Parents struct {
	Tool             Value[string]
	Prompts          Value[[]Prompt]
	ReportsWords     Value[string] // how the guide says when reports reach the parents
	ChairTalks       Value[string] // when the chair talks with each parent
	MayPass          Value[bool]
	Supporters       Value[[]SupporterKind]
	SupporterWords   Value[string]
	SolicitorNotice  Value[bool] // a solicitor's coming has to be told beforehand
	Interpreter      Value[string]
	FamilyInterprets Value[bool] // may a relative interpret; false everywhere in Kith
	AbsentHeardBy    Value[[]HeardBy]
	Conduct          Value[string]
}

// Reports is what agencies tell the conference.
type Reports struct {
	Headings Value[[]Heading]
}

// Meeting is how the conference runs.
type Meeting struct {
	Wall               Value[[]Heading]
	Agenda             Value[[]AgendaItem]
	AgendaReview       Value[[]AgendaItem] // as Agenda where no pack gives a review its own
	AgendaSent         Value[bool]         // the agenda comes with the invitation and is always followed
	ReadingTime        Value[bool]
	ClosedPart         Value[bool]
	PlanBeforeDecision Value[bool]
	Scale              Value[Scale]
	DangerInitial      Value[Stage] // the danger statement at an initial conference
	DangerReview       Value[Stage]
}

// Exclusion is on what grounds a parent may be kept out.
type Exclusion struct {
	Whole Value[[]Ground]
	Part  Value[[]Ground]
	Words Value[string]
}

// Quorum is who must be there for a conference to decide.
type Quorum struct {
	OtherAgencies Value[int] // besides children's social care
	CountsAs      Value[string]
	Override      Value[[]Ground] // why the chair may go on without a quorum
}

// Police is what is asked of the police.
type Police struct {
	Initial, Review Value[PoliceRule]
}

// Decision is how it is decided.
type Decision struct {
	Rule                  Value[DecisionRule]
	Words                 Value[string] // who decides, in the family's words
	Threshold             Value[string] // the national test, which stands behind every decision
	ThresholdWords        Value[string] // in the family's words
	AppointsSocialWorker  Value[bool]
	EndingAtFirstReview   Value[bool] // ending a plan at the first review needs an exceptional reason
	ScoresInform          Value[bool]
	CannotDecide          Value[string]
	LegalStatusWords      Value[string]
	NotWorkingTogether    Value[string] // what follows when a plan is not worked with
	CoreGroupSetAtMeeting Value[bool]   // members and first meeting are set before the conference closes
}

// Dissent is the formal disagreement of a professional.
type Dissent struct {
	On           Value[bool]
	Window       Value[DissentWindow]
	TalkFirst    Value[bool]
	NameWithheld Value[bool] // the dissenter's name is not put to the decision
}

// Record is who gets the record and how.
type Record struct {
	Channel    Value[Channel]
	SentTo     Value[string]
	Translated Value[bool] // translated on request
	Retention  Value[Span] // how long records are kept after the last contact
}

// Visits are visits to the child under a protection plan.
type Visits struct {
	Rule        Value[string]
	Unannounced Value[bool] // a visit under a protection plan may come unannounced
	Interval    Value[Span]
}

// ChildInNeed is what holds under a Child in Need plan.
type ChildInNeed struct {
	Name          Value[string] // what families hear it called
	AnnouncedOnly Value[bool]   // only announced visits can be arranged
	AgreedBy      Value[string]
	Meetings      Value[Span]
	MeetingsWords Value[string]
	ChildHasCopy  Value[bool]
}

// Sharing is when information is shared without consent.
type Sharing struct {
	WithoutConsent Value[[]Ground]
	Words          Value[string]
}

// Help is whom to turn to.
type Help struct {
	Disagree   Value[string]    // what to do first
	Complaint  Value[[]Contact] // complaints about the conference
	Afterwards Value[[]Contact] // when the complaint is done
	Advice     Value[[]Contact] // advice from outside that the partnership names; may be unset
	National   Value[[]Contact] // national helplines, shown beside it
	LegalAid   Value[string]
	ForChild   Value[[]Contact] // whom the partnership names for a child or young person; may be unset
	// NationalForChild is the children's helplines, shown beside it on every page that a child sees.
	NationalForChild Value[[]Contact]
}
