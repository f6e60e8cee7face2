-- name: PutDecision :exec
INSERT INTO decision (tenant_id, family_id, id, conference_id, child_id, outcome, categories, split, decided_by, at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(conference_id), sqlc.arg(child_id), sqlc.arg(outcome),
    sqlc.arg(categories), sqlc.arg(split), sqlc.arg(decided_by), sqlc.arg(at), sqlc.arg(sealed))
ON CONFLICT (tenant_id, conference_id, child_id) DO UPDATE SET outcome = excluded.outcome, categories = excluded.categories,
    split = excluded.split, decided_by = excluded.decided_by, at = excluded.at, sealed = excluded.sealed, id = excluded.id,
    version = decision.version + 1;

-- name: KeepEarlierDecision :exec
INSERT INTO earlier_decision (tenant_id, family_id, id, version, conference_id, child_id, outcome, categories, split, decided_by,
    at, sealed)
SELECT d.tenant_id, d.family_id, d.id, d.version, d.conference_id, d.child_id, d.outcome, d.categories, d.split, d.decided_by,
    d.at, d.sealed
FROM decision d
WHERE d.tenant_id = sqlc.arg(tenant_id) AND d.family_id = sqlc.arg(family_id) AND d.conference_id = sqlc.arg(conference_id)
    AND d.child_id = sqlc.arg(child_id);

-- name: EarlierDecisions :many
SELECT * FROM earlier_decision
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id)
ORDER BY at, version;

-- name: DecisionsOfFamily :many
SELECT * FROM decision WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) ORDER BY at, child_id;

-- name: DecisionsOf :many
SELECT * FROM decision
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id)
ORDER BY at, child_id;

-- name: AddOutlineLine :exec
INSERT INTO outline_line (tenant_id, family_id, id, conference_id, owner, by_on, from_entry, audience, writer, at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(conference_id), sqlc.arg(owner), sqlc.arg(by_on),
    sqlc.narg(from_entry), sqlc.arg(audience), sqlc.arg(writer), sqlc.arg(at), sqlc.arg(sealed));

-- name: AddOutlineLineChild :exec
INSERT INTO outline_line_child (tenant_id, family_id, outline_line_id, child_id)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(outline_line_id), sqlc.arg(child_id));

-- name: WithdrawOutlineLine :execrows
UPDATE outline_line SET state = 'withdrawn'
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND id = sqlc.arg(id) AND state = 'current';

-- name: OutlineLinesOf :many
SELECT * FROM outline_line
WHERE tenant_id = sqlc.arg(tenant_id) AND conference_id = sqlc.arg(conference_id) AND family_id = sqlc.arg(family_id)
    AND state = 'current' ORDER BY at, id;

-- name: OutlineLineChildrenOf :many
SELECT c.outline_line_id, c.child_id FROM outline_line_child c
JOIN outline_line l ON l.tenant_id = c.tenant_id AND l.id = c.outline_line_id
WHERE c.tenant_id = sqlc.arg(tenant_id) AND l.conference_id = sqlc.arg(conference_id) ORDER BY c.outline_line_id, c.child_id;

-- name: PutNextSteps :exec
INSERT INTO next_steps (tenant_id, family_id, conference_id, lead_worker, first_core_group_on, first_core_group_begins, review_on,
    review_begins, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(conference_id), sqlc.narg(lead_worker), sqlc.narg(first_core_group_on),
    sqlc.arg(first_core_group_begins), sqlc.narg(review_on), sqlc.arg(review_begins), sqlc.arg(sealed))
ON CONFLICT (tenant_id, conference_id) DO UPDATE SET lead_worker = excluded.lead_worker,
    first_core_group_on = excluded.first_core_group_on, first_core_group_begins = excluded.first_core_group_begins,
    review_on = excluded.review_on, review_begins = excluded.review_begins, sealed = excluded.sealed;

-- name: NextStepsOf :one
SELECT * FROM next_steps
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id);

-- name: DropCoreGroupChoices :exec
DELETE FROM core_group_choice WHERE tenant_id = sqlc.arg(tenant_id) AND conference_id = sqlc.arg(conference_id);

-- name: AddCoreGroupChoice :exec
INSERT INTO core_group_choice (tenant_id, family_id, conference_id, invitation_id)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(conference_id), sqlc.arg(invitation_id));

-- name: CoreGroupChoices :many
SELECT c.invitation_id, i.invited_account, i.invited_person, i.role FROM core_group_choice c
JOIN invitation i ON i.tenant_id = c.tenant_id AND i.id = c.invitation_id
WHERE c.tenant_id = sqlc.arg(tenant_id) AND c.conference_id = sqlc.arg(conference_id) ORDER BY c.invitation_id;

-- name: KeepEarlierHeard :exec
INSERT INTO earlier_heard (tenant_id, family_id, id, conference_id, child_id, way, audience, writer, at, sealed)
SELECT h.tenant_id, h.family_id, CAST(sqlc.arg(id) AS TEXT), h.conference_id, h.child_id, h.way, h.audience, h.writer, h.at, h.sealed
FROM child_heard h
WHERE h.tenant_id = sqlc.arg(tenant_id) AND h.family_id = sqlc.arg(family_id) AND h.conference_id = sqlc.arg(conference_id)
    AND h.child_id = sqlc.arg(child_id);

-- name: EarlierHeardOf :many
SELECT * FROM earlier_heard
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id)
ORDER BY at, id;

-- name: KeepEarlierDissent :exec
INSERT INTO earlier_dissent (tenant_id, family_id, id, conference_id, child_id, dissenter, decision_id, recorded_at, sealed)
SELECT d.tenant_id, d.family_id, CAST(sqlc.arg(id) AS TEXT), d.conference_id, d.child_id, d.dissenter, d.decision_id, d.recorded_at, d.sealed
FROM dissent d
WHERE d.tenant_id = sqlc.arg(tenant_id) AND d.family_id = sqlc.arg(family_id) AND d.conference_id = sqlc.arg(conference_id)
    AND d.child_id = sqlc.arg(child_id) AND d.dissenter = sqlc.arg(dissenter) AND d.recorded_at IS NOT NULL;

-- name: EarlierDissentsOf :many
SELECT * FROM earlier_dissent
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id)
ORDER BY recorded_at, id;
