-- Diaries: when those who are needed are not free, and the addresses by which people have their own meetings.

-- name: Diaries :many
-- Those of the police teams and interpreters, the closed ones too.
SELECT * FROM diary WHERE tenant_id = sqlc.arg(tenant_id) AND kind IN ('police team', 'interpreter') ORDER BY kind DESC, name, id;

-- name: Diary :one
SELECT * FROM diary WHERE tenant_id = sqlc.arg(tenant_id) AND id = sqlc.arg(id);

-- name: DiaryOf :one
SELECT * FROM diary WHERE tenant_id = sqlc.arg(tenant_id) AND owner = sqlc.arg(owner);

-- name: AddDiary :exec
INSERT INTO diary (tenant_id, id, kind, owner, name, languages, closed, changed_on)
VALUES (sqlc.arg(tenant_id), sqlc.arg(id), sqlc.arg(kind), sqlc.narg(owner), sqlc.arg(name), sqlc.arg(languages), sqlc.arg(closed),
    sqlc.arg(changed_on));

-- name: SaveDiary :execrows
UPDATE diary SET kind = sqlc.arg(kind), name = sqlc.arg(name), languages = sqlc.arg(languages), closed = sqlc.arg(closed),
    changed_on = sqlc.arg(changed_on), file_on = sqlc.narg(file_on), file_until_on = sqlc.narg(file_until_on), version = version + 1
WHERE tenant_id = sqlc.arg(tenant_id) AND id = sqlc.arg(id) AND version = sqlc.arg(version);

-- name: AddDiaryTime :exec
INSERT INTO diary_time (tenant_id, diary_id, id, from_file, from_on, begins, until_on, ends)
VALUES (sqlc.arg(tenant_id), sqlc.arg(diary_id), sqlc.arg(id), 0, sqlc.arg(from_on), sqlc.arg(begins), sqlc.arg(until_on), sqlc.arg(ends));

-- name: DropDiaryTime :execrows
DELETE FROM diary_time
WHERE tenant_id = sqlc.arg(tenant_id) AND diary_id = sqlc.arg(diary_id) AND id = sqlc.arg(id) AND from_file = 0;

-- name: DropFileTimes :exec
DELETE FROM diary_time WHERE tenant_id = sqlc.arg(tenant_id) AND diary_id = sqlc.arg(diary_id) AND from_file = 1;

-- name: AddFileTimes :exec
-- All the times of a file at once: an object of them by their ids.
INSERT INTO diary_time (tenant_id, diary_id, id, from_file, from_on, begins, until_on, ends)
SELECT sqlc.arg(tenant_id), sqlc.arg(diary_id), key, 1, value ->> 'from', value ->> 'begins', value ->> 'until', value ->> 'ends'
FROM json_each(sqlc.arg(times)) WHERE 1 = 1;

-- name: AddDiaryWeek :exec
INSERT INTO diary_week (tenant_id, diary_id, id, weekday, begins, ends, from_on, until_on)
VALUES (sqlc.arg(tenant_id), sqlc.arg(diary_id), sqlc.arg(id), sqlc.arg(weekday), sqlc.arg(begins), sqlc.arg(ends), sqlc.arg(from_on),
    sqlc.narg(until_on));

-- name: DropDiaryWeek :execrows
DELETE FROM diary_week WHERE tenant_id = sqlc.arg(tenant_id) AND diary_id = sqlc.arg(diary_id) AND id = sqlc.arg(id);

-- name: DiaryTimes :many
-- What was typed into one diary and is not over.
SELECT id, from_on, begins, until_on, ends FROM diary_time
WHERE tenant_id = sqlc.arg(tenant_id) AND diary_id = sqlc.arg(diary_id) AND from_file = 0 AND until_on >= sqlc.arg(today)
ORDER BY from_on, begins, id;

-- name: DiaryWeeks :many
SELECT id, weekday, begins, ends, from_on, until_on FROM diary_week
WHERE tenant_id = sqlc.arg(tenant_id) AND diary_id = sqlc.arg(diary_id) AND (until_on IS NULL OR until_on >= sqlc.arg(today))
ORDER BY weekday, begins, id;

-- name: TimesNotFree :many
-- When the owners of diaries are not free over some days.
SELECT d.id AS diary_id, COALESCE(d.owner, '') AS owner, t.from_on, t.begins, t.until_on, t.ends
FROM diary_time t JOIN diary d ON d.tenant_id = t.tenant_id AND d.id = t.diary_id
WHERE t.tenant_id = sqlc.arg(tenant_id) AND t.until_on >= sqlc.arg(first) AND t.from_on <= sqlc.arg(last)
ORDER BY t.until_on, t.diary_id, t.id;

