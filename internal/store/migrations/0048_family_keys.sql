-- +goose Up
-- A family's key lies in a file of its own, apart from the database and every copy of it: Migrate has moved it there. What is left
-- of a family whose time has come is this row, with the day on which the rest was destroyed.
ALTER TABLE family DROP COLUMN wrapped_key;
ALTER TABLE family ADD COLUMN destroyed_at TEXT;
