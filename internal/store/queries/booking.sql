-- name: ConferencesFor :many
-- The conferences not over in the families somebody has a part in; all of the tenant's for the safeguarding unit.
SELECT c.* FROM conference c
WHERE c.tenant_id = sqlc.arg(tenant_id) AND c.state IN ('to be booked', 'booked', 'open', 'adjourned')
    AND (CAST(sqlc.arg(every) AS INTEGER) = 1 OR c.family_id IN (
        SELECT p.family_id FROM part p WHERE p.tenant_id = sqlc.arg(tenant_id) AND p.until_at IS NULL
            AND p.account_id IN (
                SELECT b.account_id FROM absence b WHERE b.tenant_id = sqlc.arg(tenant_id) AND b.cover = sqlc.arg(account_id)
                    AND b.from_on <= sqlc.arg(today) AND b.until_on >= sqlc.arg(today)
                UNION ALL SELECT me.id FROM account me WHERE me.tenant_id = sqlc.arg(tenant_id) AND me.id = sqlc.arg(account_id))))
ORDER BY c.held_on, c.due_on, c.id;

-- name: LateConferences :many
-- Conferences booked or held after their last day, and those whose last day has gone by.
SELECT c.* FROM conference c
WHERE c.tenant_id = sqlc.arg(tenant_id) AND c.id IN (
    SELECT l.id FROM conference l WHERE l.tenant_id = sqlc.arg(tenant_id) AND l.state <> 'cancelled'
        AND (l.held_on > l.limit_on OR l.sat_on > l.limit_on OR l.resumes_on > l.limit_on)
    UNION ALL
    SELECT w.id FROM conference w WHERE w.tenant_id = sqlc.arg(tenant_id) AND w.state IN ('to be booked', 'adjourned')
        AND w.resumes_on IS NULL AND w.limit_on < sqlc.arg(today))
ORDER BY c.limit_on, c.id;

-- name: AddConferenceChange :exec
INSERT INTO conference_change (tenant_id, family_id, id, conference_id, change, was_on, now_on, was_chair, now_chair, by_account,
    agreed_by, at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(conference_id), sqlc.arg(change), sqlc.narg(was_on),
    sqlc.narg(now_on), sqlc.narg(was_chair), sqlc.narg(now_chair), sqlc.arg(by_account), sqlc.narg(agreed_by), sqlc.arg(at), sqlc.arg(sealed));

-- name: ConferenceChanges :many
SELECT * FROM conference_change
WHERE tenant_id = sqlc.arg(tenant_id) AND conference_id = sqlc.arg(conference_id) ORDER BY at, id;

-- name: AddConferenceTold :exec
INSERT INTO conference_told (tenant_id, family_id, id, change_id, how, told_on, by_account, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(change_id), sqlc.arg(how), sqlc.arg(told_on),
    sqlc.arg(by_account), sqlc.arg(sealed));

-- name: ConferenceTold :many
SELECT t.* FROM conference_told t
JOIN conference_change c ON c.tenant_id = t.tenant_id AND c.id = t.change_id
WHERE t.tenant_id = sqlc.arg(tenant_id) AND c.conference_id = sqlc.arg(conference_id) ORDER BY t.told_on, t.id;

-- name: DropChairRecord :exec
DELETE FROM chair_record WHERE tenant_id = sqlc.arg(tenant_id) AND account_id = sqlc.arg(account_id);

-- name: AddChairRecord :exec
INSERT INTO chair_record (tenant_id, account_id, qualification, experience, checked_on, expires_on, by_account, at)
VALUES (sqlc.arg(tenant_id), sqlc.arg(account_id), sqlc.arg(qualification), sqlc.arg(experience), sqlc.arg(checked_on),
    sqlc.arg(expires_on), sqlc.arg(by_account), sqlc.arg(at));

-- name: ChairRecords :many
SELECT * FROM chair_record WHERE tenant_id = sqlc.arg(tenant_id) ORDER BY account_id;

-- name: DropChairDeclaration :exec
DELETE FROM chair_declaration
WHERE tenant_id = sqlc.arg(tenant_id) AND conference_id = sqlc.arg(conference_id) AND account_id = sqlc.arg(account_id);

-- name: AddChairDeclaration :exec
INSERT INTO chair_declaration (tenant_id, family_id, conference_id, account_id, linked, at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(conference_id), sqlc.arg(account_id), sqlc.arg(linked),
    sqlc.arg(at), sqlc.arg(sealed));

-- name: ChairDeclarations :many
SELECT * FROM chair_declaration
WHERE tenant_id = sqlc.arg(tenant_id) AND conference_id = sqlc.arg(conference_id) ORDER BY at;

-- name: ChairsToDeclare :many
-- Booked conferences whose chair has not yet said whether they have links with the children.
SELECT c.id, c.family_id, c.held_on FROM conference c
WHERE c.tenant_id = sqlc.arg(tenant_id) AND c.chair = sqlc.arg(account_id) AND c.state = 'booked' AND NOT EXISTS (
    SELECT 1 FROM chair_declaration d WHERE d.tenant_id = sqlc.arg(tenant_id) AND d.conference_id = c.id AND d.account_id = c.chair)
ORDER BY c.held_on, c.id;

