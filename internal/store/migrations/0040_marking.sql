-- +goose Up
-- Why a thing is not for everyone: on which ground, by whom, whether a chair approved it, and when somebody looks again. The thing
-- itself says who may know it: nothing is kept by this table, and nothing is opened by it.
CREATE TABLE marking (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    thing TEXT NOT NULL CHECK (thing IN ('statement', 'outline line', 'plan line', 'household')),
    thing_id TEXT NOT NULL CHECK (thing_id <> ''),
    audience TEXT NOT NULL CHECK (audience <> ''), -- the thing's, when it was marked
    ground TEXT NOT NULL CHECK (ground IN ('another person', 'police', 'risk of harm', 'the child asked', 'legal advice')),
    marked_by TEXT NOT NULL,
    marked_at TEXT NOT NULL,
    look_again_on TEXT NOT NULL,
    approved_by TEXT,
    approved_at TEXT,
    version INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, thing, thing_id),
    FOREIGN KEY (tenant_id, family_id) REFERENCES family (tenant_id, id),
    FOREIGN KEY (tenant_id, marked_by) REFERENCES account (tenant_id, id),
    FOREIGN KEY (tenant_id, approved_by) REFERENCES account (tenant_id, id),
    CHECK ((approved_by IS NULL) = (approved_at IS NULL))
);
CREATE INDEX marking_by_family ON marking (tenant_id, family_id);
