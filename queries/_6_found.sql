-- The findings under the shared filters that match a report, kinds, rules, severities and words.
CREATE OR REPLACE TEMP MACRO found(
    years, regions_, agencies_, editions, lang, report_id_, kinds, rules_, severities, words
) AS TABLE
    SELECT report.report_id, finding.finding_key, finding.severity
    FROM chosen(years, regions_, agencies_, editions, lang) AS report
    JOIN findings AS finding USING (report_id)
    LEFT JOIN rules USING (rule)
    LEFT JOIN items ON items.edition = report.edition AND items.item = finding.suspect
    WHERE (report_id_ IS NULL OR report.report_id = report_id_)
      AND (CAST(kinds AS VARCHAR[]) IS NULL OR list_contains(CAST(kinds AS VARCHAR[]), finding.kind))
      AND (CAST(rules_ AS VARCHAR[]) IS NULL OR list_contains(CAST(rules_ AS VARCHAR[]), finding.rule))
      AND (CAST(severities AS VARCHAR[]) IS NULL
           OR list_contains(CAST(severities AS VARCHAR[]), finding.severity))
      AND (words IS NULL OR contains(
            lower(concat_ws(chr(10), finding.rule, rules.title_zh, rules.title_en, report.agency, finding.statement,
                            finding.statement_en, items.label_zh, items.label_en, report.source_name)),
            lower(words)))
