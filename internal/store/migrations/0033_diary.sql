-- +goose Up
-- When those who are needed at conferences are not free: staff who keep a diary here, and the police teams and interpreters whom
-- the safeguarding unit lists. Of a calendar from elsewhere nothing is kept but when: no subject, no name, no place.
CREATE TABLE diary (
    tenant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('staff', 'police team', 'interpreter')),
    owner TEXT, -- the account of one of the staff
    name TEXT NOT NULL DEFAULT '',
    languages TEXT NOT NULL DEFAULT '',
    closed INTEGER NOT NULL DEFAULT 0 CHECK (closed IN (0, 1)),
    changed_on TEXT NOT NULL,
    -- When a calendar file was last taken, and until when it counts.
    file_on TEXT,
    file_until_on TEXT,
    version INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, owner),
    FOREIGN KEY (tenant_id) REFERENCES tenant (id),
    FOREIGN KEY (tenant_id, owner) REFERENCES account (tenant_id, id),
    CHECK ((kind = 'staff') = (owner IS NOT NULL)),
    CHECK ((kind = 'staff') = (name = '')),
    CHECK ((kind = 'interpreter') = (languages <> '')),
    CHECK ((file_on IS NULL) = (file_until_on IS NULL))
);

-- A time, as local clocks show it: typed, or out of the calendar file that was taken last.
CREATE TABLE diary_time (
    tenant_id TEXT NOT NULL,
    diary_id TEXT NOT NULL,
    id TEXT NOT NULL,
    from_file INTEGER NOT NULL CHECK (from_file IN (0, 1)),
    from_on TEXT NOT NULL,
    begins TEXT NOT NULL CHECK (begins <> ''),
    until_on TEXT NOT NULL,
    ends TEXT NOT NULL CHECK (ends <> ''),
    zone TEXT NOT NULL DEFAULT 'Europe/London',
    PRIMARY KEY (tenant_id, diary_id, id),
    FOREIGN KEY (tenant_id, diary_id) REFERENCES diary (tenant_id, id),
    CHECK (until_on > from_on OR (until_on = from_on AND ends > begins))
);
CREATE INDEX diary_time_by_end ON diary_time (tenant_id, until_on);

-- The same time every week, from one day on. The week begins on Sunday, day 0.
CREATE TABLE diary_week (
    tenant_id TEXT NOT NULL,
    diary_id TEXT NOT NULL,
    id TEXT NOT NULL,
    weekday INTEGER NOT NULL CHECK (weekday >= 0 AND weekday <= 6),
    begins TEXT NOT NULL CHECK (begins <> ''),
    ends TEXT NOT NULL CHECK (ends > begins),
    from_on TEXT NOT NULL,
    until_on TEXT,
    zone TEXT NOT NULL DEFAULT 'Europe/London',
    PRIMARY KEY (tenant_id, diary_id, id),
    FOREIGN KEY (tenant_id, diary_id) REFERENCES diary (tenant_id, id),
    CHECK (until_on >= from_on)
);

-- The police teams and interpreters who are needed at a conference, so that they are taken then.
CREATE TABLE conference_diary (
    tenant_id TEXT NOT NULL,
    conference_id TEXT NOT NULL,
    diary_id TEXT NOT NULL,
    PRIMARY KEY (tenant_id, conference_id, diary_id),
    FOREIGN KEY (tenant_id, conference_id) REFERENCES conference (tenant_id, id),
    FOREIGN KEY (tenant_id, diary_id) REFERENCES diary (tenant_id, id)
);

-- The address by which somebody's calendar program reads when their meetings are. Only a hash of it is kept.
CREATE TABLE calendar_feed (
    token_hash TEXT NOT NULL PRIMARY KEY,
    tenant_id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    made_at TEXT NOT NULL,
    UNIQUE (tenant_id, account_id),
    FOREIGN KEY (tenant_id, account_id) REFERENCES account (tenant_id, id)
);
