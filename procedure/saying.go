package procedure

import (
	"fmt"
	"slices"
	"strings"
)

// Section is one part of a procedure, as people read it.
type Section struct {
	Key, Title string
	Sayings    []Saying
	Clocks     []ClockSaid // of the section of clocks: the same, clock by clock
}

// ClockSaid is one clock as people read it: what it comes to in a sentence, and its parts.
type ClockSaid struct {
	Path     string // "clocks.initial-conference"
	Title    string
	Sentence string // empty for one that does not run here
	Parts    []Saying
}

// Saying is one value of a procedure as people read it: what it is for, what it says, where it comes from.
type Saying struct {
	Path   string
	About  string
	Lines  []string // empty where nobody has said it
	Kind   Kind
	Source string
	Pack   string // who said it
	Note   string
	// Missing is what the source left out and the partnership has still to supply.
	Missing string
}

// Sections are a whole procedure, section by section, in the order of the work.
func (p Pack) Sections() []Section {
	var all []Section
	for _, f := range fieldsOf(&p) {
		key, _, _ := strings.Cut(f.path, ".")
		if len(all) == 0 || all[len(all)-1].Key != key {
			all = append(all, Section{Key: key, Title: titleOf(key)})
		}
		s := f.shown()
		one := Saying{Path: f.path, About: p.aboutIn(f), Source: s.source, Pack: s.pack, Kind: Kind(s.kind), Note: s.note, Missing: s.missing}
		if s.source != "" {
			one.Lines = said(s.lines)
		}
		all[len(all)-1].Sayings = append(all[len(all)-1].Sayings, one)
	}
	i := slices.IndexFunc(all, func(s Section) bool { return s.Key == "clocks" })
	all[i].Clocks = p.clocksSaid(all[i].Sayings)
	return all
}

// clocksSaid gathers what is said of each clock.
func (p Pack) clocksSaid(all []Saying) []ClockSaid {
	rows := p.Clocks.rows()
	said := make([]ClockSaid, len(rows))
	for i, r := range rows {
		said[i].Path, said[i].Title = "clocks."+r.name, r.words+forReview(r)
		if r.clock.Runs() {
			said[i].Sentence = r.sentence()
		}
		for _, one := range all {
			if strings.HasPrefix(one.Path, "clocks."+r.name+".") {
				one.About = field{path: one.Path}.clockPart()
				said[i].Parts = append(said[i].Parts, one)
			}
		}
	}
	return said
}

// Show gives the words of one value written as Change.Value.
func Show(path, value string) ([]string, error) {
	p := new(Pack)
	known := map[string]field{}
	for _, f := range fieldsOf(p) {
		known[f.path] = f
	}
	v, _, err := changed(known, Change{Path: path, Value: value})
	if err != nil {
		return nil, err
	}
	known[path].set(entry{value: v})
	return said(known[path].shown().lines), nil
}

// Called is what a value is called: its clock where it belongs to one, then what it is for.
func (p Pack) Called(path string) string {
	for _, f := range fieldsOf(&p) {
		if f.path == path {
			return strings.TrimSuffix(p.aboutIn(f), ".")
		}
	}
	return ""
}

func (p Pack) aboutIn(f field) string {
	words := f.about()
	for _, r := range p.Clocks.rows() {
		if part, of := strings.CutPrefix(f.path, "clocks."+r.name+"."); of && part != "" {
			return r.words + forReview(r) + ": " + strings.ToLower(words[:1]) + words[1:]
		}
	}
	return words
}

func forReview(r clockRow) string {
	if strings.HasSuffix(r.name, "-review") && r.sharesKey() {
		return ", for a review"
	}
	return ""
}

// sentence says what one clock comes to.
func (r clockRow) sentence() string {
	c := r.clock
	way := "after"
	if r.before {
		way = "before"
	}
	from := way + " " + c.Anchor.Value.Words()
	var when string
	switch {
	case c.Limit.IsSet() && c.Target.IsSet():
		when = fmt.Sprintf("within %s %s, and %s at the latest", c.Target.Value, from, c.Limit.Value)
	case c.Target.IsSet():
		when = fmt.Sprintf("usually within %s %s", c.Target.Value, from)
	default:
		when = fmt.Sprintf("within %s %s", c.Limit.Value, from)
	}
	if r.before {
		when = strings.Replace(when, "within", "at least", 1)
	}
	text := strings.ToUpper(when[:1]) + when[1:] + "."
	if c.Owner.IsSet() {
		text += " The " + strings.ReplaceAll(string(c.Owner.Value), "-", " ") + " sees to it"
		if c.Warning.IsSet() {
			text += ", and is warned " + c.Warning.Value.String() + " before"
		}
		text += "."
	}
	return text
}

// said puts what a pack writes into words.
func said(lines []string) []string {
	words := make([]string, len(lines))
	for i, line := range lines {
		switch {
		case line == "true":
			words[i] = "Yes"
		case line == "false":
			words[i] = "No"
		case isKey(line):
			words[i] = WordsOf(line)
		default:
			words[i] = line
		}
	}
	return words
}

// WordsOf is a word of a pack as it stands in a sentence.
func WordsOf(key string) string { return strings.ReplaceAll(key, "-", " ") }

func titleOf(section string) string {
	switch section {
	case "partnership":
		return "The partnership"
	case "roles":
		return "What the roles are called"
	case "clocks":
		return "Days and deadlines"
	case "children":
		return "How children take part"
	case "parents":
		return "How parents take part"
	case "reports":
		return "Reports"
	case "meeting":
		return "The meeting"
	case "exclusion":
		return "Keeping somebody out"
	case "quorum":
		return "Who must be there"
	case "police":
		return "The police"
	case "decision":
		return "The decision"
	case "dissent":
		return "Formal dissent"
	case "record":
		return "The record"
	case "visits":
		return "Visits"
	case "unborn":
		return "A child who is not born yet"
	case "plans":
		return "How long plans last"
	case "child-in-need":
		return "Child in Need plans"
	case "sharing":
		return "Sharing information"
	case "help":
		return "Who can help"
	}
	return section
}

// ReadBeside are the words that families read beside a value: those of its clock, or of its section.
func (p Pack) ReadBeside(path string) []string {
	beside := path[:strings.LastIndex(path, ".")+1]
	var words []string
	for _, f := range fieldsOf(&p) {
		if f.family && f.path != path && f.isSet() && strings.HasPrefix(f.path, beside) {
			words = append(words, said(f.shown().lines)...)
		}
	}
	return words
}
