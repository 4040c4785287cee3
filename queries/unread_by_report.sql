-- title_zh: 有未读行的报告
-- title_en: Reports with unread lines
-- columns:
--   agency: 机关 | Body
--   year: 年份 | Year
--   lines: 未读行 | Unread lines
--   reasons: 原因 | Reasons
--   example: 其中一行 | One of them
--   source_name: 来源文件 | Source file
--   report_id: 报告编号 | Report
SELECT
    report.agency, CAST(report.year AS VARCHAR) AS year, count(*) AS lines,
    string_agg(DISTINCT unread.reason, '; ' ORDER BY unread.reason) AS reasons,
    min_by(unread.text, unread.locator) AS example, report.source_name, report.report_id
FROM chosen($years, $regions, $agencies, $editions, $lang) AS report
JOIN unread USING (report_id)
GROUP BY report.report_id, report.agency, report.year, report.source_name
ORDER BY lines DESC, report.year DESC, min(report.agency_key)
