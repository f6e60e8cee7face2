-- name: AddCoreGroup :exec
INSERT INTO core_group (tenant_id, family_id, id, kind, state, conference_id, began_on)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(kind), 'working', sqlc.arg(conference_id),
    sqlc.arg(began_on));

-- name: EndCoreGroup :execrows
UPDATE core_group SET state = 'ended', version = version + 1
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND id = sqlc.arg(id) AND state = 'working';

-- name: GroupsOfFamily :many
SELECT * FROM core_group WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) ORDER BY began_on, id;

-- name: AddCoreGroupMember :exec
INSERT INTO core_group_member (tenant_id, family_id, id, group_id, member, role, family_side, from_on)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(group_id), sqlc.arg(member), sqlc.arg(role),
    sqlc.arg(family_side), sqlc.arg(from_on));

-- name: EndCoreGroupMember :execrows
UPDATE core_group_member SET until_on = sqlc.arg(until_on)
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND id = sqlc.arg(id) AND until_on IS NULL;

-- name: MembersOfFamily :many
SELECT * FROM core_group_member WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id)
ORDER BY family_side DESC, from_on, id;

-- name: AddMeeting :exec
INSERT INTO core_group_meeting (tenant_id, family_id, id, group_id, state, first, anchor_on, due_on, limit_on, held_on, begins, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(group_id), sqlc.arg(state), sqlc.arg(first),
    sqlc.arg(anchor_on), sqlc.arg(due_on), sqlc.narg(limit_on), sqlc.narg(held_on), sqlc.arg(begins), sqlc.arg(sealed));

-- name: SaveMeeting :execrows
UPDATE core_group_meeting SET state = sqlc.arg(state), held_on = sqlc.narg(held_on), begins = sqlc.arg(begins),
    recorded_by = sqlc.narg(recorded_by), sealed = sqlc.arg(sealed), version = version + 1
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND id = sqlc.arg(id) AND version = sqlc.arg(version);

-- name: MeetingFamily :one
SELECT family_id FROM core_group_meeting WHERE tenant_id = sqlc.arg(tenant_id) AND id = sqlc.arg(id);

-- name: MeetingsOfFamily :many
SELECT * FROM core_group_meeting WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) ORDER BY due_on, id;

-- name: PutAttendance :exec
INSERT INTO meeting_attendance (tenant_id, family_id, meeting_id, member_id, state, invited_at, replied_at)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(meeting_id), sqlc.arg(member_id), sqlc.arg(state),
    sqlc.arg(invited_at), sqlc.narg(replied_at))
ON CONFLICT (tenant_id, meeting_id, member_id) DO UPDATE SET state = excluded.state, replied_at = excluded.replied_at;

-- name: InviteToMeeting :exec
-- Asks a member who was not asked yet. An answer stays.
INSERT INTO meeting_attendance (tenant_id, family_id, meeting_id, member_id, state, invited_at)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(meeting_id), sqlc.arg(member_id), 'invited', sqlc.arg(invited_at))
ON CONFLICT (tenant_id, meeting_id, member_id) DO NOTHING;

-- name: AddEarlierReply :exec
INSERT INTO earlier_reply (tenant_id, family_id, id, meeting_id, member_id, was_on, state, replied_at)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(meeting_id), sqlc.arg(member_id), sqlc.arg(was_on),
    sqlc.arg(state), sqlc.arg(replied_at));

-- name: EarlierReplies :many
SELECT * FROM earlier_reply WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id)
ORDER BY replied_at, id;

-- name: AskMeetingAnew :exec
UPDATE meeting_attendance SET state = 'invited', invited_at = sqlc.arg(invited_at), replied_at = NULL
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND meeting_id = sqlc.arg(meeting_id)
    AND state IN ('coming', 'not coming');

-- name: AttendanceOfFamily :many
SELECT * FROM meeting_attendance WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id)
ORDER BY meeting_id, member_id;

-- name: AddMeetingCheck :exec
INSERT INTO meeting_check (tenant_id, family_id, meeting_id, child_id, kind, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(meeting_id), sqlc.arg(child_id), sqlc.arg(kind), sqlc.arg(sealed));

-- name: ChecksOfFamily :many
SELECT * FROM meeting_check WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id)
ORDER BY meeting_id, child_id, kind;

-- name: AddVisit :exec
INSERT INTO visit (tenant_id, family_id, id, kind, state, announced, announced_only, visit_on, begins, visitor, recorded_at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(kind), sqlc.arg(state), sqlc.arg(announced),
    sqlc.arg(announced_only), sqlc.arg(visit_on), sqlc.arg(begins), sqlc.arg(visitor), sqlc.arg(recorded_at), sqlc.arg(sealed));

