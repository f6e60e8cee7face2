package store

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"kith/access"
	"kith/family"
	"kith/internal/store/gen"
	"kith/timescale"
)

const raisedWithin = 30 // days

// RaisedLook is looking that is raised to a person: whose, at which family (none where it was many), on which day, and why.
type RaisedLook struct {
	Account   access.AccountID
	Family    access.FamilyID
	Day       timescale.Date
	Why       access.WhyRaised
	From      timescale.Instant // when they were first stopped, where they were
	Found     access.LookFound  // empty until somebody looked into it
	SettledBy access.AccountID
	SettledAt timescale.Instant
}

// ID tells one from another. It is of a form, and of no address. No part of it is empty: a form makes two spaces one.
func (l RaisedLook) ID() string {
	parts := []string{string(l.Account), cmp.Or(string(l.Family), "many"), l.Day.String(), string(l.Why)}
	if !l.From.IsZero() {
		parts = append(parts, l.From.String())
	}
	return strings.Join(parts, " ")
}

// RaisedLooks is the unusual looking of the last month, the latest first: what is in the log now, an entry of this moment included.
// It takes a pass for looking at that. Surnames are compared here, and none leaves.
func (r *Reading) RaisedLooks(p access.Pass) ([]RaisedLook, error) {
	if !p.Given() || p.Deed() != access.ViewUnusual && p.Deed() != access.SettleUnusual {
		return nil, access.ErrNoPass
	}
	return r.raisedLooks()
}

func (r *Reading) raisedLooks() ([]RaisedLook, error) {
	since := r.Today().AddDays(-raisedWithin)
	alone, err := r.q.LooksWithoutPart(r.ctx, gen.LooksWithoutPartParams{
		TenantID: r.tenant(), SinceAt: since.At(0, 0), LookDeed: string(access.LookAsDuty), OpenDeed: string(access.OpenAsDuty),
	})
	if err != nil {
		return nil, fmt.Errorf("reading who looked without a part: %w", err)
	}
	opened, err := r.q.FamiliesOpened(r.ctx, gen.FamiliesOpenedParams{TenantID: r.tenant(), SinceAt: since.At(0, 0)})
	if err != nil {
		return nil, fmt.Errorf("reading who opened families: %w", err)
	}
	var all []RaisedLook
	for _, row := range alone {
		if all, err = raise(all, row.AccountID, row.FamilyID, row.DayOn, access.RaisedNoPart); err != nil {
			return nil, err
		}
		opened = append(opened, gen.FamiliesOpenedRow(row))
	}
	settled, err := r.q.LooksSettled(r.ctx, gen.LooksSettledParams{TenantID: r.tenant(), SinceOn: since})
	if err != nil {
		return nil, fmt.Errorf("reading what came of unusual looking: %w", err)
	}
	stopped, err := r.stoppedLooks(settled, since)
	if err != nil {
		return nil, err
	}
	accounts, err := r.EveryAccount()
	if err != nil {
		return nil, err
	}
	if all, err = r.ownNames(all, opened, accounts); err != nil {
		return nil, err
	}
	many := map[access.AccountID]int{}
	for _, a := range accounts {
		if bound, is := access.BoundOf(a.Office); is {
			many[a.ID] = bound.Day
		}
	}
	type day struct {
		who access.AccountID
		on  string
	}
	families := map[day]map[access.FamilyID]bool{}
	for _, row := range opened {
		d := day{row.AccountID, row.DayOn}
		if families[d] == nil {
			families[d] = map[access.FamilyID]bool{}
		}
		if families[d][row.FamilyID] = true; len(families[d]) == many[row.AccountID] {
			if all, err = raise(all, row.AccountID, "", row.DayOn, access.RaisedMany); err != nil {
				return nil, err
			}
		}
	}
	return settledAmong(append(all, stopped...), settled), nil
}

func raise(all []RaisedLook, who access.AccountID, f access.FamilyID, day string, why access.WhyRaised) ([]RaisedLook, error) {
	on, err := timescale.Parse(day)
	if err != nil {
		return nil, fmt.Errorf("reading the day of a look: %w", err)
	}
	one := RaisedLook{Account: who, Family: f, Day: on, Why: why}
	if slices.Contains(all, one) {
		return all, nil
	}
	return append(all, one), nil
}

