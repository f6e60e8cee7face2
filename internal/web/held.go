package web

import (
	"github.com/a-h/templ"

	"kith/access"
	"kith/casework"
	"kith/family"
	"kith/internal/form"
	"kith/internal/web/ask"
	"kith/internal/web/govuk"
	"kith/internal/web/page"
	"kith/record"
)

var heldRoutes = []route{
	{path: "/families/{family}/held", handle: (*Site).recordAccess, posts: true},
	{path: "/held/{asking}", handle: (*Site).viewBundle, posts: true},
	{path: "/held/{asking}/print", handle: (*Site).printBundle},
}

var heldTasks = map[casework.TaskKind]taskPage{
	casework.TaskAccess:     {"Somebody asked for what is held about them", "/held/"},
	casework.TaskReadBundle: {"What we hold about you, as you asked", "/held/"},
}

// recordAccess lists who asked for what is held about them in a family, and records that somebody did.
func (s *Site) recordAccess(v *Visit) error {
	id, asked := access.FamilyID(v.path("family")), v.date("asked")
	seen, err := s.desk.ViewAccess(v.ctx(), v.actor(), id)
	if err != nil {
		return err
	}
	held, here := seen.Show(), "/families/"+string(id)
	return s.answerForm(v, func(f *form.Form) error {
		_, err := s.desk.RecordAccess(v.ctx(), v.doing(), id, record.AccessRequest{
			About: access.PersonID(f.Line("about")), For: access.PersonID(f.Line("for")), AskedOn: asked,
			Identity: record.Confirmed(f.Line("identity")), Words: record.AccessWords{WhyFor: f.Text("why")},
		})
		return err
	}, here+"/held", page.Page{Title: "What is held", Area: page.Staff, BackHref: here}, func(f *form.Form) templ.Component {
		return recordAccessPage(f, held)
	})
}

// viewBundle is what is held about somebody: for the staff with what is to be done next, for whoever it is for to read.
func (s *Site) viewBundle(v *Visit) error {
	id := v.path("asking")
	seen, err := s.desk.ViewBundle(v.ctx(), v.actor(), id)
	if err != nil {
		return err
	}
	b := seen.Show()
	if v.family() {
		return v.show(page.Page{Title: "What we hold", Area: page.Family, BackHref: "/"}, ownBundlePage(b))
	}
	p := page.Page{Title: "What is held", Area: page.Staff, BackHref: "/families/" + string(b.Family) + "/held"}
	return s.answerForm(v, func(f *form.Form) error {
		switch {
		case v.pressed("prepare"):
			return s.desk.PrepareBundle(v.ctx(), v.doing(), id)
		case v.pressed("check"):
			return s.desk.CheckBundle(v.ctx(), v.doing(), id, f.Line("mark"))
		case v.pressed("give"):
			return s.desk.GiveBundle(v.ctx(), v.doing(), id)
		}
		return s.desk.TakeLonger(v.ctx(), v.doing(), id, f.Text("longer"))
	}, "/held/"+id, p, func(f *form.Form) templ.Component { return bundlePage(f, b) })
}

// printBundle is the same on paper.
func (s *Site) printBundle(v *Visit) error {
	id := v.path("asking")
	seen, err := s.desk.ViewBundle(v.ctx(), v.actor(), id)
	if err != nil {
		return err
	}
	b := seen.Show()
	checked := b.Same && (b.State == record.AccessChecked || b.State == record.AccessGiven)
	if len(b.Groups) == 0 || !checked {
		return errNoPage // nothing goes on paper that a second person has not checked
	}
	return v.paper(page.Sheet{For: b.ForName, Title: "What is held", BackHref: "/held/" + id}, bundlePaper(b))
}

func heldPeople(all []family.Person) []ask.Choice {
	choices := make([]ask.Choice, len(all))
	for i, p := range all {
		choices[i] = ask.Choice{Value: string(p.ID), Text: p.FullName()}
	}
	return choices
}

func identities() []ask.Choice {
	return []ask.Choice{
		{Value: string(record.KnownToWorker), Text: "The worker knows them"},
		{Value: string(record.ByDocument), Text: "They showed a document"},
		{Value: string(record.ActingFor), Text: "They proved that they may act for the person"},
	}
}

func accessState(a casework.AccessLine) string {
	switch a.State {
	case record.AccessAsked:
		return "To be prepared"
	case record.AccessPrepared:
		return "To be checked by a second person"
	case record.AccessChecked:
		return "Checked. To be given"
	case record.AccessGiven:
		return "Given on " + a.GivenOn.Long()
	}
	return string(a.State)
}

func bundleFacts(b casework.BundleView) []govuk.SummaryRow {
	why := ""
	if b.About != b.For {
		why = b.Words.WhyFor
	}
	var rows []govuk.SummaryRow
	for _, one := range facts("About", b.AboutName, "Given to", b.ForName, "Why to them", why, "Asked on", b.AskedOn.Long(), "By", b.Last().Long(),
		"Why it takes longer", b.Words.Longer, "Recorded by", workerWords(b.Recorded), "Prepared by", workerWords(b.Prepared),
		"Checked by", workerWords(b.Checked), "Where it is", accessState(b.AccessLine)) {
		rows = append(rows, govuk.Row(one.Name, one.Text))
	}
	return rows
}

// exemption is the ground in law on which something is left out.
func exemption(w casework.Withheld) string {
	if w.Kind == access.AboutOthers {
		return "Another person’s information: Data Protection Act 2018, schedule 2, paragraph 16"
	}
	return "Kept when it was written, as somebody could be harmed or it is another person’s: Data Protection Act 2018, schedules 2 and 3"
}

func bundleFrom(i record.BundleItem) string {
	if i.On.IsZero() {
		return i.From
	}
	return i.From + ", " + i.On.Long()
}
