package procedure

import (
	"errors"
	"strings"
	"sync"

	"gopkg.in/yaml.v3"
)

// sample is one value as the documented pack shows it: what it is for, and how it is written.
type sample struct {
	about string
	node  *yaml.Node
}

// samples are those of every value, by its path.
//
//nolint:gochecknoglobals // read once from what is built in, never written to
var samples = sync.OnceValue(func() map[string]sample {
	all := map[string]sample{}
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(schema), &doc); err != nil {
		panic(err) // a test reads it
	}
	known := map[string]bool{}
	for _, f := range fieldsOf(new(Pack)) {
		known[f.path] = true
	}
	pairs, err := pairsOf(doc.Content[0])
	if err != nil {
		panic(err)
	}
	for _, p := range pairs {
		if p.name == "values" {
			gather(all, known, "", p.value)
		}
	}
	return all
})

// gather takes the values under a path.
func gather(all map[string]sample, known map[string]bool, path string, n *yaml.Node) {
	pairs, err := pairsOf(n)
	if err != nil {
		return
	}
	for _, p := range pairs {
		inner := strings.TrimPrefix(path+"."+p.name, ".")
		about := strings.Join(strings.Fields(strings.ReplaceAll(p.key.HeadComment, "#", " ")), " ")
		switch {
		case known[inner]:
			all[inner] = sample{about, valueIn(p.value)}
		default:
			all[inner] = sample{about: about}
			gather(all, known, inner, p.value)
		}
	}
}

// valueIn is what stands under value, of the first of several that follow each other.
func valueIn(n *yaml.Node) *yaml.Node {
	if n.Kind == yaml.SequenceNode && len(n.Content) > 0 {
		n = n.Content[0]
	}
	pairs, err := pairsOf(n)
	if err != nil {
		return nil
	}
	for _, p := range pairs {
		if p.name == "value" {
			return p.value
		}
	}
	return nil
}

// howWritten is how a value is written: as the documented pack shows it, and for the parts of a clock that it leaves out, as those
// of any clock.
func howWritten(path string) *yaml.Node {
	if n := samples()[path].node; n != nil {
		return n
	}
	text := "words"
	for _, part := range []string{".limit", ".target", ".warning"} {
		if strings.HasSuffix(path, part) {
			text = "1 working day"
		}
	}
	return scalar("!!str", text)
}

// about says what a value is for, in the first sentence that the documented pack has for it, without how it is written in a
// file: a form shows that.
func (f field) about() string {
	words := samples()[f.path].about
	if words != "" {
		words, _, _ = strings.Cut(words, ". ")
		if before, _, found := strings.Cut(words, ": "); found && (f.among() != nil || strings.Contains(words, "{")) {
			words = before
		}
		words, _, _ = strings.Cut(words, ", from the events")
		return strings.TrimSuffix(words, ".") + "."
	}
	return f.clockPart()
}

// clockPart says what a part of any clock is.
func (f field) clockPart() string {
	_, part, _ := strings.Cut(strings.TrimPrefix(f.path, "clocks."), ".")
	switch part {
	case "limit":
		return "The last day allowed."
	case "target":
		return "The day to work to."
	case "anchor":
		return "What it is counted from."
	case "owner":
		return "Who sees to it."
	case "warning":
		return "How long before the day to work to its owner is warned."
	case "family":
		return "What families read after “We will”."
	}
	return ""
}

// among are the words that a value, or each entry of its list, is chosen from; none where it is written freely.
func (f field) among() []string {
	word := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: "?"}
	for _, probe := range []*yaml.Node{word, {Kind: yaml.SequenceNode, Content: []*yaml.Node{word}}} {
		if words := f.asksFor(probe); words != nil {
			return words
		}
	}
	return nil
}

// asksFor are the words that would be right where what is written is none of them.
func (f field) asksFor(n *yaml.Node) []string {
	_, err := f.decode(n)
	if wrong, is := errors.AsType[*notAmong](err); is {
		return wrong.words
	}
	return nil
}

// amongIn are the words that a part of what a value is made of is chosen from: how is the sample, entry the one in it that has
// the part.
func (f field) amongIn(how, entry *yaml.Node, part string) []string {
	pairs, err := pairsOf(entry)
	if err != nil {
		return nil
	}
	with := &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"}
	for _, p := range pairs {
		value := p.value
		if p.name == part && value.Kind == yaml.SequenceNode {
			value = &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq", Content: []*yaml.Node{scalar("!!str", "?")}}
		} else if p.name == part {
			value = scalar("!!str", "?")
		}
		with.Content = append(with.Content, p.key, value)
	}
	if how.Kind == yaml.SequenceNode {
		return f.asksFor(&yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq", Content: []*yaml.Node{with}})
	}
	return f.asksFor(with)
}
