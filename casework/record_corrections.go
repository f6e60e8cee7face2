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

// answeredTo reports whether somebody's own request about a statement has its answer.
func (r *reader) answeredTo(by access.AccountID, id statement.ID) bool {
	return slices.ContainsFunc(r.answeredRequests(), func(q statement.CorrectionRequest) bool {
		return q.By == by && q.Passage == statement.OfID(id)
	})
}

// askedToCorrect are the words of those who asked to have a line corrected, by line. They stay with it whatever was answered. As with
// everything that is said, nothing stands there of somebody of the family whom the reader may not know of.
func (r *reader) askedToCorrect() map[record.Ref][]record.NotRight {
	all := map[record.Ref][]record.NotRight{}
	for _, q := range r.answeredRequests() {
		line := record.Ref(q.Passage)
		if q.Conference != "" && q.Conference != string(r.c.ID) || !(record.Copy{Made: r.madeFrom()}).Holds(line) {
			continue
		}
		who, known := r.party(access.Party(q.By))
		if !known {
			continue
		}
		r.from("correction request/" + q.ID)
		all[line] = append(all[line], notRight(q, who.Name))
	}
	return all
}

func notRight(q statement.CorrectionRequest, by string) record.NotRight {
	return record.NotRight{
		By: by, On: q.At.Date(), Text: q.Words.Ask.Text, Should: q.Words.Ask.Should,
		Changed: q.State == statement.Changed, Why: q.Words.Why, Answer: q.AnsweredAt.Date(),
	}
}
