package demonstration_test

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/coregroup"
	"kith/demonstration"
	"kith/internal/signin"
	"kith/internal/store"
	"kith/internal/testcase/world"
	"kith/internal/web"
	"kith/plan"
	"kith/timescale"
)

var today = timescale.NewDate(2026, time.December, 8)

func TestTheDemonstrationShowsEveryStageToThePeopleInIt(t *testing.T) {
	t.Parallel()
	for _, engine := range world.Engines() {
		t.Run(string(engine), func(t *testing.T) {
			t.Parallel()
			l := load(t, engine, today)
			l.desk = casework.NewDesk(l.db, l.packs)
			l.showsEveryStage(t)
			l.showsWhatCameOfMeetings(t)
			l.opensEveryPage(t)
			l.changesNothing(t)
		})
	}
}

// somebody at the door, by the family they belong to (empty for staff) and their name.
func (l *loaded) somebody(t *testing.T, partnership int, family, name string) access.Actor {
	t.Helper()
	people := l.groups[partnership].People
	for _, f := range l.groups[partnership].Families {
		if f.Name == family {
			people = f.People
		}
	}
	for _, p := range people {
		if p.Name != name {
			continue
		}
		all, err := l.db.AccountsOf(t.Context(), p.Tenant)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range all {
			if a.ID == p.Account {
				return access.Actor{Tenant: p.Tenant, Account: a.ID, Person: a.Person, Office: a.Office}
			}
		}
	}
	t.Fatalf("nobody at the door is %s of %s", name, family)
	return access.Actor{}
}

func (l *loaded) showsEveryStage(t *testing.T) {
	t.Helper()
	run := func(partnership int, chair, child string) casework.RunView {
		t.Helper()
		who := l.somebody(t, partnership, "", chair)
		list, err := l.desk.ViewConferences(t.Context(), who)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range list.Show().Booked {
			if slices.ContainsFunc(row.Children, func(n casework.Named) bool { return n.First == child }) {
				seen, err := l.desk.ViewRun(t.Context(), who, row.ID)
				if err != nil {
					t.Fatal(err)
				}
				return seen.Show()
			}
		}
		t.Fatalf("%s has no conference booked for %s", chair, child)
		return casework.RunView{}
	}
	plans := func(partnership int, family, name string) []casework.PlanView {
		t.Helper()
		seen, err := l.desk.ViewMyPlans(t.Context(), l.somebody(t, partnership, family, name))
		if err != nil {
			t.Fatal(err)
		}
		return seen.Show().Plans
	}
	tasks := func(partnership int, name string) map[casework.TaskKind]int {
		t.Helper()
		seen, err := l.desk.ViewNext(t.Context(), l.somebody(t, partnership, "", name))
		if err != nil {
			t.Fatal(err)
		}
		kinds := map[casework.TaskKind]int{}
		for _, one := range seen.Show().Tasks {
			kinds[one.Kind]++
		}
		return kinds
	}
	for stage, is := range map[string]func() bool{
		"a concern that nobody has decided about": func() bool { return tasks(northcliffe, "Lena Frost")[casework.TaskDecideConcern] == 1 },
		"an enquiry that is open": func() bool {
			return tasks(northcliffe, "Idris Malik")[casework.TaskConcludeEnquiry] == 1
		},
		"booked": func() bool {
			v := run(tynewater, "Maureen Tate", "Mia")
			return v.State == conference.Booked && v.On.After(today.AddDays(7))
		},
		"reports due": func() bool { return run(eastmoor, "Anjali Desai", "Imogen").On.After(today) },
		"today":       func() bool { return run(northcliffe, "Pat Lindqvist", "Kai").On == today },
		"decided": func() bool {
			p := plans(tynewater, "Jia", "Mei")
			return len(p) == 1 && p[0].State == plan.Outline && p[0].Kind == plan.Protection
		},
		"core group late": func() bool {
			p := plans(eastmoor, "Bishal", "Sunita")
			late := false
			for _, m := range p[0].Meetings {
				late = late || m.State != coregroup.Held && m.Late
			}
			return late
		},
		"first review": func() bool { return plans(northcliffe, "Zofia and Jakub", "Piotr")[0].Review.Booked },
		"ending": func() bool {
			p := plans(tynewater, "Hamza and Zara", "Nasreen")
			return len(p) == 2 && p[0].Review.Booked && p[0].State == plan.Detailed
		},
		"transferred in": func() bool {
			return run(eastmoor, "Joan Whittle", "Natnael").Kind == conference.TransferIn
		},
		"unborn": func() bool {
			return plans(eastmoor, "Chloe’s baby", "Chloe")[0].Kind == plan.Protection
		},
		"child in need": func() bool { return plans(tynewater, "Owen", "Gareth")[0].Kind == plan.ChildInNeed },
		"two fathers": func() bool {
			his, hers := plans(northcliffe, "Tyrell and Amelia", "Marlon"), plans(northcliffe, "Tyrell and Amelia", "Daniel")
			return len(his) == 1 && his[0].Child.First == "Tyrell" && len(hers) == 1 && hers[0].Child.First == "Amelia"
		},
	} {
		if !is() {
			t.Errorf("%s: it is not there", stage)
		}
	}
}

