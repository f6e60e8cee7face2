// Package sharing is what was shared with somebody about a family: what, with whom, on which ground in law, who of the family was
// asked and what they said, and who was told. It records views and reasons. It is no wall: nothing waits for it.
package sharing

import (
	"slices"
	"strings"

	"kith/access"
	"kith/fault"
	"kith/timescale"
)

// Ground is the ground in law on which information is shared.
type Ground string

// The grounds. Consent is one of them and seldom the right one: the government's advice of 2024 to practitioners says that
// protecting a child outranks privacy, that people are told and their views sought where that is safe, and that the ground is
// named. The articles are those of the UK GDPR, the schedule is that of the Data Protection Act 2018.
const (
	GroundNotKnown Ground = "not yet known"
	PublicTask     Ground = "public task"           // article 6(1)(e)
	LegalDuty      Ground = "legal duty"            // article 6(1)(c)
	Safeguarding   Ground = "safeguarding"          // article 9(2)(g), schedule 1, paragraph 18
	SocialCare     Ground = "health or social care" // article 9(2)(h), schedule 1, paragraph 2
	Offences       Ground = "crime"                 // article 10, schedule 1, paragraph 10
	Consent        Ground = "consent"               // articles 6(1)(a) and 9(2)(a)
	OtherGround    Ground = "another ground"        // named in words
)

// Grounds lists them in the order that a form offers them.
func Grounds() []Ground {
	return []Ground{Safeguarding, PublicTask, LegalDuty, SocialCare, Offences, Consent, OtherGround, GroundNotKnown}
}

// Sharing is one time that information about some of a family was shared.
type Sharing struct {
	ID         string
	On         timescale.Date
	Ground     Ground
	About      []access.PersonID
	ToComplete bool // something that it should say is not yet known
	WrittenBy  access.AccountID
	WrittenAt  timescale.Instant
	Version    int
	Words      Words
}

// Words are sealed with the family's key.
type Words struct {
	What   string `json:"what"`
	With   string `json:"with"`
	Ground string `json:"ground,omitempty"` // another ground, as it is named
}

// longest is how long each of the texts may be, in characters.
const longest = 2000

// The rules for what was shared.
var (
	ErrNoWhat      = fault.New("what", "Enter what was shared, in a few words")
	ErrNoWith      = fault.New("with", "Choose with whom it was shared, or enter it in words")
	ErrNoAbout     = fault.New("about", "Choose whom it was about")
	ErrNoDay       = fault.New("on", "Enter the day on which it was shared")
	ErrLater       = fault.New("on", "The day must be today or in the past")
	ErrNoGround    = fault.New("ground", "Choose the ground in law, or that it is not yet known")
	ErrGroundWords = fault.New("named", "Name the other ground in law")
)

// Check says what is wrong with what is written down. What is not known yet is not wrong: what is urgent waits for no form.
func (s Sharing) Check(today timescale.Date) error {
	var wrong fault.List
	wrong.Check(strings.TrimSpace(s.Words.What) != "", ErrNoWhat)
	wrong.Add(short("what", s.Words.What))
	wrong.Check(strings.TrimSpace(s.Words.With) != "", ErrNoWith)
	wrong.Add(short("with", s.Words.With))
	wrong.Check(len(s.About) > 0, ErrNoAbout)
	wrong.Check(!s.On.IsZero(), ErrNoDay)
	wrong.Check(!s.On.After(today), ErrLater)
	wrong.Check(slices.Contains(Grounds(), s.Ground), ErrNoGround)
	wrong.Check(s.Ground != OtherGround || strings.TrimSpace(s.Words.Ground) != "", ErrGroundWords)
	wrong.Add(short("named", s.Words.Ground))
	return wrong.Err()
}

func short(field, words string) error {
	if len([]rune(words)) > longest {
		return fault.New(field, "Use 2,000 characters or fewer")
	}
	return nil
}

// Concerned is one of the family who is to be asked and told of what was shared.
type Concerned struct {
	Person access.PersonID
	Asked  bool // they are asked: an adult
	Told   bool // they may be told: it is about nobody whom they may not read of
	Page   bool // they sign in, and so have a page of their own to read it on
}

// Complete reports whether nothing is open any more: the ground is known, and of everybody concerned whether they were asked, what they
// said, why it was shared all the same, and whether they were told. Consent is the ground only where everybody agreed.
func (s Sharing) Complete(all []Concerned, answers []Answer) bool {
	if s.Ground == GroundNotKnown {
		return false
	}
	for _, c := range all {
		at := slices.IndexFunc(answers, func(a Answer) bool { return a.Person == c.Person })
		if at < 0 {
			return false
		}
		a := answers[at]
		if c.Told && a.Told == ToldNotKnown || c.Asked && (a.Asked == AskedNotKnown || a.Asked != Agreed && (a.Reason == ReasonNotKnown || s.Ground == Consent)) {
			return false
		}
	}
	return true
}

// Readers are those of the family who may read of it: each of whom somebody has said that they were told, or may be. Where it is
// about adults it is for those adults alone. While nobody has said so of somebody they read nothing: what was shared in a hurry must
// not tell the wrong person before anybody has thought about it.
func (s Sharing) Readers(answers []Answer, adult func(access.PersonID) bool) []access.PersonID {
	var readers []access.PersonID
	adults := slices.ContainsFunc(s.About, adult)
	for _, a := range answers {
		if a.Told.Reads() && (!adults || slices.Contains(s.About, a.Person)) {
			readers = append(readers, a.Person)
		}
	}
	return readers
}

// GroundFor is the ground as somebody of the family may know it: that others consented is theirs to tell, and for whoever did not
// it is no ground.
func (s Sharing) GroundFor(own Answer) Ground {
	if s.Ground == Consent && own.Asked != Agreed {
		return GroundNotKnown
	}
	return s.Ground
}
