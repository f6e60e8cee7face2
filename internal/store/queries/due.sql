-- Who is shown what is due, and which families are still to be counted: nothing here is what a day is counted from.

-- name: DeadlinesOwed :many
SELECT family_id FROM deadline_owed WHERE tenant_id = sqlc.arg(tenant_id) ORDER BY family_id LIMIT sqlc.arg(most);

-- name: DropDeadlinesOwed :exec
DELETE FROM deadline_owed
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id IN (SELECT key FROM json_each(sqlc.arg(families)));

-- name: DeadlinesFrom :many
-- What waits to be done by somebody, or by those for whom they cover today, in the families in which its owner has a part.
SELECT d.* FROM deadline d
WHERE d.tenant_id = sqlc.arg(tenant_id) AND d.state = 'waiting' AND d.owner IN (
        SELECT b.account_id FROM absence b WHERE b.tenant_id = sqlc.arg(tenant_id) AND b.cover = sqlc.arg(account_id)
            AND b.from_on <= sqlc.arg(today) AND b.until_on >= sqlc.arg(today)
        UNION ALL SELECT me.id FROM account me WHERE me.tenant_id = sqlc.arg(tenant_id) AND me.id = sqlc.arg(account_id))
    AND EXISTS (SELECT 1 FROM part p WHERE p.tenant_id = d.tenant_id AND p.family_id = d.family_id AND p.account_id = d.owner
        AND p.until_at IS NULL)
ORDER BY d.due_on, d.id;

-- name: DeadlinesOfUnit :many
-- What waits to be done by the safeguarding unit by a day, and by nobody of it in particular.
SELECT * FROM deadline
WHERE tenant_id = sqlc.arg(tenant_id) AND state = 'waiting' AND due_on <= sqlc.arg(until_on) AND owner IS NULL AND owner_role = 'safeguarding-unit'
ORDER BY due_on, id;

-- name: AddLateReason :exec
INSERT INTO late_reason (tenant_id, family_id, id, deadline_id, given_by, given_at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(deadline_id), sqlc.arg(given_by), sqlc.arg(given_at), sqlc.arg(sealed));

-- name: AgreeLateReason :execrows
UPDATE late_reason SET agreed_by = sqlc.arg(agreed_by), agreed_at = sqlc.arg(agreed_at)
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND id = sqlc.arg(id) AND agreed_by IS NULL;

-- name: LateReasonsOfEach :many
-- Why things of several families are late, the first given first.
SELECT * FROM late_reason
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id IN (SELECT key FROM json_each(sqlc.arg(families)))
ORDER BY given_at, id;

-- name: LateMeetingsOfEach :many
-- The core groups of several families that were held, or are planned, after their last day.
SELECT family_id, id, COALESCE(recorded_by, '') AS recorded_by, sealed FROM core_group_meeting
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id IN (SELECT key FROM json_each(sqlc.arg(families)))
    AND held_on > COALESCE(limit_on, due_on);

-- name: LateRecordsOfEach :many
-- The first records of several families' conferences that were issued on their last day or after it.
SELECT family_id, id, conference_id, COALESCE(issued_by, '') AS issued_by, sealed FROM record
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id IN (SELECT key FROM json_each(sqlc.arg(families)))
    AND edition = 1 AND state = 'issued' AND substr(issued_at, 1, 10) >= limit_on;
