package store

import (
	"fmt"

	"kith/access"
	"kith/conference"
	"kith/internal/store/gen"
	"kith/timescale"
)

func flag(b bool) int32 {
	if b {
		return 1
	}
	return 0
}

// ConferencesToCome are the conferences not over in the families that the actor takes part in, all of the tenant's for
// the safeguarding unit. Their words stay shut: a page opens each with a pass of its own.
func (r *Reading) ConferencesToCome() ([]conference.Conference, error) {
	rows, err := r.q.ConferencesFor(r.ctx, gen.ConferencesForParams{
		TenantID: r.tenant(), Every: flag(r.actor.Office == access.Unit), AccountID: r.actor.Account, Today: r.Today(),
	})
	return outlines(rows, err)
}

// LateConferences are those booked or held after their last day, and those whose last day went by, with the reasons
// given, for whoever's job it is to look at lateness.
func (r *Reading) LateConferences(p access.Pass) ([]conference.Conference, error) {
	if p.Deed() != access.ViewLateness || p.Actor() != r.actor {
		return nil, access.ErrNoPass
	}
	rows, err := r.q.LateConferences(r.ctx, gen.LateConferencesParams{TenantID: r.tenant(), Today: r.Today()})
	if err != nil {
		return nil, fmt.Errorf("listing late conferences: %w", err)
	}
	all := make([]conference.Conference, len(rows))
	for i, row := range rows {
		if all[i], err = r.conference(row); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// outlines are conferences without their words and children.
func outlines(rows []gen.Conference, err error) ([]conference.Conference, error) {
	if err != nil {
		return nil, fmt.Errorf("listing conferences: %w", err)
	}
	all := make([]conference.Conference, len(rows))
	for i, row := range rows {
		all[i] = outline(row)
	}
	return all, nil
}

// AddChange notes what happened to a conference's booking, and who was told of it.
func (tx *Tx) AddChange(p access.Pass, c conference.Change) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	sealed, err := tx.seal(p.Family(), "conference change/"+c.ID, c.Reason)
	if err != nil {
		return err
	}
	if err := tx.q.AddConferenceChange(tx.ctx, gen.AddConferenceChangeParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: c.ID, ConferenceID: string(c.Conference), Change: string(c.Kind),
		WasOn: c.Was, NowOn: c.Now, WasChair: null(string(c.WasChair)), NowChair: null(string(c.NowChair)), ByAccount: string(p.Actor().Account), AgreedBy: null(string(c.AgreedBy)), At: tx.now, Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("noting a change: %w", err)
	}
	if err := tx.addForFamily(p, c); err != nil {
		return err
	}
	for _, t := range c.Told {
		if err := tx.AddChangeTold(p, c.ID, t); err != nil {
			return err
		}
	}
	return nil
}

// AddChangeTold notes that somebody was told of a change.
func (tx *Tx) AddChangeTold(p access.Pass, change string, t conference.Told) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	id := tx.NewID()
	who, err := tx.seal(p.Family(), "told/"+id, t.Who)
	if err != nil {
		return err
	}
	if err := tx.q.AddConferenceTold(tx.ctx, gen.AddConferenceToldParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: id, ChangeID: change, How: t.How, ToldOn: t.On,
		ByAccount: string(p.Actor().Account), Sealed: who,
	}); err != nil {
		return fmt.Errorf("noting who was told: %w", err)
	}
	return nil
}

