package casework

import (
	"cmp"
	"slices"
	"strconv"

	"kith/access"
	"kith/conference"
	"kith/procedure"
	"kith/record"
	"kith/statement"
)

// matter is what the record of a conference is made of for one reader. Everything in it was opened with what they may
// know; nobody whom they may not know of is named, and nothing of theirs is there.
func (r *reader) matter(named string) record.Matter {
	m := record.Matter{
		For: named, Partnership: r.tenant.Name, Kind: r.c.Kind, HeldOn: r.c.HeldOn, Scale: r.pack.Meeting.Scale.Value,
		Words: r.words(), Contacts: r.contacts(), Corrections: r.corrections,
	}
	for _, c := range r.children {
		r.from("person/" + string(c.ID))
		m.Children = append(m.Children, record.Child{
			ID: c.ID, Name: c.FullName(), First: c.FirstName(), Born: c.Details.Born, Expected: c.Details.Expected,
		})
	}
	slices.SortStableFunc(m.Children, func(a, b record.Child) int { return cmp.Or(a.Born.Compare(b.Born), cmp.Compare(a.ID, b.ID)) })
	m.Chair, _ = r.party(access.Party(r.c.Chair))
	m.Recorder, _ = r.party(access.Party(r.c.Recorder))
	m.People, m.Reports, m.Talk = r.attendance(), r.told(), r.ownTalk()
	m.Headings = r.headings()
	m.OwnViews = append(r.ownViews(), r.answersToReports()...)
	m.Scores, m.Dangers = r.scored(), r.dangerous()
	m.Outline, m.Views, m.Decisions = r.drawn(), r.thought(), r.decided()
	for _, d := range access.Known(r.know, r.dissents) {
		m.Dissents = append(m.Dissents, record.Dissent{
			Ref: r.from("dissent/" + d.ID), Child: d.Child, Text: d.Words.Text, AfterOn: r.c.Afterwards(d).AfterOn,
		})
	}
	m.Standing = r.standing()
	m.Departures = r.departures()
	m.CoreGroup, m.NextDates = r.after()
	m.NotRight = r.askedToCorrect()
	return m
}

// headings are those of the procedure, in its order, with what was settled on the wall under each.
func (r *reader) headings() []record.Heading {
	all := make([]record.Heading, 0, len(r.pack.Meeting.Wall.Value))
	for _, h := range r.pack.Meeting.Wall.Value {
		heading := record.Heading{Key: h.Key, Title: h.Title, Question: h.Question}
		for _, e := range r.entries {
			if e.Heading != h.Key || !e.State.On() {
				continue
			}
			if _, known := access.Open(r.know, e.Held()); !known {
				continue
			}
			said, ok := r.said(e.Statement)
			if !ok {
				continue
			}
			said.Agreed = e.State == conference.Agreed
			if e.Earlier(r.c) {
				said.Earlier = e.At.Date()
			}
			if other, ok := r.said(e.Other); ok {
				said.Answer = append(said.Answer, record.Answer{By: other.By, Kind: statement.DoNotAgree, Text: other.Text})
			}
			heading.Said = append(heading.Said, said)
		}
		all = append(all, heading)
	}
	return all
}

// said is a statement as the reader may know it, with the answers that they may know.
func (r *reader) said(id statement.ID) (record.Said, bool) {
	s, ok := access.Open(r.know, r.statements[id])
	if !ok {
		return record.Said{}, false
	}
	said := record.Said{
		Kind: s.Kind, Text: s.Words.Text, By: s.Words.Speaker, Source: s.Words.Source,
		On: s.Words.On, About: s.About,
	}
	by := s.SaidBy
	if by == "" && said.By == "" {
		by = access.Party(s.Writer)
	}
	if by != "" {
		who, known := r.party(by)
		if !known {
			return record.Said{}, false
		}
		said.By = join(who.Name, who.As)
	}
	said.Ref = r.from("statement/" + string(id))
	for _, a := range access.Known(r.know, r.replies[id]) {
		if who, known := r.party(access.Party(a.Writer)); known {
			r.from("reply/" + a.ID)
			if r.answered(a) {
				continue // the words stand there with what was answered
			}
			said.Answer = append(said.Answer, record.Answer{By: who.Name, Kind: a.Kind, Text: join(a.Words.Text, a.Words.Should)})
		}
	}
	return said, true
}

// ownViews are how each child was heard, and what each parent and carer thinks, under their own names.
func (r *reader) ownViews() []record.Said {
	var all []record.Said
	for _, h := range access.Known(r.know, r.heard) {
		child, known := r.who(h.Child)
		if !known {
			continue
		}
		by := heardBy(h.Way)
		if h.Way == conference.NotHeardAtAll {
			by = "Why " + child.FirstName() + " was not heard"
		}
		all = append(all, record.Said{
			Ref: r.from("heard/" + string(h.Child)), Text: h.Words.Text, Mark: by, Group: child.FirstName(),
		})
	}
	for _, v := range access.Known(r.know, r.views) {
		if !v.Family {
			continue
		}
		who, known := r.invited(v.Invitation)
		child, reached := r.who(v.Child)
		if !known || !reached {
			continue
		}
		text := v.Words.Text
		if text == "" {
			text = "Asked what should be decided, and had no view."
		}
		all = append(all, record.Said{
			Ref: r.from("view/" + v.Invitation + "/" + string(v.Child)), Text: text, Mark: "About the decision for " + child.FirstName(),
			Group: who.Name,
		})
	}
	return all
}

