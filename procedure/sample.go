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

// about says what a value is for.
func about(path string) string {
	if words := samples()[path].about; words != "" {
		return words
	}
	_, part, _ := strings.Cut(strings.TrimPrefix(path, "clocks."), ".")
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
		_, err := f.decode(probe)
		if wrong, is := errors.AsType[*notAmong](err); is {
			return wrong.words
		}
	}
	return nil
}
