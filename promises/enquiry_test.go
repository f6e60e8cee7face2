package promises

import (
	"testing"

	"kith/enquiry"
)

func TestAConcernLeadsToAnEnquiry(t *testing.T) {
	t.Parallel()

	Proves(t, []Claim{
		{ID: "DD-01", Behind: "/enquiries/{enquiry}"},
	}, func(p *Proof) {
		worker := p.As("social worker", p.SocialWorker)
		worker.Click("Record a concern")
		worker.Fill("What is the concern?", "Kai has come to school hungry every day this week")
		worker.Fill("Who raised it?", "The head teacher")
		worker.Select("Which agency are they from?", "School or college")
		worker.Select("Source of the referral", "School")
		worker.FillDate("When did the concern come in?", "30", "11", "2026")
		child := worker.In("Child 1")
		child.Fill("Name", "Kai Example")
		child.FillDate("Date of birth, if the child is born", "14", "3", "2017")
		worker.Click("Record the concern")
		worker.Saw("DD-01", "Kai", "The head teacher", "School or college", "come to school hungry")

		worker.Click("Record a strategy discussion")
		worker.FillDate("When was it held?", "1", "12", "2026")
		for person, from := range map[string][2]string{
			"Person 1": {"Dev Rao", "Police"}, "Person 2": {"Grace Mensah", "Health visiting"},
		} {
			one := worker.In(person)
			one.Fill("Name", from[0])
			one.Select("Agency", from[1])
		}
		worker.Fill("What was shared and decided?", "To make enquiries together, beginning at the school")
		worker.In("Does this discussion start the section 47 enquiry?").Choose("Yes")
		worker.Choose(enquiry.Bases()[0].Words())
		worker.Click("Record the discussion")
		worker.Saw("DD-01", enquiry.Bases()[0].Words(), "Dev Rao", "Police", "Health visiting", "1 December 2026")

		manager := p.Anyone(p.Manager)
		manager.Sees("Conclude the enquiry", "Kai")
		p.Anyone(p.OtherManager).DoesNotSee("Kai")
	})
}
