-- name: AddPerson :exec
INSERT INTO person (tenant_id, family_id, id, kind, sealed, created_at)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(kind), sqlc.arg(sealed), sqlc.arg(created_at));

-- name: PeopleOf :many
SELECT id, kind, state, merged_into, sealed, version FROM person
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id)
ORDER BY created_at, id;

-- name: PersonFamily :one
SELECT family_id FROM person WHERE tenant_id = sqlc.arg(tenant_id) AND id = sqlc.arg(id);

-- name: SetPerson :execrows
UPDATE person SET kind = sqlc.arg(kind), state = sqlc.arg(state), merged_into = sqlc.narg(merged_into),
    sealed = sqlc.arg(sealed), version = version + 1
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND id = sqlc.arg(id) AND version = sqlc.arg(was);

-- name: AddPersonChange :exec
INSERT INTO person_change (tenant_id, family_id, id, person_id, change, by_account, agreed_by, at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(person_id), sqlc.arg(change),
    sqlc.arg(by_account), sqlc.narg(agreed_by), sqlc.arg(at), sqlc.arg(sealed));

-- name: PersonChanges :many
SELECT c.id, c.change, c.by_account, c.agreed_by, c.at, c.sealed, a.name AS by_name FROM person_change c
JOIN account a ON a.tenant_id = c.tenant_id AND a.id = c.by_account
WHERE c.tenant_id = sqlc.arg(tenant_id) AND c.family_id = sqlc.arg(family_id) AND c.person_id = sqlc.arg(person_id)
ORDER BY c.at DESC, c.id;

-- name: MergedOf :many
-- The entries that stand for one person with another: each and the one it was merged into.
SELECT id, merged_into FROM person
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND state = 'merged'
ORDER BY id;

-- name: AddMergeProposal :exec
INSERT INTO merge_proposal (tenant_id, family_id, id, kind, person_id, kept, proposed_by, at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(kind), sqlc.arg(person_id), sqlc.arg(kept),
    sqlc.arg(proposed_by), sqlc.arg(at), sqlc.arg(sealed));

-- name: MergeProposalsOf :many
SELECT id, kind, person_id, kept, state, proposed_by, at, sealed FROM merge_proposal
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND state = 'proposed'
ORDER BY at, id;

-- name: SettleMerge :execrows
UPDATE merge_proposal SET state = sqlc.arg(state), settled_by = sqlc.arg(settled_by), settled_at = sqlc.arg(settled_at)
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND id = sqlc.arg(id) AND state = 'proposed';

-- name: MergesWaitingFor :many
-- Proposals that somebody else made, in the families where the reader is the social worker or the manager.
SELECT m.id, m.family_id FROM merge_proposal m
WHERE m.tenant_id = sqlc.arg(tenant_id) AND m.state = 'proposed' AND m.proposed_by <> sqlc.arg(account_id)
    AND m.family_id IN (
        SELECT p.family_id FROM part p WHERE p.tenant_id = sqlc.arg(tenant_id) AND p.until_at IS NULL
            AND p.kind IN ('allocated social worker', 'team manager')
            AND p.account_id IN (
                SELECT b.account_id FROM absence b WHERE b.tenant_id = sqlc.arg(tenant_id) AND b.cover = sqlc.arg(account_id)
                    AND b.from_on <= sqlc.arg(today) AND b.until_on >= sqlc.arg(today)
                UNION ALL SELECT me.id FROM account me WHERE me.tenant_id = sqlc.arg(tenant_id) AND me.id = sqlc.arg(account_id)))
ORDER BY m.at, m.id;

-- name: AddRelationship :exec
INSERT INTO relationship (tenant_id, family_id, id, person_id, child_id, kind, responsibility, from_on, until_on)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(person_id), sqlc.arg(child_id), sqlc.arg(kind),
    sqlc.arg(responsibility), sqlc.arg(from_on), sqlc.arg(until_on));

-- name: SetRelationship :execrows
UPDATE relationship SET kind = sqlc.arg(kind), responsibility = sqlc.arg(responsibility), state = sqlc.arg(state),
    from_on = sqlc.arg(from_on), until_on = sqlc.arg(until_on), version = version + 1
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND id = sqlc.arg(id) AND version = sqlc.arg(was);

-- name: AddRelationshipChange :exec
INSERT INTO relationship_change (tenant_id, family_id, id, relationship_id, by_account, at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(relationship_id), sqlc.arg(by_account),
    sqlc.arg(at), sqlc.arg(sealed));

-- name: RelationshipsOf :many
SELECT id, person_id, child_id, kind, responsibility, from_on, until_on, version FROM relationship
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND state = 'current'
ORDER BY id;

-- name: AddHousehold :exec
INSERT INTO household (tenant_id, family_id, id, sealed, audience, post, created_at)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(sealed), sqlc.arg(audience), sqlc.arg(post),
    sqlc.arg(created_at));

-- name: SetHousehold :execrows
UPDATE household SET sealed = sqlc.arg(sealed), audience = sqlc.arg(audience), post = sqlc.arg(post), version = version + 1
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND id = sqlc.arg(id) AND version = sqlc.arg(was);

