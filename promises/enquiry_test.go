package promises

import "testing"

func TestAConcernLeadsToAnEnquiry(t *testing.T) {
	t.Parallel()

	Proves(t, []Claim{
		{ID: "DD-01", Behind: "/enquiries/{enquiry}", Lacks: "the strategy discussion and the legal basis"},
	}, func(p *Proof) {
		worker := p.As("social worker", p.SocialWorker)
		worker.Click("Record a concern")
		worker.Fill("What is the concern?", "Kai has come to school hungry every day this week")
		worker.Fill("Who raised it?", "The head teacher")
		worker.Fill("Which agency are they from?", "Hillside Primary School")
		worker.Select("Source of the referral", "School")
		worker.FillDate("When did the concern come in?", "30", "11", "2026")
		child := worker.In("Child 1")
		child.Fill("Name", "Kai Example")
		child.FillDate("Date of birth, if the child is born", "14", "3", "2017")
		worker.Click("Record the concern")
		worker.Saw("DD-01", "Kai", "The head teacher", "Hillside Primary School", "come to school hungry")

		manager := p.Anyone(p.Manager)
		manager.Sees("Decide what to do about a concern", "Kai")
		p.Anyone(p.OtherManager).DoesNotSee("Kai")
	})
}