// Changes are what happened to a conference's booking, the first first, for professionals alone.
func (r *Reading) Changes(p access.Pass, id conference.ID) ([]access.Held[conference.Change], error) {
	rows, err := r.q.ConferenceChanges(r.ctx, gen.ConferenceChangesParams{TenantID: r.tenant(), ConferenceID: string(id)})
	if err != nil {
		return nil, fmt.Errorf("reading a conference's changes: %w", err)
	}
	told, err := r.q.ConferenceTold(r.ctx, gen.ConferenceToldParams{TenantID: r.tenant(), ConferenceID: string(id)})
	if err != nil {
		return nil, fmt.Errorf("reading who was told: %w", err)
	}
	family, err := r.forFamily(p, id)
	if err != nil {
		return nil, err
	}
	held := make([]access.Held[conference.Change], 0, len(rows))
	for _, row := range rows {
		c := conference.Change{
			ID: row.ID, Conference: id, Kind: conference.ChangeKind(row.Change), Was: row.WasOn, Now: row.NowOn,
			WasChair: access.AccountID(row.WasChair.String), NowChair: access.AccountID(row.NowChair.String),
			By: access.AccountID(row.ByAccount), AgreedBy: access.AccountID(row.AgreedBy.String), At: row.At,
			Family: family[row.ID],
		}
		if err := r.unseal(p.Family(), "conference change/"+c.ID, row.Sealed, &c.Reason); err != nil {
			return nil, err
		}
		for _, t := range told {
			if t.ChangeID != c.ID {
				continue
			}
			one := conference.Told{How: t.How, On: t.ToldOn}
			if err := r.unseal(p.Family(), "told/"+t.ID, t.Sealed, &one.Who); err != nil {
				return nil, err
			}
			c.Told = append(c.Told, one)
		}
		held = append(held, access.Hold(c, access.For(access.Professionals), nil, ""))
	}
	return held, nil
}

// PutChairRecord keeps what a chair is qualified by, in the place of what was kept before.
func (tx *Tx) PutChairRecord(p access.Pass, c conference.ChairRecord) error {
	if !p.Given() || p.Deed() != access.KeepChairs || p.Actor().Tenant != tx.tenant() {
		return access.ErrNoPass
	}
	if err := tx.q.DropChairRecord(tx.ctx, gen.DropChairRecordParams{TenantID: tx.tenant(), AccountID: c.Account}); err != nil {
		return fmt.Errorf("replacing a chair's record: %w", err)
	}
	if err := tx.q.AddChairRecord(tx.ctx, gen.AddChairRecordParams{
		TenantID: tx.tenant(), AccountID: c.Account, Qualification: c.Qualification, Experience: c.Experience,
		CheckedOn: c.CheckedOn, ExpiresOn: c.ExpiresOn, ByAccount: string(c.CheckedBy), At: tx.now,
	}); err != nil {
		return fmt.Errorf("keeping a chair's record: %w", err)
	}
	return nil
}

// ChairRecords are what is kept of the tenant's chairs, by account.
func (r *Reading) ChairRecords() (map[access.AccountID]conference.ChairRecord, error) {
	rows, err := r.q.ChairRecords(r.ctx, r.tenant())
	if err != nil {
		return nil, fmt.Errorf("reading the chairs' records: %w", err)
	}
	all := make(map[access.AccountID]conference.ChairRecord, len(rows))
	for _, row := range rows {
		all[row.AccountID] = conference.ChairRecord{
			Account: row.AccountID, Qualification: row.Qualification, Experience: row.Experience, CheckedOn: row.CheckedOn,
			ExpiresOn: row.ExpiresOn, CheckedBy: access.AccountID(row.ByAccount),
		}
	}
	return all, nil
}

// PutDeclaration keeps what a chair declares about their links.
func (tx *Tx) PutDeclaration(p access.Pass, d conference.Declaration) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	sealed, err := tx.seal(p.Family(), "declaration/"+string(d.Conference)+"/"+string(d.Chair), d.Link)
	if err != nil {
		return err
	}
	if err := tx.q.DropChairDeclaration(tx.ctx, gen.DropChairDeclarationParams{
		TenantID: tx.tenant(), ConferenceID: string(d.Conference), AccountID: d.Chair,
	}); err != nil {
		return fmt.Errorf("replacing a declaration: %w", err)
	}
	if err := tx.q.AddChairDeclaration(tx.ctx, gen.AddChairDeclarationParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ConferenceID: string(d.Conference), AccountID: d.Chair,
		Linked: flag(d.Linked), At: tx.now, Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("keeping a declaration: %w", err)
	}
	return nil
}

