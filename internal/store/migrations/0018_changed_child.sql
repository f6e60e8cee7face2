-- +goose Up
-- Which child a change put on a conference or took off it. Why, and who agreed, is in the change.
CREATE TABLE changed_child (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    change_id TEXT NOT NULL,
    child_id TEXT NOT NULL,
    way TEXT NOT NULL CHECK (way IN ('put on', 'taken off')),
    PRIMARY KEY (tenant_id, change_id, child_id),
    FOREIGN KEY (tenant_id, family_id, change_id) REFERENCES conference_change (tenant_id, family_id, id),
    FOREIGN KEY (tenant_id, family_id, child_id) REFERENCES person (tenant_id, family_id, id)
);

-- Why a day was given up, in the words that the family reads. They are sealed.
CREATE TABLE change_for_family (
    tenant_id TEXT NOT NULL,
    family_id TEXT NOT NULL,
    change_id TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant_id, change_id),
    FOREIGN KEY (tenant_id, family_id, change_id) REFERENCES conference_change (tenant_id, family_id, id)
);
