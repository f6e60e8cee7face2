-- name: AddConference :exec
INSERT INTO conference (tenant_id, family_id, id, kind, state, enquiry_id, after_conference, procedure_name, anchor_on, due_on,
    limit_on, requested_by, created_at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(kind), sqlc.arg(state), sqlc.narg(enquiry_id),
    sqlc.narg(after_conference), sqlc.arg(procedure_name), sqlc.arg(anchor_on), sqlc.arg(due_on), sqlc.arg(limit_on),
    sqlc.arg(requested_by), sqlc.arg(created_at), sqlc.arg(sealed));

-- name: AddConferenceChild :exec
INSERT INTO conference_child (tenant_id, family_id, conference_id, child_id)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(conference_id), sqlc.arg(child_id));

-- name: DropConferenceChild :exec
DELETE FROM conference_child
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id)
    AND child_id = sqlc.arg(child_id);

-- name: ConferenceFamily :one
SELECT family_id FROM conference WHERE tenant_id = sqlc.arg(tenant_id) AND id = sqlc.arg(id);

-- name: Conference :one
SELECT * FROM conference WHERE tenant_id = sqlc.arg(tenant_id) AND id = sqlc.arg(id);

-- name: ConferenceChildren :many
SELECT child_id FROM conference_child
WHERE tenant_id = sqlc.arg(tenant_id) AND conference_id = sqlc.arg(conference_id) ORDER BY child_id;

-- name: ConferencesOfFamily :many
SELECT * FROM conference WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id)
ORDER BY created_at, id;

-- name: SaveConference :execrows
UPDATE conference SET kind = sqlc.arg(kind), state = sqlc.arg(state), anchor_on = sqlc.arg(anchor_on), due_on = sqlc.arg(due_on),
    limit_on = sqlc.arg(limit_on), limit_moved = sqlc.arg(limit_moved), held_on = sqlc.narg(held_on),
    sat_on = sqlc.narg(sat_on), resumes_on = sqlc.narg(resumes_on), resumes_begins = sqlc.arg(resumes_begins), begins = sqlc.arg(begins), ends = sqlc.arg(ends),
    chair = sqlc.narg(chair), recorder = sqlc.narg(recorder), late_agreed_by = sqlc.narg(late_agreed_by),
    opened_at = sqlc.narg(opened_at), closed_at = sqlc.narg(closed_at), sealed = sqlc.arg(sealed), version = version + 1
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND id = sqlc.arg(id) AND version = sqlc.arg(version);
