package web

import (
	"fmt"
	"strconv"

	"kith/access"
	"kith/casework"
	"kith/internal/form"
	"kith/internal/store"
	"kith/internal/web/ask"
	"kith/internal/web/page"
	"kith/procedure"
	"kith/timescale"
)

var procedureRoutes = []route{
	{path: "/procedure", handle: (*Site).viewProcedure},
	{path: "/procedure/sections/{section}", handle: (*Site).viewProcedureSection},
	{path: "/procedure/values/{value}", handle: (*Site).proposeChange, posts: true},
	{path: "/procedure/values/{value}/without", handle: (*Site).takeAway, posts: true},
	{path: "/procedure/changes/{change}", handle: (*Site).viewProcedureChange, posts: true},
}

var procedureTasks = map[casework.TaskKind]taskPage{
	casework.TaskApproveChange: {"Look at a change of the procedure", "/procedure/changes/*"},
}

// viewProcedure lists the parts of the procedure, and the changes of it.
func (s *Site) viewProcedure(v *Visit) error {
	seen, err := s.desk.ViewProcedure(v.ctx(), v.actor(), timescale.Date{})
	if err != nil {
		return err
	}
	return v.show(page.Page{Title: "Procedure", Area: page.Staff}, procedurePage(seen.Show()))
}

// viewProcedureSection reads one part of the procedure out, as it stands today or on the day asked for.
func (s *Site) viewProcedureSection(v *Visit) error {
	on, err := timescale.Parse(v.query("on"))
	if v.query("on") != "" && err != nil {
		return access.ErrNotFound
	}
	seen, err := s.desk.ViewProcedure(v.ctx(), v.actor(), on)
	if err != nil {
		return err
	}
	view := seen.Show()
	for _, part := range view.Sections {
		if part.Key == v.path("section") {
			return v.show(page.Page{Title: part.Title, Area: page.Staff, BackHref: "/procedure"}, procedureSectionPage(view, part))
		}
	}
	return access.ErrNotFound
}

// proposeChange asks for another value of something in the procedure.
func (s *Site) proposeChange(v *Visit) error {
	seen, err := s.desk.AskChange(v.ctx(), v.actor(), v.path("value"))
	if err != nil {
		return err
	}
	asked := seen.Show()
	f := v.form()
	if v.posted() {
		c, err := proposedFrom(f, asked)
		if err != nil {
			return err
		}
		if f.OK() {
			id, err := s.desk.ProposeChange(v.ctx(), v.doing(), c)
			if err == nil {
				return v.see("/procedure/changes/%s", id)
			}
			if !f.Take(err) {
				return err
			}
		}
	} else if f.Kept == "" {
		fillAsked(f, asked)
	}
	return v.show(page.Page{Title: "Change the procedure", Area: page.Staff, BackHref: "/procedure/sections/" + sectionOf(asked.Path)},
		proposeChangePage(f, asked))
}

// takeAway proposes that what the partnership says itself is taken away, so that its region's or England's rule holds again.
func (s *Site) takeAway(v *Visit) error {
	seen, err := s.desk.AskChange(v.ctx(), v.actor(), v.path("value"))
	if err != nil {
		return err
	}
	asked := seen.Show()
	if !asked.MayTake {
		return access.ErrNotFound
	}
	f := v.form()
	if v.posted() {
		c := procedure.Change{Path: asked.Path, Value: procedure.TakenAway, Source: f.Text("source"), Kind: asked.Kind, From: f.Date("from")}
		if f.OK() {
			id, err := s.desk.ProposeChange(v.ctx(), v.doing(), c)
			if err == nil {
				return v.see("/procedure/changes/%s", id)
			}
			if !f.Take(err) {
				return err
			}
		}
	}
	return v.show(page.Page{Title: "Change the procedure", Area: page.Staff, BackHref: "/procedure/values/" + asked.Path}, takeAwayPage(f, asked))
}

func sectionOf(path string) string {
	for i, c := range path {
		if c == '.' {
			return path[:i]
		}
	}
	return path
}

// fillAsked puts into a form what the value is now.
func fillAsked(f *form.Form, asked casework.AskView) {
	f.Values.Set("value", asked.Text)
	if asked.Shape == procedure.Choices {
		f.Values["value"] = asked.Picked
	}
	for i, item := range asked.Items {
		for _, part := range item {
			f.Values.Set(partName(i, part), part.Text)
		}
	}
}

