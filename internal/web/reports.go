package web

import (
	"errors"
	"io"
	"net/http"
	"strconv"
	"strings"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/fault"
	"kith/internal/form"
	"kith/internal/web/ask"
	"kith/internal/web/page"
	"kith/procedure"
	"kith/report"
	"kith/statement"
	"kith/timescale"
)

var reportRoutes = []route{
	{path: "/meetings/{conference}/reports", handle: (*Site).reports, posts: true},
	{path: "/reports/{report}", handle: (*Site).viewReport, posts: true},
	{path: "/reports/{report}/add", handle: (*Site).writePoint, posts: true},
	{path: "/reports/{report}/share", handle: (*Site).shareReport, posts: true},
	{path: "/reports/{report}/attach", handle: (*Site).attachFile, posts: true},
	{path: "/files/{file}", handle: (*Site).takeFile},
}

// reports lists who has sent a report and who has not, and lets the unit and the chair ask again.
func (s *Site) reports(v *Visit) error {
	id := conference.ID(v.path("conference"))
	f := v.form()
	if v.posted() {
		_, which, pressed := strings.Cut(f.Values.Get("press"), ":")
		if pressed {
			if _, err := s.desk.ChaseReport(v.ctx(), v.doing(), report.ID(which), f.Text("words-"+which)); err != nil {
				return err
			}
			return v.see("/meetings/%s/reports", id)
		}
		f.Wrong("", "Press the button beside the report that you want to ask for")
	}
	seen, err := s.desk.ViewReports(v.ctx(), v.actor(), id)
	if err != nil {
		return err
	}
	return v.show(page.Page{Title: "Reports", Area: page.Staff, BackHref: "/meetings/" + string(id)}, reportsPage(f, seen.Show()))
}

// reportDue is the day by which a report is to come, which it has once its conference has one.
func reportDue(on timescale.Date) string {
	if on.IsZero() {
		return "Set when the conference has a new day"
	}
	return on.Long()
}

func dueSentence(on timescale.Date) string {
	if on.IsZero() {
		return "The conference has no day now. When it has one, this report has a day as well."
	}
	return "Due by " + on.Long() + "."
}

// viewReport shows a report; its writer sends it from here.
func (s *Site) viewReport(v *Visit) error {
	id := report.ID(v.path("report"))
	f := v.form()
	if v.posted() {
		press, which, _ := strings.Cut(f.Values.Get("press"), ":")
		var err error
		if press == "drop" {
			_, err = s.desk.DropPoint(v.ctx(), v.doing(), id, statement.ID(which))
		} else {
			_, err = s.desk.SubmitReport(v.ctx(), v.doing(), id)
		}
		if err == nil {
			return v.see("/reports/%s", id)
		}
		if !f.Take(err) {
			return err
		}
	}
	seen, err := s.desk.ViewReport(v.ctx(), v.actor(), id)
	if err != nil {
		return err
	}
	r := seen.Show()
	return v.show(page.Page{Title: "Report", Area: page.Staff, BackHref: "/meetings/" + string(r.Conference) + "/reports"}, viewReportPage(f, r))
}

// ownReport is a report that the visitor writes.
func (s *Site) ownReport(v *Visit) (casework.ReportView, error) {
	seen, err := s.desk.ViewReport(v.ctx(), v.actor(), report.ID(v.path("report")))
	if err == nil && !seen.Show().Mine {
		return seen.Show(), access.ErrNotFound
	}
	return seen.Show(), err
}

// writePoint asks for one point of a report.
func (s *Site) writePoint(v *Visit) error {
	r, err := s.ownReport(v)
	if err != nil {
		return err
	}
	f := v.form()
	if v.posted() {
		p := pointFrom(f, r)
		if f.OK() {
			if _, err = s.desk.WritePoint(v.ctx(), v.doing(), r.ID, p); err == nil {
				if v.pressed("another") {
					return v.see("/reports/%s/add?heading=%s", r.ID, p.Heading)
				}
				return v.see("/reports/%s", r.ID)
			}
			if !f.Take(err) {
				return err
			}
		}
	} else if f.Kept == "" {
		f.Values.Set("heading", v.query("heading"))
		f.Values.Set("audience", "everyone")
		if len(r.Children) == 1 {
			f.Values.Set("about", string(r.Children[0].ID))
		}
	}
	return v.show(page.Page{Title: "Write a point", Area: page.Staff, BackHref: "/reports/" + string(r.ID)}, writePointPage(f, r))
}

func pointFrom(f *form.Form, r casework.ReportView) casework.Point {
	p := casework.Point{
		Heading: f.Line("heading"), Kind: statement.Kind(f.Line("kind")), Text: f.Text("text"), Source: f.Line("source"), On: f.Date("on"),
		Audience: f.Line("audience"), Why: f.Text("why"), Ground: statement.Ground(f.Line("ground")), Whole: f.Has("about", "family"),
	}
	for _, c := range r.Children {
		if f.Has("about", string(c.ID)) {
			p.About = append(p.About, c.ID)
		}
	}
	if len(p.About) > 0 {
		p.Whole = false
	}
	for _, file := range r.Files {
		if f.Line("from") == file.ID {
			p.FromFile = file.ID
		}
	}
	return p
}

