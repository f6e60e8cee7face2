package procedure

import (
	"fmt"

	"gopkg.in/yaml.v3"
)

// field is one place in a Pack that a value of a file goes to.
type field struct {
	path     string
	optional bool // a pack is whole without it
	family   bool // words that families read
	decode   func(value *yaml.Node) (any, error)
	set      func(e entry)
	isSet    func() bool
	shown    func() shown
}

// shown is a value as text, for people who read a pack.
type shown struct {
	lines                             []string
	source, pack, kind, missing, note string
}

func bind[T any](path string, to *Value[T], read decoder[T], lines func(T) []string) field {
	return field{
		path:   path,
		decode: func(value *yaml.Node) (any, error) { return read(value) },
		set: func(e entry) {
			v, given := e.value.(T)
			if !given { // only what is missing is said: the lower pack's value stays
				to.Missing = e.missing
				return
			}
			*to = Value[T]{Value: v, Source: e.source, Kind: e.kind, Pack: e.pack, Missing: e.missing, Note: e.note}
		},
		isSet: func() bool { return to.IsSet() },
		shown: func() shown {
			return shown{lines(to.Value), to.Source, to.Pack, string(to.Kind), to.Missing, to.Note}
		},
	}
}

func one[T any](path string, to *Value[T], read decoder[T]) field {
	return bind(path, to, read, func(v T) []string { return []string{fmt.Sprint(v)} })
}

func many[T any](path string, to *Value[[]T], read decoder[[]T]) field {
	return bind(path, to, read, func(list []T) []string {
		lines := make([]string, len(list))
		for i, v := range list {
			lines[i] = fmt.Sprint(v)
		}
		return lines
	})
}

func maybe(f field) field {
	f.optional = true
	return f
}

// read marks words that families read.
func read(f field) field {
	f.family = true
	return f
}

// entry is one value as a file gives it.
type entry struct {
	path    string
	line    int
	value   any        // decoded by the path's field; nil where only missing is given
	node    *yaml.Node // the same as it is written
	source  string
	kind    Kind
	pack    string
	missing string
	note    string
	holds   period
	taken   bool // a change that takes the partnership's own value away, and gives none
}
