-- +goose Up
-- The running conference: its steps, the wall, rounds, scores, views, the outline plan, decisions and dissent.

-- An item of the agenda as it was gone through. Its key is the procedure's.
CREATE TABLE agenda_step (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    conference_id TEXT NOT NULL,
    item TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('started', 'finished', 'left out')),
    started_at TEXT,
    finished_at TEXT,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, conference_id, item),
    FOREIGN KEY (tenant_id, family_id, conference_id) REFERENCES conference (tenant_id, family_id, id)
);

-- The chair's talk with a parent or child before it begins, or why there was none.
CREATE TABLE talk_beforehand (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    conference_id TEXT NOT NULL,
    invitation_id TEXT NOT NULL,
    held INTEGER NOT NULL CHECK (held IN (0, 1)),
    recorded_by TEXT NOT NULL,
    at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, conference_id, invitation_id),
    FOREIGN KEY (tenant_id, family_id, conference_id) REFERENCES conference (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, invitation_id) REFERENCES invitation (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, recorded_by) REFERENCES account (tenant_id, id)
);

-- A gate that the chair went through without what it asks for, in words that the family will read.
CREATE TABLE gate_passed (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    conference_id TEXT NOT NULL,
    gate TEXT NOT NULL,
    ground TEXT NOT NULL DEFAULT '',
    passed_by TEXT NOT NULL,
    at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, conference_id, gate),
    FOREIGN KEY (tenant_id, family_id, conference_id) REFERENCES conference (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, passed_by) REFERENCES account (tenant_id, id)
);

-- The wall: statements arranged under the headings of the procedure.
CREATE TABLE wall_entry (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    conference_id TEXT NOT NULL,
    heading TEXT NOT NULL,
    statement_id TEXT NOT NULL,
    other_statement_id TEXT,
    state TEXT NOT NULL CHECK (state IN ('offered', 'checking', 'agreed', 'differing', 'parked', 'withdrawn')),
    offered_by TEXT NOT NULL,
    at TEXT NOT NULL,
    settled_at TEXT,
    version INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, family_id, id),
    UNIQUE (tenant_id, conference_id, heading, statement_id),
    FOREIGN KEY (tenant_id, family_id, conference_id) REFERENCES conference (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, statement_id) REFERENCES statement (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, other_statement_id) REFERENCES statement (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, offered_by) REFERENCES account (tenant_id, id),
    CHECK ((state = 'differing') = (other_statement_id IS NOT NULL))
);

-- What somebody says from their own page, to the chair: a comment, a question, or that an entry is not right.
CREATE TABLE tray_note (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    conference_id TEXT NOT NULL,
    entry_id TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('not right', 'comment', 'question', 'for the wall')),
    writer TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'settled')),
    at TEXT NOT NULL,
    settled_at TEXT,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, conference_id) REFERENCES conference (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, entry_id) REFERENCES wall_entry (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, writer) REFERENCES account (tenant_id, id)
);
CREATE INDEX tray_note_by_conference ON tray_note (tenant_id, conference_id, at);

-- Whose turn it has been under a heading.
CREATE TABLE round_turn (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    conference_id TEXT NOT NULL,
    heading TEXT NOT NULL,
    invitation_id TEXT NOT NULL,
    turn TEXT NOT NULL CHECK (turn IN ('spoke', 'passed', 'prefers not to speak', 'read out')),
    at TEXT NOT NULL,
    PRIMARY KEY (tenant_id, conference_id, heading, invitation_id),
    FOREIGN KEY (tenant_id, family_id, conference_id) REFERENCES conference (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, invitation_id) REFERENCES invitation (tenant_id, family_id, id)
);

-- One person's score for one child. The figure itself is sealed.
CREATE TABLE score (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    conference_id TEXT NOT NULL,
    child_id TEXT NOT NULL,
    invitation_id TEXT NOT NULL,
    by_account TEXT NOT NULL,
    at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, conference_id, child_id, invitation_id),
    FOREIGN KEY (tenant_id, family_id, conference_id) REFERENCES conference (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, child_id) REFERENCES person (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, invitation_id) REFERENCES invitation (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, by_account) REFERENCES account (tenant_id, id)
);

CREATE TABLE score_revealed (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    conference_id TEXT NOT NULL,
    child_id TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (tenant_id, conference_id, child_id),
    FOREIGN KEY (tenant_id, family_id, conference_id) REFERENCES conference (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, child_id) REFERENCES person (tenant_id, family_id, id)
);

-- The danger statement for a child, as a statement like any other.
CREATE TABLE danger_statement (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    conference_id TEXT NOT NULL,
    child_id TEXT NOT NULL,
    statement_id TEXT NOT NULL,
    PRIMARY KEY (tenant_id, conference_id, child_id),
    FOREIGN KEY (tenant_id, family_id, conference_id) REFERENCES conference (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, child_id) REFERENCES person (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, statement_id) REFERENCES statement (tenant_id, family_id, id)
);

