-- +goose Up
-- The section 47 enquiry, from a concern to its outcome.

-- started_on is the day the enquiry began, as the national return counts; target_on the return's own last day for a
-- conference. The day that Working Together counts from is the strategy discussion marked as starting the enquiry.
CREATE TABLE enquiry (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('concern', 'enquiring', 'concluded')),
    referred_on TEXT NOT NULL,
    source TEXT NOT NULL,
    primary_need TEXT NOT NULL DEFAULT '',
    legal_basis TEXT NOT NULL DEFAULT '' CHECK (legal_basis IN ('', 'likely harm', 'emergency protection order',
        'police protection')),
    started_on TEXT,
    target_on TEXT,
    proposed TEXT NOT NULL DEFAULT '' CHECK (proposed IN ('', 'conference', 'child in need', 'no further action')),
    proposed_by TEXT,
    outcome TEXT NOT NULL DEFAULT '' CHECK (outcome IN ('', 'conference', 'child in need', 'no further action')),
    concluded_on TEXT,
    agreed_by TEXT,
    recorded_by TEXT NOT NULL,
    created_at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id) REFERENCES family (tenant_id, id),
    FOREIGN KEY (tenant_id, proposed_by) REFERENCES account (tenant_id, id),
    FOREIGN KEY (tenant_id, agreed_by) REFERENCES account (tenant_id, id),
    FOREIGN KEY (tenant_id, recorded_by) REFERENCES account (tenant_id, id),
    CHECK ((state = 'concluded') = (outcome <> '')),
    CHECK ((outcome <> '') = (agreed_by IS NOT NULL)),
    CHECK ((proposed <> '') = (proposed_by IS NOT NULL)),
    CHECK (agreed_by IS NULL OR agreed_by <> proposed_by),
    CHECK (state <> 'enquiring' OR started_on IS NOT NULL),
    CHECK (outcome <> 'conference' OR started_on IS NOT NULL)
);
CREATE INDEX enquiry_by_family ON enquiry (tenant_id, family_id);

CREATE TABLE enquiry_child (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    enquiry_id TEXT NOT NULL,
    child_id TEXT NOT NULL,
    PRIMARY KEY (tenant_id, enquiry_id, child_id),
    FOREIGN KEY (tenant_id, family_id, enquiry_id) REFERENCES enquiry (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, child_id) REFERENCES person (tenant_id, family_id, id)
);

-- How an enquiry read before something in it was put right, and why it was.
CREATE TABLE enquiry_change (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    enquiry_id TEXT NOT NULL,
    change TEXT NOT NULL CHECK (change IN ('details', 'children', 'start', 'view', 'sent back')),
    by_account TEXT NOT NULL,
    at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, family_id, enquiry_id) REFERENCES enquiry (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, by_account) REFERENCES account (tenant_id, id)
);
CREATE INDEX enquiry_change_by_enquiry ON enquiry_change (tenant_id, enquiry_id);

CREATE TABLE strategy_discussion (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    enquiry_id TEXT NOT NULL,
    held_on TEXT NOT NULL,
    starts_enquiry INTEGER NOT NULL CHECK (starts_enquiry IN (0, 1)),
    recorded_by TEXT NOT NULL,
    at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, family_id, enquiry_id) REFERENCES enquiry (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, recorded_by) REFERENCES account (tenant_id, id)
);
CREATE INDEX strategy_discussion_by_enquiry ON strategy_discussion (tenant_id, enquiry_id);
CREATE UNIQUE INDEX strategy_discussion_starts_once ON strategy_discussion (tenant_id, enquiry_id) WHERE starts_enquiry = 1;

-- What each agency consulted thought should happen. One view an agency: how it read before is in enquiry_change.
CREATE TABLE agency_view (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    enquiry_id TEXT NOT NULL,
    agency TEXT NOT NULL,
    view TEXT NOT NULL CHECK (view IN ('hold a conference', 'child in need', 'no further action', 'no view')),
    at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, enquiry_id, agency),
    FOREIGN KEY (tenant_id, family_id, enquiry_id) REFERENCES enquiry (tenant_id, family_id, id)
);
