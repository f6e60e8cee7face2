package store

import (
	"errors"
	"fmt"

	"kith/access"
	"kith/family"
	"kith/internal/store/gen"
	"kith/plan"
	"kith/timescale"
)

// DutyPart is a part that a duty worker took in a family for a few hours.
type DutyPart struct {
	ID      string
	Account access.AccountID
	Reason  access.DutyReason
	Words   string
	From    timescale.Instant
	Until   timescale.Instant
	EndedAt timescale.Instant
	EndedBy access.AccountID
	ReadAt  timescale.Instant // when one of those who answer for the family first read of it
	ReadBy  access.AccountID
}

// Open reports whether the part allows anything still.
func (p DutyPart) Open(now timescale.Instant) bool { return p.EndedAt.IsZero() && now.Before(p.Until) }

// ClosedTo is one of the staff to whom a family is closed.
type ClosedTo struct {
	ID      string
	Account access.AccountID
	Why     string
	By      access.AccountID
	At      timescale.Instant
}

// dutySaid is what is sealed of either.
type dutySaid struct {
	Said string `json:"said"`
}

func dutyPlace(id string) string     { return "duty-part/" + id }
func closedToPlace(id string) string { return "closed-to/" + id }

// Found is a child whom a duty worker found, and the plan that they are on, if they are on one.
type Found struct {
	Family access.FamilyID
	Child  family.Person
	Kind   plan.Kind
	Since  timescale.Date
}

// FindOnDuty looks among the children of every family that has a social worker and is not closed to whoever asks, and says what
// plan each of those meant is on. It takes a pass for looking as a duty worker. Names are sealed, so each is opened and compared:
// there is no index of names that could be read.
func (r *Reading) FindOnDuty(p access.Pass, meant func(family.Person) bool) ([]Found, error) {
	if !p.Given() || p.Deed() != access.LookAsDuty {
		return nil, access.ErrNoPass
	}
	// Whoever may open no other family is told so whether the child is here or not.
	if err := onDuty(r.notTooMany(access.Standing{})); err != nil {
		return nil, err
	}
	families, err := r.q.DutyFamilies(r.ctx, gen.DutyFamiliesParams{TenantID: r.tenant(), AccountID: r.actor.Account})
	if err != nil {
		return nil, fmt.Errorf("listing the families of a search: %w", err)
	}
	return r.foundIn(families, meant)
}

// onDuty has whoever is stopped read what a duty worker can do.
func onDuty(err error) error {
	if slowed, is := errors.AsType[*access.Slowed](err); is {
		slowed.OnDuty = true
	}
	return err
}

func (r *Reading) foundIn(families []access.FamilyID, meant func(family.Person) bool) ([]Found, error) {
	rows, err := r.q.ChildrenOfEach(r.ctx, gen.ChildrenOfEachParams{TenantID: r.tenant(), Families: keysOf(families)})
	if err != nil {
		return nil, fmt.Errorf("reading the children of a search: %w", err)
	}
	var found []Found
	var of []access.FamilyID
	for _, row := range rows {
		c := family.Person{ID: access.PersonID(row.ID), Kind: family.Kind(row.Kind), State: family.Current}
		if err := r.unseal(row.FamilyID, personPlace(c.ID), row.Sealed, &c.Details); keyGone(err) {
			continue
		} else if err != nil {
			return nil, err
		}
		if meant(c) {
			found, of = append(found, Found{Family: row.FamilyID, Child: c}), append(of, row.FamilyID)
		}
	}
	plans, err := r.q.DutyPlans(r.ctx, gen.DutyPlansParams{TenantID: r.tenant(), Families: keysOf(of)})
	if err != nil {
		return nil, fmt.Errorf("reading the plans of a search: %w", err)
	}
	for i := range found {
		for _, row := range plans {
			if row.ChildID == found[i].Child.ID && (found[i].Kind == "" || plan.Kind(row.Kind) == plan.Protection) {
				found[i].Kind, found[i].Since = plan.Kind(row.Kind), row.BeganOn
			}
		}
	}
	return found, nil
}

// ChildOnDuty is one child whom a duty worker found before; ErrNotFound for one who is not there, and for one of a family that
// is closed to whoever asks. Whoever may open no other family is told so of either, and goes on to one that they found or opened.
func (r *Reading) ChildOnDuty(child access.PersonID) (Found, error) {
	f, open, err := r.openOnDuty(child)
	if err != nil {
		return Found{}, err
	}
	var parts access.Standing
	if f != "" {
		if parts, err = r.Standing(f); err != nil {
			return Found{}, err
		}
	}
	if err := onDuty(r.notTooMany(parts)); err != nil {
		return Found{}, err
	}
	found, err := r.foundIn(open, func(c family.Person) bool { return c.ID == child })
	if err != nil {
		return Found{}, err
	}
	if len(found) == 0 {
		return Found{}, access.ErrNotFound
	}
	return found[0], nil
}

