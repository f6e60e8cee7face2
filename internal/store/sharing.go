package store

import (
	"fmt"
	"slices"

	"kith/access"
	"kith/family"
	"kith/internal/store/gen"
	"kith/sharing"
)

func sharingPlace(id string) string { return "sharing/" + id }

func sharingAnswerPlace(id string, p access.PersonID) string {
	return sharingPlace(id) + "/" + string(p)
}

func sharingVersionPlace(id string, version int) string {
	return fmt.Sprintf("%s/version/%d", sharingPlace(id), version)
}

// Shared is one thing that was shared, with what each of the family was asked and told of it: each answer is shut by itself, for what
// one said is not for another.
type Shared struct {
	sharing.Sharing

	Answers []access.Held[sharing.Answer]
}

// sharedWork are those of the staff to whose work it belongs, whoever wrote it.
func sharedWork() []access.PartKind {
	return []access.PartKind{access.PartSocialWorker, access.PartManager, access.PartUnit, access.PartChair}
}

// AddSharing keeps what was shared.
func (tx *Tx) AddSharing(p access.Pass, s sharing.Sharing) error {
	sealed, err := tx.sealFor(p, sharingPlace(s.ID), s.Words)
	if err != nil {
		return err
	}
	if err := tx.q.AddSharing(tx.ctx, gen.AddSharingParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: s.ID, SharedOn: s.On, Ground: string(s.Ground), ToComplete: number(s.ToComplete),
		WrittenBy: string(s.WrittenBy), WrittenAt: tx.now, Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("writing down what was shared: %w", err)
	}
	return tx.addSharingAbout(p, s)
}

func (tx *Tx) addSharingAbout(p access.Pass, s sharing.Sharing) error {
	for _, who := range s.About {
		if err := tx.q.AddSharingAbout(tx.ctx, gen.AddSharingAboutParams{
			TenantID: tx.tenant(), FamilyID: p.Family(), SharingID: s.ID, PersonID: who,
		}); err != nil {
			return fmt.Errorf("writing down whom it was about: %w", err)
		}
	}
	return nil
}

// ChangeSharing saves what is written down anew, and keeps what it was. ErrStale means that somebody else changed it meanwhile.
func (tx *Tx) ChangeSharing(p access.Pass, was sharing.Snapshot, s sharing.Sharing) error {
	old, err := tx.sealFor(p, sharingVersionPlace(s.ID, was.Sharing.Version), was)
	if err != nil {
		return err
	}
	sealed, err := tx.sealFor(p, sharingPlace(s.ID), s.Words)
	if err != nil {
		return err
	}
	version := int32(was.Sharing.Version) //nolint:gosec // a count of changes
	n, err := tx.q.SaveSharing(tx.ctx, gen.SaveSharingParams{
		SharedOn: s.On, Ground: string(s.Ground), ToComplete: number(s.ToComplete), Sealed: sealed, TenantID: tx.tenant(), FamilyID: p.Family(),
		ID: s.ID, Version: version,
	})
	if err := savedOne(n, err, "changing what was shared"); err != nil {
		return err
	}
	if err := tx.q.AddSharingVersion(tx.ctx, gen.AddSharingVersionParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), SharingID: s.ID, Version: version, ChangedBy: string(tx.actor.Account), ChangedAt: tx.now, Sealed: old,
	}); err != nil {
		return fmt.Errorf("keeping what was shared as it was: %w", err)
	}
	if sameSet(was.Sharing.About, s.About) {
		return nil // as it was written: two entries that are one now may be two again
	}
	if err := tx.q.DropSharingAbout(tx.ctx, gen.DropSharingAboutParams{TenantID: tx.tenant(), FamilyID: p.Family(), SharingID: s.ID}); err != nil {
		return fmt.Errorf("changing whom it was about: %w", err)
	}
	return tx.addSharingAbout(p, s)
}

func sameSet(a, b []access.PersonID) bool {
	a, b = slices.Clone(a), slices.Clone(b)
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(a, b)
}

// PutSharingAnswer keeps what one of the family was asked and told, in the place of what was there: call ChangeSharing with it, which
// keeps that.
func (tx *Tx) PutSharingAnswer(p access.Pass, a sharing.Answer) error {
	sealed, err := tx.sealFor(p, sharingAnswerPlace(a.Sharing, a.Person), a.Words)
	if err != nil {
		return err
	}
	if err := tx.q.PutSharingAnswer(tx.ctx, gen.PutSharingAnswerParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), SharingID: a.Sharing, PersonID: a.Person, Asked: string(a.Asked), Reason: string(a.Reason),
		Told: string(a.Told), ToldOn: a.ToldOn, LookAgainOn: a.LookAgainOn, SaidBy: string(a.By), SaidAt: tx.now, Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("writing down who was asked and told: %w", err)
	}
	return nil
}

