package web

import "kith/internal/web/page"

func guide(name, title, lead string, family bool, sections ...section) leaf {
	return leaf{path: "/info/guides/" + name, title: title, lead: lead, family: family, guide: true, sections: sections}
}

func part(heading string, list ...string) section { return section{heading: heading, list: list} }

func safely() section {
	return section{heading: "If you need somebody", links: []page.NavItem{
		{Text: "People outside the council who can help", Href: "/info/help"},
		{Text: "Staying safe online", Href: "/info/safe"},
	}}
}

// familyGuides are one page each for the people a conference is about, and those beside them.
func familyGuides() []leaf {
	return []leaf{
		guide("parent", "Guide for parents and carers", "What you can do here, step by step.", true,
			part("Getting in",
				"your social worker gives you a link that works once",
				"press it where nobody is watching, then press ‘Sign in’",
				"press ‘Exit this page’ at any time: you are signed out and see the weather"),
			part("Before the meeting",
				"see when and where it is, and who is asked to come",
				"read what people have written, as soon as it is ready for you",
				"say for each point whether you agree, do not agree or want to explain",
				"write your own words for the meeting"),
			part("At the meeting",
				"you hear what worries people and what goes well",
				"you have your say about each part",
				"you hear what is decided for each child, and why"),
			part("After the meeting",
				"read the plan: what must change, what you do and what others do",
				"see when the small group meets, and come to it",
				"read the record and say what is wrong in it"),
			section{heading: "If you do not agree", says: []string{
				"Say so. What you say is kept beside what you do not agree with, and stays there.",
				"If you cannot use this page, your social worker can do all of it with you on paper.",
			}},
			safely()),
		guide("young-person", "Guide for children and young people", "This is about you, so you should know what goes on.", true,
			part("What you can do",
				"say what worries you, what makes you happy and what you would like to change",
				"choose how to take part: come along, write, draw, or ask somebody to speak for you",
				"choose who sees what you said",
				"ask for an advocate. They are on your side and do not work for the council"),
			section{heading: "What adults have to do", says: []string{
				"Adults have to listen to you and think about what you want. They may not always be able to do it. They have to tell you why.",
				"If what you say shows that somebody is in danger, adults may have to tell others. They tell you first if they can.",
			}},
			section{heading: "After the meeting", says: []string{"Somebody you know tells you what was decided. You can read your own part of the plan here."}},
			safely()),
		guide("supporter", "Guide for supporters", "You are here because somebody in the family asked for you.", true,
			part("What you can do",
				"see when the meeting is, and how to join",
				"sit with the person you support, and help them say what they think",
				"ask the person who runs the meeting for a break"),
			part("What you do not see",
				"reports, unless the person shows you theirs",
				"anything about people you do not support"),
			section{heading: "When it ends", says: []string{"When your part ends, so does your way in. What you learned is not yours to tell others."}},
			safely()),
	}
}

// staffGuides are one page each for the people who work with families.
func staffGuides() []leaf {
	return []leaf{
		guide("social-worker", "Guide for social workers", "From the concern to the end of a plan.", false,
			part("The enquiry", "record the concern, the strategy discussion and its legal basis",
				"record the family: children, adults, who has parental responsibility for whom, and safe contact",
				"conclude the enquiry with your manager and ask for a conference"),
			part("Before the conference", "write your report under the procedure’s headings: facts, opinions and proposals apart",
				"go through it with each parent and record what they dispute", "ask each child how they want to take part"),
			part("Afterwards", "turn the outline into a plan with those who work it", "record visits: announced or not, child seen, seen alone",
				"hold core groups in time; each deadline says where it comes from"),
			section{heading: "Safe contact", says: []string{"Until safe contact has been asked about, alone and in person, nothing is sent: you are the only way in."}}),
		guide("team-manager", "Guide for team managers", "What waits for your agreement, and who carries what.", false,
			part("Yours to do", "decide what follows a concern", "agree or refuse a conference, with the reason",
				"reallocate work, and say who covers when somebody is away", "approve a date beyond its clock, with a reason the family will read"),
			section{heading: "Cover", says: []string{"Whoever covers has the absent person’s parts for those days and no longer. Everything they do is logged as theirs."}}),
		guide("chair", "Guide for conference chairs", "You run the meeting and stand for how fair it is.", false,
			part("Before", "keep your diary here, so that times are found when you are free", "declare that you have no casework or line management of the children", "check the copies each person will get",
				"decide about anyone asked to miss a part, on the procedure’s grounds, in words that person will read"),
			part("In the meeting", "check the quorum; go on without it with a recorded reason", "see that each parent and child is heard under each heading",
				"take each professional’s view per child, then the decision per child with its reasons", "close when the gates are kept, or say why not"),
			part("After", "check and sign the record", "answer corrections")),
		guide("recorder", "Guide for recorders", "What is said, by whom, where all can see it.", false,
			part("In the meeting", "write what is said under its heading, and who said it", "ask whether it is accurate before moving on",
				"keep facts, opinions and proposals apart"),
			part("After", "the record is put together from what was written: nothing is typed twice", "pass it to the chair to check and sign")),
		guide("professional", "Guide for invited professionals", "For schools, health, police and everyone else who is asked.", false,
			part("When you are invited", "reply, or name a deputy", "write your report under the headings: what you know, what you think, what you propose",
				"submit it in time for the family to read it"),
			part("In the meeting", "say what you think for each child, and why", "if you disagree with the decision, record your dissent while it is open"),
			part("Afterwards", "if you are in the core group, your lines of the plan are on your list")),
		guide("safeguarding-unit", "Guide for the safeguarding unit", "You book conferences and see that promises are kept.", false,
			part("Yours to do", "book the conference within its clock, with a chair and a recorder who are free to take it", "keep the list of rooms, and the diaries of police teams and interpreters", "invite people, and chase replies and reports",
				"check each person’s copy before it goes: nobody’s address where it must not be", "issue the record and note how each copy went"),
			section{heading: "The log", says: []string{"Every look and every change is in the log. It can be verified, and nobody can take an entry out unseen."}}),
	}
}
