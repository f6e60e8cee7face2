-- +goose Up
-- A conference that is held again begins its new day anew. What belonged to the day that was given up stays, as earlier.

-- The day on which an adjourned conference goes on, once it is set.
ALTER TABLE conference ADD COLUMN resumes_on TEXT;
ALTER TABLE conference ADD COLUMN resumes_begins TEXT NOT NULL DEFAULT '';

-- When what a gate asks for was there after all, so that its reason was not needed.
ALTER TABLE gate_passed ADD COLUMN met_at TEXT;

-- What belonged to a day that a change put an end to: who was there, the chair's talks and reasons, and whatever the
-- meeting had come to. The words are sealed as they were where they stood before.
CREATE TABLE earlier_day (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    conference_id TEXT NOT NULL,
    change_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('attendance', 'talk', 'reason', 'item', 'turn', 'score', 'view', 'decision', 'next steps',
        'core group')),
    invitation_id TEXT NOT NULL DEFAULT '',
    child_id TEXT NOT NULL DEFAULT '',
    -- The gate, the item of the agenda or the heading.
    part TEXT NOT NULL DEFAULT '',
    -- How it stood: the presence, the turn, the outcome.
    state TEXT NOT NULL DEFAULT '',
    more TEXT NOT NULL DEFAULT '',
    audience TEXT NOT NULL DEFAULT '',
    by_account TEXT NOT NULL DEFAULT '',
    from_at TEXT,
    until_at TEXT,
    sealed BYTEA,
    -- The row's own id, where its words are sealed by it.
    was TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (tenant_id, change_id, kind, invitation_id, child_id, part),
    FOREIGN KEY (tenant_id, family_id, conference_id) REFERENCES conference (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, change_id) REFERENCES conference_change (tenant_id, family_id, id)
);
CREATE INDEX earlier_day_by_conference ON earlier_day (tenant_id, conference_id);
