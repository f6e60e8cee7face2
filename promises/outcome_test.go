package promises

import (
	"testing"

	"kith/enquiry"
)

func TestWhetherToHoldAConferenceIsDecidedWithOthers(t *testing.T) {
	t.Parallel()

	Proves(t, []Claim{{ID: "DD-02", Behind: "/enquiries/{enquiry}/outcome"}}, func(p *Proof) {
		worker := p.As("social worker", p.SocialWorker)
		manager := p.Anyone(p.Manager)
		opened := func(child, primary string) string {
			at := "/enquiries/" + string(p.Concern(child))
			worker.Go(at + "/details")
			worker.Select("Primary need", primary)
			worker.Click("Save")
			worker.Click("Record a strategy discussion")
			worker.FillDate("When was it held?", "1", "12", "2026")
			worker.In("Person 1").Fill("Name", "Dev Rao")
			worker.In("Person 1").Select("Agency", "Police")
			worker.In("Person 2").Fill("Name", "Grace Mensah")
			worker.In("Person 2").Select("Agency", "Health visiting")
			worker.Fill("What was shared and decided?", "To look into it together")
			worker.In("Does this discussion start the section 47 enquiry?").Choose("Yes")
			worker.Choose(enquiry.Bases()[0].Words())
			worker.Click("Record the discussion")
			return at
		}
		thinks := func(agency, who, view, said string) {
			worker.Click("Record what an agency thinks")
			worker.Select("Agency", agency)
			worker.Fill("Who was asked?", who)
			worker.Choose(view)
			worker.Fill("What did they say?", said)
			worker.Click("Record this view")
		}
		ends := func(outcome, why string) {
			worker.Click("Propose how it ends")
			worker.Choose(outcome)
			worker.Fill("Reasons", why)
			worker.Click("Propose this")
		}
		agree := func(at string) {
			manager.Go(at)
			manager.Click("Answer the proposal")
			manager.Choose("I agree")
			manager.Click("Record my decision")
			worker.Go(at)
		}

		held := opened("Kai Example", "Abuse, neglect and exploitation")
		ends("Hold a child protection conference", "What the school and the police saw")
		worker.Sees("Record what at least one other agency thinks first")
		worker.Go(held)
		thinks("Police", "Dev Rao, detective", "Hold a conference", "There were two calls to the house")
		thinks("Health visiting", "Grace Mensah, health visitor", "Child in Need, without a conference", "The mother works with us")
		ends("Hold a child protection conference", "What the school and the police saw")
		p.Anyone(p.Unit).DoesNotSee("Book the conference")
		agree(held)
		worker.Saw("DD-02", "Dev Rao, detective", "Hold a conference. ", "There were two calls to the house",
			"Grace Mensah, health visitor", "The mother works with us", "Agreed by", "Ruth Adeyemi", "What the school and the police saw",
			"Asked for. The safeguarding unit books it")
		p.Anyone(p.Unit).Sees("Book the conference", "Kai")

		ended := opened("Ava Example", "Abuse, neglect and exploitation")
		thinks("School or college", "Tom Ashby", "No further action", "She is well and safe")
		ends("No further action", "Nothing more was found")
		agree(ended)
		worker.Saw("DD-02", "Agreed by", "Ruth Adeyemi", "Nothing more was found", "None is needed")
	})
}
