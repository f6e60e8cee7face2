package enquiry

import (
	"strings"

	"kith/fault"
	"kith/timescale"
)

// Agency is one that takes part in enquiries, or raises a concern.
type Agency struct{ Code, Words string }

// SocialCare is the council's own: its view is the enquiry's, and does not count as another agency's.
const SocialCare = "social-care"

// Agencies lists those to choose from.
func Agencies() []Agency {
	return []Agency{
		{SocialCare, "Children’s social care"},
		{"police", "Police"},
		{"health-visiting", "Health visiting"},
		{"school-nursing", "School nursing"},
		{"midwifery", "Midwifery"},
		{"general-practice", "General practice"},
		{"hospital", "Hospital"},
		{"child-mental-health", "Children’s mental health service"},
		{"adult-mental-health", "Adult mental health service"},
		{"school", "School or college"},
		{"nursery", "Nursery or childminder"},
		{"early-help", "Early help"},
		{"adult-social-care", "Adult social care"},
		{"housing", "Housing"},
		{"probation", "Probation"},
		{"youth-justice", "Youth justice"},
		{"drugs-alcohol", "Drug and alcohol service"},
		{"domestic-abuse", "Domestic abuse service"},
		{"voluntary", "Voluntary or community organisation"},
		{"other", "Another agency"},
	}
}

// KnownAgency reports whether a code is one of Agencies.
func KnownAgency(code string) bool { return AgencyWords(code) != "" }

// AgencyWords is what an agency is called, empty for a code that is not one.
func AgencyWords(code string) string {
	for _, a := range Agencies() {
		if a.Code == code {
			return a.Words
		}
	}
	return ""
}

// Opinion is what an agency thinks should happen.
type Opinion string

// The opinions.
const (
	ThinksConference Opinion = "hold a conference"
	ThinksInNeed     Opinion = "child in need"
	ThinksNothing    Opinion = "no further action"
	ThinksNot        Opinion = "no view"
)

// Opinions lists them.
func Opinions() []Opinion { return []Opinion{ThinksConference, ThinksInNeed, ThinksNothing, ThinksNot} }

// View is what one agency, asked, thought should happen. There is one an agency.
type View struct {
	ID      string
	Agency  string // a code of Agencies
	Opinion Opinion
	At      timescale.Instant
	Words   ViewWords
}

// ViewWords are who was asked and what they said. They are sealed.
type ViewWords struct {
	Who  string `json:"who"`
	Said string `json:"said"`
}

// The rules for an agency's view.
var (
	ErrWhichAgency = fault.New("agency", "Choose the agency")
	ErrWhoAsked    = fault.New("who", "Enter who in the agency was asked")
	ErrWhatView    = fault.New("view", "Choose what the agency thinks should happen, or that it has no view")
	ErrWhySoView   = fault.New("said", "Enter what the agency said, in its words as far as you can")
)

// Check says what is wrong with an agency's view.
func (v View) Check() error {
	var wrong fault.List
	wrong.Check(KnownAgency(v.Agency), ErrWhichAgency)
	wrong.Check(strings.TrimSpace(v.Words.Who) != "", ErrWhoAsked)
	switch v.Opinion {
	case ThinksConference, ThinksInNeed, ThinksNothing, ThinksNot:
	default:
		wrong.Check(false, ErrWhatView)
	}
	wrong.Check(strings.TrimSpace(v.Words.Said) != "", ErrWhySoView)
	return wrong.Err()
}
