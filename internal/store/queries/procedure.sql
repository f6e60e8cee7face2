-- A partnership's own changes of its procedure.

-- name: ProcedureChanges :many
SELECT * FROM procedure_change
WHERE tenant_id = sqlc.arg(tenant_id) AND procedure_name = sqlc.arg(procedure_name)
ORDER BY proposed_at DESC, id;

-- name: ProcedureChangesApproved :many
SELECT * FROM procedure_change
WHERE tenant_id = sqlc.arg(tenant_id) AND procedure_name = sqlc.arg(procedure_name) AND state = 'approved'
ORDER BY from_on, id;

-- name: AddProcedureChange :exec
INSERT INTO procedure_change (tenant_id, id, procedure_name, path, value, source, kind, from_on, state, proposed_by, proposed_at)
VALUES (sqlc.arg(tenant_id), sqlc.arg(id), sqlc.arg(procedure_name), sqlc.arg(path), sqlc.arg(value), sqlc.arg(source), sqlc.arg(kind),
    sqlc.arg(from_on), 'proposed', sqlc.arg(proposed_by), sqlc.arg(proposed_at));

-- name: SaveProcedureChange :execrows
UPDATE procedure_change SET state = sqlc.arg(state), approved_by = sqlc.narg(approved_by), approved_at = sqlc.narg(approved_at),
    ended_by = sqlc.narg(ended_by), ended_at = sqlc.narg(ended_at), why = sqlc.arg(why), version = version + 1
WHERE tenant_id = sqlc.arg(tenant_id) AND id = sqlc.arg(id) AND version = sqlc.arg(version);

-- name: FamiliesEnquiring :many
-- The families with an enquiry that is not concluded.
SELECT DISTINCT family_id FROM enquiry WHERE tenant_id = sqlc.arg(tenant_id) AND state <> 'concluded' ORDER BY family_id;

-- name: FamiliesConferring :many
-- The families with a conference that is still to be held, or goes on, from a day on.
SELECT DISTINCT family_id FROM conference
WHERE tenant_id = sqlc.arg(tenant_id) AND state IN ('to be booked', 'booked', 'open', 'adjourned')
    AND (state <> 'booked' OR held_on >= sqlc.arg(from_on))
ORDER BY family_id;

-- name: FamiliesPlanned :many
-- The families with a plan that has not ended.
SELECT DISTINCT family_id FROM plan WHERE tenant_id = sqlc.arg(tenant_id) AND state <> 'ended' ORDER BY family_id;
