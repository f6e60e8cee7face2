-- name: AddTenant :exec
INSERT INTO tenant (id, name, procedure_name, created_at)
VALUES (sqlc.arg(id), sqlc.arg(name), sqlc.arg(procedure_name), sqlc.arg(created_at));

-- name: Tenant :one
SELECT id, name, procedure_name, created_at FROM tenant WHERE id = sqlc.arg(tenant_id);

-- name: Tenants :many
SELECT id, name, procedure_name, created_at FROM tenant ORDER BY name;

-- name: AddAccount :exec
INSERT INTO account (tenant_id, id, office, name, job, agency, team, telephone, line_manager, person_family, person, created_at, guest)
VALUES (sqlc.arg(tenant_id), sqlc.arg(id), sqlc.arg(office), sqlc.arg(name), sqlc.arg(job), sqlc.arg(agency),
    sqlc.arg(team), sqlc.arg(telephone), sqlc.narg(line_manager), sqlc.narg(person_family), sqlc.narg(person), sqlc.arg(created_at),
    sqlc.arg(guest));

-- name: Account :one
SELECT * FROM account WHERE tenant_id = sqlc.arg(tenant_id) AND id = sqlc.arg(id);

-- name: AccountOfPerson :one
SELECT * FROM account WHERE tenant_id = sqlc.arg(tenant_id) AND person = sqlc.arg(person);

-- name: AccountsOfTenant :many
SELECT * FROM account WHERE tenant_id = sqlc.arg(tenant_id) AND active = 1 ORDER BY office, name, id;

-- name: AllAccountsOfTenant :many
SELECT * FROM account WHERE tenant_id = sqlc.arg(tenant_id) ORDER BY office, name, id;

-- name: AccountsWithOffice :many
SELECT * FROM account WHERE tenant_id = sqlc.arg(tenant_id) AND office = sqlc.arg(office) AND active = 1 ORDER BY name, id;

-- name: SetAccountActive :execrows
UPDATE account SET active = sqlc.arg(active) WHERE tenant_id = sqlc.arg(tenant_id) AND id = sqlc.arg(id);

-- name: AddAbsence :exec
INSERT INTO absence (tenant_id, id, account_id, from_on, until_on, cover)
VALUES (sqlc.arg(tenant_id), sqlc.arg(id), sqlc.arg(account_id), sqlc.arg(from_on), sqlc.arg(until_on), sqlc.arg(cover));

-- name: AbsencesCoveredBy :many
SELECT * FROM absence
WHERE tenant_id = sqlc.arg(tenant_id) AND cover = sqlc.arg(cover)
    AND from_on <= sqlc.arg(today) AND until_on >= sqlc.arg(today);

-- name: AddSession :exec
INSERT INTO session (token_hash, tenant_id, account_id, created_at, used_at, ends_at, way, provider)
VALUES (sqlc.arg(token_hash), sqlc.arg(tenant_id), sqlc.arg(account_id), sqlc.arg(created_at), sqlc.arg(used_at), sqlc.arg(ends_at),
    sqlc.arg(way), sqlc.arg(provider));

-- name: SessionByToken :one
-- A guest comes in while a part of theirs runs, and for a while to read the record that they were given.
SELECT CAST(CASE WHEN a.guest = 0 OR EXISTS (SELECT 1 FROM part p WHERE p.tenant_id = a.tenant_id AND p.account_id = a.id AND p.until_at IS NULL
        AND (p.kind <> 'given the record' OR p.from_at > sqlc.arg(given_after))) THEN 1 ELSE 0 END AS INTEGER) AS admitted, s.tenant_id, s.account_id, s.created_at, s.used_at, s.ends_at, s.ended_at, s.provider,
    a.office, a.name, a.job, a.agency, a.person, a.person_family, a.active, a.paused_at, t.name AS tenant_name, t.procedure_name
FROM session s JOIN account a ON a.tenant_id = s.tenant_id AND a.id = s.account_id JOIN tenant t ON t.id = s.tenant_id
WHERE s.token_hash = sqlc.arg(token_hash);

-- name: TouchSession :exec
UPDATE session SET used_at = sqlc.arg(used_at) WHERE token_hash = sqlc.arg(token_hash) AND ended_at IS NULL;

-- name: EndSession :exec
UPDATE session SET ended_at = sqlc.arg(ended_at) WHERE token_hash = sqlc.arg(token_hash) AND ended_at IS NULL;

-- name: EndSessionsOf :exec
UPDATE session SET ended_at = sqlc.arg(ended_at)
WHERE tenant_id = sqlc.arg(tenant_id) AND account_id = sqlc.arg(account_id) AND ended_at IS NULL;

