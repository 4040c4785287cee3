-- title_zh: 缺报告的机关
-- title_en: Bodies with reports missing
-- columns:
--   agency: 机关 | Body
--   missing: 缺报告年数 | Years missing
--   missing_years: 所缺年份 | The years
--   filed: 已收年数 | Years on file
--   last_filed: 最近已收年份 | Last year on file
--   region: 地区 | Region
--   agency_id: 机关编号 | Body id
--   report_id: 最近报告编号 | Latest report
SELECT
    any_value(body_year.agency) AS agency,
    count(*) FILTER (status IN ('missing', 'rejected')) AS missing,
    string_agg(CAST(body_year.year AS VARCHAR), ', ' ORDER BY body_year.year)
        FILTER (status IN ('missing', 'rejected')) AS missing_years,
    count(*) FILTER (is_filed) AS filed,
    CAST(max(body_year.year) FILTER (is_filed) AS VARCHAR) AS last_filed,
    any_value(path.region) AS region, body_year.agency_id,
    arg_max(body_year.report_id, body_year.year) FILTER (is_filed) AS report_id
FROM body_years($years, $regions, $agencies, $editions, $lang) AS body_year
LEFT JOIN region_path($lang) AS path USING (region_code)
GROUP BY body_year.agency_id
HAVING count(*) FILTER (status IN ('missing', 'rejected')) > 0
ORDER BY missing DESC, any_value(body_year.agency_key)
LIMIT coalesce(CAST($most AS BIGINT), 9223372036854775807)