// shareReport asks with whom a report was shared, when and how, and what they did not agree with.
func (s *Site) shareReport(v *Visit) error {
	seen, err := s.desk.ViewReport(v.ctx(), v.actor(), report.ID(v.path("report")))
	if err != nil {
		return err
	}
	r, f := seen.Show(), v.form()
	if v.posted() {
		share := report.Share{
			Report: r.ID, With: access.PersonID(f.Line("with")), On: f.Date("on"), How: f.Line("how"), Disagree: f.Text("disagree"),
		}
		if f.OK() {
			if _, err = s.desk.ShareReport(v.ctx(), v.doing(), share); err == nil {
				return v.see("/reports/%s", r.ID)
			}
			if !f.Take(err) {
				return err
			}
		}
	}
	return v.show(page.Page{Title: "Shared with the family", Area: page.Staff, BackHref: "/reports/" + string(r.ID)}, shareReportPage(f, r))
}

// attachFile takes a PDF or Word file.
func (s *Site) attachFile(v *Visit) error {
	r, err := s.ownReport(v)
	if err != nil {
		return err
	}
	f := v.form()
	if v.posted() {
		name, content, err := v.file("file", report.Largest, report.ErrNoFile, report.ErrTooLarge)
		if err == nil {
			_, err = s.desk.AttachFile(v.ctx(), v.doing(), r.ID, name, content)
		}
		if err == nil {
			return v.see("/reports/%s", r.ID)
		}
		if !f.Take(err) {
			return err
		}
	}
	return v.show(page.Page{Title: "Attach a file", Area: page.Staff, BackHref: "/reports/" + string(r.ID)}, attachFilePage(f, r))
}

// file reads one file that was sent, and no more of it than may be kept: none and large say what is wrong otherwise.
func (v *Visit) file(field string, most int64, none, large *fault.Fault) (string, []byte, error) {
	v.form()
	sent, head, err := v.r.FormFile(field)
	if errors.Is(err, http.ErrMissingFile) || errors.Is(err, http.ErrNotMultipart) {
		return "", nil, none
	}
	if err != nil {
		return "", nil, large
	}
	defer func() { _ = sent.Close() }()
	content, err := io.ReadAll(io.LimitReader(sent, most+1))
	return head.Filename, content, err
}

// takeFile hands an attached file over, to be kept and never to be shown in the page.
func (s *Site) takeFile(v *Visit) error {
	seen, err := s.desk.TakeFile(v.ctx(), v.actor(), v.path("file"))
	if err != nil {
		return err
	}
	f := seen.Show()
	h := v.w.Header()
	h.Set("Content-Type", f.File.Format.MediaType())
	h.Set("Content-Disposition", `attachment; filename="`+f.File.Name+`"`)
	h.Set("Content-Length", strconv.Itoa(len(f.Content)))
	_, _ = v.w.Write(f.Content)
	return nil
}

func reportHeadingChoices(all []procedure.Heading) []ask.Choice {
	choices := make([]ask.Choice, len(all))
	for i, h := range all {
		choices[i] = ask.Choice{Value: h.Key, Text: h.Title, Hint: h.Question}
	}
	return choices
}

func pointKindChoices() []ask.Choice {
	hints := map[statement.Kind]string{
		statement.Fact:        "Something that happened, with how it is known",
		statement.Observation: "Something you saw or heard yourself",
		statement.Opinion:     "What you make of it as a professional",
		statement.Feeling:     "How somebody feels, in their own words",
		statement.Proposal:    "What should be done",
		statement.NotKnown:    "Something that nobody knows yet",
	}
	choices := make([]ask.Choice, 0, len(hints))
	for _, k := range statement.Kinds() {
		choices = append(choices, ask.Choice{Value: string(k), Text: upperFirst(string(k)), Hint: hints[k]})
	}
	return choices
}

func aboutChoices(children []casework.Named) []ask.Choice {
	return append(childChoices(children), ask.Choice{
		Value: "family", Text: "The family as a whole", Hint: "Every parent at the conference may read it",
	})
}

func audienceChoices(r casework.ReportView) []ask.Choice {
	choices := []ask.Choice{
		{Value: "everyone", Text: "Everyone taking part", Hint: "Of the family, those whose own children it is about"},
		{Value: "professionals", Text: "Professionals only"},
	}
	for _, a := range r.Adults {
		choices = append(choices, ask.Choice{Value: "not:" + string(a.ID), Text: "Everyone but " + a.Full})
	}
	return choices
}

func audienceWords(p casework.PointView, adults []casework.Named) string {
	switch p.Statement.Audience.Kind() {
	case access.Everyone:
		return "Everyone taking part"
	case access.Professionals:
		return "Professionals only: " + p.Why
	case access.NotNamed:
		for _, a := range adults {
			for _, n := range p.Statement.Audience.Names() {
				if string(n) == string(a.ID) {
					return "Everyone but " + a.Full + ": " + p.Why
				}
			}
		}
		return "Not everyone: " + p.Why
	case access.Named, access.ChildChosen, access.ChairAlone, access.AboutOthers:
	}
	return "Those named"
}

func replyWords(k statement.ReplyKind) string {
	switch k {
	case statement.Agree:
		return "agrees"
	case statement.DoNotAgree:
		return "does not agree"
	case statement.Explain:
		return "wants to explain"
	case statement.FactWrong:
		return "says that a fact is wrong"
	case statement.NotUnderstood:
		return "does not understand this"
	}
	return string(k)
}

func reportTitle(r casework.ReportRow) string {
	name := r.Writer.Name
	if r.Writer.Agency != "" {
		name = r.Writer.Agency + ": " + name
	}
	if r.Kind == report.OwnWords {
		return name + ", in their own words"
	}
	return name
}
