package casework_test

import (
	"slices"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/coregroup"
	"kith/internal/testcase/world"
	"kith/plan"
	"kith/record"
)

// underReview is Kai's first conference, closed with a child protection plan, with his mother there.
func underReview(t *testing.T, w *world.World) (*world.Sitting, access.PersonID, access.Actor) {
	t.Helper()

	s := w.Sitting("Kai Example")
	kai := s.Child("Kai")
	mother := s.Joins("Mel Example", kai)
	s.Opened(mother)
	outlined(t, w, s, kai)
	s.Views(kai, conference.ProtectionPlan, mother)
	s.Do(w.Desk.RecordDecision(t.Context(), w.Doing(w.Chair), s.ID, decided(kai)))
	closed(t, w, s, kai)
	return s, kai, mother
}

func TestAReviewIsBookedAsTheConferenceBeforeLeftIt(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		s, _, _ := underReview(t, w)
		list, err := w.Desk.ViewConferences(t.Context(), w.Unit)
		s.Do(err)
		waits := list.Show().ToBook[0]
		by := func(who access.Actor) casework.ConferenceView {
			seen, err := w.Desk.ViewConference(t.Context(), who, waits.ID)
			s.Do(err)
			return seen.Show()
		}
		if c := by(w.Unit); c.Before.Chair != w.Chair.Account || c.Before.Recorder != w.Recorder.Account || c.HeldOn != waits.DueOn || c.Begins != "14:00" {
			t.Errorf("the review waits with %+v, on %s at %s", c.Before, c.HeldOn, c.Begins)
		}
		if c := by(w.SocialWorker); c.Before != (casework.Before{}) {
			t.Errorf("who books nothing is shown %+v", c.Before)
		}
		b := w.Booking()
		b.Chair = w.OtherChair.Account
		if _, err := w.Desk.BookConference(t.Context(), w.Doing(w.Unit), waits.ID, b); err != nil {
			t.Fatalf("another chair: %v", err)
		}
		if c := by(w.Unit); c.Chair.ID != w.OtherChair.Account || c.Before != (casework.Before{}) {
			t.Errorf("booked with %s, and %+v", c.Chair.ID, c.Before)
		}
	})
}

func TestAReviewSetsTheNextMeetingOfTheCoreGroupThatWorksAlready(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		s, kai, mother := underReview(t, w)
		r := s.Review(mother).Opened(mother)
		r.Do(w.Desk.GoThroughOutline(t.Context(), w.Doing(w.Chair), r.ID))
		r.Views(kai, conference.ProtectionPlan, mother)
		r.Do(w.Desk.RecordDecision(t.Context(), w.Doing(w.Chair), r.ID, decided(kai)))
		next := r.Run().Next
		if next.GoesOn == nil || !slices.Contains(next.GoesOn.Seats, r.Seat(w.Teacher)) || slices.Contains(next.GoesOn.Seats, r.Seat(mother)) ||
			next.GoesOn.Lead != w.SocialWorker.Account || next.GroupDue != next.GoesOn.Last() {
			t.Fatalf("the core group comes as %+v", next.GoesOn)
		}
		on := w.Today().AddDays(7)
		r.Do(w.Desk.SetNextSteps(t.Context(), w.Doing(w.Chair), r.ID, conference.NextSteps{
			LeadWorker: w.SocialWorker.Account, CoreGroup: []conference.CoreMember{{Invitation: r.Seat(w.Teacher)}, {Invitation: r.Seat(mother)}},
			FirstCoreGroupOn: on, FirstBegins: "15:00", ReviewOn: next.ReviewDue, ReviewBegins: "14:00", Words: conference.NextWords{Place: "Harbour Primary"},
		}))
		for _, g := range r.Run().Closing {
			if g.Key == conference.GatePlanOutline && !g.Kept {
				t.Error("a review of a plan with open lines asks for an outline again")
			}
			if !g.Through() {
				r.Do(w.Desk.PassGate(t.Context(), w.Doing(w.Chair), r.ID, conference.GatePassed{
					Gate: g.Full(), Words: conference.GateWords{Why: "There was no time for the rest"},
				}))
			}
		}
		r.Do(w.Desk.CloseConference(t.Context(), w.Doing(w.Chair), r.ID))
		mine, err := w.Desk.ViewMyPlans(t.Context(), mother)
		r.Do(err)
		meetings := mine.Show().Plans[0].Meetings
		if len(meetings) != 1 || meetings[0].State != coregroup.Planned || meetings[0].HeldOn != on || meetings[0].Begins != "15:00" || meetings[0].Mine != coregroup.Invited {
			t.Errorf("the mother, who joined the group, reads of %+v", meetings)
		}
	})
}

