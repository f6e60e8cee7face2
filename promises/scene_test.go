package promises

import (
	"strconv"

	"kith/access"
	"kith/conference"
	"kith/family"
	"kith/internal/testcase/browser"
	"kith/internal/testcase/world"
	"kith/procedure"
	"kith/procedures"
	"kith/timescale"
)

// working is a family with a plan under way: what a conference leaves behind.
type working struct {
	world.Planned

	conference conference.ID
	family     access.FamilyID
	child      access.PersonID
	mother     access.Actor
}

// protected gives Kai a child protection plan that his mother, the social worker and the health visitor work.
func (p *Proof) protected() working {
	p.t.Helper()

	w := p.family()
	w.Planned = p.PlanOf(w.conference, w.family, w.child, w.mother)
	return w
}

// inNeed gives Kai a Child in Need plan.
func (p *Proof) inNeed() working {
	p.t.Helper()

	w := p.family()
	w.Planned = p.NeedPlanOf(w.conference, w.family, w.child, w.mother)
	return w
}

func (p *Proof) family() working {
	p.t.Helper()

	booked := p.Booked("Kai Example")
	w := working{conference: booked.ID, family: booked.Family, child: booked.Children[0].ID}
	w.mother = p.relative(w, access.PartParent, "Mel Example", family.Mother)
	return w
}

// relative is one of Kai's family who signs in, and is known to the others of his family as what they are to him.
func (p *Proof) relative(w working, kind access.PartKind, called string, tie family.Tie) access.Actor {
	p.t.Helper()

	who := p.Member(w.family, kind, called, w.child)
	if _, err := p.Desk.RecordRelationship(p.t.Context(), p.Doing(p.SocialWorker), family.Relationship{
		Person: who.Person, Child: w.child, Tie: tie, Responsibility: family.NotKnownYet,
	}); err != nil {
		p.t.Fatalf("recording a relationship: %v", err)
	}
	return who
}

// fillDate types a date into the three boxes under a legend.
func fillDate(who *browser.Person, legend string, d timescale.Date) {
	who.FillDate(legend, strconv.Itoa(d.Day()), strconv.Itoa(int(d.Month())), strconv.Itoa(d.Year()))
}

// returns signs somebody in again on a later day: nobody stays signed in that long.
func returns(who *browser.Person, as access.Actor, to string) {
	who.Go(world.DoorFor(as))
	if to != "" {
		who.Go(to)
	}
}

// words are what the procedure of the guide says today.
func (p *Proof) words() procedure.Pack {
	p.t.Helper()

	packs, err := procedure.Load(procedures.FS)
	if err != nil {
		p.t.Fatalf("reading the procedures: %v", err)
	}
	pack, err := packs.At(p.Tenant.Procedure, p.Today())
	if err != nil {
		p.t.Fatalf("reading the procedure: %v", err)
	}
	return pack
}
