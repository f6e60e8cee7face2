-- What goes from one worker to another with a family. None of it is finished: what was sent, held or decided stays in the
-- name of whoever did it.

-- name: HandOverReports :exec
-- Reports asked for and not sent, for conferences to come, where the other was not asked for one of their own.
UPDATE report SET writer = sqlc.arg(to_account), version = version + 1
WHERE report.tenant_id = sqlc.arg(tenant_id) AND report.family_id = sqlc.arg(family_id) AND report.writer = sqlc.arg(from_account)
    AND report.kind = 'agency' AND report.state IN ('asked for', 'draft')
    AND report.conference_id IN (SELECT c.id FROM conference c WHERE c.tenant_id = sqlc.arg(tenant_id)
        AND c.family_id = sqlc.arg(family_id) AND c.state NOT IN ('closed', 'cancelled'))
    AND report.conference_id NOT IN (SELECT o.conference_id FROM report o WHERE o.tenant_id = sqlc.arg(tenant_id)
        AND o.family_id = sqlc.arg(family_id) AND o.writer = sqlc.arg(to_account));

-- name: HandOverVisits :exec
UPDATE visit SET visitor = sqlc.arg(to_account), version = version + 1
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND visitor = sqlc.arg(from_account) AND state = 'planned';

-- name: HandOverPlans :exec
UPDATE plan SET lead_worker = sqlc.arg(to_account), version = version + 1
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND lead_worker = sqlc.arg(from_account) AND state <> 'ended';

-- name: HandOverNeeds :exec
UPDATE invitation_need SET owner = sqlc.arg(to_account)
WHERE invitation_need.tenant_id = sqlc.arg(tenant_id) AND invitation_need.owner = sqlc.arg(from_account) AND invitation_need.state = 'asked'
    AND invitation_need.invitation_id IN (SELECT i.id FROM invitation i WHERE i.tenant_id = sqlc.arg(tenant_id) AND i.family_id = sqlc.arg(family_id));

-- name: HandOverNextSteps :exec
UPDATE next_steps SET lead_worker = sqlc.arg(to_account)
WHERE next_steps.tenant_id = sqlc.arg(tenant_id) AND next_steps.family_id = sqlc.arg(family_id) AND next_steps.lead_worker = sqlc.arg(from_account)
    AND next_steps.conference_id IN (SELECT c.id FROM conference c WHERE c.tenant_id = sqlc.arg(tenant_id)
        AND c.family_id = sqlc.arg(family_id) AND c.state NOT IN ('closed', 'cancelled'));

-- name: HandOverOutline :exec
UPDATE outline_line SET owner = sqlc.arg(to_account)
WHERE outline_line.tenant_id = sqlc.arg(tenant_id) AND outline_line.family_id = sqlc.arg(family_id) AND outline_line.owner = sqlc.arg(from_account)
    AND outline_line.conference_id IN (SELECT c.id FROM conference c WHERE c.tenant_id = sqlc.arg(tenant_id)
        AND c.family_id = sqlc.arg(family_id) AND c.state NOT IN ('closed', 'cancelled'));

-- name: HandOverCoreGroupChoice :exec
-- A place in the core group that a conference is choosing.
UPDATE core_group_choice SET invitation_id = sqlc.arg(to_invitation)
WHERE core_group_choice.tenant_id = sqlc.arg(tenant_id) AND core_group_choice.family_id = sqlc.arg(family_id) AND core_group_choice.invitation_id = sqlc.arg(from_invitation)
    AND core_group_choice.conference_id = (SELECT f.conference_id FROM invitation f WHERE f.tenant_id = sqlc.arg(tenant_id) AND f.id = sqlc.arg(from_invitation))
    AND NOT EXISTS (SELECT 1 FROM invitation t JOIN core_group_choice o ON o.tenant_id = t.tenant_id AND o.conference_id = t.conference_id AND o.invitation_id = t.id
        WHERE t.tenant_id = sqlc.arg(tenant_id) AND t.id = sqlc.arg(to_invitation));

-- name: HandOverStaff :exec
-- Those whom somebody manages get another manager.
UPDATE account SET line_manager = sqlc.arg(to_account)
WHERE tenant_id = sqlc.arg(tenant_id) AND line_manager = sqlc.arg(from_account);

-- name: ManagedBy :one
SELECT COUNT(*) FROM account
WHERE tenant_id = sqlc.arg(tenant_id) AND line_manager = sqlc.arg(account_id) AND active = 1;

-- name: CasesLeftBehind :many
-- Families whose social worker or manager has left: a worker's is their manager's to give away, and the unit's where the
-- manager has left too.
SELECT DISTINCT p.family_id, p.kind FROM account a
JOIN part p ON p.tenant_id = a.tenant_id AND p.account_id = a.id AND p.until_at IS NULL
WHERE a.tenant_id = sqlc.arg(tenant_id) AND a.active = 0
    AND p.kind IN ('allocated social worker', 'team manager')
    AND ((CAST(sqlc.arg(unit) AS INTEGER) = 1 AND NOT EXISTS (
            SELECT 1 FROM part m JOIN account n ON n.tenant_id = m.tenant_id AND n.id = m.account_id
            WHERE m.tenant_id = sqlc.arg(tenant_id) AND m.family_id = p.family_id AND m.kind = 'team manager'
                AND m.until_at IS NULL AND n.active = 1))
        OR p.family_id IN (SELECT t.family_id FROM part t WHERE t.tenant_id = sqlc.arg(tenant_id) AND t.until_at IS NULL
            AND t.kind = 'team manager' AND t.account_id IN (
                SELECT b.account_id FROM absence b WHERE b.tenant_id = sqlc.arg(tenant_id) AND b.cover = sqlc.arg(account_id)
                    AND b.from_on <= sqlc.arg(today) AND b.until_on >= sqlc.arg(today)
                UNION ALL SELECT me.id FROM account me WHERE me.tenant_id = sqlc.arg(tenant_id) AND me.id = sqlc.arg(account_id))))
ORDER BY p.family_id, p.kind;
