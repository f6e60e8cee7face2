package canary

import (
	"slices"
	"strings"
)

// rule is who may know what stands in a table.
type rule struct {
	place string                                    // where its box is sealed, from its columns
	may   func(w *World, s source, who reader) bool // who may know it
	where func(r row) string                        // where the place depends on the row
}

func (u rule) placeOf(r row) string {
	if u.where != nil {
		return u.where(r)
	}
	return u.place
}

// The parts that work a case.
var (
	caseworkers = []string{"allocated social worker", "team manager", "safeguarding unit", "chair"}
	atTheTop    = []string{"chair", "recorder", "safeguarding unit"}
)

func staff(_ *World, _ source, who reader) bool { return who.staff() }

func taking(_ *World, _ source, who reader) bool { return len(who.parts) > 0 }

// ofChild is for everyone taking part whose part reaches the child.
func ofChild(_ *World, s source, who reader) bool {
	return len(who.parts) > 0 && who.reachesAll([]string{s.row["child_id"]})
}

// or adds those whom a row names in some columns.
func or(may func(*World, source, reader) bool, columns ...string) func(*World, source, reader) bool {
	return func(w *World, s source, who reader) bool {
		return may(w, s, who) || slices.ContainsFunc(columns, func(c string) bool { return who.is(s.row[c]) })
	}
}

// only is for those whom a row names, and for nobody else.
func only(columns ...string) func(*World, source, reader) bool {
	return or(func(*World, source, reader) bool { return false }, columns...)
}

// parts is for staff in some parts.
func parts(kinds ...string) func(*World, source, reader) bool {
	return func(_ *World, _ source, who reader) bool { return who.staff(kinds...) }
}

// audience is for a row's audience, as far as it is about children whom the reader reaches.
func audience(about func(w *World, r row) []string) func(*World, source, reader) bool {
	return func(w *World, s source, who reader) bool {
		return who.inAudience(s.row["audience"]) && who.reachesAll(about(w, s.row))
	}
}

func itsChild(_ *World, r row) []string { return []string{r["child_id"]} }

func aboutStatement(column string) func(*World, row) []string {
	return func(w *World, r row) []string {
		return each(w.all("statement_about", "statement_id", r[column]), "child_id")
	}
}

// byAnother is for whoever may know the row of another table that a column names.
func byAnother(table, column string) func(*World, source, reader) bool {
	return func(w *World, s source, who reader) bool {
		r := w.one(table, s.row[column])
		return len(r) > 0 && rules[table].may(w, source{table: table, row: r, field: s.field}, who)
	}
}

// fields gives some fields of a row a rule of their own.
func fields(usual func(*World, source, reader) bool, own map[string]func(*World, source, reader) bool) func(*World, source, reader) bool {
	return func(w *World, s source, who reader) bool {
		if may, there := own[s.field]; there {
			return may(w, s, who)
		}
		return usual(w, s, who)
	}
}

type may = func(*World, source, reader) bool

var rules map[string]rule

