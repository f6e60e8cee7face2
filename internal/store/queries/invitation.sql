-- name: AddInvitation :exec
INSERT INTO invitation (tenant_id, family_id, id, conference_id, invited_account, invited_person, role, agency, family_side,
    brought_by, decided_by, state, invited_at, created_at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(conference_id), sqlc.narg(invited_account),
    sqlc.narg(invited_person), sqlc.arg(role), sqlc.arg(agency), sqlc.arg(family_side), sqlc.narg(brought_by),
    sqlc.narg(decided_by), sqlc.arg(state), sqlc.narg(invited_at), sqlc.arg(created_at), sqlc.arg(sealed));

-- name: AddInvitationChild :exec
INSERT INTO invitation_child (tenant_id, family_id, invitation_id, child_id)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(invitation_id), sqlc.arg(child_id));

-- name: Invitations :many
SELECT * FROM invitation
WHERE tenant_id = sqlc.arg(tenant_id) AND conference_id = sqlc.arg(conference_id) ORDER BY family_side DESC, role, id;

-- name: InvitationChildren :many
SELECT n.invitation_id, n.child_id FROM invitation_child n
JOIN invitation i ON i.tenant_id = n.tenant_id AND i.id = n.invitation_id
WHERE n.tenant_id = sqlc.arg(tenant_id) AND i.conference_id = sqlc.arg(conference_id) ORDER BY n.invitation_id, n.child_id;

-- name: SaveInvitation :execrows
UPDATE invitation SET role = sqlc.arg(role), agency = sqlc.arg(agency), state = sqlc.arg(state), part = sqlc.arg(part),
    presence = sqlc.arg(presence), information_sent = sqlc.arg(information_sent), arrived_at = sqlc.narg(arrived_at),
    left_at = sqlc.narg(left_at), invited_at = sqlc.narg(invited_at), replied_at = sqlc.narg(replied_at),
    decided_by = sqlc.narg(decided_by), unit_told_at = sqlc.narg(unit_told_at), worker_told_at = sqlc.narg(worker_told_at), sealed = sqlc.arg(sealed), version = version + 1
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND id = sqlc.arg(id) AND version = sqlc.arg(version);

-- name: InvitationsOf :many
-- What one person has been asked to: conferences booked and not over, theirs by account or as one of the family.
SELECT i.id, i.family_id, i.conference_id, i.state, i.replied_at, c.held_on, c.resumes_on, c.state AS conference_state,
    (SELECT COUNT(*) FROM exclusion x WHERE x.tenant_id = i.tenant_id AND x.invitation_id = i.id AND x.replaced_at IS NULL
        AND x.extent = 'whole') AS kept_out
FROM invitation i JOIN conference c ON c.tenant_id = i.tenant_id AND c.id = i.conference_id
WHERE i.tenant_id = sqlc.arg(tenant_id) AND i.state NOT IN ('proposed', 'not invited', 'withdrawn')
    AND c.state IN ('booked', 'open', 'adjourned', 'to be booked')
    AND (i.invited_account = sqlc.arg(invited_account) OR i.invited_person = sqlc.arg(invited_person))
ORDER BY c.held_on, i.id;

-- name: InvitationsCovered :many
-- What those for whom somebody covers today have been asked to and have not answered.
SELECT i.id, i.family_id, i.conference_id, c.held_on, c.resumes_on, c.state AS conference_state
FROM invitation i JOIN conference c ON c.tenant_id = i.tenant_id AND c.id = i.conference_id
WHERE i.tenant_id = sqlc.arg(tenant_id) AND i.state = 'invited' AND c.state IN ('booked', 'open', 'adjourned', 'to be booked')
    AND i.invited_account IN (SELECT b.account_id FROM absence b WHERE b.tenant_id = sqlc.arg(tenant_id) AND b.cover = sqlc.arg(cover)
        AND b.from_on <= sqlc.arg(today) AND b.until_on >= sqlc.arg(today))
ORDER BY c.held_on, i.id;

-- name: NotInvitedTo :many
-- Conferences not over to which the chair decided not to ask somebody.
SELECT i.conference_id FROM invitation i
JOIN conference c ON c.tenant_id = i.tenant_id AND c.id = i.conference_id
WHERE i.tenant_id = sqlc.arg(tenant_id) AND i.state = 'not invited' AND i.invited_person = sqlc.arg(invited_person)
    AND c.state IN ('booked', 'open', 'adjourned', 'to be booked')
ORDER BY i.conference_id;

-- name: RolesOf :many
-- What somebody is asked as to a family's conferences.
SELECT DISTINCT role FROM invitation
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND invited_account = sqlc.arg(invited_account)
    AND state IN ('invited', 'coming', 'apologies', 'deputy')
ORDER BY role;

