package store

import (
	"fmt"

	"kith/access"
	"kith/conference"
	"kith/internal/store/gen"
)

func exclusionPlace(id string) string       { return "exclusion/" + id }
func exclusionGroundPlace(id string) string { return "exclusion ground/" + id }

// toldWords is what is sealed of how somebody was told.
type toldWords struct {
	Why string `json:"why,omitempty"`
}

// answerWords is what is sealed of what somebody says to the chair.
type answerWords struct {
	Text string `json:"text"`
}

// AddExclusionRequest keeps that somebody asks the chair to keep one of the family out.
func (tx *Tx) AddExclusionRequest(p access.Pass, q conference.ExclusionRequest) error {
	sealed, err := tx.sealFor(p, "exclusion request/"+q.ID, q.Words)
	if err != nil {
		return err
	}
	if err := tx.q.AddExclusionRequest(tx.ctx, gen.AddExclusionRequestParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: q.ID, ConferenceID: string(q.Conference), InvitationID: q.Invitation,
		Extent: string(q.Extent), AskedBy: string(q.AskedBy), At: tx.now, Late: flag(q.Late), Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("adding a request to keep somebody out: %w", err)
	}
	return nil
}

// ExclusionRequests are those at one conference, each shut for the chair and whoever asked.
func (r *Reading) ExclusionRequests(p access.Pass, c conference.ID) ([]access.Held[conference.ExclusionRequest], error) {
	rows, err := r.q.ExclusionRequests(r.ctx, gen.ExclusionRequestsParams{TenantID: r.tenant(), FamilyID: p.Family(), ConferenceID: string(c)})
	if err != nil {
		return nil, fmt.Errorf("reading requests to keep somebody out: %w", err)
	}
	held := make([]access.Held[conference.ExclusionRequest], len(rows))
	for i, row := range rows {
		q := conference.ExclusionRequest{
			ID: row.ID, Conference: c, Invitation: row.InvitationID, Extent: conference.Extent(row.Extent),
			AskedBy: access.AccountID(row.AskedBy), At: row.At, Late: row.Late == 1,
		}
		if err := r.unseal(p.Family(), "exclusion request/"+row.ID, row.Sealed, &q.Words); err != nil {
			return nil, err
		}
		held[i] = access.Hold(q, access.For(access.ChairAlone), nil, access.Party(q.AskedBy))
	}
	return held, nil
}

// AddExclusion keeps what the chair decided about one of the family, in the place of what was decided before.
func (tx *Tx) AddExclusion(p access.Pass, d conference.Deciding) error {
	words, err := tx.sealFor(p, exclusionPlace(d.ID), d.To)
	if err != nil {
		return err
	}
	ground, err := tx.sealFor(p, exclusionGroundPlace(d.ID), d.Own)
	if err != nil {
		return err
	}
	if err := tx.q.ReplaceExclusion(tx.ctx, gen.ReplaceExclusionParams{
		ReplacedAt: tx.now, TenantID: tx.tenant(), FamilyID: p.Family(), InvitationID: d.Invitation,
	}); err != nil {
		return fmt.Errorf("replacing a decision to keep somebody out: %w", err)
	}
	if err := tx.q.AddExclusion(tx.ctx, gen.AddExclusionParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: d.ID, ConferenceID: string(d.Conference), InvitationID: d.Invitation,
		Extent: string(d.Extent), Outside: flag(d.Outside), Heard: string(d.Heard), Teller: null(string(d.Teller)), TellOn: d.TellOn,
		OutcomeTeller: null(string(d.OutcomeTeller)), DecidedBy: string(d.DecidedBy), At: tx.now, Sealed: words,
	}); err != nil {
		return fmt.Errorf("adding a decision to keep somebody out: %w", err)
	}
	if err := tx.q.AddExclusionGround(tx.ctx, gen.AddExclusionGroundParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ExclusionID: d.ID, Sealed: ground,
	}); err != nil {
		return fmt.Errorf("adding why somebody is kept out: %w", err)
	}
	return nil
}

