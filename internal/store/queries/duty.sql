-- name: DutyFamilies :many
-- The families that a duty worker may find: those that have a social worker, and are not closed to whoever asks, nor linked with
-- them by what they declared as a chair.
SELECT DISTINCT p.family_id FROM part p
WHERE p.tenant_id = sqlc.arg(tenant_id) AND p.until_at IS NULL AND p.kind = 'allocated social worker'
    AND NOT EXISTS (SELECT 1 FROM family_closed_to x WHERE x.tenant_id = p.tenant_id AND x.family_id = p.family_id
        AND x.account_id = sqlc.arg(account_id) AND x.opened_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM conference c JOIN chair_declaration d ON d.tenant_id = c.tenant_id AND d.conference_id = c.id
        WHERE c.tenant_id = p.tenant_id AND c.family_id = p.family_id AND d.account_id = sqlc.arg(account_id) AND d.linked = 1)
ORDER BY p.family_id;

-- name: DutyFamily :many
-- The same of one family: a row where it may be found.
SELECT DISTINCT p.family_id FROM part p
WHERE p.tenant_id = sqlc.arg(tenant_id) AND p.family_id = sqlc.arg(family_id) AND p.until_at IS NULL AND p.kind = 'allocated social worker'
    AND NOT EXISTS (SELECT 1 FROM family_closed_to x WHERE x.tenant_id = p.tenant_id AND x.family_id = p.family_id
        AND x.account_id = sqlc.arg(account_id) AND x.opened_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM conference c JOIN chair_declaration d ON d.tenant_id = c.tenant_id AND d.conference_id = c.id
        WHERE c.tenant_id = p.tenant_id AND c.family_id = p.family_id AND d.account_id = sqlc.arg(account_id) AND d.linked = 1);

-- name: DutyPlans :many
-- The plans under way of some families' children, the one of longest standing first.
SELECT family_id, child_id, kind, began_on FROM plan
WHERE tenant_id = sqlc.arg(tenant_id) AND state <> 'ended' AND family_id IN (SELECT key FROM json_each(sqlc.arg(families)))
ORDER BY began_on, id;

-- name: AddDutyPart :exec
INSERT INTO duty_part (tenant_id, family_id, id, account_id, reason, from_at, until_at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(account_id), sqlc.arg(reason), sqlc.arg(from_at), sqlc.arg(until_at),
    sqlc.arg(sealed));

-- name: DutyPartsOf :many
-- Who took a duty worker's part in a family, the latest first.
SELECT id, account_id, reason, from_at, until_at, ended_at, ended_by, read_at, read_by, sealed FROM duty_part
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id)
ORDER BY from_at DESC, id;

-- name: OwnDutyParts :many
-- The families that are open to somebody as a duty worker now.
SELECT family_id, until_at FROM duty_part
WHERE tenant_id = sqlc.arg(tenant_id) AND account_id = sqlc.arg(account_id) AND ended_at IS NULL AND until_at > sqlc.arg(now)
ORDER BY until_at, id;

-- name: EndDutyPart :execrows
UPDATE duty_part SET ended_at = sqlc.arg(ended_at), ended_by = sqlc.arg(ended_by)
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND id = sqlc.arg(id) AND ended_at IS NULL;

-- name: EndDutyPartsOf :exec
UPDATE duty_part SET ended_at = sqlc.arg(ended_at), ended_by = sqlc.arg(ended_by)
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND account_id = sqlc.arg(account_id) AND ended_at IS NULL
    AND until_at > sqlc.arg(now);

-- name: ReadDutyParts :exec
UPDATE duty_part SET read_at = sqlc.arg(read_at), read_by = sqlc.arg(read_by)
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND read_at IS NULL;

-- name: DutyPartsToRead :many
-- The families of which somebody is the social worker or the manager, or covers for them, with a duty worker's part that nobody of
-- these has read of yet.
SELECT DISTINCT d.family_id FROM duty_part d
WHERE d.tenant_id = sqlc.arg(tenant_id) AND d.read_at IS NULL
    AND d.family_id IN (
        SELECT p.family_id FROM part p WHERE p.tenant_id = sqlc.arg(tenant_id) AND p.until_at IS NULL
            AND p.kind IN ('allocated social worker', 'team manager')
            AND p.account_id IN (
                SELECT b.account_id FROM absence b WHERE b.tenant_id = sqlc.arg(tenant_id) AND b.cover = sqlc.arg(account_id)
                    AND b.from_on <= sqlc.arg(today) AND b.until_on >= sqlc.arg(today)
                UNION ALL SELECT me.id FROM account me WHERE me.tenant_id = sqlc.arg(tenant_id) AND me.id = sqlc.arg(account_id)))
ORDER BY d.family_id;

-- name: AddClosedTo :exec
INSERT INTO family_closed_to (tenant_id, family_id, id, account_id, closed_by, closed_at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(account_id), sqlc.arg(closed_by), sqlc.arg(closed_at), sqlc.arg(sealed));

-- name: ClosedToOf :many
SELECT id, account_id, closed_by, closed_at, sealed FROM family_closed_to
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND opened_at IS NULL
ORDER BY closed_at, id;

-- name: OpenAgainTo :execrows
UPDATE family_closed_to SET opened_at = sqlc.arg(opened_at), opened_by = sqlc.arg(opened_by)
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND id = sqlc.arg(id) AND opened_at IS NULL;
