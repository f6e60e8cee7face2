package web

import (
	"slices"

	"github.com/a-h/templ"

	"kith/access"
	"kith/casework"
	"kith/family"
	"kith/internal/form"
	"kith/internal/web/ask"
	"kith/internal/web/page"
)

var personRoutes = []route{
	{path: "/people/{person}", handle: (*Site).viewPerson},
	{path: "/people/{person}/details", handle: (*Site).correctPerson, posts: true},
	{path: "/people/{person}/birth", handle: (*Site).recordBirth, posts: true},
	{path: "/people/{person}/entry", handle: (*Site).takePersonOut, posts: true},
	{path: "/people/{person}/same", handle: (*Site).proposeMerge, posts: true},
	{path: "/people/{person}/children/new", handle: (*Site).recordRelationship, posts: true},
	{path: "/people/{person}/children/{tie}", handle: (*Site).correctRelationship, posts: true},
	{path: "/people/{person}/contact", handle: (*Site).recordSafeContact, posts: true},
	{path: "/people/{person}/help", handle: (*Site).recordSupporter, posts: true},
	{path: "/people/{person}/sign-in", handle: (*Site).letIn, posts: true},
	{path: "/people/{person}/sign-in/end", handle: (*Site).endWayIn, posts: true},
	{path: "/people/{person}/sign-in/card", handle: (*Site).makeCard, posts: true},
	{path: "/people/{person}/sign-in/pause", handle: (*Site).pauseWayIn, posts: true},
}

// viewPerson is one person of a family, and all that can be done about their entry.
func (s *Site) viewPerson(v *Visit) error {
	p, err := s.openPerson(v)
	if err != nil {
		return err
	}
	return v.show(familyPage(p.Family, "/families/"+string(p.Family.ID)), viewPersonPage(v.form(), p))
}

func (s *Site) openPerson(v *Visit) (casework.PersonView, error) {
	seen, err := s.desk.ViewPerson(v.ctx(), v.actor(), access.PersonID(v.path("person")))
	if err == nil {
		v.saw(access.VersionIn(seen, seen.Show().Entry()))
	}
	return seen.Show(), err
}

// onPerson is a page with one form about somebody, for whoever may send it, and back to their page.
func (s *Site) onPerson(
	v *Visit, d access.Deed, may func(casework.FamilyView) bool, fill func(casework.PersonView),
	do func(casework.PersonView, *form.Form) error, show func(*form.Form, casework.PersonView) templ.Component,
) error {
	p, err := s.openPerson(v)
	if err != nil {
		return err
	}
	if !may(p.Family) {
		return &access.Refused{Deed: d}
	}
	if fill != nil {
		fill(p)
	}
	back := "/people/" + string(p.Who.ID)
	return s.answerForm(v, func(f *form.Form) error { return do(p, f) }, back, personPage(p),
		func(f *form.Form) templ.Component { return show(f, p) })
}

func personPage(p casework.PersonView) page.Page {
	return familyPage(p.Family, "/people/"+string(p.Who.ID))
}

func (s *Site) correctPerson(v *Visit) error {
	return s.onPerson(v, access.CorrectPerson, mayChange, func(p casework.PersonView) {
		fillDetails(v, p.Who.Details)
		v.date("born")
		v.date("expected")
	}, func(p casework.PersonView, f *form.Form) error {
		_, err := s.desk.CorrectPerson(v.ctx(), v.doing(), p.Who.ID, detailsFrom(v, p.Who.Details), f.Text("reason"))
		return err
	}, correctPersonPage)
}

func (s *Site) recordBirth(v *Visit) error {
	on := v.date("born")
	return s.onPerson(v, access.RecordBirth, mayChange, nil, func(p casework.PersonView, f *form.Form) error {
		_, err := s.desk.RecordBirth(v.ctx(), v.doing(), p.Who.ID, casework.Birth{Name: f.Line("name"), Sex: f.Line("sex"), On: on})
		return err
	}, birthPage)
}

func (s *Site) takePersonOut(v *Visit) error {
	return s.onPerson(v, access.TakePersonOut, mayChange, nil, func(p casework.PersonView, f *form.Form) error {
		_, err := s.desk.TakePersonOut(v.ctx(), v.doing(), p.Who.ID, f.Text("reason"))
		return err
	}, takeOutPage)
}

func (s *Site) proposeMerge(v *Visit) error {
	return s.onPerson(v, access.ProposeMerge, mayChange, nil, func(p casework.PersonView, f *form.Form) error {
		m := family.Merging{
			Kind: family.Merge, Person: p.Who.ID, Kept: access.PersonID(f.Line("kept")),
			Words: family.MergeWords{Ground: f.Line("ground"), Why: f.Text("why")},
		}
		if p.Who.State == family.Merged {
			m.Kind = family.Unmerge
		}
		_, err := s.desk.ProposeMerge(v.ctx(), v.doing(), m)
		return err
	}, proposeMergePage)
}

func (s *Site) recordRelationship(v *Visit) error {
	from := v.date("from")
	return s.onPerson(v, access.RecordRelationship, mayChange, nil, func(p casework.PersonView, f *form.Form) error {
		_, err := s.desk.RecordRelationship(v.ctx(), v.doing(), family.Relationship{
			Person: p.Who.ID, Child: access.PersonID(f.Line("child")), Tie: family.Tie(f.Line("tie")),
			Responsibility: family.Responsibility(f.Line("responsibility")), From: from,
		})
		return err
	}, relationshipPage)
}

