-- +goose Up
-- A birth, or a start that is corrected, may bring the last day of a conference forward past the day that it is booked for.
-- That is recorded as it is: nobody has agreed to a late day, and nobody is refused the birth for it.
ALTER TABLE conference ADD COLUMN limit_moved INTEGER NOT NULL DEFAULT 0 CHECK (limit_moved IN (0, 1));
ALTER TABLE conference DROP CONSTRAINT conference_check5; -- PostgreSQL alone
ALTER TABLE conference ADD CONSTRAINT booked_in_time CHECK (state <> 'booked' OR held_on <= limit_on OR late_agreed_by IS NOT NULL OR limit_moved = 1); -- PostgreSQL alone
-- SQLite alone: PRAGMA writable_schema = on;
-- SQLite alone: UPDATE sqlite_schema SET sql = replace(sql, 'late_agreed_by IS NOT NULL)', 'late_agreed_by IS NOT NULL OR limit_moved = 1)') WHERE type = 'table' AND name = 'conference';
-- SQLite alone: PRAGMA writable_schema = reset;
