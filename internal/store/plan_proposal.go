package store

import (
	"fmt"

	"kith/access"
	"kith/internal/store/gen"
	"kith/plan"
	"kith/timescale"
)

// AddProposal keeps that somebody of the family proposed something for a plan; the words are a statement of theirs.
func (tx *Tx) AddProposal(p access.Pass, a plan.Proposal) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	sealed, err := tx.seal(p.Family(), "plan-proposal/"+a.ID, a.Words)
	if err != nil {
		return err
	}
	if err := tx.q.AddProposal(tx.ctx, gen.AddProposalParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: a.ID, PlanID: string(a.Plan), StatementID: a.Statement, MadeAt: tx.now, Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("adding a proposal: %w", err)
	}
	return nil
}

// SaveProposal keeps what became of a proposal. ErrStale means that somebody else was faster.
func (tx *Tx) SaveProposal(p access.Pass, a plan.Proposal) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	sealed, err := tx.seal(p.Family(), "plan-proposal/"+a.ID, a.Words)
	if err != nil {
		return err
	}
	n, err := tx.q.SaveProposal(tx.ctx, gen.SaveProposalParams{
		State: string(a.State), LineID: null(string(a.Line)), AnsweredBy: null(string(p.Actor().Account)), AnsweredAt: tx.now,
		Sealed: sealed, TenantID: tx.tenant(), FamilyID: p.Family(), ID: a.ID,
	})
	return savedOne(n, err, "saving a proposal")
}

// Proposals are what a family proposed. What became of one is for those who may know its statement: read those first.
func (r *Reading) Proposals(p access.Pass) ([]plan.Proposal, error) {
	rows, err := r.q.ProposalsOfFamily(r.ctx, gen.ProposalsOfFamilyParams{TenantID: r.tenant(), FamilyID: p.Family()})
	if err != nil {
		return nil, fmt.Errorf("reading proposals: %w", err)
	}
	all := make([]plan.Proposal, len(rows))
	for i, row := range rows {
		all[i] = plan.Proposal{
			ID: row.ID, Plan: plan.ID(row.PlanID), Statement: row.StatementID, State: plan.ProposalState(row.State),
			Line: plan.LineID(row.LineID.String), AnsweredBy: access.AccountID(row.AnsweredBy.String), AnsweredAt: row.AnsweredAt,
			MadeAt: row.MadeAt, Version: int(row.Version),
		}
		if err := r.unseal(p.Family(), "plan-proposal/"+row.ID, row.Sealed, &all[i].Words); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// LegalAdvice is a concern about co-operation with a plan, and the legal advice asked for.
type LegalAdvice struct {
	ID      string
	Plan    plan.ID
	Given   bool
	AskedOn timescale.Date
	GivenOn timescale.Date
	About   access.Party // whose co-operation
	ToldOn  timescale.Date
	Words   AdviceWords
}

// AdviceWords are sealed with the family's key.
type AdviceWords struct {
	Concern  string `json:"concern"`
	Evidence string `json:"evidence"`
	Told     string `json:"told"` // the plain words in which the parent was told
	Outcome  string `json:"outcome,omitempty"`
}

// AddLegalAdvice keeps that legal advice was asked for.
func (tx *Tx) AddLegalAdvice(p access.Pass, a LegalAdvice) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	sealed, err := tx.seal(p.Family(), "legal-advice/"+a.ID, a.Words)
	if err != nil {
		return err
	}
	if err := tx.q.AddLegalAdvice(tx.ctx, gen.AddLegalAdviceParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: a.ID, PlanID: string(a.Plan), AskedOn: a.AskedOn, About: string(a.About),
		ToldOn: a.ToldOn, RecordedBy: string(p.Actor().Account), At: tx.now, Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("adding a request for legal advice: %w", err)
	}
	return nil
}

// GiveLegalAdvice keeps the outcome of the advice.
func (tx *Tx) GiveLegalAdvice(p access.Pass, a LegalAdvice) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	sealed, err := tx.seal(p.Family(), "legal-advice/"+a.ID, a.Words)
	if err != nil {
		return err
	}
	n, err := tx.q.SaveLegalAdvice(tx.ctx, gen.SaveLegalAdviceParams{
		GivenOn: a.GivenOn, Sealed: sealed, TenantID: tx.tenant(), FamilyID: p.Family(), ID: a.ID,
	})
	return savedOne(n, err, "saving legal advice")
}

// AdviceTold is what a parent was told when legal advice was asked for.
type AdviceTold struct {
	Plan plan.ID
	On   timescale.Date
	Told string
}

// AdviceTold are the plain words in which parents were told of requests for legal advice, each shut for the one it was
// said to: the evidence and the advice are not in them.
func (r *Reading) AdviceTold(f access.FamilyID) ([]access.Held[AdviceTold], error) {
	all, err := r.legalAdvices(f)
	if err != nil {
		return nil, err
	}
	held := make([]access.Held[AdviceTold], len(all))
	for i, a := range all {
		held[i] = access.Hold(AdviceTold{Plan: a.Plan, On: a.ToldOn, Told: a.Words.Told}, access.For(access.Named, a.About), nil, "")
	}
	return held, nil
}

// LegalAdvices are a family's requests for legal advice, each shut for the professionals of the case.
func (r *Reading) LegalAdvices(f access.FamilyID) ([]access.Held[LegalAdvice], error) {
	all, err := r.legalAdvices(f)
	if err != nil {
		return nil, err
	}
	held := make([]access.Held[LegalAdvice], len(all))
	for i, a := range all {
		held[i] = access.Hold(a, access.For(access.Professionals), nil, "")
	}
	return held, nil
}

func (r *Reading) legalAdvices(f access.FamilyID) ([]LegalAdvice, error) {
	rows, err := r.q.LegalAdviceOfFamily(r.ctx, gen.LegalAdviceOfFamilyParams{TenantID: r.tenant(), FamilyID: f})
	if err != nil {
		return nil, fmt.Errorf("reading legal advice: %w", err)
	}
	all := make([]LegalAdvice, len(rows))
	for i, row := range rows {
		a := LegalAdvice{
			ID: row.ID, Plan: plan.ID(row.PlanID), Given: row.State == "given", AskedOn: row.AskedOn, GivenOn: row.GivenOn,
			About: access.Party(row.About), ToldOn: row.ToldOn,
		}
		if err := r.unseal(f, "legal-advice/"+a.ID, row.Sealed, &a.Words); err != nil {
			return nil, err
		}
		all[i] = a
	}
	return all, nil
}
