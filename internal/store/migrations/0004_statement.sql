-- +goose Up
-- A statement is one thing somebody says. Reports, the wall, the record and the plan are arrangements of them.

CREATE TABLE statement (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('fact', 'observation', 'opinion', 'feeling', 'proposal', 'not known')),
    audience TEXT NOT NULL CHECK (audience <> ''),
    writer TEXT NOT NULL,
    said_by TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT 'current' CHECK (state IN ('current', 'withdrawn')),
    said_at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id) REFERENCES family (tenant_id, id),
    FOREIGN KEY (tenant_id, writer) REFERENCES account (tenant_id, id)
);

-- The children a statement is about. None means the family as a whole.
CREATE TABLE statement_about (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    statement_id TEXT NOT NULL,
    child_id TEXT NOT NULL,
    PRIMARY KEY (tenant_id, statement_id, child_id),
    FOREIGN KEY (tenant_id, family_id, statement_id) REFERENCES statement (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, child_id) REFERENCES person (tenant_id, family_id, id)
);

-- How it read before each change.
CREATE TABLE statement_version (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    statement_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    changed_by TEXT NOT NULL,
    at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, statement_id, version),
    FOREIGN KEY (tenant_id, family_id, statement_id) REFERENCES statement (tenant_id, family_id, id)
);

-- What somebody answers to a statement. One answer a person: a later one takes the place of the earlier.
CREATE TABLE reply (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    statement_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('agree', 'do not agree', 'explain', 'a fact is wrong', 'do not understand')),
    writer TEXT NOT NULL,
    audience TEXT NOT NULL CHECK (audience <> ''),
    at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, statement_id, writer),
    FOREIGN KEY (tenant_id, family_id, statement_id) REFERENCES statement (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, writer) REFERENCES account (tenant_id, id)
);
