-- +goose Up
-- A screen that follows a conference asks every few seconds whether anything was done in the family since it last asked.
CREATE INDEX audit_done ON audit_entry (tenant_id, family_id, at) WHERE kind = 'did';
