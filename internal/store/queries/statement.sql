-- name: AddStatement :exec
INSERT INTO statement (tenant_id, family_id, id, kind, audience, writer, said_by, said_at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(kind), sqlc.arg(audience), sqlc.arg(writer),
    sqlc.arg(said_by), sqlc.arg(said_at), sqlc.arg(sealed));

-- name: AddStatementAbout :exec
INSERT INTO statement_about (tenant_id, family_id, statement_id, child_id)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(statement_id), sqlc.arg(child_id));

-- name: Statement :one
SELECT * FROM statement
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND id = sqlc.arg(id);

-- name: StatementsOfFamily :many
SELECT * FROM statement
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND state = 'current' ORDER BY said_at, id;

-- name: AboutOfFamily :many
-- What is said about each child of a family: the ids of the statements, with a space between them. There are many statements and few
-- children.
SELECT child_id, CAST(string_agg(statement_id, ' ') AS TEXT) AS statements FROM statement_about
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) GROUP BY child_id ORDER BY child_id;

-- name: AboutOfStatement :many
SELECT child_id FROM statement_about
WHERE tenant_id = sqlc.arg(tenant_id) AND statement_id = sqlc.arg(statement_id) ORDER BY child_id;

-- name: ChangeStatement :execrows
UPDATE statement SET kind = sqlc.arg(kind), audience = sqlc.arg(audience), sealed = sqlc.arg(sealed), version = version + 1
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND id = sqlc.arg(id)
    AND version = sqlc.arg(version) AND state = 'current';

-- name: AddStatementVersion :exec
INSERT INTO statement_version (tenant_id, family_id, statement_id, version, changed_by, at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(statement_id), sqlc.arg(version), sqlc.arg(changed_by),
    sqlc.arg(at), sqlc.arg(sealed));

-- name: WithdrawStatement :execrows
UPDATE statement SET state = 'withdrawn', version = version + 1
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND id = sqlc.arg(id) AND state = 'current';

-- name: DropReply :exec
DELETE FROM reply WHERE tenant_id = sqlc.arg(tenant_id) AND statement_id = sqlc.arg(statement_id) AND writer = sqlc.arg(writer);

-- name: AddReply :exec
INSERT INTO reply (tenant_id, family_id, id, statement_id, kind, writer, audience, at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(statement_id), sqlc.arg(kind), sqlc.arg(writer),
    sqlc.arg(audience), sqlc.arg(at), sqlc.arg(sealed));

-- name: RepliesOfFamily :many
SELECT * FROM reply WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) ORDER BY at, id;
