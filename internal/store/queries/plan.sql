-- name: AddPlan :exec
INSERT INTO plan (tenant_id, family_id, id, child_id, kind, state, conference_id, carried_from, began_on, previous, lead_worker,
    visit_due_on, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(child_id), sqlc.arg(kind), sqlc.arg(state),
    sqlc.narg(conference_id), sqlc.narg(carried_from), sqlc.arg(began_on), sqlc.arg(previous), sqlc.narg(lead_worker),
    sqlc.narg(visit_due_on), sqlc.arg(sealed));

-- name: PlanFamily :one
SELECT family_id FROM plan WHERE tenant_id = sqlc.arg(tenant_id) AND id = sqlc.arg(id);

-- name: PlansOfFamily :many
SELECT * FROM plan WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) ORDER BY began_on, id;

-- name: SavePlan :execrows
UPDATE plan SET state = sqlc.arg(state), detailed_on = sqlc.narg(detailed_on), ended_on = sqlc.narg(ended_on),
    ending_id = sqlc.narg(ending_id), lead_worker = sqlc.narg(lead_worker), visit_due_on = sqlc.narg(visit_due_on),
    sealed = sqlc.arg(sealed), version = version + 1
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND id = sqlc.arg(id) AND version = sqlc.arg(version);

-- name: AddPlanEnding :exec
INSERT INTO plan_ending (tenant_id, family_id, id, plan_id, plan_kind, ground, conference_id, ended_on, recorded_by, at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(plan_id), sqlc.arg(plan_kind), sqlc.arg(ground),
    sqlc.narg(conference_id), sqlc.arg(ended_on), sqlc.arg(recorded_by), sqlc.arg(at), sqlc.arg(sealed));

-- name: EndingsOfFamily :many
SELECT * FROM plan_ending WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) ORDER BY at, id;

-- name: AddEndingTold :exec
INSERT INTO ending_told (tenant_id, family_id, id, plan_id, told, how, told_on, recorded_by, at)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(plan_id), sqlc.arg(told), sqlc.arg(how),
    sqlc.arg(told_on), sqlc.arg(recorded_by), sqlc.arg(at));

-- name: EndingToldOfFamily :many
SELECT * FROM ending_told WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) ORDER BY told_on, id;

-- name: AddPlanCategory :exec
INSERT INTO plan_category (tenant_id, family_id, plan_id, from_on, category, conference_id)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(plan_id), sqlc.arg(from_on), sqlc.arg(category),
    sqlc.arg(conference_id));

-- name: CategoriesOfFamily :many
SELECT * FROM plan_category WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id)
ORDER BY from_on, conference_id, category;

-- name: AddPlanChange :exec
INSERT INTO plan_change (tenant_id, family_id, id, plan_id, change, conference_id, meeting_id, by_account, at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(plan_id), sqlc.arg(change), sqlc.narg(conference_id),
    sqlc.narg(meeting_id), sqlc.arg(by_account), sqlc.arg(at), sqlc.arg(sealed));

-- name: ChangesOfPlan :many
SELECT * FROM plan_change WHERE tenant_id = sqlc.arg(tenant_id) AND plan_id = sqlc.arg(plan_id) ORDER BY at, id;

-- name: AddPlanLine :exec
INSERT INTO plan_line (tenant_id, family_id, id, kind, state, owner, by_on, source, source_id, audience, bound, proposed_by, added_by,
    at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(kind), sqlc.arg(state), sqlc.arg(owner),
    sqlc.arg(by_on), sqlc.arg(source), sqlc.arg(source_id), sqlc.arg(audience), sqlc.arg(bound), sqlc.narg(proposed_by),
    sqlc.arg(added_by), sqlc.arg(at), sqlc.arg(sealed));

-- name: AddPlanLineFor :exec
INSERT INTO plan_line_for (tenant_id, family_id, line_id, plan_id, child_id)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(line_id), sqlc.arg(plan_id), sqlc.arg(child_id));

-- name: LinesOfFamily :many
SELECT * FROM plan_line WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) ORDER BY by_on, at, id;

-- name: LineForOfFamily :many
SELECT line_id, plan_id, child_id FROM plan_line_for
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) ORDER BY line_id, child_id, plan_id;

-- name: LineFamily :one
SELECT family_id FROM plan_line WHERE tenant_id = sqlc.arg(tenant_id) AND id = sqlc.arg(id);

