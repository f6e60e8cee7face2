package promises

import (
	"testing"

	"kith/access"
	"kith/family"
	"kith/internal/testcase/browser"
	"kith/timescale"
)

func TestWhatWasSharedIsWrittenDownAndAParentReadsItUnlessTellingWouldAddToTheRisk(t *testing.T) {
	t.Parallel()

	Proves(t, []Claim{{ID: "DD-25", Behind: "/my/shared"}}, func(p *Proof) {
		c := p.Booked("Kai Example")
		mel, ben := p.Mother(c, "Mel Example"), p.Related(c, "Ben Ayre", access.PartParent, family.Father, true)
		mother, father := p.As("parent", mel, phone()...), p.As("parent", ben, phone()...)
		for _, parent := range []*Viewer{mother, father} {
			parent.Click("Read what we shared about you, and with whom")
			parent.Sees("There is nothing here for you to read today.")
		}
		absent := father.Text()

		worker := p.Anyone(p.SocialWorker)
		writes := func(what, with, ground string, on timescale.Date) string {
			worker.Go("/families/" + string(c.Family))
			worker.Click("What was shared, and with whom")
			worker.Fill("What was shared, in a few words?", what)
			worker.Select("With whom?", "Somebody else, in words")
			worker.Fill("If it was somebody else, who?", with)
			worker.Check("Kai Example")
			fillDate(worker, "When?", on)
			worker.Choose(ground)
			worker.Click("Write this down")
			worker.Sees(what, with, "Asked and told", "Mel Example", "Ben Ayre", "Still to complete")
			return worker.Address()
		}

		writes("How he is at school", "Lakeside Clinic", "Safeguarding a child or an adult at risk", p.Today())
		mother.Reload()
		mother.DoesNotSee("How he is at school") // nobody has said yet whether it is safe to tell her
		worker.Click("Say whether they were asked and told: Mel Example")
		saysAsked(worker, "Asked, and said no", "I can tell them myself", "To help a child or an adult at risk of harm")
		worker.Choose("They were told")
		fillDate(worker, "If they were told, when?", p.Today())
		worker.Click("Save")
		worker.Click("Say whether they were asked and told: Ben Ayre")
		saysAsked(worker, "Not asked", "", "Another lawful ground")
		worker.Fill("If it is another lawful ground, which?", "An order of the family court")
		worker.Choose("Not told yet, and they may read it")
		worker.Click("Save")
		worker.DoesNotSee("Still to complete")
		worker.In("Ben Ayre").Sees("Not asked", "An order of the family court")

		mother.Reload()
		mother.Saw("DD-25", "How he is at school", "Lakeside Clinic", "The law lets people share what keeps a child or an adult safe.",
			"We asked you, and you said no.", "I can tell them myself", "It was to help a child or an adult at risk of harm.")
		mother.DoesNotSee("An order of the family court")
		mother.NoSidewaysScroll()
		mother.MeetsWCAG()
		father.Reload()
		father.Saw("DD-25", "How he is at school", "We did not ask you first.", "An order of the family court")
		father.DoesNotSee("I can tell them myself", "said no")
		had := father.Text()

		urgent := writes("Where they were last night", "The police", "Not yet known", p.Today().AddDays(-1))
		worker.Go("/")
		worker.Click("Complete what was written down of something that was shared")
		worker.Sees("Where they were last night")
		worker.Go(urgent)
		worker.Click("Say whether they were asked and told: Ben Ayre")
		saysAsked(worker, "Not asked", "", "It was urgent to find out if a child is at risk")
		worker.Choose("Telling them would add to the risk")
		worker.Click("Save")
		worker.Sees("Say why telling them would add to the risk", "Enter the day on which somebody looks again")
		worker.Fill("If telling them would add to the risk, why?", "He was outside the house")
		fillDate(worker, "When does somebody look again whether they can be told?", p.Today().AddDays(30))
		worker.Click("Save")
		worker.In("Ben Ayre").Sees("Not told: it would add to the risk. To look again on", "He was outside the house", "It was urgent to find out if a child is at risk")
		worker.Click("Say whether they were asked and told: Mel Example")
		saysAsked(worker, "Asked, and agreed", "Yes, ring them", "Not yet known")
		worker.Choose("Not told yet, and they may read it")
		worker.Click("Save")

		mother.Reload()
		mother.Saw("DD-25", "Where they were last night", "We asked you, and you agreed.", "We still have to write this down.")
		father.Reload()
		if now := father.Text(); now != had || now == absent {
			t.Error("what is kept from him is not as if it were not there")
		}
	})
}

// saysAsked says whether somebody was asked, and why it was shared all the same.
func saysAsked(worker *browser.Person, asked, said, reason string) {
	worker.In("Were they asked beforehand?").Choose(asked)
	worker.Fill("What did they say, in their own words?", said)
	worker.In("If they were not asked or said no: why was it shared all the same?").Choose(reason)
}
