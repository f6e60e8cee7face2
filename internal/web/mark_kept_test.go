package web_test

import (
	"strconv"
	"testing"

	"kith/access"
	"kith/casework"
	"kith/internal/testcase/world"
	"kith/statement"
)

func TestWhyAThingIsKeptFromSomeIsSaidOnOnePageAndApprovedThere(t *testing.T) {
	t.Parallel()

	w := world.New(t, "sqlite")
	s := w.Sitting("Kai Example")
	kai := s.Child("Kai")
	mother, ben := s.Joins("Mel Example", kai), s.Joins("Ben Ayre", kai)
	s.Opened(mother, ben)
	for _, one := range []casework.Writing{
		{Text: "A locksmith comes on Friday", Audience: access.For(access.Professionals)},
		{Text: "A class on Tuesdays", Without: s.Seat(ben)},
	} {
		one.Heading, one.Kind, one.SaidBy, one.Children = s.Run().Wall[0].Key, statement.Fact, s.Seat(w.Teacher), []access.PersonID{kai}
		s.Writes(one)
	}
	at := "/families/" + string(s.Family) + "/kept"

	worker := w.Browser(t, w.SocialWorker)
	worker.Go("/families/" + string(s.Family))
	worker.Click("Kept from some: what is not for everybody, and why")
	worker.Sees("A locksmith comes on Friday", "Professionals only", "Everybody but Ben Ayre", "Nobody has said why yet")
	worker.DoesNotSee("For you to approve")
	worker.Click("Save")
	worker.Sees("Choose what this is about", "Choose why this is not for everybody", "Enter the day on which somebody looks")
	for _, size := range []int{1280, 360} {
		worker.Resize(size)
		worker.Go(at)
		worker.Screenshot("kept-" + strconv.Itoa(size))
		wellMade(t, worker)
	}
	worker.Check("A locksmith comes on Friday")
	worker.Choose("Somebody could be harmed if it were known")
	again := w.Today().AddDays(30)
	worker.FillDate("When does somebody look whether it must stay so?", strconv.Itoa(again.Day()), strconv.Itoa(int(again.Month())), strconv.Itoa(again.Year()))
	worker.Click("Save")
	worker.Sees("A chair has not approved it yet", "Nobody has said why yet")

	chair := w.Browser(t, w.Chair)
	chair.Go("/")
	chair.Click("Approve why something is kept from some")
	chair.Sees("For you to approve")
	chair.Check("A locksmith comes on Friday")
	chair.Click("Approve these")
	chair.Sees("approved by", "To look at again on")
	chair.DoesNotSee("For you to approve")
	wellMade(t, chair)
	for _, who := range []access.Actor{mother, ben, w.HealthVisitor} {
		if got := w.Client(t, who).Get(at); got.Status < 400 {
			t.Errorf("%s gets the page: %d", who.Office, got.Status)
		}
	}
}
