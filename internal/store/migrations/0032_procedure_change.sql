-- +goose Up
-- A partnership's own changes of its procedure. One person proposes a change, another approves it, and either may undo it until
-- the day on which it begins. After that it stays: what happened under it keeps its rule.
CREATE TABLE procedure_change (
    tenant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    -- The pack that it lies over: a partnership that takes another one leaves its changes behind.
    procedure_name TEXT NOT NULL,
    path TEXT NOT NULL CHECK (path <> ''),
    value TEXT NOT NULL CHECK (value <> ''),
    source TEXT NOT NULL CHECK (source <> ''),
    kind TEXT NOT NULL CHECK (kind IN ('limit', 'target', 'wording')),
    from_on TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('proposed', 'approved', 'undone')),
    proposed_by TEXT NOT NULL,
    proposed_at TEXT NOT NULL,
    approved_by TEXT,
    approved_at TEXT,
    ended_by TEXT,
    ended_at TEXT,
    why TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id) REFERENCES tenant (id),
    FOREIGN KEY (tenant_id, proposed_by) REFERENCES account (tenant_id, id),
    FOREIGN KEY (tenant_id, approved_by) REFERENCES account (tenant_id, id),
    FOREIGN KEY (tenant_id, ended_by) REFERENCES account (tenant_id, id),
    CHECK (approved_by <> proposed_by),
    CHECK ((approved_by IS NULL) = (approved_at IS NULL)),
    CHECK ((ended_by IS NULL) = (ended_at IS NULL)),
    CHECK (state <> 'approved' OR approved_by IS NOT NULL),
    CHECK (state <> 'proposed' OR approved_by IS NULL),
    CHECK ((state = 'undone') = (ended_by IS NOT NULL))
);
-- Two changes of one value cannot begin on one day.
CREATE UNIQUE INDEX procedure_change_begins ON procedure_change (tenant_id, procedure_name, path, from_on) WHERE state IN ('proposed', 'approved');
CREATE INDEX enquiry_open ON enquiry (tenant_id, family_id) WHERE state <> 'concluded';
CREATE INDEX procedure_change_by_state ON procedure_change (tenant_id, procedure_name, state);
