package web

import (
	"slices"

	"github.com/a-h/templ"

	"kith/access"
	"kith/casework"
	"kith/internal/form"
	"kith/internal/store"
	"kith/internal/web/ask"
	"kith/internal/web/page"
)

var workerRoutes = []route{
	{path: "/workers", handle: (*Site).viewWorkers},
	{path: "/workers/away", handle: (*Site).recordAbsence, posts: true},
	{path: "/workers/away/{absence}/back", handle: (*Site).endAbsence, posts: true},
	{path: "/workers/{worker}/hand-over", handle: (*Site).handOverCases, posts: true},
	{path: "/workers/{worker}/left", handle: (*Site).closeAccount, posts: true},
}

// viewWorkers is who works with families and who covers, for managers and the safeguarding unit.
func (s *Site) viewWorkers(v *Visit) error {
	seen, err := s.desk.ViewTeam(v.ctx(), v.actor())
	if err != nil {
		return err
	}
	return v.show(page.Page{Title: "Workers", Area: page.Staff}, workersPage(seen.Show()))
}

func workersForm() page.Page {
	return page.Page{Title: "Workers", Area: page.Staff, BackHref: "/workers"}
}

func (s *Site) recordAbsence(v *Visit) error {
	seen, err := s.desk.ViewTeam(v.ctx(), v.actor())
	if err != nil {
		return err
	}
	from, until := v.date("from"), v.date("until")
	return s.answerForm(v, func(f *form.Form) error {
		_, err := s.desk.RecordAbsence(v.ctx(), v.doing(), casework.Away{
			Who: access.AccountID(f.Line("who")), Cover: access.AccountID(f.Line("cover")), From: from, Until: until,
		})
		return err
	}, "/workers", workersForm(), func(f *form.Form) templ.Component {
		return absencePage(f, mineOf(seen.Show()), workerChoices(seen.Show()))
	})
}

func (s *Site) endAbsence(v *Visit) error {
	seen, err := s.desk.ViewTeam(v.ctx(), v.actor())
	if err != nil {
		return err
	}
	id := v.path("absence")
	for _, a := range seen.Show().Absences {
		if a.ID == id && seen.Show().Mine[a.Account] {
			return s.answerForm(v, func(*form.Form) error {
				_, err := s.desk.EndAbsence(v.ctx(), v.doing(), id)
				return err
			}, "/workers", workersForm(), func(f *form.Form) templ.Component { return backPage(f, seen.Show(), a) })
		}
	}
	return access.ErrNotFound
}

func (s *Site) closeAccount(v *Visit) error {
	_, w, err := s.oneWorker(v)
	if err != nil {
		return err
	}
	return s.answerForm(v, func(*form.Form) error {
		_, err := s.desk.CloseAccount(v.ctx(), v.doing(), w.ID)
		return err
	}, "/workers", workersForm(), func(f *form.Form) templ.Component { return leftPage(f, w) })
}

// handOverCases asks who takes over all of somebody's families.
func (s *Site) handOverCases(v *Visit) error {
	team, w, err := s.oneWorker(v)
	if err != nil {
		return err
	}
	others := team.Workers
	if w.Office == access.Manager {
		others = team.Managers
	}
	others = slices.DeleteFunc(slices.Clone(others), func(o store.Account) bool { return o.ID == w.ID })
	return s.answerForm(v, func(f *form.Form) error {
		_, err := s.desk.HandOverCases(v.ctx(), v.doing(), w.ID, access.AccountID(f.Line("to")), f.Text("reason"))
		return err
	}, "/workers", workersForm(), func(f *form.Form) templ.Component { return handOverPage(f, w, staffChoices(others)) })
}

// oneWorker is the one of the staff whom a page is about, for whoever answers for them.
func (s *Site) oneWorker(v *Visit) (casework.TeamView, store.Account, error) {
	seen, err := s.desk.ViewTeam(v.ctx(), v.actor())
	if err != nil {
		return casework.TeamView{}, store.Account{}, err
	}
	team := seen.Show()
	for _, w := range staffOf(team) {
		if string(w.ID) == v.path("worker") && team.Mine[w.ID] {
			return team, w, nil
		}
	}
	return team, store.Account{}, access.ErrNotFound
}

func staffOf(t casework.TeamView) []store.Account {
	return slices.Concat(t.Workers, t.Managers)
}

// mayBeAway are those whose absence is kept: those who work with families, and the chairs.
func mayBeAway(t casework.TeamView) []store.Account {
	return slices.Concat(t.Workers, t.Managers, t.Chairs)
}

func workerChoices(t casework.TeamView) []ask.Choice {
	var all []ask.Choice
	for _, w := range mayBeAway(t) {
		all = append(all, ask.Choice{Value: string(w.ID), Text: w.Name + ", " + w.Job})
	}
	return all
}

// mineOf are those whose absence the reader records.
func mineOf(t casework.TeamView) []ask.Choice {
	return slices.DeleteFunc(workerChoices(t), func(c ask.Choice) bool { return !t.Mine[access.AccountID(c.Value)] })
}

func workerName(t casework.TeamView, id access.AccountID) string {
	for _, w := range mayBeAway(t) {
		if w.ID == id {
			return w.Name
		}
	}
	return "Somebody"
}
