-- title_zh: 逾期公布的报告
-- title_en: Reports published late
-- columns:
--   agency: 机关 | Body
--   year: 年份 | Year
--   published_on: 发布日期 | Published on
--   due_on: 最后期限 | Due on
--   days_late: 逾期天数 | Days late
--   region: 地区 | Region
--   report_id: 报告编号 | Report
SELECT
    body_year.agency, CAST(body_year.year AS VARCHAR) AS year, CAST(body_year.published_on AS VARCHAR) AS published_on,
    CAST(body_year.due_on AS VARCHAR) AS due_on, body_year.published_on - body_year.due_on AS days_late,
    path.region, body_year.report_id
FROM body_years($years, $regions, $agencies, $editions, $lang) AS body_year
LEFT JOIN region_path($lang) AS path USING (region_code)
WHERE is_late
ORDER BY days_late DESC, body_year.agency_key, body_year.year
LIMIT coalesce(CAST($most AS BIGINT), 9223372036854775807)
