-- name: AddAuditEntry :exec
INSERT INTO audit_entry (tenant_id, id, at, account_id, deed, ground, family_id, subject, kind)
VALUES (sqlc.arg(tenant_id), sqlc.arg(id), sqlc.arg(at), sqlc.arg(account_id), sqlc.arg(deed), sqlc.arg(ground),
    sqlc.arg(family_id), sqlc.arg(subject), sqlc.arg(kind));

-- name: UnplacedAudit :many
SELECT tenant_id, id, at, account_id, deed, ground, family_id, subject, kind FROM audit_entry
WHERE tenant_id = sqlc.arg(tenant_id) AND position IS NULL
ORDER BY at, id LIMIT sqlc.arg(most);

-- name: PlaceAudit :execrows
-- Gives entries their places: a JSON object of them by the entries' ids. The tenant stays what it is: set first, it keeps
-- the arguments in one order on both engines.
UPDATE audit_entry SET tenant_id = sqlc.arg(tenant_id), position = CAST(value ->> 'place' AS BIGINT)
FROM json_each(sqlc.arg(places))
WHERE audit_entry.tenant_id = sqlc.arg(tenant_id) AND audit_entry.id = key AND audit_entry.position IS NULL;

-- name: PlacedAudit :many
SELECT id, at, account_id, deed, ground, family_id, subject, kind, position FROM audit_entry
WHERE tenant_id = sqlc.arg(tenant_id) AND position >= sqlc.arg(from_position)
ORDER BY position LIMIT sqlc.arg(most);

-- name: AuditHead :one
SELECT size FROM audit_head WHERE tenant_id = sqlc.arg(tenant_id);

-- name: AddAuditHead :exec
INSERT INTO audit_head (tenant_id, size) VALUES (sqlc.arg(tenant_id), 0);

-- name: SetAuditHead :execrows
UPDATE audit_head SET size = sqlc.arg(size) WHERE tenant_id = sqlc.arg(tenant_id) AND size = sqlc.arg(was);

-- name: AddAuditHashes :exec
-- Adds hashes: a JSON object of them by their places.
INSERT INTO audit_hash (tenant_id, place, hash)
SELECT sqlc.arg(tenant_id), CAST(key AS BIGINT), decode(value ->> 'hash', 'hex') FROM json_each(sqlc.arg(hashes));

-- name: AuditHashesFrom :many
SELECT place, hash FROM audit_hash
WHERE tenant_id = sqlc.arg(tenant_id) AND place >= sqlc.arg(from_place) ORDER BY place LIMIT sqlc.arg(most);

-- name: AuditOfFamily :many
SELECT id, at, account_id, deed, ground, subject, kind FROM audit_entry
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id)
ORDER BY at, id;

-- name: DoneAround :one
-- How many things have been done since a moment in the family whose conference this is. It never leaves the store.
SELECT count(*) FROM audit_entry
WHERE audit_entry.tenant_id = sqlc.arg(tenant_id) AND kind = 'did' AND audit_entry.at >= sqlc.arg(since_at)
    AND family_id = (SELECT c.family_id FROM conference AS c WHERE c.tenant_id = sqlc.arg(tenant_id) AND c.id = sqlc.arg(conference_id));

-- name: RunningAmong :many
-- Of some families, a JSON object of them, those with a conference that is open or was closed since a moment.
SELECT DISTINCT family_id FROM conference
WHERE conference.tenant_id = sqlc.arg(tenant_id) AND (state = 'open' OR closed_at >= sqlc.arg(closed_since))
    AND family_id IN (SELECT key FROM json_each(sqlc.arg(families)));
