-- +goose Up
-- The family: people, how they belong together, where they live and how each may be reached.
-- Sealed columns hold names, dates of birth and everything else that would say who somebody is.

-- A merged entry moves nothing: it says that it is the same person as another, and unmerging takes that back.
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
    CHECK ((state = 'merged') = (merged_into IS NOT NULL)),
    CHECK (merged_into IS NULL OR merged_into <> id)
);
CREATE INDEX person_by_family ON person (tenant_id, family_id, created_at);

-- What a person's details were before each change, who changed them and why.
CREATE TABLE person_change (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    change TEXT NOT NULL CHECK (change IN ('corrected', 'born', 'entered in error', 'merged', 'unmerged',
        'let in', 'way in ended')),
    by_account TEXT NOT NULL,
    agreed_by TEXT,
    at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, family_id, person_id) REFERENCES person (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, by_account) REFERENCES account (tenant_id, id),
    CHECK (agreed_by IS NULL OR agreed_by <> by_account)
);
CREATE INDEX person_change_by_person ON person_change (tenant_id, person_id);

-- Two entries for one person, or one entry wrongly taken for two: proposed by one person, settled by another.
CREATE TABLE merge_proposal (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('merge', 'unmerge')),
    person_id TEXT NOT NULL,
    kept TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'proposed' CHECK (state IN ('proposed', 'agreed', 'declined')),
    proposed_by TEXT NOT NULL,
    at TEXT NOT NULL,
    settled_by TEXT,
    settled_at TEXT,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, family_id, person_id) REFERENCES person (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, kept) REFERENCES person (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, proposed_by) REFERENCES account (tenant_id, id),
    FOREIGN KEY (tenant_id, settled_by) REFERENCES account (tenant_id, id),
    CHECK (person_id <> kept),
    CHECK ((state = 'proposed') = (settled_by IS NULL)),
    CHECK (state <> 'agreed' OR settled_by <> proposed_by)
);
CREATE INDEX merge_proposal_by_family ON merge_proposal (tenant_id, family_id);
CREATE UNIQUE INDEX merge_proposed_once ON merge_proposal (tenant_id, person_id) WHERE state = 'proposed';

-- What an adult or sibling is to a child, and whether they hold parental responsibility. How they came by it is sealed.
CREATE TABLE relationship (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    child_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('mother', 'father', 'step-parent', 'brother or sister', 'half-brother or half-sister',
        'grandparent', 'aunt or uncle', 'carer', 'family friend', 'other')),
    responsibility TEXT NOT NULL DEFAULT 'not known' CHECK (responsibility IN ('yes', 'no', 'not known')),
    state TEXT NOT NULL DEFAULT 'current' CHECK (state IN ('current', 'entered in error')),
    from_on TEXT,
    until_on TEXT,
    version INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, family_id, person_id) REFERENCES person (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, child_id) REFERENCES person (tenant_id, family_id, id),
    CHECK (person_id <> child_id)
);
CREATE UNIQUE INDEX relationship_once ON relationship (tenant_id, person_id, child_id) WHERE state = 'current';
CREATE INDEX relationship_by_family ON relationship (tenant_id, family_id);
CREATE INDEX relationship_by_child ON relationship (tenant_id, child_id);

-- How a relationship read before each change.
CREATE TABLE relationship_change (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    relationship_id TEXT NOT NULL,
    by_account TEXT NOT NULL,
    at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, relationship_id) REFERENCES relationship (tenant_id, id),
    FOREIGN KEY (tenant_id, by_account) REFERENCES account (tenant_id, id)
);
CREATE INDEX relationship_change_by_relationship ON relationship_change (tenant_id, relationship_id);

-- Where people live. Those who live there know the address, professionals do, and whoever else its audience says.
CREATE TABLE household (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    audience TEXT NOT NULL CHECK (audience <> ''),
    post TEXT NOT NULL CHECK (post IN ('safe', 'not safe', 'care of the worker', 'not asked')),
    version INTEGER NOT NULL DEFAULT 1,
    created_at TEXT NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id) REFERENCES family (tenant_id, id)
);
CREATE INDEX household_by_family ON household (tenant_id, family_id);

-- How an address and its use read before each change.
CREATE TABLE household_change (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    household_id TEXT NOT NULL,
    by_account TEXT NOT NULL,
    at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, family_id, household_id) REFERENCES household (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, by_account) REFERENCES account (tenant_id, id)
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
CREATE INDEX household_member_by_household ON household_member (tenant_id, household_id);

-- Family and friends who might help: who suggested them, whether they were asked, what part they could play.
CREATE TABLE network_member (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    asked TEXT NOT NULL CHECK (asked IN ('not asked', 'willing', 'not willing')),
    by_account TEXT NOT NULL,
    at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, person_id),
    FOREIGN KEY (tenant_id, family_id, person_id) REFERENCES person (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, by_account) REFERENCES account (tenant_id, id)
);
CREATE INDEX network_member_by_family ON network_member (tenant_id, family_id);

-- How somebody may be reached without putting them at risk, as they said when asked alone. The latest counts.
CREATE TABLE safe_contact (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    asked_on TEXT NOT NULL,
    by_account TEXT NOT NULL,
    at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, family_id, person_id) REFERENCES person (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, by_account) REFERENCES account (tenant_id, id)
);
CREATE INDEX safe_contact_by_family ON safe_contact (tenant_id, family_id);

-- Who became the social worker, and why. The parts say from when until when.
CREATE TABLE reallocation (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    to_account TEXT NOT NULL,
    by_account TEXT NOT NULL,
    at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, family_id) REFERENCES family (tenant_id, id),
    FOREIGN KEY (tenant_id, to_account) REFERENCES account (tenant_id, id),
    FOREIGN KEY (tenant_id, by_account) REFERENCES account (tenant_id, id)
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
