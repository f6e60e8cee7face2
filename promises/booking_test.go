package promises

import (
	"testing"

	"kith/timescale"
)

func TestABookingShowsItsLastDayAndALateOneWhy(t *testing.T) {
	t.Parallel()

	Proves(t, []Claim{{ID: "DD-03", Behind: "/meetings/late"}}, func(p *Proof) {
		p.SetDay(timescale.NewDate(2026, 12, 8)) // fifteen working days from here pass three bank holidays
		id := p.Requested("Kai Example")
		p.CheckChairs()
		unit := p.As("safeguarding unit", p.Unit)
		unit.Click("Book the conference")
		unit.Saw("DD-03", "Last day allowed", "Thursday 31 December 2026", "Tuesday 8 December 2026",
			"15 working days from the strategy discussion", "Working Together to Safeguard Children, statutory guidance for England")
		unit.Click("Book the conference")
		unit.Click("How it is counted")
		unit.Saw("DD-03", "25 December 2026")
		book := func(day, month, year string) {
			unit.FillDate("Date of the conference", day, month, year)
			unit.Fill("It begins at", "10am")
			unit.Fill("Where it is held", "Town Hall, room 2")
			unit.Select("Chair", "Pat Lindqvist, Conference chair")
			unit.Select("Recorder", "Bea Quinn, Conference recorder")
		}
		book("12", "1", "2027")
		unit.Click("Book the conference")
		unit.Sees("Enter why the conference is after its last day", "Choose who agreed to a date after the last day allowed")
		unit.Fill("Why is it after the last day?", "The mother is in hospital until then")
		unit.Select("Who agreed to this date?", "Ruth Adeyemi, Team manager")
		unit.Click("Book the conference")
		unit.Saw("DD-03", "Tuesday 12 January 2027, 10am", "Thursday 31 December 2026", "15 working days from the strategy discussion",
			"The mother is in hospital until then", "Ruth Adeyemi")
		unit.Go("/meetings/late")
		unit.Saw("DD-03", "Initial conference: Kai", "Thursday 31 December 2026", "Tuesday 12 January 2027", "The mother is in hospital until then",
			"Ruth Adeyemi")

		parent := p.Anyone(p.Mother(p.Conference(id), "Mel Example"), phone()...)
		parent.Click("Read about the meeting and get ready")
		parent.Sees("Tuesday 12 January, 10am")
		parent.DoesNotSee("15 days", "15 working days", "31 December")
	})
}
