-- +goose Up
-- What the chair left with a day of the conference that was given up, when it was held on another: a danger statement, and
-- lines of the outline plan. The words stay where they are, as a statement and as a line that was withdrawn.
CREATE TABLE left_behind (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    conference_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('danger statement', 'line of the outline plan')),
    -- The statement, or the line.
    subject TEXT NOT NULL,
    by_account TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (tenant_id, conference_id, kind, subject),
    FOREIGN KEY (tenant_id, family_id, conference_id) REFERENCES conference (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, by_account) REFERENCES account (tenant_id, id)
);
