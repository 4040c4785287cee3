-- title_zh: 各地区各年报送情况
-- title_en: Regions by years: what is on file
-- columns:
--   region: 地区 | Region
--   year: 年份 | Year
--   filed_share: 已收比例 | Share on file
--   filed: 已收 | On file
--   expected: 应报 | Expected
--   missing: 未见 | Missing
--   late: 逾期 | Late
--   rejected: 被拒收 | Rejected
--   wrong_form: 表式不符 | Wrong form
--   region_code: 地区代码 | Region code
SELECT
    coalesce(region_name($lang, part.region_code, any_value(part.name)), said($lang, '地区不明', 'Region not known')) AS region,
    CAST(body_year.year AS VARCHAR) AS year,
    count(*) FILTER (is_filed) / nullif(count(*) FILTER (status <> 'awaited'), 0) AS filed_share,
    count(*) FILTER (is_filed) AS filed,
    count(*) FILTER (status <> 'awaited') AS expected,
    count(*) FILTER (status = 'missing') AS missing,
    count(*) FILTER (is_late) AS late,
    count(*) FILTER (status = 'rejected') AS rejected,
    count(*) FILTER (is_wrong_form) AS wrong_form,
    part.region_code
FROM body_years($years, $regions, $agencies, $editions, $lang) AS body_year
LEFT JOIN region_path($lang) AS path USING (region_code)
LEFT JOIN regions AS part ON part.region_code = next_region(path.within, $regions)
GROUP BY part.region_code, body_year.year
ORDER BY part.region_code NULLS LAST, body_year.year
