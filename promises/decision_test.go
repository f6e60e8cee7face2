package promises

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"kith/casework"
	"kith/conference"
	"kith/coregroup"
	"kith/internal/testcase/browser"
	"kith/plan"
)

// parentsView is the parent saying what they think before the decision.
func parentsView(mother *browser.Person, s *sitting) {
	mother.Go(s.at("/room"))
	mother.Click("Say what you think is right for Kai")
	mother.Sees("We want to hear this before anything is decided.", "you cannot stop a plan from being made",
		"A plan to keep Kai safe.", "A plan for help that you agree to.", "No plan is needed")
	mother.Choose("A child in need plan")
	mother.Fill("Why do you think so?", "I want help and not a plan over my head")
	mother.Click("Send")
}

func TestTheDecisionIsReasonedAndReadTheSameDay(t *testing.T) {
	t.Parallel()

	const decide, decided, next = "/meetings/{conference}/children/{child}/decide", "/meetings/{conference}/decided", "/meetings/{conference}/next"
	Proves(t, []Claim{
		{ID: "DD-17", Behind: decide},
		{ID: "DD-18", Behind: decide},
		{ID: "DD-22", Behind: next},
		{ID: "DD-23", Behind: next},
		{ID: "CE-15", Behind: decided},
		{ID: "CE-16", Behind: next},
		{ID: "GH-15", Behind: "/meetings/{conference}/room/children/{child}/view"},
	}, func(p *Proof) {
		s := p.sitting()
		mother := p.As("parent", s.mother, browser.Width(360), browser.NoScript)
		s.Opened(s.mother)
		s.outlined()
		s.Views(s.kai, conference.ProtectionPlan)
		s.Do(p.Desk.GiveView(p.t.Context(), p.Doing(p.Teacher), s.ID, conference.View{
			Child: s.kai, Outcome: conference.ChildInNeedPlan, Words: conference.ViewWords{Text: "Help may do"},
		}))
		chair := p.As("chair", p.Chair)
		chair.Go(s.at("/children"))
		chair.DoesNotSee("Record the decision for Kai")
		chair.Sees("Record what each parent thinks before the decision")
		parentsView(mother.Person, s)
		chair.Reload()
		chair.Saw("DD-18", "Tom Ashby", "Help may do", "Child in Need plan", "Grace Mensah", "Dev Rao", "Mel Example", "I want help and not a plan over my head")
		chair.Click("Record the decision for Kai")
		chair.Saw("DD-18", "Child protection plan", "Child in Need plan", "Neither plan", p.words().Decision.Words.Value)
		chair.Choose("Child protection plan")
		chair.Check("Neglect")
		chair.Fill("Why this outcome", "The help so far was not enough")
		chair.Fill("Services and support that would keep the child safe", "A family support worker each week")
		chair.Click("Record the decision")
		chair.Saw("DD-17", "Enter what harm the child has suffered or is likely to suffer, and how likely it is")
		chair.Sees("The professionals differed. Enter how, and why you settled it so")
		chair.Fill("Harm, and how likely it is", "Kai has gone hungry, and is likely to again")
		chair.Fill("How the professionals differed, and why you settled it so", "The school thought help would do; three others did not")
		chair.Click("Record the decision")
		chair.Saw("DD-17", "Child protection plan: Neglect")
		chair.Saw("DD-18", "The professionals differed")

		s.restGivenUp(conference.GateLeadWorker, conference.GateCoreGroup, conference.GateFirstGroup, conference.GateReview)
		chair.Go(s.at("/close"))
		chair.Saw("CE-16", "The lead social worker is named", "The core group has its members", "You can close it when each of these is done")
		chair.Click("The lead social worker is named")
		due, group := s.Run().Next, p.Today().AddDays(7)
		review := due.ReviewDue
		chair.Sees("By " + due.ReviewDue.Long() + ". The last day allowed is " + due.ReviewLast.Long())
		if p.Tenant.Procedure == "derby-derbyshire" {
			if !review.Before(p.Today().AddDays(84)) {
				p.t.Fatalf("%s is not inside twelve weeks", review.Long())
			}
			if got := chair.In("Next conference").Value("Day"); got != strconv.Itoa(review.Day()) {
				p.t.Fatalf("the day proposed is %s", got)
			}
			review = review.AddDays(3) // later than the target, inside the limit
		}
		chair.Select("Lead social worker", "Jo Reed, Social worker, North team")
		chair.Check("Mel Example, parent")
		chair.Check("Tom Ashby, school, Hillside Primary School")
		fillDate(chair.Person, "First core group", group)
		chair.Fill("Where", "Hillside Family Centre")
		chair.Fill("Time", "10am")
		fillDate(chair.Person, "Next conference", review)
		chair.Fill("Time of the next conference", "2pm")
		chair.Click("Save")
		if p.Tenant.Procedure == "derby-derbyshire" {
			chair.Sees("This is later than is usual here. Enter why. The family will read it")
			chair.Fill("If it is later than "+due.ReviewDue.Long()+", why", "The school is closed that week.")
			chair.Click("Save")
		}
		chair.Saw("CE-16", "The lead social worker is named", "The core group has its members")
		chair.DoesNotSee("You can close it when")
		chair.Click("Close the conference")

		mother.Go("/")
		mother.Click("Read what was decided")
		for _, id := range []string{"DD-17", "CE-15"} {
			mother.Saw(id, "Kai will have a child protection plan.", "The kind of harm it is about: Neglect.", "Kai has gone hungry, and is likely to again", "The help so far was not enough",
				"What happens next")
		}
		mother.Saw("DD-18", "How this was decided", p.words().Decision.Words.Value, "A child protection plan:", "A child in need plan:", "Neither plan.",
			"Not everyone agreed. The school thought help would do; three others did not")
		mother.Saw("GH-15", "What you said", "I want help and not a plan over my head", "A plan can be made though a parent does not agree.")
		mother.Saw("CE-16", "Your social worker", "Jo Reed", "Mel Example", "Tom Ashby")
		mother.Saw("DD-22", "It is called the core group.", group.Long()+", 10am", "Hillside Family Centre", "Mel Example", "Tom Ashby")
		mother.Saw("DD-23", "Next meeting like today’s", review.Long()+", 2pm")
		if p.Tenant.Procedure == "derby-derbyshire" {
			mother.Saw("DD-23", "The school is closed that week.")
			s.worked(mother, review.At(14, 0).London())
		}
	})
}

