-- Reports of one body, year and scope are versions of one another, the one published last is current.
-- A second capture of a report (verdict duplicate) is no version. A report without a year is a version of nothing else.
UPDATE reports
SET version = ranked.version, is_current = ranked.is_current
FROM (
    SELECT report_id, row_number() OVER versions AS version, lead(report_id) OVER versions IS NULL AS is_current
    FROM reports
    WHERE verdict IS DISTINCT FROM 'duplicate'
    WINDOW versions AS (
        PARTITION BY agency_id, scope, year, CASE WHEN year IS NULL THEN report_id END
        ORDER BY published_on NULLS FIRST, ledger_line, report_id)
) AS ranked
WHERE reports.report_id = ranked.report_id
    AND (reports.version IS DISTINCT FROM ranked.version OR reports.is_current IS DISTINCT FROM ranked.is_current);
