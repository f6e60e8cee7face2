-- +goose Up
-- What was recorded at a conference before it was recorded again. Nothing that was said of a child is written over.

-- How a child was said to be heard, before each change.
CREATE TABLE earlier_heard (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    conference_id TEXT NOT NULL,
    child_id TEXT NOT NULL,
    way TEXT NOT NULL,
    audience TEXT NOT NULL CHECK (audience <> ''),
    writer TEXT NOT NULL,
    at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, family_id, conference_id) REFERENCES conference (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, child_id) REFERENCES person (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, writer) REFERENCES account (tenant_id, id)
);
CREATE INDEX earlier_heard_by_conference ON earlier_heard (tenant_id, conference_id, at);

-- A formal dissent before its writer put it in other words, or dissented from a decision recorded since.
CREATE TABLE earlier_dissent (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    conference_id TEXT NOT NULL,
    child_id TEXT NOT NULL,
    dissenter TEXT NOT NULL,
    decision_id TEXT,
    recorded_at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, family_id, conference_id) REFERENCES conference (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, child_id) REFERENCES person (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, dissenter) REFERENCES account (tenant_id, id)
);
CREATE INDEX earlier_dissent_by_conference ON earlier_dissent (tenant_id, conference_id, recorded_at);
