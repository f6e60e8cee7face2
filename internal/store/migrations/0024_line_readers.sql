-- +goose Up
-- For whom a line of a plan is: never for more than what it was made from was for, and always for whoever asked for it.
ALTER TABLE plan_line ADD COLUMN bound TEXT NOT NULL DEFAULT 'everyone' CHECK (bound <> '');
UPDATE plan_line SET bound = audience;
ALTER TABLE plan_line ADD COLUMN proposed_by TEXT;
