package conference

import (
	"slices"
	"strings"

	"kith/access"
	"kith/fault"
	"kith/timescale"
)

// Role is what somebody is asked to a conference as.
type Role string

// The roles.
const (
	RoleParent        Role = "parent"
	RoleCarer         Role = "carer"
	RoleChild         Role = "child"
	RoleRelative      Role = "family or friend"
	RoleSupporter     Role = "supporter"
	RoleSolicitor     Role = "solicitor"
	RoleAdvocate      Role = "advocate"
	RoleInterpreter   Role = "interpreter"
	RoleSocialWorker  Role = "social worker"
	RoleManager       Role = "team manager"
	RoleChair         Role = "chair"
	RoleRecorder      Role = "recorder"
	RolePolice        Role = "police"
	RoleHealthVisitor Role = "health visitor"
	RoleSchoolNurse   Role = "school nurse"
	RoleMidwife       Role = "midwife"
	RoleDoctor        Role = "doctor"
	RoleSchool        Role = "school"
	RoleWelfare       Role = "education welfare"
	RoleProbation     Role = "probation"
	RoleHousing       Role = "housing"
	RoleSubstance     Role = "substance misuse"
	RoleMental        Role = "mental health"
	RoleAbuse         Role = "domestic abuse"
	RoleEarlyYears    Role = "early years"
	RoleOther         Role = "other professional"
)

// ProfessionalRoles are those that one of an agency may be asked as, besides children's social care.
func ProfessionalRoles() []Role {
	return []Role{
		RolePolice, RoleHealthVisitor, RoleSchoolNurse, RoleMidwife, RoleDoctor, RoleSchool, RoleWelfare, RoleProbation,
		RoleHousing, RoleSubstance, RoleMental, RoleAbuse, RoleEarlyYears, RoleAdvocate, RoleInterpreter, RoleOther,
	}
}

// FamilySide reports whether the role is one of the family's own, or of those beside them.
func (r Role) FamilySide() bool {
	return slices.Contains([]Role{RoleParent, RoleCarer, RoleChild, RoleRelative, RoleSupporter, RoleSolicitor, RoleAdvocate}, r)
}

// SocialCare reports whether the role is one of children's social care.
func (r Role) SocialCare() bool { return r == RoleSocialWorker || r == RoleManager }

// Reports reports whether somebody in this role is asked for a report.
func (r Role) Reports() bool {
	return !r.FamilySide() && !slices.Contains([]Role{RoleChair, RoleRecorder, RoleManager, RoleInterpreter}, r)
}

// Standing is how far an invitation has come.
type Standing string

// The standings.
const (
	Invited    Standing = "invited"
	Coming     Standing = "coming"
	Apologies  Standing = "apologies"
	Deputised  Standing = "deputy"
	NotInvited Standing = "not invited"
	Uninvited  Standing = "withdrawn"
)

// Presence is how somebody is at a conference.
type Presence string

// The ways to be there, and not.
const (
	Unmarked    Presence = ""
	InRoom      Presence = "in the room"
	ByVideo     Presence = "by video"
	ByTelephone Presence = "by telephone"
	Absent      Presence = "absent"
)

// Invitation is somebody asked to a conference: a person who signs in, one of the family who does not, or somebody
// whom one of the family brings.
type Invitation struct {
	ID              string
	Conference      ID
	Account         access.AccountID
	Person          access.PersonID
	Role            Role
	Agency          string
	BroughtBy       access.AccountID
	DecidedBy       access.AccountID
	State           Standing
	Part            string // "all", "part" or "none" of the conference
	Presence        Presence
	InformationSent bool // the police sent what they know
	ArrivedAt       timescale.Instant
	LeftAt          timescale.Instant
	InvitedAt       timescale.Instant
	RepliedAt       timescale.Instant
	UnitTold        timescale.Instant // of a solicitor
	WorkerTold      timescale.Instant
	Children        []access.PersonID // whom they work with; none means all
	Needs           []Need
	Version         int
	Words           InvitationWords
}

// InvitationWords are sealed with the family's key.
type InvitationWords struct {
	Name       string           `json:"name,omitempty"`       // of somebody whom one of the family brings
	Tie        string           `json:"tie,omitempty"`        // what they are to whoever brings them
	Reason     string           `json:"reason,omitempty"`     // why not invited, or why not coming
	Means      string           `json:"means,omitempty"`      // how they mean to be there
	Deputy     string           `json:"deputy,omitempty"`     // who comes instead
	Parts      string           `json:"parts,omitempty"`      // for which parts they come, or were there
	AnsweredBy access.AccountID `json:"answeredBy,omitempty"` // a colleague who covers, where it was not the person themselves
	Safe       string           `json:"safe,omitempty"`       // how they arrive and wait, where they may be in danger from somebody
}

// Need is what would help somebody take part, and who arranges it.
type Need struct {
	ID    string
	Kind  string
	State string
	Owner access.AccountID
	Words string
}

// NotToMeet is what somebody asks for who must be kept apart from somebody else.
const NotToMeet = "not to meet somebody"