-- name: AddSignInLink :exec
INSERT INTO signin_link (token_hash, tenant_id, account_id, ends_at)
VALUES (sqlc.arg(token_hash), sqlc.arg(tenant_id), sqlc.arg(account_id), sqlc.arg(ends_at));

-- name: AddFamily :exec
INSERT INTO family (tenant_id, id, created_at)
VALUES (sqlc.arg(tenant_id), sqlc.arg(id), sqlc.arg(created_at));

-- name: SomeFamily :one
-- The first after another.
SELECT tenant_id, id FROM family
WHERE tenant_id >= sqlc.arg(tenant_id) AND (tenant_id > sqlc.arg(tenant_id) OR id > sqlc.arg(id)) AND destroyed_at IS NULL
ORDER BY tenant_id, id LIMIT 1;

-- name: AddPart :exec
INSERT INTO part (tenant_id, family_id, id, account_id, kind, conference_id, from_at)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(account_id), sqlc.arg(kind),
    sqlc.narg(conference_id), sqlc.arg(from_at));

-- name: AddPartChild :exec
INSERT INTO part_child (tenant_id, family_id, part_id, child_id)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(part_id), sqlc.arg(child_id));

-- name: EndPart :execrows
UPDATE part SET until_at = sqlc.arg(until_at), ended_because = sqlc.arg(ended_because)
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND account_id = sqlc.arg(account_id)
    AND kind = sqlc.arg(kind) AND until_at IS NULL;

-- name: PartsIn :many
-- The parts somebody has in one family now, their own and those they cover for somebody away, each child on a row. A duty worker's
-- part is there until its time is over.
SELECT p.id, p.kind, COALESCE(p.conference_id, '') AS conference_id, COALESCE(c.child_id, '') AS child_id
FROM part p LEFT JOIN part_child c ON c.tenant_id = p.tenant_id AND c.part_id = p.id
WHERE p.tenant_id = sqlc.arg(tenant_id) AND p.family_id = sqlc.arg(family_id) AND p.until_at IS NULL
    AND p.account_id IN (
        SELECT b.account_id FROM absence b WHERE b.tenant_id = sqlc.arg(tenant_id) AND b.cover = sqlc.arg(account_id)
            AND b.from_on <= sqlc.arg(today) AND b.until_on >= sqlc.arg(today)
        UNION ALL SELECT me.id FROM account me WHERE me.tenant_id = sqlc.arg(tenant_id) AND me.id = sqlc.arg(account_id))
UNION ALL SELECT d.id, 'duty worker', '', '' FROM duty_part d
WHERE d.tenant_id = sqlc.arg(tenant_id) AND d.family_id = sqlc.arg(family_id) AND d.account_id = sqlc.arg(account_id)
    AND d.ended_at IS NULL AND d.until_at > sqlc.arg(now)
ORDER BY id, child_id;

-- name: PartHoldersIn :many
SELECT p.account_id, p.kind, COALESCE(p.conference_id, '') AS conference_id, a.name, a.job, a.agency, a.telephone, a.person, a.active, a.office
FROM part p JOIN account a ON a.tenant_id = p.tenant_id AND a.id = p.account_id
WHERE p.tenant_id = sqlc.arg(tenant_id) AND p.family_id = sqlc.arg(family_id) AND p.until_at IS NULL
ORDER BY p.from_at, p.id;

-- name: FamiliesOf :many
-- The families somebody has a part in now, their own parts and those they cover. A record that they were given is no
-- part any more.
SELECT DISTINCT p.family_id
FROM part p
WHERE p.tenant_id = sqlc.arg(tenant_id) AND p.until_at IS NULL AND p.kind <> 'given the record'
    AND p.account_id IN (
        SELECT b.account_id FROM absence b WHERE b.tenant_id = sqlc.arg(tenant_id) AND b.cover = sqlc.arg(account_id)
            AND b.from_on <= sqlc.arg(today) AND b.until_on >= sqlc.arg(today)
        UNION ALL SELECT me.id FROM account me WHERE me.tenant_id = sqlc.arg(tenant_id) AND me.id = sqlc.arg(account_id))
ORDER BY p.family_id;

-- name: FamiliesOfTenant :many
SELECT id FROM family WHERE tenant_id = sqlc.arg(tenant_id) AND destroyed_at IS NULL ORDER BY created_at, id;

-- name: Once :one
SELECT account_id, result FROM done_once WHERE tenant_id = sqlc.arg(tenant_id) AND once = sqlc.arg(once);

