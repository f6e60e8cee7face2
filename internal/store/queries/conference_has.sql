-- name: ConferenceHas :many
-- Which of these queries would find anything of a conference, by their names: most conferences have few of these things, and what
-- one has not is not asked for. A test holds each line equal to what its query finds.
SELECT CAST('OutNow' AS TEXT) AS query WHERE EXISTS (
    SELECT 1 FROM exclusion e
    WHERE e.tenant_id = sqlc.arg(tenant_id) AND e.conference_id = sqlc.arg(conference_id) AND e.replaced_at IS NULL
        AND e.extent = 'whole')
UNION ALL
SELECT CAST('OutNow' AS TEXT) AS query WHERE EXISTS (
    SELECT 1 FROM closed_part p JOIN closed_part_out o ON o.tenant_id = p.tenant_id AND o.part_id = p.id
    WHERE p.tenant_id = sqlc.arg(tenant_id) AND p.conference_id = sqlc.arg(conference_id) AND p.closed_at IS NULL)
UNION ALL
SELECT CAST('Exclusions' AS TEXT) AS query WHERE EXISTS (
    SELECT 1 FROM exclusion e JOIN exclusion_ground g ON g.tenant_id = e.tenant_id AND g.exclusion_id = e.id
    WHERE e.tenant_id = sqlc.arg(tenant_id) AND e.family_id = sqlc.arg(family_id) AND e.conference_id = sqlc.arg(conference_id))
UNION ALL
SELECT CAST('EarlierDays' AS TEXT) AS query WHERE EXISTS (
    SELECT 1 FROM earlier_day
    WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id)
        AND sealed IS NOT NULL AND (kind <> 'reason' OR until_at IS NULL))
UNION ALL
SELECT CAST('LeftBehind' AS TEXT) AS query WHERE EXISTS (
    SELECT 1 FROM left_behind
    WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id))
UNION ALL
SELECT CAST('DecisionsOf' AS TEXT) AS query WHERE EXISTS (
    SELECT 1 FROM decision
    WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id))
UNION ALL
SELECT CAST('EarlierDecisions' AS TEXT) AS query WHERE EXISTS (
    SELECT 1 FROM earlier_decision
    WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id))
UNION ALL
SELECT CAST('DissentsOf' AS TEXT) AS query WHERE EXISTS (
    SELECT 1 FROM dissent
    WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id))
UNION ALL
SELECT CAST('EarlierDissentsOf' AS TEXT) AS query WHERE EXISTS (
    SELECT 1 FROM earlier_dissent
    WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id))
UNION ALL
SELECT CAST('ChildrenHeardOf' AS TEXT) AS query WHERE EXISTS (
    SELECT 1 FROM child_heard
    WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id))
UNION ALL
SELECT CAST('EarlierHeardOf' AS TEXT) AS query WHERE EXISTS (
    SELECT 1 FROM earlier_heard
    WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id))
UNION ALL
SELECT CAST('PlanViewsOf' AS TEXT) AS query WHERE EXISTS (
    SELECT 1 FROM plan_view
    WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id))
UNION ALL
SELECT CAST('OutlineLinesOf' AS TEXT) AS query WHERE EXISTS (
    SELECT 1 FROM outline_line
    WHERE tenant_id = sqlc.arg(tenant_id) AND conference_id = sqlc.arg(conference_id) AND family_id = sqlc.arg(family_id)
        AND state = 'current')
UNION ALL
SELECT CAST('RoundTurnsOf' AS TEXT) AS query WHERE EXISTS (
    SELECT 1 FROM round_turn
    WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id))
UNION ALL
SELECT CAST('TrayNotesOf' AS TEXT) AS query WHERE EXISTS (
    SELECT 1 FROM tray_note
    WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id))
UNION ALL
SELECT CAST('TalksOf' AS TEXT) AS query WHERE EXISTS (
    SELECT 1 FROM talk_beforehand t JOIN invitation i ON i.tenant_id = t.tenant_id AND i.id = t.invitation_id
    WHERE t.tenant_id = sqlc.arg(tenant_id) AND t.family_id = sqlc.arg(family_id) AND t.conference_id = sqlc.arg(conference_id))
UNION ALL
SELECT CAST('GatesPassedOf' AS TEXT) AS query WHERE EXISTS (
    SELECT 1 FROM gate_passed
    WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id)
        AND met_at IS NULL)
UNION ALL
SELECT CAST('ScoresOf' AS TEXT) AS query WHERE EXISTS (
    SELECT 1 FROM score s JOIN invitation i ON i.tenant_id = s.tenant_id AND i.id = s.invitation_id
    WHERE s.tenant_id = sqlc.arg(tenant_id) AND s.family_id = sqlc.arg(family_id) AND s.conference_id = sqlc.arg(conference_id))
UNION ALL
SELECT CAST('ScoresRevealedOf' AS TEXT) AS query WHERE EXISTS (
    SELECT 1 FROM score_revealed
    WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id))
UNION ALL
SELECT CAST('DangerStatementsOf' AS TEXT) AS query WHERE EXISTS (
    SELECT 1 FROM danger_statement
    WHERE tenant_id = sqlc.arg(tenant_id) AND family_id = sqlc.arg(family_id) AND conference_id = sqlc.arg(conference_id))
UNION ALL
SELECT CAST('InvitationChildren' AS TEXT) AS query WHERE EXISTS (
    SELECT 1 FROM invitation_child n JOIN invitation i ON i.tenant_id = n.tenant_id AND i.id = n.invitation_id
    WHERE n.tenant_id = sqlc.arg(tenant_id) AND i.conference_id = sqlc.arg(conference_id))
UNION ALL
SELECT CAST('Needs' AS TEXT) AS query WHERE EXISTS (
    SELECT 1 FROM invitation_need n JOIN invitation i ON i.tenant_id = n.tenant_id AND i.id = n.invitation_id
    WHERE n.tenant_id = sqlc.arg(tenant_id) AND i.conference_id = sqlc.arg(conference_id));
