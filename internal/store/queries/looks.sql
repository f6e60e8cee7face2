-- name: LooksAtFamily :many
-- Who looked at what of a family, a row for each of them, thing and day, the latest first.
SELECT account_id, family_id, deed, ground, CAST(max(at) AS TEXT) AS last_at, count(*) AS times FROM audit_entry
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND kind = 'looked'
GROUP BY account_id, family_id, deed, ground, substr(at, 1, 10)
ORDER BY last_at DESC, account_id, deed, ground LIMIT sqlc.arg(most);

-- name: LooksBy :many
-- The same of one account, whatever families it looked at, since a moment.
SELECT account_id, family_id, deed, ground, CAST(max(at) AS TEXT) AS last_at, count(*) AS times FROM audit_entry
WHERE tenant_id = sqlc.arg(tenant_id) AND account_id = sqlc.arg(account_id) AND at >= sqlc.arg(since_at) AND family_id <> '' AND kind = 'looked'
GROUP BY account_id, family_id, deed, ground, substr(at, 1, 10)
ORDER BY last_at DESC, family_id, deed, ground LIMIT sqlc.arg(most);

-- name: StaffWhoLooked :many
-- Which of the staff ever looked at a family, with the first and the last time.
SELECT account_id, CAST(min(at) AS TEXT) AS first_at, CAST(max(at) AS TEXT) AS last_at FROM audit_entry
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND kind = 'looked'
GROUP BY account_id ORDER BY last_at DESC, account_id;

-- name: AddLooksGiven :exec
INSERT INTO looks_given (tenant_id, family_id, id, person_id, given_by, given_at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(person_id), sqlc.arg(given_by), sqlc.arg(given_at), sqlc.arg(sealed));

-- name: LooksGivenOf :many
SELECT id, person_id, given_by, given_at, sealed FROM looks_given
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) ORDER BY given_at DESC, id;
