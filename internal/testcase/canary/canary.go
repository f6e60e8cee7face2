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
	"slices"
	"strings"
	"sync"
	"testing"

	"kith/internal/store/seal"
)

// World is everything that is sealed in a database, and who there is to know it.
type World struct {
	tables map[string][]row
	texts  map[string]*text    // what is watched, by its letters and digits
	starts map[string][]string // the texts that begin like this
	begun  [1 << 10]uint64     // which first four letters there are, as one bit of each one's hash
	mu     sync.Mutex
	knows  map[[2]string]bool // what was decided: by source and reader
	takes  map[[2]string]bool
	named  map[[2]string][]Thing
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

// text is one text as it was written, and where it stands.
type text struct {
	written string
	sources []source
}

// Shortest is the length from which a text is long enough not to stand on a page by chance.
const Shortest = 9

// least is how many letters and digits a text has at least.
const least = 8

// Open reads a database whole: everything sealed in it is opened, by the keys in the folder of the families' keys.
func Open(t testing.TB, database, families string, key seal.Key) *World {
	t.Helper()

	w := &World{texts: map[string]*text{}, starts: map[string][]string{}, knows: map[[2]string]bool{}, takes: map[[2]string]bool{}, named: map[[2]string][]Thing{}}
	w.tables = readAll(t, Raw(t, database, key))
	keys := map[string]seal.Key{}
	for _, f := range w.tables["family"] {
		var err error
		if keys[f["tenant_id"]+f["id"]], err = FamilyKey(families, key, f["tenant_id"], f["id"]); err != nil {
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
	for letters := range w.texts {
		w.starts[letters[:least]] = append(w.starts[letters[:least]], letters)
		bit := hashed(letters)
		w.begun[bit>>6] |= 1 << (bit & 63)
	}
	return w
}

// forget takes out what is no secret wherever it stands: what partnerships, staff and rooms are called, what somebody is
// called with their work or agency after it, and what was chosen from a list and not written.
func (w *World) forget() {
	for _, a := range w.tables["account"] {
		for letters, text := range w.texts {
			after, named := strings.CutPrefix(text.written, a["name"]+", ")
			work, _, _ := strings.Cut(a["job"], ",")
			if named && a["name"] != "" && (strings.EqualFold(after, work) || strings.EqualFold(after, a["agency"])) {
				delete(w.texts, letters)
			}
		}
	}
	for table, columns := range map[string][]string{
		"tenant": {"name"}, "account": {"name", "job", "agency", "team", "telephone"}, "room": {"name", "place"},
	} {
		for _, r := range w.tables[table] {
			for _, c := range columns {
				delete(w.texts, bare(r[c]))
			}
		}
	}
	for _, chosen := range offered {
		delete(w.texts, bare(chosen))
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

	"not yet known", "public task", "legal duty", "health or social care", "another ground", "not asked", "may read it", "would add to the risk",
	"find out urgently", "at risk of harm", "serious crime", "another lawful ground", // as an earlier version of what was shared keeps them
}

// Texts is how many texts are watched.
func (w *World) Texts() int { return len(w.texts) }

// Everything is a page that shows all there is.
func (w *World) Everything() string {
	var all []string
	for _, text := range w.texts {
		all = append(all, text.written)
	}
	return strings.Join(slices.Sorted(slices.Values(all)), "\n")
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
	r["plain"] = string(plain)
	watch := func(field, words string) {
		for line := range strings.SplitSeq(words, "\n") {
			line = strings.TrimSpace(line)
			letters := bare(line)
			if len(line) < Shortest || len(letters) < least || !strings.Contains(line, " ") {
				continue
			}
			if w.texts[letters] == nil {
				w.texts[letters] = &text{written: line}
			}
			w.texts[letters].sources = append(w.texts[letters].sources, source{table: table, row: r, field: field, place: place})
		}
	}
	var value any
	if json.Unmarshal(plain, &value) != nil {
		watch("", string(plain)) // a file
		return
	}
	walk("", value, watch)
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

// Escaped are the texts in an answer that its reader may not know, and where they come from. An answer is all of it: its
// address, its headers, and its body as it came.
func (w *World) Escaped(answer, reader string) []string {
	var escaped []string
	for _, reading := range readings(answer) {
		escaped = append(escaped, w.escapedIn(reading, reader)...)
	}
	slices.Sort(escaped)
	return slices.Compact(escaped)
}

func (w *World) escapedIn(reading, reader string) []string {
	type span struct{ from, until int }
	var known []span
	type found struct {
		span
		letters string
	}
	var not []found
	for i := 0; i+least <= len(reading); i++ {
		if bit := hashed(reading[i:]); w.begun[bit>>6]&(1<<(bit&63)) == 0 {
			continue
		}
		for _, letters := range w.starts[reading[i:i+least]] {
			if !strings.HasPrefix(reading[i:], letters) {
				continue
			}
			at := span{i, i + len(letters)}
			if slices.ContainsFunc(w.texts[letters].sources, func(s source) bool { return w.mayKnow(s, reader) }) {
				known = append(known, at)
			} else {
				not = append(not, found{at, letters})
			}
		}
	}
	var escaped []string
	for _, f := range not {
		// A name inside a sentence that the reader may read is part of the sentence.
		if slices.ContainsFunc(known, func(s span) bool { return s.from <= f.from && f.until <= s.until }) {
			continue
		}
		text := w.texts[f.letters]
		from := text.sources[0]
		escaped = append(escaped, fmt.Sprintf("%q, which is %s of %s (%s)", text.written, cmp.Or(from.field, "the text"), from.place, from.table))
	}
	return escaped
}

// hashed is one of 65,536 numbers, from the first four letters of a text that has so many.
func hashed(text string) uint32 {
	return (uint32(text[0]) | uint32(text[1])<<8 | uint32(text[2])<<16 | uint32(text[3])<<24) * 2654435769 >> 16
}

func (w *World) mayKnow(s source, reader string) bool {
	key := [2]string{s.table + "/" + s.row["tenant_id"] + "/" + s.place + "/" + s.field, reader}
	w.mu.Lock()
	defer w.mu.Unlock()
	may, decided := w.knows[key]
	if !decided {
		may = rules[s.table].may(w, s, w.reader(reader, s.row["tenant_id"], s.row["family_id"]))
		w.knows[key] = may
	}
	return may
}
