-- +goose Up
-- By which key the things of a partnership are shut that its families' own keys do not shut, as a mark that follows from it: empty until
-- the key is changed for the first time. The next is that of a change that was begun, and is empty where none is.
ALTER TABLE tenant ADD COLUMN key_mark TEXT NOT NULL DEFAULT '';
ALTER TABLE tenant ADD COLUMN key_next TEXT NOT NULL DEFAULT '';

-- When somebody last said that a hold is needed still.
ALTER TABLE retention_hold ADD COLUMN looked_at TEXT;
