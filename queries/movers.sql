-- title_zh: 比上年变动最大的机关（同口径）
-- title_en: Bodies that moved most on last year, same definition
-- columns:
--   agency: 机关 | Body
--   label: 指标 | Figure
--   year: 年份 | Year
--   before: 上年 | Last year
--   now: 本年 | This year
--   change: 增减 | Change
--   change_share: 增减率 | Change in percent
--   is_doubtful: 两年报告中数字有错误或疑点 | Rests on a report with errors or warnings on figures
--   is_ranked: 是否排名 | Ranked
--   compared: 可比机关数 | Bodies compared
--   region: 地区 | Region
--   agency_id: 机关编号 | Body id
--   report_id: 报告编号 | Report

-- A body is ranked only if both years together come to 30 and the change is beyond what chance does to counts of that
-- size (two standard errors); no body is, where fewer than 5 can be compared.
WITH figure AS (
    SELECT report.agency_id, report.agency, report.region, report.scope, report.report_id, report.year, amount.value,
           amount.segment,
           EXISTS (SELECT 1 FROM doubts() AS finding WHERE finding.report_id = report.report_id) AS is_doubtful
    FROM chosen($years, $regions, $agencies, $editions, $lang) AS report
    JOIN concept_values AS amount USING (report_id)
    WHERE amount.concept = CAST($concepts AS VARCHAR[])[1] AND amount.value IS NOT NULL),
pair AS (
    SELECT now.agency, now.region, now.agency_id, now.report_id, now.year,
           CAST(before.value AS DOUBLE) AS before, CAST(now.value AS DOUBLE) AS now,
           CAST(now.value - before.value AS DOUBLE) AS change,
           now.is_doubtful OR before.is_doubtful AS is_doubtful,
           count(*) OVER (PARTITION BY now.year) AS compared
    FROM figure AS now
    JOIN figure AS before
      ON before.agency_id = now.agency_id AND before.scope = now.scope AND before.segment = now.segment
     AND before.year = now.year - 1),
-- the latest year in which bodies can be compared; one in which enough of them can goes before
latest AS (SELECT year FROM pair ORDER BY compared >= 5 DESC, year DESC LIMIT 1)
SELECT
    agency, (SELECT said($lang, label_zh, label_en) FROM concepts WHERE concept = CAST($concepts AS VARCHAR[])[1]) AS label,
    CAST(year AS VARCHAR) AS year, before, now, change, change / nullif(before, 0) AS change_share, is_doubtful,
    compared >= 5 AND before + now >= 30 AND abs(change) > 2 * sqrt(before + now) AS is_ranked,
    compared, region, agency_id, report_id
FROM pair
JOIN latest USING (year)
ORDER BY is_ranked DESC, abs(change) DESC, agency
