package casework_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/conference"
	"kith/family"
	"kith/internal/store"
	"kith/internal/testcase/world"
	"kith/plan"
	"kith/statement"
)

// keptFor is what somebody is shown of what is kept in a family.
func keptFor(t *testing.T, w *world.World, who access.Actor, f access.FamilyID) casework.KeptView {
	t.Helper()
	seen, err := w.Desk.ViewKept(t.Context(), who, f)
	must(t, err)
	return seen.Show()
}

// withSecrets is an open conference where something was said to professionals, something to everybody but Ben, and something to all.
func withSecrets(w *world.World) (s *world.Sitting, mother, ben access.Actor) {
	s = w.Sitting("Kai Example")
	kai := s.Child("Kai")
	mother, ben = s.Joins("Mel Example", kai), s.Joins("Ben Ayre", kai)
	s.Opened(mother, ben)
	for _, one := range []casework.Writing{
		{Text: "A locksmith comes on Friday", Audience: access.For(access.Professionals)},
		{Text: "A class on Tuesdays", Without: s.Seat(ben)},
		{Text: "Breakfast every day", Audience: access.For(access.Everyone)},
	} {
		one.Heading, one.Kind, one.SaidBy, one.Children = s.Run().Wall[0].Key, statement.Fact, s.Seat(w.Teacher), []access.PersonID{kai}
		s.Writes(one)
	}
	return s, mother, ben
}

// tells reports whether somebody reads a text on the wall from their own place.
func tells(r casework.RoomView, text string) bool {
	return strings.Contains(fmt.Sprintf("%+v", r), text)
}

func isNext(t *testing.T, w *world.World, who access.Actor, kind casework.TaskKind) bool {
	t.Helper()
	seen, err := w.Desk.ViewNext(t.Context(), who)
	must(t, err)
	for _, task := range seen.Show().Tasks {
		if task.Kind == kind {
			return true
		}
	}
	return false
}

func TestWhatIsKeptFromSomeIsAccountedForAndApprovedByTheChair(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		s, mother, ben := withSecrets(w)
		f := s.Family
		v := keptFor(t, w, w.SocialWorker, f)
		if len(v.Things) != 2 || v.MayApprove || v.Things[0].Stands {
			t.Fatalf("kept: %+v", v)
		}
		if isNext(t, w, w.Chair, casework.TaskApproveKept) {
			t.Error("what nobody gave a reason for waits for the chair")
		}
		all := []string{v.Things[0].Key(), v.Things[1].Key()}
		if err := w.Desk.MarkKept(t.Context(), w.Doing(w.SocialWorker), f, nil, "", w.Today()); !errors.Is(err, casework.ErrKeptWhich) {
			t.Errorf("nothing chosen: %v", err)
		}
		must(t, w.Desk.MarkKept(t.Context(), w.Doing(w.SocialWorker), f, all, statement.RiskOfHarm, w.Today().AddDays(60)))
		if isNext(t, w, w.SocialWorker, casework.TaskLookAgain) || !isNext(t, w, w.Chair, casework.TaskApproveKept) {
			t.Error("what has a reason waits for the chair, and not for the social worker")
		}
		if err := w.Desk.ApproveKept(t.Context(), w.Doing(w.SocialWorker), f, all); !refused(err) {
			t.Errorf("the social worker approves their own: %v", err)
		}
		if err := w.Desk.ApproveKept(t.Context(), w.Doing(w.Chair), f, nil); !errors.Is(err, casework.ErrApproveWhich) || errors.Is(err, casework.ErrKeptWhich) {
			t.Errorf("the chair chose nothing: %v", err)
		}
		must(t, w.Desk.ApproveKept(t.Context(), w.Doing(w.Chair), f, all))
		if isNext(t, w, w.Chair, casework.TaskApproveKept) {
			t.Error("it waits for the chair who approved it")
		}
		if err := w.Desk.ApproveKept(t.Context(), w.Doing(w.Chair), f, all); !errors.Is(err, store.ErrStale) {
			t.Errorf("approved twice: %v", err)
		}
		for _, l := range keptFor(t, w, w.Chair, f).Things {
			if !l.Stands || l.Waits() || l.Approver.ID != w.Chair.Account || l.By.ID != w.SocialWorker.Account {
				t.Errorf("after it was approved: %+v", l)
			}
		}
		w.SetDay(w.Today().AddDays(60))
		if !isNext(t, w, w.SocialWorker, casework.TaskLookAgain) {
			t.Error("on the day to look again it does not wait for the social worker")
		}
		if !tells(s.Room(mother), "A class on Tuesdays") {
			t.Error("the mother does not read what is for her")
		}
		if tells(s.Room(mother), "A locksmith comes on Friday") || tells(s.Room(ben), "A class on Tuesdays") {
			t.Error("a marking that has run out has opened what it accounts for")
		}
	})
}

