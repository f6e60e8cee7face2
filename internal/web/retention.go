package web

import (
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"kith/access"
	"kith/casework"
	"kith/internal/form"
	"kith/internal/store"
	"kith/internal/web/ask"
	"kith/internal/web/govuk"
	"kith/internal/web/page"
	"kith/record"
)

var retentionRoutes = []route{
	{path: "/retention", handle: (*Site).viewRetention},
	{path: "/retention/{family}", handle: (*Site).viewRetained, posts: true},
	{path: "/retention/destroyed/{destruction}", handle: (*Site).viewManifest},
}

var retentionTasks = map[casework.TaskKind]taskPage{
	casework.TaskAgreeEnd: {"Look whether a record may be destroyed", "/retention/"},
	casework.TaskLookHold: {"Look whether a record must be on hold still", "/retention/"},
	casework.TaskEndComes: {"A record is to be destroyed: say if it must be kept", "/families/*"},
}

// viewRetention lists whose time is over, what is to become of them and which records are on hold.
func (s *Site) viewRetention(v *Visit) error {
	seen, err := s.desk.ViewRetention(v.ctx(), v.actor())
	if err != nil {
		return err
	}
	return v.show(page.Page{Title: "How long records are kept", Area: page.Staff}, retentionPage(seen.Show()))
}

// viewRetained is how long one family's record is kept, with what may be done about it.
func (s *Site) viewRetained(v *Visit) error {
	id := access.FamilyID(v.path("family"))
	seen, err := s.desk.ViewRetained(v.ctx(), v.actor(), id)
	if err != nil {
		return err
	}
	r, at := seen.Show(), "/retention/"+string(id)
	p := page.Page{Title: "How long this record is kept", Area: page.Staff, BackHref: "/retention"}
	return s.answerForm(v, func(f *form.Form) error {
		switch {
		case v.pressed("propose"):
			return s.desk.ProposeDestruction(v.ctx(), v.doing(), id)
		case v.pressed("agree"):
			return s.desk.AgreeDestruction(v.ctx(), v.doing(), id)
		case v.pressed("stop"):
			return s.desk.StopDestruction(v.ctx(), v.doing(), id)
		case v.pressed("needed"):
			return s.desk.HoldOn(v.ctx(), v.doing(), id, f.Line("hold"))
		case v.pressed("lift"):
			return s.desk.LiftHold(v.ctx(), v.doing(), id, f.Line("hold"), f.Text("lifted"))
		}
		return s.desk.HoldRecord(v.ctx(), v.doing(), id, record.Hold{
			Why: record.WhyHeld(f.Line("why")), Words: record.HoldWords{Note: f.Text("note")},
		})
	}, at, p, func(f *form.Form) templ.Component { return retainedPage(f, r, at) })
}

// viewManifest is what was destroyed of one record.
func (s *Site) viewManifest(v *Visit) error {
	seen, err := s.desk.ViewManifest(v.ctx(), v.actor(), v.path("destruction"))
	if err != nil {
		return err
	}
	return v.show(page.Page{Title: "What was destroyed", Area: page.Staff, BackHref: "/retention"}, manifestPage(seen.Show()))
}

// whose names a family in a list: by its children where the reader may know them, by its number where not.
func whose(children []casework.Named, f access.FamilyID) string {
	return or(people(children), "Family "+string(f))
}

func endWords(e record.Destruction) string {
	switch e.State {
	case record.DestructionProposed:
		return "Proposed on " + e.ProposedAt.Date().Long() + ". Somebody else has to agree"
	case record.DestructionAgreed:
		return "Agreed on " + e.AgreedAt.Date().Long() + ". It is destroyed from " + e.On.Long()
	case record.DestructionStopped:
		return "Stopped on " + e.StoppedAt.Date().Long()
	case record.DestructionBack:
		return "Taken back on " + e.BackAt.Date().Long() + ". " + backWords(e.BackWhy)
	case record.DestructionDone:
		return "Destroyed on " + e.DoneAt.Date().Long()
	}
	return ""
}

// backWords says why an end was taken back by itself.
func backWords(w record.WhyBack) string {
	switch w {
	case record.BackDoneSince:
		return "Something was done for the family after it was agreed. It can be proposed again when its time is over"
	case record.BackKeptLonger:
		return "By the procedure of that day the record is kept for longer than when it was agreed. It can be proposed again when its time is over"
	}
	return ""
}

func retainedFacts(r casework.RetainedView) []govuk.SummaryRow {
	until := "Your partnership has not said how long records are kept"
	if !r.Kept.Until.IsZero() {
		until = r.Kept.Until.Long()
	}
	return rowsOf("Family", string(r.Family), "Children", people(r.Children), "Something was last done", r.Kept.Last.Long(), "Kept until", until,
		"Rule", r.Kept.Rule, "Source", r.Kept.Source)
}

func endFacts(r casework.RetainedView) []govuk.SummaryRow {
	return rowsOf("Where it stands", endWords(r.End), "Proposed by", wholeWorker(r.Proposed), "Agreed by", wholeWorker(r.Agreed))
}

func whyHelds() []ask.Choice {
	all := make([]ask.Choice, 0, len(record.WhyHelds()))
	for _, w := range record.WhyHelds() {
		all = append(all, ask.Choice{Value: string(w), Text: w.Words()})
	}
	return all
}

// lookedAt says when it is looked again whether a hold is needed.
func lookedAt(h record.Hold) string {
	again := "To be looked at again from " + h.LookAgainOn().Long()
	if h.LookedAt.IsZero() {
		return again
	}
	return "Needed still on " + h.LookedAt.Date().Long() + ". " + again
}

// heldChoices are the holds of a record, for whoever lifts one.
func heldChoices(held []record.Hold) []ask.Choice {
	all := make([]ask.Choice, len(held))
	for i, h := range held {
		all[i] = ask.Choice{Value: h.ID, Text: h.Why.Words() + ": " + h.Words.Note}
	}
	return all
}

func manifestFacts(m casework.ManifestView) []govuk.SummaryRow {
	return rowsOf("Family", string(m.End.Family), "Something was last done", m.End.Kept.Last.Long(), "Rule", m.End.Kept.Rule, "Source", m.End.Kept.Source,
		"Proposed", wholeWorker(m.Proposed)+", "+atMoment(m.End.ProposedAt), "Agreed", wholeWorker(m.Agreed)+", "+atMoment(m.End.AgreedAt),
		"Destroyed", atMoment(m.End.DoneAt))
}

// manifestLines says of each kind of entry how many there were, and by what hash a copy of them could be known.
func manifestLines(lines []store.Destroyed) []govuk.SummaryRow {
	rows := make([]govuk.SummaryRow, len(lines))
	for i, l := range lines {
		rows[i] = govuk.Row(upperFirst(strings.ReplaceAll(l.Table, "_", " ")), strconv.Itoa(l.Rows)+", SHA-256 "+l.Hash)
	}
	return rows
}

func waitWords() string { return strconv.Itoa(record.DestructionWait) + " days" }
