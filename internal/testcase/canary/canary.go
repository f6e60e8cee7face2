// Package canary says a second time who may know what: plainly and slowly, from the rows of a database, with none of the
// product's code for it. Every text that is sealed in a world is a canary: where a page shows one to somebody who may not know
// it by these rules, it has escaped.
//
// The rules say what must never be: they allow a little more than the product shows. A table that is sealed and has no rule
// fails the test that opens the world, so that nothing new stays unwatched.
package canary

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"kith/internal/store/seal"
)

// World is everything that is sealed in a database, and who there is to know it.
type World struct {
	tables map[string][]row
	texts  map[string][]source // where each text stands
	starts map[string][]string // the texts that begin like this
	knows  map[[2]string]bool  // what was decided: by source and reader
}

// row is one row as text. What is empty or missing is "".
type row map[string]string

// source is a row that a text stands in, and the field of it.
type source struct {
	table string
	row   row
	field string
	place string
}

// Shortest is the length from which a text is long enough not to stand on a page by chance.
const Shortest = 9

// Open reads a database whole: everything sealed in it is opened.
func Open(t testing.TB, database string, key seal.Key) *World {
	t.Helper()

	w := &World{texts: map[string][]source{}, starts: map[string][]string{}, knows: map[[2]string]bool{}}
	w.tables = readAll(t, Raw(t, database, key))
	keys := map[string]seal.Key{}
	for _, f := range w.tables["family"] {
		outer, err := key.Derive("tenant/" + f["tenant_id"])
		if err != nil {
			t.Fatal(err)
		}
		if keys[f["tenant_id"]+f["id"]], err = outer.Unwrap("family/"+f["tenant_id"]+"/"+f["id"], []byte(f["wrapped_key"])); err != nil {
			t.Fatal(err)
		}
	}
	for name, rows := range w.tables {
		rule, watched := rules[name]
		for _, r := range rows {
			box, sealed := r["sealed"]
			switch {
			case !sealed:
			case !watched:
				t.Fatalf("%s is sealed, and nothing says who may know it: give it a rule", name)
			case box != "" && rule.place != "":
				place := fillIn(rule.placeOf(r), r)
				plain, err := keys[r["tenant_id"]+r["family_id"]].Open(place, sealedBox(t, box))
				if err != nil {
					t.Fatalf("%s, %s: %v", name, place, err)
				}
				w.add(name, r, place, plain)
			}
		}
	}
	w.forget()
	for text := range w.texts {
		w.starts[text[:Shortest]] = append(w.starts[text[:Shortest]], text)
	}
	return w
}

// forget takes out what is no secret wherever it stands: what partnerships, staff and rooms are called, what somebody is
// called with their work or agency after it, and what was chosen from a list and not written.
func (w *World) forget() {
	for _, a := range w.tables["account"] {
		for text := range w.texts {
			after, named := strings.CutPrefix(text, a["name"]+", ")
			work, _, _ := strings.Cut(a["job"], ",")
			if named && a["name"] != "" && (strings.EqualFold(after, work) || strings.EqualFold(after, a["agency"])) {
				delete(w.texts, text)
			}
		}
	}
	for table, columns := range map[string][]string{
		"tenant": {"name"}, "account": {"name", "job", "agency", "team", "telephone"}, "room": {"name", "place"},
	} {
		for _, r := range w.tables[table] {
			for _, c := range columns {
				delete(w.texts, r[c])
			}
		}
	}
	for _, chosen := range offered {
		delete(w.texts, chosen)
	}
}

// offered are what forms offer to everybody who fills them in.
var offered = []string{
	"in the room", "by telephone", "A member of the public",
	"Not enough of the people from the services could be there.",
	"Someone who is needed to run the meeting could not be there.",
	"Some of what needs to be read before the meeting was not ready.",
	"There was not enough time to talk about everything properly.",
	"The room, or the way of joining, could not be used.",
	"Things have changed, so the meeting is not needed now.",
	"People need more time to get ready, so that the meeting is fair to you.",
}

// Texts is how many texts are watched.
func (w *World) Texts() int { return len(w.texts) }

// Everything is a page that shows all there is.
func (w *World) Everything() string {
	return strings.Join(slices.Sorted(maps.Keys(w.texts)), "\n")
}

func sealedBox(t testing.TB, box string) seal.Sealed {
	t.Helper()

	var s seal.Sealed
	if err := s.Scan([]byte(box)); err != nil {
		t.Fatal(err)
	}
	return s
}

// fillIn puts a row's values in the place of their names.
func fillIn(place string, r row) string {
	for strings.Contains(place, "{") {
		before, rest, _ := strings.Cut(place, "{")
		name, after, _ := strings.Cut(rest, "}")
		place = before + r[name] + after
	}
	return place
}

// add takes the texts of one opened row.
func (w *World) add(table string, r row, place string, plain []byte) {
	var value any
	if json.Unmarshal(plain, &value) != nil {
		return // a file, not words
	}
	r["plain"] = string(plain)
	walk("", value, func(field, text string) {
		for line := range strings.SplitSeq(text, "\n") {
			line = strings.TrimSpace(line)
			if len(line) < Shortest || !strings.Contains(line, " ") {
				continue
			}
			w.texts[line] = append(w.texts[line], source{table: table, row: r, field: field, place: place})
		}
	})
}

func walk(field string, value any, each func(field, text string)) {
	switch v := value.(type) {
	case string:
		each(field, v)
	case []any:
		for _, one := range v {
			walk(field, one, each)
		}
	case map[string]any:
		for name, one := range v {
			walk(strings.TrimPrefix(field+"."+name, "."), one, each)
		}
	}
}

// Escaped are the texts on a page that its reader may not know, and where they come from. A page is text: what a browser
// would show of it, and what else is in it.
func (w *World) Escaped(page, reader string) []string {
	type span struct{ from, until int }
	var known []span
	type found struct {
		span
		text string
	}
	var not []found
	for i := 0; i+Shortest <= len(page); i++ {
		for _, text := range w.starts[page[i:i+Shortest]] {
			if !strings.HasPrefix(page[i:], text) {
				continue
			}
			at := span{i, i + len(text)}
			if slices.ContainsFunc(w.texts[text], func(s source) bool { return w.mayKnow(s, reader) }) {
				known = append(known, at)
			} else {
				not = append(not, found{at, text})
			}
		}
	}
	var escaped []string
	for _, f := range not {
		// A name inside a sentence that the reader may read is part of the sentence.
		if slices.ContainsFunc(known, func(s span) bool { return s.from <= f.from && f.until <= s.until }) {
			continue
		}
		from := w.texts[f.text][0]
		escaped = append(escaped, fmt.Sprintf("%q, which is %s of %s (%s)", f.text, cmp.Or(from.field, "the text"), from.place, from.table))
	}
	slices.Sort(escaped)
	return slices.Compact(escaped)
}

func (w *World) mayKnow(s source, reader string) bool {
	key := [2]string{s.table + "/" + s.row["tenant_id"] + "/" + s.place + "/" + s.field, reader}
	may, decided := w.knows[key]
	if !decided {
		may = rules[s.table].may(w, s, w.reader(reader, s.row["tenant_id"], s.row["family_id"]))
		w.knows[key] = may
	}
	return may
}
