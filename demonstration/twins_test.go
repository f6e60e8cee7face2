package demonstration_test

import (
	"log/slog"
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kith/access"
	"kith/casework"
	"kith/diary"
	"kith/family"
	"kith/internal/store"
	"kith/internal/testcase"
	"kith/internal/testcase/world"
	"kith/plan"
	"kith/timescale"
)

// hidden is one thing that is done in one of two worlds that are alike in everything else, somebody who may know of it, and
// those from whom it is hidden: of whichever family, or of the staff where that is "".
type hidden struct {
	what string
	do   func(t *testing.T, l *loaded) error
	to   [2]string
	from [][2]string
}

const campbells = "Tyrell and Amelia"

// TestTwoWorldsThatDifferInOneHiddenThingAreOneToThoseItIsHiddenFrom does one thing in one of two worlds, and opens every page as
// those who may not know of it. Addresses, pages and headers are the same to the byte: no id, no count, no order and no version
// tells of it. Clock and ids are fixed; the session alone differs.
func TestTwoWorldsThatDifferInOneHiddenThingAreOneToThoseItIsHiddenFrom(t *testing.T) {
	t.Parallel()
	for _, engine := range world.Engines() {
		t.Run(string(engine), func(t *testing.T) {
			t.Parallel()
			plainly := load(t, engine, today)
			plainly.desk = casework.NewDesk(plainly.db, plainly.packs)
			things := append(hiddenThings(), keptThings()...)
			if engine == store.PostgreSQL { // a world takes three times as long to make there
				things = things[:testcase.Times(3, len(things))]
			}
			before := plainly.seenBy(t, everyReader(things))
			for _, h := range things {
				t.Run(h.what, func(t *testing.T) {
					l := load(t, engine, today)
					l.desk = casework.NewDesk(l.db, l.packs)
					if err := h.do(t, l); err != nil {
						t.Fatal(err)
					}
					if knows := l.seenBy(t, [][2]string{h.to}); cmp.Equal(before[h.to], knows[h.to]) {
						t.Errorf("%s sees nothing of it", h.to[1])
					}
					for reader, pages := range l.seenBy(t, h.from) {
						if diff := cmp.Diff(before[reader], pages); diff != "" {
							t.Errorf("%s of %q sees a difference:\n%s", reader[1], reader[0], diff)
						}
					}
				})
			}
		})
	}
}

// everyReader is everybody who may know of something, and everybody from whom something is hidden.
func everyReader(things []hidden) [][2]string {
	all := map[[2]string]bool{}
	for _, h := range things {
		for _, reader := range append(h.from, h.to) {
			all[reader] = true
		}
	}
	return slices.Collect(maps.Keys(all))
}

// seenBy is what each of some people sees on every page that they come to.
func (l *loaded) seenBy(t *testing.T, readers [][2]string) map[[2]string][]opened {
	t.Helper()
	site := l.site(slog.DiscardHandler)
	all := map[[2]string][]opened{}
	for _, r := range readers {
		pages := enters(t, site, l.doorPerson(t, northcliffe, r[0], r[1])).everyPage(2)
		if len(pages) < 5 {
			t.Fatalf("%s of %q comes to %d pages", r[1], r[0], len(pages))
		}
		all[r] = pages
	}
	return all
}

