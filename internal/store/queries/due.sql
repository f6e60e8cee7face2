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
