package web

import (
	"strings"

	"kith/access"
	"kith/casework"
	"kith/internal/web/ask"
	"kith/internal/web/govuk"
	"kith/sharing"
)

func sharingGrounds() []ask.Choice {
	var all []ask.Choice
	for _, g := range sharing.Grounds() {
		words, law := groundOf(g)
		all = append(all, ask.Choice{Value: string(g), Text: words, Hint: law})
	}
	return all
}

// groundOf is a ground as the staff read it, and where the law has it.
func groundOf(g sharing.Ground) (words, law string) {
	switch g {
	case sharing.Safeguarding:
		return "Safeguarding a child or an adult at risk", "UK GDPR, article 9(2)(g); Data Protection Act 2018, schedule 1, paragraph 18"
	case sharing.PublicTask:
		return "A task that the law gives us", "UK GDPR, article 6(1)(e). Children Act 1989, sections 17 and 47, are such tasks"
	case sharing.LegalDuty:
		return "A law or a court order requires it", "UK GDPR, article 6(1)(c)"
	case sharing.SocialCare:
		return "Providing health or social care", "UK GDPR, article 9(2)(h); Data Protection Act 2018, schedule 1, paragraph 2"
	case sharing.Offences:
		return "Preventing or detecting crime", "UK GDPR, article 10; Data Protection Act 2018, schedule 1, paragraph 10"
	case sharing.Consent:
		return "Consent", "UK GDPR, articles 6(1)(a) and 9(2)(a). In safeguarding it is seldom the right ground"
	case sharing.OtherGround:
		return "Another ground", ""
	case sharing.GroundNotKnown:
		return "Not yet known", ""
	}
	return "", ""
}

func sharedGround(s sharing.Sharing) string {
	if s.Ground == sharing.OtherGround {
		return s.Words.Ground
	}
	words, law := groundOf(s.Ground)
	if law == "" {
		return words
	}
	return words + " (" + law + ")"
}

func sharedAgencies(all []string) []ask.Choice {
	choices := []ask.Choice{{Value: "", Text: "Choose"}}
	for _, a := range all {
		choices = append(choices, ask.Choice{Value: a, Text: a})
	}
	return append(choices, ask.Choice{Value: inWords, Text: "Somebody else, in words"})
}

func sharedFacts(s casework.SharingView) []govuk.SummaryRow {
	var rows []govuk.SummaryRow
	for _, one := range facts("What", s.Words.What, "With whom", s.Words.With, "About", joined(s.Names), "When", s.On.Long(), "Ground in law", sharedGround(s.Sharing),
		"Written down by", workerWords(s.Writer)+", "+s.WrittenAt.Date().Long()) {
		rows = append(rows, govuk.Row(one.Name, one.Text))
	}
	return rows
}

// readsNow are those of the family who read it as it is saved now.
func readsNow(s casework.SharingView) string {
	var names []string
	for _, c := range s.Concerned {
		if c.Reads {
			names = append(names, c.Name)
		}
	}
	return joined(names)
}

func askedWith(a sharing.Answer) string {
	switch a.Asked {
	case sharing.AskedNotKnown:
		return "Not yet known"
	case sharing.Agreed:
		return "Asked, and agreed"
	case sharing.SaidNo:
		return "Asked, and said no"
	case sharing.NotAsked:
		return "Not asked"
	}
	return ""
}

func reasonOf(r sharing.Reason) string {
	switch r {
	case sharing.FindOut:
		return "It was urgent to find out if a child is at risk"
	case sharing.AtRisk:
		return "To help a child or an adult at risk of harm"
	case sharing.SeriousCrime:
		return "To prevent or detect serious crime"
	case sharing.AnotherReason:
		return "Another lawful ground"
	case sharing.ReasonNotKnown:
		return "Not yet known"
	}
	return ""
}

func sharingReasons() []ask.Choice {
	var all []ask.Choice
	for _, r := range sharing.Reasons() {
		all = append(all, ask.Choice{Value: string(r), Text: reasonOf(r)})
	}
	return all
}

func askedChoices() []ask.Choice {
	var all []ask.Choice
	for _, a := range []sharing.Asked{sharing.Agreed, sharing.SaidNo, sharing.NotAsked, sharing.AskedNotKnown} {
		all = append(all, ask.Choice{Value: string(a), Text: askedWith(sharing.Answer{Asked: a})})
	}
	return all
}

// toldChoices offer that somebody may read it where they have a page to read it on.
func toldChoices(page bool) []ask.Choice {
	was := ask.Choice{Value: string(sharing.WasTold), Text: "They were told"}
	rest := []ask.Choice{
		{Value: string(sharing.AddsToRisk), Text: "Telling them would add to the risk", Hint: "They read nothing of it"},
		{Value: string(sharing.ToldNotKnown), Text: "Not yet known", Hint: "They read nothing of it until somebody has said so"},
	}
	if !page {
		return append([]ask.Choice{was}, rest...)
	}
	was.Hint = "They read it on their own page too"
	return append([]ask.Choice{
		was, {Value: string(sharing.MayRead), Text: "Not told yet, and they may read it", Hint: "It stands on their own page from now on"},
	}, rest...)
}

