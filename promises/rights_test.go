package promises

import "testing"

func TestParentsReadTheirRightsAndWhereToFindASolicitor(t *testing.T) {
	t.Parallel()

	Proves(t, []Claim{{ID: "CW-30", Behind: "/info/rights"}, {ID: "GH-13", Behind: "/info/rights"}}, func(p *Proof) {
		parent := p.As("parent", p.Mother(p.Booked("Kai Example"), "Mel Example"), phone()...)
		parent.Click("Your rights")
		parent.Saw("CW-30", "You can ask a solicitor for advice before the meeting, and bring one.", "Citizens Advice")
		switch p.Tenant.Procedure {
		case "cornwall":
			parent.Saw("CW-30", "A list of local solicitors who know family matters", "0800 144 8848")
		case "gateshead":
			parent.Saw("GH-13", "Citizens Advice", "Advice and a list of solicitors who know childcare law", "0191 477 1392",
				"Legal aid may pay for a solicitor if your income and savings are below a certain level.")
		}
		parent.NoSidewaysScroll()
	})
}

func TestAParentWhoDoesNotAgreeFindsWhomToTalkTo(t *testing.T) {
	t.Parallel()

	Proves(t, []Claim{{ID: "DD-28", Behind: "/info/disagree"}}, func(p *Proof) {
		parent := p.As("parent", p.Mother(p.Booked("Kai Example"), "Mel Example"), phone()...)
		parent.Click("If you do not agree")
		parent.Saw("DD-28", "Talk about why with your social worker, or with someone independent such as a solicitor.",
			"People to talk to at Northcliffe Safeguarding Children Partnership", "Jo Reed, your social worker", "01632 960 102",
			"The safeguarding unit", "01632 960 107", "A solicitor", "Citizens Advice", "0800 144 8848", "Somebody independent",
			"Family Rights Group", "0808 801 0366")
		parent.NoSidewaysScroll()
	})
}