-- name: WeeksNotFree :many
SELECT d.id AS diary_id, COALESCE(d.owner, '') AS owner, w.weekday, w.begins, w.ends, w.from_on, w.until_on
FROM diary_week w JOIN diary d ON d.tenant_id = w.tenant_id AND d.id = w.diary_id
WHERE w.tenant_id = sqlc.arg(tenant_id)
ORDER BY w.diary_id, w.weekday;

-- name: NeededAt :many
-- The police teams and interpreters who are needed at one conference.
SELECT d.* FROM conference_diary n JOIN diary d ON d.tenant_id = n.tenant_id AND d.id = n.diary_id
WHERE n.tenant_id = sqlc.arg(tenant_id) AND n.conference_id = sqlc.arg(conference_id)
ORDER BY d.kind DESC, d.name, d.id;

-- name: NeededThen :many
-- Who is needed at the conferences that are booked, under way or go on another day.
SELECT n.conference_id, n.diary_id FROM conference c
JOIN conference_diary n ON n.tenant_id = c.tenant_id AND n.conference_id = c.id
WHERE c.tenant_id = sqlc.arg(tenant_id) AND c.state IN ('booked', 'open', 'adjourned')
ORDER BY n.conference_id, n.diary_id;

-- name: NeedNobody :exec
DELETE FROM conference_diary WHERE tenant_id = sqlc.arg(tenant_id) AND conference_id = sqlc.arg(conference_id);

-- name: Need :exec
INSERT INTO conference_diary (tenant_id, conference_id, diary_id)
SELECT sqlc.arg(tenant_id), sqlc.arg(conference_id), key FROM json_each(sqlc.arg(diaries)) WHERE 1 = 1;

-- name: FeedOf :one
SELECT made_at FROM calendar_feed WHERE tenant_id = sqlc.arg(tenant_id) AND account_id = sqlc.arg(account_id);

-- name: DropFeed :execrows
DELETE FROM calendar_feed WHERE tenant_id = sqlc.arg(tenant_id) AND account_id = sqlc.arg(account_id);

-- name: AddFeed :exec
INSERT INTO calendar_feed (token_hash, tenant_id, account_id, made_at)
VALUES (sqlc.arg(token_hash), sqlc.arg(tenant_id), sqlc.arg(account_id), sqlc.arg(made_at));

-- name: FeedOwner :one
-- Whose the address is, while their account is open and not paused.
SELECT f.tenant_id, f.account_id, a.office, a.person FROM calendar_feed f
JOIN account a ON a.tenant_id = f.tenant_id AND a.id = f.account_id AND a.active = 1 AND a.paused_at IS NULL
WHERE f.token_hash = sqlc.arg(token_hash);

-- name: ConferencesAttended :many
-- The conferences to come that one of the staff chairs, records or is asked to, while their part in the family lasts.
SELECT DISTINCT c.id, c.state, c.held_on, c.begins, c.ends, c.resumes_on, c.resumes_begins
FROM part p JOIN conference c ON c.tenant_id = p.tenant_id AND c.family_id = p.family_id
WHERE p.tenant_id = sqlc.arg(tenant_id) AND p.account_id = sqlc.arg(account_id) AND p.until_at IS NULL AND p.kind <> 'given the record'
    AND (p.conference_id IS NULL OR p.conference_id = c.id) AND c.state IN ('booked', 'open', 'adjourned')
    AND (c.chair = p.account_id OR c.recorder = p.account_id OR EXISTS (
        SELECT 1 FROM invitation i WHERE i.tenant_id = sqlc.arg(tenant_id) AND i.conference_id = c.id
            AND i.invited_account = p.account_id AND i.state IN ('invited', 'coming')))
ORDER BY c.held_on, c.id;

-- name: CoreGroupsAttended :many
-- The meetings planned of the groups that one of the staff is in, while their part in the family lasts, but for those that they said
-- they cannot come to. Their families come first, which are few (CROSS JOIN keeps SQLite to that order).
SELECT DISTINCT m.id, m.held_on, m.begins
FROM part p CROSS JOIN core_group_member w CROSS JOIN core_group_meeting m CROSS JOIN core_group g
WHERE p.tenant_id = sqlc.arg(tenant_id) AND p.account_id = sqlc.arg(account_id) AND p.until_at IS NULL
    AND p.kind IN ('allocated social worker', 'team manager', 'core group member')
    AND w.tenant_id = p.tenant_id AND w.family_id = p.family_id AND w.member = p.account_id AND w.until_on IS NULL
    AND m.tenant_id = p.tenant_id AND m.family_id = p.family_id AND m.group_id = w.group_id AND m.state = 'planned'
    AND g.tenant_id = p.tenant_id AND g.id = w.group_id AND g.state = 'working'
    AND NOT EXISTS (
        SELECT 1 FROM meeting_attendance t WHERE t.tenant_id = sqlc.arg(tenant_id) AND t.meeting_id = m.id AND t.member_id = w.id
            AND t.state = 'not coming')
ORDER BY m.held_on, m.id;