// Declarations are what the chairs of a conference declared, for professionals alone.
func (r *Reading) Declarations(p access.Pass, id conference.ID) ([]access.Held[conference.Declaration], error) {
	rows, err := r.q.ChairDeclarations(r.ctx, gen.ChairDeclarationsParams{TenantID: r.tenant(), ConferenceID: string(id)})
	if err != nil {
		return nil, fmt.Errorf("reading declarations: %w", err)
	}
	held := make([]access.Held[conference.Declaration], 0, len(rows))
	for _, row := range rows {
		d := conference.Declaration{Conference: id, Chair: row.AccountID, Linked: row.Linked == 1, At: row.At}
		if err := r.unseal(p.Family(), "declaration/"+string(id)+"/"+string(d.Chair), row.Sealed, &d.Link); err != nil {
			return nil, err
		}
		held = append(held, access.Hold(d, access.For(access.Professionals), nil, access.Party(d.Chair)))
	}
	return held, nil
}

// LinkOf is LinksOf for one person.
func (r *Reading) LinkOf(f access.FamilyID, who access.AccountID) (conference.Link, error) {
	links, err := r.LinksOf([]access.FamilyID{f}, []access.AccountID{who})
	return links[f][who], err
}

// EndConferenceParts ends the parts of one kind that somebody has for the sake of a conference.
func (tx *Tx) EndConferenceParts(p access.Pass, id conference.ID, kind access.PartKind, why string) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	if _, err := tx.q.EndConferenceParts(tx.ctx, gen.EndConferencePartsParams{
		UntilAt: tx.now, EndedBecause: why, TenantID: tx.tenant(), FamilyID: p.Family(), ConferenceID: null(string(id)), Kind: string(kind),
	}); err != nil {
		return fmt.Errorf("ending parts: %w", err)
	}
	return nil
}

// EndChairs ends the parts of those who chaired conferences of a family with which nothing is left to do: their record is
// issued, no child protection plan that they made or continued is under way, or has ended with somebody left to tell, and
// nobody waits for their answer to a request to correct something.
func (tx *Tx) EndChairs(p access.Pass) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	if _, err := tx.q.EndChairs(tx.ctx, gen.EndChairsParams{
		UntilAt: tx.now, EndedBecause: "the record was issued and the plan ended", TenantID: tx.tenant(), FamilyID: p.Family(),
	}); err != nil {
		return fmt.Errorf("ending chairs' parts: %w", err)
	}
	return nil
}

// Waiting is something to be done about a conference.
type Waiting struct {
	ID         string
	Family     access.FamilyID
	Conference conference.ID
	On         timescale.Date
	KeptOut    bool // of one's own: the chair has decided that they are not at it
}

// ChairsToDeclare are the actor's conferences of which they have not yet said whether they have links.
func (r *Reading) ChairsToDeclare() ([]Waiting, error) {
	rows, err := r.q.ChairsToDeclare(r.ctx, gen.ChairsToDeclareParams{TenantID: r.tenant(), AccountID: null(string(r.actor.Account))})
	if err != nil {
		return nil, fmt.Errorf("listing conferences to declare for: %w", err)
	}
	all := make([]Waiting, len(rows))
	for i, row := range rows {
		all[i] = Waiting{ID: row.ID, Family: row.FamilyID, Conference: conference.ID(row.ID), On: row.HeldOn}
	}
	return all, nil
}

// EndPartFor ends the part of one kind that somebody has for the sake of a conference.
func (tx *Tx) EndPartFor(p access.Pass, id conference.ID, who access.AccountID, kind access.PartKind, why string) error {
	if err := tx.covered(p, p.Family()); err != nil {
		return err
	}
	if _, err := tx.q.EndPartFor(tx.ctx, gen.EndPartForParams{
		UntilAt: tx.now, EndedBecause: why, TenantID: tx.tenant(), FamilyID: p.Family(), ConferenceID: null(string(id)),
		AccountID: who, Kind: string(kind),
	}); err != nil {
		return fmt.Errorf("ending a part: %w", err)
	}
	return nil
}
