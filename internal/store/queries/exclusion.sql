-- Who is kept out of a conference, wholly or for a part, what they were told, and what was said in a closed part.

-- name: AddExclusionRequest :exec
INSERT INTO exclusion_request (tenant_id, family_id, id, conference_id, invitation_id, extent, asked_by, at, late, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(conference_id), sqlc.arg(invitation_id), sqlc.arg(extent),
    sqlc.arg(asked_by), sqlc.arg(at), sqlc.arg(late), sqlc.arg(sealed));

-- name: ExclusionRequests :many
SELECT * FROM exclusion_request
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id)
ORDER BY at, id;

-- name: ReplaceExclusion :exec
UPDATE exclusion SET replaced_at = sqlc.arg(replaced_at)
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND invitation_id = sqlc.arg(invitation_id)
    AND replaced_at IS NULL;

-- name: AddExclusion :exec
INSERT INTO exclusion (tenant_id, family_id, id, conference_id, invitation_id, extent, outside, heard, teller, tell_on, outcome_teller,
    decided_by, at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(conference_id), sqlc.arg(invitation_id), sqlc.arg(extent),
    sqlc.arg(outside), sqlc.arg(heard), sqlc.narg(teller), sqlc.narg(tell_on), sqlc.narg(outcome_teller), sqlc.arg(decided_by),
    sqlc.arg(at), sqlc.arg(sealed));

-- name: AddExclusionGround :exec
INSERT INTO exclusion_ground (tenant_id, family_id, exclusion_id, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(exclusion_id), sqlc.arg(sealed));

-- name: Exclusions :many
-- What was decided at one conference, the first first; what was replaced stays.
SELECT e.*, g.sealed AS ground FROM exclusion e
JOIN exclusion_ground g ON g.tenant_id = e.tenant_id AND g.exclusion_id = e.id
WHERE e.tenant_id = sqlc.arg(tenant_id) AND e.family_id = sqlc.arg(family_id) AND e.conference_id = sqlc.arg(conference_id)
ORDER BY e.at, e.id;

-- name: AddExclusionTold :execrows
INSERT INTO exclusion_told (tenant_id, family_id, exclusion_id, told_by, told_at, late, recorded_by, at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(exclusion_id), sqlc.arg(told_by), sqlc.arg(told_at), sqlc.arg(late),
    sqlc.arg(recorded_by), sqlc.arg(at), sqlc.arg(sealed))
ON CONFLICT (tenant_id, exclusion_id) DO NOTHING;

-- name: ExclusionsTold :many
SELECT t.* FROM exclusion_told t
JOIN exclusion e ON e.tenant_id = t.tenant_id AND e.id = t.exclusion_id
WHERE e.tenant_id = sqlc.arg(tenant_id) AND e.family_id = sqlc.arg(family_id) AND e.conference_id = sqlc.arg(conference_id);

-- name: AddExclusionAnswer :exec
INSERT INTO exclusion_answer (tenant_id, family_id, id, exclusion_id, writer, at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(exclusion_id), sqlc.arg(writer), sqlc.arg(at), sqlc.arg(sealed));

-- name: ExclusionAnswers :many
SELECT a.* FROM exclusion_answer a
JOIN exclusion e ON e.tenant_id = a.tenant_id AND e.id = a.exclusion_id
WHERE e.tenant_id = sqlc.arg(tenant_id) AND e.family_id = sqlc.arg(family_id) AND e.conference_id = sqlc.arg(conference_id)
ORDER BY a.at, a.id;

-- name: OutNow :many
-- Who is out of a conference: of the whole of it, and of the closed part that is open.
SELECT e.invitation_id, '' AS part_id, '' AS back_about FROM exclusion e
WHERE e.tenant_id = sqlc.arg(tenant_id) AND e.conference_id = sqlc.arg(conference_id) AND e.replaced_at IS NULL AND e.extent = 'whole'
UNION ALL
SELECT o.invitation_id, p.id AS part_id, p.back_about FROM closed_part p
JOIN closed_part_out o ON o.tenant_id = p.tenant_id AND o.part_id = p.id
WHERE p.tenant_id = sqlc.arg(tenant_id) AND p.conference_id = sqlc.arg(conference_id) AND p.closed_at IS NULL;

