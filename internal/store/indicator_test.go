package store_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/deadline"
	"kith/internal/testcase"
	"kith/internal/testcase/world"
	"kith/procedure"
	"kith/timescale"
)

// some puts deadlines of every kind and state into some families, on days up to now: what is owed whenever, by whomever.
func some(t *testing.T, w *world.World, families []access.FamilyID, n int) {
	t.Helper()

	drawn := rand.New(rand.NewPCG(testcase.Seed(t), 1))
	pick := func(of ...string) string { return of[drawn.IntN(len(of))] }
	account := func(who ...access.Actor) string {
		if at := drawn.IntN(len(who) + 1); at < len(who) {
			return "'" + string(who[at].Account) + "'"
		}
		return "NULL"
	}
	subject := map[procedure.Key]string{
		procedure.InitialConferenceDue: "enquiry", procedure.ReportsToParentsDue: "report", procedure.CoreGroupFirstDue: "core group",
		procedure.CoreGroupNextDue: "core group", procedure.VisitDue: "visit",
	}
	indicators := deadline.Indicators()
	lines := make([]string, n)
	for i := range lines {
		keys := indicators[drawn.IntN(len(indicators))].Keys
		key := keys[drawn.IntN(len(keys))]
		last := w.Today().AddDays(10 - drawn.IntN(480))
		met := "NULL, NULL, NULL"
		state := pick("waiting", "met", "met", "missed", "not needed")
		owner, chair := account(w.Teacher, w.HealthVisitor, w.SocialWorker), account(w.Chair, w.OtherChair)
		if i < len(indicators) { // whatever is drawn, each figure has a group of what is nobody's
			key, last, state = indicators[i].Keys[0], w.Today().AddDays(-40), "missed"
			owner, chair = "NULL", "NULL"
		}
		kind := subject[key]
		if kind == "" {
			kind = "conference"
		}
		if state == "met" {
			met = fmt.Sprintf("'%s', 'conference', 'c%d'", last.AddDays(drawn.IntN(9)-5), i)
		}
		lines[i] = fmt.Sprintf("('%s', '%s', 'drawn-%d', '%s', '%s', 's%d', '', 'review', 'conference', 'a', '%s', '%s', '%s', '%s', 'chair', %s, %s, 'england', '%s', '%s', %s)",
			w.Unit.Tenant, families[drawn.IntN(len(families))], i, key, kind, i, last.AddDays(-20), last, last, last,
			owner, chair, last, state, met)
	}
	_, err := w.DB.Raw().ExecContext(t.Context(), `INSERT INTO deadline (tenant_id, family_id, id, deadline_key, subject_kind, subject_id, child, anchor, anchor_kind,
		anchor_id, anchor_on, due_on, limit_on, last_on, owner_role, owner, chair, procedure_name, read_on, state, met_on, met_kind, met_id) VALUES `+strings.Join(lines, ", "))
	if err != nil {
		t.Fatal(err)
	}
}

func inTime(t *testing.T, w *world.World, who access.Actor, by deadline.Grouping) casework.InTimeView {
	t.Helper()

	seen, err := w.Desk.ViewInTime(t.Context(), who, by)
	if err != nil {
		t.Fatal(err)
	}
	return seen.Show()
}