-- name: SavePlanLine :execrows
UPDATE plan_line SET state = sqlc.arg(state), owner = sqlc.arg(owner), by_on = sqlc.arg(by_on), audience = sqlc.arg(audience), taken_up = sqlc.arg(taken_up),
    taken_up_on = sqlc.narg(taken_up_on), sealed = sqlc.arg(sealed), version = version + 1
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND id = sqlc.arg(id) AND version = sqlc.arg(version);

-- name: AddPlanLineVersion :exec
INSERT INTO plan_line_version (tenant_id, family_id, line_id, version, meeting_id, by_account, at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(line_id), sqlc.arg(version), sqlc.narg(meeting_id),
    sqlc.arg(by_account), sqlc.arg(at), sqlc.arg(sealed));

-- name: LineVersionsOfFamily :many
SELECT * FROM plan_line_version WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id)
ORDER BY line_id, version;

-- name: AddLineProgress :exec
INSERT INTO line_progress (tenant_id, family_id, id, line_id, meeting_id, going, audience, by_account, at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(line_id), sqlc.narg(meeting_id), sqlc.arg(going),
    sqlc.arg(audience), sqlc.arg(by_account), sqlc.arg(at), sqlc.arg(sealed));

-- name: ProgressOfFamily :many
SELECT * FROM line_progress WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) ORDER BY at, id;

-- name: AddProposal :exec
INSERT INTO plan_proposal (tenant_id, family_id, id, plan_id, statement_id, state, made_at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(plan_id), sqlc.arg(statement_id), 'waiting',
    sqlc.arg(made_at), sqlc.arg(sealed));

-- name: ProposalsOfFamily :many
SELECT * FROM plan_proposal WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) ORDER BY made_at, id;

-- name: SaveProposal :execrows
UPDATE plan_proposal SET state = sqlc.arg(state), line_id = sqlc.narg(line_id), answered_by = sqlc.narg(answered_by),
    answered_at = sqlc.narg(answered_at), sealed = sqlc.arg(sealed), version = version + 1
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND id = sqlc.arg(id) AND state = 'waiting';

-- name: AddLegalAdvice :exec
INSERT INTO legal_advice (tenant_id, family_id, id, plan_id, state, asked_on, about, told_on, recorded_by, at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(plan_id), 'asked for', sqlc.arg(asked_on),
    sqlc.arg(about), sqlc.arg(told_on), sqlc.arg(recorded_by), sqlc.arg(at), sqlc.arg(sealed));

-- name: LegalAdviceOfFamily :many
SELECT * FROM legal_advice WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) ORDER BY asked_on, id;

-- name: SaveLegalAdvice :execrows
UPDATE legal_advice SET state = 'given', given_on = sqlc.arg(given_on), sealed = sqlc.arg(sealed), version = version + 1
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND id = sqlc.arg(id) AND state = 'asked for';

-- name: LinesWaitingFor :many
-- Lines that are somebody's to do, and late lines of the families they carry: as social worker, manager or core group
-- member, their own parts and those they cover.
SELECT l.id, l.family_id, l.kind, l.owner, l.by_on, l.audience, f.plan_id, p.child_id
FROM plan_line l JOIN plan_line_for f ON f.tenant_id = l.tenant_id AND f.line_id = l.id
    JOIN plan p ON p.tenant_id = f.tenant_id AND p.id = f.plan_id AND p.state <> 'ended'
WHERE l.tenant_id = sqlc.arg(tenant_id) AND l.state = 'open' AND l.taken_up = '' AND l.id IN (
    SELECT o.id FROM plan_line o
    WHERE o.tenant_id = sqlc.arg(tenant_id) AND o.owner = sqlc.arg(owner) AND o.state = 'open' AND o.by_on <= sqlc.arg(until_on)
    UNION ALL
    SELECT x.id FROM part t JOIN plan_line x ON x.tenant_id = t.tenant_id AND x.family_id = t.family_id AND x.state = 'open'
    WHERE t.tenant_id = sqlc.arg(tenant_id) AND t.until_at IS NULL AND x.by_on < sqlc.arg(today)
        AND (t.kind IN ('allocated social worker', 'team manager') OR (t.kind = 'core group member' AND x.kind = 'help'))
        AND t.account_id IN (
            SELECT b.account_id FROM absence b WHERE b.tenant_id = sqlc.arg(tenant_id) AND b.cover = sqlc.arg(account_id)
                AND b.from_on <= sqlc.arg(today) AND b.until_on >= sqlc.arg(today)
            UNION ALL SELECT me.id FROM account me WHERE me.tenant_id = sqlc.arg(tenant_id) AND me.id = sqlc.arg(account_id)))
