package canary

import "slices"

// sharedWork: what was shared is for those who work the case, the chair, and whoever wrote it down.
func sharedWork(w *World, s source, who reader) bool {
	id := s.row["sharing_id"]
	if s.table == "sharing" {
		id = s.row["id"]
	}
	return who.staff(caseworkers...) || who.is(w.one("sharing", id)["written_by"])
}

// shared: of the family it is for those of whom somebody said that they were told or may read it, who reach each child it is about;
// where it is about adults, for those adults alone.
func shared(w *World, s source, who reader) bool {
	if sharedWork(w, s, who) {
		return true
	}
	told := slices.ContainsFunc(w.all("sharing_answer", "sharing_id", s.row["id"]), func(a row) bool {
		return who.is(a["person_id"]) && (a["told"] == "told" || a["told"] == "may read it")
	})
	var children []string
	adults, mine := false, false
	for _, p := range each(w.all("sharing_about", "sharing_id", s.row["id"]), "person_id") {
		if w.one("person", p)["kind"] == "adult" {
			adults, mine = true, mine || who.is(p)
		} else {
			children = append(children, p)
		}
	}
	return told && who.theirs() && who.reachesAll(children) && (!adults || mine)
}

// sharedAnswer: what one was asked and said is for no other of the family, and why they were not told for none of them.
func sharedAnswer(w *World, s source, who reader) bool {
	if sharedWork(w, s, who) {
		return true
	}
	of := source{table: "sharing", row: w.one("sharing", s.row["sharing_id"])}
	return who.is(s.row["person_id"]) && s.field != "risk" && shared(w, of, who)
}