// TestTheGroupsOfEveryFigureAddUpToItAndEachIsTheListBehindIt draws deadlines of families whose social worker changed twice,
// and sets every figure apart in every way.
func TestTheGroupsOfEveryFigureAddUpToItAndEachIsTheListBehindIt(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		var families []access.FamilyID
		for _, child := range []string{"Kai Example", "Ava Example", "Noa Example"} {
			families = append(families, w.Enquiry(w.Concern(child)).Family)
		}
		for i, next := range []access.Actor{w.OtherSocialWorker, w.SocialWorker} {
			w.SetDay(w.Today().AddDays(150))
			for _, f := range families[i:] {
				if _, err := w.Desk.ReallocateWorker(t.Context(), w.Doing(w.Unit), f, next.Account, "Jo moves team"); err != nil {
					t.Fatal(err)
				}
			}
		}
		w.SetDay(w.Today().AddDays(150))
		some(t, w, families, testcase.Times(150, 1500))

		groups, teams := 0, map[string]bool{}
		for _, who := range []access.Actor{w.Unit, w.Manager} {
			whole := inTime(t, w, who, deadline.Whole)
			for _, by := range deadline.Groupings() {
				apart := inTime(t, w, who, by)
				for i, f := range apart.Figures {
					if f.All != whole.Figures[i].All || !slices.Equal(f.ByMonth, whole.Figures[i].ByMonth) {
						t.Errorf("%s by %s is %+v, and %+v as a whole", f.Name, by, f.All, whole.Figures[i].All)
					}
					if !f.By(by) {
						continue
					}
					sum, byMonth := deadline.Figure{}, make([]deadline.Figure, len(f.ByMonth))
					for _, g := range f.Groups {
						groups++
						teams[g.Name] = true
						sum = sum.Add(g.All)
						for m := range byMonth {
							byMonth[m] = byMonth[m].Add(g.ByMonth[m])
						}
						behind(t, w, who, casework.Behind{Indicator: f.Indicator, By: by, Of: g.ID}, g.All.Due)
						behind(t, w, who, casework.Behind{Indicator: f.Indicator, By: by, Of: g.ID, LateOnly: true}, g.All.Due-g.All.InTime)
						behind(t, w, who, casework.Behind{Indicator: f.Indicator, By: by, Of: g.ID, Month: apart.Months[5]}, g.ByMonth[5].Due)
					}
					if sum != f.All || !slices.Equal(byMonth, f.ByMonth) {
						t.Errorf("%s by %s: the groups add up to %+v, and the whole is %+v", f.Name, by, sum, f.All)
					}
				}
			}
		}
		for _, name := range []string{"North team", "South team", "No chair yet", "No agency"} {
			if !teams[name] {
				t.Errorf("%q is not among %d groups: this test proves less than it should", name, groups)
			}
		}
	})
}

func behind(t *testing.T, w *world.World, who access.Actor, b casework.Behind, want int) {
	t.Helper()

	seen, err := w.Desk.ViewBehind(t.Context(), who, b)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(seen.Show()); n != want {
		t.Errorf("%s by %s, %q, late only %t: %d counted, and %d in the list", b.Indicator.Name, b.By, b.Of, b.LateOnly, want, n)
	}
}

// TestWhatATeamAnsweredForStaysItsOwnWhenTheFamilyMoves has a visit missed by one team, and the family handed to another.
func TestWhatATeamAnsweredForStaysItsOwnWhenTheFamilyMoves(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		f := w.Enquiry(w.Concern("Kai Example")).Family
		last := w.Today().AddDays(30)
		w.SetDay(last.AddDays(30))
		if _, err := w.Desk.ReallocateWorker(t.Context(), w.Doing(w.Unit), f, w.OtherSocialWorker.Account, "The family moved"); err != nil {
			t.Fatal(err)
		}
		if _, err := w.DB.Raw().ExecContext(t.Context(), missedVisit(w, f, last)); err != nil {
			t.Fatal(err)
		}
		for _, figure := range inTime(t, w, w.Unit, deadline.ByTeam).Figures {
			if figure.ID == "visits" && (len(figure.Groups) != 1 || figure.Groups[0].Name != "North team") {
				t.Errorf("the visit is counted for %+v", figure.Groups)
			}
		}
	})
}

func missedVisit(w *world.World, f access.FamilyID, last timescale.Date) string {
	return fmt.Sprintf(`INSERT INTO deadline (tenant_id, family_id, id, deadline_key, subject_kind, subject_id, child, anchor, anchor_kind,
		anchor_id, anchor_on, due_on, limit_on, last_on, owner_role, procedure_name, read_on, state)
		VALUES ('%s', '%s', 'missed', 'visit', 'visit', 'v', '', 'visit', 'visit', 'u', '%s', '%s', '%s', '%s', 'social-worker', 'england', '%s', 'missed')`,
		w.Unit.Tenant, f, last.AddDays(-10), last, last, last, last)
}
