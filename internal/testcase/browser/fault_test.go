package browser_test

import (
	"fmt"
	"strings"
	"testing"

	"kith/internal/testcase/browser"
)

// failing stands in for a test that should fail: it keeps what the test would have said, and ends it.
type failing struct {
	testing.TB

	said string
}

func (f *failing) Helper()        {}
func (f *failing) Cleanup(func()) {}

func (f *failing) Errorf(form string, args ...any) { f.said += fmt.Sprintf(form, args...) }

func (f *failing) Fatalf(form string, args ...any) {
	f.said += fmt.Sprintf(form, args...)
	panic(f)
}

// TestAStepThatCannotBeDoneFails plants one fault a row and reads what the test says of it.
func TestAStepThatCannotBeDoneFails(t *testing.T) {
	t.Parallel()

	at := rig(t)
	for name, planted := range map[string]struct {
		path, want string
		do         func(p *browser.Person)
	}{
		"no such field": {
			"/form", `no field "Nickname"; there is: "Full name", "In your own words"`,
			func(p *browser.Person) { p.Fill("Nickname", "x") },
		},
		"a label that comes twice": {
			"/form", `2 times a radio button "Yes": say inside what`,
			func(p *browser.Person) { p.Choose("Yes") },
		},
		"more than the field takes": {
			"/form", `takes only 20 characters`,
			func(p *browser.Person) { p.Fill("Full name", strings.Repeat("x", 21)) },
		},
		"no such part": {
			"/form", `no part(s) of the page titled "Is Cy safe?"`,
			func(p *browser.Person) { p.In("Is Cy safe?").Choose("Yes") },
		},
		"what is not there is not seen": {
			"/second", `should see "Folded away"`,
			func(p *browser.Person) { p.Sees("Folded away") },
		},
		"what is there is seen": {
			"/second", `should not see "the second"`,
			func(p *browser.Person) { p.DoesNotSee("the second") },
		},
		"a button under a lid": {
			"/covered", `"Reach me" is covered by <div`,
			func(p *browser.Person) { p.Click("Reach me") },
		},
		"a page too wide": {
			"/wide", `has to scroll sideways: 508 wide on 320: <p class="broad"> to 508`,
			func(p *browser.Person) { p.NoSidewaysScroll() },
		},
		"a page that breaks WCAG": {
			"/pale", `image-alt (critical)`,
			func(p *browser.Person) { p.MeetsWCAG() },
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			// Without scripts nothing is waited for: what is not there now will not come.
			p := browser.Open(t).Person(t, "Parent", at, browser.Width(320), browser.NoScript)
			p.Go(planted.path)
			told := &failing{TB: t}
			func() {
				defer func() {
					if r := recover(); r != nil && r != any(told) {
						panic(r)
					}
				}()
				planted.do(p.For(told))
			}()
			if !strings.Contains(told.said, planted.want) {
				t.Errorf("it said %q\nwant %q", told.said, planted.want)
			}
		})
	}
}

func TestAnExceptionOfThePageIsAComplaint(t *testing.T) {
	t.Parallel()

	p := browser.Open(t).Person(t, "Parent", rig(t), browser.MayComplain)
	p.Go("/throws")
	if got := strings.Join(p.Complaints(), "\n"); !strings.Contains(got, "planted") {
		t.Errorf("the complaints are %q", got)
	}
}
