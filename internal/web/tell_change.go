package web

import (
	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/internal/web/ask"
	"kith/internal/web/page"
)

// toTell lists the conferences of which somebody has not been told of a change.
func (s *Site) toTell(v *Visit) error {
	seen, err := s.desk.ViewAllToTell(v.ctx(), v.actor())
	if err != nil {
		return err
	}
	return v.show(page.Page{Title: "Who is to be told", Area: page.Staff, BackHref: "/meetings"}, toTellPage(seen.Show()))
}

// tellChange takes who was told of a change of one conference, several people at once.
func (s *Site) tellChange(v *Visit) error {
	id := conference.ID(v.path("conference"))
	seen, err := s.desk.ViewToTell(v.ctx(), v.actor(), id)
	if err != nil {
		return err
	}
	f := v.form()
	if v.posted() {
		on := f.Date("on")
		if f.OK() {
			if _, err = s.desk.TellChange(v.ctx(), v.doing(), id, f.All("who"), f.Line("how"), on); err == nil {
				return v.see("/meetings/%s/tell", id)
			}
			if !f.Take(err) {
				return err
			}
		}
	} else {
		v.saw(access.VersionIn(seen, seen.Show().Stands()))
		if f.Kept == "" {
			f.SetDate("on", s.DB.Now().Date())
		}
	}
	return v.show(page.Page{Title: "Who is to be told", Area: page.Staff, BackHref: "/meetings/tell"}, tellChangePage(f, seen.Show()))
}

func toTellCards(rows []casework.ToTellRow) []page.Card {
	cards := make([]page.Card, len(rows))
	for i, r := range rows {
		tag := stateTag(r.State, false)
		cards[i] = page.Card{
			Title: kindWords(r.Kind) + ": " + people(r.Children), Href: "/meetings/" + string(r.ID) + "/tell", Tag: &tag,
			When: whenHeld(r.HeldOn, ""), Text: counted(r.Left, "person is", "people are") + " still to be told.",
		}
	}
	return cards
}

func leftChoices(left []casework.TellPerson) []ask.Choice {
	choices := make([]ask.Choice, len(left))
	for i, p := range left {
		choices[i] = ask.Choice{Value: p.Invitation.ID, Text: p.Name, Hint: upperFirst(string(p.Invitation.Role))}
	}
	return choices
}

// tellWords are what somebody is told of a change: never the reason that was written for the staff.
func tellWords(c casework.ChangeView) []string {
	var words []string
	if was := c.Change.Was; !was.IsZero() && was != c.Change.Now {
		words = append(words, "It was to be on "+was.Long()+".")
	}
	if c.NowChair.Name != "" {
		words = append(words, c.NowChair.Name+" runs it in the place of "+c.WasChair.Name+".")
	}
	if c.Change.Family != "" {
		words = append(words, "Why, as the family reads it: "+c.Change.Family)
	}
	return words
}

// standsNow is when a conference is held now, for whoever tells people of it.
func standsNow(t casework.TellView) string {
	switch {
	case t.State == conference.Cancelled:
		return "It is cancelled."
	case t.On.IsZero():
		return "It has no day yet."
	}
	said := "It is on " + whenHeld(t.On, t.Begins) + "."
	if t.Chair.Name != "" {
		said += " " + t.Chair.Name + " chairs it."
	}
	return said
}