-- name: SolicitorsNamed :many
-- Conferences to come where somebody of the family brings a solicitor and the unit, or the social worker, has not yet
-- taken note of it.
SELECT i.id, i.family_id, i.conference_id, c.held_on FROM invitation i
JOIN conference c ON c.tenant_id = i.tenant_id AND c.id = i.conference_id
WHERE i.tenant_id = sqlc.arg(tenant_id) AND i.role = 'solicitor' AND i.state = 'coming' AND c.state IN ('booked', 'to be booked')
    AND ((CAST(sqlc.arg(unit) AS INTEGER) = 1 AND i.unit_told_at IS NULL)
        OR (CAST(sqlc.arg(unit) AS INTEGER) = 0 AND i.worker_told_at IS NULL AND i.family_id IN (
            SELECT p.family_id FROM part p WHERE p.tenant_id = sqlc.arg(tenant_id) AND p.until_at IS NULL
                AND p.kind = 'allocated social worker' AND (p.account_id = sqlc.arg(account_id) OR p.account_id IN (
                    SELECT b.account_id FROM absence b WHERE b.tenant_id = sqlc.arg(tenant_id) AND b.cover = sqlc.arg(account_id)
                        AND b.from_on <= sqlc.arg(today) AND b.until_on >= sqlc.arg(today))))))
ORDER BY c.held_on, i.id;

-- name: NotYetInvited :many
-- Booked conferences to which nobody but the chair and the recorder was asked yet.
SELECT c.id, c.family_id, c.held_on FROM conference c
WHERE c.tenant_id = sqlc.arg(tenant_id) AND c.state = 'booked' AND NOT EXISTS (
    SELECT 1 FROM invitation i WHERE i.tenant_id = sqlc.arg(tenant_id) AND i.conference_id = c.id
        AND i.role NOT IN ('chair', 'recorder'))
ORDER BY c.held_on, c.id;

-- name: WaysToChoose :many
-- Booked conferences with a child of whom nobody has said how they take part: for the unit all, for anybody else those of
-- the families whose social worker they are.
SELECT DISTINCT c.id, c.family_id, c.held_on FROM conference c
JOIN conference_child cc ON cc.tenant_id = c.tenant_id AND cc.conference_id = c.id
WHERE c.tenant_id = sqlc.arg(tenant_id) AND c.state = 'booked' AND NOT EXISTS (
    SELECT 1 FROM participation p WHERE p.tenant_id = c.tenant_id AND p.conference_id = c.id AND p.child_id = cc.child_id
        AND p.way <> '')
    AND (CAST(sqlc.arg(unit) AS INTEGER) = 1 OR c.family_id IN (
        SELECT t.family_id FROM part t WHERE t.tenant_id = sqlc.arg(tenant_id) AND t.until_at IS NULL
            AND t.kind = 'allocated social worker' AND (t.account_id = sqlc.arg(account_id) OR t.account_id IN (
                SELECT b.account_id FROM absence b WHERE b.tenant_id = sqlc.arg(tenant_id) AND b.cover = sqlc.arg(account_id)
                    AND b.from_on <= sqlc.arg(today) AND b.until_on >= sqlc.arg(today)))))
ORDER BY c.held_on, c.id;

-- name: ReportDays :many
-- The days by which reports to booked conferences reach the family.
SELECT r.conference_id, r.due_on FROM report r
JOIN conference c ON c.tenant_id = r.tenant_id AND c.id = r.conference_id
WHERE r.tenant_id = sqlc.arg(tenant_id) AND r.kind = 'agency' AND c.state = 'booked'
ORDER BY r.due_on, r.id;

-- name: DropNeeds :exec
DELETE FROM invitation_need WHERE tenant_id = sqlc.arg(tenant_id) AND invitation_id = sqlc.arg(invitation_id);

-- name: AddNeed :exec
INSERT INTO invitation_need (tenant_id, family_id, id, invitation_id, kind, state, owner, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(invitation_id), sqlc.arg(kind), sqlc.arg(state),
    sqlc.narg(owner), sqlc.arg(sealed));

-- name: Needs :many
SELECT n.* FROM invitation_need n
JOIN invitation i ON i.tenant_id = n.tenant_id AND i.id = n.invitation_id
WHERE n.tenant_id = sqlc.arg(tenant_id) AND i.conference_id = sqlc.arg(conference_id) ORDER BY n.kind, n.id;

-- name: SetNeed :execrows
UPDATE invitation_need SET state = sqlc.arg(state), owner = sqlc.narg(owner), sealed = sqlc.arg(sealed)
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND id = sqlc.arg(id);

-- name: NeedsAskedFor :many
-- What is asked for and not yet arranged at conferences to come: the conferences first, which are few (CROSS JOIN keeps
-- SQLite to that order).
SELECT n.id, i.family_id, i.conference_id, c.held_on FROM conference c CROSS JOIN invitation i CROSS JOIN invitation_need n
WHERE c.tenant_id = sqlc.arg(tenant_id) AND c.state IN ('booked', 'to be booked')
    AND i.tenant_id = c.tenant_id AND i.conference_id = c.id
    AND n.tenant_id = i.tenant_id AND n.invitation_id = i.id AND n.state = 'asked'
ORDER BY c.held_on, n.id;

-- name: PutParticipation :exec
INSERT INTO participation (tenant_id, family_id, conference_id, child_id, way, by_account, at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(conference_id), sqlc.arg(child_id), sqlc.arg(way),
    sqlc.arg(by_account), sqlc.arg(at), sqlc.arg(sealed))
ON CONFLICT (tenant_id, conference_id, child_id) DO UPDATE SET way = excluded.way, by_account = excluded.by_account,
    at = excluded.at, sealed = excluded.sealed;

-- name: Participations :many
SELECT * FROM participation
WHERE tenant_id = sqlc.arg(tenant_id) AND conference_id = sqlc.arg(conference_id) ORDER BY child_id;
