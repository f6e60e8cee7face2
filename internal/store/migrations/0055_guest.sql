-- +goose Up
-- Somebody of an agency who was let in for a conference, and for no longer: the account opens nothing once no part of theirs runs.
ALTER TABLE account ADD COLUMN guest INTEGER NOT NULL DEFAULT 0 CHECK (guest IN (0, 1) AND (guest = 0 OR office = 'professional'));
