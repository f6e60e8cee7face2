-- name: PutAgendaStep :exec
INSERT INTO agenda_step (tenant_id, family_id, conference_id, item, state, started_at, finished_at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(conference_id), sqlc.arg(item), sqlc.arg(state),
    sqlc.narg(started_at), sqlc.narg(finished_at), sqlc.arg(sealed))
ON CONFLICT (tenant_id, conference_id, item) DO UPDATE SET state = excluded.state, started_at = excluded.started_at,
    finished_at = excluded.finished_at, sealed = excluded.sealed;

-- name: AgendaStepsOf :many
SELECT * FROM agenda_step
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id) ORDER BY item;

-- name: PutTalk :exec
INSERT INTO talk_beforehand (tenant_id, family_id, conference_id, invitation_id, held, recorded_by, at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(conference_id), sqlc.arg(invitation_id), sqlc.arg(held),
    sqlc.arg(recorded_by), sqlc.arg(at), sqlc.arg(sealed))
ON CONFLICT (tenant_id, conference_id, invitation_id) DO UPDATE SET held = excluded.held, recorded_by = excluded.recorded_by,
    at = excluded.at, sealed = excluded.sealed;

-- name: TalksOf :many
SELECT t.invitation_id, t.held, t.at, t.sealed, i.invited_account, i.invited_person FROM talk_beforehand t
JOIN invitation i ON i.tenant_id = t.tenant_id AND i.id = t.invitation_id
WHERE t.tenant_id = sqlc.arg(tenant_id) AND t.family_id = sqlc.arg(family_id) AND t.conference_id = sqlc.arg(conference_id)
ORDER BY t.invitation_id;

-- name: PutGatePassed :exec
INSERT INTO gate_passed (tenant_id, family_id, conference_id, gate, ground, passed_by, at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(conference_id), sqlc.arg(gate), sqlc.arg(ground),
    sqlc.arg(passed_by), sqlc.arg(at), sqlc.arg(sealed))
ON CONFLICT (tenant_id, conference_id, gate) DO UPDATE SET ground = excluded.ground, passed_by = excluded.passed_by,
    at = excluded.at, sealed = excluded.sealed, met_at = NULL;

-- name: GatesPassedOf :many
SELECT * FROM gate_passed
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id)
    AND met_at IS NULL ORDER BY gate;

-- name: AddWallEntry :exec
INSERT INTO wall_entry (tenant_id, family_id, id, conference_id, heading, statement_id, state, offered_by, at, audience)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(conference_id), sqlc.arg(heading),
    sqlc.arg(statement_id), sqlc.arg(state), sqlc.arg(offered_by), sqlc.arg(at), sqlc.arg(audience));

-- name: SaveWallEntry :execrows
UPDATE wall_entry SET heading = sqlc.arg(heading), state = sqlc.arg(state), other_statement_id = sqlc.narg(other_statement_id),
    settled_at = sqlc.narg(settled_at), audience = sqlc.arg(audience), version = version + 1
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND id = sqlc.arg(id) AND version = sqlc.arg(version);

-- name: WallEntriesOf :many
SELECT * FROM wall_entry
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id)
ORDER BY at, id;

-- name: AddTrayNote :exec
INSERT INTO tray_note (tenant_id, family_id, id, conference_id, entry_id, kind, writer, state, at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(conference_id), sqlc.narg(entry_id), sqlc.arg(kind),
    sqlc.arg(writer), 'waiting', sqlc.arg(at), sqlc.arg(sealed));

-- name: SettleTrayNote :execrows
UPDATE tray_note SET state = 'settled', settled_at = sqlc.arg(settled_at), sealed = sqlc.arg(sealed)
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND id = sqlc.arg(id) AND state = 'waiting';

-- name: TrayNotesOf :many
SELECT * FROM tray_note
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id)
ORDER BY at, id;

-- name: PutRoundTurn :exec
INSERT INTO round_turn (tenant_id, family_id, conference_id, heading, invitation_id, turn, at)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(conference_id), sqlc.arg(heading), sqlc.arg(invitation_id),
    sqlc.arg(turn), sqlc.arg(at))
ON CONFLICT (tenant_id, conference_id, heading, invitation_id) DO UPDATE SET turn = excluded.turn, at = excluded.at;

-- name: RoundTurnsOf :many
SELECT heading, invitation_id, turn FROM round_turn
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id)
ORDER BY heading, invitation_id;

