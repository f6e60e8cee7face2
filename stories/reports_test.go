package stories

import (
	"kith/access"
	"kith/internal/testcase/browser"
	"kith/timescale"
)

// Chapter four: what each agency writes, and what the mother says to it before the conference.

// point is one thing that a report says.
type point struct{ heading, kind, text, source string }

func (s *story) writesAndSends(who access.Actor, points ...point) {
	writer := s.at(who)
	writer.Click("Write your report")
	for _, one := range points {
		writer.Click("Add a point under " + one.heading)
		writer.Choose(one.kind)
		writer.Fill("What do you want to say?", one.text)
		if one.source != "" {
			writer.Fill("How is it known?", one.source)
		}
		writer.Click("Save the point")
		writer.Sees(one.text)
	}
	writer.Click("Send the report")
	writer.Sees("Sent")
	s.at(who).DoesNotSee("Write your report")
}

func (s *story) theAgenciesWriteTheirReports() {
	// Nothing is there for the mother to read until it is sent.
	s.reading(s.one("Mel Example")).Sees("We have asked for this report")

	s.writesAndSends(s.Teacher,
		point{"What is working well", "Opinion", "Kai is kind to the younger children and proud of his drawings", ""},
		point{"What we are worried about", "Fact", "Kai was late on eleven days in November", "The register of November"},
	)
	s.writesAndSends(s.SocialWorker, point{"What needs to happen", "Proposal", "A grown-up is up and awake every school morning", ""})
	s.writesAndSends(s.HealthVisitor, point{"What life is like for the child", "Observation", "Kai makes his own tea most evenings", ""})
}

func (s *story) theReportIsGoneThroughWithTheMother() {
	worker := s.at(s.SocialWorker)
	worker.Click("Meetings")
	worker.Click("Initial conference: Kai")
	worker.Click("Reports")
	worker.In("Children’s services: Jo Reed").Sees("Not yet shared with", "Mel")
	worker.Click("Children’s services: Jo Reed")
	worker.Click("Note that it was shared")
	worker.Choose("Mel Example")
	worker.Choose("Gone through together")
	date(worker, "When?", s.Today())
	worker.Fill("What did they not agree with?", "Mel says that she is up, and that Kai will not get out of bed")
	worker.Click("Keep this")
	worker.Sees("Mel Example", "gone through together", "Kai will not get out of bed")
}

func (s *story) theMotherReadsAndAnswers() {
	mel := s.reading(s.one("Mel Example"))
	mel.Click("Point 2: What we are worried about")
	mel.Sees("Kai was late on eleven days in November", "The register of November")
	mel.Choose("A fact is wrong")
	mel.Fill("What do you want to say about it?", "The bus did not come on some of those days")
	mel.Fill("If a fact is wrong, what should it say?", "The bus was late on four of the eleven days")
	mel.Click("Save my answer")
	s.reading(s.one("Mel Example")).Sees("You have answered")

	mel = s.one("Mel Example")
	mel.Click("Read about the meeting and get ready")
	mel.Click("Say what you want the meeting to know")
	mel.Fill("What do you do well?", "We read together every night")
	mel.Fill("Does your family need more help or services?", "I need help with the mornings")
	mel.Click("Save my words")

	// The teacher finds her answer beside his words.
	teacher := s.at(s.Teacher)
	teacher.Click("Meetings")
	teacher.Click("Initial conference: Kai")
	teacher.Click("Reports")
	teacher.Click("Hillside Primary School: Tom Ashby")
	teacher.Sees("The bus was late on four of the eleven days")
}

// reading brings somebody of the family from their own page to what people have written.
func (s *story) reading(p *browser.Person) *browser.Person {
	p.Click("Read about the meeting and get ready")
	p.Click("Read what people have written")
	return p
}

func (s *story) theLateReportIsChased() {
	unit := s.at(s.Unit)
	unit.Click("Ask for late reports")
	late := unit.In("Police: Dev Rao")
	late.Sees("Late")
	late.Fill("A word to Dev Rao", "The conference is tomorrow")
	unit.Click("Ask Dev Rao for the report again")
	unit.Sees("The conference is tomorrow")
	s.reading(s.one("Mel Example")).Sees("This report is late", "This is not your fault")

	police := s.at(s.Police)
	police.Click("Send your report: it was asked for again")
	police.Click("Add a point under What we are worried about")
	police.Choose("Fact")
	police.Fill("What do you want to say?", "Officers were called to shouting at the house twice in November")
	police.Fill("How is it known?", "The police log of 8 and 21 November")
	date(police, "Which day is it about?", timescale.NewDate(2026, 11, 21))
	police.Click("Save the point")
	police.Click("Send the report")
	police.Sees("Sent")
	s.reading(s.one("Mel Example")).NoLongerSees("This report is late")
}
