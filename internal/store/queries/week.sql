-- What a week holds.

-- name: ConferencesWithin :many
-- The conferences of some days, held or going on: of the whole partnership. One that is held and goes on in them comes twice.
SELECT c.id, c.family_id, c.kind, c.state, c.held_on, c.begins, c.ends, c.resumes_on, c.resumes_begins, c.limit_on, c.chair, c.recorder,
    COALESCE(m.name, '') AS room
FROM conference c
LEFT JOIN conference_room t ON t.tenant_id = c.tenant_id AND t.conference_id = c.id
LEFT JOIN room m ON m.tenant_id = t.tenant_id AND m.id = t.room_id
WHERE c.tenant_id = sqlc.arg(tenant_id) AND c.begins <> '' AND c.held_on >= sqlc.arg(from_on) AND c.held_on <= sqlc.arg(until_on)
UNION ALL
SELECT c.id, c.family_id, c.kind, c.state, c.held_on, c.begins, c.ends, c.resumes_on, c.resumes_begins, c.limit_on, c.chair, c.recorder,
    COALESCE(m.name, '') AS room
FROM conference c
LEFT JOIN conference_room t ON t.tenant_id = c.tenant_id AND t.conference_id = c.id
LEFT JOIN room m ON m.tenant_id = t.tenant_id AND m.id = t.room_id
WHERE c.tenant_id = sqlc.arg(tenant_id) AND c.resumes_begins <> '' AND c.resumes_on >= sqlc.arg(from_on) AND c.resumes_on <= sqlc.arg(until_on);

-- name: MeetingsWithin :many
-- Core groups planned for some days or held on them, in the families somebody carries or works in as a member of the group.
SELECT m.id, m.family_id, m.state, m.held_on, m.begins, g.kind
FROM core_group_meeting m JOIN core_group g ON g.tenant_id = m.tenant_id AND g.id = m.group_id
WHERE m.tenant_id = sqlc.arg(tenant_id) AND m.state IN ('planned', 'held')
    AND m.held_on >= sqlc.arg(from_on) AND m.held_on <= sqlc.arg(until_on) AND m.family_id IN (
    SELECT t.family_id FROM part t WHERE t.tenant_id = sqlc.arg(tenant_id) AND t.until_at IS NULL
        AND t.kind IN ('allocated social worker', 'team manager', 'core group member')
        AND t.account_id IN (
            SELECT b.account_id FROM absence b WHERE b.tenant_id = sqlc.arg(tenant_id) AND b.cover = sqlc.arg(account_id)
                AND b.from_on <= sqlc.arg(today) AND b.until_on >= sqlc.arg(today)
            UNION ALL SELECT me.id FROM account me WHERE me.tenant_id = sqlc.arg(tenant_id) AND me.id = sqlc.arg(account_id)))
ORDER BY m.id;

-- name: AbsencesWithin :many
SELECT id, account_id, from_on, until_on, cover FROM absence
WHERE tenant_id = sqlc.arg(tenant_id) AND until_on >= sqlc.arg(first_on) AND from_on <= sqlc.arg(last_on)
ORDER BY from_on, id;