// NeedKinds are what somebody may ask for.
func NeedKinds() []string {
	return []string{
		"interpreter", "sign language", "reading or writing", "large print or easy read", "disability or illness",
		"child care", "getting there", NotToMeet, "advocate", "adviser", "something else",
	}
}

// The rules for invitations.
var (
	ErrNobodyInvited = fault.New("who", "Choose at least one person to invite")
	ErrInvitedTwice  = fault.New("who", "This person is on the list already")
	ErrNoRole        = fault.New("role", "Choose what the person is asked to come as")
	ErrNotBookedYet  = fault.New("", "Book the conference first: people are invited to a day and a place")
	ErrChairDecides  = fault.New("", "Somebody with parental responsibility stays invited unless the chair decides otherwise, with the reason")
	ErrNoWhyNot      = fault.New("reason", "Enter the reason, in words that the person can be told")
	ErrNoReply       = fault.New("reply", "Choose whether you can come")
	ErrNoMeans       = fault.New("means", "Choose how you will take part")
	ErrNoDeputy      = fault.New("deputy", "Enter who comes instead of you, with their job")
	ErrNoSupporter   = fault.New("name", "Enter the name of the person you want to bring")
	ErrSupporterKind = fault.New("kind", "Choose who this person is")
	ErrNoPresence    = fault.New("presence", "Choose whether the person is there, and how")
	ErrNoGround      = fault.New("ground", "Choose why the conference goes on")
)

// Answer is what somebody replies to their invitation.
type Answer struct {
	Reply  Standing // Coming, Apologies or Deputised
	Part   string
	Means  string
	Reason string
	Deputy string
	Parts  string
}

// Answered notes a reply. A later one takes the place of the earlier. A deputy is for professionals.
func (i Invitation) Answered(a Answer, at timescale.Instant) (Invitation, error) {
	var wrong fault.List
	switch a.Reply {
	case Coming:
		wrong.Check(slices.Contains([]string{string(InRoom), string(ByVideo), string(ByTelephone)}, a.Means), ErrNoMeans)
	case Apologies:
	case Deputised:
		wrong.Check(!i.Role.FamilySide(), ErrNoReply)
		wrong.Check(strings.TrimSpace(a.Deputy) != "", ErrNoDeputy)
	case Invited, NotInvited, Uninvited:
		wrong.Check(false, ErrNoReply)
	default:
		wrong.Check(false, ErrNoReply)
	}
	if err := wrong.Err(); err != nil {
		return i, err
	}
	i.State, i.RepliedAt, i.Part = a.Reply, at, "all"
	if a.Reply == Coming && a.Part == "part" {
		i.Part = "part"
	}
	i.Words.Means, i.Words.Reason, i.Words.Deputy, i.Words.Parts = a.Means, a.Reason, a.Deputy, a.Parts
	i.Words.AnsweredBy = ""
	return i, nil
}

// AskedAgain is the invitation for another day. An answer was to the day it was given for: who said that they come, cannot
// come or send somebody is asked once more, as if nobody had answered.
func (i Invitation) AskedAgain() (Invitation, bool) {
	if i.BroughtBy != "" || !slices.Contains([]Standing{Coming, Apologies, Deputised}, i.State) {
		return i, false
	}
	i.State, i.RepliedAt, i.Part = Invited, timescale.Instant{}, ""
	i.Words.Means, i.Words.Reason, i.Words.Deputy, i.Words.Parts = "", "", "", ""
	i.Words.AnsweredBy = ""
	return i, true
}

// RoleOf proposes what somebody of an agency is asked as, from their job and agency. A person may choose otherwise.
func RoleOf(job, agency string) Role {
	said := strings.ToLower(job + " " + agency)
	for _, guess := range []struct {
		word string
		role Role
	}{
		{"health visitor", RoleHealthVisitor},
		{"school nurs", RoleSchoolNurse},
		{"midwi", RoleMidwife},
		{"police", RolePolice},
		{"detective", RolePolice},
		{"general practitioner", RoleDoctor},
		{"doctor", RoleDoctor},
		{"paediatric", RoleDoctor},
		{"education welfare", RoleWelfare},
		{"probation", RoleProbation},
		{"housing", RoleHousing},
		{"substance", RoleSubstance},
		{"mental health", RoleMental},
		{"domestic abuse", RoleAbuse},
		{"nursery", RoleEarlyYears},
		{"early years", RoleEarlyYears},
		{"interpreter", RoleInterpreter},
		{"advocate", RoleAdvocate},
		{"school", RoleSchool},
		{"teacher", RoleSchool},
	} {
		if strings.Contains(said, guess.word) {
			return guess.role
		}
	}
	return RoleOther
}

// RolesFor are the services known to work with children of these ages; an unborn child has age -1.
func RolesFor(ages []int) []Role {
	roles := []Role{RolePolice, RoleDoctor}
	add := func(r Role) {
		if !slices.Contains(roles, r) {
			roles = append(roles, r)
		}
	}
	for _, age := range ages {
		switch {
		case age < 0:
			add(RoleMidwife)
			add(RoleHealthVisitor)
		case age < 5:
			add(RoleHealthVisitor)
			add(RoleEarlyYears)
		default:
			add(RoleSchool)
			add(RoleSchoolNurse)
		}
	}
	return roles
}
