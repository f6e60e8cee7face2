-- Figures about many families: how many of what was due in each month was done in time, and what else is counted. Every
-- is 1 for the safeguarding unit; else only families count that somebody manages, or covers for somebody who does.

-- name: SharesInTime :many
-- Of what had its last day in each month, for each kind of deadline: how many there were, and how many were done by then.
SELECT d.deadline_key, CAST(substr(d.last_on, 1, 7) AS TEXT) AS month, COUNT(*) AS due,
    CAST(SUM(CASE WHEN d.state = 'met' AND d.met_on <= d.last_on THEN 1 ELSE 0 END) AS BIGINT) AS in_time
FROM deadline d
WHERE d.tenant_id = sqlc.arg(tenant_id) AND d.last_on >= sqlc.arg(from_on) AND d.last_on < sqlc.arg(today) AND d.state <> 'not needed'
    AND (CAST(sqlc.arg(every) AS INTEGER) = 1 OR d.family_id IN (
        SELECT p.family_id FROM part p WHERE p.tenant_id = sqlc.arg(tenant_id) AND p.kind = 'team manager' AND p.until_at IS NULL
            AND p.account_id IN (
                SELECT b.account_id FROM absence b WHERE b.tenant_id = sqlc.arg(tenant_id) AND b.cover = sqlc.arg(account_id)
                    AND b.from_on <= sqlc.arg(today) AND b.until_on >= sqlc.arg(today)
                UNION ALL SELECT me.id FROM account me WHERE me.tenant_id = sqlc.arg(tenant_id) AND me.id = sqlc.arg(account_id))))
GROUP BY d.deadline_key, substr(d.last_on, 1, 7) ORDER BY 1, 2;

-- name: ReportsInTime :many
-- The same of the agencies' reports, by the agency of whoever was asked to write.
SELECT a.agency, COUNT(*) AS due, CAST(SUM(CASE WHEN d.state = 'met' AND d.met_on <= d.last_on THEN 1 ELSE 0 END) AS BIGINT) AS in_time
FROM deadline d JOIN account a ON a.tenant_id = d.tenant_id AND a.id = d.owner
WHERE d.tenant_id = sqlc.arg(tenant_id) AND d.last_on >= sqlc.arg(from_on) AND d.last_on < sqlc.arg(today) AND d.state <> 'not needed'
    AND d.deadline_key = 'reports-to-parents'
    AND (CAST(sqlc.arg(every) AS INTEGER) = 1 OR d.family_id IN (
        SELECT p.family_id FROM part p WHERE p.tenant_id = sqlc.arg(tenant_id) AND p.kind = 'team manager' AND p.until_at IS NULL
            AND p.account_id IN (
                SELECT b.account_id FROM absence b WHERE b.tenant_id = sqlc.arg(tenant_id) AND b.cover = sqlc.arg(account_id)
                    AND b.from_on <= sqlc.arg(today) AND b.until_on >= sqlc.arg(today)
                UNION ALL SELECT me.id FROM account me WHERE me.tenant_id = sqlc.arg(tenant_id) AND me.id = sqlc.arg(account_id))))
GROUP BY a.agency ORDER BY a.agency;

-- name: DeadlinesBehind :many
-- What is counted in SharesInTime between two days, of the kinds that are the keys of a JSON object.
SELECT d.* FROM deadline d
WHERE d.tenant_id = sqlc.arg(tenant_id) AND d.last_on >= sqlc.arg(from_on) AND d.last_on < sqlc.arg(until_on) AND d.state <> 'not needed'
    AND d.deadline_key IN (SELECT key FROM json_each(sqlc.arg(keys)))
    AND (CAST(sqlc.arg(every) AS INTEGER) = 1 OR d.family_id IN (
        SELECT p.family_id FROM part p WHERE p.tenant_id = sqlc.arg(tenant_id) AND p.kind = 'team manager' AND p.until_at IS NULL
            AND p.account_id IN (
                SELECT b.account_id FROM absence b WHERE b.tenant_id = sqlc.arg(tenant_id) AND b.cover = sqlc.arg(account_id)
                    AND b.from_on <= sqlc.arg(today) AND b.until_on >= sqlc.arg(today)
                UNION ALL SELECT me.id FROM account me WHERE me.tenant_id = sqlc.arg(tenant_id) AND me.id = sqlc.arg(account_id))))
ORDER BY d.last_on, d.id;

-- name: PlansCounted :many
-- The child protection plans that go on.
SELECT p.id, p.family_id, p.child_id, p.began_on, p.previous FROM plan p
WHERE p.tenant_id = sqlc.arg(tenant_id) AND p.kind = 'child protection' AND p.state <> 'ended'
    AND (CAST(sqlc.arg(every) AS INTEGER) = 1 OR p.family_id IN (
        SELECT t.family_id FROM part t WHERE t.tenant_id = sqlc.arg(tenant_id) AND t.kind = 'team manager' AND t.until_at IS NULL
            AND t.account_id IN (
                SELECT b.account_id FROM absence b WHERE b.tenant_id = sqlc.arg(tenant_id) AND b.cover = sqlc.arg(account_id)
                    AND b.from_on <= sqlc.arg(today) AND b.until_on >= sqlc.arg(today)
                UNION ALL SELECT me.id FROM account me WHERE me.tenant_id = sqlc.arg(tenant_id) AND me.id = sqlc.arg(account_id))))
ORDER BY p.began_on, p.id;

-- name: ChildrenHeardAt :many
-- The children of the conferences that were held, and had their last day since a day, born by now, with how each was heard.
SELECT DISTINCT c.id, c.family_id, c.held_on, k.child_id, COALESCE(h.way, 'not heard') AS way
FROM deadline d
    JOIN conference c ON c.tenant_id = d.tenant_id AND c.id = d.met_id AND c.state = 'closed'
    JOIN conference_child k ON k.tenant_id = c.tenant_id AND k.conference_id = c.id
    JOIN person n ON n.tenant_id = k.tenant_id AND n.id = k.child_id AND n.kind <> 'unborn'
    LEFT JOIN child_heard h ON h.tenant_id = k.tenant_id AND h.conference_id = k.conference_id AND h.child_id = k.child_id
WHERE d.tenant_id = sqlc.arg(tenant_id) AND d.last_on >= sqlc.arg(from_on) AND d.last_on < sqlc.arg(today) AND d.met_kind = 'conference'
    AND (CAST(sqlc.arg(every) AS INTEGER) = 1 OR d.family_id IN (
        SELECT t.family_id FROM part t WHERE t.tenant_id = sqlc.arg(tenant_id) AND t.kind = 'team manager' AND t.until_at IS NULL
            AND t.account_id IN (
                SELECT b.account_id FROM absence b WHERE b.tenant_id = sqlc.arg(tenant_id) AND b.cover = sqlc.arg(account_id)
                    AND b.from_on <= sqlc.arg(today) AND b.until_on >= sqlc.arg(today)
                UNION ALL SELECT me.id FROM account me WHERE me.tenant_id = sqlc.arg(tenant_id) AND me.id = sqlc.arg(account_id))))
ORDER BY c.held_on, c.id, k.child_id;
