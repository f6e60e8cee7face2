-- +goose Up
-- What a member of a core group had answered about a day that the meeting was moved from. They are asked anew about the
-- new one.
CREATE TABLE earlier_reply (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    id TEXT NOT NULL,
    meeting_id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    was_on TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('coming', 'not coming')),
    replied_at TEXT NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, family_id, meeting_id) REFERENCES core_group_meeting (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, member_id) REFERENCES core_group_member (tenant_id, family_id, id)
);
CREATE INDEX earlier_reply_by_family ON earlier_reply (tenant_id, family_id);