-- name: AddClosedPart :exec
INSERT INTO closed_part (tenant_id, family_id, id, conference_id, back_about, opened_at)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(conference_id), sqlc.arg(back_about), sqlc.arg(opened_at));

-- name: AddClosedPartOut :exec
INSERT INTO closed_part_out (tenant_id, family_id, part_id, invitation_id, exclusion_id)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(part_id), sqlc.arg(invitation_id), sqlc.arg(exclusion_id));

-- name: EndClosedPart :execrows
UPDATE closed_part SET closed_at = sqlc.arg(closed_at)
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id)
    AND closed_at IS NULL;

-- name: ClosedParts :many
SELECT * FROM closed_part
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id)
ORDER BY opened_at, id;

-- name: ClosedPartsOut :many
SELECT o.part_id, o.invitation_id FROM closed_part_out o
JOIN closed_part p ON p.tenant_id = o.tenant_id AND p.id = o.part_id
WHERE p.tenant_id = sqlc.arg(tenant_id) AND p.family_id = sqlc.arg(family_id) AND p.conference_id = sqlc.arg(conference_id)
ORDER BY o.part_id, o.invitation_id;

-- name: AddClosedItem :exec
INSERT INTO closed_item (tenant_id, family_id, id, part_id, kind, item, meant_for, at)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(part_id), sqlc.arg(kind), sqlc.arg(item), sqlc.arg(meant_for),
    sqlc.arg(at))
ON CONFLICT (tenant_id, part_id, kind, item) DO UPDATE SET meant_for = excluded.meant_for, at = excluded.at;

-- name: ClosedItems :many
SELECT c.* FROM closed_item c
JOIN closed_part p ON p.tenant_id = c.tenant_id AND p.id = c.part_id
WHERE p.tenant_id = sqlc.arg(tenant_id) AND p.family_id = sqlc.arg(family_id) AND p.conference_id = sqlc.arg(conference_id)
ORDER BY c.at, c.id;

-- name: ShareClosedItem :exec
INSERT INTO closed_item_shared (tenant_id, family_id, item_id, invitation_id, shared_by, at)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(item_id), sqlc.arg(invitation_id), sqlc.arg(shared_by), sqlc.arg(at))
ON CONFLICT (tenant_id, item_id, invitation_id) DO NOTHING;

-- name: ClosedItemsShared :many
SELECT s.item_id, s.invitation_id FROM closed_item_shared s
JOIN closed_item c ON c.tenant_id = s.tenant_id AND c.id = s.item_id
JOIN closed_part p ON p.tenant_id = c.tenant_id AND p.id = c.part_id
WHERE p.tenant_id = sqlc.arg(tenant_id) AND p.family_id = sqlc.arg(family_id) AND p.conference_id = sqlc.arg(conference_id)
ORDER BY s.item_id, s.invitation_id;

-- name: ReachEntry :execrows
UPDATE wall_entry SET audience = sqlc.arg(audience), version = version + 1
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND id = sqlc.arg(id);

-- name: ReachStatement :execrows
UPDATE statement SET audience = sqlc.arg(audience), version = version + 1
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND id = sqlc.arg(id);

-- name: ReachReply :execrows
UPDATE reply SET audience = sqlc.arg(audience)
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND id = sqlc.arg(id);

-- name: ReachScore :execrows
UPDATE score SET audience = sqlc.arg(audience)
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id)
    AND invitation_id || '/' || child_id = CAST(sqlc.arg(item) AS TEXT);

-- name: ReachView :execrows
UPDATE plan_view SET audience = sqlc.arg(audience)
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id)
    AND invitation_id || '/' || child_id = CAST(sqlc.arg(item) AS TEXT);

-- name: ReachHeard :execrows
UPDATE child_heard SET audience = sqlc.arg(audience)
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id)
    AND child_id = sqlc.arg(child_id);
