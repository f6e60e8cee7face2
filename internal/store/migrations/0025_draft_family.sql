-- +goose Up
-- Which family a draft is about, as the address of its form says: it is sealed with that family's key. None is for forms
-- about no family, and for drafts from before.
ALTER TABLE draft ADD COLUMN about_family TEXT;
