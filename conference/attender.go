package conference

import "kith/access"

// Attender is somebody asked to a conference who takes part in it, as those who run it and those beside them know them:
// the invitation they come on, with what they are called.
type Attender struct {
	Invitation

	Name string // of one of the staff, or of whoever one of the family brings; the family's own are named from its people
}

// Party is how the rest of the house means this person: who they are in the family, else their account, else their
// place at the conference.
func (i Invitation) Party() access.Party {
	switch {
	case i.Person != "":
		return access.Party(i.Person)
	case i.Account != "":
		return access.Party(i.Account)
	}
	return access.Party(i.ID)
}

// Is reports whether the attender goes by this name.
func (i Invitation) Is(p access.Party) bool {
	return p != "" && (p == access.Party(i.Account) || p == access.Party(i.Person) || p == access.Party(i.ID))
}

// Family reports whether they are of the family, or beside them.
func (i Invitation) Family() bool { return i.Role.FamilySide() }

// IsParent reports whether they come as a parent or carer.
func (i Invitation) IsParent() bool { return i.Role == RoleParent || i.Role == RoleCarer }

// Runs reports whether they run the conference, and so have no view or score of their own.
func (i Invitation) Runs() bool { return i.Role == RoleChair || i.Role == RoleRecorder }

// Speaks reports whether a round comes to them: everybody does but those who run it and those who interpret.
func (i Invitation) Speaks() bool { return !i.Runs() && i.Role != RoleInterpreter }

// IsProfessional reports whether they are asked for a professional's view.
func (i Invitation) IsProfessional() bool { return !i.Family() && i.Speaks() }

// TakesPart reports whether the invitation stands: it was made, and neither taken back nor decided against.
func (i Invitation) TakesPart() bool {
	return i.State != NotInvited && i.State != Uninvited && i.State != "proposed"
}
