package canary

import (
	"slices"
	"strings"
)

// reader is one person, as they stand to one family.
type reader struct {
	account, person, office string
	family                  string
	parts                   []string        // what they are to it now, and those whom they cover
	reaches                 map[string]bool // the children whom a part of the family's own reaches
	names                   []string        // by which somebody may be meant: account, person, and entries that were merged into it
}

// staff reports whether somebody is at work in the family, in any of these parts, or in any at all.
func (r reader) staff(parts ...string) bool {
	if r.office == "family" || len(r.parts) == 0 {
		return false
	}
	return len(parts) == 0 || slices.ContainsFunc(r.parts, func(p string) bool { return slices.Contains(parts, p) })
}

// theirs reports whether somebody is one of the family, or beside them.
func (r reader) theirs() bool { return r.office == "family" && len(r.parts) > 0 }

func (r reader) is(name string) bool { return name != "" && slices.Contains(r.names, name) }

func (w *World) all(table, column, value string) []row {
	var found []row
	for _, r := range w.tables[table] {
		if r[column] == value {
			found = append(found, r)
		}
	}
	return found
}

func (w *World) one(table, id string) row {
	if found := w.all(table, "id", id); len(found) > 0 {
		return found[0]
	}
	return row{}
}

func each(rows []row, column string) []string {
	all := make([]string, len(rows))
	for i, r := range rows {
		all[i] = r[column]
	}
	return all
}

// reader looks up how somebody stands to a family.
func (w *World) reader(account, tenant, family string) reader {
	who := reader{account: account, family: family, reaches: map[string]bool{}}
	for _, a := range w.all("account", "id", account) {
		if a["tenant_id"] == tenant && a["active"] == "1" {
			who.office, who.person = a["office"], a["person"]
		}
	}
	who.names = []string{account, who.person}
	covers := append(each(w.all("absence", "cover", account), "account_id"), account)
	for _, p := range w.all("part", "family_id", family) {
		if p["tenant_id"] != tenant || !slices.Contains(covers, p["account_id"]) {
			continue
		}
		if p["until_at"] == "" || w.given(account, family) {
			who.parts = append(who.parts, p["kind"])
			for _, child := range each(w.all("part_child", "part_id", p["id"]), "child_id") {
				who.reaches[child] = true
			}
		}
	}
	for _, d := range w.all("duty_part", "account_id", account) { // worlds are looked at in the hours for which it lasts
		if d["tenant_id"] == tenant && d["family_id"] == family && d["ended_at"] == "" {
			who.parts = append(who.parts, "duty worker")
		}
	}
	if who.office == "safeguarding unit" {
		who.parts = append(who.parts, who.office)
	}
	w.merged(&who)
	return who
}

// given reports whether somebody has a copy of a record of the family, which they keep when their part has ended.
func (w *World) given(account, family string) bool {
	return slices.ContainsFunc(w.all("record_copy", "family_id", family), func(c row) bool { return c["to_account"] == account })
}

// merged lets somebody be meant by, and reach, every entry that was merged with theirs.
func (w *World) merged(who *reader) {
	if who.person != "" {
		who.reaches[who.person] = who.reaches[who.person] || slices.Contains(who.parts, "child")
	}
	for _, p := range w.all("person", "family_id", who.family) {
		into := p["merged_into"]
		if into == "" {
			continue
		}
		if into == who.person {
			who.names = append(who.names, p["id"])
		}
		if who.reaches[into] || who.reaches[p["id"]] {
			who.reaches[into], who.reaches[p["id"]] = true, true
		}
	}
}

// reachesAll reports whether what is about some children is for somebody: for staff always, for the family where each of the
// children is one of theirs.
func (r reader) reachesAll(children []string) bool {
	return r.office != "family" || !slices.ContainsFunc(children, func(c string) bool { return c != "" && !r.reaches[c] })
}

// inAudience reads a stored audience.
func (r reader) inAudience(stored string) bool {
	kind, rest, _ := strings.Cut(stored, ":")
	meant := slices.ContainsFunc(strings.Split(rest, ","), r.is)
	switch kind {
	case "everyone":
		return len(r.parts) > 0
	case "professionals":
		return r.staff() && !meant
	case "named":
		return meant
	case "not-named":
		return len(r.parts) > 0 && !meant
	case "child-chosen":
		return meant || r.staff("chair", "allocated social worker")
	case "chair":
		return r.staff("chair")
	}
	return false
}
