package web

import (
	"kith/casework"
	"kith/internal/web/page"
	"kith/procedure"
)

// rightsLeaf says what a parent or carer may ask for, and where.
func rightsLeaf(h casework.Help) leaf {
	advice := section{heading: "A solicitor", says: []string{
		"You can ask a solicitor for advice before the meeting, and bring one.", "You can get a list of solicitors here.",
	}, contacts: h.ListsSolicitors()}
	paid := section{heading: "Paying for a solicitor"}
	if h.LegalAid != "" {
		paid.says = []string{h.LegalAid, "A solicitor can tell you if you can get it."}
	}
	return leaf{
		path: "/info/rights", title: "Your rights", family: true,
		lead: "What you can ask for, before the meeting and in it.",
		sections: []section{
			{heading: "Being there and being heard", list: []string{
				"you are asked to come, unless there is a very good reason",
				"you read what people have written before the meeting",
				"you can say what you see differently, and what you want",
				"you can have somebody read your words if you do not come",
			}},
			{heading: "Somebody with you", says: said(h.Supporters)},
			advice, paid,
			{heading: "Another language, or help to take part", says: append(said(h.Interprets), "Tell us what you need. It will not be held against you.")},
			{heading: "Respect", says: []string{
				"You are treated with dignity, whatever your race, disability, gender, age, religion or sexual orientation.",
				"If you are not, tell somebody you trust. You can complain.",
			}},
			{heading: "What the meeting cannot do", says: said(h.Cannot)},
			{heading: "What is written about you", says: append(said(h.Sharing),
				"You can ask to see it, and ask to have a wrong fact put right.")},
			{links: []page.NavItem{
				{Text: "The rules about dates", Href: "/info/dates"}, {Text: "If you do not agree", Href: "/info/disagree"}, {Text: "People outside the council who can help", Href: "/info/help"},
			}},
		},
	}
}

// disagreeLeaf names the people to talk to for whoever does not agree, by name where the reader is known.
func disagreeLeaf(h casework.Help) leaf {
	worker := procedure.Contact{Name: "Your social worker", For: "Tell them what you do not agree with, and why."}
	if h.Worker.Name != "" {
		worker.Name = h.Worker.Name + ", your social worker"
		worker.Routes = []procedure.Route{{Kind: procedure.Telephone, To: h.Worker.Telephone}}
	}
	here := []procedure.Contact{worker}
	if h.Unit.Reachable() {
		here = append(here, h.Unit)
	}
	var complaint []procedure.Contact
	for _, c := range append(clone(h.Complaint), h.Afterwards...) {
		if c.Reachable() {
			complaint = append(complaint, c)
		}
	}
	return leaf{
		path: "/info/disagree", title: "If you do not agree", family: true,
		lead: "You can say so at any time. What you say is kept beside what you do not agree with.",
		sections: []section{
			{heading: "What to do first", says: said(h.Disagree)},
			{heading: "People to talk to at " + h.Partnership, contacts: here},
			{heading: "A solicitor", says: []string{"A solicitor does not work for the council. You can find one here."}, contacts: h.ListsSolicitors()},
			{heading: "Somebody independent", says: []string{"They know how these meetings work. They do not work for the council."}, contacts: h.Independent()},
			{heading: "If you want to complain", says: []string{
				"You can complain about how the meeting was run. Your social worker or the chair can explain how.",
			}, contacts: complaint},
			{links: []page.NavItem{{Text: "Your rights", Href: "/info/rights"}}},
		},
	}
}

// said is nothing where there are no words.
func said(words string) []string {
	if words == "" {
		return nil
	}
	return []string{words}
}
