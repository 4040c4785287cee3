-- The findings that somebody decided on, with the decision as it stands. It stands as long as the values it
-- rests on are the same. A finding whose values have changed is open again and tells the earlier decision:
-- of its own, if only what it is compared with has changed; else of the finding in its place before (same
-- body, year, scope, rule and cells), which is there no more.
-- A table, because most questions join it and would work it out anew.
CREATE OR REPLACE TEMP TABLE decided_now AS
    WITH finding AS (
        SELECT report_id, finding_key, found, expected FROM findings SEMI JOIN review_now USING (finding_key)),
    rests_on AS (
        SELECT report_id, finding_key, 'found' AS name, plain(found) AS value FROM finding
        UNION ALL
        SELECT report_id, finding_key, 'expected', plain(expected) FROM finding
        UNION ALL
        SELECT finding.report_id, finding_key, 'formula ' || formula.rule,
               string_agg(DISTINCT sides(left_value, right_value), '; ' ORDER BY sides(left_value, right_value))
        FROM finding JOIN finding_formulas AS formula USING (finding_key)
        GROUP BY ALL),
    rested_on AS (
        SELECT finding_key, unnest(map_entries(basis)) AS entry
        FROM review_now SEMI JOIN findings USING (finding_key)),
    changed AS (
        SELECT DISTINCT rests_on.report_id, rests_on.finding_key
        FROM rests_on JOIN rested_on ON rested_on.finding_key = rests_on.finding_key AND entry.key = name
        WHERE entry.value IS DISTINCT FROM rests_on.value),
    own AS (
        SELECT finding.report_id, finding_key, finding_key AS decided_key, changed.report_id IS NOT NULL AS is_changed
        FROM finding LEFT JOIN changed USING (report_id, finding_key)),
    gone AS (
        SELECT finding_key, event, agency_id, year, scope, rule, items
        FROM review_now ANTI JOIN findings USING (finding_key)),
    earlier AS (
        SELECT finding.report_id, finding.finding_key, arg_max(gone.finding_key, gone.event) AS decided_key,
               true AS is_changed
        FROM gone
        JOIN reports AS report
          ON report.agency_id = gone.agency_id AND report.year IS NOT DISTINCT FROM gone.year
         AND report.scope = gone.scope
        JOIN findings AS finding ON finding.report_id = report.report_id AND finding.rule = gone.rule
        ANTI JOIN finding AS own ON own.finding_key = finding.finding_key
        WHERE list_sort(finding.items) = gone.items
        GROUP BY finding.report_id, finding.finding_key),
    either AS (FROM own UNION ALL FROM earlier)
    SELECT
        either.report_id, either.finding_key,
        CASE WHEN is_changed THEN 'reopened' ELSE decision.status END AS status,
        CASE WHEN is_changed THEN decision.status END AS earlier,
        decision.actor, decision."at", decision.reason, decision.note, decision.due, either.decided_key, decision.event
    FROM either
    JOIN review_now AS decision ON decision.finding_key = either.decided_key;
CREATE OR REPLACE TEMP MACRO decided() AS TABLE FROM decided_now
