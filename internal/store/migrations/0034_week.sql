-- +goose Up
-- What a week holds: the conferences that have a day and a time.
CREATE INDEX conference_by_day ON conference (tenant_id, held_on) WHERE begins <> '';
CREATE INDEX conference_goes_on ON conference (tenant_id, resumes_on) WHERE resumes_begins <> '';

-- Who chairs in the place of whom.
ALTER TABLE conference_change ADD COLUMN was_chair TEXT;
ALTER TABLE conference_change ADD COLUMN now_chair TEXT;

-- Who was asked to a conference, could not sign in, and has not been told of its other day or its other chair yet. Once somebody has
-- told them, that stays in conference_told, and the row goes.
CREATE TABLE to_tell (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    conference_id TEXT NOT NULL,
    invitation_id TEXT NOT NULL,
    change_id TEXT NOT NULL,
    PRIMARY KEY (tenant_id, conference_id, invitation_id),
    FOREIGN KEY (tenant_id, family_id, conference_id) REFERENCES conference (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, invitation_id) REFERENCES invitation (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, change_id) REFERENCES conference_change (tenant_id, family_id, id)
);
