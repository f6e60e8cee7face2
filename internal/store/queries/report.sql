-- name: AddReport :exec
INSERT INTO report (tenant_id, family_id, id, conference_id, kind, writer, state, due_on, asked_at)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(conference_id), sqlc.arg(kind), sqlc.arg(writer),
    sqlc.arg(state), sqlc.arg(due_on), sqlc.arg(asked_at));

-- name: AddReportChild :exec
INSERT INTO report_child (tenant_id, family_id, report_id, child_id)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(report_id), sqlc.arg(child_id));

-- name: ReportFamily :one
SELECT family_id, conference_id FROM report WHERE tenant_id = sqlc.arg(tenant_id) AND id = sqlc.arg(id);

-- name: Reports :many
SELECT * FROM report
WHERE tenant_id = sqlc.arg(tenant_id) AND conference_id = sqlc.arg(conference_id) ORDER BY asked_at, id;

-- name: ReportChildren :many
SELECT n.report_id, n.child_id FROM report_child n
JOIN report r ON r.tenant_id = n.tenant_id AND r.id = n.report_id
WHERE n.tenant_id = sqlc.arg(tenant_id) AND r.conference_id = sqlc.arg(conference_id) ORDER BY n.report_id, n.child_id;

-- name: SaveReport :execrows
UPDATE report SET state = sqlc.arg(state), due_on = sqlc.arg(due_on), submitted_at = sqlc.narg(submitted_at), version = version + 1
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND id = sqlc.arg(id) AND version = sqlc.arg(version);

-- name: AddReportLine :exec
INSERT INTO report_line (tenant_id, family_id, report_id, statement_id, heading, place, from_file, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(report_id), sqlc.arg(statement_id), sqlc.arg(heading),
    sqlc.arg(place), sqlc.narg(from_file), sqlc.arg(sealed));

-- name: ReportLines :many
SELECT l.* FROM report_line l
JOIN report r ON r.tenant_id = l.tenant_id AND r.id = l.report_id
WHERE l.tenant_id = sqlc.arg(tenant_id) AND r.conference_id = sqlc.arg(conference_id) ORDER BY l.report_id, l.place, l.statement_id;

-- name: DropReportLine :execrows
DELETE FROM report_line
WHERE tenant_id = sqlc.arg(tenant_id) AND report_id = sqlc.arg(report_id) AND statement_id = sqlc.arg(statement_id);

-- name: AddReportShare :exec
INSERT INTO report_share (tenant_id, family_id, id, report_id, with_person, shared_on, how, by_account, at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(report_id), sqlc.arg(with_person), sqlc.arg(shared_on),
    sqlc.arg(how), sqlc.arg(by_account), sqlc.arg(at), sqlc.arg(sealed));

-- name: ReportShares :many
SELECT s.* FROM report_share s
JOIN report r ON r.tenant_id = s.tenant_id AND r.id = s.report_id
WHERE s.tenant_id = sqlc.arg(tenant_id) AND r.conference_id = sqlc.arg(conference_id) ORDER BY s.shared_on, s.id;

-- name: AddReportChase :exec
INSERT INTO report_chase (tenant_id, family_id, id, report_id, by_account, at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(report_id), sqlc.arg(by_account), sqlc.arg(at), sqlc.arg(sealed));

-- name: ReportChases :many
SELECT h.* FROM report_chase h
JOIN report r ON r.tenant_id = h.tenant_id AND r.id = h.report_id
WHERE h.tenant_id = sqlc.arg(tenant_id) AND r.conference_id = sqlc.arg(conference_id) ORDER BY h.at, h.id;

-- name: ReportsToWrite :many
-- What somebody, or whoever they cover for, was asked to write and has not sent, for conferences to come; chased tells that
-- it was asked for again.
SELECT r.id, r.family_id, r.conference_id, r.kind, r.state, r.due_on, c.state AS conference_state, c.held_on, c.resumes_on,
    CAST(EXISTS (SELECT 1 FROM report_chase h WHERE h.tenant_id = r.tenant_id AND h.report_id = r.id) AS INTEGER) AS chased
FROM report r JOIN conference c ON c.tenant_id = r.tenant_id AND c.id = r.conference_id
WHERE r.tenant_id = sqlc.arg(tenant_id) AND r.state IN ('asked for', 'draft') AND r.kind = 'agency'
    AND r.writer IN (
        SELECT b.account_id FROM absence b WHERE b.tenant_id = sqlc.arg(tenant_id) AND b.cover = sqlc.arg(writer)
            AND b.from_on <= sqlc.arg(today) AND b.until_on >= sqlc.arg(today)
        UNION ALL SELECT me.id FROM account me WHERE me.tenant_id = sqlc.arg(tenant_id) AND me.id = sqlc.arg(writer))
    AND c.state NOT IN ('closed', 'cancelled')
ORDER BY r.due_on, r.id;

-- name: ReportsLate :many
-- Reports past their day and not sent, for conferences to come in the families somebody has a part in. While a conference
-- has no day, its reports have none either.
SELECT DISTINCT r.conference_id, r.family_id, c.held_on
FROM report r JOIN conference c ON c.tenant_id = r.tenant_id AND c.id = r.conference_id
WHERE r.tenant_id = sqlc.arg(tenant_id) AND r.state IN ('asked for', 'draft') AND r.kind = 'agency' AND r.due_on < sqlc.arg(today)
    AND (c.state IN ('booked', 'open') OR c.state = 'to be booked' AND c.held_on IS NOT NULL
        OR c.state = 'adjourned' AND c.resumes_on IS NOT NULL)
    AND (CAST(sqlc.arg(every) AS INTEGER) = 1 OR c.chair = sqlc.arg(account_id))
ORDER BY c.held_on, r.conference_id;

-- name: AddReportFile :exec
INSERT INTO report_file (tenant_id, family_id, id, report_id, state, format, size, added_by, at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(report_id), 'quarantined', sqlc.arg(format),
    sqlc.arg(size), sqlc.arg(added_by), sqlc.arg(at), sqlc.arg(sealed));

-- name: AddReportFileContent :exec
INSERT INTO report_file_content (tenant_id, family_id, file_id, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(file_id), sqlc.arg(sealed));

-- name: ReportFiles :many
SELECT f.* FROM report_file f
JOIN report r ON r.tenant_id = f.tenant_id AND r.id = f.report_id
WHERE f.tenant_id = sqlc.arg(tenant_id) AND r.conference_id = sqlc.arg(conference_id) AND f.state = 'quarantined'
ORDER BY f.at, f.id;

-- name: ReportFile :one
SELECT * FROM report_file WHERE tenant_id = sqlc.arg(tenant_id) AND id = sqlc.arg(id) AND state = 'quarantined';

-- name: ReportFileContent :one
SELECT sealed FROM report_file_content WHERE tenant_id = sqlc.arg(tenant_id) AND file_id = sqlc.arg(file_id);
