package conference

import (
	"slices"
	"strings"

	"kith/access"
	"kith/fault"
	"kith/timescale"
)

// ChairRecord is what a chair is qualified by, and until when that was checked to hold.
type ChairRecord struct {
	Account       access.AccountID
	Qualification string
	Experience    string
	CheckedOn     timescale.Date
	ExpiresOn     timescale.Date
	CheckedBy     access.AccountID
}

// Link is what ties somebody to the children of a family.
type Link string

// The links that keep somebody from the chair: the independence that Working Together asks for.
const (
	NoLink         Link = ""
	CaseworkLink   Link = "casework"
	ManagementLink Link = "management"
	CoverLink      Link = "cover"
	DeclaredLink   Link = "declared"
)

// The rules for a chair.
var (
	ErrChairCasework   = fault.New("chair", "Choose another chair: this one works or has worked with the children")
	ErrChairManages    = fault.New("chair", "Choose another chair: this one manages somebody who works with the children")
	ErrChairCovers     = fault.New("chair", "Choose another chair: this one covers for somebody who works with the children")
	ErrChairDeclared   = fault.New("chair", "Choose another chair: this one has declared a link with the children")
	ErrChairUnchecked  = fault.New("chair", "Record this chair’s qualification and experience first, or choose another chair")
	ErrChairExpired    = fault.New("chair", "This chair’s check runs out before the conference. Check it again, or choose another chair")
	ErrNotAChair       = fault.New("chair", "Choose somebody who chairs conferences")
	ErrNoQualification = fault.New("qualification", "Enter what the chair is qualified by")
	ErrNoExperience    = fault.New("experience", "Enter the chair’s experience")
	ErrNotChecked      = fault.New("checked", "Enter the date this was checked, today or in the past")
	ErrNoExpiry        = fault.New("expires", "Enter until when the check holds, a date after it was made")
	ErrOwnRecord       = fault.New("", "Somebody else has to check your qualification and experience")
	ErrLinkUnsaid      = fault.New("linked", "Choose whether you have a link with the children or their family")
	ErrLinkUntold      = fault.New("link", "Enter what the link is")
)

// CheckChair says why somebody may not chair a conference on a day.
func CheckChair(link Link, r ChairRecord, on timescale.Date) error {
	switch link {
	case CaseworkLink:
		return ErrChairCasework
	case ManagementLink:
		return ErrChairManages
	case CoverLink:
		return ErrChairCovers
	case DeclaredLink:
		return ErrChairDeclared
	case NoLink:
	}
	if r.Qualification == "" {
		return ErrChairUnchecked
	}
	if r.ExpiresOn.Before(on) {
		return ErrChairExpired
	}
	return nil
}

// Check says what is wrong with a chair's record.
func (r ChairRecord) Check(today timescale.Date) error {
	if r.CheckedBy == r.Account {
		return ErrOwnRecord
	}
	var wrong fault.List
	wrong.Check(strings.TrimSpace(r.Qualification) != "", ErrNoQualification)
	wrong.Check(strings.TrimSpace(r.Experience) != "", ErrNoExperience)
	wrong.Check(!r.CheckedOn.IsZero() && !r.CheckedOn.After(today), ErrNotChecked)
	wrong.Check(r.ExpiresOn.After(r.CheckedOn), ErrNoExpiry)
	return wrong.Err()
}

// Declaration is what a chair says of their own links with the children of one conference.
type Declaration struct {
	Conference ID
	Chair      access.AccountID
	Linked     bool
	Link       string // what it is, in the chair's words
	At         timescale.Instant
}

// Lines says who manages whom, by account.
type Lines map[access.AccountID]access.AccountID

// Above reports whether somebody stands above another in the line of management, at any remove.
func (l Lines) Above(who, whom access.AccountID) bool {
	seen := map[access.AccountID]bool{}
	for at := l[whom]; at != "" && !seen[at]; at = l[at] {
		if at == who {
			return true
		}
		seen[at] = true
	}
	return false
}

// LinkOf finds what ties somebody to the children: work with them now or before, management of somebody who has worked
// with them, or cover for one of those.
func LinkOf(who access.AccountID, workers []access.AccountID, lines Lines, covers []access.AccountID) Link {
	if slices.Contains(workers, who) {
		return CaseworkLink
	}
	for _, w := range workers {
		if lines.Above(who, w) {
			return ManagementLink
		}
		if slices.Contains(covers, w) {
			return CoverLink
		}
	}
	return NoLink
}