// stoppedLooks are those who were stopped at opening many families within an hour: on each day what was stopped until somebody looked
// into it, and then what was stopped since.
func (r *Reading) stoppedLooks(settled []gen.LooksSettledRow, since timescale.Date) ([]RaisedLook, error) {
	rows, err := r.q.LooksStopped(r.ctx, gen.LooksStoppedParams{TenantID: r.tenant(), SinceAt: since.At(0, 0)})
	if err != nil {
		return nil, fmt.Errorf("reading who was stopped: %w", err)
	}
	var all []RaisedLook
	raised := map[RaisedLook]bool{} // without when they were first stopped
	for _, row := range rows {
		on, err := timescale.Parse(row.DayOn)
		if err != nil {
			return nil, fmt.Errorf("reading the day of a look: %w", err)
		}
		one := RaisedLook{Account: row.AccountID, Day: on, Why: access.RaisedStopped}
		at := slices.IndexFunc(settled, func(s gen.LooksSettledRow) bool { return one.isIn(s) && !s.SettledAt.Before(row.At) })
		if at >= 0 {
			one = one.settled(settled[at])
		}
		if !raised[one] {
			raised[one] = true
			one.From = row.At
			all = append(all, one)
		}
	}
	return all, nil
}

// ownNames adds whoever opened a family of whose children one has a surname like theirs.
func (r *Reading) ownNames(all []RaisedLook, opened []gen.FamiliesOpenedRow, accounts []Account) ([]RaisedLook, error) {
	own := map[access.AccountID]string{}
	for _, a := range accounts {
		if a.Office != access.FamilyMember {
			own[a.ID] = surname(a.Name)
		}
	}
	looked := map[access.FamilyID]bool{}
	for _, row := range opened {
		if own[row.AccountID] != "" {
			looked[row.FamilyID] = true
		}
	}
	families := slices.Sorted(maps.Keys(looked))
	rows, err := r.q.ChildrenOfEach(r.ctx, gen.ChildrenOfEachParams{TenantID: r.tenant(), Families: keysOf(families)})
	if err != nil {
		return nil, fmt.Errorf("comparing surnames: %w", err)
	}
	names := map[access.FamilyID]map[string]bool{}
	for _, row := range rows {
		var d family.Details
		if err := r.unseal(row.FamilyID, personPlace(access.PersonID(row.ID)), row.Sealed, &d); keyGone(err) {
			continue
		} else if err != nil {
			return nil, err
		}
		if names[row.FamilyID] == nil {
			names[row.FamilyID] = map[string]bool{}
		}
		names[row.FamilyID][surname(d.Name)] = true
	}
	for _, row := range opened {
		if own[row.AccountID] != "" && names[row.FamilyID][own[row.AccountID]] {
			if all, err = raise(all, row.AccountID, row.FamilyID, row.DayOn, access.RaisedOwnName); err != nil {
				return nil, err
			}
		}
	}
	return all, nil
}

func surname(name string) string {
	parts := strings.Fields(strings.ToLower(name))
	if len(parts) < 2 {
		return ""
	}
	return parts[len(parts)-1]
}

// isIn reports whether what came of something is about this.
func (l RaisedLook) isIn(s gen.LooksSettledRow) bool {
	return s.AccountID == l.Account && s.FamilyID == l.Family && s.DayOn == l.Day && access.WhyRaised(s.Why) == l.Why
}

func (l RaisedLook) settled(s gen.LooksSettledRow) RaisedLook {
	l.Found, l.SettledBy, l.SettledAt = access.LookFound(s.Found), access.AccountID(s.SettledBy), s.SettledAt
	return l
}

// settledAmong says what came of each but those who were stopped, where it says so already.
func settledAmong(all []RaisedLook, settled []gen.LooksSettledRow) []RaisedLook {
	came := map[string]gen.LooksSettledRow{}
	for _, row := range settled {
		came[RaisedLook{Account: row.AccountID, Family: row.FamilyID, Day: row.DayOn, Why: access.WhyRaised(row.Why)}.ID()] = row
	}
	for i := range all {
		if row, is := came[all[i].ID()]; is {
			all[i] = all[i].settled(row)
		}
	}
	slices.SortFunc(all, func(a, b RaisedLook) int {
		return cmp.Or(b.Day.Compare(a.Day), cmp.Compare(a.ID(), b.ID()))
	})
	return all
}

// SettleLook keeps what came of looking into it. Who was first stays. Of somebody who was stopped it covers what was stopped until now.
func (tx *Tx) SettleLook(p access.Pass, l RaisedLook, found access.LookFound) error {
	if !p.Given() || p.Deed() != access.SettleUnusual {
		return access.ErrNoPass
	}
	n, err := tx.q.SettleLook(tx.ctx, gen.SettleLookParams{
		TenantID: tx.tenant(), AccountID: l.Account, FamilyID: l.Family, DayOn: l.Day, Why: string(l.Why), Found: string(found),
		SettledBy: string(tx.actor.Account), SettledAt: tx.now,
	})
	return savedOne(n, err, "keeping what came of unusual looking")
}
