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
	seen, err := s.desk.ViewTeam(v.ctx(), v.actor())
	if err != nil {
		return err
	}
	for _, w := range staffOf(seen.Show()) {
		if string(w.ID) == v.path("worker") && seen.Show().Mine[w.ID] {
			return s.answerForm(v, func(*form.Form) error {
				_, err := s.desk.CloseAccount(v.ctx(), v.doing(), w.ID)
				return err
			}, "/workers", workersForm(), func(f *form.Form) templ.Component { return leftPage(f, w) })
		}
	}
	return access.ErrNotFound
}

func staffOf(t casework.TeamView) []store.Account {
	return append(append([]store.Account{}, t.Workers...), t.Managers...)
}

func workerChoices(t casework.TeamView) []ask.Choice {
	var all []ask.Choice
	for _, w := range staffOf(t) {
		all = append(all, ask.Choice{Value: string(w.ID), Text: w.Name + ", " + w.Job})
	}
	return all
}

// mineOf are those whose absence the reader records.
func mineOf(t casework.TeamView) []ask.Choice {
	return slices.DeleteFunc(workerChoices(t), func(c ask.Choice) bool { return !t.Mine[access.AccountID(c.Value)] })
}

func workerName(t casework.TeamView, id access.AccountID) string {
	for _, w := range staffOf(t) {
		if w.ID == id {
			return w.Name
		}
	}
	return "Somebody"
}
