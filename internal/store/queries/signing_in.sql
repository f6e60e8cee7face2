-- name: CodeOwner :one
-- Whose a code is, while it lets somebody in.
SELECT c.tenant_id, c.account_id, c.kind, c.number, a.office, a.person, a.way_in, a.paused_at
FROM signin_code c JOIN account a ON a.tenant_id = c.tenant_id AND a.id = c.account_id AND a.active = 1
WHERE c.code_hash = sqlc.arg(code_hash) AND c.used_at IS NULL AND c.withdrawn_at IS NULL
    AND (c.ends_at IS NULL OR c.ends_at > sqlc.arg(now_at));

-- name: UseCode :execrows
UPDATE signin_code SET used_at = sqlc.arg(used_at)
WHERE tenant_id = sqlc.arg(tenant_id) AND account_id = sqlc.arg(account_id) AND code_hash = sqlc.arg(code_hash)
    AND used_at IS NULL AND withdrawn_at IS NULL AND (ends_at IS NULL OR ends_at > sqlc.arg(used_at));

-- name: AddCode :exec
INSERT INTO signin_code (code_hash, tenant_id, account_id, kind, number, made_by, made_at, ends_at)
VALUES (sqlc.arg(code_hash), sqlc.arg(tenant_id), sqlc.arg(account_id), sqlc.arg(kind), sqlc.arg(number), sqlc.arg(made_by),
    sqlc.arg(made_at), sqlc.narg(ends_at));

-- name: WithdrawCodes :exec
UPDATE signin_code SET withdrawn_at = sqlc.arg(withdrawn_at)
WHERE tenant_id = sqlc.arg(tenant_id) AND account_id = sqlc.arg(account_id) AND kind = sqlc.arg(kind)
    AND used_at IS NULL AND withdrawn_at IS NULL;

-- name: EndCodesOf :exec
UPDATE signin_code SET withdrawn_at = sqlc.arg(withdrawn_at)
WHERE tenant_id = sqlc.arg(tenant_id) AND account_id = sqlc.arg(account_id) AND used_at IS NULL AND withdrawn_at IS NULL;

-- name: EndLinksOf :exec
UPDATE signin_link SET used_at = sqlc.arg(used_at)
WHERE tenant_id = sqlc.arg(tenant_id) AND account_id = sqlc.arg(account_id) AND used_at IS NULL;

-- name: CodesOf :many
-- The codes that still let somebody in.
SELECT kind, number, made_at, ends_at FROM signin_code
WHERE tenant_id = sqlc.arg(tenant_id) AND account_id = sqlc.arg(account_id) AND used_at IS NULL AND withdrawn_at IS NULL
    AND (ends_at IS NULL OR ends_at > sqlc.arg(now_at))
ORDER BY kind, number;

-- name: LinkOwner :one
-- Whose a sign-in link is, while it works.
SELECT l.tenant_id, l.account_id, a.office, a.person, a.way_in, a.paused_at
FROM signin_link l JOIN account a ON a.tenant_id = l.tenant_id AND a.id = l.account_id AND a.active = 1
WHERE l.token_hash = sqlc.arg(token_hash) AND l.used_at IS NULL AND l.ends_at > sqlc.arg(now_at);

-- name: UseSignInLink :execrows
UPDATE signin_link SET used_at = sqlc.arg(used_at)
WHERE tenant_id = sqlc.arg(tenant_id) AND account_id = sqlc.arg(account_id) AND token_hash = sqlc.arg(token_hash)
    AND used_at IS NULL AND ends_at > sqlc.arg(used_at);

-- name: SetWayIn :exec
UPDATE account SET way_in = sqlc.arg(way_in) WHERE tenant_id = sqlc.arg(tenant_id) AND id = sqlc.arg(id);

-- name: PauseAccount :execrows
UPDATE account SET paused_at = sqlc.arg(paused_at), paused_by = sqlc.arg(paused_by)
WHERE tenant_id = sqlc.arg(tenant_id) AND id = sqlc.arg(id) AND paused_at IS NULL;

-- name: GiveBackAccount :execrows
UPDATE account SET paused_at = NULL, paused_by = NULL
WHERE tenant_id = sqlc.arg(tenant_id) AND id = sqlc.arg(id) AND paused_at IS NOT NULL;

-- name: MayEnter :one
-- Whether somebody's account is open and not paused, and a guest's has something to open.
SELECT COUNT(*) FROM account a
WHERE a.tenant_id = sqlc.arg(tenant_id) AND a.id = sqlc.arg(id) AND a.active = 1 AND a.paused_at IS NULL
    AND (a.guest = 0 OR EXISTS (SELECT 1 FROM part p WHERE p.tenant_id = a.tenant_id AND p.account_id = a.id AND p.until_at IS NULL
        AND (p.kind <> 'given the record' OR p.from_at > sqlc.arg(given_after))));

