package web_test

import (
	"testing"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/internal/store"
	"kith/internal/testcase"
	"kith/internal/testcase/browser"
	"kith/internal/testcase/world"
	"kith/statement"
)

// TestTheConferenceRunsInABrowser goes through the screens of the running conference, as the chair, the recorder, a
// parent and a teacher, wide and on a phone.
func TestTheConferenceRunsInABrowser(t *testing.T) {
	t.Parallel()
	testcase.Wanted(t, testcase.Chromium)

	w := world.New(t, store.SQLite)
	s := w.Sitting("Kai Example", "Ava Example")
	mother := s.Joins("Mia Example", s.Child("Kai"), s.Child("Ava"))
	at := "/meetings/" + string(s.ID)
	look := func(p *browser.Person, name string) {
		t.Helper()
		p.NoSidewaysScroll()
		p.MeetsWCAG()
		p.Screenshot("conference-" + name)
	}

	chair := w.Browser(t, w.Chair)
	chair.Go(at + "/run")
	look(chair, "before-wide")
	chair.Go(at + "/beforehand/" + s.Seat(mother))
	chair.Choose("Yes")
	chair.Fill("When", "9:30am")
	chair.Fill("What did you agree about how they will take part?", "Mia speaks after the school")
	look(chair, "talk-wide")
	chair.Click("Save")
	chair.Click("Open the conference")
	chair.Sees("Now, since", "Mia speaks after the school")
	look(chair, "run-wide")

	recorder := w.Browser(t, w.Recorder)
	recorder.Go(at + "/wall")
	recorder.Fill("What was said", "Kai is at school every day and has friends")
	recorder.Select("Under", s.Run().Wall[0].Title)
	recorder.Select("It is a", "Fact")
	recorder.Click("Check with the room")
	recorder.Sees("Choose whom this is about, or the whole family", "Choose who may read this")
	look(recorder, "wall-readers-wide")
	recorder.Check("The whole family")
	recorder.Choose("Everybody here whose own children it is about")
	recorder.Click("Check with the room")
	recorder.Sees("Is this right?")
	look(recorder, "wall-wide")

	parent := w.Browser(t, mother, browser.Width(375))
	parent.Go(at + "/room")
	parent.Sees("Is this right?", "Kai is at school every day")
	look(parent, "room-parent-phone")
	parent.Go(at + "/room/children/" + string(s.Child("Kai")) + "/score")
	look(parent, "score-parent-phone")
	recorder.Click("The room agrees")
	s.Writes(casework.Writing{Heading: s.Run().Wall[1].Key, Text: "There is often no food at home", Kind: statement.Observation, SaidBy: s.Seat(w.SocialWorker)})
	s.Writes(casework.Writing{Heading: s.Run().Wall[2].Key, Text: "I like it when Mum is not tired", Kind: statement.Feeling, SaidBy: s.Seat(mother), Children: []access.PersonID{s.Child("Kai")}})

	teacher := w.Browser(t, w.Teacher)
	teacher.Go(at + "/room")
	look(teacher, "room-teacher-wide")
	recorder.Go(at + "/wall")
	look(recorder, "wall-full-wide")
	chair.Resize(375)
	chair.Go(at + "/run")
	look(chair, "run-phone")
	for _, one := range []string{"people", "scores", "children", "outline", "next", "close"} {
		chair.Go(at + "/" + one)
		look(chair, one+"-phone")
	}
	chair.Go(at + "/children/" + string(s.Child("Kai")) + "/decide")
	look(chair, "decide-phone")

	parent.Go(at + "/room/children/" + string(s.Child("Kai")) + "/view")
	look(parent, "view-parent-phone")
	for _, child := range s.Children {
		s.Do(w.Desk.AddOutlineLine(t.Context(), w.Doing(w.Recorder), s.ID, conference.OutlineLine{
			Children: []access.PersonID{child.ID}, ByOn: w.Today().AddDays(14),
			Words: conference.LineWords{Change: "There is breakfast every day", Action: "A place at the breakfast club", Know: "The school says so"},
		}, s.Seat(w.Teacher), casework.Readers{Audience: access.For(access.Everyone)}))
	}
	chair.Go(at + "/outline")
	chair.Click("We have gone through the outline plan")
	for _, child := range s.Children {
		s.Views(child.ID, conference.ProtectionPlan, mother)
		s.Do(w.Desk.RecordDecision(t.Context(), w.Doing(w.Chair), s.ID, conference.Decision{
			Child: child.ID, Outcome: conference.ProtectionPlan, Categories: []conference.Category{conference.Neglect},
			Words: conference.DecisionWords{Harm: "They go hungry, and are likely to again", Reasons: "The help so far was not enough", Support: "Breakfast club and a family worker"},
		}))
	}
	chair.Go(at + "/children")
	look(chair, "children-decided-phone")
	s.Do(w.Desk.SetNextSteps(t.Context(), w.Doing(w.Chair), s.ID, conference.NextSteps{
		LeadWorker: w.SocialWorker.Account, CoreGroup: []conference.CoreMember{{Invitation: s.Seat(w.SocialWorker)}, {Invitation: s.Seat(mother)}},
		FirstCoreGroupOn: s.Run().Next.GroupDue, FirstBegins: "10:00", ReviewOn: s.Run().Next.ReviewDue, ReviewBegins: "14:00",
		Words: conference.NextWords{Place: "Harbour Primary"},
	}))
	for _, g := range s.Run().Closing {
		if !g.Through() {
			s.Do(w.Desk.PassGate(t.Context(), w.Doing(w.Chair), s.ID, conference.GatePassed{Gate: g.Full(), Words: conference.GateWords{Why: "We ran out of time for this today"}}))
		}
	}
	chair.Go(at + "/close")
	look(chair, "closing-phone")
	chair.Click("Close the conference")
	parent.Go(at + "/decided")
	parent.Sees("Kai will have a child protection plan.", "What this does not mean")
	look(parent, "decided-parent-phone")
}
