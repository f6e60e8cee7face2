package store

import (
	"errors"
	"fmt"
	"slices"

	"kith/access"
	"kith/conference"
	"kith/internal/store/gen"
)

// HandOver gives what is one worker's in a family, and not finished, to another: reports asked for and not sent, visits
// planned, the lead of plans, what is to be arranged, and what a conference that is not over has put down for them. What
// was sent, made or decided stays in the name of whoever did it.
func (tx *Tx) HandOver(p access.Pass, from, to access.AccountID) error {
	f := p.Family()
	if err := tx.covered(p, f); err != nil {
		return err
	}
	was, now := null(string(from)), null(string(to))
	return errors.Join(
		handed("reports", tx.q.HandOverReports(tx.ctx, gen.HandOverReportsParams{
			TenantID: tx.tenant(), FamilyID: f, FromAccount: string(from), ToAccount: string(to),
		})),
		handed("visits", tx.q.HandOverVisits(tx.ctx, gen.HandOverVisitsParams{
			TenantID: tx.tenant(), FamilyID: f, FromAccount: string(from), ToAccount: string(to),
		})),
		handed("plans", tx.q.HandOverPlans(tx.ctx, gen.HandOverPlansParams{
			TenantID: tx.tenant(), FamilyID: f, FromAccount: was, ToAccount: now,
		})),
		handed("arrangements", tx.q.HandOverNeeds(tx.ctx, gen.HandOverNeedsParams{
			TenantID: tx.tenant(), FamilyID: f, FromAccount: was, ToAccount: now,
		})),
		handed("next steps", tx.q.HandOverNextSteps(tx.ctx, gen.HandOverNextStepsParams{
			TenantID: tx.tenant(), FamilyID: f, FromAccount: was, ToAccount: now,
		})),
		handed("the outline", tx.q.HandOverOutline(tx.ctx, gen.HandOverOutlineParams{
			TenantID: tx.tenant(), FamilyID: f, FromAccount: string(from), ToAccount: string(to),
		})),
	)
}

func handed(what string, err error) error {
	if err != nil {
		return fmt.Errorf("handing over %s: %w", what, err)
	}
	return nil
}

// HandOverSeat gives a place in the core group that a conference is choosing to another invitation.
func (tx *Tx) HandOverSeat(p access.Pass, from, to string) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	return handed("a place in the core group", tx.q.HandOverCoreGroupChoice(tx.ctx, gen.HandOverCoreGroupChoiceParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), FromInvitation: from, ToInvitation: to,
	}))
}

// HandOverStaff gives those whom one manager manages another manager.
func (tx *Tx) HandOverStaff(p access.Pass, from, to access.AccountID) error {
	if !p.Given() || p.Actor().Tenant != tx.tenant() {
		return access.ErrNoPass
	}
	return handed("staff", tx.q.HandOverStaff(tx.ctx, gen.HandOverStaffParams{
		TenantID: tx.tenant(), FromAccount: null(string(from)), ToAccount: null(string(to)),
	}))
}

// ManagedBy is how many of the staff somebody manages.
func (r *Reading) ManagedBy(who access.AccountID) (int, error) {
	n, err := r.q.ManagedBy(r.ctx, gen.ManagedByParams{TenantID: r.tenant(), AccountID: null(string(who))})
	if err != nil {
		return 0, fmt.Errorf("counting whom somebody manages: %w", err)
	}
	return int(n), nil
}

// Case is a family in which somebody of the staff has a part that goes to another when they leave.
type Case struct {
	Family access.FamilyID
	Kind   access.PartKind
}

// CasesHeldBy are the families where somebody is the social worker or the manager.
func (r *Reading) CasesHeldBy(who access.AccountID) ([]Case, error) {
	rows, err := r.q.CasesHeldBy(r.ctx, gen.CasesHeldByParams{TenantID: r.tenant(), AccountID: who})
	if err != nil {
		return nil, fmt.Errorf("reading who holds cases: %w", err)
	}
	all := make([]Case, len(rows))
	for i, row := range rows {
		all[i] = Case{Family: row.FamilyID, Kind: access.PartKind(row.Kind)}
	}
	return all, nil
}

// CasesLeftBehind are the families whose social worker or manager has left, of those that the actor manages; for the
// safeguarding unit, those that nobody manages any more.
func (r *Reading) CasesLeftBehind() ([]Case, error) {
	rows, err := r.q.CasesLeftBehind(r.ctx, gen.CasesLeftBehindParams{
		TenantID: r.tenant(), Unit: flag(r.actor.Office == access.Unit), AccountID: r.actor.Account, Today: r.Today(),
	})
	if err != nil {
		return nil, fmt.Errorf("listing cases left behind: %w", err)
	}
	all := make([]Case, len(rows))
	for i, row := range rows {
		all[i] = Case{Family: row.FamilyID, Kind: access.PartKind(row.Kind)}
	}
	return all, nil
}

// Covered are those whom the actor covers for today.
func (r *Reading) Covered() ([]access.AccountID, error) {
	away, err := r.q.AbsencesCoveredBy(r.ctx, gen.AbsencesCoveredByParams{
		TenantID: r.tenant(), Cover: r.actor.Account, Today: r.Today(),
	})
	if err != nil {
		return nil, fmt.Errorf("reading who is covered: %w", err)
	}
	covered := make([]access.AccountID, len(away))
	for i, a := range away {
		covered[i] = a.AccountID
	}
	return covered, nil
}

// InvitationsCovered are those of somebody for whom the actor covers today, to a conference with a day, that nobody has
// answered yet: one for each conference.
func (r *Reading) InvitationsCovered() ([]Waiting, error) {
	rows, err := r.q.InvitationsCovered(r.ctx, gen.InvitationsCoveredParams{TenantID: r.tenant(), Cover: r.actor.Account, Today: r.Today()})
	if err != nil {
		return nil, fmt.Errorf("listing invitations of those who are away: %w", err)
	}
	var all []Waiting
	for _, row := range rows {
		w := Waiting{ID: row.ID, Family: row.FamilyID, Conference: conference.ID(row.ConferenceID), On: dayOf(row.ConferenceState, row.HeldOn, row.ResumesOn)}
		if !w.On.IsZero() && !slices.ContainsFunc(all, func(one Waiting) bool { return one.Conference == w.Conference }) {
			all = append(all, w)
		}
	}
	return all, nil
}
