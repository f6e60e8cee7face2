package web

import (
	"github.com/a-h/templ"

	"kith/access"
	"kith/casework"
	"kith/internal/form"
	"kith/internal/web/ask"
	"kith/internal/web/page"
	"kith/statement"
)

var keptTasks = map[casework.TaskKind]taskPage{
	casework.TaskLookAgain:   {"Look whether something must still be kept from some", "/families/*/kept"},
	casework.TaskSayWhyKept:  {"Say why something is kept from some", "/families/*/kept"},
	casework.TaskApproveKept: {"Approve why something is kept from some", "/families/*/kept"},
}

// markKept is what is not for everybody in a family, and why.
func (s *Site) markKept(v *Visit) error {
	id, again := access.FamilyID(v.path("family")), v.date("again")
	seen, err := s.desk.ViewKept(v.ctx(), v.actor(), id)
	if err != nil {
		return err
	}
	kept := seen.Show()
	v.saw(access.VersionIn(seen, kept.Stands()))
	here := "/families/" + string(id)
	return s.answerForm(v, func(f *form.Form) error {
		if v.pressed("approve") {
			return s.desk.ApproveKept(v.ctx(), v.doing(), id, f.All("approve"))
		}
		return s.desk.MarkKept(v.ctx(), v.doing(), id, f.All("things"), statement.Ground(f.Line("ground")), again)
	}, here+"/kept", page.Page{Title: "Kept from some", Area: page.Staff, BackHref: here}, func(f *form.Form) templ.Component {
		return markKeptPage(f, kept, here+"/kept")
	})
}

// groundWords are the grounds as they read on a page.
func groundWords(g statement.Ground) string {
	switch g {
	case statement.AnotherPerson:
		return "It is another person’s information"
	case statement.PoliceMatter:
		return "The police asked, or it could harm their enquiry"
	case statement.RiskOfHarm:
		return "Somebody could be harmed if it were known"
	case statement.ChildAsked:
		return "The child asked"
	case statement.LegalAdvice:
		return "It is legal advice"
	}
	return ""
}

func keptGrounds() []ask.Choice {
	var all []ask.Choice
	for _, g := range statement.Grounds() {
		all = append(all, ask.Choice{Value: string(g), Text: groundWords(g)})
	}
	return all
}

func keptThings(all []casework.KeptLine, which func(casework.KeptLine) bool) []ask.Choice {
	var choices []ask.Choice
	for _, l := range all {
		if which(l) {
			choices = append(choices, ask.Choice{Value: l.Key(), Text: keptWords(l), Hint: l.Readers + ". " + keptState(l)})
		}
	}
	return choices
}

// toMark are those that a reason may be given for: not what its reader has before them to approve.
func toMark(v casework.KeptView) func(casework.KeptLine) bool {
	return func(l casework.KeptLine) bool { return !v.MayApprove || !l.Waits() }
}

// keptWords are what is kept; of a household what it is called.
func keptWords(l casework.KeptLine) string {
	if l.Thing.Kind == statement.OfHome {
		return "The address of " + l.Words
	}
	return l.Words
}

// keptState is how far it is accounted for.
func keptState(l casework.KeptLine) string {
	m := l.Marking
	switch {
	case m.Ground == "":
		return "Nobody has said why yet"
	case m.For.String() != l.For.String():
		return "Other people may read it than when this was said: " + groundWords(m.Ground)
	case !l.Stands:
		return groundWords(m.Ground) + ". To look at again since " + m.LookAgainOn.Long()
	case l.Waits():
		return groundWords(m.Ground) + ", says " + workerWords(l.By) + ". A chair has not approved it yet"
	}
	return groundWords(m.Ground) + ", approved by " + workerWords(l.Approver) + ". To look at again on " + m.LookAgainOn.Long()
}
