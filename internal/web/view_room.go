package web

import (
	"slices"
	"strings"

	"github.com/a-h/templ"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/internal/form"
	"kith/internal/web/page"
	"kith/timescale"
)

// viewRoom is somebody's own place at a conference: the wall as they may know it, and what is theirs to say.
func (s *Site) viewRoom(v *Visit) error {
	press := func(f *form.Form) error {
		do, heading, _ := strings.Cut(f.Line("press"), ":")
		return s.desk.PassTurn(v.ctx(), v.doing(), meeting(v), heading, conference.Turn(do))
	}
	if !v.posted() {
		v.sent = v.plain()
	}
	return s.roomPage(v, toLook, press, v.ownRoom)
}

func (v *Visit) ownRoom(f *form.Form, r casework.RoomView) templ.Component {
	switch {
	case r.Out != nil:
		return outOfRoomPage(r)
	case r.Closed != nil && r.Closed.Out:
		return outOfPartPage(r)
	case r.Left:
		return goneFromRoomPage()
	case v.family():
		return familyRoomPage(f, r)
	}
	return staffRoomPage(f, r)
}

// saySomething sends something to the chair from somebody's own page.
func (s *Site) saySomething(v *Visit) error {
	press := func(f *form.Form) error {
		return s.desk.SendNote(v.ctx(), v.doing(), meeting(v), conference.Note{
			Kind: conference.NoteKind(f.Line("kind")), Entry: f.Line("entry"), Words: conference.NoteWords{Text: f.Text("text")},
		})
	}
	return s.roomPage(v, toSpeak, press, func(f *form.Form, r casework.RoomView) templ.Component {
		if id := v.query("entry"); id != "" {
			f.Values.Set("entry", id)
			f.Values.Set("kind", string(conference.NotRight))
			if v.query("as") == "comment" {
				f.Values.Set("kind", string(conference.Comment))
			}
		}
		return sayPage(f, r, entryOf(r, f.Line("entry")))
	})
}

// aboutEntry names the entry that something is said about, so that words about one never stand in the form of another.
func aboutEntry(f *form.Form, e *casework.WallEntry) string {
	switch {
	case e == nil:
		return ""
	case f.Line("kind") == string(conference.Comment):
		return "?as=comment&entry=" + e.ID
	}
	return "?entry=" + e.ID
}

func entryOf(r casework.RoomView, id string) *casework.WallEntry {
	if r.Checking != nil && r.Checking.ID == id && id != "" {
		return r.Checking
	}
	for _, h := range r.Wall {
		if i := slices.IndexFunc(h.Entries, func(e casework.WallEntry) bool { return e.ID == id }); i >= 0 {
			return &h.Entries[i]
		}
	}
	return nil
}

func roomChild(v *Visit, r casework.RoomView, show func(c casework.ChildRoom, b casework.ScoreBoard) templ.Component) templ.Component {
	for i, c := range r.Children {
		if c.Child.ID == childAt(v) && i < len(r.Boards) {
			return show(c, r.Boards[i])
		}
	}
	return notFound()
}

// giveScore is somebody's own score for one child.
func (s *Site) giveScore(v *Visit) error {
	press := func(f *form.Form) error {
		score := scoreFrom(f)
		score.Child = childAt(v)
		return s.desk.GiveScore(v.ctx(), v.doing(), meeting(v), score)
	}
	return s.roomPage(v, toScore, press, func(f *form.Form, r casework.RoomView) templ.Component {
		return roomChild(v, r, func(c casework.ChildRoom, _ casework.ScoreBoard) templ.Component { return giveScorePage(f, r, c) })
	})
}