//nolint:gochecknoinits // rules name each other, which a value may not
func init() {
	statement := or(audience(aboutStatement("id")), "writer", "said_by")
	line := func(w *World, s source, who reader) bool {
		children := each(w.all("plan_line_for", "line_id", s.row["id"]), "child_id")
		return who.is(s.row["proposed_by"]) || who.inAudience(s.row["audience"]) && who.reachesAll(children) &&
			(s.row["bound"] == "" || who.inAudience(s.row["bound"]))
	}
	rules = map[string]rule{
		"draft":               {may: only("account_id")},
		"person":              {place: "person/{id}", may: person},
		"person_change":       {place: "person change/{id}", may: staff},
		"merge_proposal":      {place: "merge/{id}", may: staff},
		"relationship_change": {place: "relationship change/{id}", may: staff},
		"household":           {place: "household/{id}", may: home},
		"household_change":    {place: "household change/{id}", may: staff},
		"network_member":      {place: "network/{person_id}", may: or(staff, "by_account")},
		"safe_contact":        {place: "safe contact/{id}", may: or(staff, "person_id")},
		"reallocation":        {place: "reallocation/{id}", may: staff},
		"duty_part":           {place: "duty-part/{id}", may: or(parts("allocated social worker", "team manager", "safeguarding unit"), "account_id")},
		"looks_given":         {place: "looks-given/{id}", may: parts("allocated social worker", "team manager", "safeguarding unit")},
		"family_closed_to":    {place: "closed-to/{id}", may: parts("team manager", "safeguarding unit")},
		"enquiry":             {place: "enquiry/{id}", may: parts(caseworkers...)},
		"enquiry_change":      {place: "enquiry change/{id}", may: parts(caseworkers...)},
		"strategy_discussion": {place: "strategy discussion/{id}", may: parts(caseworkers...)},
		"agency_view":         {place: "agency view/{id}", may: parts(caseworkers...)},
		"statement":           {place: "statement/{id}", may: statement},
		"statement_version":   {place: "statement/{statement_id}/{version}", may: byAnother("statement", "statement_id")},
		"reply":               {place: "reply/{id}", may: or(audience(aboutStatement("statement_id")), "writer")},
		"conference": {place: "conference/{id}", may: fields(taking, map[string]may{
			"why": staff, "lateReason": staff,
		})},
		"conference_change":   {place: "conference change/{id}", may: staff},
		"conference_told":     {place: "told/{id}", may: staff},
		"change_for_family":   {place: "change for family/{change_id}", may: taking},
		"chair_declaration":   {place: "declaration/{conference_id}/{account_id}", may: or(staff, "account_id")},
		"invitation":          {place: "invitation/{id}", may: invitation},
		"invitation_need":     {place: "need/{id}", may: or(staff, "owner")},
		"participation":       {place: "participation/{conference_id}/{child_id}", may: or(staff, "child_id")},
		"report_line":         {place: "report line/{report_id}/{statement_id}", may: byAnother("statement", "statement_id")},
		"report_share":        {place: "share/{id}", may: or(staff, "with_person")},
		"report_chase":        {place: "chase/{id}", may: staff},
		"report_file":         {place: "file/{id}", may: staff},
		"report_file_content": {place: "file content/{file_id}", may: staff},
		"agenda_step":         {place: "step/{conference_id}/{item}", may: taking},
		"talk_beforehand":     {place: "talk/{invitation_id}", may: talk},
		"gate_passed":         {place: "gate/{conference_id}/{gate}", may: gate},
		"tray_note":           {place: "note/{id}", may: or(parts("chair", "recorder"), "writer")},
		"score":               {place: "score/{invitation_id}/{child_id}", may: or(score, "by_account")},
		"child_heard":         {place: "heard/{conference_id}/{child_id}", may: or(audience(itsChild), "child_id")},
		"earlier_heard":       {place: "heard/{conference_id}/{child_id}", may: or(audience(itsChild), "child_id")},
		"plan_view":           {place: "view/{invitation_id}/{child_id}", may: or(audience(itsChild), "writer")},
		"outline_line":        {place: "outline/{id}", may: or(audience(outlineChildren), "owner")},
		"decision":            {place: "decision/{id}", may: ofChild},
		"earlier_decision":    {place: "decision/{id}", may: ofChild},
		"dissent":             {place: "dissent/{conference_id}/{child_id}/{dissenter}", may: ofChild},
		"earlier_dissent":     {place: "dissent/{conference_id}/{child_id}/{dissenter}", may: ofChild},
		"next_steps":          {place: "next/{conference_id}", may: taking},
		"plan_ending":         {place: "plan-ending/{id}", may: fields(staff, map[string]may{"family": byAnother("plan", "plan_id")})},
		"plan":                {place: "plan/{id}", may: ofChild},
		"plan_change":         {place: "plan-change/{id}", may: byAnother("plan", "plan_id")},
		"plan_line":           {place: "plan-line/{id}", may: line},
		"plan_line_version":   {place: "plan-line/{line_id}/{version}", may: byAnother("plan_line", "line_id")},
		"line_progress": {place: "line-progress/{id}", may: or(audience(func(w *World, r row) []string {
			return each(w.all("plan_line_for", "line_id", r["line_id"]), "child_id")
		}), "by_account")},
		"plan_proposal":      {place: "plan-proposal/{id}", may: byAnother("statement", "statement_id")},
		"core_group_meeting": {place: "core-group-meeting/{id}", may: taking},
		"meeting_check":      {place: "meeting-check/{meeting_id}/{child_id}/{kind}", may: ofChild},
		"visit":              {place: "visit/{id}", may: taking},
		"legal_advice":       {place: "legal-advice/{id}", may: fields(parts(caseworkers...), map[string]may{"told": or(parts(caseworkers...), "about")})},
		"record":             {place: "record/{id}", may: fields(parts(atTheTop...), map[string]may{"lateReason": taking})},
		"record_correction":  {place: "correction/{id}", may: correction},
		"access_request":     {place: "access request/{id}", may: or(parts("team manager", "safeguarding unit"), "for_person")},
		"retention_hold":     {place: "hold/{id}", may: parts("safeguarding unit")},
		"sharing":            {place: "sharing/{id}", may: shared},
		"sharing_answer":     {place: "sharing/{sharing_id}/{person_id}", may: sharedAnswer},
		"sharing_version":    {place: "sharing/{sharing_id}/version/{version}", may: sharedWork},
		"correction_request": {place: "correction request/{id}", may: notRight},
		"record_copy":        {may: only()}, // what it says stands elsewhere, and is watched there: a copy lets nobody know more
		"exclusion_request":  {place: "exclusion request/{id}", may: or(parts("chair"), "asked_by")},
		"exclusion":          {place: "exclusion/{id}", may: keptOut},
		"exclusion_ground":   {place: "exclusion ground/{exclusion_id}", may: parts("chair")},
		"exclusion_told":     {place: "exclusion told/{exclusion_id}", may: toldLate},
		"exclusion_answer":   {place: "exclusion answer/{id}", may: or(parts("chair"), "writer")},
		"late_reason":        {place: "late-reason/{id}", may: or(parts(caseworkers...), "given_by")},
		"record_sending":     {place: "sending/{id}", may: staff},
		"earlier_day":        {where: earlierPlace, place: "by its kind", may: earlier},
	}
}

