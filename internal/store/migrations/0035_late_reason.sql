-- +goose Up
-- Why something is late, in the words of whoever answers for it, and who agreed that it is so. A later reason takes the place of
-- an earlier one, which stays. Nothing waits for either: what is late is done first, and the reason may come afterwards.
CREATE TABLE late_reason (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    deadline_id TEXT NOT NULL,
    given_by TEXT NOT NULL,
    given_at TEXT NOT NULL,
    agreed_by TEXT,
    agreed_at TEXT,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, family_id, deadline_id) REFERENCES deadline (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, given_by) REFERENCES account (tenant_id, id),
    FOREIGN KEY (tenant_id, agreed_by) REFERENCES account (tenant_id, id),
    CHECK (agreed_by <> given_by),
    CHECK ((agreed_by IS NULL) = (agreed_at IS NULL))
);
CREATE INDEX late_reason_by_family ON late_reason (tenant_id, family_id);

-- Visits have a day of warning now: the families with a plan are counted once more.
INSERT INTO deadline_owed (tenant_id, family_id)
SELECT DISTINCT tenant_id, family_id FROM plan WHERE kind = 'child protection' AND state <> 'ended'
ON CONFLICT DO NOTHING;
