package stories

import (
	"strings"

	"kith/timescale"
)

// Chapter eleven: the day of a review. What is the same as at a first conference is told in chapters five and six.

// theReviewBegins with what changed since the last conference, for the chair and for the mother.
func (s *story) theReviewBegins(mother, line, progress string) {
	s.itCannotBeginBeforeTheTalk(mother)
	s.theChairTalksWithTheMother(mother)
	s.theseTakeTheirPlace("Pat Lindqvist", "Bea Quinn", "Jo Reed", "Tom Ashby", "Grace Mensah", mother)
	s.theConferenceOpens()
	since := []string{"What has changed since the last conference", line + " " + progress, "Safety scores at the last conference:"}
	s.running(s.Chair, "Running order").Sees(since...)
	s.familyPlace(mother).Sees(since...)
	s.goesOnTo("How the plan has gone")
}

// thePlanIsGoneThrough: a review has a plan already, and need not begin another.
func (s *story) thePlanIsGoneThrough() {
	chair := s.running(s.Chair, "Outline plan")
	chair.Click("We have gone through the plan")
	chair.Sees("The outline plan has been gone through")
}

// theNextStepsOfTheReviewAreSet: the social worker and the core group stand in the form as they are.
func (s *story) theNextStepsOfTheReviewAreSet(member string, group, review timescale.Date) {
	chair := s.running(s.Chair, "Next steps")
	chair.Sees("The core group goes on: those who are in it stay")
	if lead := chair.Value("Lead social worker"); lead != "Jo Reed, Social worker, North team" {
		s.t.Fatalf("the lead social worker comes as %q", lead)
	}
	name, _, _ := strings.Cut(member, ",")
	chair.Sees("Of those here, they are", name)
	date(chair, "Next core group", group)
	chair.Fill("Time", "2pm")
	chair.Fill("Where", "Hillside Family Centre")
	date(chair, "Next conference", review)
	chair.Fill("Time of the next conference", "10am")
	chair.Click("Save")
}

// theReviewCloses, and from that moment the mother reads what was decided.
func (s *story) theReviewCloses(mother string, decided ...string) {
	chair := s.running(s.Chair, "Close")
	chair.Click("Close the conference")
	chair.Sees("Next steps")
	s.open = false
	one := s.one(mother)
	one.Click("Read what was decided")
	one.Sees(decided...)
}

// theMotherSeesTheNextCoreGroup that the review set, and so does whoever else works the plan.
func (s *story) theMotherSeesTheNextCoreGroup(mother string, on timescale.Date) {
	s.one(mother).Sees("The people in the plan meet on " + on.Long() + ", 2pm")
	s.at(s.HealthVisitor).Sees("Hold and record the meeting", on.Long()+", 2pm")
	s.at(s.Unit).Sees("Book the conference") // the next review
}
