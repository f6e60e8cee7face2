-- What the deadlines of several families are counted from, a query a kind of thing: the families are the keys of a JSON
-- object.

-- name: StartedEnquiries :many
-- The enquiries, each with the discussion that started it; one that none has started has no day. Joined from the left, so
-- that no planner reads every discussion that ever started one.
SELECT e.family_id, e.id, e.state, e.outcome, COALESCE(d.id, '') AS discussion_id, d.held_on
FROM enquiry e LEFT JOIN strategy_discussion d ON d.tenant_id = e.tenant_id AND d.enquiry_id = e.id AND d.starts_enquiry = 1
WHERE e.tenant_id = sqlc.arg(tenant_id) AND e.family_id IN (SELECT key FROM json_each(sqlc.arg(families)))
ORDER BY e.created_at, e.id;

-- name: CountedConferences :many
SELECT family_id, id, kind, state, COALESCE(enquiry_id, '') AS enquiry, COALESCE(after_conference, '') AS after, anchor_on, held_on, sat_on,
    resumes_on, COALESCE(chair, '') AS chair, COALESCE(recorder, '') AS recorder
FROM conference
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id IN (SELECT key FROM json_each(sqlc.arg(families)))
ORDER BY created_at, id;

-- name: AskedToEach :many
-- Who is asked to each conference, and in which role, once for each child whom they are asked about; no child means all. The
-- parents among them are picked afterwards: by role and state, a planner would read the partnership's parents.
SELECT i.family_id, i.conference_id, i.role, i.state, CAST(COALESCE(i.invited_person, a.person, '') AS TEXT) AS person, COALESCE(c.child_id, '') AS child
FROM invitation i
    LEFT JOIN account a ON a.tenant_id = i.tenant_id AND a.id = i.invited_account
    LEFT JOIN invitation_child c ON c.tenant_id = i.tenant_id AND c.invitation_id = i.id
WHERE i.tenant_id = sqlc.arg(tenant_id) AND i.family_id IN (SELECT key FROM json_each(sqlc.arg(families)))
ORDER BY i.id, c.child_id;

-- name: ReportsAsked :many
-- The agencies' reports that are asked for, once for each child whom they are about; no child means all.
SELECT r.family_id, r.conference_id, r.id, r.writer, r.submitted_at, COALESCE(c.child_id, '') AS child
FROM report r LEFT JOIN report_child c ON c.tenant_id = r.tenant_id AND c.report_id = r.id
WHERE r.tenant_id = sqlc.arg(tenant_id) AND r.family_id IN (SELECT key FROM json_each(sqlc.arg(families)))
    AND r.kind = 'agency' AND r.state <> 'no longer asked'
ORDER BY r.id, c.child_id;

-- name: ReportsShared :many
SELECT family_id, report_id, id, with_person, shared_on FROM report_share
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id IN (SELECT key FROM json_each(sqlc.arg(families)))
ORDER BY shared_on, id;

-- name: FirstRecords :many
SELECT family_id, conference_id, id, issued_at FROM record
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id IN (SELECT key FROM json_each(sqlc.arg(families))) AND edition = 1;

-- name: CountedMeetings :many
SELECT m.family_id, m.id, m.state, m.first, m.anchor_on, m.held_on, g.id AS group_id, g.state AS group_state, g.conference_id
FROM core_group_meeting m JOIN core_group g ON g.tenant_id = m.tenant_id AND g.id = m.group_id
WHERE m.tenant_id = sqlc.arg(tenant_id) AND m.family_id IN (SELECT key FROM json_each(sqlc.arg(families)))
    AND g.kind = 'child protection'
ORDER BY m.anchor_on, m.id;

-- name: VisitedPlans :many
SELECT family_id, id, child_id, state, began_on, ended_on, COALESCE(lead_worker, '') AS lead_worker FROM plan
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id IN (SELECT key FROM json_each(sqlc.arg(families))) AND kind = 'child protection'
ORDER BY began_on, id;

-- name: VisitsCounted :many
-- The visits made to each child that count: the child was seen, or was not born yet.
SELECT v.family_id, v.id, v.visit_on, c.child_id
FROM visit v
    JOIN visit_child c ON c.tenant_id = v.tenant_id AND c.visit_id = v.id
    JOIN person p ON p.tenant_id = c.tenant_id AND p.id = c.child_id
