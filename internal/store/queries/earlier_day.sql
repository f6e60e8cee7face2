-- name: KeepEarlierDay :exec
-- Copies what belongs to a conference's day as what belonged to an earlier one. Attendance is kept with the invitations.
INSERT INTO earlier_day (tenant_id, family_id, conference_id, change_id, kind, invitation_id, child_id, part, state, more, audience,
    by_account, from_at, until_at, sealed, was)
SELECT i.tenant_id, i.family_id, i.conference_id, CAST(sqlc.arg(change_id) AS TEXT), 'attendance', i.id, '', '', i.presence, '', '',
    '', i.arrived_at, i.left_at, i.sealed, i.id
FROM invitation i
WHERE i.tenant_id = sqlc.arg(tenant_id) AND i.family_id = sqlc.arg(family_id) AND i.conference_id = sqlc.arg(conference_id)
    AND i.presence <> ''
UNION ALL
SELECT t.tenant_id, t.family_id, t.conference_id, CAST(sqlc.arg(change_id) AS TEXT), 'talk', t.invitation_id, '', '',
    CASE t.held WHEN 1 THEN 'held' ELSE 'not held' END, '', '', t.recorded_by, t.at, NULL, t.sealed, ''
FROM talk_beforehand t
WHERE t.tenant_id = sqlc.arg(tenant_id) AND t.family_id = sqlc.arg(family_id) AND t.conference_id = sqlc.arg(conference_id)
UNION ALL
SELECT g.tenant_id, g.family_id, g.conference_id, CAST(sqlc.arg(change_id) AS TEXT), 'reason', '', '', g.gate, g.ground, '', '',
    g.passed_by, g.at, g.met_at, g.sealed, ''
FROM gate_passed g
WHERE g.tenant_id = sqlc.arg(tenant_id) AND g.family_id = sqlc.arg(family_id) AND g.conference_id = sqlc.arg(conference_id)
UNION ALL
SELECT s.tenant_id, s.family_id, s.conference_id, CAST(sqlc.arg(change_id) AS TEXT), 'item', '', '', s.item, s.state, '', '',
    '', s.started_at, s.finished_at, s.sealed, ''
FROM agenda_step s
WHERE s.tenant_id = sqlc.arg(tenant_id) AND s.family_id = sqlc.arg(family_id) AND s.conference_id = sqlc.arg(conference_id)
UNION ALL
SELECT u.tenant_id, u.family_id, u.conference_id, CAST(sqlc.arg(change_id) AS TEXT), 'turn', u.invitation_id, '', u.heading, u.turn,
    '', '', '', u.at, NULL, NULL, ''
FROM round_turn u
WHERE u.tenant_id = sqlc.arg(tenant_id) AND u.family_id = sqlc.arg(family_id) AND u.conference_id = sqlc.arg(conference_id)
UNION ALL
SELECT c.tenant_id, c.family_id, c.conference_id, CAST(sqlc.arg(change_id) AS TEXT), 'score', c.invitation_id, c.child_id, '', '',
    CASE WHEN v.child_id IS NULL THEN '' ELSE 'shown' END, c.audience, c.by_account, c.at, v.at, c.sealed, ''
FROM score c
LEFT JOIN score_revealed v ON v.tenant_id = c.tenant_id AND v.conference_id = c.conference_id AND v.child_id = c.child_id
WHERE c.tenant_id = sqlc.arg(tenant_id) AND c.family_id = sqlc.arg(family_id) AND c.conference_id = sqlc.arg(conference_id)
UNION ALL
SELECT p.tenant_id, p.family_id, p.conference_id, CAST(sqlc.arg(change_id) AS TEXT), 'view', p.invitation_id, p.child_id, p.side,
    p.outcome, p.categories, p.audience, p.writer, p.at, NULL, p.sealed, ''
FROM plan_view p
WHERE p.tenant_id = sqlc.arg(tenant_id) AND p.family_id = sqlc.arg(family_id) AND p.conference_id = sqlc.arg(conference_id)
UNION ALL
SELECT d.tenant_id, d.family_id, d.conference_id, CAST(sqlc.arg(change_id) AS TEXT), 'decision', '', d.child_id, '', d.outcome,
    d.categories, '', d.decided_by, d.at, NULL, d.sealed, d.id
