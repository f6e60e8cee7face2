-- name: KeptFromSome :many
-- What is not for everyone in a family: said on a wall or in a report that was sent, in an outline that no plan has taken the place
-- of, in a plan, or an address that somebody must not learn.
SELECT CAST('statement' AS TEXT) AS thing, s.id, s.audience, s.writer, s.sealed FROM statement s
WHERE s.tenant_id = sqlc.arg(tenant_id) AND s.family_id = sqlc.arg(family_id) AND s.state = 'current' AND s.audience <> 'everyone'
    AND (s.id IN (SELECT e.statement_id FROM wall_entry e
            WHERE e.tenant_id = sqlc.arg(tenant_id) AND e.family_id = sqlc.arg(family_id) AND e.state <> 'withdrawn')
        OR s.id IN (SELECT e.other_statement_id FROM wall_entry e
            WHERE e.tenant_id = sqlc.arg(tenant_id) AND e.family_id = sqlc.arg(family_id) AND e.state = 'differing')
        OR s.id IN (SELECT l.statement_id FROM report r JOIN report_line l ON l.tenant_id = r.tenant_id AND l.report_id = r.id
            WHERE r.tenant_id = sqlc.arg(tenant_id) AND r.family_id = sqlc.arg(family_id) AND r.kind = 'agency' AND r.state = 'submitted'))
UNION ALL
SELECT CAST('outline line' AS TEXT), o.id, o.audience, o.writer, o.sealed
FROM outline_line o JOIN conference c ON c.tenant_id = o.tenant_id AND c.id = o.conference_id
WHERE o.tenant_id = sqlc.arg(tenant_id) AND o.family_id = sqlc.arg(family_id) AND o.state = 'current' AND o.audience <> 'everyone'
    AND c.state IN ('open', 'adjourned')
UNION ALL
SELECT CAST('plan line' AS TEXT), l.id, l.audience, l.added_by, l.sealed FROM plan_line l
WHERE l.tenant_id = sqlc.arg(tenant_id) AND l.family_id = sqlc.arg(family_id) AND l.state = 'open' AND l.audience <> 'everyone'
UNION ALL
SELECT CAST('household' AS TEXT), h.id, h.audience, CAST('' AS TEXT), h.sealed FROM household h
WHERE h.tenant_id = sqlc.arg(tenant_id) AND h.family_id = sqlc.arg(family_id) AND h.audience <> 'everyone' AND h.audience <> 'professionals'
ORDER BY 1, 2;

-- name: MarkingsOf :many
SELECT * FROM marking WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id);

-- name: AddMarking :execrows
INSERT INTO marking (tenant_id, family_id, thing, thing_id, audience, ground, marked_by, marked_at, look_again_on, approved_by, approved_at)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(thing), sqlc.arg(thing_id), sqlc.arg(audience), sqlc.arg(ground), sqlc.arg(marked_by),
    sqlc.arg(marked_at), sqlc.arg(look_again_on), sqlc.arg(approved_by), sqlc.arg(approved_at))
ON CONFLICT DO NOTHING;

-- name: SaveMarking :execrows
UPDATE marking SET audience = sqlc.arg(audience), ground = sqlc.arg(ground), marked_by = sqlc.arg(marked_by), marked_at = sqlc.arg(marked_at),
    look_again_on = sqlc.arg(look_again_on), approved_by = sqlc.arg(approved_by), approved_at = sqlc.arg(approved_at), version = version + 1
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND thing = sqlc.arg(thing) AND thing_id = sqlc.arg(thing_id)
    AND version = sqlc.arg(version);

-- name: KeptWaiting :many
-- The families in which a marking waits for somebody: for their social worker on the day to look again, for who chairs there until a
-- chair has approved it or that day has come. Only of what KeptFromSome lists, with the readers for whom it was marked: the page that is
-- led to has nothing else. Not what is for named people or the chair alone: that there is such a thing is for its readers.
SELECT DISTINCT p.family_id, p.kind
FROM part p JOIN marking m ON m.tenant_id = p.tenant_id AND m.family_id = p.family_id
WHERE p.tenant_id = sqlc.arg(tenant_id) AND p.account_id = sqlc.arg(account_id) AND p.until_at IS NULL
    AND (p.kind = 'chair' AND m.approved_by IS NULL AND m.look_again_on > sqlc.arg(today)
        OR p.kind = 'allocated social worker' AND m.look_again_on <= sqlc.arg(today))
    AND (m.audience LIKE 'professionals%' OR m.audience LIKE 'not-named:%') AND m.audience NOT LIKE '%' || CAST(sqlc.arg(account_id) AS TEXT) || '%'
    AND (EXISTS (SELECT 1 FROM household h WHERE m.thing = 'household' AND h.tenant_id = m.tenant_id AND h.id = m.thing_id AND h.audience = m.audience)
        OR EXISTS (SELECT 1 FROM statement s
            WHERE m.thing = 'statement' AND s.tenant_id = m.tenant_id AND s.id = m.thing_id AND s.state = 'current' AND s.audience = m.audience
            AND (s.id IN (SELECT e.statement_id FROM wall_entry e
                    WHERE e.tenant_id = m.tenant_id AND e.family_id = m.family_id AND e.state <> 'withdrawn')
                OR s.id IN (SELECT e.other_statement_id FROM wall_entry e
                    WHERE e.tenant_id = m.tenant_id AND e.family_id = m.family_id AND e.state = 'differing')
                OR s.id IN (SELECT l.statement_id FROM report r JOIN report_line l ON l.tenant_id = r.tenant_id AND l.report_id = r.id
                    WHERE r.tenant_id = m.tenant_id AND r.family_id = m.family_id AND r.kind = 'agency' AND r.state = 'submitted')))
        OR EXISTS (SELECT 1 FROM outline_line o JOIN conference c ON c.tenant_id = o.tenant_id AND c.id = o.conference_id
            WHERE m.thing = 'outline line' AND o.tenant_id = m.tenant_id AND o.id = m.thing_id AND o.state = 'current' AND o.audience = m.audience
            AND c.state IN ('open', 'adjourned'))
        OR EXISTS (SELECT 1 FROM plan_line l
            WHERE m.thing = 'plan line' AND l.tenant_id = m.tenant_id AND l.id = m.thing_id AND l.state = 'open' AND l.audience = m.audience))
