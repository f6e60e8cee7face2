package promises

import "testing"

// mayBring is what each procedure says of whom a parent may bring.
var mayBring = map[string]string{
	"derby-derbyshire": "You can bring a friend or someone from your family, or a solicitor.",
	"cheshire-east":    "You can bring a relative, a friend or a solicitor to support you.",
	"gateshead":        "You can bring a friend, a relative or a solicitor. Tell your social worker beforehand about a solicitor.",
}

func TestAParentBringsSomebodyToSupportThem(t *testing.T) {
	t.Parallel()

	const bring = "/my/meetings/{conference}/bring"
	Proves(t, []Claim{{ID: "DD-05", Behind: bring}, {ID: "CE-05", Behind: bring}, {ID: "GH-08", Behind: bring}}, func(p *Proof) {
		promised := []string{"DD-05", "CE-05", "GH-08"}
		c := p.Booked("Kai Example")
		parent := p.As("parent", p.Mother(c, "Mel Example"), phone()...)
		parent.Click("Read about the meeting and get ready")
		parent.Click("Tell us who you want to bring")
		parent.Sees(mayBring[p.Tenant.Procedure])
		if p.Tenant.Procedure == "gateshead" {
			parent.Sees("If you bring a solicitor, tell us now")
		}
		brings := func(name, as string) {
			parent.Fill("What is their name?", name)
			parent.Choose(as)
			parent.Click("Save")
		}
		brings("Rosa Vale", "A friend or someone from my family")
		worker, unit := p.Anyone(p.SocialWorker), p.Anyone(p.Unit)
		worker.DoesNotSee("a solicitor is coming")
		brings("Asha Marlow", "A solicitor")
		parent.Sees("You are bringing", "Rosa Vale", "Asha Marlow")

		chair := p.Anyone(p.Chair)
		chair.Go(meetingAt(c.ID, "/invited"))
		chair.In("Rosa Vale").Sees("Supporter", "Brought by", "Mel Example", "Coming")
		chair.In("Asha Marlow").Sees("Solicitor", "Brought by", "Mel Example", "Coming")
		worker.Go("/")
		worker.Click("Take note: a solicitor is coming")
		worker.Go(meetingAt(c.ID, "/invited"))
		worker.Click("Take note that Asha Marlow comes")
		unit.Go("/")
		unit.Sees("Take note: a solicitor is coming")
		unit.Go(meetingAt(c.ID, "/invited"))
		unit.In("Rosa Vale").Sees("Supporter", "Mel Example")
		unit.Click("Take note that Asha Marlow comes")

		parent.Reload()
		parent.SawAll(promised, "Rosa Vale", "Asha Marlow",
			"Your social worker and the people who arrange the meeting know that your solicitor comes.",
			"The person who runs the meeting can see who you bring.")
	})
}
