-- +goose Up
-- What was shared about some of a family, with whom and on which ground in law. It is written down afterwards, and nothing waits for it.
CREATE TABLE sharing (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    shared_on TEXT NOT NULL,
    ground TEXT NOT NULL CHECK (ground IN ('not yet known', 'public task', 'legal duty', 'safeguarding', 'health or social care', 'crime', 'consent', 'another ground')),
    to_complete INTEGER NOT NULL CHECK (to_complete IN (0, 1)),
    written_by TEXT NOT NULL,
    written_at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id) REFERENCES family (tenant_id, id),
    FOREIGN KEY (tenant_id, written_by) REFERENCES account (tenant_id, id)
);
CREATE INDEX sharing_by_family ON sharing (tenant_id, family_id, shared_on);
CREATE INDEX sharing_to_complete ON sharing (tenant_id, written_by) WHERE to_complete = 1;

-- Of whom: children and adults.
CREATE TABLE sharing_about (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    sharing_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    PRIMARY KEY (tenant_id, sharing_id, person_id),
    FOREIGN KEY (tenant_id, family_id, sharing_id) REFERENCES sharing (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, person_id) REFERENCES person (tenant_id, family_id, id)
);
CREATE INDEX sharing_about_by_family ON sharing_about (tenant_id, family_id);

-- What one of the family was asked and told, and said. It is for them and for those who work with the family, and for no other of the family.
CREATE TABLE sharing_answer (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    sharing_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    asked TEXT NOT NULL CHECK (asked IN ('not yet known', 'agreed', 'said no', 'not asked')),
    reason TEXT NOT NULL CHECK (reason IN ('not yet known', 'find out urgently', 'at risk of harm', 'serious crime', 'another lawful ground')),
    told TEXT NOT NULL CHECK (told IN ('not yet known', 'told', 'may read it', 'would add to the risk')),
    told_on TEXT,
    look_again_on TEXT,
    said_by TEXT NOT NULL, -- of the staff who wrote this down
    said_at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, sharing_id, person_id),
    FOREIGN KEY (tenant_id, family_id, sharing_id) REFERENCES sharing (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, person_id) REFERENCES person (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, said_by) REFERENCES account (tenant_id, id),
    CHECK ((told = 'told') = (told_on IS NOT NULL)),
    CHECK ((told = 'would add to the risk') = (look_again_on IS NOT NULL))
);
CREATE INDEX sharing_answer_by_family ON sharing_answer (tenant_id, family_id);

-- What was written down before it was changed, whole.
CREATE TABLE sharing_version (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    sharing_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    changed_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, sharing_id, version),
    FOREIGN KEY (tenant_id, family_id, sharing_id) REFERENCES sharing (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, changed_by) REFERENCES account (tenant_id, id)
);