-- name: WorkedWith :many
-- Everybody who works or has worked with the children of some families, those who left a case included.
SELECT DISTINCT family_id, account_id FROM part
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id IN (SELECT key FROM json_each(sqlc.arg(families)))
    AND kind IN ('allocated social worker', 'team manager', 'invited professional', 'core group member')
ORDER BY family_id, account_id;

-- name: EveryAccount :many
-- The accounts of staff, open and closed, for looking along lines of management.
SELECT * FROM account WHERE tenant_id = sqlc.arg(tenant_id) AND office IN ('safeguarding unit', 'conference chair', 'team manager',
    'social worker', 'professional', 'administrator', 'system')
ORDER BY id;

-- name: EndConferenceParts :execrows
UPDATE part SET until_at = sqlc.arg(until_at), ended_because = sqlc.arg(ended_because)
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id)
    AND kind = sqlc.arg(kind) AND until_at IS NULL;

-- name: EndChairs :execrows
-- Ends the parts of those who chaired a family's conferences: where the record is issued, and no child protection plan that
-- the conference made or continued is under way, or has ended while another who worked it has not been told. Whoever was asked to
-- correct something stays until they have answered: nobody else may know of what stood between them and whoever asked.
UPDATE part SET until_at = sqlc.arg(until_at), ended_because = sqlc.arg(ended_because)
WHERE part.tenant_id = sqlc.arg(tenant_id) AND part.family_id = sqlc.arg(family_id) AND part.kind = 'chair' AND part.until_at IS NULL
    AND EXISTS (SELECT 1 FROM record r WHERE r.tenant_id = part.tenant_id AND r.conference_id = part.conference_id)
    AND NOT EXISTS (SELECT 1 FROM record r WHERE r.tenant_id = part.tenant_id AND r.conference_id = part.conference_id AND r.state <> 'issued')
    AND NOT EXISTS (SELECT 1 FROM correction_request q WHERE q.tenant_id = part.tenant_id AND q.family_id = part.family_id
        AND q.to_account = part.account_id AND q.state = 'asked')
    AND NOT EXISTS (
        SELECT 1 FROM plan p JOIN plan_category s ON s.tenant_id = p.tenant_id AND s.plan_id = p.id
        WHERE p.tenant_id = part.tenant_id AND p.family_id = part.family_id AND s.conference_id = part.conference_id
            AND (p.state <> 'ended' OR EXISTS (
                SELECT 1 FROM plan_ending e JOIN core_group g ON g.tenant_id = p.tenant_id AND g.family_id = p.family_id AND g.kind = p.kind
                    JOIN core_group_member m ON m.tenant_id = g.tenant_id AND m.group_id = g.id
                WHERE e.tenant_id = p.tenant_id AND e.plan_id = p.id AND e.ground <> 'death' AND m.from_on <= p.ended_on
                    AND (m.until_on IS NULL OR m.until_on >= p.ended_on) AND m.member <> COALESCE(p.lead_worker, '')
                    AND (m.family_side = 0 OR EXISTS (
                        SELECT 1 FROM relationship l WHERE l.tenant_id = p.tenant_id AND l.family_id = p.family_id
                            AND l.child_id = p.child_id AND l.person_id = m.member AND l.state = 'current'))
                    AND NOT EXISTS (
                        SELECT 1 FROM part t WHERE t.tenant_id = p.tenant_id AND t.family_id = p.family_id AND t.until_at IS NULL
                            AND t.kind = 'allocated social worker' AND t.account_id = m.member)
                    AND NOT EXISTS (
                        SELECT 1 FROM ending_told d WHERE d.tenant_id = p.tenant_id AND d.plan_id = p.id AND d.told = m.member))));

-- name: EndPartFor :execrows
UPDATE part SET until_at = sqlc.arg(until_at), ended_because = sqlc.arg(ended_because)
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id)
    AND account_id = sqlc.arg(account_id) AND kind = sqlc.arg(kind) AND until_at IS NULL;

-- name: AddChangedChild :exec
INSERT INTO changed_child (tenant_id, family_id, change_id, child_id, way)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(change_id), sqlc.arg(child_id), sqlc.arg(way));

-- name: ChangedChildren :many
-- Which children changes put on a conference and took off it, and when.
SELECT h.change_id, h.child_id, h.way, c.at FROM conference_change c
JOIN changed_child h ON h.tenant_id = c.tenant_id AND h.change_id = c.id
WHERE c.tenant_id = sqlc.arg(tenant_id) AND c.family_id = sqlc.arg(family_id) AND c.conference_id = sqlc.arg(conference_id)
ORDER BY c.at, h.change_id, h.child_id;

-- name: ForgetDeclarations :exec
DELETE FROM chair_declaration
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id)
    AND linked = 0;

-- name: AddChangeForFamily :exec
INSERT INTO change_for_family (tenant_id, family_id, change_id, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(change_id), sqlc.arg(sealed));

-- name: ChangesForFamily :many
SELECT w.change_id, w.sealed FROM conference_change c
JOIN change_for_family w ON w.tenant_id = c.tenant_id AND w.change_id = c.id
WHERE c.tenant_id = sqlc.arg(tenant_id) AND c.family_id = sqlc.arg(family_id) AND c.conference_id = sqlc.arg(conference_id)
ORDER BY c.at, w.change_id;
