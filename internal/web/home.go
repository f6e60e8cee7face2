package web

import (
	"strings"

	"kith/access"
	"kith/casework"
	"kith/internal/web/page"
)

var homeRoutes = []route{
	{path: "/{$}", handle: (*Site).home},
}

// home is each person's own page: what is theirs to do next.
func (s *Site) home(v *Visit) error {
	list, err := s.desk.ViewNext(v.ctx(), v.actor())
	if err != nil {
		return err
	}
	if v.family() {
		return s.familyHome(v, list.Show().Tasks)
	}
	_, err = access.AllowOffice(v.actor(), access.ViewDue, "")
	return v.show(page.Page{Title: "What to do next", Area: page.Staff}, homePage(list.Show(), err == nil))
}

// taskWords are what a task is called on its owner's list, and where it is done.
func taskWords(t casework.Task) (words, href string) {
	for _, known := range []map[casework.TaskKind]taskPage{
		enquiryTasks, bookingTasks, planTasks, recordTasks, invitationTasks, conferenceTasks, procedureTasks, dutyTasks, keptTasks, correctionTasks, heldTasks, sharingTasks, retentionTasks, contactTasks, lookTasks,
	} {
		if p, ok := known[t.Kind]; ok {
			return p.words, p.at(t.Subject)
		}
	}
	return string(t.Kind), "/"
}

// taskPage is how one kind of task reads, and the address where it is done: what the task is about goes in place of a
// star, or at the end where there is none.
type taskPage struct{ words, path string }

func (p taskPage) at(subject string) string {
	before, after, _ := strings.Cut(p.path, "*")
	return before + subject + after
}

// people joins names for a line: "Kai, Ava and Jo".
func people(of []casework.Named) string {
	names := make([]string, len(of))
	for i, n := range of {
		names[i] = n.First
	}
	return joined(names)
}

func joined(names []string) string {
	switch len(names) {
	case 0:
		return ""
	case 1:
		return names[0]
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last]
}
