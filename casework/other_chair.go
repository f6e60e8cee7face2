package casework

import (
	"kith/access"
	"kith/conference"
	"kith/internal/store"
)

// OtherChair is who chairs a conference in the place of whom, and why in the words that the family reads.
type OtherChair struct {
	Was, Now string
	Why      string
}

// otherChair is whom people were told of as the chair of a conference to come before its chair now; none where that is nobody else.
func otherChair(r *store.Reading, pass access.Pass, c conference.Conference) (*OtherChair, error) {
	one, is, err := r.OtherChair(pass, c.ID)
	if err != nil || !is || one.Now != c.Chair || c.Over() {
		return nil, err
	}
	was, err := r.Account(one.Was)
	if err != nil {
		return nil, err
	}
	now, err := r.Account(one.Now)
	return &OtherChair{Was: was.Name, Now: now.Name, Why: one.Why}, err
}
