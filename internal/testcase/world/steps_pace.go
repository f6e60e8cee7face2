package world

import (
	"fmt"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/internal/store"
	"kith/statement"
)

// LargeCase is an open conference of the size that the page "a case" is timed with: three children, twelve people in
// the room, and so many statements on the wall, agreed. The social worker's manager is not one of them, and looks on.
func (w *World) LargeCase(statements int) *Sitting {
	w.t.Helper()

	s := w.Sitting("Ava Example", "Kai Example", "Noa Example")
	for _, one := range []struct {
		who  access.Actor
		role conference.Role
	}{{w.GP, conference.RoleDoctor}, {w.OtherManager, conference.RoleOther}, {w.OtherSocialWorker, conference.RoleOther}} {
		w.Invite(s.ID, one.who, one.role)
		s.Marks(one.who, conference.ByVideo)
	}
	mother := s.Joins("Mel Example", s.Child("Ava"), s.Child("Kai"), s.Child("Noa"))
	ben, col := s.Joins("Ben Ayre", s.Child("Ava")), s.Joins("Col Batt", s.Child("Kai"), s.Child("Noa"))
	s.Opened(mother, ben, col)
	w.fillWall(s, statements)
	return s
}

// fillWall puts statements on the wall, under each heading in turn, about each child in turn.
func (w *World) fillWall(s *Sitting, statements int) {
	headings := s.Run().Wall
	speakers := []access.Actor{w.SocialWorker, w.Teacher, w.HealthVisitor, w.Police, w.GP}
	kinds := []statement.Kind{statement.Fact, statement.Observation, statement.Opinion, statement.Proposal}
	w.act(w.SocialWorker, func(tx *store.Tx, p access.Pass) error {
		for i := range statements {
			child := s.Children[i%len(s.Children)]
			one := statement.Statement{
				ID: statement.ID(tx.NewID()), Kind: kinds[i%len(kinds)], Audience: access.For(access.Everyone),
				About: []access.PersonID{child.ID}, Writer: w.Recorder.Account, SaidBy: access.Party(speakers[i%len(speakers)].Account),
				Words: statement.Words{Text: fmt.Sprintf(
					"Entry %d. %s came to school tired and without breakfast on three mornings, and spoke of it with a teacher.", i+1, child.First)},
			}
			if err := tx.AddStatement(p, one); err != nil {
				return err
			}
			e := conference.Entry{
				ID: tx.NewID(), Heading: headings[i%len(headings)].Key, Statement: one.ID, State: conference.Offered,
				OfferedBy: w.Recorder.Account,
			}
			if err := tx.AddEntry(p, s.ID, e); err != nil {
				return err
			}
			e.State, e.Version = conference.Agreed, 1
			if err := tx.SaveEntry(p, e); err != nil {
				return err
			}
		}
		return nil
	}, s.Family)
}

// Deciding is an open conference about one child where everything is done that a decision waits for.
func (w *World) Deciding(child string) *Sitting {
	w.t.Helper()

	began := w.Today()
	s := w.Sitting(child)
	mother := s.Joins("Mel Example", s.Children[0].ID)
	s.Opened(mother)
	s.Do(w.Desk.AddOutlineLine(w.t.Context(), w.Doing(w.Recorder), s.ID, conference.OutlineLine{
		Children: []access.PersonID{s.Children[0].ID}, ByOn: w.Today().AddDays(14),
		Words: conference.LineWords{Change: "Breakfast every day", Action: "Breakfast club", Know: "The school says so"},
	}, s.Seat(w.Teacher), casework.Readers{Audience: access.For(access.Everyone)}))
	s.Do(w.Desk.GoThroughOutline(w.t.Context(), w.Doing(w.Chair), s.ID))
	s.Views(s.Children[0].ID, conference.ProtectionPlan, mother)
	w.SetDay(began) // so that the next one can be booked
	return s
}

// Decision is one that the chair may record.
func (s *Sitting) Decision() conference.Decision {
	return conference.Decision{
		Child: s.Children[0].ID, Outcome: conference.ProtectionPlan, Categories: []conference.Category{conference.Neglect},
		Words: conference.DecisionWords{
			Harm: "The child was left alone at night, and it is likely to happen again.", Reasons: "Nobody else could come at night.",
			Support: "A worker visits in the evenings.",
		},
	}
}
