package store

import (
	"fmt"
	"slices"

	"kith/access"
	"kith/family"
	"kith/internal/store/gen"
	"kith/record"
)

// KnowingOf is what a recipient of the record may know: theirs, not that of whoever builds their copy. It is given to
// those alone who make, sign or issue the record, and leaves an entry of its own that names the recipient.
//
// Somebody who signs in knows what their own parts allow now; what they cover for others is not theirs to be given.
// One of the family who does not sign in knows what is about the children they are related to. Somebody who no longer
// takes part gets ErrNotFound: there is no copy for them.
func (r *Reading) KnowingOf(p access.Pass, to record.Recipient) (access.Knowing, error) {
	var none access.Knowing
	switch p.Deed() {
	case access.ViewRecipients, access.SignRecord, access.IssueRecord:
	default:
		return none, access.ErrNoPass
	}
	standing, err := r.standingOf(p, to)
	if err != nil {
		return none, err
	}
	pass, err := access.Allow(standing, access.ReceiveCopy)
	if err != nil {
		return none, err
	}
	if r.note != nil {
		r.note(string(to.Party()), p)
	}
	return access.Know(pass), nil
}

// KnowingOf is Reading.KnowingOf for an action: the entry is saved with it.
func (tx *Tx) KnowingOf(p access.Pass, to record.Recipient) (access.Knowing, error) {
	k, err := tx.Reading.KnowingOf(p, to)
	if err != nil {
		return k, err
	}
	return k, tx.Note(p, string(to.Party()))
}

// KnowingToday is what a recipient may know now, to compare a copy that they were given with it. Nothing is shown by it,
// so it leaves no entry; ErrNotFound where they take part no more.
//
// Of a copy that was given to whoever chaired, what they may know does not become less because their part in the
// conference ended with its record.
func (r *Reading) KnowingToday(p access.Pass, to record.Recipient, chaired access.AccountID) (access.Knowing, error) {
	standing, err := r.standingOf(p, to)
	if err != nil {
		return access.Knowing{}, err
	}
	if to.Account != "" && to.Account == chaired && standing.Has(access.PartGiven) {
		standing.Parts = append(standing.Parts, access.Part{Kind: access.PartChair})
	}
	pass, err := access.Allow(standing, access.ReceiveCopy)
	return access.Know(pass), err
}

func (r *Reading) standingOf(p access.Pass, to record.Recipient) (access.Standing, error) {
	s := access.Standing{Family: p.Family(), Actor: access.Actor{Tenant: r.tenant(), Account: to.Account, Person: to.Person}}
	if !p.Covers(r.tenant(), p.Family()) {
		return s, access.ErrNoPass
	}
	if to.Account == "" {
		s.Actor.Office = access.FamilyMember
		related, err := r.related(s)
		if err != nil {
			return s, err
		}
		return r.merged(related)
	}
	account, err := r.Account(to.Account)
	if err != nil {
		return s, err
	}
	s.Actor.Office, s.Actor.Person = account.Office, account.Person
	if !account.Active {
		return s, nil
	}
	rows, err := again(r, partsOfIn(to.Account, p.Family()), func() ([]gen.PartsOfSomebodyRow, error) {
		return r.q.PartsOfSomebody(r.ctx, gen.PartsOfSomebodyParams{TenantID: r.tenant(), FamilyID: p.Family(), AccountID: to.Account})
	})
	if err != nil {
		return s, fmt.Errorf("reading a recipient's parts: %w", err)
	}
	for i, row := range rows {
		if i == 0 || rows[i-1].ID != row.ID {
			s.Parts = append(s.Parts, access.Part{Kind: access.PartKind(row.Kind)})
		}
		if row.ChildID != "" {
			last := &s.Parts[len(s.Parts)-1]
			last.Children = append(last.Children, row.ChildID)
		}
	}
	if s.Actor.Office == access.FamilyMember {
		return r.merged(s)
	}
	return s, nil
}

// merged lets a recipient of the family reach what reachMerged lets them reach when they sign in.
func (r *Reading) merged(s access.Standing) (access.Standing, error) {
	parts := map[access.FamilyID][]access.Part{s.Family: s.Parts}
	also, err := r.reachMerged(s.Actor, []access.FamilyID{s.Family}, parts)
	s.Parts, s.Merged = parts[s.Family], also[s.Family]
	return s, err
}

// related gives one of the family who does not sign in the part that follows from what they are to the children now.
func (r *Reading) related(s access.Standing) (access.Standing, error) {
	people, err := r.people(s.Family)
	if err != nil {
		return s, err
	}
	at := slices.IndexFunc(people, func(p family.Person) bool { return p.ID == s.Actor.Person && p.State == family.Current })
	if at < 0 {
		return s, nil
	}
	if people[at].Kind != family.Adult {
		s.Parts = []access.Part{{Kind: access.PartChild, Children: []access.PersonID{s.Actor.Person}}}
		return s, nil
	}
	all, err := r.relationships(s.Family)
	if err != nil {
		return s, err
	}
	var children []access.PersonID
	for _, rel := range all {
		if rel.Person == s.Actor.Person && (rel.Until.IsZero() || rel.Until.After(r.Today())) && !slices.Contains(children, rel.Child) {
			children = append(children, rel.Child)
		}
	}
	if len(children) > 0 {
		s.Parts = []access.Part{{Kind: family.PartKindOf(people[at], all), Children: children}}
	}
	return s, nil
}

// PostTo says whether letters may be sent to where each of a family live now, for those who send them. Where somebody
// lives in two homes, or nobody was asked, the more careful answer counts.
func (r *Reading) PostTo(p access.Pass) (map[access.PersonID]family.Post, error) {
	rows, err := r.q.PostOfFamily(r.ctx, gen.PostOfFamilyParams{TenantID: r.tenant(), FamilyID: p.Family(), Today: r.Today()})
	if err != nil {
		return nil, fmt.Errorf("reading whether post is safe: %w", err)
	}
	post := map[access.PersonID]family.Post{}
	for _, row := range rows {
		if before, more := post[row.PersonID]; !more || before == family.PostSafe {
			post[row.PersonID] = family.Post(row.Post)
		}
	}
	return post, nil
}