-- name: SessionsOf :many
SELECT token_hash, way, created_at, used_at FROM session
WHERE tenant_id = sqlc.arg(tenant_id) AND account_id = sqlc.arg(account_id) AND ended_at IS NULL AND ends_at > sqlc.arg(now_at)
    AND used_at > sqlc.arg(idle_at)
ORDER BY used_at DESC, token_hash;

-- name: AddPasskey :exec
INSERT INTO passkey (tenant_id, id, account_id, credential_id, credential, made_at)
VALUES (sqlc.arg(tenant_id), sqlc.arg(id), sqlc.arg(account_id), sqlc.arg(credential_id), sqlc.arg(credential), sqlc.arg(made_at));

-- name: PasskeyByCredential :one
-- Whose a passkey is, while it lets somebody in.
SELECT k.tenant_id, k.account_id, k.credential, a.office, a.person, a.way_in, a.paused_at
FROM passkey k JOIN account a ON a.tenant_id = k.tenant_id AND a.id = k.account_id AND a.active = 1
WHERE k.credential_id = sqlc.arg(credential_id) AND k.withdrawn_at IS NULL;

-- name: UsePasskey :execrows
UPDATE passkey SET used_at = sqlc.arg(used_at), credential = sqlc.arg(credential)
WHERE tenant_id = sqlc.arg(tenant_id) AND account_id = sqlc.arg(account_id) AND credential_id = sqlc.arg(credential_id)
    AND withdrawn_at IS NULL;

-- name: PasskeysOf :many
SELECT id, credential, made_at, used_at FROM passkey
WHERE tenant_id = sqlc.arg(tenant_id) AND account_id = sqlc.arg(account_id) AND withdrawn_at IS NULL
ORDER BY made_at, id;

-- name: WithdrawPasskey :execrows
UPDATE passkey SET withdrawn_at = sqlc.arg(withdrawn_at)
WHERE tenant_id = sqlc.arg(tenant_id) AND account_id = sqlc.arg(account_id) AND id = sqlc.arg(id) AND withdrawn_at IS NULL;

-- name: WithdrawPasskeys :exec
UPDATE passkey SET withdrawn_at = sqlc.arg(withdrawn_at)
WHERE tenant_id = sqlc.arg(tenant_id) AND account_id = sqlc.arg(account_id) AND withdrawn_at IS NULL;

-- name: SpendTry :execrows
INSERT INTO signin_spent (try_hash, ends_at) VALUES (sqlc.arg(try_hash), sqlc.arg(ends_at)) ON CONFLICT (try_hash) DO NOTHING;

-- name: SweepTries :exec
DELETE FROM signin_spent WHERE ends_at < sqlc.arg(now_at);

-- name: IdentityOwner :one
-- Whose an identity at a provider is. No family member comes in so.
SELECT a.id, a.office, a.person, a.way_in, a.paused_at
FROM signin_identity i JOIN account a ON a.tenant_id = i.tenant_id AND a.id = i.account_id AND a.active = 1 AND a.office <> 'family'
WHERE i.tenant_id = sqlc.arg(tenant_id) AND i.issuer = sqlc.arg(issuer) AND i.subject = sqlc.arg(subject);

-- name: HasIdentity :one
SELECT COUNT(*) FROM signin_identity
WHERE tenant_id = sqlc.arg(tenant_id) AND issuer = sqlc.arg(issuer) AND subject = sqlc.arg(subject) AND account_id = sqlc.arg(account_id);

-- name: AddIdentity :execrows
INSERT INTO signin_identity (tenant_id, issuer, subject, account_id, given_at)
VALUES (sqlc.arg(tenant_id), sqlc.arg(issuer), sqlc.arg(subject), sqlc.arg(account_id), sqlc.arg(given_at))
ON CONFLICT (tenant_id, issuer, subject) DO NOTHING;

-- name: IdentitiesOf :many
-- Those of some accounts, a JSON object of them.
SELECT account_id, issuer, subject FROM signin_identity
WHERE tenant_id = sqlc.arg(tenant_id) AND account_id IN (SELECT key FROM json_each(sqlc.arg(accounts)))
ORDER BY account_id, issuer, subject;

-- name: DropIdentities :execrows
DELETE FROM signin_identity WHERE tenant_id = sqlc.arg(tenant_id) AND account_id = sqlc.arg(account_id);
