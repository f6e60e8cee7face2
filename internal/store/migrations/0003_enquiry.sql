-- +goose Up
-- The section 47 enquiry, from a concern to its outcome.

CREATE TABLE enquiry (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('concern', 'enquiring', 'concluded')),
    referred_on TEXT NOT NULL,
    source TEXT NOT NULL,
    primary_need TEXT NOT NULL DEFAULT '',
    legal_basis TEXT NOT NULL DEFAULT '' CHECK (legal_basis IN ('', 'section 47')),
    started_on TEXT,
    target_on TEXT,
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
    FOREIGN KEY (tenant_id, agreed_by) REFERENCES account (tenant_id, id),
    FOREIGN KEY (tenant_id, recorded_by) REFERENCES account (tenant_id, id),
    CHECK ((state = 'concluded') = (outcome <> '')),
    CHECK ((outcome <> '') = (agreed_by IS NOT NULL)),
    CHECK (state = 'concern' OR started_on IS NOT NULL OR outcome = 'no further action')
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
    FOREIGN KEY (tenant_id, family_id, enquiry_id) REFERENCES enquiry (tenant_id, family_id, id)
);
CREATE INDEX strategy_discussion_by_enquiry ON strategy_discussion (tenant_id, enquiry_id);

-- What each agency consulted thought should happen.
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
    FOREIGN KEY (tenant_id, family_id, enquiry_id) REFERENCES enquiry (tenant_id, family_id, id)
);
CREATE INDEX agency_view_by_enquiry ON agency_view (tenant_id, enquiry_id);
