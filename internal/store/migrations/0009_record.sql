-- +goose Up
-- The agreed record: checked, signed, issued; each recipient's own copy, and what became of it.

-- One issue of the record of a conference. A correction after it was issued begins another, and both are kept.
CREATE TABLE record (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    conference_id TEXT NOT NULL,
    edition INTEGER NOT NULL CHECK (edition > 0),
    state TEXT NOT NULL CHECK (state IN ('draft', 'checked', 'signed', 'issued')),
    checked_by TEXT,
    checked_at TEXT,
    signed_by TEXT,
    signed_at TEXT,
    -- What the chair approved: who gets a copy, and what each copy holds, as one opaque word.
    approval TEXT NOT NULL DEFAULT '',
    issued_by TEXT,
    issued_at TEXT,
    due_on TEXT NOT NULL,
    limit_on TEXT NOT NULL,
    created_at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, family_id, id),
    UNIQUE (tenant_id, conference_id, edition),
    FOREIGN KEY (tenant_id, family_id, conference_id) REFERENCES conference (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, checked_by) REFERENCES account (tenant_id, id),
    FOREIGN KEY (tenant_id, signed_by) REFERENCES account (tenant_id, id),
    FOREIGN KEY (tenant_id, issued_by) REFERENCES account (tenant_id, id),
    CHECK (state = 'draft' OR checked_by IS NOT NULL),
    CHECK (state NOT IN ('signed', 'issued') OR (signed_by IS NOT NULL AND approval <> '')),
    CHECK ((state = 'issued') = (issued_at IS NOT NULL)),
    CHECK (checked_by <> signed_by)
);
CREATE INDEX record_by_family ON record (tenant_id, family_id);
CREATE INDEX record_by_state ON record (tenant_id, state, due_on);

-- What a line of the record should say instead of what was said or decided, and why. The line is named by what it was
-- made from, which stays as it was.
CREATE TABLE record_correction (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    conference_id TEXT NOT NULL,
    line TEXT NOT NULL,
    by_account TEXT NOT NULL,
    at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, family_id, conference_id) REFERENCES conference (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, by_account) REFERENCES account (tenant_id, id)
);
CREATE INDEX record_correction_by_conference ON record_correction (tenant_id, conference_id, at);

-- One recipient's copy, exactly as it was issued to them.
CREATE TABLE record_copy (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    record_id TEXT NOT NULL,
    to_account TEXT,
    to_person TEXT,
    family_side INTEGER NOT NULL CHECK (family_side IN (0, 1)),
    number TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('to send', 'sent', 'reached', 'returned')),
    post TEXT NOT NULL CHECK (post IN ('safe', 'not safe', 'care of the worker', 'not asked')),
    reached_on TEXT,
    opened_at TEXT,
    created_at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, family_id, id),
    UNIQUE (tenant_id, record_id, to_account),
    UNIQUE (tenant_id, record_id, to_person),
    FOREIGN KEY (tenant_id, family_id, record_id) REFERENCES record (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, to_account) REFERENCES account (tenant_id, id),
    FOREIGN KEY (tenant_id, family_id, to_person) REFERENCES person (tenant_id, family_id, id),
    CHECK (to_account IS NOT NULL OR to_person IS NOT NULL),
    CHECK ((state = 'reached') = (reached_on IS NOT NULL))
);
CREATE INDEX record_copy_by_account ON record_copy (tenant_id, to_account, opened_at);
CREATE INDEX record_copy_by_record ON record_copy (tenant_id, record_id, state);

-- Each time a copy was sent or handed over, by whom, and what became of it. A returned letter is sent again.
CREATE TABLE record_sending (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    copy_id TEXT NOT NULL,
    way TEXT NOT NULL CHECK (way IN ('own page', 'given in person', 'post', 'care of the worker')),
    state TEXT NOT NULL CHECK (state IN ('sent', 'reached', 'returned')),
    sent_on TEXT NOT NULL,
    reached_on TEXT,
    by_account TEXT NOT NULL,
    at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, family_id, copy_id) REFERENCES record_copy (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, by_account) REFERENCES account (tenant_id, id),
    CHECK ((state = 'reached') = (reached_on IS NOT NULL))
);
CREATE INDEX record_sending_by_copy ON record_sending (tenant_id, copy_id, at);