-- How a child was heard, or what is known of a baby's daily life, or the chair's reason for neither.
CREATE TABLE child_heard (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    conference_id TEXT NOT NULL,
    child_id TEXT NOT NULL,
    way TEXT NOT NULL CHECK (way IN ('whole meeting', 'part of the meeting', 'met the chair', 'letter', 'drawing', 'recording',
        'advocate', 'social worker', 'daily life', 'not heard')),
    audience TEXT NOT NULL CHECK (audience <> ''),
    writer TEXT NOT NULL,
    at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, conference_id, child_id),
    FOREIGN KEY (tenant_id, family_id, conference_id) REFERENCES conference (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, child_id) REFERENCES person (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, writer) REFERENCES account (tenant_id, id)
);

-- What a professional or a parent thinks should be decided for a child, before it is.
CREATE TABLE plan_view (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    conference_id TEXT NOT NULL,
    child_id TEXT NOT NULL,
    invitation_id TEXT NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('professional', 'family')),
    outcome TEXT NOT NULL CHECK (outcome IN ('child protection plan', 'child in need plan', 'no plan', 'no view')),
    categories TEXT NOT NULL DEFAULT '',
    audience TEXT NOT NULL CHECK (audience <> ''),
    writer TEXT NOT NULL,
    at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, conference_id, child_id, invitation_id),
    FOREIGN KEY (tenant_id, family_id, conference_id) REFERENCES conference (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, child_id) REFERENCES person (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, invitation_id) REFERENCES invitation (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, writer) REFERENCES account (tenant_id, id)
);

CREATE TABLE outline_line (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    conference_id TEXT NOT NULL,
    owner TEXT NOT NULL CHECK (owner <> ''),
    by_on TEXT NOT NULL,
    from_entry TEXT,
    audience TEXT NOT NULL CHECK (audience <> ''),
    state TEXT NOT NULL DEFAULT 'current' CHECK (state IN ('current', 'withdrawn')),
    writer TEXT NOT NULL,
    at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, conference_id) REFERENCES conference (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, from_entry) REFERENCES wall_entry (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, writer) REFERENCES account (tenant_id, id)
);
CREATE INDEX outline_line_by_conference ON outline_line (tenant_id, conference_id);

CREATE TABLE outline_line_child (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    outline_line_id TEXT NOT NULL,
    child_id TEXT NOT NULL,
    PRIMARY KEY (tenant_id, outline_line_id, child_id),
    FOREIGN KEY (tenant_id, family_id, outline_line_id) REFERENCES outline_line (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, child_id) REFERENCES person (tenant_id, family_id, id)
);

-- There is no outcome for court, nor for where a child lives: a conference decides neither.
CREATE TABLE decision (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    conference_id TEXT NOT NULL,
    child_id TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('child protection plan', 'child in need plan', 'no plan')),
    categories TEXT NOT NULL DEFAULT '',
    split INTEGER NOT NULL CHECK (split IN (0, 1)),
    decided_by TEXT NOT NULL,
    at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, family_id, id),
    UNIQUE (tenant_id, conference_id, child_id),
    FOREIGN KEY (tenant_id, family_id, conference_id) REFERENCES conference (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, child_id) REFERENCES person (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, decided_by) REFERENCES account (tenant_id, id),
    CHECK ((outcome = 'child protection plan') = (categories <> ''))
);
CREATE INDEX decision_by_child ON decision (tenant_id, child_id, at);

-- A decision as it read before it was recorded again.
CREATE TABLE earlier_decision (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    conference_id TEXT NOT NULL,
    child_id TEXT NOT NULL,
    outcome TEXT NOT NULL,
    categories TEXT NOT NULL,
    split INTEGER NOT NULL CHECK (split IN (0, 1)),
    decided_by TEXT NOT NULL,
    at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, id, version),
    FOREIGN KEY (tenant_id, family_id, conference_id) REFERENCES conference (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, child_id) REFERENCES person (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, decided_by) REFERENCES account (tenant_id, id)
);

-- A professional's formal disagreement. Who it was is never put to the decision in any copy.
CREATE TABLE dissent (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    conference_id TEXT NOT NULL,
    child_id TEXT NOT NULL,
    dissenter TEXT NOT NULL,
    decision_id TEXT, -- the decision it is against; one recorded since with another outcome is not
    talked_at TEXT,
    recorded_at TEXT,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, conference_id, child_id, dissenter),
    FOREIGN KEY (tenant_id, family_id, conference_id) REFERENCES conference (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, child_id) REFERENCES person (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, dissenter) REFERENCES account (tenant_id, id)
);

-- What comes after: who works the plan, when they first meet, and when the plan is next looked at.
CREATE TABLE next_steps (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    conference_id TEXT NOT NULL,
    lead_worker TEXT,
    first_core_group_on TEXT,
    first_core_group_begins TEXT NOT NULL DEFAULT '',
    review_on TEXT,
    review_begins TEXT NOT NULL DEFAULT '',
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, conference_id),
    FOREIGN KEY (tenant_id, family_id, conference_id) REFERENCES conference (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, lead_worker) REFERENCES account (tenant_id, id)
);

CREATE TABLE core_group_choice (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    conference_id TEXT NOT NULL,
    invitation_id TEXT NOT NULL,
    PRIMARY KEY (tenant_id, conference_id, invitation_id),
    FOREIGN KEY (tenant_id, family_id, conference_id) REFERENCES conference (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, invitation_id) REFERENCES invitation (tenant_id, family_id, id)
);
