-- +goose Up
-- Which families somebody has opened within the hour, and which lists they took away: asked at each look, so it holds nothing else.
-- Entries of lists, which name many families at once, have no subject.
CREATE INDEX audit_opened ON audit_entry (tenant_id, account_id, at, family_id, deed) WHERE kind = 'looked' AND subject <> '';
-- Who was stopped.
CREATE INDEX audit_stopped ON audit_entry (tenant_id, at, account_id) WHERE deed = 'be stopped at opening many families';

ALTER TABLE look_settled DROP CONSTRAINT look_settled_why_check; -- PostgreSQL alone
ALTER TABLE look_settled ADD CONSTRAINT look_settled_why_check CHECK (why IN ('no part', 'many', 'own name', 'stopped')); -- PostgreSQL alone
-- SQLite alone: PRAGMA writable_schema = on;
-- SQLite alone: UPDATE sqlite_schema SET sql = replace(sql, '''many'', ''own name''', '''many'', ''own name'', ''stopped''') WHERE type = 'table' AND name = 'look_settled';
-- SQLite alone: PRAGMA writable_schema = reset;
