-- name: AddRecord :exec
INSERT INTO record (tenant_id, family_id, id, conference_id, edition, state, due_on, limit_on, created_at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(conference_id), sqlc.arg(edition), sqlc.arg(state),
    sqlc.arg(due_on), sqlc.arg(limit_on), sqlc.arg(created_at), sqlc.arg(sealed));

-- name: BeginRecord :exec
-- The conference no longer waits for somebody to begin its record.
UPDATE conference SET record_begun = 1
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND id = sqlc.arg(id) AND record_begun = 0;

-- name: RecordsOfConference :many
SELECT * FROM record
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id)
ORDER BY edition;

-- name: SaveRecord :execrows
UPDATE record SET state = sqlc.arg(state), checked_by = sqlc.narg(checked_by), checked_at = sqlc.narg(checked_at),
    signed_by = sqlc.narg(signed_by), signed_at = sqlc.narg(signed_at), approval = sqlc.arg(approval),
    issued_by = sqlc.narg(issued_by), issued_at = sqlc.narg(issued_at), sealed = sqlc.arg(sealed), version = version + 1
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND id = sqlc.arg(id) AND version = sqlc.arg(version);

-- name: AddRecordCorrection :exec
INSERT INTO record_correction (tenant_id, family_id, id, conference_id, line, by_account, at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(conference_id), sqlc.arg(line), sqlc.arg(by_account),
    sqlc.arg(at), sqlc.arg(sealed));

-- name: RecordCorrections :many
SELECT id, line, by_account, at, sealed FROM record_correction
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id)
ORDER BY at, id;

-- name: AddRecordCopy :exec
INSERT INTO record_copy (tenant_id, family_id, id, record_id, to_account, to_person, family_side, number, state, post, created_at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(record_id), sqlc.narg(to_account), sqlc.narg(to_person),
    sqlc.arg(family_side), sqlc.arg(number), sqlc.arg(state), sqlc.arg(post), sqlc.arg(created_at), sqlc.arg(sealed));

-- name: RecordCopyFamily :one
SELECT c.family_id, r.conference_id FROM record_copy c
JOIN record r ON r.tenant_id = c.tenant_id AND r.id = c.record_id
WHERE c.tenant_id = sqlc.arg(tenant_id) AND c.id = sqlc.arg(id);

-- name: RecordCopy :one
SELECT * FROM record_copy
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND id = sqlc.arg(id);

-- name: RecordCopiesOfConference :many
SELECT c.* FROM record_copy c JOIN record r ON r.tenant_id = c.tenant_id AND r.id = c.record_id
WHERE c.tenant_id = sqlc.arg(tenant_id) AND c.family_id = sqlc.arg(family_id) AND r.conference_id = sqlc.arg(conference_id)
ORDER BY r.edition, c.family_side DESC, c.created_at, c.id;

-- name: SaveRecordCopy :execrows
UPDATE record_copy SET state = sqlc.arg(state), reached_on = sqlc.narg(reached_on), opened_at = sqlc.narg(opened_at)
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND id = sqlc.arg(id);

-- name: HoldRecordCopyBack :exec
UPDATE record_copy SET held_back_at = sqlc.arg(held_back_at)
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND id = sqlc.arg(id) AND held_back_at IS NULL;

-- name: CopiesHeldBack :many
-- Conferences of whose record a copy is held back, until the record is issued again.
SELECT DISTINCT r.conference_id, c.family_id
FROM record_copy c JOIN record r ON r.tenant_id = c.tenant_id AND r.id = c.record_id
WHERE c.tenant_id = sqlc.arg(tenant_id) AND c.held_back_at IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM record y WHERE y.tenant_id = r.tenant_id AND y.conference_id = r.conference_id
        AND y.edition > r.edition AND y.issued_at >= c.held_back_at)
ORDER BY r.conference_id;

-- name: AddRecordSending :exec
INSERT INTO record_sending (tenant_id, family_id, id, copy_id, way, state, sent_on, reached_on, by_account, at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(copy_id), sqlc.arg(way), sqlc.arg(state),
    sqlc.arg(sent_on), sqlc.narg(reached_on), sqlc.arg(by_account), sqlc.arg(at), sqlc.arg(sealed));

