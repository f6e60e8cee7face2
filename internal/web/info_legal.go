package web

import "kith/casework"

// commissioner is whom anybody can complain to about what is kept of them (Data Protection Act 2018, section 165), with the
// number of its helpline at ico.org.uk.
const commissioner = "the Information Commissioner’s Office, 0303 123 1113"

// legalLeaves are what every public service says of itself.
func legalLeaves(h casework.Help) []leaf {
	return []leaf{
		{
			path: "/info/accessibility", title: "Accessibility",
			lead: "We want everybody to be able to use Kith.",
			sections: []section{
				{heading: "What you can do", list: []string{
					"zoom in to 400% without losing anything off the screen",
					"use every page with a keyboard, a screen reader or your voice",
					"use every page without JavaScript, on an old or small phone",
					"print any page, and ask for anything here on paper",
				}},
				{heading: "How accessible it is", says: []string{
					"We aim to meet level AA of the Web Content Accessibility Guidelines, version 2.2.",
					"Every page is checked by a program, on a narrow and on a wide screen.",
					"Nobody independent has tested Kith yet. Until they have, treat it as partly meeting the guidelines.",
				}},
				{heading: "What we know does not work", list: []string{
					"there is no British Sign Language or Easy Read version yet",
					"pages are in English only",
					"files that other people attach may not be accessible: ask for another form",
				}},
				{heading: "Tell us", says: []string{
					"If you cannot use something, tell your social worker or whoever gave you your link. They can read it to you, print it or find another way.",
					"If you are not happy with the answer, ask the Equality Advisory and Support Service. Their number is 0808 800 0082.",
					"The Equality and Human Rights Commission enforces these rules: the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018.",
				}},
			},
		},
		{
			path: "/info/privacy", title: "Privacy",
			lead: "What is kept about you here, who can see it, and what you can ask for.",
			sections: []section{
				{heading: "Who is responsible", says: []string{
					h.Partnership + " decides what is kept here and why. The council has a duty in law to keep children safe. That is why it can hold this information.",
				}},
				{heading: "What is kept", list: []string{
					"who is in the family, and how you can be reached safely",
					"what people said, who said it and when",
					"what was decided, and the plan",
					"who looked at it, and when",
				}},
				{heading: "Who can see it", says: []string{
					"Only people who have a part in your family’s case, for as long as they have it. Each sees what is meant for them and no more.",
					"Every look is written down. What people said is locked with a key that only your family’s case has.",
					"Information may be shared without asking you where the law says so, such as to protect a child.",
				}},
				{heading: "How long", says: []string{
					"Records are usually kept for " + h.Kept + " after the last contact. Your council can tell you what it does.",
				}},
				{heading: "What you can ask for", list: []string{
					"to see what is kept about you",
					"to have a mistake put right, or what you think put beside it",
					"to object to how it is used",
				}},
				{says: []string{
					"Ask your social worker, or the person at your council who looks after data protection.",
					"If you are not happy with the answer, you can go to the Information Commissioner’s Office: ico.org.uk.",
				}},
			},
		},
		{
			path: "/info/cookies", title: "Cookies",
			lead: "Kith keeps one cookie, and only while you are signed in.",
			sections: []section{
				{heading: "What it is for", says: []string{
					"It shows that you have signed in. It holds a random code and nothing about you.",
					"It is gone when you sign out, leave or close your browser. It also stops working after a time without use.",
				}},
				{heading: "What is not here", list: []string{
					"nothing counts your visits or follows you",
					"nothing is kept in your browser besides",
					"nothing comes from any other company",
				}},
				{says: []string{"Kith cannot work without this cookie, so we do not ask you about it."}},
			},
		},
		{
			path: "/info/contact", title: "Contact",
			lead: "Kith is run by " + h.Partnership + ".",
			sections: []section{
				{heading: "If you are in danger", says: []string{"In an emergency call 999."}},
				{heading: "If you are in a family", says: []string{
					"Call your social worker. Their name is at the foot of your pages.",
					"If you cannot reach them, call your council and ask for children’s services.",
				}},
				{heading: "If you work with a family", says: []string{
					"Ask the safeguarding unit about a conference, and whoever looks after Kith where you work about signing in.",
				}},
				{heading: "If you want to complain", says: []string{"Tell the person first, if you can. They may be able to put it right."}, contacts: append(clone(h.Complaint), h.Afterwards...)},
			},
		},
	}
}
