-- name: LooksAtFamily :many
-- Who of the staff looked at what of a family, a row for each of them, thing and day, the latest first. What the family’s own
-- members looked at is told to nobody: a day or a kind of page alone can tell one of two parents when the other was there. A look
-- that was refused is none.
SELECT e.account_id, e.family_id, e.deed, e.ground, CAST(max(e.at) AS TEXT) AS last_at, count(*) AS times
FROM audit_entry e LEFT JOIN account a ON a.tenant_id = e.tenant_id AND a.id = e.account_id
WHERE e.tenant_id = sqlc.arg(tenant_id) AND e.family_id = sqlc.arg(family_id) AND e.kind = 'looked' AND COALESCE(a.office, '') <> 'family'
    AND e.deed <> 'be stopped at opening many families'
GROUP BY e.account_id, e.family_id, e.deed, e.ground, substr(e.at, 1, 10)
ORDER BY last_at DESC, account_id, deed, ground LIMIT sqlc.arg(most);

-- name: LooksBy :many
-- The same of one of the staff, whatever families they looked at, since a moment; where they were stopped too, for whoever looks into it.
SELECT e.account_id, e.family_id, e.deed, e.ground, CAST(max(e.at) AS TEXT) AS last_at, count(*) AS times
FROM audit_entry e LEFT JOIN account a ON a.tenant_id = e.tenant_id AND a.id = e.account_id
WHERE e.tenant_id = sqlc.arg(tenant_id) AND e.account_id = sqlc.arg(account_id) AND e.at >= sqlc.arg(since_at) AND e.family_id <> ''
    AND e.kind = 'looked' AND COALESCE(a.office, '') <> 'family'
GROUP BY e.account_id, e.family_id, e.deed, e.ground, substr(e.at, 1, 10)
ORDER BY last_at DESC, family_id, deed, ground LIMIT sqlc.arg(most);

-- name: StaffWhoLooked :many
-- Which of the staff ever looked at a family, with the first and the last time, refused looks left out.
SELECT account_id, CAST(min(at) AS TEXT) AS first_at, CAST(max(at) AS TEXT) AS last_at FROM audit_entry
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND kind = 'looked'
    AND deed <> 'be stopped at opening many families'
GROUP BY account_id ORDER BY last_at DESC, account_id;

-- name: AddLooksGiven :exec
INSERT INTO looks_given (tenant_id, family_id, id, person_id, given_by, given_at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(person_id), sqlc.arg(given_by), sqlc.arg(given_at), sqlc.arg(sealed));

-- name: LooksGivenOf :many
SELECT id, person_id, given_by, given_at, sealed FROM looks_given
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) ORDER BY given_at DESC, id;

-- name: LooksWithoutPart :many
-- Who looked as a duty worker, without a part in the case, since a moment: a row for each of them, family and day.
SELECT account_id, family_id, CAST(substr(at, 1, 10) AS TEXT) AS day_on FROM audit_entry
WHERE tenant_id = sqlc.arg(tenant_id) AND at >= sqlc.arg(since_at) AND family_id <> ''
    AND (ground = 'duty worker' OR deed IN (sqlc.arg(look_deed), sqlc.arg(open_deed)))
GROUP BY account_id, family_id, substr(at, 1, 10);

-- name: FamiliesOpened :many
-- Who opened anything of which families since a moment, a row for each of them, family and day. What a list showed of many
-- families has no subject.
SELECT account_id, family_id, CAST(substr(at, 1, 10) AS TEXT) AS day_on FROM audit_entry
WHERE tenant_id = sqlc.arg(tenant_id) AND at >= sqlc.arg(since_at) AND family_id <> '' AND kind = 'looked' AND subject <> ''
GROUP BY account_id, family_id, substr(at, 1, 10);

-- name: OpenedSince :many
-- Which families one account has opened anything of since a moment.
SELECT DISTINCT family_id FROM audit_entry
WHERE tenant_id = sqlc.arg(tenant_id) AND account_id = sqlc.arg(account_id) AND at >= sqlc.arg(since_at) AND kind = 'looked'
    AND subject <> '' AND family_id <> '';

