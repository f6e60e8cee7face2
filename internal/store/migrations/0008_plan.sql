-- +goose Up
-- Plans, one a child: what must change, who does what, the help offered, the group that works the plan, visits, and
-- how a plan ends. Only the endings listed in plan_ending can end a child protection plan: its state follows from
-- that row by a foreign key, so that no other way exists.

-- How a plan ended. A child protection plan has these endings and no other.
CREATE TABLE plan_ending (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    plan_id TEXT NOT NULL,
    plan_kind TEXT NOT NULL CHECK (plan_kind IN ('child protection', 'child in need')),
    ground TEXT NOT NULL CHECK (ground IN ('decided by a conference', 'transfer accepted elsewhere', 'death', 'adoption',
        'left the country for good', 'eighteenth birthday', 'agreed with the family', 'a child protection plan began')),
    conference_id TEXT,
    ended_on TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, plan_id),
    UNIQUE (tenant_id, family_id, plan_id, plan_kind, id),
    FOREIGN KEY (tenant_id, family_id) REFERENCES family (tenant_id, id),
    FOREIGN KEY (tenant_id, family_id, conference_id) REFERENCES conference (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, recorded_by) REFERENCES account (tenant_id, id),
    CHECK (plan_kind <> 'child protection' OR ground IN ('decided by a conference', 'transfer accepted elsewhere', 'death',
        'adoption', 'left the country for good', 'eighteenth birthday')),
    CHECK ((ground IN ('decided by a conference', 'a child protection plan began')) = (conference_id IS NOT NULL))
);

CREATE TABLE plan (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    child_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('child protection', 'child in need')),
    state TEXT NOT NULL CHECK (state IN ('outline', 'detailed', 'ended')),
    conference_id TEXT,
    carried_from TEXT,
    began_on TEXT NOT NULL,
    detailed_on TEXT,
    ended_on TEXT,
    ending_id TEXT,
    -- How many child protection plans the child had before this one, as the national return counts them.
    previous INTEGER NOT NULL DEFAULT 0 CHECK (previous >= 0),
    lead_worker TEXT,
    visit_due_on TEXT,
    sealed BYTEA NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, family_id, id),
    UNIQUE (tenant_id, family_id, id, kind),
    FOREIGN KEY (tenant_id, family_id) REFERENCES family (tenant_id, id),
    FOREIGN KEY (tenant_id, family_id, child_id) REFERENCES person (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, conference_id) REFERENCES conference (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, carried_from) REFERENCES plan (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, lead_worker) REFERENCES account (tenant_id, id),
    FOREIGN KEY (tenant_id, family_id, id, kind, ending_id) REFERENCES plan_ending (tenant_id, family_id, plan_id, plan_kind, id),
    CHECK (kind <> 'child protection' OR conference_id IS NOT NULL),
    CHECK (state <> 'detailed' OR detailed_on IS NOT NULL),
    CHECK ((state = 'ended') = (ended_on IS NOT NULL)),
    CHECK ((state = 'ended') = (ending_id IS NOT NULL))
);
CREATE INDEX plan_by_family ON plan (tenant_id, family_id, state);
-- A child has one plan of a kind at a time.
CREATE UNIQUE INDEX plan_current ON plan (tenant_id, child_id, kind) WHERE state <> 'ended';

-- Who was told that a plan ended, and how.
CREATE TABLE ending_told (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    plan_id TEXT NOT NULL,
    told TEXT NOT NULL,
    how TEXT NOT NULL CHECK (how IN ('in person', 'by telephone', 'by letter', 'by secure email', 'in the conference')),
    told_on TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, plan_id, told),
    FOREIGN KEY (tenant_id, family_id, plan_id) REFERENCES plan (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, recorded_by) REFERENCES account (tenant_id, id)
);

-- The categories over time: the first and the latest are both returned.
CREATE TABLE plan_category (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    plan_id TEXT NOT NULL,
    from_on TEXT NOT NULL,
    category TEXT NOT NULL CHECK (category IN ('NEG', 'PHY', 'EMO', 'SAB')),
    conference_id TEXT NOT NULL,
    PRIMARY KEY (tenant_id, plan_id, conference_id, category),
    FOREIGN KEY (tenant_id, family_id, plan_id) REFERENCES plan (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, conference_id) REFERENCES conference (tenant_id, family_id, id)
);

-- Everything that happened to a plan as a whole, in order, with who did it and where.
CREATE TABLE plan_change (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    plan_id TEXT NOT NULL,
    change TEXT NOT NULL CHECK (change IN ('begun', 'carried over', 'made detailed', 'reworded', 'continued', 'ended',
        'conference asked for')),
    conference_id TEXT,
    meeting_id TEXT,
    by_account TEXT NOT NULL,
    at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, family_id, plan_id) REFERENCES plan (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, by_account) REFERENCES account (tenant_id, id)
);
CREATE INDEX plan_change_by_plan ON plan_change (tenant_id, plan_id, at);

