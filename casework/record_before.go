package casework

import (
	"cmp"
	"slices"
	"strings"

	"kith/access"
	"kith/conference"
	"kith/internal/store"
	"kith/record"
	"kith/report"
	"kith/statement"
)

// What the record says of what came before the conference: who was asked and came, which reports there were and who of
// the family had them, the reader's own talk with the chair, and what the family answered.

// attendance is who was asked and how they were there, as it is marked on their invitations.
func (r *reader) attendance() []record.Attendance {
	var all []record.Attendance
	for _, a := range access.Known(r.know, r.asked) {
		if who, known := r.attender(a); known {
			r.from("invitation/" + a.ID)
			all = append(all, record.Attendance{Person: who, Came: came(a), Part: a.Attended() && a.Words.Parts != "", Views: r.heardWithout(a)})
		}
	}
	return all
}

func came(a conference.Attender) string {
	switch a.Presence {
	case conference.InRoom:
		return "There"
	case conference.ByVideo:
		return "There, by video"
	case conference.ByTelephone:
		return "There, by telephone"
	case conference.Absent, conference.Unmarked:
	}
	switch {
	case a.Words.Deputy != "":
		return "Not there. " + a.Words.Deputy + " came instead"
	case a.State == conference.Apologies:
		return "Sent apologies"
	}
	return "Not there"
}

// heardWithout is how somebody who was not there was heard, as far as the reader may know.
func (r *reader) heardWithout(a conference.Attender) string {
	if a.Attended() {
		return ""
	}
	if a.InformationSent {
		return "Sent what they know"
	}
	for _, one := range access.Known(r.know, store.Scoped(r.reports)) {
		if one.Kind == report.OwnWords && one.Writer == a.Account && a.Account != "" && one.State == report.Submitted {
			return "Wrote what they wanted to say"
		}
	}
	return ""
}

// told are the reports that the agencies were asked for, by what their writers are: whether each came, and who of the
// family had it. One of the family reads of themselves alone, and a report that holds nothing for them is as if it were not
// there.
func (r *reader) told() []record.Report {
	var all []record.Report
	for _, one := range access.Known(r.know, store.Scoped(r.reports)) {
		writer, known := r.accounts[one.Writer]
		if one.Kind != report.Agency || !known || writer.Person != "" || !r.holds(one) {
			continue
		}
		r.from("report/" + string(one.ID))
		said := record.Report{
			Agency: cmp.Or(writer.Agency, writer.Job), Writer: join(writer.Name, writer.Job), Missing: one.State != report.Submitted,
		}
		if !said.Missing {
			said.Submitted, said.Shared = one.SubmittedAt.Date(), r.shared(one)
		}
		all = append(all, said)
	}
	slices.SortFunc(all, func(a, b record.Report) int { return strings.Compare(a.Agency+a.Writer, b.Agency+b.Writer) })
	return all
}

// holds reports whether a report that was sent has anything in it for the reader, or was gone through with them.
func (r *reader) holds(one report.Report) bool {
	return r.know.Professional() || one.State != report.Submitted || len(access.Known(r.know, r.shares[one.ID])) > 0 ||
		slices.ContainsFunc(r.points[one.ID], func(l report.Line) bool {
			_, open := access.Open(r.know, r.statements[l.Statement])
			return open
		})
}

// shared is who of the parents and carers had a report, and who had not.
func (r *reader) shared(one report.Report) []record.Shared {
	var all []record.Shared
	had := map[access.PersonID]bool{}
	for _, s := range access.Known(r.know, r.shares[one.ID]) {
		who, known := r.who(s.With)
		if !known || had[s.With] {
			continue // the first time is the one that counts
		}
		had[s.With] = true
		r.from("share/" + s.ID)
		all = append(all, record.Shared{Name: who.FullName(), On: s.On})
	}
	for _, a := range r.attenders {
		who, known := r.who(a.Person)
		mine := r.know.Is(access.Party(a.Person))
		if known && a.IsParent() && !had[a.Person] && (r.know.Professional() || mine) && r.concerns(one, a.Person) {
			r.from("person/" + string(a.Person))
			all = append(all, record.Shared{Name: who.FullName()})
		}
	}
	return all
}