-- name: OpenedLast :many
-- When one account last opened anything of a family since a moment.
SELECT at FROM audit_entry
WHERE tenant_id = sqlc.arg(tenant_id) AND account_id = sqlc.arg(account_id) AND at >= sqlc.arg(since_at) AND kind = 'looked'
    AND subject <> '' AND family_id = sqlc.arg(family_id)
ORDER BY at DESC LIMIT 1;

-- name: ListsTakenSince :one
-- How many lists one account has taken away since a moment.
SELECT count(*) FROM audit_entry
WHERE tenant_id = sqlc.arg(tenant_id) AND account_id = sqlc.arg(account_id) AND at >= sqlc.arg(since_at) AND kind = 'looked'
    AND subject <> '' AND deed = sqlc.arg(deed);

-- name: StaysOpen :many
-- A family that has a conference on a day, or one that goes on or was closed since a moment.
SELECT family_id FROM conference
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id)
    AND (state = 'open' OR state IN ('booked', 'adjourned') AND held_on = sqlc.arg(today) OR closed_at >= sqlc.arg(closed_since))
LIMIT 1;

-- name: LooksStopped :many
-- Who was stopped at opening many families since a moment, each time, the first first.
SELECT account_id, CAST(substr(at, 1, 10) AS TEXT) AS day_on, at FROM audit_entry
WHERE tenant_id = sqlc.arg(tenant_id) AND at >= sqlc.arg(since_at) AND deed = 'be stopped at opening many families'
ORDER BY at, account_id;

-- name: LooksSettled :many
SELECT account_id, family_id, day_on, why, found, settled_by, settled_at FROM look_settled
WHERE tenant_id = sqlc.arg(tenant_id) AND day_on >= sqlc.arg(since_on) ORDER BY settled_at;

-- name: SettleLook :execrows
INSERT INTO look_settled (tenant_id, account_id, family_id, day_on, why, found, settled_by, settled_at)
VALUES (sqlc.arg(tenant_id), sqlc.arg(account_id), sqlc.arg(family_id), sqlc.arg(day_on), sqlc.arg(why), sqlc.arg(found), sqlc.arg(settled_by), sqlc.arg(settled_at))
ON CONFLICT (tenant_id, account_id, family_id, day_on, why, settled_at) DO NOTHING;

-- name: AddLookRaised :exec
INSERT INTO look_raised (tenant_id, account_id, family_id, day_on, why, from_at)
VALUES (sqlc.arg(tenant_id), sqlc.arg(account_id), sqlc.arg(family_id), sqlc.arg(day_on), sqlc.arg(why), sqlc.arg(from_at))
ON CONFLICT DO NOTHING;

-- name: ForgetLooksRaised :exec
DELETE FROM look_raised WHERE tenant_id = sqlc.arg(tenant_id) AND day_on <= sqlc.arg(until_on);

-- name: LooksToLookInto :one
-- How much unusual looking since a day waits for whoever asks: all of it for whoever answers for data protection, for a manager that of
-- their own staff and at their own families. Nobody looks into their own.
SELECT count(*) FROM look_raised l JOIN account a ON a.tenant_id = l.tenant_id AND a.id = l.account_id
WHERE l.tenant_id = sqlc.arg(tenant_id) AND l.day_on >= sqlc.arg(since_on) AND l.account_id <> sqlc.arg(account_id)
    AND (sqlc.arg(answers) = 'for all' OR a.line_manager = sqlc.arg(account_id) OR l.family_id IN (SELECT key FROM json_each(sqlc.arg(families))))
    AND NOT EXISTS (SELECT 1 FROM look_settled s
        WHERE s.tenant_id = l.tenant_id AND s.account_id = l.account_id AND s.family_id = l.family_id AND s.day_on = l.day_on AND s.why = l.why
            AND s.settled_at >= l.from_at);
