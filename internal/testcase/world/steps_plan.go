package world

import (
	"kith/access"
	"kith/conference"
	"kith/coregroup"
	"kith/internal/store"
	"kith/plan"
)

// Planned is a family with a plan under way.
type Planned struct {
	Plan    plan.ID
	Line    plan.LineID // the parent's
	Help    plan.LineID // offered, the social worker's
	Meeting string      // planned, of the core group
	Parent  access.Actor
}

// PlanOf gives a child the outline of a child protection plan by a conference, straight in the store, with a line that is
// the parent's, help that is offered, and a core group of the parent and the health visitor. How a conference comes to
// it goes through the actions.
func (w *World) PlanOf(c conference.ID, f access.FamilyID, child access.PersonID, parent access.Actor) Planned {
	w.t.Helper()
	return w.planOf(plan.Protection, c, f, child, parent)
}

// NeedPlanOf is PlanOf for a Child in Need plan.
func (w *World) NeedPlanOf(c conference.ID, f access.FamilyID, child access.PersonID, parent access.Actor) Planned {
	w.t.Helper()
	return w.planOf(plan.ChildInNeed, c, f, child, parent)
}

func (w *World) planOf(k plan.Kind, c conference.ID, f access.FamilyID, child access.PersonID, parent access.Actor) Planned {
	w.t.Helper()

	made := Planned{Parent: parent}
	by := w.Doing(w.SocialWorker)
	_, err := store.Act(w.t.Context(), w.DB, by, "add a plan for a test", func(tx *store.Tx) (plan.ID, error) {
		pass, err := tx.Allow(f, access.ChangePlan, "")
		if err != nil {
			return "", err
		}
		p := plan.Begin(plan.Plan{
			ID: plan.ID(tx.NewID()), Family: f, Child: child, Kind: k, Conference: c, BeganOn: tx.Today(),
			LeadWorker: w.SocialWorker.Account,
			Words: plan.Words{
				Worries: "There was shouting at night and Kai was frightened.", Goal: "Calm evenings, and Kai sleeps through.",
				Contingency: "If it does not get calmer we meet again within a week.", ForChild: "Grown-ups are helping at home.",
			},
		})
		if k == plan.Protection {
			p.VisitDueOn = tx.Today().AddDays(14)
		}
		made.Plan, made.Meeting = p.ID, tx.NewID()
		made.Line, made.Help = plan.LineID(tx.NewID()), plan.LineID(tx.NewID())
		if err := tx.AddPlan(pass, p); err != nil {
			return "", err
		}
		if k == plan.Protection {
			if err := tx.AddCategories(pass, p.ID, plan.Spell{
				FromOn: tx.Today(), Conference: c, Categories: []conference.Category{conference.Emotional},
			}); err != nil {
				return "", err
			}
		}
		if err := tx.NoteChange(pass, p.ID, store.PlanChange{Change: "begun", Conference: c}); err != nil {
			return "", err
		}
		return p.ID, w.workPlan(tx, pass, p, c, made)
	})
	if err != nil {
		w.t.Fatalf("adding a plan: %v", err)
	}
	return made
}

func (w *World) workPlan(tx *store.Tx, pass access.Pass, p plan.Plan, c conference.ID, made Planned) error {
	for _, l := range []plan.Line{
		{ID: made.Line, Kind: plan.Action, Owner: access.Party(made.Parent.Person), Words: plan.LineWords{
			Change: "Calm evenings", Action: "Go to the Monday group", Know: "The group says how it helps",
		}},
		{ID: made.Help, Kind: plan.Help, Owner: access.Party(w.SocialWorker.Account), Words: plan.LineWords{
			Change: "Kai has somewhere to talk", Action: "A place at the Tuesday club", Know: "Kai goes and likes it",
		}},
	} {
		l.State, l.ByOn, l.Source, l.SourceID = plan.LineOpen, tx.Today().AddDays(20), plan.FromConference, string(c)
		l.Audience, l.Bound = access.For(access.Everyone), access.For(access.Everyone)
		if err := tx.AddLine(pass, l); err != nil {
			return err
		}
		if err := tx.PutLineIn(pass, l.ID, p.ID, p.Child); err != nil {
			return err
		}
	}
	g := coregroup.Group{ID: tx.NewID(), Kind: p.Kind, Conference: string(c), BeganOn: tx.Today()}
	if err := tx.AddCoreGroup(pass, g); err != nil {
		return err
	}
	m := coregroup.Meeting{
		ID: made.Meeting, Group: g.ID, State: coregroup.Planned, First: true, AnchorOn: tx.Today(), DueOn: tx.Today().AddDays(14),
		LimitOn: tx.Today().AddDays(14), HeldOn: tx.Today().AddDays(8), Begins: "10:00", Words: coregroup.MeetingWords{Place: "Hillside Family Centre"},
	}
	if err := tx.AddMeeting(pass, m); err != nil {
		return err
	}
	for _, one := range []coregroup.Member{
		{Party: access.Party(made.Parent.Person), Role: "mother", Family: true},
		{Party: access.Party(w.HealthVisitor.Account), Role: "health visitor"},
	} {
		one.ID, one.Group, one.FromOn = tx.NewID(), g.ID, tx.Today()
		if err := tx.AddMember(pass, one); err != nil {
			return err
		}
		if err := tx.PutAttendance(pass, m.ID, one.ID, coregroup.Invited); err != nil {
			return err
		}
	}
	return tx.AddPart(pass, w.HealthVisitor.Account, access.PartCoreGroup, "")
}
