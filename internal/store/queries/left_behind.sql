-- name: LeaveDangerBehind :exec
INSERT INTO left_behind (tenant_id, family_id, conference_id, kind, subject, by_account, at)
SELECT d.tenant_id, d.family_id, d.conference_id, 'danger statement', d.statement_id, sqlc.arg(by_account), sqlc.arg(at)
FROM danger_statement d
WHERE d.tenant_id = sqlc.arg(tenant_id) AND d.family_id = sqlc.arg(family_id) AND d.conference_id = sqlc.arg(conference_id)
    AND d.child_id = sqlc.arg(child_id);

-- name: DropDangerStatement :exec
DELETE FROM danger_statement
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id)
    AND child_id = sqlc.arg(child_id);

-- name: LeaveLinesBehind :exec
-- The lines are the keys of a JSON object: a list that both engines read with the same text.
INSERT INTO left_behind (tenant_id, family_id, conference_id, kind, subject, by_account, at)
SELECT l.tenant_id, l.family_id, l.conference_id, 'line of the outline plan', l.id, sqlc.arg(by_account), sqlc.arg(at)
FROM outline_line l
WHERE l.tenant_id = sqlc.arg(tenant_id) AND l.family_id = sqlc.arg(family_id) AND l.conference_id = sqlc.arg(conference_id)
    AND l.state = 'current' AND l.id IN (SELECT key FROM json_each(sqlc.arg(lines)));

-- name: WithdrawLines :exec
UPDATE outline_line SET state = 'withdrawn'
WHERE outline_line.tenant_id = sqlc.arg(tenant_id) AND outline_line.family_id = sqlc.arg(family_id)
    AND outline_line.conference_id = sqlc.arg(conference_id) AND outline_line.state = 'current'
    AND outline_line.id IN (SELECT key FROM json_each(sqlc.arg(lines)));

-- name: LeftBehind :many
SELECT kind, subject FROM left_behind
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id)
ORDER BY at, kind, subject;

-- name: OutlineLinesLeft :many
SELECT l.* FROM outline_line l
JOIN left_behind b ON b.tenant_id = l.tenant_id AND b.conference_id = l.conference_id AND b.subject = l.id
WHERE l.tenant_id = sqlc.arg(tenant_id) AND l.conference_id = sqlc.arg(conference_id) AND l.family_id = sqlc.arg(family_id)
ORDER BY l.at, l.id;
