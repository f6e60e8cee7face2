package record

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"kith/access"
	"kith/conference"
	"kith/statement"
)

// Assemble arranges what one reader may know into the record that they get. It decides nothing about who may know
// what: that was settled before anything came into the matter. Sections stand in the same order for everyone, whether
// or not there is anything in them, so that an empty one says nothing.
func Assemble(m Matter) Document {
	d := Document{
		For: m.For, Title: "Record of the conference about " + firstNames(m.Children), Partnership: m.Partnership,
		Meeting: meeting(m.Kind), HeldOn: m.HeldOn, Note: notes(m.Words), Summary: m.summary(),
	}
	for _, c := range m.Children {
		d.Children = append(d.Children, identity(c))
	}
	d.Sections = []Section{m.people(), m.reports(), m.purpose()}
	if len(m.Talk) > 0 {
		d.Sections = append(d.Sections, Section{Title: "Before the conference", Words: []string{"This was between you and the chair. It is in no other copy."}, Items: m.said(m.Talk)})
	}
	for _, h := range m.Headings {
		d.Sections = append(d.Sections, m.heading(h))
	}
	d.Sections = append(d.Sections, m.own())
	if m.Scale.On {
		d.Sections = append(d.Sections, m.scores())
	}
	d.Sections = append(d.Sections, m.dangers(), m.outline(), m.views(), m.decisions())
	if len(m.Dissents) > 0 {
		d.Sections = append(d.Sections, m.dissents())
	}
	if len(m.Departures) > 0 {
		d.Sections = append(d.Sections, m.departures())
	}
	d.Sections = append(d.Sections, m.next(), m.disagree())
	number(d.Sections, "")
	return d
}

// number gives sections and paragraphs their numbers, from one and without gaps.
func number(sections []Section, under string) {
	for i := range sections {
		s := &sections[i]
		s.Number = under + strconv.Itoa(i+1)
		for j := range s.Items {
			s.Items[j].Number = s.Number + "." + strconv.Itoa(j+1)
		}
		number(s.Parts, s.Number+".")
	}
}

func (m Matter) people() Section {
	s := Section{Title: "Who was asked to come", Table: &Table{Head: []string{"Name", "Who they are", "At the conference"}}}
	for _, a := range m.People {
		came := a.Came
		if a.Part {
			came += ", for part of it"
		}
		if a.Views != "" {
			came += ". " + a.Views
		}
		s.Table.Rows = append(s.Table.Rows, []string{a.Name, a.As, came})
	}
	return s
}

func (m Matter) reports() Section {
	s := Section{Title: "Reports", Table: &Table{Head: []string{"From", "Given to the conference", "Gone through with the family"}}}
	for _, r := range m.Reports {
		given := "No report was given"
		if !r.Missing {
			given = r.Submitted.Long()
		}
		from := r.Agency
		if r.Writer != "" {
			from += " (" + r.Writer + ")"
		}
		var shared []string
		for _, one := range r.Shared {
			switch {
			case !one.On.IsZero():
				shared = append(shared, one.Name+" on "+one.On.Long())
			case one.Why != "":
				shared = append(shared, one.Name+" did not have it: "+one.Why)
			default:
				shared = append(shared, one.Name+" did not have it")
			}
		}
		s.Table.Rows = append(s.Table.Rows, []string{from, given, strings.Join(shared, "; ")})
	}
	if len(s.Table.Rows) == 0 {
		s.Table, s.Words = nil, []string{nothing}
	}
	return s
}

func (m Matter) purpose() Section {
	words := []string{
		"The conference brings the family and the professionals together. It looks at each child's health, safety and wellbeing, " +
			"at what is going well, and at what help is needed and from whom.",
	}
	if m.Words.Threshold != "" {
		words = append(words, "It decides whether "+m.Words.Threshold+".")
	}
	return Section{Title: "What the conference was for", Words: add(words, m.Words.WhoDecides, m.Words.CannotDecide)}
}

func (m Matter) heading(h Heading) Section {
	s := Section{Title: h.Title, Asks: h.Question, Items: m.said(h.Said)}
	if len(s.Items) == 0 {
		s.Words = []string{nothing}
	}
	return s
}

// own are the children's own views and those of parents and carers, each under their own name.
func (m Matter) own() Section {
	s := Section{Title: "In the family’s own words"}
	var order []string
	groups := map[string][]Said{}
	for _, one := range m.OwnViews {
		if _, seen := groups[one.Group]; !seen {
			order = append(order, one.Group)
		}
		groups[one.Group] = append(groups[one.Group], one)
	}
	for _, name := range order {
		s.Parts = append(s.Parts, Section{Title: name, Items: m.said(groups[name])})
	}
	if len(s.Parts) == 0 {
		s.Words = []string{nothing}
	}
	return s
}