WHERE v.tenant_id = sqlc.arg(tenant_id) AND v.family_id IN (SELECT key FROM json_each(sqlc.arg(families))) AND v.state = 'made'
    AND (c.seen = 1 OR p.kind = 'unborn' OR EXISTS (
        SELECT 1 FROM person_change b WHERE b.tenant_id = p.tenant_id AND b.person_id = p.id AND b.change = 'born'
            AND substr(b.at, 1, 10) >= v.visit_on))
ORDER BY v.visit_on, v.id;

-- name: WhoCarries :many
SELECT family_id, kind, account_id FROM part
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id IN (SELECT key FROM json_each(sqlc.arg(families)))
    AND kind IN ('allocated social worker', 'team manager') AND until_at IS NULL
ORDER BY from_at DESC, id;

-- name: DeadlinesOfEach :many
SELECT * FROM deadline
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id IN (SELECT key FROM json_each(sqlc.arg(families)))
ORDER BY due_on, deadline_key, id;

-- name: PutDeadlines :exec
-- Adds deadlines, and saves those that are there already: a JSON object of them by their ids.
INSERT INTO deadline (tenant_id, family_id, id, deadline_key, subject_kind, subject_id, child, anchor, anchor_kind, anchor_id, anchor_on,
    due_on, limit_on, last_on, warn_on, owner_role, owner, chair, procedure_name, read_on, state, met_on, met_kind, met_id)
SELECT sqlc.arg(tenant_id), value ->> 'family', key, value ->> 'key', value ->> 'subjectKind', value ->> 'subject', value ->> 'child',
    value ->> 'anchor', value ->> 'anchorKind', value ->> 'anchorID', value ->> 'anchorOn', value ->> 'due', value ->> 'limit', value ->> 'last',
    value ->> 'warn', value ->> 'role', value ->> 'owner', value ->> 'chair', value ->> 'procedure', value ->> 'read',
    value ->> 'state', value ->> 'metOn', value ->> 'metKind', value ->> 'metID'
FROM json_each(sqlc.arg(deadlines)) WHERE 1 = 1
ON CONFLICT (tenant_id, id) DO UPDATE SET anchor = excluded.anchor, anchor_kind = excluded.anchor_kind,
    anchor_id = excluded.anchor_id, anchor_on = excluded.anchor_on, due_on = excluded.due_on, limit_on = excluded.limit_on, last_on = excluded.last_on,
    warn_on = excluded.warn_on, owner_role = excluded.owner_role, owner = excluded.owner, chair = excluded.chair,
    procedure_name = excluded.procedure_name, read_on = excluded.read_on, state = excluded.state, met_on = excluded.met_on,
    met_kind = excluded.met_kind, met_id = excluded.met_id;

-- name: AddDeadlineMoves :exec
INSERT INTO deadline_move (tenant_id, family_id, id, deadline_id, was_due_on, now_due_on, was_limit_on, now_limit_on, anchor,
    was_anchor_on, now_anchor_on, by_action, by_account, at)
SELECT sqlc.arg(tenant_id), value ->> 'family', key, value ->> 'deadline', value ->> 'wasDue', value ->> 'nowDue', value ->> 'wasLimit',
    value ->> 'nowLimit', value ->> 'anchor', value ->> 'wasAnchor', value ->> 'nowAnchor', sqlc.arg(by_action), sqlc.arg(by_account),
    sqlc.arg(at)
FROM json_each(sqlc.arg(moves));

-- name: DeadlineMovesOfEach :many
SELECT * FROM deadline_move
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id IN (SELECT key FROM json_each(sqlc.arg(families)))
ORDER BY at, id;

-- name: OverdueDeadlines :many
-- What waits and is late by a day, in these families or in every one.
SELECT * FROM deadline
WHERE tenant_id = sqlc.arg(tenant_id) AND state = 'waiting' AND due_on <= sqlc.arg(until_on)
    AND last_on <= sqlc.arg(until_on)
    AND (CAST(sqlc.arg(every) AS INTEGER) = 1 OR family_id IN (SELECT key FROM json_each(sqlc.arg(families))))
ORDER BY last_on, id;

-- name: LateAgreements :many
-- The conferences of several families that are after their last day, with why.
SELECT * FROM conference
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id IN (SELECT key FROM json_each(sqlc.arg(families))) AND state <> 'cancelled'
    AND late_agreed_by IS NOT NULL
ORDER BY created_at, id;