func outlineChildren(w *World, r row) []string {
	return each(w.all("outline_line_child", "outline_line_id", r["id"]), "child_id")
}

// person: a child is for those whose part reaches it; an adult for themselves and those who reach a child of theirs.
func person(w *World, s source, who reader) bool {
	switch {
	case who.staff(), who.is(s.row["id"]):
		return true
	case !who.theirs():
		return false
	case s.row["kind"] != "adult":
		return who.reaches[s.row["id"]]
	}
	return slices.ContainsFunc(w.all("relationship", "person_id", s.row["id"]), func(r row) bool { return who.reaches[r["child_id"]] })
}

// home: an address is for staff, for those who live there, and for those of its audience who reach a child living there; for
// nobody whom it names as one who must not know.
func home(w *World, s source, who reader) bool {
	living := each(w.all("household_member", "household_id", s.row["id"]), "person_id")
	_, named, _ := strings.Cut(s.row["audience"], ":")
	barred := slices.ContainsFunc(strings.Split(named, ","), who.is)
	switch {
	case who.staff():
		return !barred
	case barred || !who.theirs():
		return false
	case slices.ContainsFunc(living, who.is):
		return true
	}
	return who.inAudience(s.row["audience"]) && slices.ContainsFunc(living, func(p string) bool { return who.reaches[p] })
}

// invitation: somebody of the family is asked where only those who may know of them read it, and whoever is brought by them
// is for staff and them; what keeps somebody safe is for staff and them.
func invitation(w *World, s source, who reader) bool {
	mine := who.is(s.row["invited_account"]) || who.is(s.row["invited_person"]) || who.is(s.row["brought_by"])
	switch {
	case who.staff(), mine:
		return true
	case s.field == "safe", s.row["brought_by"] != "", s.row["state"] == "not invited":
		return false
	}
	if p := s.row["invited_person"]; p != "" {
		found := w.one("person", p)
		return person(w, source{table: "person", row: found}, who)
	}
	return len(who.parts) > 0 && who.reachesAll(each(w.all("invitation_child", "invitation_id", s.row["id"]), "child_id"))
}

// score: the reason for a score is for whoever gave it; once the scores of the child are shown, for staff, and for those who
// reach the child where it was not kept for professionals.
func score(w *World, s source, who reader) bool {
	shown := slices.ContainsFunc(w.all("score_revealed", "conference_id", s.row["conference_id"]), func(r row) bool {
		return r["child_id"] == s.row["child_id"]
	})
	return shown && who.inAudience(s.row["audience"]) && (who.staff() || who.reachesAll([]string{s.row["child_id"]}) && len(who.parts) > 0 && !strings.Contains(s.row["plain"], `"to":"professionals"`))
}

