package access

import (
	"maps"
	"strings"
)

// Deed is one kind of thing that a person does or looks at. Its word is what the audit log says.
type Deed string

// whoMay names, for a person refused, those who can: the parts in a family that allow it, or the offices where it is of no family.
func (d Deed) whoMay() string {
	names := make([]string, 0, len(rules[d]))
	for _, k := range rules[d] {
		names = append(names, "the "+string(k))
	}
	if len(names) == 0 {
		for _, o := range officeRules[d] {
			names = append(names, o.somebody())
		}
	}
	switch len(names) {
	case 0:
		return "Nobody"
	case 1:
		return upperFirst(names[0])
	}
	return upperFirst(strings.Join(names[:len(names)-1], ", ") + " or " + names[len(names)-1])
}

// somebody is one who has the office, in a sentence.
func (o Office) somebody() string {
	switch o {
	case Unit:
		return "the " + string(o)
	case System:
		return "whoever runs the machine"
	case FamilyMember:
		return "one of the family"
	case Administrator:
		return "an " + string(o)
	case Protection:
		return "whoever answers for data protection"
	case Chair, Manager, SocialWorker, Professional:
	}
	return "a " + string(o)
}

func upperFirst(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// rules is the one table of who may do what: deed by deed, the parts in a family that allow it. A deed that is
// not in it nobody may do.
var rules = together(
	enquiryRules, familyRules, planRules, recordRules, bookingRules, invitationRules, reportRules, conferenceRules, exclusionRules, datesRules, accountRules,
	dutyRules, rightsRules, looksRules, sharingRules,
)

// ViewOwnList is a look at one's own list of what to do next.
const ViewOwnList Deed = "look at their own list"

// officeRules are the few deeds that belong to no family yet.
var officeRules = map[Deed][]Office{
	RecordConcern: {SocialWorker, Manager},
	ReceiveFamily: {Unit},
	KeepChairs:    {Unit},
	CoverChair:    {Unit},
	KeepRooms:     {Unit},
	KeepProcedure: {Unit, Administrator},
	ViewProcedure: {Unit, Administrator, Manager, Chair, SocialWorker, Professional, Protection},
	ViewLateness:  {Unit},
	ViewDue:       {Unit, Chair, Manager, SocialWorker, Professional, Administrator},
	ViewOverdue:   {Manager, Unit},
	RecordAbsence: {Manager, Unit, System},
	CloseAccount:  {Manager, Unit},
	HandOverCases: {Manager, Unit},
	ViewTeam:      {Manager, Unit},
	LookAsDuty:    onDuty,
	OpenAsDuty:    opens,
	FindLooks:     {Protection},
	ViewUnusual:   {Manager, Protection},
	SettleUnusual: {Manager, Protection},

	ViewRetention:    {Unit, Protection},
	HoldRecord:       {Protection}, // who opens no family; the unit holds by its part in it
	LiftHold:         {Protection},
	AgreeDestruction: {Protection},
	StopDestruction:  {Protection},
	DestroyRecord:    {System},
	TakeBackEnd:      {System},
	RotateKeys:       {System},

	TakeList:       {Manager, Unit},
	StoppedLooking: {Unit, Chair, Manager, SocialWorker, Professional, Administrator, Protection},

	KeepOwnDiary: ofStaff,
	KeepDiaries:  {Unit},
	MakeFeed:     everyone,
	ViewFeed:     everyone,

	SignIn:     everyone,
	ViewSignIn: everyone,
	ChooseWay:  everyone,
	EndOwn:     everyone,

	BeginPartnership: {System},
	AddAccount:       {System},
	MakeLink:         {System},
	GiveIdentity:     {System},
	TakeIdentities:   {System},
	SetAccount:       {System},
	ViewAccounts:     {System},
}

func together(tables ...map[Deed][]PartKind) map[Deed][]PartKind {
	all := map[Deed][]PartKind{}
	for _, t := range tables {
		maps.Copy(all, t)
	}
	return all
}

// Shorthands for the tables.
var (
	anyStaff       = []PartKind{PartUnit, PartSocialWorker, PartManager, PartChair, PartRecorder, PartProfessional, PartCoreGroup}
	casework       = []PartKind{PartSocialWorker, PartManager}
	caseworkOrUnit = []PartKind{PartSocialWorker, PartManager, PartUnit}

	families = []PartKind{PartParent, PartCarer, PartRelative, PartChild, PartSupporter, PartAdvocate}
	anyone   = append(append([]PartKind{}, families...), anyStaff...)

	orDuty = append([]PartKind{PartDuty}, anyStaff...) // who reads of a case, a duty worker among them
)
