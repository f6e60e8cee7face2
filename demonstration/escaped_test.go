package demonstration_test

import (
	"html"
	"slices"
	"testing"

	"kith/casework"
	"kith/demonstration"
	"kith/internal/testcase"
	"kith/internal/testcase/canary"
	"kith/internal/testcase/world"
)

// TestNothingEscapesToSomebodyWhoMayNotKnowIt opens every page that everybody in the demonstration can come to, and looks in
// each for everything that is sealed in it. What may be known by whom is said a second time in package canary.
func TestNothingEscapesToSomebodyWhoMayNotKnowIt(t *testing.T) {
	t.Parallel()
	for _, engine := range world.Engines() {
		t.Run(string(engine), func(t *testing.T) {
			t.Parallel()
			l := load(t, engine, today)
			l.desk = casework.NewDesk(l.db, l.packs)
			at := l.serve(t)
			sealed := canary.Open(t, l.at, world.Key(t))
			l.catchesWhatEscapes(t, sealed)
			visits := 0
			for _, p := range l.everybody() {
				for _, page := range l.everyPage(t, at, p, testcase.Times(2, 4)) {
					visits++
					for _, text := range sealed.Escaped(html.UnescapeString(page), string(p.Account)) {
						t.Errorf("%s (%s) reads %s", p.Name, p.Job, text)
					}
				}
			}
			if t.Logf("%d visits, %d texts", visits, sealed.Texts()); visits < 1500 || sealed.Texts() < 500 {
				t.Error("that is not everything")
			}
		})
	}
}

// everybody is all who stand at the door.
func (l *loaded) everybody() []demonstration.Person {
	var all []demonstration.Person
	for _, g := range l.groups {
		all = append(all, g.People...)
		for _, f := range g.Families {
			all = append(all, f.People...)
		}
	}
	return slices.Clip(all)
}

// catchesWhatEscapes gives people a page that shows everything: to whoever has no part in any family all of it has escaped, to
// a father what is about the other father's child.
func (l *loaded) catchesWhatEscapes(t *testing.T, sealed *canary.World) {
	t.Helper()
	everything := sealed.Everything()
	outside := len(sealed.Escaped(everything, "nobody"))
	for name, of := range map[string]string{"Daniel": "Tyrell and Amelia", "Marlon": "Tyrell and Amelia", "Jia": "Jia"} {
		who := l.doorPerson(t, partnershipOf[of], of, name)
		if n := len(sealed.Escaped(everything, string(who.Account))); n == 0 || n >= outside {
			t.Errorf("of everything, %d texts have escaped to %s, and %d to somebody outside", n, name, outside)
		}
	}
	if outside != sealed.Texts() {
		t.Errorf("of %d texts %d have escaped to somebody outside", sealed.Texts(), outside)
	}
}

var partnershipOf = map[string]int{"Tyrell and Amelia": northcliffe, "Jia": tynewater}