-- A line belongs to the family and stands in the plans of the children it is for, so that it goes on with its
-- history when a plan steps down.
CREATE TABLE plan_line (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('action', 'help')),
    state TEXT NOT NULL CHECK (state IN ('open', 'done', 'stopped')),
    owner TEXT NOT NULL CHECK (owner <> ''),
    by_on TEXT NOT NULL,
    source TEXT NOT NULL CHECK (source IN ('conference', 'core group', 'proposal', 'social worker')),
    source_id TEXT NOT NULL DEFAULT '',
    taken_up TEXT NOT NULL DEFAULT '' CHECK (taken_up IN ('', 'taken up', 'not taken up')),
    taken_up_on TEXT,
    audience TEXT NOT NULL CHECK (audience <> ''),
    added_by TEXT NOT NULL,
    at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id) REFERENCES family (tenant_id, id),
    FOREIGN KEY (tenant_id, added_by) REFERENCES account (tenant_id, id),
    CHECK (taken_up = '' OR kind = 'help'),
    CHECK ((taken_up = '') = (taken_up_on IS NULL))
);
CREATE INDEX plan_line_by_family ON plan_line (tenant_id, family_id, state);
CREATE INDEX plan_line_by_owner ON plan_line (tenant_id, owner, state, by_on);

CREATE TABLE plan_line_for (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    line_id TEXT NOT NULL,
    plan_id TEXT NOT NULL,
    child_id TEXT NOT NULL,
    PRIMARY KEY (tenant_id, line_id, plan_id),
    FOREIGN KEY (tenant_id, family_id, line_id) REFERENCES plan_line (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, plan_id) REFERENCES plan (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, child_id) REFERENCES person (tenant_id, family_id, id)
);
CREATE INDEX plan_line_for_plan ON plan_line_for (tenant_id, plan_id);

-- How a line read before each change, who changed it, and at which meeting.
CREATE TABLE plan_line_version (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    line_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    meeting_id TEXT,
    by_account TEXT NOT NULL,
    at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, line_id, version),
    FOREIGN KEY (tenant_id, family_id, line_id) REFERENCES plan_line (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, by_account) REFERENCES account (tenant_id, id)
);

-- How a line is going, as somebody says: at a meeting of the group, or in between.
CREATE TABLE line_progress (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    line_id TEXT NOT NULL,
    meeting_id TEXT,
    going TEXT NOT NULL CHECK (going IN ('not started', 'started', 'done', 'stuck')),
    audience TEXT NOT NULL CHECK (audience <> ''),
    by_account TEXT NOT NULL,
    at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, family_id, line_id) REFERENCES plan_line (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, by_account) REFERENCES account (tenant_id, id)
);
CREATE INDEX line_progress_by_family ON line_progress (tenant_id, family_id, at);

-- What a member of the family proposes for the plan. Each becomes a line or is answered.
CREATE TABLE plan_proposal (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    plan_id TEXT NOT NULL,
    statement_id TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'a line', 'answered')),
    line_id TEXT,
    answered_by TEXT,
    answered_at TEXT,
    made_at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, family_id, plan_id) REFERENCES plan (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, statement_id) REFERENCES statement (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, line_id) REFERENCES plan_line (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, answered_by) REFERENCES account (tenant_id, id),
    CHECK ((state = 'a line') = (line_id IS NOT NULL)),
    CHECK ((state = 'waiting') = (answered_by IS NULL))
);
CREATE INDEX plan_proposal_by_family ON plan_proposal (tenant_id, family_id);

-- The group that works the plans: the core group of a protection plan, or the meetings of a Child in Need plan.
CREATE TABLE core_group (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('child protection', 'child in need')),
    state TEXT NOT NULL CHECK (state IN ('working', 'ended')),
    conference_id TEXT NOT NULL,
    began_on TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id) REFERENCES family (tenant_id, id),
    FOREIGN KEY (tenant_id, family_id, conference_id) REFERENCES conference (tenant_id, family_id, id)
);
CREATE UNIQUE INDEX core_group_current ON core_group (tenant_id, family_id, kind) WHERE state = 'working';

-- A member is a person: one who signs in, or one of the family who does not.
CREATE TABLE core_group_member (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    group_id TEXT NOT NULL,
    member TEXT NOT NULL CHECK (member <> ''),
    role TEXT NOT NULL,
    family_side INTEGER NOT NULL CHECK (family_side IN (0, 1)),
    from_on TEXT NOT NULL,
    until_on TEXT,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, group_id) REFERENCES core_group (tenant_id, family_id, id)
);
CREATE INDEX core_group_member_by_group ON core_group_member (tenant_id, group_id);
CREATE INDEX core_group_member_by_member ON core_group_member (tenant_id, member);

