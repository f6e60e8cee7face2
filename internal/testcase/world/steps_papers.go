package world

import (
	"kith/access"
	"kith/conference"
	"kith/internal/store"
	"kith/report"
	"kith/statement"
)

// What the papers of TwoFathers say. The mother answers, and disagrees in her own words.
const (
	SaidOfAvaAlone  = "Ava was weighed at the clinic in a yellow hat"
	SaidOfBoth      = "Ava and Kai are often tired on Mondays"
	MothersAnswer   = "They are tired because we come back late from my sister’s"
	MothersDisagree = "She says that nobody asked her before it was written"
	MothersTalk     = "Mel speaks after the school, and raises a hand for a break"
)

// papers are the reports of TwoFathers: the teacher's about both children, gone through with the mother; the health
// visitor's about Ava alone; none of the police; and, where there is more that the family may not know, the doctor's, of
// which nothing is for them. And the talks that the chair had beforehand.
func (w *World) papers(tx *store.Tx, p access.Pass, two *Two, seats map[access.AccountID]string, hidden bool) error {
	said := func(id report.ID, by access.AccountID, to access.AudienceKind, text string, about ...access.PersonID) (statement.ID, error) {
		s := statement.Statement{
			ID: statement.ID(tx.NewID()), Kind: statement.Opinion, Audience: access.For(to), About: about, Writer: by,
			Words: statement.Words{Text: text},
		}
		if err := tx.AddStatement(p, s); err != nil {
			return "", err
		}
		return s.ID, tx.AddPoint(p, report.Line{Report: id, Statement: s.ID, Heading: "worried-about"})
	}
	reports := map[access.AccountID]report.ID{}
	type paper struct {
		by       access.AccountID
		children []access.PersonID
		to       access.AudienceKind
		text     string
	}
	papers := []paper{
		{w.Teacher.Account, nil, access.Everyone, SaidOfBoth},
		{w.HealthVisitor.Account, []access.PersonID{two.Ava}, access.Everyone, SaidOfAvaAlone},
		{w.Police.Account, nil, access.Everyone, ""},
	}
	if hidden {
		papers = append(papers, paper{w.GP.Account, nil, access.Professionals, SecretOfStaff})
	}
	for _, one := range papers {
		r := report.Report{
			ID: report.ID(tx.NewID()), Conference: two.Conference, Kind: report.Agency, Writer: one.by, State: report.AskedFor,
			DueOn: tx.Today().AddDays(-2), Children: one.children, Version: 1,
		}
		reports[one.by] = r.ID
		if err := tx.AddReport(p, r); err != nil {
			return err
		}
		if one.text == "" {
			continue
		}
		about := one.children
		if about == nil {
			about = []access.PersonID{two.Ava, two.Kai}
		}
		s, err := said(r.ID, one.by, one.to, one.text, about...)
		if err != nil {
			return err
		}
		r.State, r.SubmittedAt = report.Submitted, tx.Now()
		if err := tx.SaveReport(p, r); err != nil {
			return err
		}
		if one.by == w.Teacher.Account {
			if err := tx.PutReply(p, statement.Reply{
				ID: tx.NewID(), Statement: s, Kind: statement.DoNotAgree, Writer: two.Mother.Account, Audience: access.For(access.Professionals),
				Words: statement.ReplyWords{Text: MothersAnswer},
			}); err != nil {
				return err
			}
		}
	}
	if err := tx.AddShare(p, report.Share{
		ID: tx.NewID(), Report: reports[w.Teacher.Account], With: two.Mother.Person, On: tx.Today().AddDays(-1), How: report.GoneThrough,
		Disagree: MothersDisagree,
	}); err != nil {
		return err
	}
	return tx.PutTalk(p, two.Conference, conference.Talk{
		Invitation: seats[two.Mother.Account], Held: true, Words: conference.TalkWords{When: "9:30am", Agreed: MothersTalk},
	})
}
