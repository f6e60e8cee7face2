-- +goose Up
-- Somebody says that a passage is not right: a thing that was said, or a line of the record that they were given. It waits for one
-- person by the day that the law sets, or for whoever answers for the family where that person takes part no more. What they
-- wrote, how the passage read and what was answered is sealed.
CREATE TABLE correction_request (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    passage TEXT NOT NULL CHECK (passage <> ''), -- as a line of the record names what it was made from, "statement/ID"
    conference_id TEXT, -- whose record it was read in; none where it was read in a report
    audience TEXT NOT NULL CHECK (audience <> ''),
    asked_by TEXT NOT NULL,
    to_account TEXT,
    state TEXT NOT NULL CHECK (state IN ('asked', 'changed', 'not changed')),
    asked_at TEXT NOT NULL,
    due_on TEXT NOT NULL,
    answered_by TEXT,
    answered_at TEXT,
    read_at TEXT, -- when whoever asked read the answer
    sealed BYTEA NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, family_id) REFERENCES family (tenant_id, id),
    FOREIGN KEY (tenant_id, family_id, conference_id) REFERENCES conference (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, asked_by) REFERENCES account (tenant_id, id),
    FOREIGN KEY (tenant_id, to_account) REFERENCES account (tenant_id, id),
    FOREIGN KEY (tenant_id, answered_by) REFERENCES account (tenant_id, id),
    CHECK ((state = 'asked') = (answered_by IS NULL)),
    CHECK ((state = 'asked') = (answered_at IS NULL))
);
CREATE INDEX correction_request_by_family ON correction_request (tenant_id, family_id, asked_at);
CREATE INDEX correction_request_by_asker ON correction_request (tenant_id, asked_by, asked_at);
CREATE INDEX correction_request_waiting ON correction_request (tenant_id, to_account) WHERE state = 'asked';
