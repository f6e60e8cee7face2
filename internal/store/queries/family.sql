-- name: AddPerson :exec
INSERT INTO person (tenant_id, family_id, id, kind, sealed, created_at)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(kind), sqlc.arg(sealed), sqlc.arg(created_at));

-- name: PeopleOf :many
SELECT id, kind, state, sealed, version FROM person
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND state = 'current'
ORDER BY created_at, id;

-- name: RelationshipsOf :many
SELECT id, person_id, child_id, kind, responsibility, from_on, until_on FROM relationship
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id)
ORDER BY id;
