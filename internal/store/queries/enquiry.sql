-- name: AddEnquiry :exec
INSERT INTO enquiry (tenant_id, family_id, id, state, referred_on, source, recorded_by, created_at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(state), sqlc.arg(referred_on), sqlc.arg(source),
    sqlc.arg(recorded_by), sqlc.arg(created_at), sqlc.arg(sealed));

-- name: SetEnquiry :execrows
UPDATE enquiry SET state = sqlc.arg(state), referred_on = sqlc.arg(referred_on), source = sqlc.arg(source),
    primary_need = sqlc.arg(primary_need), legal_basis = sqlc.arg(legal_basis), started_on = sqlc.arg(started_on),
    target_on = sqlc.arg(target_on), proposed = sqlc.arg(proposed), proposed_by = sqlc.narg(proposed_by),
    outcome = sqlc.arg(outcome), concluded_on = sqlc.arg(concluded_on), agreed_by = sqlc.narg(agreed_by),
    sealed = sqlc.arg(sealed), version = version + 1
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND id = sqlc.arg(id) AND version = sqlc.arg(was);

-- name: AddEnquiryChild :exec
INSERT INTO enquiry_child (tenant_id, family_id, enquiry_id, child_id)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(enquiry_id), sqlc.arg(child_id));

-- name: DropEnquiryChildren :exec
DELETE FROM enquiry_child
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND enquiry_id = sqlc.arg(enquiry_id);

-- name: EnquiryFamily :one
SELECT family_id FROM enquiry WHERE tenant_id = sqlc.arg(tenant_id) AND id = sqlc.arg(id);

-- name: Enquiry :one
SELECT * FROM enquiry WHERE tenant_id = sqlc.arg(tenant_id) AND id = sqlc.arg(id);

-- name: EnquiryChildren :many
SELECT child_id FROM enquiry_child WHERE tenant_id = sqlc.arg(tenant_id) AND enquiry_id = sqlc.arg(enquiry_id) ORDER BY child_id;

-- name: AddEnquiryChange :exec
INSERT INTO enquiry_change (tenant_id, family_id, id, enquiry_id, change, by_account, at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(enquiry_id), sqlc.arg(change),
    sqlc.arg(by_account), sqlc.arg(at), sqlc.arg(sealed));

-- name: EnquiryChanges :many
SELECT c.id, c.change, c.by_account, c.at, c.sealed, a.name AS by_name FROM enquiry_change c
JOIN account a ON a.tenant_id = c.tenant_id AND a.id = c.by_account
WHERE c.tenant_id = sqlc.arg(tenant_id) AND c.enquiry_id = sqlc.arg(enquiry_id)
ORDER BY c.at DESC, c.id;

-- name: AddStrategyDiscussion :exec
INSERT INTO strategy_discussion (tenant_id, family_id, id, enquiry_id, held_on, starts_enquiry, recorded_by, at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(enquiry_id), sqlc.arg(held_on),
    sqlc.arg(starts_enquiry), sqlc.arg(recorded_by), sqlc.arg(at), sqlc.arg(sealed));

-- name: StrategyDiscussions :many
SELECT id, held_on, starts_enquiry, recorded_by, sealed FROM strategy_discussion
WHERE tenant_id = sqlc.arg(tenant_id) AND enquiry_id = sqlc.arg(enquiry_id)
ORDER BY held_on, at, id;

-- name: SetDiscussionStarts :exec
UPDATE strategy_discussion SET starts_enquiry = sqlc.arg(starts_enquiry)
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND enquiry_id = sqlc.arg(enquiry_id)
    AND id = sqlc.arg(id);

-- name: SetDiscussionHeld :exec
UPDATE strategy_discussion SET held_on = sqlc.arg(held_on)
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND enquiry_id = sqlc.arg(enquiry_id)
    AND id = sqlc.arg(id);

-- name: PutAgencyView :exec
INSERT INTO agency_view (tenant_id, family_id, id, enquiry_id, agency, view, at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(enquiry_id), sqlc.arg(agency),
    sqlc.arg(view), sqlc.arg(at), sqlc.arg(sealed))
ON CONFLICT (tenant_id, id) DO UPDATE SET view = excluded.view, at = excluded.at, sealed = excluded.sealed;

-- name: AgencyViews :many
SELECT id, agency, view, at, sealed FROM agency_view
WHERE tenant_id = sqlc.arg(tenant_id) AND enquiry_id = sqlc.arg(enquiry_id)
ORDER BY at, id;

-- name: OpenEnquiriesFor :many
-- Enquiries not yet concluded in the families somebody has a part in.
SELECT e.id, e.family_id, e.state, e.referred_on, e.target_on, e.proposed, e.proposed_by, d.held_on
FROM enquiry e LEFT JOIN strategy_discussion d
    ON d.tenant_id = e.tenant_id AND d.enquiry_id = e.id AND d.starts_enquiry = 1
WHERE e.tenant_id = sqlc.arg(tenant_id) AND e.state <> 'concluded' AND e.family_id IN (
    SELECT p.family_id FROM part p WHERE p.tenant_id = sqlc.arg(tenant_id) AND p.until_at IS NULL
        AND p.kind IN ('allocated social worker', 'team manager')
        AND p.account_id IN (
            SELECT b.account_id FROM absence b WHERE b.tenant_id = sqlc.arg(tenant_id) AND b.cover = sqlc.arg(account_id)
                AND b.from_on <= sqlc.arg(today) AND b.until_on >= sqlc.arg(today)
            UNION ALL SELECT me.id FROM account me WHERE me.tenant_id = sqlc.arg(tenant_id) AND me.id = sqlc.arg(account_id)))
ORDER BY e.referred_on, e.id;

-- name: OpenEnquiriesAbout :one
SELECT COUNT(*) FROM enquiry e JOIN enquiry_child c ON c.tenant_id = e.tenant_id AND c.enquiry_id = e.id
WHERE e.tenant_id = sqlc.arg(tenant_id) AND e.family_id = sqlc.arg(family_id) AND c.child_id = sqlc.arg(child_id)
    AND e.state <> 'concluded';
