package web

import (
	"kith/access"
	"kith/conference"
	"kith/fault"
	"kith/internal/form"
	"kith/internal/web/ask"
	"kith/internal/web/page"
	"kith/record"
)

// viewRecipients is where the chair approves who gets what and signs, and where the unit issues the copies and keeps
// what became of each.
func (s *Site) viewRecipients(v *Visit) error {
	id, f := conference.ID(v.path("conference")), v.form()
	if v.posted() {
		err := s.moveRecord(v, id, f)
		if err == nil {
			return v.see("/record/%s/recipients", id)
		}
		if !f.Take(err) {
			return err
		}
	}
	seen, err := s.desk.ViewRecipients(v.ctx(), v.actor(), id)
	if err != nil {
		return err
	}
	var chairs []ask.Choice
	if seen.Show().Record.MayName {
		staff, err := s.desk.ViewColleagues(v.ctx(), v.actor())
		if err != nil {
			return err
		}
		chairs = colleagues(staff.Show(), "", access.Chair)
	}
	return v.show(page.Page{Title: "Who gets the record", Area: page.Staff, BackHref: "/record/" + string(id)}, viewRecipientsPage(f, seen.Show(), chairs))
}

func (s *Site) moveRecord(v *Visit, id conference.ID, f *form.Form) (err error) {
	switch f.Values.Get("press") {
	case "sign":
		_, err = s.desk.SignRecord(v.ctx(), v.doing(), id, f.Line("approved"))
	case "send back":
		_, err = s.desk.SendBackRecord(v.ctx(), v.doing(), id, f.Text("why"))
	case "sign again":
		_, err = s.desk.UnsignRecord(v.ctx(), v.doing(), id)
	case "name":
		_, err = s.desk.NameSigner(v.ctx(), v.doing(), id, access.AccountID(f.Line("chair")))
	case "issue":
		_, err = s.desk.IssueRecord(v.ctx(), v.doing(), id, f.Text("late"))
	default:
		err = errNoPress
	}
	return err
}

// errNoPress means a form that was sent without one of its buttons, as some keyboards do.
var errNoPress = fault.New("", "Press one of the buttons on this page")

// sendCopy keeps how one copy was sent or given, and what became of it.
func (s *Site) sendCopy(v *Visit) error {
	id, f := record.CopyID(v.path("copy")), v.form()
	conf, line, err := s.desk.ViewSending(v.ctx(), v.actor(), id)
	if err != nil {
		return err
	}
	if v.posted() {
		err := s.moveCopy(v, id, f)
		if err == nil {
			if v.actor().Office == access.SocialWorker {
				return v.see("/") // whoever hands a copy over does not see the list of who gets one
			}
			return v.see("/record/%s/recipients", conf)
		}
		if !f.Take(err) {
			return err
		}
	}
	return v.show(page.Page{Title: "A copy of the record", Area: page.Staff, BackHref: "/record/" + string(conf) + "/recipients"}, sendCopyPage(f, line.Show()))
}

func (s *Site) moveCopy(v *Visit, id record.CopyID, f *form.Form) (err error) {
	press := f.Values.Get("press")
	on := f.Date("sent")
	reached := f.Date("reached")
	if !f.OK() {
		return f.Faults
	}
	switch press {
	case "sent":
		_, err = s.desk.SendCopy(v.ctx(), v.doing(), id, record.Way(f.Line("way")), on, f.Text("note"))
	case "arrived":
		_, err = s.desk.CopyArrived(v.ctx(), v.doing(), id, reached)
	case "returned":
		_, err = s.desk.CopyReturned(v.ctx(), v.doing(), id, f.Text("note"))
	default:
		err = errNoPress
	}
	return err
}