// Exclusions are what was decided at one conference, the first first. Each opens for the staff and for the person; one by which
// nobody is kept out for the chair alone, for nobody else need know that it was asked. Invited are those asked to it.
func (r *Reading) Exclusions(p access.Pass, c conference.ID, invited []conference.Invitation) ([]access.Held[conference.Exclusion], error) {
	rows, err := ifAny(r, p.Family(), c, "Exclusions", r.q.Exclusions, gen.ExclusionsParams{
		TenantID: r.tenant(), FamilyID: p.Family(), ConferenceID: string(c),
	})
	if err != nil || len(rows) == 0 {
		return nil, wrapped(err, "reading who is kept out")
	}
	told, err := r.exclusionsTold(p, c)
	if err != nil {
		return nil, err
	}
	person := map[string]access.Party{}
	for _, a := range invited {
		person[a.ID] = a.Party()
	}
	held := make([]access.Held[conference.Exclusion], len(rows))
	for i, row := range rows {
		x := conference.Exclusion{
			ID: row.ID, Conference: c, Invitation: row.InvitationID, Extent: conference.Extent(row.Extent), Outside: row.Outside == 1,
			Heard: conference.OtherWay(row.Heard), Teller: access.AccountID(row.Teller.String), TellOn: row.TellOn,
			OutcomeTeller: access.AccountID(row.OutcomeTeller.String), DecidedBy: access.AccountID(row.DecidedBy), At: row.At,
			Replaced: !row.ReplacedAt.IsZero(), Told: told[row.ID],
		}
		var words conference.ExclusionWords
		if err := r.unseal(p.Family(), exclusionPlace(x.ID), row.Sealed, &words); err != nil {
			return nil, err
		}
		var ground conference.ExclusionGround
		if err := r.unseal(p.Family(), exclusionGroundPlace(x.ID), row.Ground, &ground); err != nil {
			return nil, err
		}
		x.Ground = access.Hold(ground, access.For(access.ChairAlone), nil)
		x.Words = access.Hold(words, access.For(access.ChairAlone), nil, person[x.Invitation], access.Party(x.Teller), access.Party(x.OutcomeTeller))
		to, is := access.For(access.Professionals), person[x.Invitation]
		if x.Extent == conference.OutOfNone {
			to, is = access.For(access.ChairAlone), ""
		}
		held[i] = access.Hold(x, to, nil, is)
	}
	return held, nil
}

func (r *Reading) exclusionsTold(p access.Pass, c conference.ID) (map[string]*conference.Telling, error) {
	rows, err := r.q.ExclusionsTold(r.ctx, gen.ExclusionsToldParams{TenantID: r.tenant(), FamilyID: p.Family(), ConferenceID: string(c)})
	if err != nil {
		return nil, fmt.Errorf("reading who was told that they are kept out: %w", err)
	}
	told := map[string]*conference.Telling{}
	for _, row := range rows {
		var words toldWords
		if err := r.unseal(p.Family(), "exclusion told/"+row.ExclusionID, row.Sealed, &words); err != nil {
			return nil, err
		}
		told[row.ExclusionID] = &conference.Telling{
			By: access.AccountID(row.ToldBy), At: row.ToldAt, Late: row.Late == 1, Why: words.Why,
		}
	}
	return told, nil
}

// AddExclusionTold keeps who told the person, and when. ErrStale means that somebody else recorded it meanwhile.
func (tx *Tx) AddExclusionTold(p access.Pass, exclusion string, t conference.Telling) error {
	sealed, err := tx.sealFor(p, "exclusion told/"+exclusion, toldWords{t.Why})
	if err != nil {
		return err
	}
	n, err := tx.q.AddExclusionTold(tx.ctx, gen.AddExclusionToldParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ExclusionID: exclusion, ToldBy: string(t.By), ToldAt: t.At, Late: flag(t.Late),
		RecordedBy: string(p.Actor().Account), At: tx.now, Sealed: sealed,
	})
	return savedOne(n, err, "keeping who told somebody that they are kept out")
}

// AddExclusionAnswer keeps what the person says to the chair.
func (tx *Tx) AddExclusionAnswer(p access.Pass, a conference.ExclusionAnswer) error {
	id := tx.NewID()
	sealed, err := tx.sealFor(p, "exclusion answer/"+id, answerWords{a.Text})
	if err != nil {
		return err
	}
	if err := tx.q.AddExclusionAnswer(tx.ctx, gen.AddExclusionAnswerParams{
		TenantID: tx.tenant(), FamilyID: p.Family(), ID: id, ExclusionID: a.Exclusion, Writer: string(a.Writer), At: tx.now, Sealed: sealed,
	}); err != nil {
		return fmt.Errorf("adding what somebody says about being kept out: %w", err)
	}
	return nil
}

// ExclusionAnswers are what those who are kept out said to the chair, each shut for the chair and whoever said it.
func (r *Reading) ExclusionAnswers(p access.Pass, c conference.ID) ([]access.Held[conference.ExclusionAnswer], error) {
	rows, err := r.q.ExclusionAnswers(r.ctx, gen.ExclusionAnswersParams{TenantID: r.tenant(), FamilyID: p.Family(), ConferenceID: string(c)})
	if err != nil {
		return nil, fmt.Errorf("reading what was said about being kept out: %w", err)
	}
	held := make([]access.Held[conference.ExclusionAnswer], len(rows))
	for i, row := range rows {
		var words answerWords
		if err := r.unseal(p.Family(), "exclusion answer/"+row.ID, row.Sealed, &words); err != nil {
			return nil, err
		}
		held[i] = access.Hold(conference.ExclusionAnswer{
			Exclusion: row.ExclusionID, Writer: access.AccountID(row.Writer), At: row.At, Text: words.Text,
		}, access.For(access.ChairAlone), nil, access.Party(row.Writer))
	}
	return held, nil
}
