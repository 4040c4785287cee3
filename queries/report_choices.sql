-- title_zh: 可打开的报告
-- title_en: Reports to open
-- listed: no
-- role: officer
-- columns:
--   agency: 机关 | Body
--   year: 年份 | Year
--   matches: 符合的报告数 | Reports that match
--   report_id: 报告编号 | Report
WITH body AS (SELECT agency_id, spellings(name, name_en, sort_key) AS spellings FROM agencies)
SELECT report.agency, CAST(report.year AS VARCHAR) AS year, count(*) OVER () AS matches, report.report_id
FROM chosen($years, $regions, $agencies, $editions, $lang) AS report
LEFT JOIN body USING (agency_id)
WHERE spoken_of($text, concat_ws(' ', report.agency, body.spellings, report.year))
ORDER BY report.year DESC, report.agency_key, report.report_id
LIMIT CAST($most AS INTEGER)
