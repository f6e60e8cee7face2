-- +goose Up
-- Where a partnership holds conferences. A room that is given up is closed and stays, for the conferences held in it.
CREATE TABLE room (
    tenant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    place TEXT NOT NULL CHECK (place <> ''),
    apart INTEGER NOT NULL CHECK (apart IN (0, 1)),
    closed INTEGER NOT NULL CHECK (closed IN (0, 1)),
    version INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id) REFERENCES tenant (id)
);

-- The room that a conference has, where it was chosen from those listed.
CREATE TABLE conference_room (
    tenant_id TEXT NOT NULL,
    conference_id TEXT NOT NULL,
    room_id TEXT NOT NULL,
    PRIMARY KEY (tenant_id, conference_id),
    FOREIGN KEY (tenant_id, conference_id) REFERENCES conference (tenant_id, id),
    FOREIGN KEY (tenant_id, room_id) REFERENCES room (tenant_id, id)
);