-- name: SaveRecordSending :execrows
UPDATE record_sending SET state = sqlc.arg(state), reached_on = sqlc.narg(reached_on), sealed = sqlc.arg(sealed)
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND id = sqlc.arg(id);

-- name: RecordSendingsOfConference :many
SELECT s.* FROM record_sending s
JOIN record_copy c ON c.tenant_id = s.tenant_id AND c.id = s.copy_id
JOIN record r ON r.tenant_id = c.tenant_id AND r.id = c.record_id
WHERE s.tenant_id = sqlc.arg(tenant_id) AND s.family_id = sqlc.arg(family_id) AND r.conference_id = sqlc.arg(conference_id)
ORDER BY s.at, s.id;

-- name: PartsOfSomebody :many
-- Somebody's own parts in one family now, each child on a row: what is covered for others is not theirs to be given.
SELECT p.id, p.kind, COALESCE(c.child_id, '') AS child_id
FROM part p LEFT JOIN part_child c ON c.tenant_id = p.tenant_id AND c.part_id = p.id
WHERE p.tenant_id = sqlc.arg(tenant_id) AND p.family_id = sqlc.arg(family_id) AND p.until_at IS NULL
    AND p.account_id = sqlc.arg(account_id)
ORDER BY p.id, child_id;

-- name: PostOfFamily :many
-- Whether letters may be sent to where each person of a family lives now.
SELECT m.person_id, h.post
FROM household_member m JOIN household h ON h.tenant_id = m.tenant_id AND h.id = m.household_id
WHERE m.tenant_id = sqlc.arg(tenant_id) AND m.family_id = sqlc.arg(family_id)
    AND (m.from_on IS NULL OR m.from_on <= sqlc.arg(today)) AND (m.until_on IS NULL OR m.until_on >= sqlc.arg(today))
ORDER BY m.person_id, h.post;

-- name: RecordsWaiting :many
-- Conferences that are closed and whose record is not issued yet, with its latest issue, for whoever makes it: those who
-- have the chair's or the recorder's part there. How many who may sign in have each says whether anybody can go on.
SELECT c.id, c.family_id, c.held_on, COALESCE(r.state, '') AS state, r.due_on,
    (SELECT COUNT(*) FROM part p WHERE p.tenant_id = c.tenant_id AND p.family_id = c.family_id AND p.conference_id = c.id
        AND p.kind = 'chair' AND p.until_at IS NULL AND p.account_id = sqlc.arg(account)) AS chairs,
    (SELECT COUNT(*) FROM part p WHERE p.tenant_id = c.tenant_id AND p.family_id = c.family_id AND p.conference_id = c.id
        AND p.kind = 'recorder' AND p.until_at IS NULL AND p.account_id = sqlc.arg(account)) AS records,
    (SELECT COUNT(*) FROM part p JOIN account a ON a.tenant_id = p.tenant_id AND a.id = p.account_id AND a.active = 1
        WHERE p.tenant_id = c.tenant_id AND p.family_id = c.family_id AND p.conference_id = c.id
        AND p.kind = 'chair' AND p.until_at IS NULL) AS all_chairs,
    (SELECT COUNT(*) FROM part p JOIN account a ON a.tenant_id = p.tenant_id AND a.id = p.account_id AND a.active = 1
        WHERE p.tenant_id = c.tenant_id AND p.family_id = c.family_id AND p.conference_id = c.id
        AND p.kind = 'recorder' AND p.until_at IS NULL) AS all_recorders,
    (SELECT COUNT(*) FROM dissent d WHERE d.tenant_id = c.tenant_id AND d.conference_id = c.id AND d.recorded_at > c.closed_at
        AND NOT EXISTS (SELECT 1 FROM record s WHERE s.tenant_id = c.tenant_id AND s.conference_id = c.id
            AND s.state IN ('signed', 'issued') AND s.signed_at > d.recorded_at)) AS dissents
FROM conference c LEFT JOIN record r ON r.tenant_id = c.tenant_id AND r.conference_id = c.id
    AND r.edition = (SELECT MAX(x.edition) FROM record x WHERE x.tenant_id = c.tenant_id AND x.conference_id = c.id)
