-- +goose Up
-- Keeping one of the family out of a conference, wholly or for a part of it. Whoever asks for it writes to the chair; the chair
-- decides. What the person is told stands apart from the ground, which is the chair's alone.
CREATE TABLE exclusion_request (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    conference_id TEXT NOT NULL,
    invitation_id TEXT NOT NULL,
    extent TEXT NOT NULL CHECK (extent IN ('whole', 'part')),
    asked_by TEXT NOT NULL,
    at TEXT NOT NULL,
    late INTEGER NOT NULL CHECK (late IN (0, 1)),
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, family_id, conference_id) REFERENCES conference (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, invitation_id) REFERENCES invitation (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, asked_by) REFERENCES account (tenant_id, id)
);
CREATE INDEX exclusion_request_by_conference ON exclusion_request (tenant_id, conference_id);

-- What the chair decided, with the words for the person. A later decision takes the place of an earlier one, which stays.
CREATE TABLE exclusion (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    conference_id TEXT NOT NULL,
    invitation_id TEXT NOT NULL,
    extent TEXT NOT NULL CHECK (extent IN ('none', 'whole', 'part')),
    -- For a reason that is not among the grounds of the procedure: the safeguarding unit is shown that it was.
    outside INTEGER NOT NULL CHECK (outside IN (0, 1)),
    heard TEXT NOT NULL CHECK (heard IN ('', 'in writing', 'by the social worker', 'by the chair', 'by telephone', 'by somebody beside them')),
    teller TEXT,
    tell_on TEXT,
    outcome_teller TEXT,
    decided_by TEXT NOT NULL,
    at TEXT NOT NULL,
    replaced_at TEXT,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, conference_id) REFERENCES conference (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, invitation_id) REFERENCES invitation (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, decided_by) REFERENCES account (tenant_id, id),
    FOREIGN KEY (tenant_id, teller) REFERENCES account (tenant_id, id),
    FOREIGN KEY (tenant_id, outcome_teller) REFERENCES account (tenant_id, id),
    CHECK ((extent = 'none') = (heard = '')),
    CHECK ((extent = 'none') = (teller IS NULL)),
    CHECK ((extent = 'none') = (outcome_teller IS NULL)),
    CHECK (extent <> 'none' OR outside = 0)
);
CREATE INDEX exclusion_by_conference ON exclusion (tenant_id, conference_id);
CREATE UNIQUE INDEX exclusion_standing ON exclusion (tenant_id, invitation_id) WHERE replaced_at IS NULL;

-- Why, as the chair alone keeps it.
CREATE TABLE exclusion_ground (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    exclusion_id TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, exclusion_id),
    FOREIGN KEY (tenant_id, family_id, exclusion_id) REFERENCES exclusion (tenant_id, family_id, id)
);

-- Who told the person the words, and when; where the conference had begun, why so late.
CREATE TABLE exclusion_told (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    exclusion_id TEXT NOT NULL,
    told_by TEXT NOT NULL,
    told_at TEXT NOT NULL,
    late INTEGER NOT NULL CHECK (late IN (0, 1)),
    recorded_by TEXT NOT NULL,
    at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, exclusion_id),
    FOREIGN KEY (tenant_id, family_id, exclusion_id) REFERENCES exclusion (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, told_by) REFERENCES account (tenant_id, id),
    FOREIGN KEY (tenant_id, recorded_by) REFERENCES account (tenant_id, id)
);

-- What the person says to the chair about it.
CREATE TABLE exclusion_answer (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    exclusion_id TEXT NOT NULL,
    writer TEXT NOT NULL,
    at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, family_id, exclusion_id) REFERENCES exclusion (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, writer) REFERENCES account (tenant_id, id)
);
CREATE INDEX exclusion_answer_by_exclusion ON exclusion_answer (tenant_id, exclusion_id);

-- A closed part of a running conference, and who is out of it. One is open at a time.
CREATE TABLE closed_part (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    conference_id TEXT NOT NULL,
    back_about TEXT NOT NULL DEFAULT '',
    opened_at TEXT NOT NULL,
    closed_at TEXT,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, conference_id) REFERENCES conference (tenant_id, family_id, id)
);
CREATE UNIQUE INDEX closed_part_open ON closed_part (tenant_id, conference_id) WHERE closed_at IS NULL;
CREATE INDEX closed_part_by_conference ON closed_part (tenant_id, conference_id);

CREATE TABLE closed_part_out (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    part_id TEXT NOT NULL,
    invitation_id TEXT NOT NULL,
    exclusion_id TEXT NOT NULL,
    PRIMARY KEY (tenant_id, part_id, invitation_id),
    FOREIGN KEY (tenant_id, family_id, part_id) REFERENCES closed_part (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, invitation_id) REFERENCES invitation (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, exclusion_id) REFERENCES exclusion (tenant_id, family_id, id)
);

-- What was said, shown or given in a closed part, and for whom it was meant beside those who were out: the chair may share it
-- with one of them afterwards.
CREATE TABLE closed_item (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    part_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('entry', 'statement', 'reply', 'score', 'view', 'heard')),
    item TEXT NOT NULL,
    meant_for TEXT NOT NULL CHECK (meant_for <> ''),
    at TEXT NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, family_id, id),
    UNIQUE (tenant_id, part_id, kind, item),
    FOREIGN KEY (tenant_id, family_id, part_id) REFERENCES closed_part (tenant_id, family_id, id)
);

CREATE TABLE closed_item_shared (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    item_id TEXT NOT NULL,
    invitation_id TEXT NOT NULL,
    shared_by TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (tenant_id, item_id, invitation_id),
    FOREIGN KEY (tenant_id, family_id, item_id) REFERENCES closed_item (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, invitation_id) REFERENCES invitation (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, shared_by) REFERENCES account (tenant_id, id)
);

-- For whom an entry of the wall and a score are, beside those for whom their statement is and who may know of the child.
ALTER TABLE wall_entry ADD COLUMN audience TEXT NOT NULL DEFAULT 'everyone' CHECK (audience <> '');
ALTER TABLE score ADD COLUMN audience TEXT NOT NULL DEFAULT 'everyone' CHECK (audience <> '');
