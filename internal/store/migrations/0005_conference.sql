-- +goose Up
-- A conference: one meeting for one family and one or more of its children, born or not.

CREATE TABLE conference (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('initial', 'review', 'transfer-in', 'receiving', 'pre-birth')),
    state TEXT NOT NULL CHECK (state IN ('to be booked', 'booked', 'open', 'adjourned', 'closed', 'cancelled')),
    enquiry_id TEXT,
    after_conference TEXT,
    procedure_name TEXT NOT NULL,
    -- The event its clock counts from, the day to work to, and the last day allowed.
    anchor_on TEXT NOT NULL,
    due_on TEXT NOT NULL,
    limit_on TEXT NOT NULL,
    held_on TEXT,
    -- The day it last sat: the first day, or the day it was reconvened. What it decided counts from here.
    sat_on TEXT,
    begins TEXT NOT NULL DEFAULT '',
    ends TEXT NOT NULL DEFAULT '',
    zone TEXT NOT NULL DEFAULT 'Europe/London',
    chair TEXT,
    recorder TEXT,
    late_agreed_by TEXT,
    opened_at TEXT,
    closed_at TEXT,
    requested_by TEXT NOT NULL,
    created_at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id) REFERENCES family (tenant_id, id),
    FOREIGN KEY (tenant_id, family_id, enquiry_id) REFERENCES enquiry (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, after_conference) REFERENCES conference (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, chair) REFERENCES account (tenant_id, id),
    FOREIGN KEY (tenant_id, recorder) REFERENCES account (tenant_id, id),
    FOREIGN KEY (tenant_id, late_agreed_by) REFERENCES account (tenant_id, id),
    FOREIGN KEY (tenant_id, requested_by) REFERENCES account (tenant_id, id),
    CHECK (chair <> recorder),
    CHECK (state IN ('to be booked', 'cancelled') OR (held_on IS NOT NULL AND begins <> '')),
    -- A booked conference may wait for another chair, where the first turned out to have a link; it opens with one.
    CHECK (state NOT IN ('open', 'adjourned', 'closed') OR chair IS NOT NULL),
    CHECK (state NOT IN ('open', 'adjourned', 'closed') OR opened_at IS NOT NULL),
    CHECK ((state = 'closed') = (closed_at IS NOT NULL)),
    CHECK (state <> 'booked' OR held_on <= limit_on OR late_agreed_by IS NOT NULL)
);
CREATE INDEX conference_by_family ON conference (tenant_id, family_id);
CREATE INDEX conference_by_state ON conference (tenant_id, state, due_on);
CREATE INDEX conference_by_chair ON conference (tenant_id, chair, held_on);

CREATE TABLE conference_child (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    conference_id TEXT NOT NULL,
    child_id TEXT NOT NULL,
    PRIMARY KEY (tenant_id, conference_id, child_id),
    FOREIGN KEY (tenant_id, family_id, conference_id) REFERENCES conference (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, child_id) REFERENCES person (tenant_id, family_id, id)
);
CREATE INDEX conference_child_by_child ON conference_child (tenant_id, child_id);

-- Booked, postponed, cancelled, adjourned, inquorate, reconvened: each with its reason, and who agreed.
CREATE TABLE conference_change (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    conference_id TEXT NOT NULL,
    change TEXT NOT NULL CHECK (change IN ('requested', 'booked', 'changed', 'chair stood down', 'postponed', 'cancelled',
        'adjourned', 'inquorate', 'reconvened')),
    was_on TEXT,
    now_on TEXT,
    by_account TEXT NOT NULL,
    agreed_by TEXT,
    at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, conference_id) REFERENCES conference (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, by_account) REFERENCES account (tenant_id, id),
    FOREIGN KEY (tenant_id, agreed_by) REFERENCES account (tenant_id, id)
);
CREATE INDEX conference_change_by_conference ON conference_change (tenant_id, conference_id, at);

-- Who was told of a change, how and when. Who it was is sealed.
CREATE TABLE conference_told (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    change_id TEXT NOT NULL,
    how TEXT NOT NULL CHECK (how IN ('in person', 'telephone', 'letter', 'email', 'text message', 'through a worker')),
    told_on TEXT NOT NULL,
    by_account TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, family_id, change_id) REFERENCES conference_change (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, by_account) REFERENCES account (tenant_id, id)
);
CREATE INDEX conference_told_by_change ON conference_told (tenant_id, change_id);

