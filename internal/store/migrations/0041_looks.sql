-- +goose Up
-- Somebody who answers for data protection: they find who looked, and read no case content.
ALTER TABLE account DROP CONSTRAINT account_office_check; -- PostgreSQL alone
ALTER TABLE account ADD CONSTRAINT account_office_check CHECK (office IN ('safeguarding unit', 'conference chair', 'team manager', 'social worker', 'professional', 'family', 'administrator', 'system', 'data protection')); -- PostgreSQL alone
-- SQLite alone: PRAGMA writable_schema = on;
-- SQLite alone: UPDATE sqlite_schema SET sql = replace(sql, '''administrator'', ''system''', '''administrator'', ''system'', ''data protection''') WHERE type = 'table' AND name = 'account';
-- SQLite alone: PRAGMA writable_schema = reset;

-- Who looked at families lately. It holds no entry of no family, so that nobody takes it for the index of those without a place.
CREATE INDEX audit_by_time ON audit_entry (tenant_id, at, account_id, family_id) WHERE family_id <> '';

-- A list of who had looked at a family, as it was given to one of its people on request. What it said is sealed.
CREATE TABLE looks_given (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    given_by TEXT NOT NULL,
    given_at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, family_id) REFERENCES family (tenant_id, id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES person (tenant_id, id),
    FOREIGN KEY (tenant_id, given_by) REFERENCES account (tenant_id, id)
);
CREATE INDEX looks_given_by_family ON looks_given (tenant_id, family_id, given_at);