// concerns reports whether a report is about a child of this parent or carer.
func (r *reader) concerns(one report.Report, parent access.PersonID) bool {
	for _, tie := range r.ties {
		if tie.Person == parent && (len(one.Children) == 0 || slices.Contains(one.Children, tie.Child)) {
			return true
		}
	}
	return false
}

// ownTalk is the reader's own talk with the chair beforehand. It was private: it is in nobody else's copy.
func (r *reader) ownTalk() []record.Said {
	var all []record.Said
	for _, t := range access.Known(r.know, r.talks) {
		at := slices.IndexFunc(r.attenders, func(a conference.Attender) bool { return a.ID == t.Invitation })
		if at < 0 || !r.know.Is(r.attenders[at].Party()) {
			continue // the chair may know the others', and they are for nobody's copy
		}
		for _, one := range []struct{ key, title, text string }{
			{"when", "When you talked with the chair", t.Words.When},
			{"agreed", "How you would take part", t.Words.Agreed},
			{"sensitive", "How hard things would be handled", t.Words.Sensitive},
			{"unclear", "What you asked", t.Words.Unclear},
			{"reason", "Why you did not talk", t.Words.Reason},
		} {
			if one.text != "" {
				all = append(all, record.Said{Ref: r.from("talk/" + t.Invitation + "/" + one.key), Mark: one.title, Text: one.text})
			}
		}
	}
	return all
}

// answersToReports is what the family did not agree with or wanted to explain in the reports, in their own words, and what they
// wrote themselves. What went on the wall stands there with its answers and is not said twice.
func (r *reader) answersToReports() []record.Said {
	wall := map[statement.ID]bool{}
	for _, e := range r.entries {
		if e.State.On() {
			wall[e.Statement], wall[e.Other] = true, true
		}
	}
	var all []record.Said
	for _, one := range access.Known(r.know, store.Scoped(r.reports)) {
		writer, known := r.party(access.Party(one.Writer))
		if one.State != report.Submitted || !known {
			continue
		}
		for _, l := range r.points[one.ID] {
			s, open := access.Open(r.know, r.statements[l.Statement])
			if !open || wall[l.Statement] {
				continue
			}
			if one.Kind == report.OwnWords {
				all = append(all, record.Said{
					Ref: r.from("statement/" + string(s.ID)), Mark: "Written before the conference", Text: s.Words.Text, Group: writer.Name,
				})
				continue
			}
			all = append(all, r.replied(s, writer)...)
		}
		for _, sh := range access.Known(r.know, r.shares[one.ID]) {
			if who, known := r.who(sh.With); known && sh.Disagree != "" {
				all = append(all, record.Said{
					Ref: r.from("share/" + sh.ID), Mark: "When the report of " + writer.Name + " was gone through, on " + sh.On.Long(),
					Text: sh.Disagree, Group: who.FullName(),
				})
			}
		}
	}
	return all
}

// replied is what each of the family answered to a point that is not on the wall, with the point as it read to them. What they asked to
// have corrected there stands under it with its answer.
func (r *reader) replied(s statement.Statement, writer record.Person) []record.Said {
	var all []record.Said
	for _, a := range access.Known(r.know, r.replies[s.ID]) {
		who, known := r.party(access.Party(a.Writer))
		if !known || a.Kind == statement.Agree || a.Kind == statement.NotUnderstood {
			continue
		}
		said := []string{r.quoted(s, a), a.Words.Text, a.Words.Should, a.Words.Know}
		if r.answered(a) {
			said[1], said[2] = "", ""
		}
		text := strings.Join(slices.DeleteFunc(said, func(one string) bool { return one == "" }), "\n")
		ref, point := r.from("reply/"+a.ID), r.from("statement/"+string(s.ID))
		r.under[point] = append(r.under[point], quoting{ref, a.Writer})
		all = append(all, record.Said{
			Ref: ref, Mark: answerWords(a.Kind) + " about the report of " + writer.Name, Text: text, Group: who.Name,
		})
	}
	return all
}

func answerWords(k statement.ReplyKind) string {
	switch k {
	case statement.DoNotAgree:
		return "Does not agree,"
	case statement.Explain:
		return "Explains something,"
	case statement.FactWrong:
		return "Says that a fact is wrong,"
	case statement.Agree, statement.NotUnderstood:
	}
	return "Answers"
}
