package family

import (
	"strings"

	"kith/access"
	"kith/fault"
	"kith/timescale"
)

// Post is how an address may be used for letters.
type Post string

// What may be known of it. Until somebody was asked, alone, nothing is sent there.
const (
	PostSafe     Post = "safe"
	PostNotSafe  Post = "not safe"
	PostByWorker Post = "care of the worker"
	PostNotAsked Post = "not asked"
)

// Household is where some of the family live.
type Household struct {
	ID      string
	Post    Post
	Hidden  []access.PersonID // who must not learn the address
	Open    bool              // whether everyone taking part may know it, those in Hidden apart
	Version int
	Words   HouseholdWords
	Members []Member
}

// HouseholdWords say where it is. They are sealed.
type HouseholdWords struct {
	Name    string `json:"name"`    // "Mum's home"
	Address string `json:"address"` // in lines
	Notes   string `json:"notes,omitempty"`
}

// Member is somebody living in a household, from a day until a day where they are known.
type Member struct {
	ID     string
	Person access.PersonID
	From   timescale.Date
	Until  timescale.Date
}

// Now reports whether somebody lives there on a day.
func (m Member) Now(today timescale.Date) bool {
	return !m.From.After(today) && (m.Until.IsZero() || m.Until.After(today))
}

// The rules for a household.
var (
	ErrNoHouseholdName = fault.New("name", "Enter what this household is called, such as the name of whoever lives there")
	ErrNoPost          = fault.New("post", "Choose how this address may be used for letters")
	ErrNobodyHidden    = fault.New("hidden", "Choose who must not learn the address, or that those who live there and professionals alone know it")
	ErrLivesThere      = fault.New("hidden", "Somebody who lives there knows the address. Take them out of the household first")
)

// Check says what is wrong with a household on a day.
func (h Household) Check(today timescale.Date) error {
	var wrong fault.List
	wrong.Check(strings.TrimSpace(h.Words.Name) != "", ErrNoHouseholdName)
	switch h.Post {
	case PostSafe, PostNotSafe, PostByWorker, PostNotAsked:
	default:
		wrong.Check(false, ErrNoPost)
	}
	for _, m := range h.Members {
		for _, hidden := range h.Hidden {
			wrong.Check(m.Person != hidden || !m.Now(today), ErrLivesThere)
		}
	}
	return wrong.Err()
}

// Audience is who may know the address, beside those who live there: professionals alone unless it is open, and
// then everyone taking part but those it is hidden from.
func (h Household) Audience() access.Audience {
	switch {
	case !h.Open:
		return access.For(access.Professionals, parties(h.Hidden)...)
	case len(h.Hidden) == 0:
		return access.For(access.Everyone)
	}
	return access.For(access.NotNamed, parties(h.Hidden)...)
}

// WithAudience sets who the address is hidden from, as Audience wrote it.
func (h Household) WithAudience(a access.Audience) Household {
	h.Open = a.Kind() != access.Professionals
	for _, p := range a.Names() {
		h.Hidden = append(h.Hidden, access.PersonID(p))
	}
	return h
}

func parties(people []access.PersonID) []access.Party {
	all := make([]access.Party, len(people))
	for i, p := range people {
		all[i] = access.Party(p)
	}
	return all
}