WHERE c.tenant_id = sqlc.arg(tenant_id) AND c.id IN (
        SELECT n.id FROM conference n WHERE n.tenant_id = sqlc.arg(tenant_id) AND n.state = 'closed' AND n.record_begun = 0
        UNION ALL
        SELECT m.conference_id FROM record m WHERE m.tenant_id = sqlc.arg(tenant_id) AND m.state IN ('draft', 'checked', 'signed'))
    AND c.state = 'closed' AND (r.state IS NULL OR r.state <> 'issued')
    AND (CAST(sqlc.arg(unit) AS INTEGER) = 1 OR EXISTS (SELECT 1 FROM part p WHERE p.tenant_id = c.tenant_id AND p.family_id = c.family_id
        AND p.account_id = sqlc.arg(account) AND p.conference_id = c.id AND p.kind IN ('chair', 'recorder') AND p.until_at IS NULL))
ORDER BY c.held_on, c.id;

-- name: CopiesWaiting :many
-- Copies of the family's side that nobody has sent, or that came back, for whoever sends them.
SELECT DISTINCT r.conference_id, c.family_id, r.due_on
FROM record_copy c JOIN record r ON r.tenant_id = c.tenant_id AND r.id = c.record_id
JOIN conference k ON k.tenant_id = r.tenant_id AND k.id = r.conference_id
WHERE c.tenant_id = sqlc.arg(tenant_id) AND c.state IN ('to send', 'returned') AND c.family_side = 1
    AND (CAST(sqlc.arg(unit) AS INTEGER) = 1 OR EXISTS (SELECT 1 FROM part p WHERE p.tenant_id = c.tenant_id AND p.family_id = c.family_id
        AND p.account_id = sqlc.arg(account) AND p.conference_id = k.id AND p.kind = 'recorder' AND p.until_at IS NULL))
    AND NOT EXISTS (SELECT 1 FROM record_copy n JOIN record y ON y.tenant_id = n.tenant_id AND y.id = n.record_id
        WHERE n.tenant_id = c.tenant_id AND y.conference_id = r.conference_id AND y.edition > r.edition
            AND (n.to_account = c.to_account OR n.to_person = c.to_person))
ORDER BY r.due_on, r.conference_id;

-- name: CopiesToRead :many
-- Copies that their recipient has not opened, where they still take part, and that no later one has replaced.
SELECT c.id, c.family_id FROM record_copy c JOIN record r ON r.tenant_id = c.tenant_id AND r.id = c.record_id
WHERE c.tenant_id = sqlc.arg(tenant_id) AND c.to_account = sqlc.arg(account) AND c.opened_at IS NULL
    AND EXISTS (SELECT 1 FROM part p WHERE p.tenant_id = c.tenant_id AND p.family_id = c.family_id
        AND p.account_id = sqlc.arg(account) AND p.until_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM record_copy n JOIN record y ON y.tenant_id = n.tenant_id AND y.id = n.record_id
        WHERE n.tenant_id = c.tenant_id AND n.to_account = c.to_account AND y.conference_id = r.conference_id AND y.edition > r.edition)
ORDER BY c.created_at, c.id;

-- name: OwnCopies :many
-- The copies that somebody was given, where they still take part, without those that a later one has replaced.
SELECT c.id, c.family_id, r.conference_id, c.created_at, c.opened_at
FROM record_copy c JOIN record r ON r.tenant_id = c.tenant_id AND r.id = c.record_id
WHERE c.tenant_id = sqlc.arg(tenant_id) AND c.to_account = sqlc.arg(account)
    AND EXISTS (SELECT 1 FROM part p WHERE p.tenant_id = c.tenant_id AND p.family_id = c.family_id
        AND p.account_id = sqlc.arg(account) AND p.until_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM record_copy n JOIN record y ON y.tenant_id = n.tenant_id AND y.id = n.record_id
        WHERE n.tenant_id = c.tenant_id AND n.to_account = c.to_account AND y.conference_id = r.conference_id AND y.edition > r.edition)
ORDER BY c.created_at, c.id;
