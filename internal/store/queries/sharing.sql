-- name: AddSharing :exec
INSERT INTO sharing (tenant_id, family_id, id, shared_on, ground, to_complete, written_by, written_at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(shared_on), sqlc.arg(ground), sqlc.arg(to_complete),
    sqlc.arg(written_by), sqlc.arg(written_at), sqlc.arg(sealed));

-- name: SaveSharing :execrows
UPDATE sharing SET shared_on = sqlc.arg(shared_on), ground = sqlc.arg(ground), to_complete = sqlc.arg(to_complete), sealed = sqlc.arg(sealed),
    version = version + 1
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND id = sqlc.arg(id) AND version = sqlc.arg(version);

-- name: AddSharingAbout :exec
INSERT INTO sharing_about (tenant_id, family_id, sharing_id, person_id)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(sharing_id), sqlc.arg(person_id));

-- name: DropSharingAbout :exec
DELETE FROM sharing_about
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND sharing_id = sqlc.arg(sharing_id);

-- name: PutSharingAnswer :exec
INSERT INTO sharing_answer (tenant_id, family_id, sharing_id, person_id, asked, reason, told, told_on, look_again_on, said_by, said_at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(sharing_id), sqlc.arg(person_id), sqlc.arg(asked), sqlc.arg(reason), sqlc.arg(told),
    sqlc.arg(told_on), sqlc.arg(look_again_on), sqlc.arg(said_by), sqlc.arg(said_at), sqlc.arg(sealed))
ON CONFLICT (tenant_id, sharing_id, person_id) DO UPDATE SET asked = excluded.asked, reason = excluded.reason, told = excluded.told,
    told_on = excluded.told_on, look_again_on = excluded.look_again_on, said_by = excluded.said_by, said_at = excluded.said_at,
    sealed = excluded.sealed;

-- name: AddSharingVersion :exec
INSERT INTO sharing_version (tenant_id, family_id, sharing_id, version, changed_by, changed_at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(sharing_id), sqlc.arg(version), sqlc.arg(changed_by), sqlc.arg(changed_at), sqlc.arg(sealed));

-- name: SharingFamily :one
SELECT family_id FROM sharing WHERE tenant_id = sqlc.arg(tenant_id) AND id = sqlc.arg(id);

-- name: SharingsOfFamily :many
SELECT * FROM sharing WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) ORDER BY shared_on DESC, written_at DESC, id;

-- name: SharingAboutOfFamily :many
SELECT sharing_id, person_id FROM sharing_about
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) ORDER BY sharing_id, person_id;

-- name: SharingAnswersOfFamily :many
SELECT * FROM sharing_answer WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) ORDER BY sharing_id, person_id;

-- name: SharingVersions :many
SELECT * FROM sharing_version
WHERE tenant_id = sqlc.arg(tenant_id) AND sharing_id = sqlc.arg(sharing_id) AND family_id = sqlc.arg(family_id) ORDER BY version DESC;

-- name: SharingsToComplete :many
-- What was written down and is not complete, for whoever wrote it while they take part, and for the family's social worker.
SELECT s.id, s.family_id, s.written_by FROM sharing s
WHERE s.tenant_id = sqlc.arg(tenant_id) AND s.to_complete = 1 AND s.written_by = sqlc.arg(account_id)
    AND (CAST(sqlc.arg(unit) AS INTEGER) = 1 OR EXISTS (SELECT 1 FROM part w
        WHERE w.tenant_id = s.tenant_id AND w.family_id = s.family_id AND w.account_id = s.written_by AND w.until_at IS NULL
            AND w.kind <> 'given the record'))
UNION
SELECT s.id, s.family_id, s.written_by FROM part p JOIN sharing s ON s.tenant_id = p.tenant_id AND s.family_id = p.family_id
WHERE p.tenant_id = sqlc.arg(tenant_id) AND p.account_id = sqlc.arg(account_id) AND p.kind = 'allocated social worker' AND p.until_at IS NULL
    AND s.to_complete = 1
ORDER BY 2, 1;

-- name: SharingsToLookAtAgain :many
-- Of what was shared, that which somebody was not told, for the family's social worker from the day to look again.
SELECT DISTINCT a.sharing_id, a.family_id FROM part p JOIN sharing_answer a ON a.tenant_id = p.tenant_id AND a.family_id = p.family_id
WHERE p.tenant_id = sqlc.arg(tenant_id) AND p.account_id = sqlc.arg(account_id) AND p.kind = 'allocated social worker' AND p.until_at IS NULL
    AND a.look_again_on <= sqlc.arg(today)
ORDER BY a.family_id, a.sharing_id;

-- name: SharingsOfEach :many
-- SharingsOfFamily for several families: the keys of a JSON object. So are those below.
SELECT * FROM sharing WHERE tenant_id = sqlc.arg(tenant_id) AND family_id IN (SELECT key FROM json_each(sqlc.arg(families)))
ORDER BY shared_on DESC, written_at DESC, id;

-- name: SharingAboutOfEach :many
SELECT family_id, sharing_id, person_id FROM sharing_about
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id IN (SELECT key FROM json_each(sqlc.arg(families))) ORDER BY sharing_id, person_id;

-- name: SharingAnswersOfEach :many
SELECT * FROM sharing_answer
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id IN (SELECT key FROM json_each(sqlc.arg(families))) ORDER BY sharing_id, person_id;

-- name: PeopleOfEach :many
SELECT family_id, id, kind, state, merged_into, sealed, version FROM person
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id IN (SELECT key FROM json_each(sqlc.arg(families)))
ORDER BY created_at, id;

-- name: RelationshipsOfEach :many
SELECT family_id, id, person_id, child_id, kind, responsibility, from_on, until_on, version FROM relationship
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id IN (SELECT key FROM json_each(sqlc.arg(families))) AND state = 'current'
ORDER BY id;

-- name: AccountsOfEach :many
-- The accounts of several people: the keys of a JSON object.
SELECT * FROM account WHERE tenant_id = sqlc.arg(tenant_id) AND person IN (SELECT key FROM json_each(sqlc.arg(people))) ORDER BY id;

-- name: PartsOfEach :many
-- PartsOfSomebody for everybody who takes part in several families.
SELECT p.family_id, p.account_id, p.id, p.kind, COALESCE(c.child_id, '') AS child_id
FROM part p LEFT JOIN part_child c ON c.tenant_id = p.tenant_id AND c.part_id = p.id
WHERE p.tenant_id = sqlc.arg(tenant_id) AND p.until_at IS NULL AND p.family_id IN (SELECT key FROM json_each(sqlc.arg(families)))
ORDER BY p.id, child_id;