ORDER BY p.family_id, p.kind;

-- name: KeptUnsaid :many
-- The families of a social worker in which something is kept from some and nobody has said why, or not since its readers changed. Not
-- what is for named people or the chair alone: that there is such a thing is for its readers.
SELECT DISTINCT p.family_id FROM part p
WHERE p.tenant_id = sqlc.arg(tenant_id) AND p.account_id = sqlc.arg(account_id) AND p.until_at IS NULL AND p.kind = 'allocated social worker'
    AND (EXISTS (SELECT 1 FROM wall_entry e JOIN statement s ON s.tenant_id = e.tenant_id AND s.id = e.statement_id
            LEFT JOIN marking m ON m.tenant_id = s.tenant_id AND m.thing = 'statement' AND m.thing_id = s.id AND m.audience = s.audience
            WHERE e.tenant_id = p.tenant_id AND e.family_id = p.family_id AND e.state <> 'withdrawn' AND s.state = 'current' AND (s.audience LIKE 'professionals%' OR s.audience LIKE 'not-named:%') AND m.thing IS NULL
                AND s.audience NOT LIKE '%' || CAST(sqlc.arg(account_id) AS TEXT) || '%')
        OR EXISTS (SELECT 1 FROM report r JOIN report_line l ON l.tenant_id = r.tenant_id AND l.report_id = r.id
            JOIN statement s ON s.tenant_id = l.tenant_id AND s.id = l.statement_id
            LEFT JOIN marking m ON m.tenant_id = s.tenant_id AND m.thing = 'statement' AND m.thing_id = s.id AND m.audience = s.audience
            WHERE r.tenant_id = p.tenant_id AND r.family_id = p.family_id AND r.kind = 'agency' AND r.state = 'submitted' AND s.state = 'current' AND (s.audience LIKE 'professionals%' OR s.audience LIKE 'not-named:%') AND m.thing IS NULL
                AND s.audience NOT LIKE '%' || CAST(sqlc.arg(account_id) AS TEXT) || '%')
        OR EXISTS (SELECT 1 FROM outline_line o JOIN conference c ON c.tenant_id = o.tenant_id AND c.id = o.conference_id
            LEFT JOIN marking m ON m.tenant_id = o.tenant_id AND m.thing = 'outline line' AND m.thing_id = o.id AND m.audience = o.audience
            WHERE o.tenant_id = p.tenant_id AND o.family_id = p.family_id AND o.state = 'current' AND c.state IN ('open', 'adjourned') AND (o.audience LIKE 'professionals%' OR o.audience LIKE 'not-named:%') AND m.thing IS NULL
                AND o.audience NOT LIKE '%' || CAST(sqlc.arg(account_id) AS TEXT) || '%')
        OR EXISTS (SELECT 1 FROM plan_line l
            LEFT JOIN marking m ON m.tenant_id = l.tenant_id AND m.thing = 'plan line' AND m.thing_id = l.id AND m.audience = l.audience
            WHERE l.tenant_id = p.tenant_id AND l.family_id = p.family_id AND l.state = 'open' AND (l.audience LIKE 'professionals%' OR l.audience LIKE 'not-named:%') AND m.thing IS NULL
                AND l.audience NOT LIKE '%' || CAST(sqlc.arg(account_id) AS TEXT) || '%')
        OR EXISTS (SELECT 1 FROM household h
            LEFT JOIN marking m ON m.tenant_id = h.tenant_id AND m.thing = 'household' AND m.thing_id = h.id AND m.audience = h.audience
            WHERE h.tenant_id = p.tenant_id AND h.family_id = p.family_id AND (h.audience LIKE 'professionals:%' OR h.audience LIKE 'not-named:%') AND m.thing IS NULL
                AND h.audience NOT LIKE '%' || CAST(sqlc.arg(account_id) AS TEXT) || '%'))
ORDER BY p.family_id;
