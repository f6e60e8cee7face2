-- name: FamiliesKeptSince :many
-- Families for whom nothing was done since a moment, what keeps or ends their records apart, with the last time that anything was.
-- Those on hold, and those of which something is to come already, are in lists of their own and take no place in this one.
SELECT f.id, CAST(COALESCE((SELECT max(a.at) FROM audit_entry a WHERE a.tenant_id = f.tenant_id AND a.family_id = f.id AND a.kind = 'did'
    AND a.deed NOT IN (SELECT key FROM json_each(sqlc.arg(apart)))), f.created_at) AS TEXT) AS last_at
FROM family f
WHERE f.tenant_id = sqlc.arg(tenant_id) AND f.destroyed_at IS NULL AND f.created_at < sqlc.arg(since_at) AND NOT EXISTS (
    SELECT 1 FROM audit_entry b WHERE b.tenant_id = f.tenant_id AND b.family_id = f.id AND b.at >= sqlc.arg(since_at) AND b.kind = 'did'
        AND b.deed NOT IN (SELECT key FROM json_each(sqlc.arg(apart))))
    AND NOT EXISTS (SELECT 1 FROM retention_hold h WHERE h.tenant_id = f.tenant_id AND h.family_id = f.id AND h.lifted_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM destruction d WHERE d.tenant_id = f.tenant_id AND d.family_id = f.id AND d.state IN ('proposed', 'agreed'))
ORDER BY f.created_at, f.id LIMIT sqlc.arg(most);

-- name: LastDoneFor :one
SELECT CAST(COALESCE((SELECT max(a.at) FROM audit_entry a WHERE a.tenant_id = f.tenant_id AND a.family_id = f.id AND a.kind = 'did'
    AND a.deed NOT IN (SELECT key FROM json_each(sqlc.arg(apart)))), f.created_at) AS TEXT) AS last_at
FROM family f WHERE f.tenant_id = sqlc.arg(tenant_id) AND f.id = sqlc.arg(family_id) AND f.destroyed_at IS NULL;

-- name: AddDestruction :exec
INSERT INTO destruction (tenant_id, family_id, id, state, last_on, over_on, rule, source, proposed_by, proposed_at)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), 'proposed', sqlc.arg(last_on), sqlc.arg(over_on), sqlc.arg(rule), sqlc.arg(source),
    sqlc.arg(proposed_by), sqlc.arg(proposed_at));

-- name: SaveDestruction :execrows
UPDATE destruction SET state = sqlc.arg(state), last_on = sqlc.arg(last_on), over_on = sqlc.arg(over_on), rule = sqlc.arg(rule),
    source = sqlc.arg(source), agreed_by = sqlc.narg(agreed_by), agreed_at = sqlc.narg(agreed_at), destroy_on = sqlc.narg(destroy_on),
    stopped_by = sqlc.narg(stopped_by), stopped_at = sqlc.narg(stopped_at), back_at = sqlc.narg(back_at), back_why = sqlc.narg(back_why), done_at = sqlc.narg(done_at), manifest = sqlc.arg(manifest), version = version + 1
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND id = sqlc.arg(id) AND version = sqlc.arg(version);

-- name: Destruction :one
SELECT * FROM destruction WHERE tenant_id = sqlc.arg(tenant_id) AND id = sqlc.arg(id);

-- name: DestructionsOf :many
-- What is to come of a family's record, or else what was taken back by itself last.
SELECT * FROM destruction WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND state IN ('proposed', 'agreed', 'taken back')
ORDER BY CASE state WHEN 'taken back' THEN 1 ELSE 0 END, proposed_at DESC, id LIMIT 1;

-- name: Destructions :many
SELECT * FROM destruction WHERE tenant_id = sqlc.arg(tenant_id) AND state <> 'stopped' ORDER BY proposed_at DESC, id LIMIT sqlc.arg(most);

-- name: DestructionsDue :many
SELECT id FROM destruction WHERE tenant_id = sqlc.arg(tenant_id) AND state = 'agreed' AND destroy_on <= sqlc.arg(today) ORDER BY destroy_on, id;

-- name: KeysToDestroy :many
SELECT id, family_id FROM destruction WHERE tenant_id = sqlc.arg(tenant_id) AND state = 'done' AND key_gone_at IS NULL;

-- name: NoteKeyGone :exec
UPDATE destruction SET key_gone_at = sqlc.arg(key_gone_at) WHERE tenant_id = sqlc.arg(tenant_id) AND id = sqlc.arg(id);

-- name: EndFamily :exec
UPDATE family SET destroyed_at = sqlc.arg(destroyed_at) WHERE tenant_id = sqlc.arg(tenant_id) AND id = sqlc.arg(family_id);

-- name: AddHold :exec
INSERT INTO retention_hold (tenant_id, family_id, id, why, placed_by, placed_at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(why), sqlc.arg(placed_by), sqlc.arg(placed_at), sqlc.arg(sealed));

-- name: LiftHold :execrows
UPDATE retention_hold SET lifted_by = sqlc.arg(lifted_by), lifted_at = sqlc.arg(lifted_at), sealed = sqlc.arg(sealed), version = version + 1
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND id = sqlc.arg(id) AND lifted_at IS NULL;

-- name: HoldsOf :many
SELECT * FROM retention_hold WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) ORDER BY placed_at DESC, id;

-- name: FamiliesHeld :many
SELECT family_id, why, placed_at FROM retention_hold WHERE tenant_id = sqlc.arg(tenant_id) AND lifted_at IS NULL ORDER BY placed_at, id;

-- name: HoldsToLookAt :many
-- Families whose record is on hold, by a hold of which nobody has said for a while that it is needed.
SELECT DISTINCT family_id FROM retention_hold
WHERE tenant_id = sqlc.arg(tenant_id) AND lifted_at IS NULL AND placed_at < sqlc.arg(before_at) AND (looked_at IS NULL OR looked_at < sqlc.arg(before_at))
ORDER BY family_id;

-- name: HoldOn :execrows
UPDATE retention_hold SET looked_at = sqlc.arg(looked_at)
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND id = sqlc.arg(id) AND lifted_at IS NULL;

-- name: EndsToAgree :many
-- Ends that wait for a second person and for no hold to be lifted. The state is asked twice: the first finds the index of open ends.
SELECT d.family_id FROM destruction d
WHERE d.tenant_id = sqlc.arg(tenant_id) AND d.state IN ('proposed', 'agreed') AND d.state = 'proposed' AND d.proposed_by <> sqlc.arg(account)
    AND NOT EXISTS (SELECT 1 FROM retention_hold h WHERE h.tenant_id = d.tenant_id AND h.family_id = d.family_id AND h.lifted_at IS NULL)
ORDER BY d.proposed_at, d.id;

-- name: EndsComing :many
-- Ends that are proposed or agreed of families whose social worker or manager somebody is.
SELECT DISTINCT d.family_id, d.destroy_on FROM part p JOIN destruction d ON d.tenant_id = p.tenant_id AND d.family_id = p.family_id
WHERE p.tenant_id = sqlc.arg(tenant_id) AND p.account_id = sqlc.arg(account_id) AND p.kind IN ('allocated social worker', 'team manager') AND p.until_at IS NULL
    AND d.state IN ('proposed', 'agreed')
ORDER BY d.family_id;
