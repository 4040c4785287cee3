-- Every body in every year in which a report of it is on file or due, under the shared filters. A body is due from
-- the year the register says it is there from, else from the first report on file, until the register says it ended.
-- Under a filter of form editions only what is on file can be told: what is missing has no form.
CREATE OR REPLACE TEMP MACRO body_years(years, regions_, agencies_, editions, lang) AS TABLE
    WITH generation_day AS (SELECT CAST(max(published_at) AS DATE) AS today FROM generation),
    seen AS (
        SELECT agency_id, min(year) AS first_year FROM reports
        WHERE is_current AND year IS NOT NULL GROUP BY agency_id),
    span AS (SELECT min(year) AS first_year, max(year) AS last_year FROM reports WHERE is_current),
    expected AS (
        SELECT agency.agency_id, unnest(range(
            CAST(greatest(coalesce(agency.active_from, seen.first_year), span.first_year) AS BIGINT),
            CAST(least(agency.active_to, span.last_year) + 1 AS BIGINT))) AS year
        FROM agencies AS agency
        LEFT JOIN seen USING (agency_id)
        CROSS JOIN span
        WHERE coalesce(agency.active_from, seen.first_year) IS NOT NULL
          AND NOT starts_with(agency.agency_id, 'unknown-')),
    owed AS (
        SELECT expected.agency_id, expected.year
        FROM expected
        JOIN agencies AS agency USING (agency_id)
        LEFT JOIN region_path(lang) AS path ON path.region_code = agency.region_code
        WHERE editions IS NULL
          AND (CAST(years AS INTEGER[]) IS NULL OR list_contains(CAST(years AS INTEGER[]), expected.year))
          AND (CAST(regions_ AS VARCHAR[]) IS NULL OR list_has_any(CAST(regions_ AS VARCHAR[]), path.within))
          AND (CAST(agencies_ AS VARCHAR[]) IS NULL OR list_contains(CAST(agencies_ AS VARCHAR[]), expected.agency_id))),
    doubted AS (SELECT report_id, bool_or(rule IN ('X-FM-05', 'X-FM-07')) AS is_wrong_form, count(*) AS open_findings
                FROM open_findings() GROUP BY report_id),
    not_read AS (SELECT report_id, count(*) AS lines FROM unread GROUP BY report_id),
    filed AS (
        SELECT report.agency_id, report.year, arg_min(report.report_id, report.scope) AS report_id,
               arg_min(report.edition, report.scope) AS edition,
               max(report.version) AS version, max(report.published_on) AS published_on,
               coalesce(bool_or(doubted.is_wrong_form), false) AS is_wrong_form,
               coalesce(sum(doubted.open_findings), 0) AS open_findings,
               coalesce(sum(not_read.lines), 0) AS unread_lines
        FROM chosen(years, regions_, agencies_, editions, lang) AS report
        LEFT JOIN doubted USING (report_id)
        LEFT JOIN not_read USING (report_id)
        WHERE report.year IS NOT NULL AND report.agency_id IS NOT NULL
        GROUP BY report.agency_id, report.year),
    refused AS (SELECT DISTINCT agency_id, year FROM rejections WHERE agency_id IS NOT NULL AND year IS NOT NULL),
    told AS (
        SELECT *, due(year, agency.kind) AS due_on,
               refused.agency_id IS NOT NULL AS is_rejected,
               filed.report_id IS NOT NULL AS is_filed,
               coalesce(filed.published_on > due(year, agency.kind), false) AS is_late,
               coalesce(filed.version > 1, false) AS is_revised,
               coalesce(generation_day.today <= due(year, agency.kind), false) AS is_awaited
        FROM owed
        FULL JOIN filed USING (agency_id, year)
        JOIN agencies AS agency USING (agency_id)
        LEFT JOIN refused USING (agency_id, year)
        CROSS JOIN generation_day)
    SELECT
        agency_id, body(lang, name, name, name_en, is_sample) AS agency,
        name_key(lang, sort_key, name_en) AS agency_key, region_code, year, report_id, edition,
        published_on, due_on, coalesce(version, 0) AS version, coalesce(open_findings, 0) AS open_findings,
        coalesce(unread_lines, 0) AS unread_lines,
        is_filed, is_late, is_revised, is_rejected, coalesce(is_wrong_form, false) AS is_wrong_form,
        CASE WHEN is_filed THEN CASE WHEN is_wrong_form THEN 'wrong_form' WHEN is_late THEN 'late'
                                     WHEN is_revised THEN 'revised' ELSE 'filed' END
             WHEN is_rejected THEN 'rejected' WHEN is_awaited THEN 'awaited' ELSE 'missing' END AS status
    FROM told
