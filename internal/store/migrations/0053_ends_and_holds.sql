-- +goose Up
-- An end that was agreed is taken back by itself where the record's time is not over any more on its day. It says why.
ALTER TABLE destruction ADD COLUMN back_at TEXT;
ALTER TABLE destruction ADD COLUMN back_why TEXT CHECK (back_why IN ('done since', 'kept longer'));
ALTER TABLE destruction DROP CONSTRAINT destruction_state_check; -- PostgreSQL alone
ALTER TABLE destruction ADD CONSTRAINT destruction_state_check CHECK (state IN ('proposed', 'agreed', 'stopped', 'taken back', 'done')); -- PostgreSQL alone
ALTER TABLE destruction ADD CONSTRAINT destruction_back_check CHECK ((state = 'taken back') = (back_at IS NOT NULL) AND (back_at IS NULL) = (back_why IS NULL)); -- PostgreSQL alone
-- SQLite alone: PRAGMA writable_schema = on;
-- SQLite alone: UPDATE sqlite_schema SET sql = replace(replace(sql, '''stopped'', ''done''', '''stopped'', ''taken back'', ''done'''), 'CHECK (key_gone_at IS NULL', 'CHECK ((state = ''taken back'') = (back_at IS NOT NULL) AND (back_at IS NULL) = (back_why IS NULL)), CHECK (key_gone_at IS NULL') WHERE type = 'table' AND name = 'destruction';
-- SQLite alone: PRAGMA writable_schema = reset;

-- Several people may hold a record, each for a reason of their own.
DROP INDEX retention_hold_open;
CREATE INDEX retention_hold_open ON retention_hold (tenant_id, family_id) WHERE lifted_at IS NULL;

CREATE INDEX destruction_by_family ON destruction (tenant_id, family_id, proposed_at);