func TestTheRecordOfAReviewSaysWhoDoesWhatAsThePlanStood(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		s, kai, mother := underReview(t, w)
		r := s.Review(mother).Opened(mother)
		r.Do(w.Desk.GoThroughOutline(t.Context(), w.Doing(w.Chair), r.ID))
		r.Views(kai, conference.ProtectionPlan, mother)
		r.Do(w.Desk.RecordDecision(t.Context(), w.Doing(w.Chair), r.ID, decided(kai)))
		r.Do(w.Desk.SetNextSteps(t.Context(), w.Doing(w.Chair), r.ID, conference.NextSteps{
			LeadWorker: w.SocialWorker.Account, CoreGroup: []conference.CoreMember{{Invitation: r.Seat(w.Teacher)}},
			FirstCoreGroupOn: w.Today().AddDays(7), FirstBegins: "15:00", ReviewOn: r.Run().Next.ReviewDue, ReviewBegins: "14:00", Words: conference.NextWords{Place: "Harbour Primary"},
		}))
		for _, g := range r.Run().Closing {
			if !g.Through() {
				r.Do(w.Desk.PassGate(t.Context(), w.Doing(w.Chair), r.ID, conference.GatePassed{
					Gate: g.Full(), Words: conference.GateWords{Why: "There was no time for the rest"},
				}))
			}
		}
		r.Do(w.Desk.CloseConference(t.Context(), w.Doing(w.Chair), r.ID))
		reads := func() (rows [][]string, actions []record.Action) {
			t.Helper()
			seen, err := w.Desk.ViewRecord(t.Context(), w.Recorder, r.ID)
			r.Do(err)
			d := seen.Show().Content
			at := slices.IndexFunc(d.Sections, func(one record.Section) bool { return one.Title == "The outline plan" })
			if d.Sections[at].Table == nil {
				t.Fatal("the record says nothing of who does what")
			}
			return d.Sections[at].Table.Rows, d.Summary.Actions
		}
		rows, actions := reads()
		if len(rows) != 1 || rows[0][1] != "Breakfast club" || len(actions) != 1 || actions[0].Who != rows[0][2] {
			t.Errorf("the record holds %v, its first page %+v", rows, actions)
		}
		w.SetDay(w.Today().AddDays(3))
		mine, err := w.Desk.ViewMyPlans(t.Context(), mother)
		r.Do(err)
		v := mine.Show().Plans[0]
		l := v.Lines[0]
		_, err = w.Desk.ChangeLine(t.Context(), w.Doing(w.SocialWorker), l.ID, casework.NewLine{
			Plans: []plan.ID{v.ID}, Kind: l.Kind, Owner: l.Owner.Party, ByOn: l.ByOn.AddDays(9), Words: plan.LineWords{Change: l.Words.Change, Action: "A taxi to school", Know: l.Words.Know, Why: "The club has closed"},
		})
		r.Do(err)
		if now, _ := reads(); len(now) != 1 || now[0][1] != "Breakfast club" || now[0][3] != rows[0][3] {
			t.Errorf("after the plan was changed the record holds %v", now)
		}
	})
}

func TestTheEndOfAPlanWaitsUntilThoseWhoWorkedItAreTold(t *testing.T) {
	t.Parallel()

	world.Each(t, func(t *testing.T, w *world.World) {
		p := withPlans(t, w, conference.ProtectionPlan)
		ava, kai := p.of(t, w.SocialWorker, p.ava), p.of(t, w.SocialWorker, p.kai)
		w.SetDay(w.Today().AddDays(80))
		p.close(t, conference.Review, p.first, conference.Closing{Decisions: []conference.Decision{
			decision(p.ava, conference.NoPlan), decision(p.kai, conference.NoPlan),
		}})
		owed := func(v casework.PlanView) []string {
			seen, err := w.Desk.ViewPlan(t.Context(), w.SocialWorker, v.ID)
			if err != nil {
				t.Fatal(err)
			}
			var names []string
			for _, who := range seen.Show().Ending.Owed {
				names = append(names, who.Name)
			}
			slices.Sort(names)
			return names
		}
		if got, want := owed(ava), []string{"Ben Stranger", "Grace Mensah", "Mel Example"}; !slices.Equal(got, want) {
			t.Errorf("of Ava's plan are to be told %q", got)
		}
		if got, want := owed(kai), []string{"Grace Mensah", "Mel Example"}; !slices.Equal(got, want) {
			t.Errorf("of Kai's plan, whose father Ben is not, are to be told %q", got)
		}
		tell := func(v casework.PlanView, who ...access.Party) {
			t.Helper()
			if _, err := w.Desk.TellEnding(t.Context(), w.Doing(w.SocialWorker), casework.EndingTold{
				Plan: v.ID, Who: who, How: "in the conference", On: w.Today(),
			}); err != nil {
				t.Fatal(err)
			}
		}
		tell(ava, access.Party(p.motherID), access.Party(p.benID), access.Party(w.HealthVisitor.Account))
		tell(kai, access.Party(p.motherID))
		lists(t, w, "while the health visitor is not told", w.SocialWorker, []casework.TaskKind{casework.TaskTellEnding})
		lists(t, w, "while the health visitor is not told", w.Unit, nil, casework.TaskTellEnding)
		tell(kai, access.Party(w.HealthVisitor.Account))
		lists(t, w, "when everyone is told", w.SocialWorker, nil, casework.TaskTellEnding)
	})
}
