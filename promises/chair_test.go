package promises

import (
	"strings"
	"testing"

	"kith/access"
	"kith/internal/store"
	"kith/internal/testcase/browser"
)

// chairs adds chairs to the partnership: one who manages the social worker of a case, and one who knows the family.
func (p *Proof) chairs(family access.FamilyID) {
	p.t.Helper()

	const worker = "northcliffe-third-worker"
	for _, a := range []store.Account{
		{ID: "northcliffe-managing-chair", Office: access.Chair, Name: "Vera Holt", Job: "Conference chair"},
		{ID: "northcliffe-knowing-chair", Office: access.Chair, Name: "Idris Moss", Job: "Conference chair"},
		{ID: worker, Office: access.SocialWorker, Name: "Ana Bell", Job: "Social worker", Manager: "northcliffe-managing-chair"},
	} {
		if err := p.DB.AddAccount(p.t.Context(), p.Tenant.ID, a); err != nil {
			p.t.Fatalf("adding one of the staff: %v", err)
		}
	}
	p.Part(family, access.PartSocialWorker, access.Actor{Tenant: p.Tenant.ID, Account: worker, Office: access.SocialWorker})
	p.Part(family, access.PartSocialWorker, p.OtherChair)
}

// checked keeps what a chair is qualified by, on the unit's page.
func checked(unit *browser.Person, account access.AccountID, year string) {
	unit.Go("/chairs/" + string(account))
	unit.Fill("Qualified by", "Social work degree and registration")
	unit.Fill("Experience", "Twelve years, four as a chair")
	unit.FillDate("Checked on", "30", "11", "2026")
	unit.FillDate("The check holds until", "10", "12", year)
	unit.Click("Keep this")
}

func TestTheChairIsQualifiedAndApartFromTheWork(t *testing.T) {
	t.Parallel()

	Proves(t, []Claim{
		{ID: "GH-03", Behind: "/chairs/{account}"}, {ID: "CW-08", Behind: "/meetings/{conference}/declare"},
	}, func(p *Proof) {
		id := p.Requested("Kai Example")
		p.chairs(p.Conference(id).Family)
		unit := p.Anyone(p.Unit)
		book := func(chair string) {
			unit.Go(meetingAt(id, "/book"))
			unit.FillDate("Date of the conference", "15", "12", "2026")
			unit.Fill("It begins at", "10am")
			unit.Fill("Where it is held", "Town Hall, room 2")
			unit.Select("Chair", chair+", Conference chair")
			unit.Select("Recorder", "Bea Quinn, Conference recorder")
			unit.Click("Book the conference")
		}

		book("Pat Lindqvist")
		unit.Sees("Record this chair’s qualification and experience first, or choose another chair")
		checked(unit, p.Chair.Account, "2026")
		book("Pat Lindqvist")
		unit.Sees("This chair’s check runs out before the conference")
		checked(unit, p.Chair.Account, "2027")
		checked(unit, p.OtherChair.Account, "2027")
		book("Noor Haddad")
		unit.Sees("Choose another chair: this one works or has worked with the children")
		checked(unit, "northcliffe-managing-chair", "2027")
		book("Vera Holt")
		unit.Sees("Choose another chair: this one manages somebody who works with the children")
		_, recorders, _ := strings.Cut(unit.HTML(), `id="recorder"`)
		recorders, _, _ = strings.Cut(recorders, "</select>")
		if !strings.Contains(recorders, "Bea Quinn") || strings.Contains(recorders, "Pat Lindqvist") {
			p.t.Errorf("a chair may be chosen as the recorder: %s", recorders)
		}

		checked(unit, "northcliffe-knowing-chair", "2027")
		book("Idris Moss")
		knows := p.Anyone(access.Actor{Tenant: p.Tenant.ID, Account: "northcliffe-knowing-chair", Office: access.Chair})
		knows.Click("Say whether you have links with the children")
		knows.Choose("Yes, I have a link")
		knows.Fill("If you have, what is it?", "I taught the father")
		knows.Click("Declare this")
		book("Idris Moss")
		unit.Sees("Choose another chair: this one has declared a link with the children")

		book("Pat Lindqvist")
		chair := p.As("chair", p.Chair)
		chair.Go(meetingAt(id, "/declare"))
		chair.Choose("No, I have none")
		chair.Click("Declare this")
		chair.Saw("GH-03", "Social work degree and registration", "Twelve years, four as a chair", "Friday 10 December 2027", "Bea Quinn")

		parent := p.As("parent", p.Mother(p.Conference(id), "Mel Example"), phone()...)
		parent.Click("Read about the meeting and get ready")
		parent.SawAll([]string{"GH-03", "CW-08"}, "Pat Lindqvist runs the meeting",
			"Pat Lindqvist does not work with your family, and does not manage anyone who does",
			"Social work degree and registration", "Bea Quinn writes down what is said. You get a copy of it")
	})
}
