-- title_zh: 各机关各年报送情况
-- title_en: Bodies by years: what is on file
-- columns:
--   agency: 机关 | Body
--   year: 年份 | Year
--   status: 情况 | Status
--   published_on: 发布日期 | Published on
--   due_on: 最后期限 | Due on
--   days_late: 逾期天数 | Days late
--   version: 版本 | Version
--   edition: 所用表式 | Form used
--   open_findings: 错误和疑点数 | Errors and warnings
--   unread_lines: 未读行 | Unread lines
--   region: 地区 | Region
--   status_code: 情况代码 | Status code
--   agency_id: 机关编号 | Body id
--   report_id: 报告编号 | Report
WITH body_year AS (FROM body_years($years, $regions, $agencies, $editions, $lang)),
shown AS (
    SELECT agency_id FROM body_year
    LEFT JOIN region_path($lang) USING (region_code)
    GROUP BY agency_id
    ORDER BY min(region_key) NULLS LAST, min(agency_key), agency_id
    LIMIT coalesce(CAST($bodies AS BIGINT), 9223372036854775807) OFFSET coalesce(CAST($skipped AS BIGINT), 0))
SELECT
    body_year.agency, CAST(body_year.year AS VARCHAR) AS year, word($lang, body_year.status) AS status,
    CAST(body_year.published_on AS VARCHAR) AS published_on, CAST(body_year.due_on AS VARCHAR) AS due_on,
    CASE WHEN body_year.is_late THEN body_year.published_on - body_year.due_on END AS days_late,
    nullif(body_year.version, 0) AS version, form_name($lang, body_year.edition) AS edition,
    CAST(body_year.open_findings AS BIGINT) AS open_findings,
    CAST(body_year.unread_lines AS BIGINT) AS unread_lines,
    path.region, body_year.status AS status_code, body_year.agency_id, body_year.report_id
FROM body_year
JOIN shown USING (agency_id)
LEFT JOIN region_path($lang) AS path USING (region_code)
ORDER BY path.region_key NULLS LAST, body_year.agency_key, body_year.agency_id, body_year.year
