package conference

import "kith/access"

// Attender is somebody who takes part in a conference, as those who run it and those beside them know them.
type Attender struct {
	Invitation string
	Account    access.AccountID
	Person     access.PersonID
	Role       string // as invited: "parent", "health visitor"
	Agency     string
	Name       string // empty for one of the family, who is named from the family's people
	Family     bool   // of the family, or beside them
	Presence   string // as marked: "in the room", "by video", "by telephone", "absent", or not marked yet
}

// Party is how the rest of the house means this person: their account, else who they are in the family, else their
// place at the conference.
func (a Attender) Party() access.Party {
	switch {
	case a.Account != "":
		return access.Party(a.Account)
	case a.Person != "":
		return access.Party(a.Person)
	}
	return access.Party(a.Invitation)
}

// Is reports whether the attender goes by this name.
func (a Attender) Is(p access.Party) bool {
	return p != "" && (p == access.Party(a.Account) || p == access.Party(a.Person) || p == access.Party(a.Invitation))
}

// IsPresent reports whether they were marked as there, however they joined.
func (a Attender) IsPresent() bool {
	switch a.Presence {
	case "in the room", "by video", "by telephone":
		return true
	}
	return false
}

// IsParent reports whether they come as a parent or carer.
func (a Attender) IsParent() bool { return a.Role == "parent" || a.Role == "carer" }

// Runs reports whether they run the conference, and so have no view or score of their own.
func (a Attender) Runs() bool { return a.Role == "chair" || a.Role == "recorder" }

// Speaks reports whether a round comes to them: everybody does but those who run it and those who interpret.
func (a Attender) Speaks() bool { return !a.Runs() && a.Role != "interpreter" }

// IsProfessional reports whether they are asked for a professional's view.
func (a Attender) IsProfessional() bool {
	return !a.Family && a.Speaks() && a.Role != "advocate" && a.Role != "solicitor"
}