// SharingFamily is the family of something that was shared, ErrNotFound for what is not there.
func (r *Reading) SharingFamily(id string) (access.FamilyID, error) {
	f, err := r.q.SharingFamily(r.ctx, gen.SharingFamilyParams{TenantID: r.tenant(), ID: id})
	if err != nil {
		return "", fmt.Errorf("finding what was shared: %w", r.asHidden(err))
	}
	return f, nil
}

// Sharings are all that was written down of what was shared about a family, shut, the latest first.
func (r *Reading) Sharings(p access.Pass) ([]access.Held[Shared], error) {
	if !p.Covers(r.tenant(), p.Family()) {
		return nil, access.ErrNoPass
	}
	rows, err := again(r, "sharings of "+string(p.Family()), func() ([]gen.Sharing, error) {
		return r.q.SharingsOfFamily(r.ctx, gen.SharingsOfFamilyParams{TenantID: r.tenant(), FamilyID: p.Family()})
	})
	if err != nil {
		return nil, fmt.Errorf("reading what was shared: %w", err)
	}
	about, answers, err := r.ofSharings(p)
	if err != nil {
		return nil, err
	}
	people, err := r.people(p.Family())
	if err != nil {
		return nil, err
	}
	adults := map[access.PersonID]bool{}
	for _, one := range people {
		adults[one.ID] = one.Kind == family.Adult
	}
	adult := func(p access.PersonID) bool { return adults[p] }
	tied, err := r.tiedNow(p.Family(), people)
	if err != nil {
		return nil, err
	}
	all := make([]access.Held[Shared], len(rows))
	for i, row := range rows {
		s := sharing.Sharing{
			ID: row.ID, On: row.SharedOn, Ground: sharing.Ground(row.Ground), ToComplete: row.ToComplete == 1, About: about[row.ID],
			WrittenBy: access.AccountID(row.WrittenBy), WrittenAt: row.WrittenAt, Version: int(row.Version),
		}
		if err := r.unseal(p.Family(), sharingPlace(s.ID), row.Sealed, &s.Words); err != nil {
			return nil, err
		}
		all[i] = holdShared(s, answers[s.ID], adult, tied)
	}
	return all, nil
}

// holdShared shuts it: of the family for those who may read of it and reach each child it is about. Nobody's answer is for anybody
// else of the family.
func holdShared(s sharing.Sharing, answers []sharing.Answer, adult func(access.PersonID) bool, tied func(who, child access.PersonID) bool) access.Held[Shared] {
	var children []access.PersonID
	for _, p := range s.About {
		if !adult(p) {
			children = append(children, p)
		}
	}
	// An adult who is nothing to one of the children any more reads no further, whatever part they still have.
	readers := slices.DeleteFunc(s.Readers(answers, adult), func(p access.PersonID) bool {
		return adult(p) && slices.ContainsFunc(children, func(c access.PersonID) bool { return !tied(p, c) })
	})
	one := Shared{Sharing: s}
	for _, a := range answers {
		var own []access.PersonID
		for _, p := range readers {
			if p == a.Person {
				own = append(own, p)
			}
		}
		one.Answers = append(one.Answers, access.HoldOwn(a, own, children, s.WrittenBy, sharedWork()...))
	}
	return access.HoldOwn(one, readers, children, s.WrittenBy, sharedWork()...)
}

// tiedNow says who is related to which child today.
func (r *Reading) tiedNow(f access.FamilyID, people []family.Person) (func(who, child access.PersonID) bool, error) {
	links, err := r.relationships(f)
	if err != nil {
		return nil, err
	}
	stands, now := standsFor(people), map[[2]access.PersonID]bool{}
	for _, l := range links {
		if l.Until.IsZero() || l.Until.After(r.Today()) {
			now[[2]access.PersonID{stands(l.Person), stands(l.Child)}] = true
		}
	}
	return func(who, child access.PersonID) bool { return now[[2]access.PersonID{who, child}] }, nil
}

