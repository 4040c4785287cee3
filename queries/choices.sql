-- title_zh: 筛选条件的可选值
-- title_en: Values a filter may take
-- listed: no
-- columns:
--   filter: 筛选条件 | Filter
--   value: 值 | Value
--   label: 名称 | Name
WITH report AS (FROM chosen(NULL, NULL, NULL, NULL, $lang)),
choice AS (
    SELECT DISTINCT 'year' AS filter, CAST(year AS VARCHAR) AS value, CAST(year AS VARCHAR) AS label,
           CAST(year AS VARCHAR) AS place
    FROM report WHERE year IS NOT NULL
    UNION ALL
    SELECT DISTINCT 'region', outer_region.region_code, outer_region.region, outer_region.region_key
    FROM report
    JOIN region_path($lang) AS own USING (region_code)
    JOIN region_path($lang) AS outer_region ON list_contains(own.within, outer_region.region_code)
    UNION ALL
    SELECT DISTINCT 'agency', agency_id, agency, agency_key FROM report WHERE agency_id IS NOT NULL
    UNION ALL
    SELECT DISTINCT 'edition', edition, word($lang, edition), edition FROM report WHERE edition IS NOT NULL
)
SELECT filter, value, label FROM choice ORDER BY filter, place, value
