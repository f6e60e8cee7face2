package web_test

import (
	"strconv"
	"testing"

	"kith/internal/testcase/world"
)

func TestAnAdministratorTakesTheirOwnRuleAwayAndAnotherPersonApproves(t *testing.T) {
	t.Parallel()

	w := world.New(t, "sqlite", world.Procedure("cheshire-east"))
	const at = "/procedure/values/clocks.core-group-next.limit"
	administrator := w.Browser(t, w.Administrator)
	administrator.Resize(1280)
	administrator.Go(at)
	administrator.Click("Take our own rule away instead")
	administrator.Sees("this holds instead", "42 days", "Kith's default")
	administrator.Click("Propose this")
	administrator.Sees("Enter where the change comes from")
	for _, size := range []int{360, 1280} {
		administrator.Resize(size)
		administrator.Screenshot("take-away-" + map[int]string{360: "360", 1280: "1280"}[size])
	}
	wellMade(t, administrator)
	from := w.Today().AddDays(40)
	administrator.FillDate("From which day?", strconv.Itoa(from.Day()), strconv.Itoa(int(from.Month())), strconv.Itoa(from.Year()))
	administrator.Fill("Where does it come from?", "The partnership’s decision of today")
	administrator.Click("Propose this")
	administrator.Sees("1 month", "The partnership’s own rule is taken away", "42 days", "Somebody else has to approve this")
	wellMade(t, administrator)

	unit := w.Browser(t, w.Unit)
	unit.Go("/procedure")
	unit.Click("Next core group: the last day allowed")
	unit.Click("Approve this")
	unit.Sees("Approved, begins " + from.Long())
	unit.Screenshot("taken-away-1280")
	unit.Go("/procedure/sections/clocks?on=" + from.String())
	unit.Sees("Within 42 days after")
	for _, path := range []string{at + "/without", "/procedure/values/clocks.initial-conference.limit/without"} {
		if got := w.Client(t, w.SocialWorker).Get(path); got.Status < 400 {
			t.Errorf("a social worker gets %s: %d", path, got.Status)
		}
	}
	if got := w.Client(t, w.Unit).Get("/procedure/values/clocks.initial-conference.limit/without"); got.Status != 404 {
		t.Errorf("England’s rule can be taken away: %d", got.Status)
	}
}