func (r *Reading) ofSharings(p access.Pass) (map[string][]access.PersonID, map[string][]sharing.Answer, error) {
	about, answers := map[string][]access.PersonID{}, map[string][]sharing.Answer{}
	whom, err := again(r, "whom sharings are about of "+string(p.Family()), func() ([]gen.SharingAboutOfFamilyRow, error) {
		return r.q.SharingAboutOfFamily(r.ctx, gen.SharingAboutOfFamilyParams{TenantID: r.tenant(), FamilyID: p.Family()})
	})
	if err != nil {
		return nil, nil, fmt.Errorf("reading whom what was shared is about: %w", err)
	}
	stands, err := r.StandsFor(p.Family())
	if err != nil {
		return nil, nil, err
	}
	for _, row := range whom {
		if who := stands(row.PersonID); !slices.Contains(about[row.SharingID], who) {
			about[row.SharingID] = append(about[row.SharingID], who)
		}
	}
	rows, err := again(r, "answers to sharings of "+string(p.Family()), func() ([]gen.SharingAnswer, error) {
		return r.q.SharingAnswersOfFamily(r.ctx, gen.SharingAnswersOfFamilyParams{TenantID: r.tenant(), FamilyID: p.Family()})
	})
	if err != nil {
		return nil, nil, fmt.Errorf("reading who was asked and told: %w", err)
	}
	for _, row := range rows {
		a, err := r.sharingAnswer(p.Family(), row)
		if err != nil {
			return nil, nil, err
		}
		a.Person = stands(a.Person)
		same := slices.IndexFunc(answers[a.Sharing], func(b sharing.Answer) bool { return a.Person == b.Person })
		switch {
		case same < 0:
			answers[a.Sharing] = append(answers[a.Sharing], a)
		case a.At.Compare(answers[a.Sharing][same].At) > 0: // two entries that turned out to be one person
			answers[a.Sharing][same] = a
		}
	}
	return about, answers, nil
}

func (r *Reading) sharingAnswer(f access.FamilyID, row gen.SharingAnswer) (sharing.Answer, error) {
	a := sharing.Answer{
		Sharing: row.SharingID, Person: row.PersonID, Asked: sharing.Asked(row.Asked), Reason: sharing.Reason(row.Reason), Told: sharing.Told(row.Told),
		ToldOn: row.ToldOn, LookAgainOn: row.LookAgainOn, By: access.AccountID(row.SaidBy), At: row.SaidAt,
	}
	return a, r.unseal(f, sharingAnswerPlace(a.Sharing, a.Person), row.Sealed, &a.Words)
}

// EarlierSharings are what was written down of one sharing before it was changed, the latest first, for whoever of the staff may know it.
func (r *Reading) EarlierSharings(p access.Pass, of access.Held[Shared]) ([]sharing.Earlier, error) {
	s, open := access.Open(access.Know(p), of)
	if !open || !access.Know(p).Professional() {
		return nil, access.ErrNotFound
	}
	rows, err := r.q.SharingVersions(r.ctx, gen.SharingVersionsParams{TenantID: r.tenant(), SharingID: s.ID, FamilyID: p.Family()})
	if err != nil {
		return nil, fmt.Errorf("reading what was shared as it was: %w", err)
	}
	all := make([]sharing.Earlier, len(rows))
	for i, row := range rows {
		all[i] = sharing.Earlier{Until: row.ChangedAt, By: access.AccountID(row.ChangedBy)}
		if err := r.unseal(p.Family(), sharingVersionPlace(s.ID, int(row.Version)), row.Sealed, &all[i].Was); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// SharingWaits is something that was shared and waits for the reader: its id, shut for those who may know of it.
type SharingWaits struct {
	ID     string
	Family access.FamilyID
	For    access.Held[string]
}

// SharingsToComplete are what the reader wrote down, or as social worker answers for, and is not complete.
func (r *Reading) SharingsToComplete() ([]SharingWaits, error) {
	if r.actor.Office == access.FamilyMember {
		return nil, nil
	}
	rows, err := r.q.SharingsToComplete(r.ctx, gen.SharingsToCompleteParams{TenantID: r.tenant(), AccountID: string(r.actor.Account), Unit: number(r.actor.Office == access.Unit)})
	if err != nil {
		return nil, fmt.Errorf("listing what was shared and is to be completed: %w", err)
	}
	all := make([]SharingWaits, len(rows))
	for i, row := range rows {
		all[i] = SharingWaits{row.ID, row.FamilyID, access.HoldOwn(row.ID, nil, nil, access.AccountID(row.WrittenBy), sharedWork()...)}
	}
	return all, nil
}

// SharingsToLookAtAgain are those of which somebody was not told, for the family's social worker from the day to look again.
func (r *Reading) SharingsToLookAtAgain() ([]SharingWaits, error) {
	if r.actor.Office == access.FamilyMember {
		return nil, nil
	}
	rows, err := r.q.SharingsToLookAtAgain(r.ctx, gen.SharingsToLookAtAgainParams{TenantID: r.tenant(), AccountID: r.actor.Account, Today: r.Today()})
	if err != nil {
		return nil, fmt.Errorf("listing who is to be told of what was shared: %w", err)
	}
	all := make([]SharingWaits, len(rows))
	for i, row := range rows {
		all[i] = SharingWaits{row.SharingID, row.FamilyID, access.HoldOwn(row.SharingID, nil, nil, "", sharedWork()...)}
	}
	return all, nil
}
