-- +goose Up
-- What is due from somebody, in order.
CREATE INDEX deadline_by_owner ON deadline (tenant_id, owner, state);

-- The last day that is not late, by which what was in time is counted month by month.
ALTER TABLE deadline ADD COLUMN last_on TEXT NOT NULL DEFAULT '';
UPDATE deadline SET last_on = COALESCE(limit_on, due_on);
CREATE INDEX deadline_by_last ON deadline (tenant_id, last_on);
