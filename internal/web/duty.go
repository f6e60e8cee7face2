package web

import (
	"github.com/a-h/templ"

	"kith/access"
	"kith/casework"
	"kith/internal/form"
	"kith/internal/web/ask"
	"kith/internal/web/page"
	"kith/plan"
	"kith/timescale"
)

var dutyRoutes = []route{
	{path: "/duty", handle: (*Site).lookOnDuty, posts: true},
	{path: "/duty/children/{child}", handle: (*Site).openOnDuty, posts: true},
	{path: "/families/{family}/duty", handle: (*Site).viewDuty, posts: true},
	{path: "/families/{family}/closed", handle: (*Site).closeFamily, posts: true},
}

var dutyTasks = map[casework.TaskKind]taskPage{
	casework.TaskReadDuty: {"Read who looked at the family without a part", "/families/*/duty"},
}

// onDuty reports whether somebody's office may look on duty, for the link to it.
func onDuty(a access.Actor) bool {
	_, err := access.AllowOffice(a, access.LookAsDuty, "")
	return err == nil
}

// lookOnDuty answers one question: is this child on a plan, and who leads? What is typed travels in the form's body alone, and never
// stands in an address.
func (s *Site) lookOnDuty(v *Visit) error {
	open, err := s.desk.ViewOpenOnDuty(v.ctx(), v.actor())
	if err != nil {
		return err
	}
	f := v.form()
	p := page.Page{Title: "On duty", Area: page.Staff, BackHref: "/families"}
	if v.posted() {
		q := casework.DutyQuestion{Name: f.Line("name"), NHSNumber: f.Line("nhs")}
		if q.NHSNumber == "" {
			q.Born = f.Date("born")
		}
		if f.OK() {
			seen, err := s.desk.LookOnDuty(v.ctx(), v.actor(), q)
			if err == nil {
				return v.show(p, dutyAnswerPage(f, seen.Show()))
			}
			if !f.Take(err) {
				return err
			}
		}
	}
	return v.show(p, dutyPage(f, open.Show()))
}

// openOnDuty asks why somebody opens a family that they take no part in, and opens it. It follows a press on what was found: an
// address alone says nothing, so that nobody tells by it whether a child is here.
func (s *Site) openOnDuty(v *Visit) error {
	if !v.posted() {
		return access.ErrNotFound
	}
	child := access.PersonID(v.path("child"))
	f := v.form()
	if !v.pressed("ask") {
		family, err := s.desk.OpenOnDuty(v.ctx(), v.doing(), child, access.DutyReason(f.Line("reason")), f.Text("words"))
		if err == nil {
			return v.see("/families/%s", family)
		}
		if !f.Take(err) {
			return err
		}
	}
	seen, err := s.desk.AskOnDuty(v.ctx(), v.actor(), child)
	if err != nil {
		return err
	}
	return v.show(page.Page{Title: "Open a family", Area: page.Staff, BackHref: "/duty"}, openOnDutyPage(f, seen.Show()))
}

// viewDuty is who looked at a family without a part. Whoever answers for the family ends it here with one press.
func (s *Site) viewDuty(v *Visit) error {
	id := access.FamilyID(v.path("family"))
	if v.posted() {
		f := v.form()
		var err error
		if part := f.Line("end"); part != "" {
			_, err = s.desk.EndDuty(v.ctx(), v.doing(), id, part)
		} else {
			_, err = s.desk.ReadDuty(v.ctx(), v.doing(), id)
		}
		if err != nil {
			return err
		}
		return v.see("/families/%s/duty", id)
	}
	seen, err := s.desk.ViewDuty(v.ctx(), v.actor(), id)
	if err != nil {
		return err
	}
	return v.show(page.Page{Title: "Who looked", Area: page.Staff, BackHref: "/families/" + string(id)}, viewDutyPage(v.form(), seen.Show()))
}

// closeFamily closes a family to one of the staff, or opens it to them again.
func (s *Site) closeFamily(v *Visit) error {
	id := access.FamilyID(v.path("family"))
	seen, err := s.desk.ViewDuty(v.ctx(), v.actor(), id)
	if err != nil {
		return err
	}
	if !seen.Show().MayClose {
		return &access.Refused{Deed: access.CloseFamily}
	}
	return s.answerForm(v, func(f *form.Form) error {
		if again := f.Line("again"); again != "" {
			_, err := s.desk.OpenFamilyTo(v.ctx(), v.doing(), id, again)
			return err
		}
		_, err := s.desk.CloseFamilyTo(v.ctx(), v.doing(), id, access.AccountID(f.Line("who")), f.Text("why"))
		return err
	}, "/families/"+string(id)+"/closed", page.Page{Title: "Closed to", Area: page.Staff, BackHref: "/families/" + string(id) + "/duty"},
		func(f *form.Form) templ.Component { return closedPage(f, seen.Show()) })
}

func dutyReasons() []ask.Choice {
	all := make([]ask.Choice, 0, len(access.DutyReasons()))
	for _, r := range access.DutyReasons() {
		all = append(all, ask.Choice{Value: string(r), Text: r.Words()})
	}
	return all
}

func closeChoices(of []casework.Worker) []ask.Choice {
	all := make([]ask.Choice, len(of))
	for i, w := range of {
		all[i] = ask.Choice{Value: string(w.ID), Text: workerWords(w)}
	}
	return all
}

// onPlan says whether a child is on a plan.
func onPlan(c casework.DutyChild) string {
	switch c.Plan {
	case plan.Protection:
		return "Yes: a child protection plan, since " + c.Since.Long()
	case plan.ChildInNeed:
		return "Yes: a Child in Need plan, since " + c.Since.Long()
	}
	return "No: on no plan now"
}

// atMoment is a moment as staff read it: its day and its time.
func atMoment(i timescale.Instant) string {
	if i.IsZero() {
		return ""
	}
	return i.Date().Long() + ", " + clock(i.London().Format("15:04"))
}

// lookStands says how long a duty worker's part lasts, or when it ended.
func lookStands(l casework.DutyLook) string {
	switch {
	case !l.EndedAt.IsZero():
		return "Ended by " + l.Ender.Name + ", " + atMoment(l.EndedAt)
	case l.Open:
		return "Open until " + atMoment(l.Until)
	}
	return "Ended by itself, " + atMoment(l.Until)
}
