-- Figures about many families: how many of what was due in each month was done in time, and what else is counted. Every
-- is 1 for the safeguarding unit; else only families count that somebody manages, or covers for somebody who does.

-- name: SharesInTime :many
-- Of what had its last day in each month, for each kind of deadline: how many there were, and how many were done by then. Set
-- apart by the team of whoever was the family's social worker on the last day, by the chair of the conference or by the agency of
-- whose it is; what has none of these, and all that is not set apart, has no name.
SELECT d.deadline_key, CAST(substr(d.last_on, 1, 7) AS TEXT) AS month,
    CAST(CASE CAST(sqlc.arg(apart) AS TEXT)
        WHEN 'team' THEN COALESCE((SELECT a.team FROM part w JOIN account a ON a.tenant_id = w.tenant_id AND a.id = w.account_id
            WHERE w.tenant_id = d.tenant_id AND w.family_id = d.family_id AND w.kind = 'allocated social worker'
                AND substr(w.from_at, 1, 10) <= d.last_on
            ORDER BY w.from_at DESC, w.id DESC LIMIT 1), '')
        WHEN 'chair' THEN COALESCE(d.chair, '')
        WHEN 'agency' THEN COALESCE((SELECT a.agency FROM account a WHERE a.tenant_id = d.tenant_id AND a.id = d.owner), '')
        ELSE '' END AS TEXT) AS whose,
    COUNT(*) AS due, CAST(SUM(CASE WHEN d.state = 'met' AND d.met_on <= d.last_on THEN 1 ELSE 0 END) AS BIGINT) AS in_time
FROM deadline d
WHERE d.tenant_id = sqlc.arg(tenant_id) AND d.last_on >= sqlc.arg(from_on) AND d.last_on < sqlc.arg(today) AND d.state <> 'not needed'
    AND (CAST(sqlc.arg(every) AS INTEGER) = 1 OR d.family_id IN (
        SELECT p.family_id FROM part p WHERE p.tenant_id = sqlc.arg(tenant_id) AND p.kind = 'team manager' AND p.until_at IS NULL
            AND p.account_id IN (
                SELECT b.account_id FROM absence b WHERE b.tenant_id = sqlc.arg(tenant_id) AND b.cover = sqlc.arg(account_id)
                    AND b.from_on <= sqlc.arg(today) AND b.until_on >= sqlc.arg(today)
                UNION ALL SELECT me.id FROM account me WHERE me.tenant_id = sqlc.arg(tenant_id) AND me.id = sqlc.arg(account_id))))
GROUP BY 1, 2, 3 ORDER BY 1, 2, 3;

-- name: DeadlinesBehind :many
-- What is counted in SharesInTime between two days, of the kinds that are the keys of a JSON object, with the team of whoever
-- was the family's social worker on the last day.
SELECT sqlc.embed(d), CAST(COALESCE((SELECT a.team FROM part w JOIN account a ON a.tenant_id = w.tenant_id AND a.id = w.account_id
        WHERE w.tenant_id = d.tenant_id AND w.family_id = d.family_id AND w.kind = 'allocated social worker'
            AND substr(w.from_at, 1, 10) <= d.last_on
        ORDER BY w.from_at DESC, w.id DESC LIMIT 1), '') AS TEXT) AS team
FROM deadline d
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
