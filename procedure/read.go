package procedure

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"kith/timescale"
)

// file is one pack as its file gives it.
type file struct {
	name, path  string
	title, over string
	about       string
	level       Level
	entries     []entry
}

// period is the days on which a value holds, both ends included. A zero end is open.
type period struct{ from, until timescale.Date }

func (p period) holdsOn(d timescale.Date) bool {
	return !d.Before(p.from) && (p.until.IsZero() || !d.After(p.until))
}

// reader reads one file and gathers its faults, so that all of them can be told at once.
type reader struct {
	out     file
	sources map[string]string
	known   map[string]field
	paths   []string
	faults  []error
}

// readPack reads a pack's file. Every error in what it returns is a *FaultError.
func readPack(name, path string, text []byte) (file, error) {
	r := reader{out: file{name: name, path: path}, sources: map[string]string{}, known: map[string]field{}}
	for _, f := range fieldsOf(new(Pack)) {
		r.known[f.path] = f
		r.paths = append(r.paths, f.path)
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(text, &doc); err != nil {
		return file{}, &FaultError{path, lineIn(err), "this is not YAML", strings.TrimPrefix(err.Error(), "yaml: ")}
	}
	if len(doc.Content) == 0 {
		return file{}, &FaultError{path, 1, "the file is empty", "begin with title, over, sources and values"}
	}
	r.top(doc.Content[0])
	if len(r.faults) > 0 {
		return file{}, errors.Join(r.faults...)
	}
	return r.out, nil
}

func lineIn(err error) int {
	if found := regexp.MustCompile(`line (\d+)`).FindStringSubmatch(err.Error()); found != nil {
		if line, err := strconv.Atoi(found[1]); err == nil {
			return line
		}
	}
	return 1
}

func (r *reader) fault(err error) {
	if f, is := errors.AsType[*FaultError](err); is {
		f.File = r.out.path
	}
	r.faults = append(r.faults, err)
}

func (r *reader) top(n *yaml.Node) {
	var sources, values *yaml.Node
	keep := func(to **yaml.Node) func(*yaml.Node) error {
		return func(n *yaml.Node) error { *to = n; return nil }
	}
	err := readParts(n,
		into("title", &r.out.title, decodeText), into("about", &r.out.about, decodeText),
		optional(into("over", &r.out.over, decodeKey)), optional(into("level", &r.out.level, oneOf(CountryLevel, RegionLevel, PartnershipLevel))),
		part{"sources", true, keep(&sources)}, part{"values", true, keep(&values)})
	if err != nil {
		r.fault(err)
		return
	}
	if r.out.level == "" {
		r.out.level = PartnershipLevel
		if r.out.over == "" {
			r.out.level = CountryLevel
		}
	}
	pairs, err := pairsOf(sources)
	if err != nil {
		r.fault(err)
	}
	for _, s := range pairs {
		title, err := decodeText(s.value)
		if err != nil {
			r.fault(err)
			continue
		}
		r.sources[s.name] = title
	}
	r.section("", values)
	r.follows()
}

// section reads what stands under a path: sections, values, and lists of values that follow each other in time.
func (r *reader) section(path string, n *yaml.Node) {
	pairs, err := pairsOf(n)
	if err != nil {
		r.fault(err)
		return
	}
	for _, p := range pairs {
		inner := strings.TrimPrefix(path+"."+p.name, ".")
		_, isValue := r.known[inner]
		isSection := slices.ContainsFunc(r.paths, func(known string) bool { return strings.HasPrefix(known, inner+".") })
		switch {
		case isValue && p.value.Kind == yaml.SequenceNode:
			for _, one := range p.value.Content {
				r.value(inner, one)
			}
		case isValue:
			r.value(inner, p.value)
		case isSection:
			r.section(inner, p.value)
		default:
			r.fault(at(p.key, fmt.Sprintf("%q is not known", inner), r.suggest(inner)))
		}
	}
}

func (r *reader) value(path string, n *yaml.Node) {
	e := entry{path: path, line: n.Line, pack: r.out.name}
	var value *yaml.Node
	var from, until timescale.Date
	err := readParts(n,
		optional(part{"value", true, func(v *yaml.Node) error { value = v; return nil }}),
		into("source", &e.source, r.decodeSource),
		into("kind", &e.kind, oneOf(Kinds()...)),
		optional(into("missing", &e.missing, decodeText)), optional(into("note", &e.note, decodeText)),
		optional(into("from", &from, decodeDate)), optional(into("until", &until, decodeDate)))
	if err == nil && value == nil && e.missing == "" {
		err = at(n, path+" has no value", "give a value, or say what is missing for the partnership to supply")
	}
	if err == nil && !until.IsZero() && until.Before(from) {
		err = at(n, path+" ends before it begins", "put from on or before until")
	}
	e.holds = period{from, until}
	if err == nil && value != nil {
		e.node = value
		e.value, err = r.known[path].decode(value)
	}
	if err != nil {
		r.fault(err)
		return
	}
	r.out.entries = append(r.out.entries, e)
}

// decodeSource takes the key of a declared source, alone or with the place in it: "guide: What happens next".
func (r *reader) decodeSource(n *yaml.Node) (string, error) {
	text, err := decodeText(n)
	if err != nil {
		return "", err
	}
	key, place, _ := strings.Cut(text, ":")
	title, known := r.sources[key]
	if !known {
		return "", at(n, fmt.Sprintf("the source %q is not declared", key), "add it under sources, with its title and date")
	}
	if place = strings.TrimSpace(place); place != "" {
		return title + ", " + place, nil
	}
	return title, nil
}

func decodeDate(n *yaml.Node) (timescale.Date, error) {
	if n.Kind != yaml.ScalarNode {
		return timescale.Date{}, at(n, "this must be a date", "write year, month and day, as in 2026-12-08")
	}
	d, err := timescale.Parse(n.Value)
	if err != nil {
		return d, at(n, fmt.Sprintf("%q is not a date", n.Value), "write year, month and day, as in 2026-12-08")
	}
	return d, nil
}
