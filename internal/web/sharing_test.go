package web_test

import (
	"strconv"
	"strings"
	"testing"

	"kith/access"
	"kith/family"
	"kith/internal/testcase/world"
)

func TestWhatWasSharedIsWrittenDownOnAPageAndEachParentReadsWhatIsTheirs(t *testing.T) {
	t.Parallel()

	w := world.New(t, "sqlite")
	s := w.Asked("Kai Example")
	mel, ben := s.Asks("Mel Example", family.Mother, s.Child("Kai")), s.Asks("Ben Ayre", family.Father, s.Child("Kai"))
	worker := w.Browser(t, w.SocialWorker)
	worker.Go("/families/" + string(s.Family))
	worker.Click("What was shared, and with whom")
	worker.Click("Write this down")
	worker.Sees("Enter what was shared, in a few words", "Choose with whom it was shared, or enter it in words", "Choose whom it was about", "Choose the ground in law")
	for _, size := range []int{1280, 360} {
		worker.Resize(size)
		worker.Go("/families/" + string(s.Family) + "/shared")
		worker.Screenshot("shared-" + strconv.Itoa(size))
	}
	worker.Fill("What was shared, in a few words?", "How he is at school")
	worker.Select("With whom?", "Hillside Primary School")
	worker.Check("Kai Example")
	worker.Choose("A task that the law gives us")
	worker.Click("Write this down")
	worker.Sees("How he is at school", "Hillside Primary School", "UK GDPR, article 6(1)(e)", "Still to complete")
	at := worker.Address()
	wellMade(t, worker)
	worker.Click("Say whether they were asked and told: Mel Example")
	wellMade(t, worker)
	worker.Screenshot("shared-answer-360")
	worker.Choose("Asked, and agreed")
	worker.Fill("What did they say, in their own words?", "Yes, if it helps")
	worker.Choose("Not told yet, and they may read it")
	worker.Click("Save")
	worker.Sees("Yes, if it helps", "They may read it on their own page")
	worker.Click("Correct this")
	worker.Sees("What you write here can be read, from the moment you save it, by Mel Example.")
	worker.Fill("What was shared, in a few words?", "How he is in class")
	worker.Click("Save")
	worker.Sees("How he is in class", "What stood here before")
	worker.Screenshot("shared-one-1280")
	wellMade(t, worker)

	parent := w.Browser(t, mel)
	parent.Go("/")
	parent.Click("Read what we shared about you, and with whom")
	parent.Sees("How he is in class", "Hillside Primary School", "It is part of the work that the law gives us.", "We asked you, and you agreed.", "Yes, if it helps")
	for _, size := range []int{1280, 360} {
		parent.Resize(size)
		parent.Screenshot("shared-own-" + strconv.Itoa(size))
	}
	wellMade(t, parent)
	if said := w.Client(t, ben).Get("/my/shared").Said(t); strings.Contains(said, "class") || !strings.Contains(said, "There is nothing here for you to read today.") {
		t.Errorf("the father reads %s", said)
	}
	chair := w.Client(t, w.Chair)
	if page := chair.Get(at); page.Status != 200 || strings.Contains(page.Said(t), "Correct this") {
		t.Errorf("the chair does not read it, or may change it: %d", page.Status)
	}
	for _, form := range []string{at + "/correct", at + "/people/" + string(mel.Person)} {
		if page := chair.Get(form); page.Status < 400 {
			t.Errorf("the chair is shown the form %s", form)
		}
		if page := w.Client(t, w.Police).Get(form); page.Status != 404 {
			t.Errorf("the police officer, who wrote none of it, is shown the form %s: %d", form, page.Status)
		}
	}
	for _, who := range []access.Actor{w.Teacher, ben, w.OtherManager, w.Elsewhere.Unit} {
		if page := w.Client(t, who).Get(at); page.Status != 404 && page.Status != 403 {
			t.Errorf("%s is shown it: %d", who.Account, page.Status)
		}
	}
}