-- name: PutScore :exec
INSERT INTO score (tenant_id, family_id, conference_id, child_id, invitation_id, by_account, at, sealed, audience)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(conference_id), sqlc.arg(child_id), sqlc.arg(invitation_id),
    sqlc.arg(by_account), sqlc.arg(at), sqlc.arg(sealed), sqlc.arg(audience))
ON CONFLICT (tenant_id, conference_id, child_id, invitation_id) DO UPDATE SET by_account = excluded.by_account,
    at = excluded.at, sealed = excluded.sealed, audience = excluded.audience;

-- name: ScoreWriter :one
SELECT by_account FROM score
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id)
    AND child_id = sqlc.arg(child_id) AND invitation_id = sqlc.arg(invitation_id);

-- name: ScoresOf :many
SELECT s.child_id, s.invitation_id, s.at, s.sealed, s.audience, i.invited_account, i.invited_person FROM score s
JOIN invitation i ON i.tenant_id = s.tenant_id AND i.id = s.invitation_id
WHERE s.tenant_id = sqlc.arg(tenant_id) AND s.family_id = sqlc.arg(family_id) AND s.conference_id = sqlc.arg(conference_id)
ORDER BY s.child_id, s.invitation_id;

-- name: RevealScores :exec
INSERT INTO score_revealed (tenant_id, family_id, conference_id, child_id, at)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(conference_id), sqlc.arg(child_id), sqlc.arg(at))
ON CONFLICT (tenant_id, conference_id, child_id) DO NOTHING;

-- name: ScoresRevealedOf :many
SELECT child_id FROM score_revealed
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id)
ORDER BY child_id;

-- name: PutDangerStatement :exec
INSERT INTO danger_statement (tenant_id, family_id, conference_id, child_id, statement_id)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(conference_id), sqlc.arg(child_id), sqlc.arg(statement_id))
ON CONFLICT (tenant_id, conference_id, child_id) DO UPDATE SET statement_id = excluded.statement_id;

-- name: DangerStatementsOf :many
SELECT child_id, statement_id FROM danger_statement
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id)
ORDER BY child_id;

-- name: PutChildHeard :exec
INSERT INTO child_heard (tenant_id, family_id, conference_id, child_id, way, audience, writer, at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(conference_id), sqlc.arg(child_id), sqlc.arg(way),
    sqlc.arg(audience), sqlc.arg(writer), sqlc.arg(at), sqlc.arg(sealed))
ON CONFLICT (tenant_id, conference_id, child_id) DO UPDATE SET way = excluded.way, audience = excluded.audience,
    writer = excluded.writer, at = excluded.at, sealed = excluded.sealed;

-- name: ChildrenHeardOf :many
SELECT * FROM child_heard
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id)
ORDER BY child_id;

-- name: PutPlanView :exec
INSERT INTO plan_view (tenant_id, family_id, conference_id, child_id, invitation_id, side, outcome, categories, audience,
    writer, at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(conference_id), sqlc.arg(child_id), sqlc.arg(invitation_id),
    sqlc.arg(side), sqlc.arg(outcome), sqlc.arg(categories), sqlc.arg(audience), sqlc.arg(writer), sqlc.arg(at), sqlc.arg(sealed))
ON CONFLICT (tenant_id, conference_id, child_id, invitation_id) DO UPDATE SET outcome = excluded.outcome,
    categories = excluded.categories, audience = excluded.audience, writer = excluded.writer, at = excluded.at,
    sealed = excluded.sealed;

-- name: PlanViewsOf :many
SELECT * FROM plan_view
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id)
ORDER BY child_id, invitation_id;

-- name: PutDissentTalk :exec
INSERT INTO dissent (tenant_id, family_id, id, conference_id, child_id, dissenter, talked_at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(conference_id), sqlc.arg(child_id),
    sqlc.arg(dissenter), sqlc.arg(talked_at), sqlc.arg(sealed))
ON CONFLICT (tenant_id, conference_id, child_id, dissenter) DO NOTHING;

-- name: RecordDissent :exec
INSERT INTO dissent (tenant_id, family_id, id, conference_id, child_id, dissenter, decision_id, recorded_at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(conference_id), sqlc.arg(child_id),
    sqlc.arg(dissenter), sqlc.narg(decision_id), sqlc.arg(recorded_at), sqlc.arg(sealed))
ON CONFLICT (tenant_id, conference_id, child_id, dissenter) DO UPDATE SET recorded_at = excluded.recorded_at,
    decision_id = excluded.decision_id, sealed = excluded.sealed;

