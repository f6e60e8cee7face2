-- +goose Up
-- The end of a family's record: proposed by one, agreed by another, carried out after a wait. It holds nothing of the case and
-- outlives it; manifest says how many rows of which table were destroyed, with a hash of each table's.
CREATE TABLE destruction (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('proposed', 'agreed', 'stopped', 'done')),
    last_on TEXT NOT NULL,     -- the last day on which anything was done for the family
    over_on TEXT NOT NULL,
    rule TEXT NOT NULL CHECK (rule <> ''),
    source TEXT NOT NULL CHECK (source <> ''),
    proposed_by TEXT NOT NULL,
    proposed_at TEXT NOT NULL,
    agreed_by TEXT,
    agreed_at TEXT,
    destroy_on TEXT,
    stopped_by TEXT,
    stopped_at TEXT,
    done_at TEXT,
    key_gone_at TEXT,
    manifest TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, family_id) REFERENCES family (tenant_id, id),
    FOREIGN KEY (tenant_id, proposed_by) REFERENCES account (tenant_id, id),
    FOREIGN KEY (tenant_id, agreed_by) REFERENCES account (tenant_id, id),
    FOREIGN KEY (tenant_id, stopped_by) REFERENCES account (tenant_id, id),
    CHECK (agreed_by IS NULL OR agreed_by <> proposed_by), -- a second person's
    CHECK ((agreed_by IS NULL) = (agreed_at IS NULL) AND (agreed_by IS NULL) = (destroy_on IS NULL)),
    CHECK (over_on > last_on),
    CHECK ((state = 'stopped') = (stopped_by IS NOT NULL) AND (stopped_by IS NULL) = (stopped_at IS NULL)),
    CHECK (state <> 'done' OR (agreed_by IS NOT NULL AND done_at >= destroy_on AND manifest <> '')),
    CHECK ((state = 'done') = (done_at IS NOT NULL)),
    CHECK (key_gone_at IS NULL OR state = 'done')
);
CREATE UNIQUE INDEX destruction_open ON destruction (tenant_id, family_id) WHERE state IN ('proposed', 'agreed');
CREATE INDEX destruction_by_age ON destruction (tenant_id, proposed_at);
CREATE INDEX destruction_due ON destruction (tenant_id, destroy_on) WHERE state = 'agreed';
CREATE INDEX destruction_keys ON destruction (tenant_id, id) WHERE state = 'done' AND key_gone_at IS NULL;

-- What keeps a record from being destroyed, whatever its time.
CREATE TABLE retention_hold (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    why TEXT NOT NULL CHECK (why IN ('inquiry', 'court', 'complaint', 'request', 'other')),
    placed_by TEXT NOT NULL,
    placed_at TEXT NOT NULL,
    lifted_by TEXT,
    lifted_at TEXT,
    sealed BYTEA NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, family_id) REFERENCES family (tenant_id, id),
    FOREIGN KEY (tenant_id, placed_by) REFERENCES account (tenant_id, id),
    FOREIGN KEY (tenant_id, lifted_by) REFERENCES account (tenant_id, id),
    CHECK ((lifted_by IS NULL) = (lifted_at IS NULL))
);
CREATE UNIQUE INDEX retention_hold_open ON retention_hold (tenant_id, family_id) WHERE lifted_at IS NULL;
CREATE INDEX retention_hold_by_family ON retention_hold (tenant_id, family_id, placed_at);

CREATE INDEX family_by_age ON family (tenant_id, created_at) WHERE destroyed_at IS NULL;
