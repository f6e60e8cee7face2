-- +goose Up
-- What somebody found who looked into unusual looking: whose, at which family (none where it was many), on which day and why it was raised.
CREATE TABLE look_settled (
    tenant_id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    day_on TEXT NOT NULL,
    why TEXT NOT NULL CHECK (why IN ('no part', 'many', 'own name')),
    found TEXT NOT NULL CHECK (found IN ('their work', 'spoken with', 'possible breach')),
    settled_by TEXT NOT NULL,
    settled_at TEXT NOT NULL,
    PRIMARY KEY (tenant_id, account_id, family_id, day_on, why),
    FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, id),
    FOREIGN KEY (tenant_id, settled_by) REFERENCES account (tenant_id, id)
);
CREATE INDEX look_settled_by_day ON look_settled (tenant_id, day_on);
