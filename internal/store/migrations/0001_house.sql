-- +goose Up
-- The house: partnerships, the people who sign in, and what every action leaves behind.
-- One text for both engines: see migrate.go. Instants and dates are text, booleans 0 or 1.

CREATE TABLE tenant (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    procedure_name TEXT NOT NULL,
    created_at TEXT NOT NULL
);

-- Somebody who can sign in. Staff names are not case content; a family member's name lives, sealed, in person.
CREATE TABLE account (
    tenant_id TEXT NOT NULL REFERENCES tenant (id),
    id TEXT NOT NULL,
    office TEXT NOT NULL CHECK (office IN ('safeguarding unit', 'conference chair', 'team manager', 'social worker',
        'professional', 'family', 'administrator', 'system')),
    name TEXT NOT NULL DEFAULT '',
    job TEXT NOT NULL DEFAULT '',
    agency TEXT NOT NULL DEFAULT '',
    team TEXT NOT NULL DEFAULT '',
    telephone TEXT NOT NULL DEFAULT '',
    line_manager TEXT,
    person_family TEXT,
    person TEXT,
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    created_at TEXT NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, line_manager) REFERENCES account (tenant_id, id),
    CHECK ((office = 'family') = (person IS NOT NULL)),
    CHECK (office <> 'family' OR name = '')
);

-- When somebody is away, and who covers.
CREATE TABLE absence (
    tenant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    from_on TEXT NOT NULL,
    until_on TEXT NOT NULL,
    cover TEXT NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, id),
    FOREIGN KEY (tenant_id, cover) REFERENCES account (tenant_id, id),
    CHECK (until_on >= from_on),
    CHECK (cover <> account_id)
);
CREATE INDEX absence_by_cover ON absence (tenant_id, cover, until_on);

CREATE TABLE session (
    token_hash TEXT NOT NULL PRIMARY KEY,
    tenant_id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    created_at TEXT NOT NULL,
    used_at TEXT NOT NULL,
    ends_at TEXT NOT NULL,
    ended_at TEXT,
    FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, id)
);
CREATE INDEX session_by_account ON session (tenant_id, account_id);

-- A link that signs one person in, once.
CREATE TABLE signin_link (
    token_hash TEXT NOT NULL PRIMARY KEY,
    tenant_id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    ends_at TEXT NOT NULL,
    used_at TEXT,
    FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, id)
);

-- A family, and the key its narrative is sealed with, wrapped by the tenant's.
CREATE TABLE family (
    tenant_id TEXT NOT NULL REFERENCES tenant (id),
    id TEXT NOT NULL,
    wrapped_key BYTEA NOT NULL,
    created_at TEXT NOT NULL,
    PRIMARY KEY (tenant_id, id)
);

-- Who takes part in a family's case, how, and from when until when.
CREATE TABLE part (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('allocated social worker', 'team manager', 'chair', 'recorder',
        'invited professional', 'core group member', 'parent', 'carer', 'family or friend', 'child', 'supporter',
        'advocate', 'given the record')),
    conference_id TEXT,
    from_at TEXT NOT NULL,
    until_at TEXT,
    ended_because TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id) REFERENCES family (tenant_id, id),
    FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, id)
);
CREATE INDEX part_by_account ON part (tenant_id, account_id, until_at);
CREATE INDEX part_by_family ON part (tenant_id, family_id, until_at);

-- What was done and looked at. Position and hash are the sequencer's: an entry has its place within a second.
CREATE TABLE audit_entry (
    tenant_id TEXT NOT NULL REFERENCES tenant (id),
    id TEXT NOT NULL,
    at TEXT NOT NULL,
    account_id TEXT NOT NULL,
    deed TEXT NOT NULL,
    ground TEXT NOT NULL,
    family_id TEXT NOT NULL DEFAULT '',
    subject TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL CHECK (kind IN ('did', 'looked')),
    position BIGINT,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, position)
);
CREATE INDEX audit_by_family ON audit_entry (tenant_id, family_id, at);
CREATE INDEX audit_unplaced ON audit_entry (tenant_id, at, id) WHERE position IS NULL;

-- The transparency log over the entries: its stored hashes, and how long it is.
CREATE TABLE audit_hash (
    tenant_id TEXT NOT NULL REFERENCES tenant (id),
    place BIGINT NOT NULL,
    hash BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, place)
);

CREATE TABLE audit_head (
    tenant_id TEXT NOT NULL PRIMARY KEY REFERENCES tenant (id),
    size BIGINT NOT NULL
);

-- A form sent twice is done once: the key that came with it, and what the first sending led to.
CREATE TABLE done_once (
    tenant_id TEXT NOT NULL REFERENCES tenant (id),
    once TEXT NOT NULL,
    account_id TEXT NOT NULL,
    result TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (tenant_id, once)
);

-- What somebody has typed and not yet sent, sealed with the tenant's key.
CREATE TABLE draft (
    tenant_id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    form TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (tenant_id, account_id, form),
    FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, id)
);
