-- The findings under the shared filters of one report or of all whose words match, each with its report, the
-- name of its suspect cell, its status and the decision behind that.
CREATE OR REPLACE TEMP MACRO told(years, regions_, agencies_, editions, lang, report_id_, words) AS TABLE
    SELECT
        finding.* REPLACE (coalesce(finding.fault, 'unreconciled') AS fault),
        report.agency, report.agency_key, report.agency_id, report.year, report.region, report.edition, report.source_name,
        said(lang, items.label_zh, items.label_en) AS label,
        said(lang, rules.title_zh, rules.title_en) AS title, rules.basis, rules.exceptions,
        coalesce(decided.status, 'open') AS status,
        decided.actor, decided."at", decided.reason, decided.note, decided.due, decided.earlier, decided.event
    FROM chosen(years, regions_, agencies_, editions, lang) AS report
    JOIN findings AS finding USING (report_id)
    LEFT JOIN decided() AS decided
      ON decided.report_id = finding.report_id AND decided.finding_key = finding.finding_key
    LEFT JOIN rules ON rules.rule = finding.rule
    LEFT JOIN items ON items.edition = report.edition AND items.item = finding.suspect
    WHERE (report_id_ IS NULL OR report.report_id = report_id_)
      AND (words IS NULL OR contains(
            lower(concat_ws(chr(10), finding.rule, rules.title_zh, rules.title_en, report.agency, finding.statement,
                            finding.statement_en, items.label_zh, items.label_en, report.source_name)),
            lower(words)))
