-- +goose Up
-- Unusual looking that was found in the log within the last month, so that a list of what to do next need not read the log. It is found
-- anew every hour. That somebody has a name like a family's is no more than that page says; it goes with the family's key.
CREATE TABLE look_raised (
    tenant_id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    family_id TEXT NOT NULL, -- empty where it was many
    day_on TEXT NOT NULL,
    why TEXT NOT NULL CHECK (why IN ('no part', 'many', 'own name', 'stopped')),
    from_at TEXT NOT NULL, -- when they were first stopped, or the beginning of the day
    PRIMARY KEY (tenant_id, account_id, family_id, day_on, why, from_at),
    FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, id)
);
CREATE INDEX look_raised_by_day ON look_raised (tenant_id, day_on);
