package casework

import (
	"kith/access"
	"kith/family"
	"kith/internal/store"
)

// identifiers takes out of what a reader is shown of people the numbers and the ethnicity that their job does not need.
// Those who record and return them see them; of those who are invited, a health service sees the NHS number and a school
// the pupil number, by which they find the child; everybody else sees none.
func identifiers(r *store.Reading, pass access.Pass) (func(family.Person) family.Person, error) {
	k := access.Know(pass)
	if k.May(access.SeeIdentifiers) {
		return func(p family.Person) family.Person { return p }, nil
	}
	nhs, upn := false, false
	if k.May(access.SeeOwnIdentifier) {
		roles, err := r.RolesOf(pass)
		if err != nil {
			return nil, err
		}
		for _, role := range roles {
			nhs, upn = nhs || role.KnowsByNHSNumber(), upn || role.KnowsByUPN()
		}
	}
	return func(p family.Person) family.Person {
		p.Details.Ethnicity = ""
		if !nhs {
			p.Details.NHSNumber = ""
		}
		if !upn {
			p.Details.UPN = ""
		}
		return p
	}, nil
}
