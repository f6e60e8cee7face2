package casework

import (
	"slices"

	"kith/access"
	"kith/record"
	"kith/statement"
)

// answeredRequests are the requests to correct something that have their answer, as far as the reader may know them.
func (r *reader) answeredRequests() []statement.CorrectionRequest {
	return slices.DeleteFunc(access.Known(r.know, r.notRight), func(q statement.CorrectionRequest) bool { return q.State == statement.CorrectionAsked })
}

// answeredOf are those of them about one statement that stand in this record, the first first.
func (r *reader) answeredOf(id statement.ID) []statement.CorrectionRequest {
	return slices.DeleteFunc(r.answeredRequests(), func(q statement.CorrectionRequest) bool {
		return q.Passage != statement.OfID(id) || !r.standsHere(q)
	})
}

// standsHere reports whether a request is about this record, or about a report.
func (r *reader) standsHere(q statement.CorrectionRequest) bool {
	return q.Conference == "" || q.Conference == string(r.c.ID)
}

// answered reports whether what somebody answered to a point was a request to correct it, in the same words, that has its answer.
func (r *reader) answered(a statement.Reply) bool {
	return a.Kind == statement.FactWrong && slices.ContainsFunc(r.answeredOf(a.Statement), func(q statement.CorrectionRequest) bool {
		return q.By == a.Writer && q.Words.Ask.Text == a.Words.Text && q.Words.Ask.Should == a.Words.Should
	})
}

// quoted is a point of a report as it read to whoever answered it, and what it says since, where it was changed.
func (r *reader) quoted(s statement.Statement, a statement.Reply) string {
	was := s.Words.Text
	if c, is := r.corrections[record.Ref(statement.OfID(s.ID))]; is && !c.At.Before(a.At) {
		was = c.Words.Said
	}
	changes := r.changesOf(s.ID)
	if since := slices.IndexFunc(changes, func(q statement.CorrectionRequest) bool { return !q.AnsweredAt.Before(a.At) }); since > 0 {
		was = changes[since-1].Words.Should
	} else if since == 0 {
		was = changes[0].Words.Said
	}
	said := "The report said: “" + was + "”"
	if was != s.Words.Text {
		said += "\nIt was changed, and says now: “" + s.Words.Text + "”"
	}
	return said
}

// changesOf are the requests by which a statement was changed, in the order of the changes.
func (r *reader) changesOf(id statement.ID) []statement.CorrectionRequest {
	changes := slices.DeleteFunc(r.answeredOf(id), func(q statement.CorrectionRequest) bool { return q.State != statement.Changed })
	slices.SortStableFunc(changes, func(a, b statement.CorrectionRequest) int { return a.AnsweredAt.Compare(b.AnsweredAt) })
	return changes
}

// askedToCorrect are the words of those who asked to have a line corrected, by line. They stay with it whatever was answered. As with
// everything that is said, nothing stands there of somebody of the family whom the reader may not know of.
func (r *reader) askedToCorrect() map[record.Ref][]record.NotRight {
	all := map[record.Ref][]record.NotRight{}
	for _, q := range r.answeredRequests() {
		line := record.Ref(q.Passage)
		if !r.standsHere(q) || !(record.Copy{Made: r.madeFrom()}).Holds(line) {
			continue
		}
		who, known := r.party(access.Party(q.By))
		if !known {
			continue
		}
		r.from("correction request/" + q.ID)
		line = r.standsWith(line, q.By)
		all[line] = append(all[line], notRight(q, who.Name))
	}
	return all
}

// quoting is a line that quotes a point of a report with what somebody answered to it.
type quoting struct {
	line   record.Ref
	writer access.AccountID
}

// standsWith is the one line with which somebody's words about a point stand: what they answered to it themselves, else the first that
// quotes it, else the point.
func (r *reader) standsWith(point record.Ref, asker access.AccountID) record.Ref {
	quotes := r.under[point]
	if own := slices.IndexFunc(quotes, func(one quoting) bool { return one.writer == asker }); own >= 0 {
		return quotes[own].line
	}
	if len(quotes) > 0 {
		return quotes[0].line
	}
	return point
}

func notRight(q statement.CorrectionRequest, by string) record.NotRight {
	return record.NotRight{
		By: by, On: q.At.Date(), Text: q.Words.Ask.Text, Should: q.Words.Ask.Should,
		Changed: q.State == statement.Changed, Why: q.Words.Why, Answer: q.AnsweredAt.Date(),
	}
}
