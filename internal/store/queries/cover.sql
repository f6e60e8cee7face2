-- A chair who cannot come: their conferences, who could chair them, and who is to be told.

-- name: ConferencesOfChair :many
-- The conferences of one chair that are booked for some days, or go on on one of them.
SELECT c.* FROM conference c
WHERE c.tenant_id = sqlc.arg(tenant_id) AND c.id IN (
    SELECT h.id FROM conference h WHERE h.tenant_id = sqlc.arg(tenant_id) AND h.chair = sqlc.arg(chair) AND h.state = 'booked'
        AND h.held_on >= sqlc.arg(from_on) AND h.held_on <= sqlc.arg(until_on)
    UNION ALL
    SELECT r.id FROM conference r WHERE r.tenant_id = sqlc.arg(tenant_id) AND r.chair = sqlc.arg(chair) AND r.state = 'adjourned'
        AND r.resumes_on >= sqlc.arg(from_on) AND r.resumes_on <= sqlc.arg(until_on))
ORDER BY c.id;

-- name: ChairedBefore :many
-- Who chairs or has chaired the conferences of some families.
SELECT DISTINCT family_id, chair, state FROM conference
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id IN (SELECT key FROM json_each(sqlc.arg(families))) AND chair IS NOT NULL
ORDER BY family_id, chair, state;

-- name: LinksDeclared :many
-- Which chairs have declared a link with the children of some conferences.
SELECT conference_id, account_id FROM chair_declaration
WHERE tenant_id = sqlc.arg(tenant_id) AND conference_id IN (SELECT key FROM json_each(sqlc.arg(conferences))) AND linked = 1
ORDER BY conference_id, account_id;

-- name: AskedFor :many
-- What those have asked for who come to some conferences.
SELECT DISTINCT i.conference_id, n.kind FROM invitation i
JOIN invitation_need n ON n.tenant_id = i.tenant_id AND n.invitation_id = i.id
WHERE i.tenant_id = sqlc.arg(tenant_id) AND i.conference_id IN (SELECT key FROM json_each(sqlc.arg(conferences)))
    AND i.state NOT IN ('not invited', 'withdrawn')
ORDER BY i.conference_id, n.kind;

-- name: FamiliesChaired :many
-- The families in which somebody has a part for the sake of a conference.
SELECT DISTINCT family_id FROM part
WHERE tenant_id = sqlc.arg(tenant_id) AND account_id = sqlc.arg(account_id) AND until_at IS NULL AND kind = 'chair'
ORDER BY family_id;

-- name: LinkedWithFamilies :many
-- Which of some families somebody has declared a link with, as the chair of a conference.
SELECT DISTINCT c.family_id FROM conference c
JOIN chair_declaration d ON d.tenant_id = c.tenant_id AND d.conference_id = c.id
WHERE c.tenant_id = sqlc.arg(tenant_id) AND c.family_id IN (SELECT key FROM json_each(sqlc.arg(families)))
    AND d.account_id = sqlc.arg(account_id) AND d.linked = 1
ORDER BY c.family_id;

-- name: LastOtherChair :many
-- When a conference was last given another chair in the place of one it had, the latest first.
SELECT id, was_chair, now_chair FROM conference_change
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id)
    AND was_chair IS NOT NULL AND now_chair IS NOT NULL
ORDER BY at DESC, id LIMIT 1;

-- name: AddToTell :exec
-- Those who are asked to a conference, and cannot sign in (or are paused), are to be told of a change. Whoever brings somebody tells them.
INSERT INTO to_tell (tenant_id, family_id, conference_id, invitation_id, change_id)
SELECT i.tenant_id, i.family_id, i.conference_id, i.id, CAST(sqlc.arg(change_id) AS TEXT) FROM invitation i
WHERE i.tenant_id = sqlc.arg(tenant_id) AND i.conference_id = sqlc.arg(conference_id) AND i.brought_by IS NULL
    AND i.state IN ('invited', 'coming', 'apologies', 'deputy')
    AND NOT EXISTS (SELECT 1 FROM account a WHERE a.tenant_id = sqlc.arg(tenant_id) AND a.id = i.invited_account AND a.active = 1 AND a.paused_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM account p WHERE p.tenant_id = sqlc.arg(tenant_id) AND p.person = i.invited_person AND p.active = 1 AND p.paused_at IS NULL)
ON CONFLICT (tenant_id, conference_id, invitation_id) DO UPDATE SET change_id = excluded.change_id;

-- name: ToTell :many
-- Who is asked to a conference that has not begun, cannot sign in, and has not been told of a change.
SELECT t.family_id, t.conference_id, t.invitation_id, t.change_id, c.kind, c.state, c.held_on, c.resumes_on
FROM to_tell t
JOIN conference c ON c.tenant_id = t.tenant_id AND c.id = t.conference_id
JOIN invitation i ON i.tenant_id = t.tenant_id AND i.id = t.invitation_id
WHERE t.tenant_id = sqlc.arg(tenant_id) AND c.state IN ('to be booked', 'booked', 'adjourned', 'cancelled')
    AND i.state IN ('invited', 'coming', 'apologies', 'deputy')
    AND NOT EXISTS (SELECT 1 FROM account a WHERE a.tenant_id = sqlc.arg(tenant_id) AND a.id = i.invited_account AND a.active = 1 AND a.paused_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM account p WHERE p.tenant_id = sqlc.arg(tenant_id) AND p.person = i.invited_person AND p.active = 1 AND p.paused_at IS NULL)
ORDER BY t.conference_id, t.invitation_id;

-- name: ToTellAt :many
-- Who is asked to one conference, cannot sign in, and has not been told of a change.
SELECT t.invitation_id, t.change_id
FROM to_tell t
JOIN invitation i ON i.tenant_id = t.tenant_id AND i.id = t.invitation_id
WHERE t.tenant_id = sqlc.arg(tenant_id) AND t.conference_id = sqlc.arg(conference_id)
    AND i.state IN ('invited', 'coming', 'apologies', 'deputy')
    AND NOT EXISTS (SELECT 1 FROM account a WHERE a.tenant_id = sqlc.arg(tenant_id) AND a.id = i.invited_account AND a.active = 1 AND a.paused_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM account p WHERE p.tenant_id = sqlc.arg(tenant_id) AND p.person = i.invited_person AND p.active = 1 AND p.paused_at IS NULL)
ORDER BY t.invitation_id;

-- name: DropToTell :execrows
DELETE FROM to_tell
WHERE tenant_id = sqlc.arg(tenant_id) AND conference_id = sqlc.arg(conference_id) AND invitation_id = sqlc.arg(invitation_id);

-- name: NobodyToTell :exec
-- A conference begins: whoever is there knows.
DELETE FROM to_tell WHERE tenant_id = sqlc.arg(tenant_id) AND conference_id = sqlc.arg(conference_id);
