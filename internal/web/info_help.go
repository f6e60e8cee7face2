package web

import (
	"slices"

	"kith/casework"
	"kith/internal/web/page"
	"kith/procedure"
)

func clone(of []procedure.Contact) []procedure.Contact { return slices.Clone(of) }

// helpLeaves are for anybody who needs somebody to turn to, or wants to know what all this is.
func helpLeaves(h casework.Help) []leaf {
	legal := section{heading: "Paying for a solicitor"}
	if h.LegalAid != "" {
		legal.says = []string{h.LegalAid}
	}
	return []leaf{
		{
			path: "/info/help", title: "People outside the council who can help", family: true,
			lead: "They do not work for the council. You can talk to them without telling us.",
			sections: []section{
				{heading: "In an emergency", says: []string{"If somebody is in danger now, call 999."}},
				{heading: "For children and young people", contacts: h.ForChild},
				{heading: "For parents, carers and families", contacts: h.Advice},
				legal,
				{
					says:  []string{"Calls to numbers that start with 0800 or 0808 are free. Some phone bills still show them. The website of each one says how to reach them quietly."},
					links: []page.NavItem{{Text: "Staying safe online", Href: "/info/safe"}},
				},
			},
		},
		{
			path: "/info/safe", title: "Staying safe online", family: true,
			lead: "Somebody who shares your phone may be able to see what you looked at.",
			sections: []section{
				{heading: "Leave fast", says: []string{
					"Press ‘Exit this page’ on any page. You see a page about the weather. You are signed out.",
					"What you saved is kept safe. You can come back to it.",
					"On a keyboard you can press Shift three times instead.",
				}},
				{heading: "What stays on your phone", says: []string{
					"Leaving does not clear the list of pages your phone keeps. The names of our pages do not say what they are about.",
					"If you clear the whole list at once, somebody may notice. You can take out single pages.",
					"Changing your passwords suddenly may be noticed too. Think about when you do it.",
				}},
				{heading: "Safer ways", list: []string{
					"use a phone or computer that nobody else can open, such as at a library or a friend’s",
					"ask your social worker to show you things on theirs, or on paper",
					"tell your social worker when it is safe to call, and what they may say",
				}},
				{
					heading: "If somebody hurts or frightens you", says: []string{"You can talk to somebody at any hour."},
					links: []page.NavItem{{Text: "People outside the council who can help", Href: "/info/help"}},
				},
			},
		},
		{
			path: "/info/what-is-a-conference", title: "What is a conference?", family: true,
			lead: "A child protection conference is a meeting about how to keep a child safe.",
			sections: []section{
				{heading: "Why it is held", says: []string{
					"Somebody was worried about a child. The council looked into it. The people who know the child now need to talk, with you.",
				}},
				{heading: "Who comes", says: []string{
					"You, and people who support you. People who work with your child, such as a teacher, a health visitor or the police.",
					"One person runs the meeting. They do not work with your family in any other way.",
					"Your child can take part in a way that suits them.",
				}},
				{heading: "Before the day", list: []string{
					"you get the reports, and somebody goes through them with you",
					"you say what you agree with, and what you see differently",
					"you can write what you want the meeting to know",
					"you can bring somebody to support you, and ask for an interpreter",
				}},
				{heading: "On the day", list: []string{
					"everybody says who they are",
					"people say what worries them, what goes well and what needs to change",
					"you have your say about each part",
					"what is said is written up where you can see it",
				}},
				{heading: "What happens at the end", says: []string{
					"It is decided for each child whether there needs to be a child protection plan. You hear why.",
					"A conference cannot decide where a child lives. Only a court can.",
					"If there is a plan, a small group meets to make it work. You are part of it.",
				}},
				{links: []page.NavItem{
					{Text: "Guide for parents and carers", Href: "/info/guides/parent"},
					{Text: "People outside the council who can help", Href: "/info/help"},
				}},
			},
		},
	}
}
