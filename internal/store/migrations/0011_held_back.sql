-- +goose Up
-- What keeps to those who may know it today, and not only on the day it was written.

-- Since when a copy holds more than its recipient may know: it is neither shown nor printed, and is to be issued anew.
ALTER TABLE record_copy ADD COLUMN held_back_at TEXT;