-- name: DissentsOf :many
SELECT * FROM dissent
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id)
ORDER BY child_id, id;

-- name: CalledAt :many
-- The accounts of those asked to a conference, and what the staff among them are called. One of the family is asked as
-- a person, and signs in by the account of that person.
SELECT i.id, a.id AS account_id, a.name FROM invitation i
JOIN account a ON a.tenant_id = i.tenant_id AND (a.id = i.invited_account OR a.person = i.invited_person)
WHERE i.tenant_id = sqlc.arg(tenant_id) AND i.conference_id = sqlc.arg(conference_id) ORDER BY i.id, a.id;

-- name: AccountsReaching :many
SELECT DISTINCT p.account_id FROM part p
JOIN part_child c ON c.tenant_id = p.tenant_id AND c.part_id = p.id
WHERE p.tenant_id = sqlc.arg(tenant_id) AND p.family_id = sqlc.arg(family_id) AND c.child_id = sqlc.arg(child_id)
    AND p.until_at IS NULL;

-- name: ConferencesRunBy :many
-- The conferences of a chair or a recorder that are not over and whose day comes by then: how many of the family the chair
-- has still to talk with, and how much the room has sent that nobody has answered.
SELECT c.id, c.family_id, c.state, c.held_on, c.resumes_on, c.chair, c.recorder,
    (SELECT COUNT(*) FROM invitation i WHERE i.tenant_id = c.tenant_id AND i.conference_id = c.id
        AND i.role IN ('parent', 'carer', 'child') AND i.state NOT IN ('proposed', 'not invited', 'withdrawn')
        AND NOT EXISTS (SELECT 1 FROM talk_beforehand t WHERE t.tenant_id = i.tenant_id AND t.conference_id = i.conference_id
            AND t.invitation_id = i.id)) AS to_talk_with,
    (SELECT COUNT(*) FROM tray_note n WHERE n.tenant_id = c.tenant_id AND n.conference_id = c.id AND n.state = 'waiting') AS to_answer
FROM conference c
WHERE c.tenant_id = sqlc.arg(tenant_id) AND c.state IN ('booked', 'open', 'adjourned')
    AND ((c.state <> 'adjourned' AND c.held_on <= sqlc.arg(until_on)) OR (c.state = 'adjourned' AND c.resumes_on <= sqlc.arg(until_on)))
    AND (c.chair = sqlc.arg(account_id) OR c.recorder = sqlc.arg(account_id))
ORDER BY c.held_on, c.id;

-- name: ConferencesNowFor :many
-- The conferences that somebody is asked to and whose day has come: for how many of the children they may know of they
-- have not said what they think the plan should be.
SELECT i.family_id, i.conference_id, i.role, c.state, c.held_on, c.resumes_on,
    (SELECT COUNT(*) FROM conference_child k WHERE k.tenant_id = i.tenant_id AND k.conference_id = i.conference_id
        AND (i.family_side = 0 OR k.child_id IN (
            SELECT r.child_id FROM part p JOIN part_child r ON r.tenant_id = p.tenant_id AND r.part_id = p.id
            WHERE p.tenant_id = i.tenant_id AND p.account_id = sqlc.arg(account_id) AND p.until_at IS NULL))
        AND NOT EXISTS (SELECT 1 FROM plan_view v WHERE v.tenant_id = i.tenant_id AND v.conference_id = i.conference_id
            AND v.child_id = k.child_id AND v.invitation_id = i.id)) AS views_to_give
FROM invitation i JOIN conference c ON c.tenant_id = i.tenant_id AND c.id = i.conference_id
WHERE i.tenant_id = sqlc.arg(tenant_id) AND i.state NOT IN ('proposed', 'not invited', 'withdrawn')
    AND c.state IN ('booked', 'open', 'adjourned')
    AND ((c.state <> 'adjourned' AND c.held_on <= sqlc.arg(today)) OR (c.state = 'adjourned' AND c.resumes_on <= sqlc.arg(today)))
    AND (i.invited_account = sqlc.arg(account_id) OR i.invited_person = sqlc.arg(person))
    AND NOT EXISTS (SELECT 1 FROM exclusion x WHERE x.tenant_id = i.tenant_id AND x.invitation_id = i.id AND x.replaced_at IS NULL
        AND x.extent = 'whole')
ORDER BY c.held_on, i.id;
