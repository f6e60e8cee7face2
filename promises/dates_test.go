package promises

import (
	"testing"

	"kith/conference"
	"kith/internal/testcase/browser"
	"kith/procedure"
	"kith/procedures"
)

// pack is the procedure of the scenario, as it stands today.
func (p *Proof) pack() procedure.Pack {
	p.t.Helper()

	packs, err := procedure.Load(procedures.FS)
	if err != nil {
		p.t.Fatal(err)
	}
	pack, err := packs.At(p.Tenant.Procedure, p.Today())
	if err != nil {
		p.t.Fatal(err)
	}
	return pack
}

// TestEachDaySaysWhichRuleSetIt follows a case from the booking to the plan. Under each day the staff and the parent read the rule
// that set it, and press it to read it among all the rules: the staff with its source, the parent with where the procedure is
// published.
func TestEachDaySaysWhichRuleSetIt(t *testing.T) {
	t.Parallel()

	Proves(t, []Claim{{ID: "GH-04", Behind: "/info/dates"}}, func(p *Proof) {
		const id = "GH-04"
		const guidance = "Working Together to Safeguard Children, statutory guidance for England"
		published := p.pack().Partnership.Procedure.Value[0]

		c := p.Booked("Kai Example")
		mel := p.Mother(c, "Mel Example")
		p.Invite(c.ID, p.Teacher, conference.RoleSchool)
		unit := p.As("safeguarding unit", p.Unit)
		for _, at := range []string{"/meetings", meetingAt(c.ID, ""), meetingAt(c.ID, "/book"), meetingAt(c.ID, "/slots")} {
			unit.Go(at)
			unit.Sees("Rule: 15 working days from the strategy discussion that started the enquiry", guidance)
		}
		unit.Go(meetingAt(c.ID, "/reports"))
		unit.Sees("Rule: at least 2 working days before the initial conference", "a guide for parents and carers, what is a child protection conference")
		unit.Click("at least 2 working days before the initial conference")
		unit.Sees("Days and deadlines", "Reports to the parents")

		parent := p.As("parent", mel, phone()...)
		parent.Sees("Our rules say: in the time set for a first meeting")
		parent.Click("Read about the meeting and get ready")
		parent.Sees("Our rules say: in the time set for a first meeting")
		parent.Click("Read what people have written")
		parent.Sees("You should have it by", "Our rules say: usually at least 2 working days before the meeting")
		parent.Click("usually at least 2 working days before the meeting")
		parent.Saw(id, "The rules about dates", "Give you every report", "We plan to do this at least 2 working days before the meeting.",
			"a guide for parents and carers, what is a child protection conference", published.Name, published.Routes[0].To)

		s := p.underPlan()
		returns(unit.Person, p.Unit, "/record/"+string(s.ID))
		unit.Sees("With the parents by", "Rule: 15 working days from the initial conference", "Kith's default, from common local practice")
		worker := p.Anyone(p.SocialWorker)
		worker.Go("/due")
		worker.Sees("Visit to the child", "Rule: 10 working days from the day the plan began", "First core group", "Rule: 10 working days from the initial conference")
		other := p.Anyone(s.mother, browser.Width(360), browser.NoScript)
		other.Sees("You should get your own copy by", "Our rules say: within 15 working days of the meeting",
			"Our rules say: within 10 working days of the first meeting")
		other.Go(s.at("/decided"))
		other.Sees("Our rules say: within 10 working days of the first meeting", "Our rules say: within 3 months of the first meeting",
			"Our rules say: within 15 working days of the meeting")
		other.Go("/my-plan")
		other.Sees("A bigger meeting will look at the plan again on", "Our rules say: within 3 months of the first meeting")
		other.Click("within 3 months of the first meeting")
		other.Sees("Hold the first review", "We will do this within 3 months of the first meeting.", published.Routes[0].To)
	})
}
