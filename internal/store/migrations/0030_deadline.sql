-- +goose Up
-- The days by which something in a case is to be done. Nobody types one: each is counted from what happened, again
-- whenever that changes, in the transaction that changes it. It belongs to the thing that it is of, and to one child where
-- each child has their own.
CREATE TABLE deadline (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    deadline_key TEXT NOT NULL CHECK (deadline_key <> ''),
    subject_kind TEXT NOT NULL CHECK (subject_kind IN ('enquiry', 'conference', 'report', 'core group', 'plan', 'visit')),
    subject_id TEXT NOT NULL CHECK (subject_id <> ''),
    child TEXT NOT NULL DEFAULT '',
    -- What started the clock: the event as the procedure names it, the thing that it is kept as here, and its day.
    anchor TEXT NOT NULL CHECK (anchor <> ''),
    anchor_kind TEXT NOT NULL CHECK (anchor_kind IN ('strategy discussion', 'conference', 'core group', 'plan', 'visit')),
    anchor_id TEXT NOT NULL CHECK (anchor_id <> ''),
    anchor_on TEXT NOT NULL,
    due_on TEXT NOT NULL,
    limit_on TEXT,
    warn_on TEXT,
    owner_role TEXT NOT NULL,
    owner TEXT,
    chair TEXT,
    procedure_name TEXT NOT NULL,
    read_on TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'met', 'missed', 'not needed')),
    met_on TEXT,
    met_kind TEXT CHECK (met_kind IN ('conference', 'report', 'report shared', 'core group', 'record', 'visit')),
    met_id TEXT,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, family_id, id),
    UNIQUE (tenant_id, deadline_key, subject_id, child),
    FOREIGN KEY (tenant_id, family_id) REFERENCES family (tenant_id, id),
    FOREIGN KEY (tenant_id, owner) REFERENCES account (tenant_id, id),
    FOREIGN KEY (tenant_id, chair) REFERENCES account (tenant_id, id),
    CHECK ((state = 'met') = (met_on IS NOT NULL)),
    CHECK ((met_on IS NULL) = (met_kind IS NULL)),
    CHECK ((met_on IS NULL) = (met_id IS NULL)),
    CHECK (limit_on IS NULL OR due_on <= limit_on)
);
CREATE INDEX deadline_by_state ON deadline (tenant_id, state, due_on);

-- Each time a deadline moved: from which day to which, because what it is counted from moved, by which action and whose.
CREATE TABLE deadline_move (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    deadline_id TEXT NOT NULL,
    was_due_on TEXT NOT NULL,
    now_due_on TEXT NOT NULL,
    was_limit_on TEXT,
    now_limit_on TEXT,
    anchor TEXT NOT NULL CHECK (anchor <> ''),
    was_anchor_on TEXT NOT NULL,
    now_anchor_on TEXT NOT NULL,
    by_action TEXT NOT NULL CHECK (by_action <> ''),
    by_account TEXT, -- nobody's, where the families that were here before were counted
    at TEXT NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, family_id, deadline_id) REFERENCES deadline (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, by_account) REFERENCES account (tenant_id, id)
);
CREATE INDEX deadline_move_by_family ON deadline_move (tenant_id, family_id);

-- With whom the reports of several families were shared.
CREATE INDEX report_share_by_family ON report_share (tenant_id, family_id);

-- The families whose deadlines are still to be counted: all that were here before deadlines were kept. Some are counted at a
-- time, and struck off in the same transaction.
CREATE TABLE deadline_owed (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    PRIMARY KEY (tenant_id, family_id),
    FOREIGN KEY (tenant_id, family_id) REFERENCES family (tenant_id, id)
);
INSERT INTO deadline_owed (tenant_id, family_id) SELECT tenant_id, id FROM family;