func TestWhyIsAskedAsTheReadersAreChosenAndWaitsWhereNobodySaysIt(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Sitting("Kai Example")
		kai := s.Child("Kai")
		mother, ben := s.Joins("Mel Example", kai), s.Joins("Ben Ayre", kai)
		s.Opened(mother, ben)
		wall := casework.Writing{
			Text: "A locksmith comes on Friday", Heading: s.Run().Wall[0].Key, Kind: statement.Fact, SaidBy: s.Seat(w.Teacher),
			Children: []access.PersonID{kai}, Audience: access.For(access.Everyone), Ground: statement.RiskOfHarm,
		}
		if err := w.Desk.WriteEntry(t.Context(), w.Doing(w.Recorder), s.ID, wall); !errors.Is(err, statement.ErrForEverybody) {
			t.Errorf("for everybody, and with a reason why not: %v", err)
		}
		wall.Audience = access.For(access.Professionals)
		s.Writes(wall)
		v := keptFor(t, w, w.Chair, s.Family)
		if len(v.Things) != 1 || !v.Things[0].Stands || !v.Things[0].Waits() || v.Things[0].Marking.LookAgainOn != w.Today().AddMonths(3) {
			t.Errorf("said with the words: %+v", v.Things)
		}
		if isNext(t, w, w.SocialWorker, casework.TaskSayWhyKept) || !isNext(t, w, w.Chair, casework.TaskApproveKept) {
			t.Error("what has a reason waits for the chair alone")
		}
		home := family.Household{Post: family.PostSafe, Words: family.HouseholdWords{Name: "Mum’s home"}, Members: []family.Member{{Person: kai}}}
		if _, err := w.Desk.RecordHousehold(t.Context(), w.Doing(w.SocialWorker), s.Family, home, statement.RiskOfHarm); !errors.Is(err, statement.ErrHiddenFrom) {
			t.Errorf("hidden from nobody, and with a reason: %v", err)
		}
		home.Hidden = []access.PersonID{ben.Person}
		var err error
		home.ID, err = w.Desk.RecordHousehold(t.Context(), w.Doing(w.SocialWorker), s.Family, home, "")
		must(t, err)
		if !isNext(t, w, w.SocialWorker, casework.TaskSayWhyKept) || isNext(t, w, w.OtherSocialWorker, casework.TaskSayWhyKept) {
			t.Error("an address that is hidden without a reason waits for their social worker")
		}
		_, err = w.Desk.RecordHousehold(t.Context(), w.Doing(w.SocialWorker), s.Family, home, statement.ChildAsked)
		must(t, err)
		if isNext(t, w, w.SocialWorker, casework.TaskSayWhyKept) {
			t.Error("it waits although the reason was said")
		}
		home.Open = true // others may know it now: the reason was for fewer
		_, err = w.Desk.RecordHousehold(t.Context(), w.Doing(w.SocialWorker), s.Family, home, "")
		must(t, err)
		if !isNext(t, w, w.SocialWorker, casework.TaskSayWhyKept) {
			t.Error("its readers changed, and nobody is asked whether the reason holds")
		}
	})
}

func TestAReasonInAReportThatWasNotSentWaitsForNobody(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Asked("Kai Example")
		r := w.ReportOf(s.ID, w.Teacher)
		w.Write(r, w.Teacher, casework.Point{
			Text: "A locksmith comes on Friday", Whole: true, Audience: "professionals", Why: "He reads her post", Ground: statement.RiskOfHarm,
		})
		if isNext(t, w, w.Chair, casework.TaskApproveKept) {
			t.Error("the chair is told of what was not sent")
		}
		w.Send(r, w.Teacher)
		if !isNext(t, w, w.Chair, casework.TaskApproveKept) || isNext(t, w, w.SocialWorker, casework.TaskSayWhyKept) {
			t.Error("what was sent with its reason waits for the chair alone")
		}
	})
}

