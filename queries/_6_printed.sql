-- The cells of one report, or of those under the shared filters, each marked by what the findings say of it:
-- by the finding asked for, or by all errors and warnings.
CREATE OR REPLACE TEMP MACRO printed(report_id_, finding_key_, years, regions_, agencies_, editions, lang) AS TABLE
    WITH report AS (
        SELECT report.report_id, report.edition, report.agency, report.year
        FROM reports AS report
        WHERE CASE WHEN report_id_ IS NULL
                   THEN report.report_id IN (
                       SELECT chosen.report_id FROM chosen(years, regions_, agencies_, editions, lang) AS chosen)
                   ELSE report.report_id = report_id_ END),
    finding AS (
        SELECT report_id, suspect, proposed, items FROM findings
        WHERE CASE WHEN finding_key_ IS NULL THEN severity IN ('error', 'warning') ELSE finding_key = finding_key_ END),
    suspect AS (SELECT report_id, suspect AS item, any_value(proposed) AS proposed FROM finding GROUP BY ALL),
    concerned AS (SELECT DISTINCT report_id, unnest(items) AS item FROM finding)
    SELECT
        CASE WHEN suspect.item IS NOT NULL THEN '▶' WHEN concerned.item IS NOT NULL THEN '•' ELSE '' END AS mark,
        suspect.proposed, cell.item, cell.raw, cell.state, cell.value, cell.inferred, cell.locator,
        report.report_id, report.agency, report.year, report.edition,
        items.label_zh, items.label_en, items.unit, items.level, items.table_no, items.ordinal, items.section
    FROM report
    JOIN cells AS cell USING (report_id)
    JOIN items ON items.edition = report.edition AND items.item = cell.item
    LEFT JOIN suspect ON suspect.report_id = report.report_id AND suspect.item = cell.item
    LEFT JOIN concerned ON concerned.report_id = report.report_id AND concerned.item = cell.item