ORDER BY l.by_on, l.id, f.plan_id;

-- name: PlansWaitingFor :many
-- Plans under way in the families somebody carries as social worker or manager.
SELECT p.id, p.family_id, p.child_id, p.kind, p.state, p.visit_due_on
FROM plan p
WHERE p.tenant_id = sqlc.arg(tenant_id) AND p.state <> 'ended' AND p.family_id IN (
    SELECT t.family_id FROM part t WHERE t.tenant_id = sqlc.arg(tenant_id) AND t.until_at IS NULL
        AND t.kind IN ('allocated social worker', 'team manager')
        AND t.account_id IN (
            SELECT b.account_id FROM absence b WHERE b.tenant_id = sqlc.arg(tenant_id) AND b.cover = sqlc.arg(account_id)
                AND b.from_on <= sqlc.arg(today) AND b.until_on >= sqlc.arg(today)
            UNION ALL SELECT me.id FROM account me WHERE me.tenant_id = sqlc.arg(tenant_id) AND me.id = sqlc.arg(account_id)))
ORDER BY p.visit_due_on, p.id;

-- name: EndingsToTell :many
-- Child protection plans that ended, of the families whose social worker somebody is, while another who worked them when
-- they ended has not been told: a professional, or one of the family who is related to the child.
SELECT p.id, p.family_id, p.child_id
FROM plan p JOIN plan_ending e ON e.tenant_id = p.tenant_id AND e.plan_id = p.id
WHERE p.tenant_id = sqlc.arg(tenant_id) AND p.state = 'ended' AND p.kind = 'child protection' AND e.ground <> 'death'
    AND p.family_id IN (
        SELECT t.family_id FROM part t WHERE t.tenant_id = sqlc.arg(tenant_id) AND t.until_at IS NULL
            AND t.kind = 'allocated social worker'
            AND t.account_id IN (
                SELECT b.account_id FROM absence b WHERE b.tenant_id = sqlc.arg(tenant_id) AND b.cover = sqlc.arg(account_id)
                    AND b.from_on <= sqlc.arg(today) AND b.until_on >= sqlc.arg(today)
                UNION ALL SELECT me.id FROM account me WHERE me.tenant_id = sqlc.arg(tenant_id) AND me.id = sqlc.arg(account_id)))
    AND EXISTS (
        SELECT 1 FROM core_group g JOIN core_group_member m ON m.tenant_id = g.tenant_id AND m.group_id = g.id
        WHERE g.tenant_id = p.tenant_id AND g.family_id = p.family_id AND g.kind = p.kind AND m.from_on <= p.ended_on
            AND (m.until_on IS NULL OR m.until_on >= p.ended_on)
            AND (m.family_side = 0 OR EXISTS (
                SELECT 1 FROM relationship l WHERE l.tenant_id = p.tenant_id AND l.family_id = p.family_id AND l.child_id = p.child_id
                    AND l.person_id = m.member AND l.state = 'current'))
            AND m.member <> COALESCE(p.lead_worker, '') AND m.member <> sqlc.arg(account_id)
            AND NOT EXISTS (SELECT 1 FROM ending_told d WHERE d.tenant_id = p.tenant_id AND d.plan_id = p.id AND d.told = m.member))
ORDER BY p.ended_on, p.id;

-- name: ProposalsWaitingFor :many
SELECT r.id, r.family_id, r.plan_id, r.made_at
FROM plan_proposal r
WHERE r.tenant_id = sqlc.arg(tenant_id) AND r.state = 'waiting' AND r.family_id IN (
    SELECT t.family_id FROM part t WHERE t.tenant_id = sqlc.arg(tenant_id) AND t.until_at IS NULL
        AND t.kind = 'allocated social worker'
        AND t.account_id IN (
            SELECT b.account_id FROM absence b WHERE b.tenant_id = sqlc.arg(tenant_id) AND b.cover = sqlc.arg(account_id)
                AND b.from_on <= sqlc.arg(today) AND b.until_on >= sqlc.arg(today)
            UNION ALL SELECT me.id FROM account me WHERE me.tenant_id = sqlc.arg(tenant_id) AND me.id = sqlc.arg(account_id)))
ORDER BY r.made_at, r.id;