FROM decision d
WHERE d.tenant_id = sqlc.arg(tenant_id) AND d.family_id = sqlc.arg(family_id) AND d.conference_id = sqlc.arg(conference_id)
UNION ALL
SELECT n.tenant_id, n.family_id, n.conference_id, CAST(sqlc.arg(change_id) AS TEXT), 'next steps', '', '', '',
    COALESCE(n.first_core_group_on, ''), COALESCE(n.review_on, ''), '', COALESCE(n.lead_worker, ''), NULL, NULL, n.sealed, ''
FROM next_steps n
WHERE n.tenant_id = sqlc.arg(tenant_id) AND n.family_id = sqlc.arg(family_id) AND n.conference_id = sqlc.arg(conference_id)
UNION ALL
SELECT m.tenant_id, m.family_id, m.conference_id, CAST(sqlc.arg(change_id) AS TEXT), 'core group', m.invitation_id, '', '', '', '', '',
    '', NULL, NULL, NULL, ''
FROM core_group_choice m
WHERE m.tenant_id = sqlc.arg(tenant_id) AND m.family_id = sqlc.arg(family_id) AND m.conference_id = sqlc.arg(conference_id);

-- name: KeepEarlierReasons :exec
-- The same for the chair's reasons for opening alone, when a conference is adjourned: another day asks for its own.
INSERT INTO earlier_day (tenant_id, family_id, conference_id, change_id, kind, part, state, by_account, from_at, until_at, sealed)
SELECT g.tenant_id, g.family_id, g.conference_id, CAST(sqlc.arg(change_id) AS TEXT), 'reason', g.gate, g.ground, g.passed_by, g.at,
    g.met_at, g.sealed
FROM gate_passed g
WHERE g.tenant_id = sqlc.arg(tenant_id) AND g.family_id = sqlc.arg(family_id) AND g.conference_id = sqlc.arg(conference_id)
    AND g.gate IN ('quorum', 'police');

-- name: DropOpeningReasons :exec
DELETE FROM gate_passed
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id)
    AND gate IN ('quorum', 'police');

-- name: DropReasons :exec
DELETE FROM gate_passed
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id);

-- name: DropTalks :exec
DELETE FROM talk_beforehand
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id);

-- name: DropAgendaSteps :exec
DELETE FROM agenda_step
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id);

-- name: DropRoundTurns :exec
DELETE FROM round_turn
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id);

-- name: DropScores :exec
DELETE FROM score
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id);

-- name: HideScores :exec
DELETE FROM score_revealed
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id);

-- name: DropPlanViews :exec
DELETE FROM plan_view
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id);

-- name: DropDecisions :exec
DELETE FROM decision
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id);

-- name: DropNextSteps :exec
DELETE FROM next_steps
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id);

-- name: EarlierDays :many
-- What of it has words to show. A reason that was not needed even on that day stands nowhere.
SELECT * FROM earlier_day
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id)
    AND sealed IS NOT NULL AND (kind <> 'reason' OR until_at IS NULL)
ORDER BY from_at, kind, invitation_id, child_id, part;

-- name: GateMet :exec
UPDATE gate_passed SET met_at = sqlc.arg(met_at)
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id)
    AND gate = sqlc.arg(gate);

-- name: CancelledBy :many
-- The change by which a conference was cancelled, without the words.
SELECT id, was_on, at FROM conference_change
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id)
    AND change = 'cancelled'
ORDER BY at DESC, id DESC LIMIT 1;

-- name: DaysGivenUp :many
-- The days on which a conference was to be held and was not, or did not end, without the words. A booking that was changed is
-- among them where the family was told why.
SELECT c.id, c.change, c.was_on FROM conference_change c
WHERE c.tenant_id = sqlc.arg(tenant_id) AND c.family_id = sqlc.arg(family_id) AND c.conference_id = sqlc.arg(conference_id)
    AND c.was_on IS NOT NULL AND (c.change IN ('postponed', 'inquorate', 'adjourned')
        OR c.change = 'changed' AND c.was_on <> c.now_on AND EXISTS (
            SELECT 1 FROM change_for_family w WHERE w.tenant_id = c.tenant_id AND w.change_id = c.id))
ORDER BY c.at, c.id;
