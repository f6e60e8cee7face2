package world

import (
	"time"

	"kith/access"
	"kith/casework"
	"kith/enquiry"
	"kith/family"
	"kith/internal/store"
	"kith/timescale"
)

// Steps that most tests begin with. What a later step of the process needs is in a file of its own, steps_<slice>.go.

// Secret is in everything that Concern writes: a test that finds it where it must not be has found a leak.
const Secret = "the blue bicycle by the canal"

// Concern records a concern about children, born ten years ago, and says what it began. The social worker does it.
func (w *World) Concern(children ...string) enquiry.ID {
	w.t.Helper()
	return w.ConcernBy(w.SocialWorker, children...)
}

// ConcernBy is Concern by somebody else.
func (w *World) ConcernBy(who access.Actor, children ...string) enquiry.ID {
	w.t.Helper()

	c := casework.Concern{
		From: "A neighbour", Agency: "A member of the public", Source: "1A", What: "I saw " + Secret, ReferredOn: w.Today(),
	}
	born := timescale.NewDate(w.Today().Year()-10, time.March, 14)
	for _, n := range children {
		c.Children = append(c.Children, casework.ConcernChild{Name: n, Born: born})
	}
	id, err := w.Desk.RecordConcern(w.t.Context(), w.Doing(who), c)
	if err != nil {
		w.t.Fatalf("recording a concern: %v", err)
	}
	return id
}

// Enquiry is an enquiry as the safeguarding unit of its partnership sees it.
func (w *World) Enquiry(id enquiry.ID) casework.EnquiryView {
	w.t.Helper()

	seen, err := w.Desk.ViewEnquiry(w.t.Context(), w.Unit, id)
	if err != nil {
		w.t.Fatalf("looking at an enquiry: %v", err)
	}
	return seen.Show()
}

// Member lets somebody of the family sign in, with a part that reaches these children, straight in the store: for
// tests of what family members may see. Tests of how they come to take part go through the actions.
func (w *World) Member(f access.FamilyID, kind access.PartKind, called string, children ...access.PersonID) access.Actor {
	w.t.Helper()

	by := w.Doing(w.SocialWorker)
	who, err := store.Act(w.t.Context(), w.DB, by, "add a member for a test", func(tx *store.Tx) (access.PersonID, error) {
		pass, err := access.AllowOffice(by.Actor, access.RecordConcern, f)
		if err != nil {
			return "", err
		}
		self := access.PersonID(tx.NewID())
		if kind == access.PartChild && len(children) == 1 {
			self = children[0]
		} else if err := tx.AddPerson(pass, family.Person{ID: self, Kind: family.Adult, Details: family.Details{Name: called}}); err != nil {
			return "", err
		}
		account := access.AccountID("account-" + self)
		if err := tx.AddAccount(pass, store.Account{ID: account, Office: access.FamilyMember, Family: f, Person: self}); err != nil {
			return "", err
		}
		if err := tx.AddPart(pass, account, kind, "", children...); err != nil {
			return "", err
		}
		return self, tx.Note(pass, string(self))
	})
	if err != nil {
		w.t.Fatalf("adding a member of the family: %v", err)
	}
	return access.Actor{Tenant: w.Tenant.ID, Account: access.AccountID("account-" + who), Person: who, Office: access.FamilyMember}
}

// Part gives one of the staff a part in a family, straight in the store, as Member does.
func (w *World) Part(f access.FamilyID, kind access.PartKind, who access.Actor) {
	w.t.Helper()
	w.PartAt(f, kind, who, "")
}

// PartAt is Part for one conference of the family.
func (w *World) PartAt(f access.FamilyID, kind access.PartKind, who access.Actor, conference string) {
	w.t.Helper()

	by := w.Doing(w.SocialWorker)
	_, err := store.Act(w.t.Context(), w.DB, by, "add a part for a test", func(tx *store.Tx) (string, error) {
		pass, err := access.AllowOffice(by.Actor, access.RecordConcern, f)
		if err != nil {
			return "", err
		}
		if err := tx.AddPart(pass, who.Account, kind, conference); err != nil {
			return "", err
		}
		return "", tx.Note(pass, string(who.Account))
	})
	if err != nil {
		w.t.Fatalf("adding a part: %v", err)
	}
}
