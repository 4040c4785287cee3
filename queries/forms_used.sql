-- title_zh: 应用表式与所用表式
-- title_en: Form due against form used
-- columns:
--   due: 应用表式 | Form due
--   used: 所用表式 | Form used
--   reports: 报告数 | Reports
--   first_year: 最早年份 | First year
--   last_year: 最近年份 | Last year
--   is_due: 相符 | As due
WITH form AS (SELECT DISTINCT edition, CAST(left(edition, 4) AS INTEGER) AS since FROM items WHERE length(edition) = 4),
used AS (
    SELECT report.report_id, report.year, report.edition, max(form.since) AS due,
           EXISTS (SELECT 1 FROM findings
                   WHERE findings.report_id = report.report_id AND findings.rule = 'X-FM-07') AS has_none
    FROM chosen($years, $regions, $agencies, $editions, $lang) AS report
    LEFT JOIN form ON form.since <= report.year
    GROUP BY ALL)
SELECT
    CAST(due AS VARCHAR) AS due,
    CASE WHEN has_none OR edition IS NULL THEN said($lang, '没有统计表', 'No form') ELSE form_name($lang, edition) END AS used,
    count(*) AS reports, CAST(min(year) AS VARCHAR) AS first_year, CAST(max(year) AS VARCHAR) AS last_year,
    CASE WHEN NOT has_none AND left(edition, 4) = CAST(due AS VARCHAR) THEN '✓' ELSE '✗' END AS is_due
FROM used
GROUP BY due, has_none, edition
ORDER BY due, used
