package procedure

import "kith/timescale"

// Pack is a procedure as it stood on one day: every value that a conference needs, each with its source. It is
// read-only, its lists included.
type Pack struct {
	Name   string         // the file's name, "cornwall"
	Title  string         // "Cornwall"
	Layers []string       // the packs it was laid together from, the lowest first
	On     timescale.Date // the day it stood so
	since  timescale.Date // a day of the same period, whatever day was asked for; none where there is only one period

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
	Unborn      Unborn
	Plans       Plans
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
	AdvocateFrom      Value[int]  // the age from which an advocate is offered; unset for every age
	AdvocateAt        Value[[]ConferenceKind]
	Forms             Value[[]AgeForm] // forms for the child's own words, by age; may be unset
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
	Headings      Value[[]Heading]
	LeadTimes     Value[[]LeadTime] // agencies whose reports have a time of their own; may be unset
	NotShared     Value[[]Agency]   // agencies that share no report before the conference; may be unset
	ReviewNeedsIt Value[bool]       // an agency that comes to a review writes a report too
	Collective    Value[bool]       // for a review the social worker makes one report of all
	SharedBy      Value[Sharer]     // who gives reports to the family
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
	DangerMost         Value[int]       // how many danger statements at most; may be unset
	Recording          Value[Recording] // whether sound is recorded
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
	AsOne         Value[[]Group]  // agencies that count once together; may be unset
	Override      Value[[]Ground] // why the chair may go on without a quorum
	InARow        Value[int]      // how many conferences in a row may go on so
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
	CategoryBy            Value[CategoryRule]
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
	Access     Value[Span] // within what time somebody who asks for what is held about them is given it
	Longer     Value[Span] // by how much that may be made longer
	Corrected  Value[Span] // within what time somebody who says that something is not right has an answer
}

// Visits are visits to the child under a protection plan.
type Visits struct {
	Rule        Value[string]
	Unannounced Value[bool] // a visit under a protection plan may come unannounced
	Interval    Value[Span]
	Warning     Value[Span] // how long before the next visit's day whoever makes it is warned; may be unset
	ChildInNeed Value[Span] // between visits under a Child in Need plan; may be unset
}

// Unborn is what holds for a child before birth, in weeks of the pregnancy. Either may be unset.
type Unborn struct {
	ConferenceFromWeek Value[int]
	PlanFromWeek       Value[int]
}

// Plans is what holds for how long a plan lasts.
type Plans struct {
	Ladder   Value[[]Rung]      // what is done as a plan grows old
	Minimums Value[[]LeastTime] // what a plan lasts at least; may be unset
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
	Stages     Value[[]Ground]  // the stages of a complaint; may be unset
	Afterwards Value[[]Contact] // when the complaint is done
	Advice     Value[[]Contact] // advice from outside that the partnership names; may be unset
	National   Value[[]Contact] // national helplines, shown beside it
	LegalAid   Value[string]
	ForChild   Value[[]Contact] // whom the partnership names for a child or young person; may be unset
	// NationalForChild is the children's helplines, shown beside it on every page that a child sees.
	NationalForChild Value[[]Contact]
}
