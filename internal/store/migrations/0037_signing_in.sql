-- +goose Up
-- Ways to sign in without a council's own sign-in: a card that a worker hands over, a list of codes on paper, passkeys with
-- recovery codes. A pause keeps all of them shut.
ALTER TABLE account ADD COLUMN way_in TEXT NOT NULL DEFAULT '' CHECK (way_in IN ('', 'paper codes', 'passkey', 'with the worker'));
ALTER TABLE account ADD COLUMN paused_at TEXT;
ALTER TABLE account ADD COLUMN paused_by TEXT;
ALTER TABLE session ADD COLUMN way TEXT NOT NULL DEFAULT 'link' CHECK (way IN ('link', 'card', 'paper code', 'passkey',
    'recovery code', 'demonstration'));

-- A code that lets one person in, once. Only a keyed hash of it is kept: without the key, nobody can try codes against it.
CREATE TABLE signin_code (
    code_hash TEXT NOT NULL PRIMARY KEY,
    tenant_id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('card', 'paper code', 'recovery code')),
    number INTEGER NOT NULL CHECK (number >= 1 AND number <= 10),
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    ends_at TEXT, -- none for a recovery code
    used_at TEXT,
    withdrawn_at TEXT,
    FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, id),
    FOREIGN KEY (tenant_id, made_by) REFERENCES account (tenant_id, id),
    CHECK ((kind = 'recovery code') = (ends_at IS NULL))
);
CREATE INDEX signin_code_by_account ON signin_code (tenant_id, account_id);

-- A passkey: what it was registered with, without its secret, which never leaves the person's own device.
CREATE TABLE passkey (
    tenant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    credential_id TEXT NOT NULL UNIQUE,
    credential BYTEA NOT NULL,
    made_at TEXT NOT NULL,
    used_at TEXT,
    withdrawn_at TEXT,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, id)
);
CREATE INDEX passkey_by_account ON passkey (tenant_id, account_id);

-- A try to sign in that has succeeded: what answered it once answers nothing again.
CREATE TABLE signin_spent (
    try_hash TEXT NOT NULL PRIMARY KEY,
    ends_at TEXT NOT NULL
);

CREATE INDEX signin_link_by_account ON signin_link (tenant_id, account_id);
CREATE INDEX signin_spent_by_end ON signin_spent (ends_at);