// openOnDuty is the family of a child, where it is open to a duty worker: none for a child who is not there, as for one of a family
// that is closed to them.
func (r *Reading) openOnDuty(child access.PersonID) (access.FamilyID, []access.FamilyID, error) {
	f, err := r.PersonFamily(child)
	if errors.Is(err, access.ErrNotFound) {
		return "", nil, nil
	}
	if err != nil {
		return "", nil, err
	}
	open, err := r.q.DutyFamily(r.ctx, gen.DutyFamilyParams{TenantID: r.tenant(), FamilyID: f, AccountID: r.actor.Account})
	if err != nil {
		return "", nil, fmt.Errorf("reading whether a family is open to a duty worker: %w", err)
	}
	if len(open) == 0 {
		return "", nil, nil
	}
	return f, open, nil
}

// AllowOfficeIn is AllowOffice for a look at one family, whose entry says which. Standing is what they have in it besides.
func (r *Reading) AllowOfficeIn(in access.Standing, d access.Deed, subject string) (access.Pass, error) {
	pass, err := access.AllowOffice(r.actor, d, in.Family)
	if err != nil {
		return access.Pass{}, err
	}
	if r.note != nil {
		if in.Family != "" {
			if err := r.notTooMany(in); err != nil {
				return access.Pass{}, err
			}
		}
		r.note(subject, pass)
	}
	return pass, nil
}

// AddDutyPart gives the actor a duty worker's part in the family.
func (tx *Tx) AddDutyPart(p access.Pass, one DutyPart) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	sealed, err := tx.seal(p.Family(), dutyPlace(one.ID), dutySaid{one.Words})
	if err != nil {
		return err
	}
	if err := tx.q.AddDutyPart(tx.ctx, gen.AddDutyPartParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: one.ID, AccountID: tx.actor.Account, Reason: string(one.Reason),
		FromAt: one.From, UntilAt: one.Until, Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("adding a duty worker's part: %w", err)
	}
	return nil
}

// DutyParts are those that anybody took in the family of the pass, the latest first.
func (r *Reading) DutyParts(p access.Pass) ([]DutyPart, error) {
	if !p.Covers(r.tenant(), p.Family()) {
		return nil, access.ErrNoPass
	}
	rows, err := r.q.DutyPartsOf(r.ctx, gen.DutyPartsOfParams{TenantID: r.tenant(), FamilyID: p.Family()})
	if err != nil {
		return nil, fmt.Errorf("reading who looked without a part: %w", err)
	}
	all := make([]DutyPart, len(rows))
	for i, row := range rows {
		var said dutySaid
		if err := r.unseal(p.Family(), dutyPlace(row.ID), row.Sealed, &said); err != nil {
			return nil, err
		}
		all[i] = DutyPart{
			ID: row.ID, Account: row.AccountID, Reason: access.DutyReason(row.Reason), Words: said.Said, From: row.FromAt, Until: row.UntilAt,
			EndedAt: row.EndedAt, EndedBy: access.AccountID(row.EndedBy.String), ReadAt: row.ReadAt, ReadBy: access.AccountID(row.ReadBy.String),
		}
	}
	return all, nil
}

// OwnDutyParts are the families that are open to the actor as a duty worker now, by until when.
func (r *Reading) OwnDutyParts() (map[access.FamilyID]timescale.Instant, error) {
	rows, err := r.q.OwnDutyParts(r.ctx, gen.OwnDutyPartsParams{TenantID: r.tenant(), AccountID: r.actor.Account, Now: r.now})
	if err != nil {
		return nil, fmt.Errorf("listing one's own parts on duty: %w", err)
	}
	all := map[access.FamilyID]timescale.Instant{}
	for _, row := range rows {
		all[row.FamilyID] = row.UntilAt
	}
	return all, nil
}

// EndDutyPart ends one, at once; ErrNotFound where it is not there or has been ended.
func (tx *Tx) EndDutyPart(p access.Pass, id string) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	n, err := tx.q.EndDutyPart(tx.ctx, gen.EndDutyPartParams{
		EndedAt: tx.now, EndedBy: null(string(tx.actor.Account)), TenantID: tx.tenant(), FamilyID: p.Family(), ID: id,
	})
	if err != nil {
		return fmt.Errorf("ending a duty worker's part: %w", err)
	}
	if n == 0 {
		return access.ErrNotFound
	}
	return nil
}

// ReadDutyParts keeps that one of those who answer for the family has read who looked.
func (tx *Tx) ReadDutyParts(p access.Pass) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	if err := tx.q.ReadDutyParts(tx.ctx, gen.ReadDutyPartsParams{
		ReadAt: tx.now, ReadBy: null(string(tx.actor.Account)), TenantID: tx.tenant(), FamilyID: p.Family(),
	}); err != nil {
		return fmt.Errorf("keeping who read of a duty worker's part: %w", err)
	}
	return nil
}

// DutyToRead are the families of the actor's in which somebody looked without a part, and nobody who answers for it has read so.
func (r *Reading) DutyToRead() ([]access.FamilyID, error) {
	found, err := r.q.DutyPartsToRead(r.ctx, gen.DutyPartsToReadParams{TenantID: r.tenant(), AccountID: r.actor.Account, Today: r.Today()})
	if err != nil {
		return nil, fmt.Errorf("listing who looked without a part: %w", err)
	}
	return found, nil
}
