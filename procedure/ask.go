package procedure

import (
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"kith/timescale"
)

// Shape is how a value is asked for.
type Shape string

// The shapes.
const (
	Words   Shape = "words"   // free text
	Truth   Shape = "truth"   // yes or no
	Number  Shape = "number"  // a whole number
	Length  Shape = "length"  // "15 working days"
	Choice  Shape = "choice"  // one of some words
	Choices Shape = "choices" // any of some words
	Parts   Shape = "parts"   // made of named parts
	Items   Shape = "items"   // a list of what is made of named parts
)

// Asked is one value as a form asks for it, with what it is now. Text is for one answer, Picked for Choices, Items for Parts
// (one of them) and Items.
type Asked struct {
	Path   string
	About  string
	Shape  Shape
	Among  []string
	Text   string
	Picked []string
	Items  []Item
	Kind   Kind
}

// Item is one entry of a list, part by part. A part that is a list has a line for each entry.
type Item []NamedPart

// NamedPart is one part of an Item.
type NamedPart struct {
	Name  string
	Text  string
	Lines bool     // a list
	Truth bool     // yes or no
	Among []string // the words it is chosen from; none where it is written freely
	tag   string
}

// Ask gives the question for one value of a procedure as it stands on a day, ErrNoSuchValue for a path that is not known.
func (l Library) Ask(name, path string, on timescale.Date) (Asked, error) {
	layers, err := l.layers(name)
	if err != nil {
		return Asked{}, err
	}
	i := slices.IndexFunc(fieldsOf(new(Pack)), func(f field) bool { return f.path == path })
	if i < 0 {
		return Asked{}, ErrNoSuchValue
	}
	f := fieldsOf(new(Pack))[i]
	a := Asked{Path: path, About: f.about(), Among: f.among(), Kind: Limit}
	how := howWritten(path)
	var now *yaml.Node
	gone := takenOn(layers, on)
	for _, layer := range layers {
		for _, e := range layer.entries {
			if e.path == path && e.node != nil && layer.speaks(e, on, gone) {
				now, a.Kind = e.node, e.kind
			}
		}
	}
	if a.Kind == Default { // said by the partnership, it is a rule
		a.Kind = Limit
	}
	if strings.HasSuffix(path, ".target") {
		a.Kind = Target
	}
	a.Shape = shapeOf(how, a.Among != nil)
	a.take(f, how, now)
	return a, nil
}

func shapeOf(how *yaml.Node, chosen bool) Shape {
	switch {
	case how.Kind == yaml.MappingNode:
		return Parts
	case how.Kind == yaml.SequenceNode && how.Content[0].Kind == yaml.MappingNode:
		return Items
	case how.Kind == yaml.SequenceNode:
		return Choices
	case how.Tag == "!!bool":
		return Truth
	case how.Tag == "!!int":
		return Number
	case chosen:
		return Choice
	}
	if _, err := ParseSpan(how.Value); err == nil {
		return Length
	}
	return Words
}

// take fills in what the value is now; nothing is filled in where there is none.
func (a *Asked) take(f field, how, now *yaml.Node) {
	switch a.Shape {
	case Words, Number, Length, Choice:
		if now != nil {
			a.Text = now.Value
		}
	case Truth:
		if now != nil {
			a.Text = strings.ToLower(now.Value)
		}
	case Choices:
		a.Picked = linesOf(now)
	case Parts:
		a.Items = []Item{f.itemOf(how, how, now)}
	case Items:
		if now != nil {
			for _, one := range now.Content {
				a.Items = append(a.Items, f.itemOf(how, wide(how), one))
			}
		}
		a.Items = append(a.Items, f.itemOf(how, wide(how), nil)) // one more to fill in
	}
}

// wide is an entry with every part that any entry of the sample has.
func wide(how *yaml.Node) *yaml.Node {
	all := &yaml.Node{Kind: yaml.MappingNode}
	seen := map[string]bool{}
	for _, one := range how.Content {
		pairs, _ := pairsOf(one) // the schema is tested
		for _, p := range pairs {
			if !seen[p.name] {
				seen[p.name] = true
				all.Content = append(all.Content, p.key, p.value)
			}
		}
	}
	return all
}