// worked is what follows in the plan: the dates for the parent's calendar, and the group that then meets each month.
func (s *sitting) worked(mother *Viewer, review time.Time) {
	s.p.t.Helper()

	mother.Go("/my-plan")
	mother.Saw("DD-23", "A bigger meeting will look at the plan again on "+review.Format("Monday 2 January 2006")+", 2pm")
	file := mother.Get(mother.Href("Put these dates in your calendar"))
	mother.Received("DD-23", strings.Contains(string(file.Body), "DTSTART:"+review.UTC().Format("20060102T150405Z")) &&
		strings.HasPrefix(file.Header.Get("Content-Type"), "text/calendar"), string(file.Body))
	unit := s.p.Anyone(s.p.Unit)
	unit.Go("/meetings/late")
	unit.Sees("No conference is late.")

	mine, err := s.p.Desk.ViewMyPlans(s.p.t.Context(), s.mother)
	s.Do(err)
	view := mine.Show().Plans[0]
	met := view.Meetings[0]
	s.p.SetDay(met.HeldOn)
	record := casework.MeetingRecord{Meeting: met.ID, On: met.HeldOn, RunBy: "Jo Reed", Came: map[string]coregroup.Presence{view.Members[0].ID: coregroup.Came}}
	for _, k := range coregroup.CheckKinds() {
		record.Checks = append(record.Checks, coregroup.Check{Child: s.kai, Kind: k, Said: "As before"})
	}
	for _, l := range view.Lines {
		record.Progress = append(record.Progress, casework.Going{Line: l.ID, Going: plan.Started})
	}
	_, err = s.p.Desk.RecordMeeting(s.p.t.Context(), s.p.Doing(s.p.SocialWorker), record)
	s.Do(err)
	returns(mother.Person, s.mother, "/my-plan")
	mother.Saw("DD-22", "The people in the plan will meet again by "+met.HeldOn.AddMonths(1).Long())
}
