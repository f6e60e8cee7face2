package procedure

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
)

// A decoder turns one node of a pack into a value, or says what is wrong with it and what to do.
type decoder[T any] func(n *yaml.Node) (T, error)

func decodeText(n *yaml.Node) (string, error) {
	if n.Kind != yaml.ScalarNode || n.Tag != "!!str" {
		return "", at(n, "this must be text", "write words, in quotation marks if they look like a number or a date")
	}
	text := strings.TrimSpace(n.Value)
	if text == "" {
		return "", at(n, "this is empty", "write the words, or take the key out")
	}
	return text, nil
}

func decodeTruth(n *yaml.Node) (bool, error) {
	if n.Kind != yaml.ScalarNode || n.Tag != "!!bool" {
		return false, at(n, "this must be true or false", "write true or false, without quotation marks")
	}
	return strings.EqualFold(n.Value, "true"), nil
}

func decodeWhole(n *yaml.Node) (int, error) {
	number, err := strconv.Atoi(n.Value)
	if n.Kind != yaml.ScalarNode || n.Tag != "!!int" || err != nil || number < 0 || number > longest {
		return 0, at(n, "this must be a whole number", fmt.Sprintf("write a number from 0 to %d in figures", longest))
	}
	return number, nil
}

func decodeSpan(n *yaml.Node) (Span, error) {
	text, err := decodeText(n)
	if err != nil {
		return Span{}, err
	}
	span, err := ParseSpan(text)
	if err != nil {
		return Span{}, at(n, fmt.Sprintf("%q is not a length of time", text), `write it as in "15 working days", "42 days" or "3 months"`)
	}
	return span, nil
}

// oneOf takes one of the given words.
func oneOf[T ~string](words ...T) decoder[T] {
	return func(n *yaml.Node) (T, error) {
		text, err := decodeText(n)
		if err != nil {
			return "", err
		}
		if !slices.Contains(words, T(text)) {
			wrong := &notAmong{FaultError: at(n, fmt.Sprintf("%q is not a word for this", text), "use one of "+joined(words))}
			for _, w := range words {
				wrong.words = append(wrong.words, string(w))
			}
			return "", wrong
		}
		return T(text), nil
	}
}

// listOf takes a list of one or more.
func listOf[T any](one decoder[T]) decoder[[]T] {
	return func(n *yaml.Node) ([]T, error) {
		if n.Kind != yaml.SequenceNode || len(n.Content) == 0 {
			return nil, at(n, "this must be a list", "write one entry a line, each after a dash")
		}
		list := make([]T, 0, len(n.Content))
		for _, item := range n.Content {
			v, err := one(item)
			if err != nil {
				return nil, err
			}
			list = append(list, v)
		}
		return list, nil
	}
}

// keyedListOf takes a list of which no two entries may have one key.
func keyedListOf[T any](one decoder[T], key func(T) string) decoder[[]T] {
	return func(n *yaml.Node) ([]T, error) {
		list, err := listOf(one)(n)
		if err != nil {
			return nil, err
		}
		seen := map[string]bool{}
		for i, v := range list {
			if seen[key(v)] {
				return nil, at(n.Content[i], fmt.Sprintf("the key %q is there twice", key(v)), "give each entry a key of its own")
			}
			seen[key(v)] = true
		}
		return list, nil
	}
}

// part is one named part of an entry, and where it goes.
type part struct {
	name     string
	required bool
	read     func(n *yaml.Node) error
}

func into[T any](name string, to *T, read decoder[T]) part {
	return part{name, true, func(n *yaml.Node) error {
		v, err := read(n)
		*to = v
		return err
	}}
}

func optional(p part) part {
	p.required = false
	return p
}

// readParts reads an entry made of named parts, and refuses a part that it does not know.
func readParts(n *yaml.Node, parts ...part) error {
	pairs, err := pairsOf(n)
	if err != nil {
		return err
	}
	names := make([]string, len(parts))
	for i, p := range parts {
		names[i] = p.name
	}
	for _, pair := range pairs {
		i := slices.Index(names, pair.name)
		if i < 0 {
			return at(pair.key, fmt.Sprintf("%q is not known here", pair.name), "use "+strings.Join(names, ", "))
		}
		if err := parts[i].read(pair.value); err != nil {
			return err
		}
	}
	for _, p := range parts {
		if p.required && !slices.ContainsFunc(pairs, func(found pair) bool { return found.name == p.name }) {
			return at(n, fmt.Sprintf("%q is missing", p.name), "add it to this entry")
		}
	}
	return nil
}

type pair struct {
	name       string
	key, value *yaml.Node
}

// pairsOf gives the names and values of a mapping, in order, and refuses a name that is there twice.
func pairsOf(n *yaml.Node) ([]pair, error) {
	if n.Kind != yaml.MappingNode {
		return nil, at(n, "this must be made of named parts", `write "name: value", one a line`)
	}
	pairs := make([]pair, 0, len(n.Content)/2)
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		if key.Kind != yaml.ScalarNode || key.Tag != "!!str" {
			return nil, at(key, "a name must be a plain word", "write a word before the colon")
		}
		if seen[key.Value] {
			return nil, at(key, fmt.Sprintf("%q is there twice", key.Value), "keep one, or make a list with from and until")
		}
		seen[key.Value] = true
		pairs = append(pairs, pair{key.Value, key, n.Content[i+1]})
	}
	return pairs, nil
}
