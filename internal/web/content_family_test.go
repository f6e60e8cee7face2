package web_test

import (
	"testing"

	"kith/casework"
	"kith/conference"
	"kith/enquiry"
	"kith/family"
)

// fillFamily gives the family a relationship, a household, two entries said to be one, and a worker who will be away.
func (c *content) fillFamily(t *testing.T) {
	t.Helper()

	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	var err error
	c.tie, err = c.Desk.RecordRelationship(t.Context(), c.Doing(c.SocialWorker), family.Relationship{
		Person: c.mother.Person, Child: c.child, Tie: family.Mother, Responsibility: family.Holds,
	})
	must(err)
	c.household, err = c.Desk.RecordHousehold(t.Context(), c.Doing(c.SocialWorker), c.family, family.Household{
		Post: family.PostNotSafe, Words: family.HouseholdWords{Name: "Mel’s home", Address: "1 Example Street"},
		Members: []family.Member{{Person: c.mother.Person}, {Person: c.child}},
	}, "")
	must(err)
	again, err := c.Desk.AddPerson(t.Context(), c.Doing(c.SocialWorker), casework.NewPerson{
		Family: c.family, Kind: family.Adult, Details: family.Details{Name: "Melanie Example"},
	})
	must(err)
	_, err = c.Desk.ProposeMerge(t.Context(), c.Doing(c.SocialWorker), family.Merging{
		Kind: family.Merge, Person: again, Kept: c.mother.Person,
		Words: family.MergeWords{Ground: "person", Why: "She goes by both names"},
	})
	must(err)
	seen, err := c.Desk.ViewFamily(t.Context(), c.Manager, c.family)
	must(err)
	c.merge = seen.Show().Mergings[0].ID
	c.absence, err = c.Desk.RecordAbsence(t.Context(), c.Doing(c.Manager), casework.Away{
		Who: c.SocialWorker.Account, Cover: c.OtherSocialWorker.Account, From: c.Today().AddDays(30), Until: c.Today().AddDays(34),
	})
	must(err)
}

// fillEnquiry takes an enquiry as far as a proposal that waits for the manager.
func (c *content) fillEnquiry(t *testing.T, id enquiry.ID) {
	t.Helper()

	if _, err := c.Desk.RecordStrategyDiscussion(t.Context(), c.Doing(c.SocialWorker), id, casework.Discussed{
		HeldOn: c.Today(), Notes: "What was shared", Starts: true, Basis: enquiry.LikelyHarm,
		TookPart: []enquiry.TookPart{{Agency: enquiry.SocialCare, Who: "Jo Reed"}, {Agency: "police", Who: "Dev Rao"}},
	}); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Desk.RecordAgencyView(t.Context(), c.Doing(c.SocialWorker), id, enquiry.View{
		Agency: "police", Opinion: enquiry.ThinksNothing, Words: enquiry.ViewWords{Who: "Dev Rao", Said: "Nothing was found"},
	}); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Desk.ProposeOutcome(t.Context(), c.Doing(c.SocialWorker), id, casework.Proposal{
		Outcome: enquiry.NoFurtherAction, Reason: "Nothing was found",
	}); err != nil {
		t.Fatal(err)
	}
}

// notInvited has the chair decide not to invite the father.
func (c *content) notInvited(t *testing.T) {
	t.Helper()

	if _, err := c.Desk.RecordRelationship(t.Context(), c.Doing(c.SocialWorker), family.Relationship{
		Person: c.father.Person, Child: c.child, Tie: family.Father, Responsibility: family.Holds,
	}); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Desk.DecideNotToInvite(
		t.Context(), c.Doing(c.Chair), conference.ID(c.conference), c.father.Person, "The court has ordered it",
	); err != nil {
		t.Fatal(err)
	}
}