func (s *Site) correctRelationship(v *Visit) error {
	from, until := v.date("from"), v.date("until")
	id := v.path("tie")
	return s.onPerson(v, access.RecordRelationship, mayChange, func(p casework.PersonView) {
		f := v.form()
		if t, there := tieOf(p, id); there && !v.posted() && f.Kept == "" {
			f.Values.Set("tie", string(t.Tie))
			f.Values.Set("responsibility", string(t.Responsibility))
			f.SetDate("from", t.From)
			f.SetDate("until", t.Until)
		}
	}, func(p casework.PersonView, f *form.Form) error {
		_, err := s.desk.CorrectRelationship(v.ctx(), v.doing(), casework.RelationshipChange{
			Person: p.Who.ID, ID: id, InError: f.Has("in-error", "yes"), Reason: f.Text("reason"),
			Now: family.Relationship{
				Tie: family.Tie(f.Line("tie")), Responsibility: family.Responsibility(f.Line("responsibility")), From: from, Until: until,
			},
		})
		return err
	}, func(f *form.Form, p casework.PersonView) templ.Component { return correctRelationshipPage(f, p, id) })
}

func tieOf(p casework.PersonView, id string) (family.Relationship, bool) {
	at := slices.IndexFunc(p.Family.Ties, func(t family.Relationship) bool { return t.ID == id && t.Person == p.Who.ID })
	if at < 0 {
		return family.Relationship{}, false
	}
	return p.Family.Ties[at], true
}

var contactTasks = map[casework.TaskKind]taskPage{
	casework.TaskAskContact: {"Ask again, alone, how somebody may be reached", "/people/*/contact"},
}

func (s *Site) recordSafeContact(v *Visit) error {
	asked := v.date("asked")
	return s.onPerson(v, access.RecordSafeContact, mayWork, func(p casework.PersonView) { fillContact(v, p.Contact) },
		func(p casework.PersonView, f *form.Form) error {
			_, err := s.desk.RecordSafeContact(v.ctx(), v.doing(), family.Contact{
				Person: p.Who.ID, AskedOn: asked, Words: family.ContactWords{
					Phone: f.Line("phone"), Ring: f.Has("may", "ring"), Message: f.Has("may", "message"), Text: f.Has("may", "text"),
					Email: f.Line("email"), MayEmail: f.Has("may", "email"), Times: f.Line("times"), NotKnow: f.Text("not-know"),
					SafeWord: f.Line("word"),
				},
			}, f.Has("alone", "yes"))
			return err
		}, safeContactPage)
}

func fillContact(v *Visit, c *family.Contact) {
	f := v.form()
	if c == nil || v.posted() || f.Kept != "" {
		return
	}
	w := c.Words
	for name, value := range map[string]string{"phone": w.Phone, "email": w.Email, "times": w.Times, "not-know": w.NotKnow, "word": w.SafeWord} {
		f.Values.Set(name, value)
	}
	for name, may := range map[string]bool{"ring": w.Ring, "message": w.Message, "text": w.Text, "email": w.MayEmail} {
		if may {
			f.Values.Add("may", name)
		}
	}
}

func (s *Site) recordSupporter(v *Visit) error {
	return s.onPerson(v, access.RecordNetwork, mayWork, func(p casework.PersonView) {
		f := v.form()
		if p.Helps != nil && !v.posted() && f.Kept == "" {
			f.Values.Set("suggested", p.Helps.Words.SuggestedBy)
			f.Values.Set("part", p.Helps.Words.Part)
			f.Values.Set("asked", string(p.Helps.Asked))
		}
	}, func(p casework.PersonView, f *form.Form) error {
		_, err := s.desk.RecordSupporter(v.ctx(), v.doing(), family.Supporter{
			Person: p.Who.ID, Asked: family.Asked(f.Line("asked")),
			Words: family.SupporterWords{SuggestedBy: f.Line("suggested"), Part: f.Text("part")},
		})
		return err
	}, supporterPage)
}

func (s *Site) letIn(v *Visit) error {
	return s.onPerson(v, access.LetIn, mayWork, func(p casework.PersonView) {
		f := v.form()
		if v.posted() || f.Kept != "" || p.WayIn == nil {
			return
		}
		for _, c := range p.WayIn.Reach {
			f.Values.Add("children", string(c))
		}
	}, func(p casework.PersonView, f *form.Form) error {
		_, err := s.desk.LetIn(v.ctx(), v.doing(), casework.WayIn{Person: p.Who.ID, Children: personIDs(f.All("children"))})
		return err
	}, letInPage)
}

func (s *Site) endWayIn(v *Visit) error {
	return s.onPerson(v, access.EndWayIn, mayChange, nil, func(p casework.PersonView, f *form.Form) error {
		_, err := s.desk.EndWayIn(v.ctx(), v.doing(), p.Who.ID, f.Text("reason"))
		return err
	}, endWayInPage)
}

// others are the people of a family without one of them.
func others(p casework.PersonView) []ask.Choice {
	return slices.DeleteFunc(personChoices(everybody(p.Family)), func(c ask.Choice) bool { return c.Value == string(p.Who.ID) })
}

// relatedChildren are the children whom somebody is related to.
func relatedChildren(p casework.PersonView) []ask.Choice {
	var all []ask.Choice
	for _, t := range p.Family.Ties {
		if t.Person == p.Who.ID {
			all = append(all, ask.Choice{Value: string(t.Child), Text: called(p.Family, t.Child), Hint: upperFirst(string(t.Tie)) + ", " + responsibilityWords(t.Responsibility)})
		}
	}
	return all
}