// sharedWithFacts are what is written down of one of the family.
func sharedWithFacts(c casework.SharedWith) []govuk.SummaryRow {
	a := c.Answer
	asked, reason := "", ""
	if c.Asked || a.Asked != sharing.AskedNotKnown {
		asked = askedWith(a)
	}
	if a.Asked == sharing.SaidNo || a.Asked == sharing.NotAsked {
		reason = strings.TrimPrefix(reasonOf(a.Reason)+": "+a.Words.Reason, "Another lawful ground: ")
		reason = strings.TrimSuffix(reason, ": ")
	}
	var rows []govuk.SummaryRow
	for _, one := range facts("Asked", asked, "In their words", a.Words.Said, "Why it was shared all the same", reason, "Told", toldWith(c),
		"Why not", a.Words.Risk, "Said by", workerWords(c.By)) {
		rows = append(rows, govuk.Row(one.Name, one.Text))
	}
	return rows
}

func toldWith(c casework.SharedWith) string {
	if !c.Told {
		return "They are told nothing of it: it is about somebody whom they may not read of"
	}
	switch c.Answer.Told {
	case sharing.ToldNotKnown:
		return "Not yet known. They read nothing of it"
	case sharing.WasTold:
		if c.Reads {
			return "Told on " + c.Answer.ToldOn.Long() + ". They read it on their own page too"
		}
		return "Told on " + c.Answer.ToldOn.Long()
	case sharing.MayRead:
		if c.Reads {
			return "Not told yet. They may read it on their own page"
		}
		return "Not told yet. They have no page to read it on now: tell them in a way that is safe for them"
	case sharing.AddsToRisk:
		return "Not told: it would add to the risk. To look again on " + c.Answer.LookAgainOn.Long()
	}
	return ""
}

// earlierFacts are what was written down before it was changed.
func earlierFacts(e casework.EarlierSharing) []govuk.SummaryRow {
	s := e.Was.Sharing
	var rows []govuk.SummaryRow
	for _, one := range facts("What", s.Words.What, "With whom", s.Words.With, "About", joined(e.Names), "When", s.On.Long(), "Ground in law", sharedGround(s)) {
		rows = append(rows, govuk.Row(one.Name, one.Text))
	}
	for _, a := range e.Was.Answers {
		for _, row := range sharedWithFacts(casework.SharedWith{Concerned: sharing.Concerned{Asked: true, Told: true}, Answer: a, Reads: a.Told.Reads()}) {
			row.Key.Text = e.People[a.Person] + ": " + strings.ToLower(row.Key.Text[:1]) + row.Key.Text[1:]
			rows = append(rows, row)
		}
	}
	return rows
}

// groundTold is a ground as the family reads it.
func groundTold(o casework.OwnSharing) string {
	switch o.Ground {
	case sharing.Safeguarding:
		return "The law lets people share what keeps a child or an adult safe."
	case sharing.PublicTask:
		return "It is part of the work that the law gives us."
	case sharing.LegalDuty:
		return "A law or a court says that it must be shared."
	case sharing.SocialCare:
		return "It was needed to give care or help."
	case sharing.Offences:
		return "It was needed to stop a crime or to find out about one."
	case sharing.Consent:
		return "You agreed."
	case sharing.OtherGround:
		return o.Named
	case sharing.GroundNotKnown:
		return "We still have to write this down. Your social worker can tell you."
	}
	return ""
}

// askedTold is what somebody was asked and said, as they read it themselves.
func askedTold(a sharing.Answer) string {
	switch a.Asked {
	case sharing.Agreed:
		return "We asked you, and you agreed."
	case sharing.SaidNo:
		return "We asked you, and you said no."
	case sharing.NotAsked:
		return "We did not ask you first."
	case sharing.AskedNotKnown:
	}
	return ""
}

// reasonTold is why it was shared all the same.
func reasonTold(a sharing.Answer) string {
	if a.Asked != sharing.SaidNo && a.Asked != sharing.NotAsked {
		return ""
	}
	switch a.Reason {
	case sharing.FindOut:
		return "It was urgent to find out if a child was at risk."
	case sharing.AtRisk:
		return "It was to help a child or an adult at risk of harm."
	case sharing.SeriousCrime:
		return "It was to prevent a serious crime, or to find out about one."
	case sharing.AnotherReason:
		return a.Words.Reason
	case sharing.ReasonNotKnown:
		return "We still have to write this down. Your social worker can tell you."
	}
	return ""
}

// aboutOwn says whom it was about, to one of them.
func aboutOwn(o casework.OwnSharing) string {
	names := o.About
	if o.Mine {
		names = append([]string{"you"}, names...)
	}
	return upperFirst(joined(names))
}

func ownSharedFacts(o casework.OwnSharing) []govuk.SummaryRow {
	var rows []govuk.SummaryRow
	for _, one := range facts("What", o.What, "Who we told", o.With, "About", aboutOwn(o), "What lets us share it", groundTold(o), "Did we ask you?", askedTold(o.Own),
		"What you said", o.Own.Words.Said, "Why we shared it all the same", reasonTold(o.Own)) {
		rows = append(rows, govuk.Row(one.Name, one.Text))
	}
	return rows
}

// wayToShared is the address of what is asked of one of the family.
func wayToShared(s casework.SharingView, p access.PersonID) string {
	return "/shared/" + s.ID + "/people/" + string(p)
}
