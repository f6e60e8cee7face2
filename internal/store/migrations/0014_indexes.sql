-- +goose Up
-- What is read of a family is found by its family, and what waits for somebody by whom it waits for: a partnership's rows
-- are never read through. A test asks both engines for the plan of every query, and fails on an index that none uses.

-- Whether anybody has begun the record: closed conferences heap up over the years, and those that wait for one are few.
ALTER TABLE conference ADD COLUMN record_begun INTEGER NOT NULL DEFAULT 0 CHECK (record_begun IN (0, 1));
UPDATE conference SET record_begun = 1 WHERE EXISTS (
    SELECT 1 FROM record r WHERE r.tenant_id = conference.tenant_id AND r.conference_id = conference.id);
DROP INDEX conference_by_state;
CREATE INDEX conference_by_state ON conference (tenant_id, state, record_begun);

CREATE INDEX account_by_office ON account (tenant_id, office, name);
CREATE INDEX account_by_person ON account (tenant_id, person) WHERE person IS NOT NULL;
CREATE INDEX account_by_manager ON account (tenant_id, line_manager) WHERE line_manager IS NOT NULL;
CREATE INDEX account_closed ON account (tenant_id, id) WHERE active = 0;
CREATE INDEX absence_by_account ON absence (tenant_id, account_id, until_on);
CREATE INDEX absence_by_day ON absence (tenant_id, until_on);
CREATE INDEX household_member_by_family ON household_member (tenant_id, family_id);
CREATE INDEX statement_about_by_family ON statement_about (tenant_id, family_id, statement_id, child_id);
CREATE INDEX reply_by_family ON reply (tenant_id, family_id, at);
CREATE INDEX conference_late ON conference (tenant_id, limit_on)
    WHERE held_on > limit_on OR sat_on > limit_on OR resumes_on > limit_on;
CREATE INDEX invitation_by_person ON invitation (tenant_id, invited_person) WHERE invited_person IS NOT NULL;
CREATE INDEX earlier_decision_by_conference ON earlier_decision (tenant_id, conference_id);
CREATE INDEX ending_told_by_family ON ending_told (tenant_id, family_id);
CREATE INDEX plan_category_by_family ON plan_category (tenant_id, family_id);
CREATE INDEX plan_line_for_by_family ON plan_line_for (tenant_id, family_id);
CREATE INDEX plan_line_version_by_family ON plan_line_version (tenant_id, family_id);
CREATE INDEX meeting_attendance_by_family ON meeting_attendance (tenant_id, family_id);
CREATE INDEX meeting_check_by_family ON meeting_check (tenant_id, family_id);
CREATE INDEX visit_child_by_family ON visit_child (tenant_id, family_id);
CREATE INDEX visit_told_by_family ON visit_told (tenant_id, family_id);
CREATE INDEX record_copy_held_back ON record_copy (tenant_id, record_id) WHERE held_back_at IS NOT NULL;
CREATE INDEX record_copy_waiting ON record_copy (tenant_id, record_id) WHERE state IN ('to send', 'returned') AND family_side = 1;

-- These no query uses, or another serves as well. Each would be written with every row.
DROP INDEX audit_unplaced;
DROP INDEX conference_child_by_child;
DROP INDEX conference_by_family;
DROP INDEX core_group_meeting_by_group;
DROP INDEX core_group_meeting_waiting;
DROP INDEX core_group_member_by_member;
DROP INDEX decision_by_child;
DROP INDEX enquiry_by_family;
DROP INDEX household_by_family;
DROP INDEX household_member_by_household;
DROP INDEX invitation_by_conference;
DROP INDEX plan_line_for_plan;
DROP INDEX record_by_family;
DROP INDEX relationship_by_child;
DROP INDEX relationship_change_by_relationship;