-- name: AddOnce :exec
INSERT INTO done_once (tenant_id, once, account_id, result, at)
VALUES (sqlc.arg(tenant_id), sqlc.arg(once), sqlc.arg(account_id), sqlc.arg(result), sqlc.arg(at));

-- name: PutDraft :exec
INSERT INTO draft (tenant_id, account_id, form, about_family, sealed, at)
VALUES (sqlc.arg(tenant_id), sqlc.arg(account_id), sqlc.arg(form), sqlc.narg(about_family), sqlc.arg(sealed), sqlc.arg(at))
ON CONFLICT (tenant_id, account_id, form) DO UPDATE SET about_family = excluded.about_family, sealed = excluded.sealed, at = excluded.at;

-- name: Draft :one
SELECT about_family, sealed, at FROM draft
WHERE tenant_id = sqlc.arg(tenant_id) AND account_id = sqlc.arg(account_id) AND form = sqlc.arg(form);

-- name: DraftsOf :many
SELECT form, about_family, sealed, at FROM draft
WHERE tenant_id = sqlc.arg(tenant_id) AND account_id = sqlc.arg(account_id) ORDER BY at DESC, form;

-- name: DraftFamiliesOf :many
SELECT form, about_family FROM draft
WHERE tenant_id = sqlc.arg(tenant_id) AND account_id = sqlc.arg(account_id);

-- name: PruneDrafts :exec
DELETE FROM draft WHERE tenant_id = sqlc.arg(tenant_id) AND account_id = sqlc.arg(account_id) AND at < sqlc.arg(before)
    AND about_family IN (SELECT key FROM json_each(sqlc.arg(families)));

-- name: FamiliesNamedIn :many
-- The family of whatever an address names.
SELECT f.id AS family_id FROM family f WHERE f.destroyed_at IS NULL AND f.tenant_id = sqlc.arg(tenant_id) AND f.id IN (SELECT key FROM json_each(sqlc.arg(names)))
UNION SELECT family_id FROM person p WHERE p.tenant_id = sqlc.arg(tenant_id) AND p.id IN (SELECT key FROM json_each(sqlc.arg(names)))
UNION SELECT family_id FROM enquiry e WHERE e.tenant_id = sqlc.arg(tenant_id) AND e.id IN (SELECT key FROM json_each(sqlc.arg(names)))
UNION SELECT family_id FROM conference c WHERE c.tenant_id = sqlc.arg(tenant_id) AND c.id IN (SELECT key FROM json_each(sqlc.arg(names)))
UNION SELECT family_id FROM report r WHERE r.tenant_id = sqlc.arg(tenant_id) AND r.id IN (SELECT key FROM json_each(sqlc.arg(names)))
UNION SELECT family_id FROM record_copy y WHERE y.tenant_id = sqlc.arg(tenant_id) AND y.id IN (SELECT key FROM json_each(sqlc.arg(names)))
UNION SELECT family_id FROM access_request x WHERE x.tenant_id = sqlc.arg(tenant_id) AND x.id IN (SELECT key FROM json_each(sqlc.arg(names)))
UNION SELECT family_id FROM correction_request q WHERE q.tenant_id = sqlc.arg(tenant_id) AND q.id IN (SELECT key FROM json_each(sqlc.arg(names)))
UNION SELECT family_id FROM sharing h WHERE h.tenant_id = sqlc.arg(tenant_id) AND h.id IN (SELECT key FROM json_each(sqlc.arg(names)))
UNION SELECT family_id FROM plan a WHERE a.tenant_id = sqlc.arg(tenant_id) AND a.id IN (SELECT key FROM json_each(sqlc.arg(names)))
UNION SELECT family_id FROM core_group_meeting m WHERE m.tenant_id = sqlc.arg(tenant_id) AND m.id IN (SELECT key FROM json_each(sqlc.arg(names)))
UNION SELECT family_id FROM visit v WHERE v.tenant_id = sqlc.arg(tenant_id) AND v.id IN (SELECT key FROM json_each(sqlc.arg(names)));

-- name: DropDraft :exec
DELETE FROM draft WHERE tenant_id = sqlc.arg(tenant_id) AND account_id = sqlc.arg(account_id) AND form = sqlc.arg(form);

-- name: UnitOf :one
-- Somebody of the safeguarding unit whom families may ring.
SELECT name, telephone FROM account
WHERE tenant_id = sqlc.arg(tenant_id) AND office = 'safeguarding unit' AND active = 1 AND telephone <> ''
ORDER BY name, id LIMIT 1;

