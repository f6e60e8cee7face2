-- name: AddCorrectionRequest :exec
INSERT INTO correction_request (tenant_id, family_id, id, passage, conference_id, audience, asked_by, to_account, state, asked_at, due_on, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(passage), sqlc.narg(conference_id), sqlc.arg(audience), sqlc.arg(asked_by),
    sqlc.narg(to_account), 'asked', sqlc.arg(asked_at), sqlc.arg(due_on), sqlc.arg(sealed));

-- name: SaveCorrectionRequest :execrows
UPDATE correction_request SET state = sqlc.arg(state), answered_by = sqlc.narg(answered_by), answered_at = sqlc.narg(answered_at),
    sealed = sqlc.arg(sealed), version = version + 1
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND id = sqlc.arg(id) AND state = 'asked'
    AND version = sqlc.arg(version);

-- name: ReadCorrectionAnswer :execrows
UPDATE correction_request SET read_at = sqlc.arg(read_at)
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND id = sqlc.arg(id) AND asked_by = sqlc.arg(asked_by)
    AND state <> 'asked' AND read_at IS NULL;

-- name: CorrectionRequestFamily :one
SELECT family_id FROM correction_request WHERE tenant_id = sqlc.arg(tenant_id) AND id = sqlc.arg(id);

-- name: CorrectionRequestsOfFamily :many
SELECT * FROM correction_request WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) ORDER BY asked_at, id;

-- name: CorrectionsToAnswer :many
-- What waits for somebody's answer: what was asked of them, or of somebody away for whom they cover; where whoever was asked takes
-- part no more, of the safeguarding unit, the social worker, whoever has their part as chair or manager now, and who covers for those;
-- and of the unit what is late.
SELECT q.id, q.family_id, q.passage, q.audience, q.asked_by, q.to_account, q.due_on FROM correction_request q
WHERE q.tenant_id = sqlc.arg(tenant_id) AND q.state = 'asked' AND q.asked_by <> sqlc.arg(account_id)
    AND q.to_account IN (
        SELECT b.account_id FROM absence b WHERE b.tenant_id = sqlc.arg(tenant_id) AND b.cover = sqlc.arg(account_id)
            AND b.from_on <= sqlc.arg(today) AND b.until_on >= sqlc.arg(today)
        UNION ALL SELECT me.id FROM account me WHERE me.tenant_id = sqlc.arg(tenant_id) AND me.id = sqlc.arg(account_id))
UNION
SELECT q.id, q.family_id, q.passage, q.audience, q.asked_by, q.to_account, q.due_on FROM correction_request q
WHERE q.tenant_id = sqlc.arg(tenant_id) AND q.state = 'asked' AND q.asked_by <> sqlc.arg(account_id)
    AND NOT EXISTS (SELECT 1 FROM part p JOIN account a ON a.tenant_id = p.tenant_id AND a.id = p.account_id
        WHERE p.tenant_id = q.tenant_id AND p.family_id = q.family_id AND p.account_id = q.to_account AND p.until_at IS NULL
            AND p.kind <> 'given the record' AND a.active = 1)
    AND (CAST(sqlc.arg(unit) AS INTEGER) = 1 OR EXISTS (SELECT 1 FROM part p
        WHERE p.tenant_id = q.tenant_id AND p.family_id = q.family_id AND p.until_at IS NULL
            AND p.account_id IN (
                SELECT b.account_id FROM absence b WHERE b.tenant_id = sqlc.arg(tenant_id) AND b.cover = sqlc.arg(account_id)
                    AND b.from_on <= sqlc.arg(today) AND b.until_on >= sqlc.arg(today)
                UNION ALL SELECT me.id FROM account me WHERE me.tenant_id = sqlc.arg(tenant_id) AND me.id = sqlc.arg(account_id))
            AND (p.kind = 'allocated social worker' OR p.kind IN ('chair', 'team manager') AND EXISTS (SELECT 1 FROM part was
                WHERE was.tenant_id = q.tenant_id AND was.family_id = q.family_id AND was.account_id = q.to_account AND was.kind = p.kind
                    AND COALESCE(was.conference_id, '') = COALESCE(p.conference_id, '')))))
UNION
SELECT q.id, q.family_id, q.passage, q.audience, q.asked_by, q.to_account, q.due_on FROM correction_request q
WHERE q.tenant_id = sqlc.arg(tenant_id) AND q.state = 'asked' AND q.asked_by <> sqlc.arg(account_id)
    AND q.due_on < sqlc.arg(today) AND CAST(sqlc.arg(unit) AS INTEGER) = 1
ORDER BY 7, 1;

-- name: CorrectionAnswersToRead :many
SELECT id, family_id FROM correction_request
WHERE tenant_id = sqlc.arg(tenant_id) AND asked_by = sqlc.arg(asked_by) AND state <> 'asked' AND read_at IS NULL
ORDER BY answered_at, id;
