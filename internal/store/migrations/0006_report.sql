-- +goose Up
-- What each agency, and each parent in their own words, tells a conference: statements under headings.

CREATE TABLE report (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    conference_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('agency', 'own words')),
    writer TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('asked for', 'draft', 'submitted', 'no longer asked')),
    due_on TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    submitted_at TEXT,
    version INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, family_id, id),
    UNIQUE (tenant_id, conference_id, writer),
    FOREIGN KEY (tenant_id, family_id, conference_id) REFERENCES conference (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, writer) REFERENCES account (tenant_id, id),
    CHECK ((state = 'submitted') = (submitted_at IS NOT NULL))
);
CREATE INDEX report_by_writer ON report (tenant_id, writer, state);

-- The children whom a report's writer works with. None means all.
CREATE TABLE report_child (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    report_id TEXT NOT NULL,
    child_id TEXT NOT NULL,
    PRIMARY KEY (tenant_id, report_id, child_id),
    FOREIGN KEY (tenant_id, family_id, report_id) REFERENCES report (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, child_id) REFERENCES person (tenant_id, family_id, id)
);

-- Where a statement stands in a report. The sealed words say why its audience is narrower than everyone.
CREATE TABLE report_line (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    report_id TEXT NOT NULL,
    statement_id TEXT NOT NULL,
    heading TEXT NOT NULL,
    place INTEGER NOT NULL,
    from_file TEXT,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, report_id, statement_id),
    FOREIGN KEY (tenant_id, family_id, report_id) REFERENCES report (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, statement_id) REFERENCES statement (tenant_id, family_id, id)
);

-- Shared with whom, when and how; gone through with whom, by whom, and what they did not agree with.
CREATE TABLE report_share (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    report_id TEXT NOT NULL,
    with_person TEXT NOT NULL,
    shared_on TEXT NOT NULL,
    how TEXT NOT NULL CHECK (how IN ('gone through together', 'read aloud', 'on screen', 'on paper', 'through a worker')),
    by_account TEXT NOT NULL,
    at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, family_id, report_id) REFERENCES report (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, with_person) REFERENCES person (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, by_account) REFERENCES account (tenant_id, id)
);
CREATE INDEX report_share_by_report ON report_share (tenant_id, report_id);

-- Each time a report that had not come was asked for again.
CREATE TABLE report_chase (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    report_id TEXT NOT NULL,
    by_account TEXT NOT NULL,
    at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, family_id, report_id) REFERENCES report (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, by_account) REFERENCES account (tenant_id, id)
);
CREATE INDEX report_chase_by_report ON report_chase (tenant_id, report_id);

-- A file that an agency attached. It stays in quarantine: professionals may take it, and the family reads only the
-- statements that a person made from it. Its name is sealed; its content lies apart, so that a list never reads it.
CREATE TABLE report_file (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    report_id TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('quarantined', 'withdrawn')),
    format TEXT NOT NULL CHECK (format IN ('pdf', 'word')),
    size BIGINT NOT NULL CHECK (size > 0),
    added_by TEXT NOT NULL,
    at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, report_id) REFERENCES report (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, added_by) REFERENCES account (tenant_id, id)
);
CREATE INDEX report_file_by_report ON report_file (tenant_id, report_id);

CREATE TABLE report_file_content (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    file_id TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, file_id),
    FOREIGN KEY (tenant_id, family_id, file_id) REFERENCES report_file (tenant_id, family_id, id)
);
