package web

import (
	"slices"

	"github.com/a-h/templ"

	"kith/access"
	"kith/casework"
	"kith/fault"
	"kith/internal/form"
	"kith/internal/web/page"
	"kith/sharing"
	"kith/timescale"
)

var sharingRoutes = []route{
	{path: "/families/{family}/shared", handle: (*Site).writeSharing, posts: true},
	{path: "/shared/{sharing}", handle: (*Site).viewSharing},
	{path: "/shared/{sharing}/correct", handle: (*Site).correctSharing, posts: true},
	{path: "/shared/{sharing}/people/{person}", handle: (*Site).answerSharing, posts: true},
	{path: "/my/shared", handle: (*Site).viewOwnShared},
}

var sharingTasks = map[casework.TaskKind]taskPage{
	casework.TaskCompleteSharing: {"Complete what was written down of something that was shared", "/shared/"},
	casework.TaskTellSharing:     {"Look whether somebody can be told of something that was shared", "/shared/"},
}

// writeSharing lists what was shared about a family, and writes down more.
func (s *Site) writeSharing(v *Visit) error {
	id, on := access.FamilyID(v.path("family")), v.date("on")
	seen, err := s.desk.ViewSharings(v.ctx(), v.actor(), id)
	if err != nil {
		return err
	}
	all, f := seen.Show(), v.form()
	here := "/families/" + string(id)
	if v.posted() && f.OK() {
		what, err := sharingFrom(f, on)
		if err == nil {
			var written string
			if written, err = s.desk.WriteSharing(v.ctx(), v.doing(), id, what); err == nil {
				return v.see("/shared/%s", written)
			}
		}
		if !f.Take(err) {
			return err
		}
	}
	if !v.posted() && f.Kept == "" {
		f.SetDate("on", all.Today)
	}
	return v.show(page.Page{Title: "What was shared", Area: page.Staff, BackHref: here}, writeSharingPage(f, all))
}

// inWords is what is chosen where the agency is none of those who take part.
const inWords = "in words"

// errTwoWith means that an agency is chosen and somebody else is typed beside it: which of them is meant, nobody but the writer knows.
var errTwoWith = fault.New("with", "An agency is chosen above too. Choose “Somebody else, in words” there, or clear this box. If it was shared with both, write each down by itself")

func sharingFrom(f *form.Form, on timescale.Date) (sharing.Sharing, error) {
	with, other := f.Line("agency"), f.Line("with")
	if with == "" || with == inWords {
		with, other = other, ""
	}
	s := sharing.Sharing{
		On: on, Ground: sharing.Ground(f.Line("ground")), About: personIDs(f.All("about")),
		Words: sharing.Words{What: f.Text("what"), With: with, Ground: f.Line("named")},
	}
	if other != "" && other != with {
		return s, errTwoWith
	}
	return s, nil
}

// viewSharing is one thing that was shared, with who was asked and told.
func (s *Site) viewSharing(v *Visit) error {
	seen, err := s.desk.ViewSharing(v.ctx(), v.actor(), v.path("sharing"))
	if err != nil {
		return err
	}
	one := seen.Show()
	return v.show(page.Page{Title: "What was shared", Area: page.Staff, BackHref: "/families/" + string(one.Family) + "/shared"}, viewSharingPage(one))
}

// correctSharing writes it down anew.
func (s *Site) correctSharing(v *Visit) error {
	id, on := v.path("sharing"), v.date("on")
	one, err := s.changeableSharing(v, id)
	if err != nil {
		return err
	}
	all, err := s.desk.ViewSharings(v.ctx(), v.actor(), one.Family)
	if err != nil {
		return err
	}
	if f := v.form(); !v.posted() && f.Kept == "" {
		f.Values.Set("what", one.Words.What)
		f.Values.Set("ground", string(one.Ground))
		f.Values.Set("named", one.Words.Ground)
		f.SetDate("on", one.On)
		for _, p := range one.About {
			f.Values.Add("about", string(p))
		}
		if slices.Contains(all.Show().Agencies, one.Words.With) {
			f.Values.Set("agency", one.Words.With)
		} else {
			f.Values.Set("agency", inWords)
			f.Values.Set("with", one.Words.With)
		}
	}
	here := "/shared/" + id
	return s.answerForm(v, func(f *form.Form) error {
		to, err := sharingFrom(f, on)
		if err != nil {
			return err
		}
		return s.desk.CorrectSharing(v.ctx(), v.doing(), id, to)
	}, here, page.Page{Title: "Correct what was shared", Area: page.Staff, BackHref: here}, func(f *form.Form) templ.Component {
		return correctSharingPage(f, one, all.Show())
	})
}

// changeableSharing is one for whoever may change it; for a chair, who reads it, the page with its form is not there.
func (s *Site) changeableSharing(v *Visit, id string) (casework.SharingView, error) {
	seen, err := s.desk.ViewSharing(v.ctx(), v.actor(), id)
	if err != nil {
		return casework.SharingView{}, err
	}
	one := seen.Show()
	if !one.MayChange {
		return one, &access.Refused{Deed: access.CorrectShared}
	}
	v.saw(access.VersionIn(seen, one.Stands()))
	return one, nil
}

// answerSharing says of one of the family whether they were asked and told.
func (s *Site) answerSharing(v *Visit) error {
	id, told, again := v.path("sharing"), v.date("told-on"), v.date("again")
	one, err := s.changeableSharing(v, id)
	if err != nil {
		return err
	}
	who, there := one.Of(access.PersonID(v.path("person")))
	if !there {
		return errNoPage
	}
	if f := v.form(); !v.posted() && f.Kept == "" {
		a := who.Answer
		for name, value := range map[string]string{
			"asked": string(a.Asked), "said": a.Words.Said, "reason": string(a.Reason), "lawful": a.Words.Reason, "told": string(a.Told), "risk": a.Words.Risk,
		} {
			f.Values.Set(name, value)
		}
		f.SetDate("told-on", a.ToldOn)
		f.SetDate("again", a.LookAgainOn)
	}
	here := "/shared/" + id
	return s.answerForm(v, func(f *form.Form) error {
		return s.desk.AnswerSharing(v.ctx(), v.doing(), id, sharing.Answer{
			Person: who.Person, Asked: sharing.Asked(f.Line("asked")), Reason: sharing.Reason(f.Line("reason")), Told: sharing.Told(f.Line("told")),
			ToldOn: told, LookAgainOn: again, Words: sharing.AnswerWords{Said: f.Text("said"), Reason: f.Text("lawful"), Risk: f.Text("risk")},
		})
	}, here, page.Page{Title: "Asked and told", Area: page.Staff, BackHref: here}, func(f *form.Form) templ.Component {
		return answerSharingPage(f, one, who)
	})
}

// viewOwnShared is what was shared about one of the family and their children, as they read it.
func (s *Site) viewOwnShared(v *Visit) error {
	seen, err := s.desk.ViewOwnShared(v.ctx(), v.actor())
	if err != nil {
		return err
	}
	return v.show(page.Page{Title: "What we shared", Area: page.Family, BackHref: "/"}, ownSharedPage(seen.Show()))
}
