-- +goose Up
-- Staff who sign in with their own organisation's sign-in (OpenID Connect). Who somebody is there is given beforehand: the
-- provider's issuer and its own number for them, never an address.
CREATE TABLE signin_identity (
    tenant_id TEXT NOT NULL,
    issuer TEXT NOT NULL CHECK (issuer <> ''),
    subject TEXT NOT NULL CHECK (subject <> ''),
    account_id TEXT NOT NULL,
    given_at TEXT NOT NULL,
    PRIMARY KEY (tenant_id, issuer, subject),
    FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, id)
);
CREATE INDEX signin_identity_by_account ON signin_identity (tenant_id, account_id);

ALTER TABLE session ADD COLUMN provider TEXT NOT NULL DEFAULT ''; -- its name in addresses, where one of these let somebody in
ALTER TABLE session DROP CONSTRAINT session_way_check; -- PostgreSQL alone
ALTER TABLE session ADD CONSTRAINT session_way_known CHECK (way IN ('link', 'card', 'paper code', 'passkey', 'recovery code', 'demonstration', 'organisation')); -- PostgreSQL alone
-- SQLite alone: PRAGMA writable_schema = on;
-- SQLite alone: UPDATE sqlite_schema SET sql = replace(sql, '''demonstration''', '''demonstration'', ''organisation''') WHERE type = 'table' AND name = 'session';
-- SQLite alone: PRAGMA writable_schema = reset;