// correction: what a line of the record should say goes with the line.
func correction(w *World, s source, who reader) bool {
	kind, rest, _ := strings.Cut(s.row["line"], "/")
	id, _, _ := strings.Cut(rest, "/")
	of := map[string]string{"statement": "statement", "decision": "decision", "plan line": "plan_line", "outline": "outline_line", "reply": "reply"}[kind]
	if of == "" {
		return who.staff(atTheTop...)
	}
	r := w.one(of, id)
	return who.staff(atTheTop...) || len(r) > 0 && rules[of].may(w, source{table: of, row: r}, who)
}

// notRight: what somebody said who asked for a correction is for them and for whoever answers; once it is answered it goes with
// its passage, as far as its own audience goes.
func notRight(w *World, s source, who reader) bool {
	if who.is(s.row["asked_by"]) || who.is(s.row["to_account"]) || who.is(s.row["answered_by"]) {
		return true
	}
	of := source{table: s.table, row: row{"line": s.row["passage"]}, field: s.field}
	goes := correction(w, of, who) || !strings.HasPrefix(s.row["passage"], "statement/") && who.inAudience(s.row["audience"])
	unit := who.staff("safeguarding unit", "allocated social worker")
	return who.inAudience(s.row["audience"]) && goes && (s.row["state"] != "asked" || unit)
}

// talk: what was said beforehand is for the chair and the one it was with; once it stands in the copy of the record that they
// are given, for those who print it for them.
func talk(w *World, s source, who reader) bool {
	invited := w.one("invitation", s.row["invitation_id"])
	for _, c := range w.all("record_copy", "to_person", invited["invited_person"]) {
		if c["to_person"] != "" && who.staff(atTheTop...) {
			return true
		}
	}
	return who.staff("chair") || who.is(invited["invited_account"]) || who.is(invited["invited_person"])
}

// gate: a reason about one child is for those who reach the child; one about somebody who is kept out for staff and them.
func gate(w *World, s source, who reader) bool {
	about, child, _ := strings.Cut(s.row["gate"], ":")
	if about == "told" || about == "read-out" {
		return who.staff() || who.is(w.one("invitation", child)["invited_person"])
	}
	return len(who.parts) > 0 && who.reachesAll([]string{child})
}

// keptOut: what somebody who is kept out is told is for them, the chair, and those who tell them.
func keptOut(w *World, s source, who reader) bool {
	theirs := s.row["extent"] != "none" && (who.is(w.one("invitation", s.row["invitation_id"])["invited_person"]) ||
		who.is(s.row["teller"]) || who.is(s.row["outcome_teller"]))
	return who.staff("chair") || theirs
}

// toldLate: why somebody was told so late is for the staff and for them.
func toldLate(w *World, s source, who reader) bool {
	of := w.one("exclusion", s.row["exclusion_id"])
	return who.staff() || who.is(w.one("invitation", of["invitation_id"])["invited_person"])
}

// earlierPlace is where what belonged to an earlier day was sealed when it was written.
func earlierPlace(r row) string {
	switch r["kind"] {
	case "talk":
		return "talk/{invitation_id}"
	case "reason":
		return "gate/{conference_id}/{part}"
	case "item":
		return "step/{conference_id}/{part}"
	case "score":
		return "score/{invitation_id}/{child_id}"
	case "view":
		return "view/{invitation_id}/{child_id}"
	case "decision":
		return "decision/{was}"
	case "next steps":
		return "next/{conference_id}"
	}
	return "invitation/{invitation_id}"
}

// earlier: what belonged to an earlier day is for those whom it was for on its day.
func earlier(w *World, s source, who reader) bool {
	as := map[string]string{
		"talk": "talk_beforehand", "reason": "gate_passed", "item": "agenda_step", "score": "score", "view": "plan_view",
		"decision": "decision", "next steps": "next_steps",
	}
	switch table := as[s.row["kind"]]; table {
	case "gate_passed":
		s.row = row{"gate": s.row["part"]}
		return gate(w, s, who)
	case "":
		s.row = w.one("invitation", s.row["invitation_id"])
		return invitation(w, s, who)
	case "score":
		return who.staff() || who.is(s.row["by_account"])
	case "plan_view":
		return who.is(s.row["by_account"]) || audience(itsChild)(w, s, who)
	default:
		return rules[table].may(w, s, who)
	}
}