func partName(i int, part procedure.NamedPart) string {
	return "part-" + strconv.Itoa(i) + "-" + part.Name
}

// proposedFrom reads what was answered.
func proposedFrom(f *form.Form, asked casework.AskView) (procedure.Change, error) {
	a := asked.Asked
	a.Text, a.Picked = f.Text("value"), f.All("value")
	for i, item := range a.Items {
		for j, part := range item {
			item[j].Text = f.Text(partName(i, part))
		}
	}
	written, err := a.Written()
	if err != nil {
		return procedure.Change{}, fmt.Errorf("writing a value: %w", err)
	}
	return procedure.Change{Path: a.Path, Value: written, Source: f.Text("source"), Kind: a.Kind, From: f.Date("from")}, nil
}

// viewProcedureChange shows what a change comes to. Another person approves it there, and either undoes it until its day.
func (s *Site) viewProcedureChange(v *Visit) error {
	seen, err := s.desk.ViewChangeOfProcedure(v.ctx(), v.actor(), v.path("change"))
	if err != nil {
		return err
	}
	f := v.form()
	if v.posted() {
		err := s.settleChange(v, f)
		if err == nil {
			return v.see("/procedure/changes/%s", v.path("change"))
		}
		if !f.Take(err) {
			return err
		}
	}
	return v.show(page.Page{Title: "A change of the procedure", Area: page.Staff, BackHref: "/procedure"}, procedureChangePage(f, seen.Show()))
}

func (s *Site) settleChange(v *Visit, f *form.Form) error {
	if v.pressed("approve") {
		return s.desk.ApproveChange(v.ctx(), v.doing(), v.path("change"))
	}
	return s.desk.UndoChange(v.ctx(), v.doing(), v.path("change"), f.Text("why"))
}

// amongChoices are the words that a value is chosen from.
func amongChoices(words []string) []ask.Choice {
	choices := make([]ask.Choice, len(words))
	for i, w := range words {
		choices[i] = ask.Choice{Value: w, Text: upperFirst(procedure.WordsOf(w))}
	}
	return choices
}

// changeStateWords say how far a change has come.
func changeStateWords(c casework.ChangeRow, today timescale.Date) string {
	switch {
	case c.State == store.ChangeProposed:
		return "Waits for another person to approve it"
	case c.State == store.ChangeUndone:
		return "Undone"
	case c.From.After(today):
		return "Approved, begins " + c.From.Long()
	}
	return "In force since " + c.From.Long()
}

// touchWords say how many open cases a change touches.
func touchWords(c casework.ChangeOfProcedure) string {
	families := strconv.Itoa(c.Count) + " families"
	switch c.Count {
	case 0:
		families = "no family"
	case 1:
		families = "one family"
	}
	switch c.Where {
	case store.Enquiring:
		return "It touches " + families + " with an enquiry that is not concluded, if what it is about happens on or after " + c.From.Long() + "."
	case store.Planned:
		return "It touches " + families + " with a plan, from what happens on or after " + c.From.Long() + "."
	case store.Conferring:
	}
	return "It touches " + families + " with a conference that has no day yet, goes on, or is on or after " + c.From.Long() + "."
}

// partLabel is what a part is asked by. In a list each has its number, for whoever hears the labels alone.
func partLabel(a casework.AskView, i int, part procedure.NamedPart) string {
	label := upperFirst(procedure.WordsOf(part.Name))
	if a.Shape == procedure.Items {
		label += " " + strconv.Itoa(i+1)
	}
	return label
}

// shortPart reports whether a part is a name or a number, and fits in a line.
func shortPart(name string) bool {
	switch name {
	case "title", "heading", "name", "after", "before", "age", "from", "to", "low", "high":
		return true
	}
	return false
}

func itemTitle(i, of int) string {
	if i == of-1 {
		return "One more"
	}
	return "Number " + strconv.Itoa(i+1)
}

func undoQuestion(c casework.ChangeOfProcedure) string {
	if c.State == store.ChangeProposed && !c.Own {
		return "Why is it turned down?"
	}
	return "Why is it undone?"
}

func undoWords(c casework.ChangeOfProcedure) string {
	if c.State == store.ChangeProposed && !c.Own {
		return "Turn it down"
	}
	return "Undo this"
}