-- name: SaveVisit :execrows
UPDATE visit SET state = sqlc.arg(state), announced = sqlc.arg(announced), visit_on = sqlc.arg(visit_on), begins = sqlc.arg(begins),
    visitor = sqlc.arg(visitor), sealed = sqlc.arg(sealed), version = version + 1
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND id = sqlc.arg(id) AND version = sqlc.arg(version);

-- name: SeeBreach :execrows
UPDATE visit SET breach_seen_by = sqlc.arg(breach_seen_by), breach_seen_at = sqlc.arg(breach_seen_at)
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND id = sqlc.arg(id) AND breach_seen_by IS NULL;

-- name: VisitFamily :one
SELECT family_id FROM visit WHERE tenant_id = sqlc.arg(tenant_id) AND id = sqlc.arg(id);

-- name: VisitsOfFamily :many
SELECT * FROM visit WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) ORDER BY visit_on, id;

-- name: PutVisitChild :exec
INSERT INTO visit_child (tenant_id, family_id, visit_id, child_id, seen, alone)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(visit_id), sqlc.arg(child_id), sqlc.arg(seen), sqlc.arg(alone))
ON CONFLICT (tenant_id, visit_id, child_id) DO UPDATE SET seen = excluded.seen, alone = excluded.alone;

-- name: VisitChildrenOfFamily :many
SELECT visit_id, child_id, seen, alone FROM visit_child
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) ORDER BY visit_id, child_id;

-- name: AddVisitTold :exec
INSERT INTO visit_told (tenant_id, family_id, visit_id, person_id)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(visit_id), sqlc.arg(person_id));

-- name: VisitToldOfFamily :many
SELECT visit_id, person_id FROM visit_told
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) ORDER BY visit_id, person_id;

-- name: MeetingsWaitingFor :many
-- Meetings not yet held, of groups at work, in the families somebody carries or works in as a member of the group.
SELECT m.id, m.family_id, m.state, m.first, m.due_on, m.limit_on, m.held_on, m.begins, g.kind
FROM core_group_meeting m JOIN core_group g ON g.tenant_id = m.tenant_id AND g.id = m.group_id AND g.state = 'working'
WHERE m.tenant_id = sqlc.arg(tenant_id) AND m.state IN ('to be planned', 'planned') AND m.family_id IN (
    SELECT t.family_id FROM part t WHERE t.tenant_id = sqlc.arg(tenant_id) AND t.until_at IS NULL
        AND t.kind IN ('allocated social worker', 'team manager', 'core group member')
        AND t.account_id IN (
            SELECT b.account_id FROM absence b WHERE b.tenant_id = sqlc.arg(tenant_id) AND b.cover = sqlc.arg(account_id)
                AND b.from_on <= sqlc.arg(today) AND b.until_on >= sqlc.arg(today)
            UNION ALL SELECT me.id FROM account me WHERE me.tenant_id = sqlc.arg(tenant_id) AND me.id = sqlc.arg(account_id)))
ORDER BY m.due_on, m.id;

-- name: BreachesWaitingFor :many
-- Visits made without notice where notice was promised, until the team manager has seen them.
SELECT v.id, v.family_id, v.visit_on FROM visit v
WHERE v.tenant_id = sqlc.arg(tenant_id) AND v.announced_only = 1 AND v.announced = 0 AND v.breach_seen_by IS NULL
    AND v.family_id IN (
    SELECT t.family_id FROM part t WHERE t.tenant_id = sqlc.arg(tenant_id) AND t.until_at IS NULL
        AND t.kind = 'team manager'
        AND t.account_id IN (
            SELECT b.account_id FROM absence b WHERE b.tenant_id = sqlc.arg(tenant_id) AND b.cover = sqlc.arg(account_id)
                AND b.from_on <= sqlc.arg(today) AND b.until_on >= sqlc.arg(today)
            UNION ALL SELECT me.id FROM account me WHERE me.tenant_id = sqlc.arg(tenant_id) AND me.id = sqlc.arg(account_id)))
ORDER BY v.visit_on, v.id;

-- name: EndMemberParts :exec
UPDATE part SET until_at = sqlc.arg(until_at), ended_because = sqlc.arg(ended_because)
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND account_id = sqlc.arg(account_id)
    AND kind = 'core group member' AND until_at IS NULL;
