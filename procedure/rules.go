package procedure

// Role is a part that somebody plays, by which packs name owners of clocks and those who do a thing.
type Role string

// The roles. Pack.Roles holds what each is called here.
const (
	SocialWorker     Role = "social-worker"
	TeamManager      Role = "team-manager"
	SafeguardingUnit Role = "safeguarding-unit"
	Chair            Role = "chair"
	Recorder         Role = "recorder"
	Advocate         Role = "advocate"
	TrustedAdult     Role = "trusted-adult"
)

// Roles returns every role.
func Roles() []Role {
	return []Role{SocialWorker, TeamManager, SafeguardingUnit, Chair, Recorder, Advocate, TrustedAdult}
}

// PoliceRule says what is asked of the police at a conference.
type PoliceRule string

// The rules for the police.
const (
	PoliceAttend         PoliceRule = "attend"
	PoliceAttendOrInform PoliceRule = "attend-or-inform" // be there, or send information in writing
	PoliceIfInformation  PoliceRule = "if-information"   // asked when they hold information
)

// DecisionRule says who decides about a plan, after each professional's view has been recorded.
type DecisionRule string

// The rules of decision.
const (
	ChairAfterViews      DecisionRule = "chair-after-views"     // the chair, having heard each professional
	ProfessionalsPresent DecisionRule = "professionals-present" // they decide; if they differ the chair settles it
	ConferenceDecides    DecisionRule = "conference"            // the conference; if it differs the chair settles it
)

// CategoryRule says who settles the category of a plan.
type CategoryRule string

// The rules of the category.
const (
	CategoryByChair      CategoryRule = "chair"
	CategoryByConference CategoryRule = "conference"
)

// ConferenceKind is what kind of conference a rule is for.
type ConferenceKind string

// The kinds of conference.
const (
	AtInitial ConferenceKind = "initial"
	AtReview  ConferenceKind = "review"
)

// Recording says whether the sound of a conference is recorded.
type Recording string

// The rules of recording.
const (
	NotRecorded      Recording = "never"
	NotRoutine       Recording = "not-routine" // only where it was agreed beforehand
	RecordedByChair  Recording = "by-chair"    // where the authority records, and by the chair alone
	RecordingUnknown Recording = "not-said"
)

// Sharer says who gives reports to the family.
type Sharer string

// Those who give reports.
const (
	SharedByAuthor       Sharer = "author"
	SharedBySocialWorker Sharer = "social-worker"
	SharedByUnit         Sharer = "safeguarding-unit"
)

// Recipient is whom a report goes to before the conference.
type Recipient string

// The recipients.
const (
	ToParents Recipient = "parents"
	ToChild   Recipient = "child"
	ToUnit    Recipient = "unit"
)

// Stage says at which conferences something is required.
type Stage string

// The stages.
const (
	Required Stage = "required"
	Optional Stage = "optional"
	Off      Stage = "off"
)

// Channel is the way a record is sent where nothing about the person's safety forbids it. Safe contact comes first.
type Channel string

// The channels.
const (
	ByPost   Channel = "post"
	BySafest Channel = "agreed-safe-way"
)

// DissentWindow says while what a formal dissent can be made, by a professional who was present.
type DissentWindow string

// The windows.
const (
	DuringConference DissentWindow = "during-conference" // while the conference is open
	AfterConference  DissentWindow = "after-conference"  // also afterwards, within the clock of dissent
)

// InvitationRule says how it is settled whether a child is offered an invitation.
type InvitationRule string

// The ways in which a child comes to be offered an invitation.
const (
	FromAge         InvitationRule = "from-age"
	ByUnderstanding InvitationRule = "by-understanding"
)

// SupporterKind is who may come with a parent or a child.
type SupporterKind string

// The supporters.
const (
	Friend           SupporterKind = "friend"
	Relative         SupporterKind = "relative"
	Solicitor        SupporterKind = "solicitor"
	AdultFriend      SupporterKind = "adult-friend"
	IndependentVoice SupporterKind = "advocate"
	Adviser          SupporterKind = "adviser"
)

// HeardBy is a way in which a person who is not there is heard.
type HeardBy string

// The ways of being heard.
const (
	LetterReadByChair    HeardBy = "letter-read-by-chair"
	InWriting            HeardBy = "in-writing"
	ThroughSocialWorker  HeardBy = "social-worker"
	ThroughTrustedAdult  HeardBy = "trusted-adult"
	ThroughAdvocate      HeardBy = "advocate"
	ThroughOwnVoice      HeardBy = "recording-or-drawing"
	ThroughChairsMeeting HeardBy = "meeting-the-chair"
)

// RouteKind is how a complaint or a call for advice travels.
type RouteKind string

// The routes.
const (
	Telephone RouteKind = "telephone"
	Post      RouteKind = "post"
	Email     RouteKind = "email"
	Fax       RouteKind = "fax"
	Form      RouteKind = "form"
	InPerson  RouteKind = "person"
	Web       RouteKind = "web"
)