-- name: PartsAsChild :one
-- Whether somebody takes part as a child today.
SELECT COUNT(*) FROM part
WHERE tenant_id = sqlc.arg(tenant_id) AND account_id = sqlc.arg(account_id) AND kind = 'child' AND until_at IS NULL;

-- name: WorkerOf :one
-- A family's social worker, and who covers for them today.
SELECT a.id, a.name, a.team, a.telephone, COALESCE(c.id, '') AS cover_id, COALESCE(c.name, '') AS cover_name,
    COALESCE(c.team, '') AS cover_team, COALESCE(c.telephone, '') AS cover_telephone
FROM part p JOIN account a ON a.tenant_id = p.tenant_id AND a.id = p.account_id
    LEFT JOIN absence b ON b.tenant_id = p.tenant_id AND b.account_id = p.account_id
        AND b.from_on <= sqlc.arg(today) AND b.until_on >= sqlc.arg(today)
    LEFT JOIN account c ON c.tenant_id = b.tenant_id AND c.id = b.cover
WHERE p.tenant_id = sqlc.arg(tenant_id) AND p.family_id = sqlc.arg(family_id) AND p.until_at IS NULL
    AND p.kind = 'allocated social worker'
ORDER BY p.from_at DESC, p.id LIMIT 1;

-- name: CasesHeldBy :many
-- The families where somebody has a staff part of their own.
SELECT DISTINCT p.family_id, p.kind FROM part p
WHERE p.tenant_id = sqlc.arg(tenant_id) AND p.account_id = sqlc.arg(account_id) AND p.until_at IS NULL
    AND p.kind IN ('allocated social worker', 'team manager')
ORDER BY p.family_id, p.kind;

-- name: AbsencesOfTenant :many
SELECT id, account_id, from_on, until_on, cover FROM absence
WHERE tenant_id = sqlc.arg(tenant_id) AND until_on >= sqlc.arg(today)
ORDER BY from_on, id;

-- name: EndAbsence :execrows
UPDATE absence SET until_on = sqlc.arg(until_on)
WHERE tenant_id = sqlc.arg(tenant_id) AND id = sqlc.arg(id) AND from_on <= sqlc.arg(until_on) AND until_on > sqlc.arg(until_on);

-- name: DropAbsence :execrows
-- An absence that did not begin before the day.
DELETE FROM absence WHERE tenant_id = sqlc.arg(tenant_id) AND id = sqlc.arg(id) AND from_on >= sqlc.arg(from_on);

-- name: PartChildrenOf :many
SELECT p.account_id, p.kind, c.child_id FROM part p
JOIN part_child c ON c.tenant_id = p.tenant_id AND c.part_id = p.id
WHERE p.tenant_id = sqlc.arg(tenant_id) AND p.family_id = sqlc.arg(family_id) AND p.until_at IS NULL
ORDER BY p.account_id, c.child_id;

-- name: PartsInEach :many
-- PartsIn for several families: the keys of a JSON object, which both engines read alike.
SELECT p.family_id, p.id, p.kind, COALESCE(p.conference_id, '') AS conference_id, COALESCE(c.child_id, '') AS child_id
FROM part p LEFT JOIN part_child c ON c.tenant_id = p.tenant_id AND c.part_id = p.id
WHERE p.tenant_id = sqlc.arg(tenant_id) AND p.until_at IS NULL
    AND p.family_id IN (SELECT key FROM json_each(sqlc.arg(families)))
    AND p.account_id IN (
        SELECT b.account_id FROM absence b WHERE b.tenant_id = sqlc.arg(tenant_id) AND b.cover = sqlc.arg(account_id)
            AND b.from_on <= sqlc.arg(today) AND b.until_on >= sqlc.arg(today)
        UNION ALL SELECT me.id FROM account me WHERE me.tenant_id = sqlc.arg(tenant_id) AND me.id = sqlc.arg(account_id))
UNION ALL SELECT d.family_id, d.id, 'duty worker', '', '' FROM duty_part d
WHERE d.tenant_id = sqlc.arg(tenant_id) AND d.account_id = sqlc.arg(account_id) AND d.ended_at IS NULL AND d.until_at > sqlc.arg(now)
    AND d.family_id IN (SELECT key FROM json_each(sqlc.arg(families)))
ORDER BY family_id, id, child_id;

-- name: FamiliesThere :many
SELECT id FROM family
WHERE destroyed_at IS NULL AND tenant_id = sqlc.arg(tenant_id) AND id IN (SELECT key FROM json_each(sqlc.arg(families)));
