package web

import (
	"strconv"

	"kith/access"
	"kith/casework"
	"kith/internal/web/ask"
	"kith/internal/web/govuk"
	"kith/record"
)

// dated is when and where something is, in a line.
func dated(n record.Dated) string {
	said := n.On.Long()
	if n.At != "" {
		said += ", " + clock(n.At)
	}
	if n.Where != "" {
		said += ", " + n.Where
	}
	return said
}

// wayWords are how a copy is sent, as a choice and as what was done.
func wayWords(w record.Way) string {
	switch w {
	case record.OnOwnPage:
		return "On their own page"
	case record.GivenInHand:
		return "Given in person"
	case record.ByPost:
		return "Post"
	case record.CareOfWorker:
		return "Care of their worker"
	}
	return string(w)
}

// recordFacts are how far a record has come, for the side of the page.
func recordFacts(v casework.RecordView) []govuk.SummaryRow {
	rows := []govuk.SummaryRow{
		govuk.Row("State", recordState(v)),
		govuk.Row("With the parents by", v.DueOn.Long()),
	}
	if v.State != record.Issued {
		rows = append(rows, govuk.Row("Last day to post", v.LastPost.Long()))
	}
	return rows
}

func recipientsLink(v casework.RecordView) string {
	switch {
	case v.MaySign:
		return "See who gets it, and sign"
	case v.MayIssue:
		return "See who gets it, and issue it"
	case v.MayName:
		return "See who gets it, and name who signs"
	case v.State == record.Issued:
		return "Copies, and how each was sent"
	}
	return "See who gets it"
}

// withheldWords are what is left out of a copy, by kind, for those who approve it.
func withheldWords(w casework.Withheld) string {
	what := "things"
	if w.Count == 1 {
		what = "thing"
	}
	said := strconv.Itoa(w.Count) + " " + what
	switch w.Kind {
	case access.AboutOthers:
		return said + " about another child or their family"
	case access.Professionals:
		return said + " for professionals"
	case access.Named:
		return said + " for the people named"
	case access.NotNamed:
		return said + " kept from them by name"
	case access.ChildChosen:
		return said + " for those whom a child chose"
	case access.ChairAlone:
		return said + " for the chair alone"
	case access.Everyone:
	}
	return said
}

// copyState is what has become of a copy.
func copyState(c casework.CopyLine) string {
	switch c.State {
	case record.ToSend:
		return "To be sent or given"
	case record.Sent:
		if n := len(c.Sent); n > 0 && c.Sent[n-1].Way == record.OnOwnPage {
			return "On their own page. They have not opened it yet"
		}
		return "On its way"
	case record.Reached:
		return "They have had it since " + c.ReachedOn.Long()
	case record.Returned:
		return "It came back. Send it again"
	}
	return string(c.State)
}

func sendingWords(s record.Sending) string {
	said := wayWords(s.Way) + ", " + s.SentOn.Long()
	switch s.State {
	case record.Reached:
		if s.Way != record.GivenInHand {
			said += ". Reached them on " + s.ReachedOn.Long()
		}
	case record.Returned:
		said += ". Came back: " + s.Note
	case record.ToSend, record.Sent:
	}
	return said
}

func wayChoices(ways []record.Way) []ask.Choice {
	all := make([]ask.Choice, len(ways))
	for i, w := range ways {
		all[i] = ask.Choice{Value: string(w), Text: wayWords(w)}
	}
	return all
}

func decidedWords(d record.Decided) string {
	if d.For == "" {
		return d.Outcome
	}
	return d.Outcome + ", for " + d.For
}

func answerWords(a record.Reply) string {
	if a.Text == "" {
		return a.Says
	}
	return a.Says + ": " + a.Text
}

func issuedWords(c casework.CopyLine) string {
	said := "Copy " + c.Number + ", issued on " + c.IssuedOn.Long()
	if c.Replaced {
		said += ". A corrected copy took its place; both are kept"
	}
	return said
}
