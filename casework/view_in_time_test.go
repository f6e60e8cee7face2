package casework_test

import (
	"errors"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/deadline"
	"kith/internal/testcase/world"
)

func TestFiguresAreTheLengthOfTheListsBehindThem(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Sitting("Kai Example")
		mother := s.Joins("Mel Example", s.Child("Kai"))
		s.Opened(mother)
		s.Decides(s.Child("Kai"), conference.ProtectionPlan, mother)
		s.Ends(w.HealthVisitor)
		w.SetDay(w.Today().AddDays(120))

		figures := func(who access.Actor) casework.InTimeView {
			t.Helper()
			seen, err := w.Desk.ViewInTime(t.Context(), who, deadline.ByAgency)
			must(t, err)
			return seen.Show()
		}
		for _, who := range []access.Actor{w.Unit, w.Manager} {
			v := figures(who)
			counted, agencies := map[string]deadline.Figure{}, 0
			for _, f := range v.Figures {
				counted[f.ID], agencies = f.All, agencies+len(f.Groups)
				behind := func(b casework.Behind) []casework.OverdueRow {
					t.Helper()
					b.Indicator = f.Indicator
					seen, err := w.Desk.ViewBehind(t.Context(), who, b)
					must(t, err)
					return seen.Show()
				}
				if n := len(behind(casework.Behind{})); n != f.All.Due {
					t.Errorf("%s: %d due, and %d behind them", f.Name, f.All.Due, n)
				}
				if n := len(behind(casework.Behind{LateOnly: true})); n != f.All.Due-f.All.InTime {
					t.Errorf("%s: %d late, and %d behind them", f.Name, f.All.Due-f.All.InTime, n)
				}
				for i, month := range v.Months {
					if n := len(behind(casework.Behind{Month: month})); n != f.ByMonth[i].Due {
						t.Errorf("%s in %s: %d due, and %d behind them", f.Name, month, f.ByMonth[i].Due, n)
					}
				}
			}
			// The conference was in time; its record, the core group, the visit and the first review never came.
			if counted["initial-conferences"] != (deadline.Figure{Due: 1, InTime: 1}) || counted["records"] != (deadline.Figure{Due: 1}) ||
				counted["reviews"] != (deadline.Figure{Due: 1}) || counted["reports"].Due < 2 {
				t.Errorf("%+v", counted)
			}
			if agencies < 2 || v.Plans != (casework.PlanFigures{All: 1}) || v.Heard.Due != 1 {
				t.Errorf("agencies %d, plans %+v, heard %+v", agencies, v.Plans, v.Heard)
			}
		}
		if v := figures(w.OtherManager); v.Figures[0].All.Due != 0 || v.Plans.All != 0 || v.Heard.Due != 0 || len(v.Figures[2].Groups) != 0 {
			t.Errorf("a manager of other families is shown %+v", v)
		}
		for _, who := range []access.Actor{w.SocialWorker, w.Chair, mother} {
			var refused *access.Refused
			_, err := w.Desk.ViewInTime(t.Context(), who, deadline.ByAgency)
			_, behind := w.Desk.ViewBehind(t.Context(), who, casework.Behind{Indicator: deadline.Indicators()[0]})
			_, children := w.Desk.ViewChildrenBehind(t.Context(), who, casework.LongPlans, w.Today())
			for _, err := range []error{err, behind, children} {
				if !errors.As(err, &refused) && !errors.Is(err, access.ErrNotFound) {
					t.Errorf("%s: %v", who.Account, err)
				}
			}
		}

		w.SetDay(w.Today().AddMonths(24))
		if v := figures(w.Unit); v.Plans != (casework.PlanFigures{All: 1, Long: 1}) {
			t.Errorf("two years later: %+v", v.Plans)
		}
		seen, err := w.Desk.ViewChildrenBehind(t.Context(), w.Unit, casework.LongPlans, w.Today())
		must(t, err)
		if rows := seen.Show(); len(rows) != 1 || rows[0].Child.First != "Kai" {
			t.Errorf("behind the long plans: %+v", rows)
		}
	})
}