// giveView is somebody's own view of what should be decided for a child.
func (s *Site) giveView(v *Visit) error {
	press := func(f *form.Form) error {
		view := viewFrom(f)
		view.Child = childAt(v)
		if f.Has("audience", "professionals") {
			view.Audience = access.For(access.Professionals)
		}
		return s.desk.GiveView(v.ctx(), v.doing(), meeting(v), view)
	}
	return s.roomPage(v, toView, press, func(f *form.Form, r casework.RoomView) templ.Component {
		return roomChild(v, r, func(c casework.ChildRoom, _ casework.ScoreBoard) templ.Component {
			if v.family() {
				return familyViewPage(f, r, c)
			}
			return giveViewPage(f, r, c)
		})
	})
}

// answerDanger is what somebody says about a danger statement.
func (s *Site) answerDanger(v *Visit) error {
	press := func(f *form.Form) error {
		return s.desk.AnswerDanger(v.ctx(), v.doing(), meeting(v), childAt(v), f.Text("text"), access.AudienceKind(f.Line("audience")))
	}
	return s.roomPage(v, toSpeak, press, func(f *form.Form, r casework.RoomView) templ.Component {
		return roomChild(v, r, func(c casework.ChildRoom, b casework.ScoreBoard) templ.Component {
			if b.Danger == "" {
				return notFound()
			}
			return answerDangerPage(f, r, c, b)
		})
	})
}

// recordDissent is a professional's formal disagreement.
func (s *Site) recordDissent(v *Visit) error {
	press := func(f *form.Form) error {
		return s.desk.RecordDissent(v.ctx(), v.doing(), meeting(v), conference.Dissent{
			Child: childAt(v), Words: conference.DissentWords{Text: f.Text("text")},
		})
	}
	return s.roomPage(v, toDissent, press, func(f *form.Form, r casework.RoomView) templ.Component {
		return roomChild(v, r, func(c casework.ChildRoom, _ casework.ScoreBoard) templ.Component { return dissentPage(f, r, c) })
	})
}

// disagrees is a formal dissent in a line. Whose it is stands nowhere.
func disagrees(d conference.Dissent) string {
	if d.AfterOn.IsZero() {
		return "A professional formally disagrees: " + d.Words.Text
	}
	return "A professional formally disagreed on " + d.AfterOn.Long() + ", after the conference: " + d.Words.Text
}

// dissentHead is what stands before it in a list.
func dissentHead(d conference.Dissent) string {
	if d.AfterOn.IsZero() {
		return "Formal dissent"
	}
	return "Formal dissent on " + d.AfterOn.Long() + ", after the conference"
}

// theySaid is the same for the family.
func theySaid(d conference.Dissent) string {
	if d.AfterOn.IsZero() {
		return "They said: " + d.Words.Text
	}
	return "They wrote on " + d.AfterOn.Long() + ", after the meeting: " + d.Words.Text
}

// viewDecided shows somebody what was decided, on the day.
func (s *Site) viewDecided(v *Visit) error {
	seen, err := s.desk.ViewDecided(v.ctx(), v.actor(), meeting(v))
	if err != nil {
		return err
	}
	if v.family() {
		return v.show(page.Page{Title: "Meeting", BackHref: "/"}, familyDecidedPage(seen.Show()))
	}
	return v.show(page.Page{Title: "Meeting", Area: page.Staff, BackHref: "/"}, staffDecidedPage(seen.Show()))
}

// whenSet is a day with its time, nothing where no day is set.
func whenSet(on timescale.Date, begins string) string {
	if on.IsZero() {
		return ""
	}
	return whenHeld(on, begins)
}

// turnNow says of somebody that it is their turn.
func turnNow(h casework.WallHeading, seat casework.Seat) string {
	if h.Next != nil && h.Next.Invitation == seat.Invitation {
		return ". It is their turn"
	}
	return ""
}

// sentNotes are what the reader sent, and how it was settled.
func sentNotes(r casework.RoomView) []casework.NoteShown {
	var mine []casework.NoteShown
	for _, n := range r.Sent {
		if n.From.Me {
			mine = append(mine, n)
		}
	}
	return mine
}
