-- Rooms, and which times are taken already.

-- name: Rooms :many
SELECT * FROM room WHERE tenant_id = sqlc.arg(tenant_id) ORDER BY name, id;

-- name: AddRoom :exec
INSERT INTO room (tenant_id, id, name, place, apart, closed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(id), sqlc.arg(name), sqlc.arg(place), sqlc.arg(apart), sqlc.arg(closed));

-- name: SaveRoom :execrows
UPDATE room SET name = sqlc.arg(name), place = sqlc.arg(place), apart = sqlc.arg(apart), closed = sqlc.arg(closed), version = version + 1
WHERE tenant_id = sqlc.arg(tenant_id) AND id = sqlc.arg(id) AND version = sqlc.arg(version);

-- name: RoomOf :one
SELECT room_id FROM conference_room WHERE tenant_id = sqlc.arg(tenant_id) AND conference_id = sqlc.arg(conference_id);

-- name: LeaveRoom :exec
DELETE FROM conference_room WHERE tenant_id = sqlc.arg(tenant_id) AND conference_id = sqlc.arg(conference_id);

-- name: TakeRoom :exec
INSERT INTO conference_room (tenant_id, conference_id, room_id)
VALUES (sqlc.arg(tenant_id), sqlc.arg(conference_id), sqlc.arg(room_id));

-- name: TimesTaken :many
-- The days, times, chairs, recorders and rooms of the conferences that are booked, under way or go on another day.
SELECT c.id, c.state, c.held_on, c.begins, c.ends, c.resumes_on, c.resumes_begins, c.chair, c.recorder, COALESCE(t.room_id, '') AS room_id
FROM conference c LEFT JOIN conference_room t ON t.tenant_id = c.tenant_id AND t.conference_id = c.id
WHERE c.tenant_id = sqlc.arg(tenant_id) AND c.state IN ('booked', 'open', 'adjourned')
ORDER BY c.held_on, c.id;
