-- name: AddEnquiry :exec
INSERT INTO enquiry (tenant_id, family_id, id, state, referred_on, source, recorded_by, created_at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(state), sqlc.arg(referred_on), sqlc.arg(source),
    sqlc.arg(recorded_by), sqlc.arg(created_at), sqlc.arg(sealed));

-- name: AddEnquiryChild :exec
INSERT INTO enquiry_child (tenant_id, family_id, enquiry_id, child_id)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(enquiry_id), sqlc.arg(child_id));

-- name: EnquiryFamily :one
SELECT family_id FROM enquiry WHERE tenant_id = sqlc.arg(tenant_id) AND id = sqlc.arg(id);

-- name: Enquiry :one
SELECT * FROM enquiry WHERE tenant_id = sqlc.arg(tenant_id) AND id = sqlc.arg(id);

-- name: EnquiryChildren :many
SELECT child_id FROM enquiry_child WHERE tenant_id = sqlc.arg(tenant_id) AND enquiry_id = sqlc.arg(enquiry_id) ORDER BY child_id;

-- name: OpenEnquiriesFor :many
-- Enquiries not yet concluded in the families somebody has a part in.
SELECT e.id, e.family_id, e.state, e.referred_on, e.target_on FROM enquiry e
WHERE e.tenant_id = sqlc.arg(tenant_id) AND e.state <> 'concluded' AND e.family_id IN (
    SELECT p.family_id FROM part p WHERE p.tenant_id = sqlc.arg(tenant_id) AND p.until_at IS NULL
        AND p.kind IN ('allocated social worker', 'team manager')
        AND (p.account_id = sqlc.arg(account_id) OR p.account_id IN (
            SELECT b.account_id FROM absence b WHERE b.tenant_id = sqlc.arg(tenant_id) AND b.cover = sqlc.arg(account_id)
                AND b.from_on <= sqlc.arg(today) AND b.until_on >= sqlc.arg(today))))
ORDER BY e.referred_on, e.id;
