package web

import (
	"strings"

	"github.com/a-h/templ"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/internal/form"
	"kith/internal/web/ask"
)

// runConference is the chair's running order: what comes before, what is on now, and the next press.
func (s *Site) runConference(v *Visit) error {
	press := func(f *form.Form) error {
		if v.pressed("open") {
			return s.desk.OpenConference(v.ctx(), v.doing(), meeting(v))
		}
		how, item, _ := strings.Cut(f.Line("press"), ":")
		return s.desk.RunStep(v.ctx(), v.doing(), meeting(v), item, casework.Press(how), "")
	}
	return s.running(v, "/run", press, runConferencePage)
}

// leaveOut asks why an item of the agenda is left out.
func (s *Site) leaveOut(v *Visit) error {
	press := func(f *form.Form) error {
		return s.desk.RunStep(v.ctx(), v.doing(), meeting(v), v.path("item"), casework.LeaveIt, f.Text("why"))
	}
	return s.chairing(v, "/run", press, whileOpen(func(f *form.Form, r casework.RunView) templ.Component {
		return leaveOutPage(f, r, v.path("item"))
	}))
}

// recordTalk notes the chair's talk with somebody beforehand.
func (s *Site) recordTalk(v *Visit) error {
	press := func(f *form.Form) error {
		t := conference.Talk{Invitation: v.path("seat"), Held: f.Line("held") == "yes", Words: conference.TalkWords{
			When: f.Line("when"), Agreed: f.Text("agreed"), Sensitive: f.Text("sensitive"), Unclear: f.Text("unclear"),
			Reason: f.Text("reason"),
		}}
		if f.Line("held") == "" {
			return conference.ErrTalkOrNot
		}
		return s.desk.RecordTalk(v.ctx(), v.doing(), meeting(v), t)
	}
	return s.runPage(v, "/run", access.RunConference, talkStands(v), press, func(f *form.Form, r casework.RunView) templ.Component {
		for _, t := range r.Talks {
			if t.Seat.Invitation == v.path("seat") {
				fillTalk(v, f, t)
				return recordTalkPage(f, r, t)
			}
		}
		return notFound()
	})
}

func fillTalk(v *Visit, f *form.Form, t casework.TalkShown) {
	if v.posted() || !t.Done || f.Kept != "" {
		return
	}
	f.Values.Set("held", map[bool]string{true: "yes", false: "no"}[t.Talk.Held])
	f.Values.Set("when", t.Talk.Words.When)
	f.Values.Set("agreed", t.Talk.Words.Agreed)
	f.Values.Set("sensitive", t.Talk.Words.Sensitive)
	f.Values.Set("unclear", t.Talk.Words.Unclear)
	f.Values.Set("reason", t.Talk.Words.Reason)
}

// passGate asks the chair why they go on without what a gate asks for.
func (s *Site) passGate(v *Visit) error {
	next := "/run"
	if v.query("from") == "close" || v.form().Line("from") == "close" {
		next = "/close"
	}
	press := func(f *form.Form) error {
		return s.desk.PassGate(v.ctx(), v.doing(), meeting(v), conference.GatePassed{
			Gate: conference.GateKey(v.path("gate")), Ground: f.Line("ground"), Words: conference.GateWords{Why: f.Text("why")},
		})
	}
	return s.chairing(v, next, press, func(f *form.Form, r casework.RunView) templ.Component {
		for _, g := range append(r.Opening, r.Closing...) {
			if string(g.Full()) == v.path("gate") {
				return passGatePage(f, r, g, next)
			}
		}
		return notFound()
	})
}

// gateWords are what a gate asks for, as the chair reads it.
func gateWords(g casework.GateShown) string {
	switch g.Key {
	case conference.GateTalks:
		return "Talk with " + g.Who + " beforehand"
	case conference.GateQuorum:
		return "Enough agencies are here to decide"
	case conference.GatePolice:
		return "The police are here"
	case conference.GateTold:
		return "Tell " + g.Who + " that they are not to be there for all or part of it"
	case conference.GateReadOut:
		return "The words of " + g.Who + " were given to the conference"
	case conference.GateDecision:
		return "Decision for " + g.Who
	case conference.GateChildHeard:
		return "The views of " + g.Who
	case conference.GateDanger:
		return "Danger statement for " + g.Who
	case conference.GateLetters:
		return "The letter from " + g.Who + " was read out"
	case conference.GateHeadings:
		return "Every heading was discussed"
	case conference.GateHeardAll:
		return "Everybody here was heard"
	case conference.GateUnsettled:
		return "Everything challenged on the wall is settled"
	case conference.GateLeadWorker:
		return "The lead social worker is named"
	case conference.GateCoreGroup:
		return "The core group has its members"
	case conference.GateFirstGroup:
		return "The core group is set to meet within its time"
	case conference.GateReview:
		return "The next conference is set within its time"
	case conference.GatePlanOutline:
		return "The outline plan has lines for " + g.Who
	}
	return string(g.Key)
}

// gateAt is where a gate's promise is kept.
func gateAt(id conference.ID, g casework.GateShown) string {
	switch g.Key {
	case conference.GateTalks:
		return at(id, "/beforehand/"+g.About)
	case conference.GateTold:
		return apart(id, "/"+g.About+"/told")
	case conference.GateReadOut:
		return at(id, "/run")
	case conference.GateQuorum, conference.GatePolice:
		return at(id, "/people")
	case conference.GateDecision:
		return at(id, "/children/"+g.About+"/decide")
	case conference.GateChildHeard, conference.GateLetters:
		return at(id, "/children/"+g.About+"/heard")
	case conference.GateDanger:
		return at(id, "/children/"+g.About+"/danger")
	case conference.GateHeadings, conference.GateHeardAll, conference.GateUnsettled:
		return at(id, "/wall")
	case conference.GatePlanOutline:
		return at(id, "/outline")
	case conference.GateLeadWorker, conference.GateCoreGroup, conference.GateFirstGroup, conference.GateReview:
	}
	return at(id, "/next")
}

func groundChoices(r casework.RunView) []ask.Choice {
	all := make([]ask.Choice, len(r.Grounds))
	for i, g := range r.Grounds {
		all[i] = ask.Choice{Value: g.Key, Text: g.Words}
	}
	return all
}

// nextItem is what the agenda comes to after an item.
func nextItem(steps []casework.StepShown, item string) string {
	for i, one := range steps {
		if one.Key == item && i+1 < len(steps) && steps[i+1].State == "" {
			return steps[i+1].Title
		}
	}
	return ""
}

// onNow is the item that is on.
func onNow(steps []casework.StepShown) *casework.StepShown {
	for i := range steps {
		if steps[i].State == conference.StepStarted {
			return &steps[i]
		}
	}
	return nil
}

// notBegun is the first item that has neither begun nor been left out.
func notBegun(steps []casework.StepShown) *casework.StepShown {
	for i := range steps {
		if steps[i].State == "" {
			return &steps[i]
		}
	}
	return nil
}

// waitingNotes are those in the tray that nobody has settled.
func waitingNotes(tray []casework.NoteShown) []casework.NoteShown {
	var all []casework.NoteShown
	for _, n := range tray {
		if n.Waiting {
			all = append(all, n)
		}
	}
	return all
}
