-- name: AddAccessRequest :exec
INSERT INTO access_request (tenant_id, family_id, id, about_person, for_person, state, asked_on, identity, due_on, recorded_by, recorded_at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(about_person), sqlc.arg(for_person), 'asked', sqlc.arg(asked_on),
    sqlc.arg(identity), sqlc.arg(due_on), sqlc.arg(recorded_by), sqlc.arg(recorded_at), sqlc.arg(sealed));

-- name: SaveAccessRequest :execrows
UPDATE access_request SET state = sqlc.arg(state), longer_on = sqlc.narg(longer_on), prepared_by = sqlc.narg(prepared_by),
    checked_by = sqlc.narg(checked_by), checked_mark = sqlc.arg(checked_mark), given_by = sqlc.narg(given_by), given_on = sqlc.narg(given_on),
    sealed = sqlc.arg(sealed), version = version + 1
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND id = sqlc.arg(id) AND version = sqlc.arg(version);

-- name: AccessRequestFamily :one
SELECT family_id FROM access_request WHERE tenant_id = sqlc.arg(tenant_id) AND id = sqlc.arg(id);

-- name: AccessRequestsOfFamily :many
SELECT * FROM access_request WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) ORDER BY asked_on, id;

-- name: AccessRequestsUnderWay :many
-- What the safeguarding unit has still to answer.
SELECT id, family_id, due_on, longer_on FROM access_request WHERE tenant_id = sqlc.arg(tenant_id) AND state <> 'given' ORDER BY due_on, id;

-- name: AccessGivenTo :many
SELECT id, family_id FROM access_request
WHERE tenant_id = sqlc.arg(tenant_id) AND for_person = sqlc.arg(for_person) AND state = 'given' AND given_on >= sqlc.arg(since_on)
ORDER BY given_on, id;