-- What a chair is qualified by, when that was checked, and until when it stands. It is about staff: nothing is sealed.
CREATE TABLE chair_record (
    tenant_id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    qualification TEXT NOT NULL CHECK (qualification <> ''),
    experience TEXT NOT NULL CHECK (experience <> ''),
    checked_on TEXT NOT NULL,
    expires_on TEXT NOT NULL,
    by_account TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (tenant_id, account_id),
    FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, id),
    FOREIGN KEY (tenant_id, by_account) REFERENCES account (tenant_id, id),
    CHECK (by_account <> account_id),
    CHECK (expires_on > checked_on)
);

-- What a chair declares about their own links with the children of one conference.
CREATE TABLE chair_declaration (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    conference_id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    linked INTEGER NOT NULL CHECK (linked IN (0, 1)),
    at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, conference_id, account_id),
    FOREIGN KEY (tenant_id, family_id, conference_id) REFERENCES conference (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, id)
);

-- Somebody asked to come, in one role: a person who signs in, or one of the family who does not.
CREATE TABLE invitation (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    conference_id TEXT NOT NULL,
    invited_account TEXT,
    invited_person TEXT,
    role TEXT NOT NULL CHECK (role IN ('parent', 'carer', 'child', 'family or friend', 'supporter', 'solicitor', 'advocate',
        'interpreter', 'social worker', 'team manager', 'chair', 'recorder', 'police', 'health visitor', 'school nurse', 'midwife',
        'doctor', 'school', 'education welfare', 'probation', 'housing', 'substance misuse', 'mental health', 'domestic abuse',
        'early years', 'other professional')),
    agency TEXT NOT NULL DEFAULT '',
    family_side INTEGER NOT NULL CHECK (family_side IN (0, 1)),
    brought_by TEXT, -- the account of whoever named a supporter, solicitor or interpreter
    unit_told_at TEXT, -- when the unit, and the social worker, took note of a solicitor
    worker_told_at TEXT,
    decided_by TEXT, -- the chair who decided not to invite somebody with parental responsibility
    state TEXT NOT NULL CHECK (state IN ('proposed', 'invited', 'coming', 'apologies', 'deputy', 'not invited', 'withdrawn')),
    part TEXT NOT NULL DEFAULT 'all' CHECK (part IN ('all', 'part', 'none')),
    presence TEXT NOT NULL DEFAULT '' CHECK (presence IN ('', 'in the room', 'by video', 'by telephone', 'absent')),
    information_sent INTEGER NOT NULL DEFAULT 0 CHECK (information_sent IN (0, 1)),
    arrived_at TEXT,
    left_at TEXT,
    invited_at TEXT,
    replied_at TEXT,
    created_at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, family_id, id),
    UNIQUE (tenant_id, conference_id, invited_account),
    UNIQUE (tenant_id, conference_id, invited_person),
    FOREIGN KEY (tenant_id, family_id, conference_id) REFERENCES conference (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, invited_account) REFERENCES account (tenant_id, id),
    FOREIGN KEY (tenant_id, family_id, invited_person) REFERENCES person (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, brought_by) REFERENCES account (tenant_id, id),
    FOREIGN KEY (tenant_id, decided_by) REFERENCES account (tenant_id, id)
);
CREATE INDEX invitation_by_conference ON invitation (tenant_id, conference_id);
CREATE INDEX invitation_by_account ON invitation (tenant_id, invited_account, state);

-- The children whom an invited person works with, or whose mother, father or supporter they are. None means all.
CREATE TABLE invitation_child (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    invitation_id TEXT NOT NULL,
    child_id TEXT NOT NULL,
    PRIMARY KEY (tenant_id, invitation_id, child_id),
    FOREIGN KEY (tenant_id, family_id, invitation_id) REFERENCES invitation (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, child_id) REFERENCES person (tenant_id, family_id, id)
);

-- What would help somebody take part, who arranges it, and whether it is arranged.
CREATE TABLE invitation_need (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    invitation_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('interpreter', 'sign language', 'reading or writing', 'large print or easy read',
        'disability or illness', 'child care', 'getting there', 'not to meet somebody', 'something else')),
    state TEXT NOT NULL CHECK (state IN ('asked', 'arranged', 'cannot be arranged')),
    owner TEXT,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, invitation_id, kind),
    FOREIGN KEY (tenant_id, family_id, invitation_id) REFERENCES invitation (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, owner) REFERENCES account (tenant_id, id)
);

-- How each child takes part.
CREATE TABLE participation (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    conference_id TEXT NOT NULL,
    child_id TEXT NOT NULL,
    way TEXT NOT NULL CHECK (way IN ('whole', 'part', 'meets the chair', 'letter', 'drawing', 'recording', 'advocate',
        'social worker speaks')),
    by_account TEXT NOT NULL,
    at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, conference_id, child_id),
    FOREIGN KEY (tenant_id, family_id, conference_id) REFERENCES conference (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, child_id) REFERENCES person (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, by_account) REFERENCES account (tenant_id, id)
);