// door is the demonstration's door as the command gives it to the site.
func door(groups []demonstration.Group) []web.DemoGroup {
	all := make([]web.DemoGroup, len(groups))
	for i, g := range groups {
		all[i] = web.DemoGroup{
			Name: g.Name, Line: g.Line, Stage: g.Stage, Look: g.Look, People: doorPeople(g.People), Staff: doorPeople(g.Staff),
			Families: door(g.Families),
		}
	}
	return all
}

func doorPeople(people []demonstration.Person) []web.DemoPerson {
	all := make([]web.DemoPerson, len(people))
	for i, p := range people {
		all[i] = web.DemoPerson{Tenant: p.Tenant, Account: p.Account, Name: p.Name, Job: p.Job}
	}
	return all
}

func (l *loaded) serve(t *testing.T) string {
	t.Helper()
	server := httptest.NewServer(l.site(slog.DiscardHandler))
	t.Cleanup(server.Close)
	return server.URL
}

// site is the whole site over the demonstration, with its door. Its log goes where it is told.
func (l *loaded) site(log slog.Handler) http.Handler {
	return web.New(web.Config{
		Desk: l.desk, DB: l.db, Door: &signin.Door{DB: l.db}, Log: slog.New(log), IDs: store.SeededIDs{Seed: "pages"},
		Demo: &web.Demo{Groups: door(l.groups)},
	})
}

// opensEveryPage presses every name at the door, and opens every page that their own page leads to.
func (l *loaded) opensEveryPage(t *testing.T) {
	t.Helper()
	site := l.site(slog.DiscardHandler)
	for _, g := range l.groups {
		everybody := g.People
		for _, f := range g.Families {
			if f.Line == "" {
				t.Errorf("%s: the door does not say where they are", f.Name)
			}
			everybody = append(everybody, f.People...)
		}
		for _, p := range everybody {
			for _, one := range enters(t, site, p).everyPage(1) {
				if one.Status != http.StatusOK && one.Status != http.StatusSeeOther {
					t.Errorf("%s (%s): %s answers %d", p.Name, p.Job, one.At, one.Status)
				}
			}
		}
	}
}

// doorPerson is somebody as the door lists them.
func (l *loaded) doorPerson(t *testing.T, partnership int, of, name string) demonstration.Person {
	t.Helper()
	who := l.somebody(t, partnership, of, name)
	return demonstration.Person{Tenant: who.Tenant, Account: who.Account, Name: name}
}

// changesNothing loads a second time: the same people, and not one action more.
func (l *loaded) changesNothing(t *testing.T) {
	t.Helper()
	if _, err := l.db.PlaceAudit(t.Context()); err != nil {
		t.Fatal(err)
	}
	again, err := demonstration.Load(t.Context(), l.db, l.opens, l.packs, l.folder)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(l.groups, again); diff != "" {
		t.Error(diff)
	}
	if more, err := l.db.PlaceAudit(t.Context()); err != nil || more != 0 {
		t.Errorf("the second load left %d entries, %v", more, err)
	}
}