CREATE TABLE core_group_meeting (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    group_id TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('to be planned', 'planned', 'held', 'not needed')),
    first INTEGER NOT NULL CHECK (first IN (0, 1)),
    anchor_on TEXT NOT NULL,
    due_on TEXT NOT NULL,
    limit_on TEXT,
    held_on TEXT,
    begins TEXT NOT NULL DEFAULT '',
    recorded_by TEXT,
    sealed BYTEA NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, group_id) REFERENCES core_group (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, recorded_by) REFERENCES account (tenant_id, id),
    CHECK (state IN ('to be planned', 'not needed') OR held_on IS NOT NULL),
    CHECK ((state = 'held') = (recorded_by IS NOT NULL))
);
CREATE INDEX core_group_meeting_by_group ON core_group_meeting (tenant_id, group_id, due_on);
CREATE INDEX core_group_meeting_waiting ON core_group_meeting (tenant_id, state, due_on);

CREATE TABLE meeting_attendance (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    meeting_id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('invited', 'coming', 'not coming', 'came', 'sent someone', 'did not come')),
    invited_at TEXT NOT NULL,
    replied_at TEXT,
    PRIMARY KEY (tenant_id, meeting_id, member_id),
    FOREIGN KEY (tenant_id, family_id, meeting_id) REFERENCES core_group_meeting (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, member_id) REFERENCES core_group_member (tenant_id, family_id, id)
);

-- The child's health, development and welfare, looked at in each meeting.
CREATE TABLE meeting_check (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    meeting_id TEXT NOT NULL,
    child_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('health', 'development', 'welfare')),
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, meeting_id, child_id, kind),
    FOREIGN KEY (tenant_id, family_id, meeting_id) REFERENCES core_group_meeting (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, child_id) REFERENCES person (tenant_id, family_id, id)
);

-- A visit to children. announced_only is the procedure's rule on the day it was arranged: such a visit can be
-- arranged only announced; one made without notice is recorded as it was, with its reason, as a breach.
CREATE TABLE visit (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('child protection', 'child in need', 'section 47')),
    state TEXT NOT NULL CHECK (state IN ('planned', 'made', 'not made')),
    announced INTEGER NOT NULL CHECK (announced IN (0, 1)),
    announced_only INTEGER NOT NULL CHECK (announced_only IN (0, 1)),
    visit_on TEXT NOT NULL,
    begins TEXT NOT NULL DEFAULT '',
    visitor TEXT NOT NULL,
    breach_seen_by TEXT,
    breach_seen_at TEXT,
    recorded_at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id) REFERENCES family (tenant_id, id),
    FOREIGN KEY (tenant_id, visitor) REFERENCES account (tenant_id, id),
    FOREIGN KEY (tenant_id, breach_seen_by) REFERENCES account (tenant_id, id),
    CHECK (announced_only = 0 OR announced = 1 OR state = 'made')
);
CREATE INDEX visit_by_family ON visit (tenant_id, family_id, visit_on);

CREATE TABLE visit_child (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    visit_id TEXT NOT NULL,
    child_id TEXT NOT NULL,
    seen INTEGER NOT NULL DEFAULT 0 CHECK (seen IN (0, 1)),
    alone INTEGER NOT NULL DEFAULT 0 CHECK (alone IN (0, 1)),
    PRIMARY KEY (tenant_id, visit_id, child_id),
    FOREIGN KEY (tenant_id, family_id, visit_id) REFERENCES visit (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, child_id) REFERENCES person (tenant_id, family_id, id),
    CHECK (alone = 0 OR seen = 1)
);

-- Whom of the family a visit was announced to. Nobody else of the family sees it beforehand.
CREATE TABLE visit_told (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    visit_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    PRIMARY KEY (tenant_id, visit_id, person_id),
    FOREIGN KEY (tenant_id, family_id, visit_id) REFERENCES visit (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, person_id) REFERENCES person (tenant_id, family_id, id)
);

-- A concern about co-operation with a protection plan, and the legal advice asked for.
CREATE TABLE legal_advice (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    plan_id TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('asked for', 'given')),
    asked_on TEXT NOT NULL,
    given_on TEXT,
    about TEXT NOT NULL,
    told_on TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    at TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, family_id, plan_id) REFERENCES plan (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, recorded_by) REFERENCES account (tenant_id, id),
    CHECK ((state = 'given') = (given_on IS NOT NULL))
);
CREATE INDEX legal_advice_by_family ON legal_advice (tenant_id, family_id);
