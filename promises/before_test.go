package promises

import (
	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/family"
	"kith/internal/testcase/browser"
)

// What the scenarios before a conference share.

// phone is how parents meet the pages: on a narrow screen, and here without scripts.
func phone() []browser.Option { return []browser.Option{browser.Width(360), browser.NoScript} }

// Related lets one of the family in, as what they are to the children of a conference.
func (p *Proof) Related(c casework.ConferenceView, called string, kind access.PartKind, tie family.Tie, holds bool) access.Actor {
	p.t.Helper()

	var children []access.PersonID
	for _, one := range c.Children {
		children = append(children, one.ID)
	}
	who := p.Member(c.Family, kind, called, children...)
	pr := family.HoldsNot
	if holds {
		pr = family.Holds
	}
	for _, child := range children {
		if _, err := p.Desk.RecordRelationship(p.t.Context(), p.Doing(p.SocialWorker), family.Relationship{
			Person: who.Person, Child: child, Tie: tie, Responsibility: pr,
		}); err != nil {
			p.t.Fatalf("saying what somebody is to a child: %v", err)
		}
	}
	return who
}

// Mother is let in and invited to a conference.
func (p *Proof) Mother(c casework.ConferenceView, called string) access.Actor {
	p.t.Helper()

	who := p.Related(c, called, access.PartParent, family.Mother, true)
	p.InviteMember(c.ID, who, conference.RoleParent)
	return who
}

// SawAll is Saw for several promises that the same words keep, such as those of two guides.
func (v *Viewer) SawAll(ids []string, texts ...string) {
	v.proof.t.Helper()

	for _, id := range ids {
		v.Saw(id, texts...)
	}
}

func meetingAt(id conference.ID, more string) string { return "/meetings/" + string(id) + more }

func myMeetingAt(id conference.ID, more string) string { return "/my" + meetingAt(id, more) }
