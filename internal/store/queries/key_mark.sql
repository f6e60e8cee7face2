-- name: KeyMarks :many
SELECT id, name, key_mark, key_next FROM tenant ORDER BY name, id;

-- name: KeyMark :one
SELECT key_mark, key_next FROM tenant WHERE id = sqlc.arg(tenant_id);

-- name: BeginKey :exec
UPDATE tenant SET key_mark = sqlc.arg(key_mark), key_next = sqlc.arg(key_next) WHERE id = sqlc.arg(tenant_id);

-- name: TakeKey :execrows
-- A change that somebody began anew meanwhile takes no other's place.
UPDATE tenant SET key_mark = sqlc.arg(key_next), key_next = '' WHERE id = sqlc.arg(tenant_id) AND key_next = sqlc.arg(key_next);
