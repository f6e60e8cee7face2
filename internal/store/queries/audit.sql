-- name: AddAuditEntry :exec
INSERT INTO audit_entry (tenant_id, id, at, account_id, deed, ground, family_id, subject, kind)
VALUES (sqlc.arg(tenant_id), sqlc.arg(id), sqlc.arg(at), sqlc.arg(account_id), sqlc.arg(deed), sqlc.arg(ground),
    sqlc.arg(family_id), sqlc.arg(subject), sqlc.arg(kind));

-- name: UnplacedAudit :many
SELECT tenant_id, id, at, account_id, deed, ground, family_id, subject, kind FROM audit_entry
WHERE tenant_id = sqlc.arg(tenant_id) AND position IS NULL
ORDER BY at, id LIMIT sqlc.arg(most);

-- name: PlaceAudit :exec
UPDATE audit_entry SET position = sqlc.arg(position)
WHERE tenant_id = sqlc.arg(tenant_id) AND id = sqlc.arg(id) AND position IS NULL;

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

-- name: AddAuditHash :exec
INSERT INTO audit_hash (tenant_id, place, hash) VALUES (sqlc.arg(tenant_id), sqlc.arg(place), sqlc.arg(hash));

-- name: AuditHash :one
SELECT hash FROM audit_hash WHERE tenant_id = sqlc.arg(tenant_id) AND place = sqlc.arg(place);

-- name: AuditOfFamily :many
SELECT id, at, account_id, deed, ground, subject, kind FROM audit_entry
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id)
ORDER BY at, id;

-- name: DoneAround :one
-- How many things have been done since a moment in the family whose conference this is. It never leaves the store.
SELECT count(*) FROM audit_entry
WHERE audit_entry.tenant_id = sqlc.arg(tenant_id) AND kind = 'did' AND audit_entry.at >= sqlc.arg(since_at)
    AND family_id = (SELECT c.family_id FROM conference AS c WHERE c.tenant_id = sqlc.arg(tenant_id) AND c.id = sqlc.arg(conference_id));
