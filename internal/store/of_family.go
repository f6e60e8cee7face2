package store

// familyRows are the rows that a table has of one family: $1 is the partnership, $2 the family.
type familyRows struct{ table, where string }

const (
	ofConferences = "tenant_id = $1 AND conference_id IN (SELECT id FROM conference WHERE tenant_id = $1 AND family_id = $2)"
	ofAccounts    = "tenant_id = $1 AND account_id IN (SELECT id FROM account WHERE tenant_id = $1 AND person_family = $2)"
)

// ofFamily is everything that a family's record lies in, each table before those that it points at. What points at none by its
// family's id comes first.
func ofFamily() []familyRows {
	return append([]familyRows{
		{"conference_room", ofConferences},
		{"conference_diary", ofConferences},
		{"session", ofAccounts},
		{"signin_link", ofAccounts},
		{"signin_code", ofAccounts},
		{"signin_identity", ofAccounts},
		{"passkey", ofAccounts},
		{"calendar_feed", ofAccounts},
		{"draft", "tenant_id = $1 AND (about_family = $2 OR account_id IN (SELECT id FROM account WHERE tenant_id = $1 AND person_family = $2))"},
	}, byFamily(
		"sharing_about", "sharing_answer", "sharing_version",
		"access_request", "agency_view", "agenda_step", "chair_declaration", "change_for_family", "changed_child", "child_heard",
		"closed_item_shared", "closed_part_out", "conference_child", "conference_told", "core_group_choice", "correction_request",
		"danger_statement", "deadline_move", "deadline_owed", "decision", "dissent", "duty_part", "earlier_day", "earlier_decision",
		"earlier_dissent", "earlier_heard", "earlier_reply", "ending_told", "enquiry_change", "enquiry_child", "exclusion_answer",
		"exclusion_ground", "exclusion_request", "exclusion_told", "family_closed_to", "gate_passed", "household_change", "household_member",
		"invitation_child", "invitation_need", "late_reason", "left_behind", "legal_advice", "line_progress", "looks_given", "marking",
		"meeting_attendance", "meeting_check", "merge_proposal", "network_member", "next_steps", "outline_line_child", "part_child",
		"participation", "person_change", "plan_category", "plan_change", "plan_line_for", "plan_line_version", "plan_proposal", "plan_view",
		"reallocation", "record_correction", "record_sending", "relationship_change", "reply", "report_chase", "report_child",
		"report_file_content", "report_line", "report_share", "retention_hold", "round_turn", "safe_contact", "score", "score_revealed",
		"statement_about", "statement_version", "strategy_discussion", "talk_beforehand", "to_tell", "tray_note", "visit_child", "visit_told",
		"closed_item", "conference_change", "core_group_meeting", "core_group_member", "deadline", "exclusion", "household", "outline_line",
		"part", "plan", "plan_line", "record_copy", "relationship", "report_file", "sharing", "visit", "closed_part", "core_group", "invitation",
		"plan_ending", "record", "report", "wall_entry", "conference", "person", "statement", "enquiry",
	)...)
}

// outlives are the tables that name a family and stay when its record is destroyed: who did what, and what became of the record.
func outlives() []string {
	return []string{"audit_entry", "look_settled", "look_raised", "destruction"}
}

func byFamily(tables ...string) []familyRows {
	all := make([]familyRows, len(tables))
	for i, t := range tables {
		all[i] = familyRows{t, "tenant_id = $1 AND family_id = $2"}
	}
	return all
}