-- name: AddHouseholdChange :exec
INSERT INTO household_change (tenant_id, family_id, id, household_id, by_account, at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(household_id), sqlc.arg(by_account),
    sqlc.arg(at), sqlc.arg(sealed));

-- name: HouseholdsOf :many
SELECT id, sealed, audience, post, version FROM household
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id)
ORDER BY created_at, id;

-- name: AddHouseholdMember :exec
INSERT INTO household_member (tenant_id, family_id, id, household_id, person_id, from_on)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(household_id), sqlc.arg(person_id), sqlc.arg(from_on));

-- name: EndHouseholdMember :execrows
UPDATE household_member SET until_on = sqlc.arg(until_on)
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND id = sqlc.arg(id) AND until_on IS NULL;

-- name: HouseholdMembersOf :many
SELECT id, household_id, person_id, from_on, until_on FROM household_member
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id)
ORDER BY from_on, id;

-- name: PutNetworkMember :exec
INSERT INTO network_member (tenant_id, family_id, person_id, asked, by_account, at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(person_id), sqlc.arg(asked), sqlc.arg(by_account),
    sqlc.arg(at), sqlc.arg(sealed))
ON CONFLICT (tenant_id, person_id) DO UPDATE SET asked = excluded.asked, by_account = excluded.by_account,
    at = excluded.at, sealed = excluded.sealed;

-- name: NetworkOf :many
SELECT person_id, asked, by_account, at, sealed FROM network_member
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id)
ORDER BY at, person_id;

-- name: AddSafeContact :exec
INSERT INTO safe_contact (tenant_id, family_id, id, person_id, asked_on, by_account, at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(person_id), sqlc.arg(asked_on),
    sqlc.arg(by_account), sqlc.arg(at), sqlc.arg(sealed));

-- name: SafeContactsOf :many
SELECT s.id, s.person_id, s.asked_on, s.sealed FROM safe_contact s
WHERE s.tenant_id = sqlc.arg(tenant_id) AND s.family_id = sqlc.arg(family_id)
ORDER BY s.at, s.id;

-- name: ContactsToAskAgain :many
-- Whoever of a social worker's families was last asked before a day how they may be reached.
SELECT c.family_id, c.person_id FROM part p
    JOIN safe_contact c ON c.tenant_id = p.tenant_id AND c.family_id = p.family_id
    JOIN person q ON q.tenant_id = c.tenant_id AND q.id = c.person_id
WHERE p.tenant_id = sqlc.arg(tenant_id) AND p.account_id = sqlc.arg(account_id) AND p.until_at IS NULL AND p.kind = 'allocated social worker'
    AND q.state = 'current' AND c.asked_on <= sqlc.arg(asked_by)
    AND NOT EXISTS (SELECT 1 FROM safe_contact l
        WHERE l.tenant_id = c.tenant_id AND l.family_id = c.family_id AND l.person_id = c.person_id AND (l.at > c.at OR l.at = c.at AND l.id > c.id))
ORDER BY c.family_id, c.person_id;

-- name: AddReallocation :exec
INSERT INTO reallocation (tenant_id, family_id, id, to_account, by_account, at, sealed)
VALUES (sqlc.arg(tenant_id), sqlc.arg(family_id), sqlc.arg(id), sqlc.arg(to_account), sqlc.arg(by_account), sqlc.arg(at),
    sqlc.arg(sealed));

-- name: ChildrenOfEach :many
-- The children of several families: the keys of a JSON object.
SELECT family_id, id, kind, sealed, version FROM person
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id IN (SELECT key FROM json_each(sqlc.arg(families)))
    AND kind <> 'adult' AND state = 'current'
ORDER BY family_id, created_at, id;

-- name: MergedOfEach :many
-- MergedOf for several families: the keys of a JSON object.
SELECT family_id, id, merged_into FROM person
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id IN (SELECT key FROM json_each(sqlc.arg(families))) AND state = 'merged'
ORDER BY family_id, id;

-- name: EnquiriesOfEach :many
SELECT family_id, id, state, outcome, referred_on FROM enquiry
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id IN (SELECT key FROM json_each(sqlc.arg(families)))
ORDER BY family_id, referred_on DESC, id;

-- name: ConferencesOfEach :many
SELECT family_id, id, kind, state, due_on, held_on, begins FROM conference
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id IN (SELECT key FROM json_each(sqlc.arg(families)))
ORDER BY family_id, created_at DESC, id;

-- name: PlansOfEach :many
SELECT family_id, id, child_id, kind, state, began_on, ended_on FROM plan
WHERE tenant_id = sqlc.arg(tenant_id) AND family_id IN (SELECT key FROM json_each(sqlc.arg(families)))
ORDER BY family_id, began_on DESC, id;

-- name: WorkersOfEach :many
-- The allocated social workers of several families.
SELECT p.family_id, a.name FROM part p JOIN account a ON a.tenant_id = p.tenant_id AND a.id = p.account_id
WHERE p.tenant_id = sqlc.arg(tenant_id) AND p.kind = 'allocated social worker' AND p.until_at IS NULL
    AND p.family_id IN (SELECT key FROM json_each(sqlc.arg(families)))
ORDER BY p.family_id, p.from_at, p.id;
