package web

import (
	"net/url"

	"github.com/a-h/templ"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/internal/web/page"
	"kith/record"
)

var recordRoutes = []route{
	{path: "/record/{conference}", handle: (*Site).viewRecord, posts: true},
	{path: "/record/{conference}/correct", handle: (*Site).correctRecord, posts: true},
	{path: "/record/{conference}/recipients", handle: (*Site).viewRecipients, posts: true},
	{path: "/records/{copy}", handle: (*Site).viewCopy},
	{path: "/records/{copy}/print", handle: (*Site).printCopy},
	{path: "/records/{copy}/sending", handle: (*Site).sendCopy, posts: true},
}

var recordTasks = map[casework.TaskKind]taskPage{
	casework.TaskCheckRecord: {"Check the record", "/record/"},
	casework.TaskSignRecord:  {"Sign the record", "/record/"},
	casework.TaskNameSigner:  {"Name another chair to sign the record", "/record/*/recipients"},
	casework.TaskSeeDissent:  {"A professional recorded a dissent after the conference", "/meetings/*/decided"},
	casework.TaskIssueRecord: {"Issue the record", "/record/"},
	casework.TaskSendCopies:  {"Send copies of the record", "/record/"},
	casework.TaskReadRecord:  {"Read the record", "/records/"},
	casework.TaskIssueAnew:   {"Issue the record anew: a copy is held back", "/record/*/recipients"},
}

// viewRecord shows the record to those who make it, with what is to be done next.
func (s *Site) viewRecord(v *Visit) error {
	id, f := conference.ID(v.path("conference")), v.form()
	if v.posted() {
		_, err := s.desk.CheckRecord(v.ctx(), v.doing(), id)
		if err == nil {
			return v.see("/record/%s", id)
		}
		if !f.Take(err) {
			return err
		}
	}
	seen, err := s.desk.ViewRecord(v.ctx(), v.actor(), id)
	if err != nil {
		return err
	}
	v.saw(access.VersionIn(seen, seen.Show().Said()))
	return v.show(page.Page{Title: "Record", Area: page.Staff, BackHref: "/"}, viewRecordPage(f, seen.Show()))
}

// correctRecord says what one line of the record should say.
func (s *Site) correctRecord(v *Visit) error {
	id, f, line := conference.ID(v.path("conference")), v.form(), record.Ref(v.query("line"))
	if v.posted() {
		_, err := s.desk.CorrectRecord(v.ctx(), v.doing(), id, record.Ref(f.Line("line")), record.CorrectionWords{
			Should: f.Text("should"), Reason: f.Text("reason"),
		})
		if err == nil {
			return v.see("/record/%s", id)
		}
		if !f.Take(err) {
			return err
		}
		line = record.Ref(f.Line("line"))
	}
	seen, err := s.desk.ViewRecord(v.ctx(), v.actor(), id)
	if err != nil {
		return err
	}
	for _, i := range seen.Show().Content.Items() {
		if i.Ref == line && line != "" {
			if !f.Values.Has("should") {
				f.Values.Set("should", i.Text)
			}
			return v.show(page.Page{Title: "Correct the record", Area: page.Staff, BackHref: "/record/" + string(id)}, correctRecordPage(f, id, i))
		}
	}
	return errNoPage
}

// correctable puts a link under each paragraph to correct it.
func correctable(id conference.ID) func(record.Item) templ.Component {
	return func(i record.Item) templ.Component {
		if i.Ref == "" {
			return nil
		}
		return correctLink("/record/"+string(id)+"/correct?line="+url.QueryEscape(string(i.Ref)), i.Number)
	}
}

func recordState(v casework.RecordView) string {
	switch v.State {
	case record.Draft:
		if v.SentBack != "" {
			return "Sent back to the recorder"
		}
		return "To be checked by the recorder"
	case record.Checked:
		return "Checked by " + v.CheckedBy + " on " + v.CheckedOn.Long() + ". To be signed by the chair"
	case record.Signed:
		return "Signed by " + v.SignedBy + " on " + v.SignedOn.Long() + ". To be issued"
	case record.Issued:
		return "Issued on " + v.IssuedOn.Long()
	}
	return string(v.State)
}
