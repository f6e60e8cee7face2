-- +goose Up
-- The family: people, how they belong together, where they live and how each may be reached.
-- Sealed columns hold names, dates of birth and everything else that would say who somebody is.

CREATE TABLE person (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('child', 'unborn', 'adult')),
    state TEXT NOT NULL DEFAULT 'current' CHECK (state IN ('current', 'entered in error', 'merged')),
    merged_into TEXT,
    sealed BYTEA NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    created_at TEXT NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id) REFERENCES family (tenant_id, id),
    FOREIGN KEY (tenant_id, family_id, merged_into) REFERENCES person (tenant_id, family_id, id),
    CHECK ((state = 'merged') = (merged_into IS NOT NULL))
);

-- What a person's details were before each change, who changed them and why.
CREATE TABLE person_change (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    change TEXT NOT NULL CHECK (change IN ('corrected', 'born', 'entered in error', 'merged', 'unmerged')),
    by_account TEXT NOT NULL,
    agreed_by TEXT,
    at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, family_id, person_id) REFERENCES person (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, by_account) REFERENCES account (tenant_id, id),
    CHECK (agreed_by IS NULL OR agreed_by <> by_account)
);

-- What an adult or sibling is to a child, and whether they hold parental responsibility.
CREATE TABLE relationship (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    child_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('mother', 'father', 'step-parent', 'brother or sister', 'half-brother or half-sister',
        'grandparent', 'aunt or uncle', 'carer', 'family friend', 'other')),
    responsibility TEXT NOT NULL DEFAULT 'no' CHECK (responsibility IN ('yes', 'no', 'not known')),
    from_on TEXT,
    until_on TEXT,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, family_id, person_id) REFERENCES person (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, child_id) REFERENCES person (tenant_id, family_id, id),
    CHECK (person_id <> child_id)
);
CREATE INDEX relationship_by_child ON relationship (tenant_id, child_id);
CREATE INDEX relationship_by_person ON relationship (tenant_id, person_id);

CREATE TABLE household (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    audience TEXT NOT NULL,
    post TEXT NOT NULL CHECK (post IN ('safe', 'not safe', 'care of the worker', 'not asked')),
    created_at TEXT NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id) REFERENCES family (tenant_id, id)
);

CREATE TABLE household_member (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    household_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    from_on TEXT,
    until_on TEXT,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, family_id, household_id) REFERENCES household (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, person_id) REFERENCES person (tenant_id, family_id, id)
);

-- Which children a family member's part reaches.
CREATE TABLE part_child (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    part_id TEXT NOT NULL,
    child_id TEXT NOT NULL,
    PRIMARY KEY (tenant_id, part_id, child_id),
    FOREIGN KEY (tenant_id, family_id, part_id) REFERENCES part (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, child_id) REFERENCES person (tenant_id, family_id, id)
);