func (m Matter) said(all []Said) []Item {
	items := make([]Item, 0, len(all))
	for _, one := range all {
		item := Item{Mark: cmp.Or(one.Mark, mark(one.Kind)), By: one.By, Detail: detail(one), Ref: one.Ref, Standing: standing(one)}
		if !one.Earlier.IsZero() {
			item.Mark = join(", ", item.Mark, "said on "+one.Earlier.Long())
		}
		for _, a := range one.Answer {
			item.Answers = append(item.Answers, Reply{By: a.By, Says: says(a.Kind), Text: a.Text})
		}
		if about := m.named(one.About); about != "" && len(m.Children) > 1 {
			item.Detail = join(". ", "About "+about, item.Detail)
		}
		items = append(items, m.corrected(item, one.Text))
	}
	return items
}

// corrected puts a correction in the place of what a line said, and says so.
func (m Matter) corrected(i Item, text string) Item {
	i.Text = text
	if c, ok := m.Corrections[i.Ref]; ok && i.Ref != "" {
		i.Text = c.Words.Should
		i.Corrected = &Corrected{On: c.At.Date(), Said: c.Words.Said, Reason: c.Words.Reason}
	}
	if i.Ref != "" {
		i.NotRight = m.NotRight[i.Ref]
	}
	return i
}

func (m Matter) scores() Section {
	s := Section{
		Title: "How safe", Words: []string{
			"Scores go from " + strconv.Itoa(m.Scale.Low) + " (" + m.Scale.LowWords + ") to " + strconv.Itoa(m.Scale.High) +
				" (" + m.Scale.HighWords + ").",
		},
	}
	for _, c := range m.Children {
		t := Table{Head: []string{"Who", "Score", "Why"}}
		for _, one := range m.Scores {
			if one.Child == c.ID {
				t.Rows = append(t.Rows, []string{one.By, one.Value, one.Why})
			}
		}
		s.Parts = m.part(s.Parts, c, Section{Table: &t}, len(t.Rows) > 0)
	}
	return s
}

func (m Matter) dangers() Section {
	s := Section{Title: "What we worry about most"}
	for _, c := range m.Children {
		var items []Item
		for _, one := range m.Dangers {
			if one.Child == c.ID {
				items = append(items, m.corrected(Item{Ref: one.Ref}, one.Text))
			}
		}
		s.Parts = m.part(s.Parts, c, Section{Items: items}, len(items) > 0)
	}
	return s
}

func (m Matter) outline() Section {
	s := Section{Title: "The outline plan", Table: &Table{Head: []string{"What must change", "What will be done", "Who", "By", "How we will know"}}}
	if len(m.Standing) > 0 {
		s.Words = []string{standingWords}
	}
	for _, l := range slices.Concat(m.Outline, m.Standing) {
		change := l.Change
		if about := m.named(l.Children); about != "" && len(m.Children) > 1 {
			change = join(" ", change, "(for "+about+")")
		}
		s.Table.Rows = append(s.Table.Rows, []string{change, l.Action, l.Owner, l.ByOn.Long(), l.Know})
	}
	if len(s.Table.Rows) == 0 {
		s.Table, s.Words = nil, []string{nothing}
	}
	return s
}

// standingWords say where lines of a review's record come from that the review did not draw anew.
const standingWords = "Where the outline was not drawn anew, these are the lines of the plan as they stood at the end of the conference."

func (m Matter) views() Section {
	s := Section{Title: "What each person thought should be decided"}
	for _, c := range m.Children {
		var items []Item
		for _, v := range m.Views {
			if v.Child == c.ID {
				items = append(items, m.corrected(Item{By: v.By, Mark: upper(outcomeWords(conference.Outcome(v.Outcome), m.Words)), Ref: v.Ref}, v.Text))
			}
		}
		s.Parts = m.part(s.Parts, c, Section{Items: items}, len(items) > 0)
	}
	return s
}

// part adds a child's part: with its words where there is something, else with a line that says so for every child.
func (m Matter) part(parts []Section, c Child, s Section, filled bool) []Section {
	s.Title = c.First
	if !filled {
		s = Section{Title: c.First, Words: []string{nothing}}
	}
	return append(parts, s)
}

func (m Matter) named(ids []access.PersonID) string {
	var names []string
	for _, c := range m.Children {
		if slices.Contains(ids, c.ID) {
			names = append(names, c.First)
		}
	}
	return Joined(names)
}

func mark(k statement.Kind) string { return upper(string(k)) }
