-- name: WithdrawEveryCode :exec
-- Codes are known by a mark that follows from the key: with another key nobody could come in by them.
UPDATE signin_code SET withdrawn_at = sqlc.arg(withdrawn_at)
WHERE signin_code.tenant_id = sqlc.arg(tenant_id) AND used_at IS NULL AND withdrawn_at IS NULL
    AND account_id IN (SELECT a.id FROM account a WHERE a.tenant_id = sqlc.arg(tenant_id));

-- name: DraftsOfNoFamily :many
SELECT d.account_id, d.form, d.sealed FROM draft d
WHERE d.tenant_id = sqlc.arg(tenant_id) AND d.about_family IS NULL
    AND d.account_id IN (SELECT a.id FROM account a WHERE a.tenant_id = sqlc.arg(tenant_id));

-- name: ResealDraft :exec
UPDATE draft SET sealed = sqlc.arg(sealed) WHERE tenant_id = sqlc.arg(tenant_id) AND account_id = sqlc.arg(account_id) AND form = sqlc.arg(form);
