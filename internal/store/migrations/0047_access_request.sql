-- +goose Up
-- Somebody asks for what is held about them, or a parent for a young child's. What they are given is built when it is asked for and
-- kept nowhere: the mark of what was checked binds the check to it.
CREATE TABLE access_request (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    about_person TEXT NOT NULL, -- whose information it is
    for_person TEXT NOT NULL,   -- who is given it
    state TEXT NOT NULL CHECK (state IN ('asked', 'prepared', 'checked', 'given')),
    asked_on TEXT NOT NULL,
    identity TEXT NOT NULL CHECK (identity IN ('known to the worker', 'document', 'proof of acting for them')),
    due_on TEXT NOT NULL,
    longer_on TEXT, -- the last day, where the person was told that it takes longer
    recorded_by TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    prepared_by TEXT,
    checked_by TEXT,
    checked_mark TEXT NOT NULL DEFAULT '',
    given_by TEXT,
    given_on TEXT,
    sealed BYTEA NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, family_id) REFERENCES family (tenant_id, id),
    FOREIGN KEY (tenant_id, recorded_by) REFERENCES account (tenant_id, id),
    FOREIGN KEY (tenant_id, prepared_by) REFERENCES account (tenant_id, id),
    FOREIGN KEY (tenant_id, checked_by) REFERENCES account (tenant_id, id),
    FOREIGN KEY (tenant_id, given_by) REFERENCES account (tenant_id, id),
    CHECK (checked_by IS NULL OR checked_by <> prepared_by), -- a second person's check
    CHECK ((state IN ('checked', 'given')) = (checked_by IS NOT NULL)),
    CHECK ((checked_by IS NULL) = (checked_mark = '')),
    CHECK ((state = 'given') = (given_on IS NOT NULL))
);
CREATE INDEX access_request_by_family ON access_request (tenant_id, family_id, asked_on);
CREATE INDEX access_request_under_way ON access_request (tenant_id, due_on) WHERE state <> 'given';
CREATE INDEX access_request_for ON access_request (tenant_id, for_person, given_on);
