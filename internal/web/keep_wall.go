package web

import (
	"strings"

	"github.com/a-h/templ"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/internal/form"
	"kith/internal/web/ask"
	"kith/statement"
)

// keepWall is where the recorder, or the chair, writes on the wall, settles what is on it, and keeps the rounds.
func (s *Site) keepWall(v *Visit) error {
	press := func(f *form.Form) error {
		do, rest, _ := strings.Cut(f.Line("press"), ":")
		id, more, _ := strings.Cut(rest, ":")
		switch do {
		case "settle":
			return s.desk.SettleEntry(v.ctx(), v.doing(), meeting(v), id, conference.EntryState(more), "")
		case "turn":
			seat, turn, _ := strings.Cut(more, ":")
			return s.desk.TakeTurn(v.ctx(), v.doing(), meeting(v), conference.TurnTaken{
				Heading: id, Invitation: seat, Turn: conference.Turn(turn),
			})
		case "seen":
			return s.desk.AnswerNote(v.ctx(), v.doing(), meeting(v), id, f.Text("answer-"+id))
		}
		return s.desk.WriteEntry(v.ctx(), v.doing(), meeting(v), writingFrom(f, do))
	}
	return s.running(v, "/wall", press, func(f *form.Form, r casework.RunView) templ.Component {
		if note := v.query("note"); note != "" && !v.posted() && f.Kept == "" {
			fillFromNote(f, r, note)
		}
		return keepWallPage(f, r)
	})
}

func writingFrom(f *form.Form, do string) casework.Writing {
	w := casework.Writing{
		Heading: f.Line("heading"), Statement: statement.ID(f.Line("statement")), Text: f.Text("text"),
		Kind: statement.Kind(f.Line("kind")), SaidBy: f.Line("said-by"), Check: do == "check",
		FromNote: f.Line("note"),
	}
	w.Children, w.Whole = aboutFrom(f)
	to := readersFrom(f)
	w.Audience, w.Without, w.Ground = to.Audience, to.Without, to.Ground
	return w
}

// aboutFrom is which children something is about, and whether it is about the whole family.
func aboutFrom(f *form.Form) (children []access.PersonID, whole bool) {
	for _, id := range childrenFrom(f) {
		if id == wholeFamily {
			return nil, true
		}
		children = append(children, id)
	}
	return children, false
}

const wholeFamily = "whole"

// fillFromNote puts what somebody sent from their own page into the form, ready for the wall.
func fillFromNote(f *form.Form, r casework.RunView, id string) {
	for _, n := range r.Tray {
		if n.ID == id {
			f.Values.Set("text", n.Words.Text)
			f.Values.Set("said-by", n.From.Invitation)
			f.Values.Set("note", n.ID)
			f.Values.Set("kind", string(statement.Opinion))
		}
	}
}

// keepBoth asks for the other version of something the room differs on.
func (s *Site) keepBoth(v *Visit) error {
	press := func(f *form.Form) error {
		return s.desk.SettleEntry(v.ctx(), v.doing(), meeting(v), v.path("entry"), conference.Differing, f.Text("text"))
	}
	return s.running(v, "/wall", press, func(f *form.Form, r casework.RunView) templ.Component {
		for _, h := range r.Wall {
			for _, e := range h.Entries {
				if e.ID == v.path("entry") {
					return keepBothPage(f, r, e)
				}
			}
		}
		return notFound()
	})
}

func headingChoices(r casework.RunView) []ask.Choice {
	all := make([]ask.Choice, len(r.Wall))
	for i, h := range r.Wall {
		all[i] = ask.Choice{Value: h.Key, Text: h.Title}
	}
	return all
}

// offerChoices are what reports say and is not on the wall yet.
func offerChoices(r casework.RunView) []ask.Choice {
	all := make([]ask.Choice, len(r.Offers))
	for i, o := range r.Offers {
		words := o.Text
		if cut := []rune(words); len(cut) > 90 {
			words = string(cut[:90]) + "…"
		}
		if o.Speaker != "" {
			words = o.Speaker + ": " + words
		}
		all[i] = ask.Choice{Value: o.ID, Text: words}
	}
	return all
}

// stateWords are what an entry's state is called where its keepers see it.
func entryTag(e casework.WallEntry) (text, classes string) {
	if e.Challenged {
		return "Somebody says this is not right", "govuk-tag--yellow"
	}
	switch e.State {
	case conference.Differing:
		return "Two versions", "govuk-tag--yellow"
	case conference.Parked:
		return "Parked", "govuk-tag--grey"
	case conference.Offered:
		return "Not checked yet", "govuk-tag--grey"
	case conference.Agreed, conference.Checking, conference.TakenOff:
	}
	return "", ""
}