func hiddenThings() []hidden {
	shanice, marlon, daniel := [2]string{campbells, "Shanice"}, [2]string{campbells, "Marlon"}, [2]string{campbells, "Daniel"}
	worker, teacher, police := [2]string{"", "Jo Reed"}, [2]string{"", "Tom Ashby"}, [2]string{"", "Dev Rao"}
	return []hidden{
		{"how their mother may be reached", func(t *testing.T, l *loaded) error {
			t.Helper()
			_, err := l.desk.RecordSafeContact(t.Context(), l.by(t, "", "Jo Reed"), family.Contact{
				Person: l.somebody(t, northcliffe, campbells, "Shanice").Person, AskedOn: today,
				Words: family.ContactWords{Phone: "01632 960999", Ring: true, Times: "Mornings"},
			}, true)
			return err
		}, worker, [][2]string{marlon, daniel}},
		{"where one father lives now", func(t *testing.T, l *loaded) error {
			t.Helper()
			his, other := l.somebody(t, northcliffe, campbells, "Marlon").Person, l.somebody(t, northcliffe, campbells, "Daniel").Person
			_, err := l.desk.RecordHousehold(t.Context(), l.by(t, "", "Jo Reed"), l.planOf(t, "Marlon").Family, family.Household{
				Post: family.PostSafe, Hidden: []access.PersonID{other}, Words: family.HouseholdWords{Name: "New", Address: "3 Quay Lane"},
				Members: []family.Member{{Person: his, From: today}},
			}, "")
			return err
		}, worker, [][2]string{daniel}},
		{"a line on the plan of one child", func(t *testing.T, l *loaded) error {
			t.Helper()
			_, err := l.desk.AddLine(t.Context(), l.by(t, "", "Jo Reed"), casework.NewLine{
				Plans: []plan.ID{l.planOf(t, "Marlon").ID}, Kind: plan.Action, Owner: access.Party(l.somebody(t, northcliffe, "", "Jo Reed").Account),
				ByOn: today.AddDays(20), Words: plan.LineWords{Action: "Meet Tyrell at school", Know: "He says so"}, To: casework.Readers{Audience: access.For(access.Everyone)},
			})
			return err
		}, marlon, [][2]string{daniel}},
		{"what a father proposes to the professionals", func(t *testing.T, l *loaded) error {
			t.Helper()
			_, err := l.desk.Propose(t.Context(), l.by(t, campbells, "Daniel"), l.planOf(t, "Daniel").ID, "I would like to see her on Sundays", access.Professionals)
			return err
		}, worker, [][2]string{shanice, marlon}},
		{"that legal advice is asked for", func(t *testing.T, l *loaded) error {
			t.Helper()
			_, err := l.desk.AskLegalAdvice(t.Context(), l.by(t, "", "Jo Reed"), store.LegalAdvice{
				Plan: l.planOf(t, "Marlon").ID, AskedOn: today, About: access.Party(l.somebody(t, northcliffe, campbells, "Shanice").Person),
				Words: store.AdviceWords{Concern: "The order", Evidence: "Two calls", Told: "We have asked a lawyer."}, ToldOn: today,
			})
			return err
		}, worker, [][2]string{marlon, daniel, teacher, police}},
		{"a concern about another family", func(t *testing.T, l *loaded) error {
			t.Helper()
			_, err := l.desk.RecordConcern(t.Context(), l.by(t, "", "Lena Frost"), casework.Concern{
				From: "A neighbour", Agency: "A member of the public", Source: "1A", What: "Shouting at night", ReferredOn: today,
				Children: []casework.ConcernChild{{Name: "Rowan Example", Born: timescale.NewDate(2020, time.March, 3)}},
			})
			return err
		}, [2]string{"", "Lena Frost"}, [][2]string{shanice, marlon, daniel, teacher, police}},
		{"when a chair is not free", func(t *testing.T, l *loaded) error {
			t.Helper()
			return l.desk.AddTime(t.Context(), l.by(t, "", "Noor Haddad"), casework.OwnDiary, diary.Time{
				From: today.AddDays(3), Begins: "09:00", Until: today.AddDays(3), Ends: "12:00",
			})
		}, [2]string{"", "Noor Haddad"}, [][2]string{shanice, daniel, teacher, police, worker, {"", "Pat Lindqvist"}}},
	}
}

func (l *loaded) by(t *testing.T, of, name string) casework.Doing {
	t.Helper()
	return casework.Doing{Actor: l.somebody(t, northcliffe, of, name), Once: "in one of two worlds"}
}

// planOf is the plan of a father's own child.
func (l *loaded) planOf(t *testing.T, father string) casework.PlanView {
	t.Helper()
	seen, err := l.desk.ViewMyPlans(t.Context(), l.somebody(t, northcliffe, campbells, father))
	if err != nil || len(seen.Show().Plans) != 1 {
		t.Fatal(father, "has no plan to look at", err)
	}
	return seen.Show().Plans[0]
}