func heardBy(w conference.HeardWay) string {
	switch w {
	case conference.WholeMeeting:
		return "At the whole conference"
	case conference.PartOfMeeting:
		return "At part of the conference"
	case conference.MetTheChair:
		return "Talking with the chair"
	case conference.Letter:
		return "In a letter"
	case conference.Drawing:
		return "In a drawing"
	case conference.Recording:
		return "In a recording"
	case conference.ByAdvocate:
		return "Through an advocate"
	case conference.BySocial:
		return "Through the social worker"
	case conference.DailyLife:
		return "What is known of their daily life"
	case conference.NotHeardAtAll:
		return ""
	}
	return ""
}

func (r *reader) scored() []record.Score {
	var all []record.Score
	for _, s := range access.Known(r.know, r.scores) {
		who, known := r.invited(s.Invitation)
		if !known || !r.know.Reaches(s.Child) {
			continue
		}
		value := strconv.Itoa(s.Words.Value)
		if s.Words.Passed {
			value = "Gave no number"
		}
		all = append(all, record.Score{
			Ref: r.from("score/" + s.Invitation + "/" + string(s.Child)), Child: s.Child, By: who.Name, Value: value, Why: s.For(r.know).Reason,
		})
	}
	return all
}

func (r *reader) dangerous() []record.Danger {
	var all []record.Danger
	for _, c := range r.children {
		if s, ok := access.Open(r.know, r.statements[r.dangers[c.ID]]); ok {
			all = append(all, record.Danger{Ref: r.from("statement/" + string(s.ID)), Child: c.ID, Text: s.Words.Text})
		}
	}
	return all
}

func (r *reader) drawn() []record.Line {
	var all []record.Line
	for _, l := range access.Known(r.know, r.outline) {
		who, known := r.party(l.Owner)
		if !known {
			continue
		}
		all = append(all, record.Line{
			Ref: r.from("line/" + l.ID), Children: l.Children, Change: l.Words.Change, Action: l.Words.Action, Know: l.Words.Know,
			Owner: who.Name, ByOn: l.ByOn,
		})
	}
	return all
}

// thought are the professionals' views of what should be decided.
func (r *reader) thought() []record.View {
	var all []record.View
	for _, v := range access.Known(r.know, r.views) {
		who, known := r.invited(v.Invitation)
		if v.Family || !known {
			continue
		}
		all = append(all, record.View{
			Ref: r.from("view/" + v.Invitation + "/" + string(v.Child)), Child: v.Child, By: join(who.Name, who.As),
			Outcome: string(v.Outcome), Text: v.Words.Text,
		})
	}
	return all
}

func (r *reader) decided() []record.Decision {
	var all []record.Decision
	for _, d := range access.Known(r.know, r.decisions) {
		chair, _ := r.party(access.Party(d.DecidedBy))
		all = append(all, record.Decision{
			Ref: r.from("decision/" + d.ID), Child: d.Child, Outcome: d.Outcome, Categories: d.Categories, DecidedBy: chair.Name,
			Words: d.Words,
		})
	}
	return all
}

// after is who works with the family, and what is set to happen.
// Whoever may know of no plan that was decided hears nothing of it: a date would tell of another child's.
func (r *reader) after() (group []record.Person, dates []record.NextDate) {
	planned := func(d conference.Decision) bool { return d.Outcome != conference.NoPlan }
	if !slices.ContainsFunc(access.Known(r.know, r.decisions), planned) {
		return nil, nil
	}
	for _, m := range r.next.CoreGroup {
		if who, known := r.invited(m.Invitation); known {
			group = append(group, who)
		}
	}
	if !r.next.FirstCoreGroupOn.IsZero() {
		what := "First core group"
		if r.c.Kind == conference.Review {
			what = "Next core group"
		}
		dates = append(dates, record.NextDate{
			What: what, On: r.next.FirstCoreGroupOn, At: r.next.FirstBegins, Where: r.next.Words.Place,
		})
	}
	if !r.next.ReviewOn.IsZero() {
		dates = append(dates, record.NextDate{What: "Review conference", On: r.next.ReviewOn, At: r.next.ReviewBegins})
	}
	return group, dates
}

func (r *reader) words() record.Standard {
	return record.Standard{
		CannotDecide: r.pack.Decision.CannotDecide.Value, LegalStatus: r.pack.Decision.LegalStatusWords.Value,
		Threshold: r.pack.Decision.ThresholdWords.Value, WhoDecides: r.pack.Decision.Words.Value, Disagree: r.pack.Help.Disagree.Value,
		ChildInNeed: r.pack.ChildInNeed.Name.Value, NotTogether: r.pack.Decision.NotWorkingTogether.Value,
	}
}

// contacts are whom to turn to: the complaint route of the procedure, what comes after it, and advice from outside. A
// child's copy has those for children first.
func (r *reader) contacts() []procedure.Contact {
	h := r.pack.Help
	var all []procedure.Contact
	if r.know.Has(access.PartChild) {
		all = slices.Concat(h.ForChild.Value, h.NationalForChild.Value)
	}
	return slices.Concat(all, h.Complaint.Value, h.Afterwards.Value, h.Advice.Value, h.National.Value)
}