func (f field) itemOf(how, entry, now *yaml.Node) Item {
	is := map[string]*yaml.Node{}
	if now != nil {
		pairs, _ := pairsOf(now) // it was read before
		for _, p := range pairs {
			is[p.name] = p.value
		}
	}
	pairs, _ := pairsOf(entry)
	item := make(Item, 0, len(pairs))
	for _, p := range pairs {
		part := NamedPart{
			Name: p.name, Lines: p.value.Kind == yaml.SequenceNode, Truth: p.value.Tag == "!!bool", Among: f.amongIn(how, entry, p.name), tag: p.value.Tag,
		}
		if n := is[p.name]; n != nil && part.Lines {
			part.Text = strings.Join(linesOf(n), "\n")
		} else if n != nil {
			part.Text = n.Value
		}
		item = append(item, part)
	}
	return item
}

func linesOf(n *yaml.Node) []string {
	if n == nil {
		return nil
	}
	lines := make([]string, len(n.Content))
	for i, one := range n.Content {
		lines[i] = one.Value
	}
	return lines
}

// Written is the value as a pack's file gives it, from what was answered. Entries of which nothing is filled in are left out;
// a new one takes its key from its first words.
func (a *Asked) Written() (string, error) {
	var n *yaml.Node
	switch a.Shape {
	case Words, Length, Choice:
		n = scalar("!!str", a.Text)
	case Truth:
		n = scalar("!!bool", a.Text)
	case Number:
		n = scalar(tagOf(a.Text), a.Text)
	case Choices:
		n = list(a.Picked)
	case Parts:
		n = a.Items[0].node()
	case Items:
		n = &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq"}
		for _, item := range a.Items {
			if one := item.node(); len(one.Content) > 0 {
				n.Content = append(n.Content, one)
			}
		}
	}
	text, err := yaml.Marshal(n)
	return string(text), err
}

func scalar(tag, text string) *yaml.Node {
	n := &yaml.Node{Kind: yaml.ScalarNode, Tag: tag, Value: text}
	if tag == "!!str" {
		n.Style = yaml.DoubleQuotedStyle
	}
	return n
}

func tagOf(text string) string {
	if _, err := strconv.Atoi(text); err == nil {
		return "!!int"
	}
	return "!!str"
}

func list(words []string) *yaml.Node {
	n := &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq"}
	for _, w := range words {
		n.Content = append(n.Content, scalar("!!str", w))
	}
	return n
}

func (item Item) node() *yaml.Node {
	n := &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"}
	filled := slices.ContainsFunc(item, func(p NamedPart) bool { return p.Name != "key" && strings.TrimSpace(p.Text) != "" })
	if !filled {
		return n
	}
	for _, p := range item {
		text := strings.TrimSpace(p.Text)
		switch {
		case p.Name == "key" && text == "":
			text = item.newKey()
		case text == "":
			continue
		}
		value := scalar(p.tag, text)
		switch {
		case p.Lines:
			value = list(slices.DeleteFunc(strings.Split(text, "\n"), func(s string) bool { return strings.TrimSpace(s) == "" }))
		case p.tag == "!!int":
			value = scalar(tagOf(text), text)
		case p.tag == "!!bool" && text != "true" && text != "false":
			value = scalar("!!str", text)
		}
		n.Content = append(n.Content, scalar("!!str", p.Name), value)
	}
	return n
}

// newKey makes a key of the first words of an entry.
func (item Item) newKey() string {
	for _, p := range item {
		words := strings.FieldsFunc(strings.ToLower(p.Text), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
		for len(words) > 0 && words[0][0] <= '9' {
			words = words[1:]
		}
		if p.Name != "key" && len(words) > 0 {
			return strings.Join(words[:min(4, len(words))], "-")
		}
	}
	return "entry"
}
