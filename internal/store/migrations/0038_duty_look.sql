-- +goose Up
-- A part that a duty worker took in a family for a few hours, with the reason. It ends by itself at until_at, or sooner when whoever
-- answers for the family ends it.
CREATE TABLE duty_part (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason IN ('harm', 'police', 'hospital', 'missing', 'rang', 'nobody')),
    from_at TEXT NOT NULL,
    until_at TEXT NOT NULL,
    ended_at TEXT,
    ended_by TEXT,
    read_at TEXT,
    read_by TEXT,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, family_id) REFERENCES family (tenant_id, id),
    FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, id),
    FOREIGN KEY (tenant_id, ended_by) REFERENCES account (tenant_id, id),
    FOREIGN KEY (tenant_id, read_by) REFERENCES account (tenant_id, id),
    CHECK (until_at > from_at),
    CHECK ((ended_at IS NULL) = (ended_by IS NULL)),
    CHECK ((read_at IS NULL) = (read_by IS NULL))
);
CREATE INDEX duty_part_by_account ON duty_part (tenant_id, account_id, until_at);
CREATE INDEX duty_part_by_family ON duty_part (tenant_id, family_id);

-- One of the staff to whom a family is closed, such as a relative: it is not found by them, and cannot be opened.
CREATE TABLE family_closed_to (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    closed_by TEXT NOT NULL,
    closed_at TEXT NOT NULL,
    opened_by TEXT,
    opened_at TEXT,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, family_id) REFERENCES family (tenant_id, id),
    FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, id),
    FOREIGN KEY (tenant_id, closed_by) REFERENCES account (tenant_id, id),
    FOREIGN KEY (tenant_id, opened_by) REFERENCES account (tenant_id, id),
    CHECK ((opened_at IS NULL) = (opened_by IS NULL))
);
CREATE INDEX family_closed_to_by_family ON family_closed_to (tenant_id, family_id);