func TestAReasonGoesFromTheOutlineIntoThePlanAndWaitsForNobodyOnceTheLineIsForEverybody(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		s := w.Sitting("Kai Example")
		kai := s.Child("Kai")
		mother := s.Joins("Mel Example", kai)
		s.Opened(mother)
		words := conference.LineWords{Change: "Kai is safe", Action: "A locksmith comes on Friday", Know: "The lock is new"}
		s.Do(w.Desk.AddOutlineLine(t.Context(), w.Doing(w.Recorder), s.ID, conference.OutlineLine{
			Children: []access.PersonID{kai}, ByOn: w.Today().AddDays(14), Words: words,
		}, s.Seat(w.SocialWorker), casework.Readers{Audience: access.For(access.Professionals), Ground: statement.RiskOfHarm}))
		s.Decides(kai, conference.ProtectionPlan, mother)
		s.Ends(mother)
		if v := keptFor(t, w, w.SocialWorker, s.Family); len(v.Things) != 1 || v.Things[0].Thing.Kind != statement.OfPlanLine || !v.Things[0].Stands {
			t.Fatalf("in the plan: %+v", v.Things)
		}
		if isNext(t, w, w.SocialWorker, casework.TaskSayWhyKept) || !isNext(t, w, w.Chair, casework.TaskApproveKept) {
			t.Error("what was said with the outline is asked again, or waits for no chair")
		}
		line := plan.LineID(keptFor(t, w, w.SocialWorker, s.Family).Things[0].Thing.ID)
		_, err := w.Desk.ChangeLine(t.Context(), w.Doing(w.SocialWorker), line, casework.NewLine{
			Words: plan.LineWords{Change: words.Change, Action: words.Action, Know: words.Know, Why: "She may know it"}, Owner: access.Party(w.SocialWorker.Account),
			ByOn: w.Today().AddDays(14), To: casework.Readers{Audience: access.For(access.Everyone)},
		})
		must(t, err)
		if isNext(t, w, w.Chair, casework.TaskApproveKept) || isNext(t, w, w.SocialWorker, casework.TaskSayWhyKept) {
			t.Error("what is for everybody waits to be approved, and its page has nothing to approve")
		}
	})
}

func TestAReasonHoldsForAnAddressThatIsHiddenFromTwoEntriesOfOnePerson(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		e := w.Enquiry(w.Concern("Ava Example"))
		ava := e.Children[0].ID
		ben := adult(t, w, e.Family, "Ben Ayre", family.Father, ava)
		joe := adult(t, w, e.Family, "Joe Batt", family.OtherTie, ava)
		twoAgree(t, w, e.Family, family.Merging{Kind: family.Merge, Person: ben, Kept: joe, Words: family.MergeWords{Ground: "person", Why: "His second name"}})
		_, err := w.Desk.RecordHousehold(t.Context(), w.Doing(w.SocialWorker), e.Family, family.Household{
			Post: family.PostSafe, Hidden: []access.PersonID{joe}, Words: family.HouseholdWords{Name: "Mum’s home"}, Members: []family.Member{{Person: ava}},
		}, statement.RiskOfHarm)
		must(t, err)
		if v := keptFor(t, w, w.SocialWorker, e.Family); len(v.Things) != 1 || !v.Things[0].Stands || isNext(t, w, w.SocialWorker, casework.TaskSayWhyKept) {
			t.Errorf("the reason that was given with it: %+v", v.Things)
		}
	})
}

func TestWhatTheChairMarksIsApprovedAndNobodyOfTheFamilySeesAnyOfIt(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		s, mother, ben := withSecrets(w)
		key := keptFor(t, w, w.Chair, s.Family).Things[0].Key()
		must(t, w.Desk.MarkKept(t.Context(), w.Doing(w.Chair), s.Family, []string{key}, statement.PoliceMatter, w.Today().AddDays(60)))
		marked := 0
		for _, l := range keptFor(t, w, w.Chair, s.Family).Things {
			if l.Key() == key && l.Stands && !l.Waits() {
				marked++
			}
		}
		if marked != 1 {
			t.Error("what the chair marks is not approved with it")
		}
		for _, who := range []access.Actor{mother, ben, w.HealthVisitor, w.OtherManager} {
			if _, err := w.Desk.ViewKept(t.Context(), who, s.Family); !refused(err) && !errors.Is(err, access.ErrNotFound) {
				t.Errorf("%s looks at what is kept: %v", who.Office, err)
			}
		}
	})
}

// TestWhatIsForTheChairAloneIsNeitherListedNorCountedForAnybodyElse: that there is such a thing is for its readers.
func TestWhatIsForTheChairAloneIsNeitherListedNorCountedForAnybodyElse(t *testing.T) {
	t.Parallel()
	world.Each(t, func(t *testing.T, w *world.World) {
		two := w.TwoFathers(true)
		chairs := keptFor(t, w, w.Chair, two.Family).Things
		var hers []string
		for _, l := range chairs {
			if l.For.Kind() == access.ChairAlone || l.For.Kind() == access.Named {
				hers = append(hers, l.Key())
			}
		}
		if len(hers) == 0 {
			t.Fatal("the chair has nothing for herself")
		}
		for _, who := range []access.Actor{w.SocialWorker, w.Manager, w.Unit} {
			for _, l := range keptFor(t, w, who, two.Family).Things {
				if l.For.Kind() == access.ChairAlone {
					t.Errorf("%s is shown what is for the chair alone", who.Office)
				}
			}
		}
		if err := w.Desk.MarkKept(t.Context(), w.Doing(w.SocialWorker), two.Family, hers, statement.RiskOfHarm, w.Today().AddDays(9)); !errors.Is(err, access.ErrNotFound) {
			t.Errorf("the social worker gives a reason for it: %v", err)
		}
	})
}
