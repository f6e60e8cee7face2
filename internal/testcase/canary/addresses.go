package canary

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// Address is one address that a pattern stands for, and whose each of the things is that it names.
type Address struct {
	At     string
	Things []Thing // as they come in the address
}

// Thing is something that an address names: of a family, of a partnership where it is no family's, or of neither.
type Thing struct {
	Table, ID, Tenant, Family string
}

// named is where the things are that a parameter of an address may be.
type named struct{ table, column string }

// names say what may stand for a parameter. One that is not here fails the crawl.
var names = map[string]named{
	"enquiry": {"enquiry", "id"}, "conference": {"conference", "id"}, "family": {"family", "id"}, "person": {"person", "id"},
	"child": {"conference_child", "child_id"}, "household": {"household", "id"}, "merge": {"merge_proposal", "id"}, "tie": {"relationship", "id"},
	"plan": {"plan", "id"}, "line": {"plan_line", "id"}, "gathering": {"core_group_meeting", "id"}, "proposal": {"plan_proposal", "id"},
	"visit": {"visit", "id"}, "date": {"deadline", "id"}, "file": {"report_file", "id"}, "copy": {"record_copy", "id"}, "asking": {"access_request", "id"}, "correction": {"correction_request", "id"}, "destruction": {"destruction", "id"},
	"sharing": {"sharing", "id"},
	"report":  {"report", "id"}, "statement": {"statement", "id"}, "seat": {"invitation", "id"}, "entry": {"wall_entry", "id"},
	"item": {"agenda_step", "item"}, "gate": {"gate_passed", "gate"},

	"account": {"account", "id"}, "worker": {"account", "id"}, "absence": {"absence", "id"}, "room": {"room", "id"}, "diary": {"diary", "id"}, "list": {"looks_given", "id"},
	"change": {"procedure_change", "id"}, "from": {"absence", "from_on"}, "until": {"absence", "until_on"},
}

// words stand for a parameter that names no row.
var words = map[string][]string{
	"page":    {"run", "wall", "scores", "outline", "children", "close", "room", "people"},
	"section": {"clocks"}, "value": {"meeting.agenda"}, "figure": {"initial-conferences"}, "count": {"not-heard"},
	"token": {"never-was"}, "feed": {"never-was.ics"}, "provider": {"never-was"},
}

var parameter = regexp.MustCompile(`\{([a-z_]+)\}`)

// Asks reports whether a pattern names anything.
func Asks(pattern string) bool { return parameter.MatchString(pattern) }

// Known fails for a pattern whose parameters nothing is known of.
func Known(pattern string) error {
	for _, p := range parameter.FindAllStringSubmatch(pattern, -1) {
		if names[p[1]] == (named{}) && words[p[1]] == nil {
			return fmt.Errorf("%s: nothing is known of {%s}: say in internal/testcase/canary/addresses.go where such things are", pattern, p[1])
		}
	}
	return nil
}

// Families are the families of the world, each with its partnership.
func (w *World) Families() []Thing {
	var all []Thing
	for _, f := range w.tables["family"] {
		all = append(all, Thing{Table: "family", ID: f["id"], Tenant: f["tenant_id"], Family: f["id"]})
	}
	return all
}

// TakesPart reports whether somebody has any part in a family, or has a copy of a record of it.
func (w *World) TakesPart(account string, of Thing) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	key := [2]string{account, of.Tenant + "/" + of.Family}
	if takes, known := w.takes[key]; known {
		return takes
	}
	takes := len(w.reader(account, of.Tenant, of.Family).parts) > 0
	w.takes[key] = takes
	return takes
}

// Tenant is the partnership in which somebody can sign in.
func (w *World) Tenant(account string) string { return w.one("account", account)["tenant_id"] }

// Office is what somebody who can sign in is there.
func (w *World) Office(account string) string { return w.one("account", account)["office"] }

// Of are the things that may stand for each parameter of a pattern in one family, or in the partnership where they are no
// family's. It is empty where there is none for one of them.
func (w *World) Of(pattern string, f Thing) [][]Thing {
	var all [][]Thing
	for _, p := range parameter.FindAllStringSubmatch(pattern, -1) {
		things := w.things(p[1], f)
		if len(things) == 0 {
			return nil
		}
		all = append(all, things)
	}
	return all
}

func (w *World) things(parameter string, f Thing) []Thing {
	key := [2]string{parameter, f.Tenant + "/" + f.Family}
	w.mu.Lock()
	defer w.mu.Unlock()
	if things, known := w.named[key]; known {
		return things
	}
	var things []Thing
	for _, word := range words[parameter] {
		things = append(things, Thing{ID: word})
	}
	from := names[parameter]
	for _, r := range w.tables[from.table] {
		one := Thing{Table: from.table, ID: r[from.column], Tenant: r["tenant_id"], Family: r["family_id"]}
		if from.table == "family" {
			one.Family = one.ID
		}
		if one.Tenant == f.Tenant && (one.Family == f.Family || one.Family == "") && one.ID != "" && !slices.Contains(things, one) {
			things = append(things, one)
		}
	}
	w.named[key] = things
	return things
}

// Fill puts things in the place of a pattern's parameters, in their order.
func Fill(pattern string, things []Thing) Address {
	at := strings.TrimSuffix(pattern, "{$}")
	for _, one := range things {
		at = strings.Replace(at, parameter.FindString(at), one.ID, 1)
	}
	return Address{At: at, Things: things}
}

// Absent is the same address with things that nobody has in the place of those that are not somebody's to know of.
func (a Address) Absent(pattern string, theirs func(Thing) bool) Address {
	things := slices.Clone(a.Things)
	for i, one := range things {
		if !theirs(one) {
			things[i].ID = strings.Repeat("z", len(one.ID))
		}
	}
	return Fill(pattern, things)
}
