-- A region with those it lies in, at most three levels: 海南省 海口市 秀英区, Hainan 海口市 秀英区.
-- A table, because nearly every question joins it and would work it out anew.
CREATE OR REPLACE TEMP TABLE region_paths AS
    SELECT
        spoken.lang AS spoken,
        region.region_code,
        concat_ws(' ', region_name(spoken.lang, upper_level.region_code, upper_level.name),
            region_name(spoken.lang, parent.region_code, parent.name),
            region_name(spoken.lang, region.region_code, region.name)) AS region,
        concat_ws(' ', name_key(spoken.lang, upper_level.sort_key, english_region(upper_level.region_code)),
            name_key(spoken.lang, parent.sort_key, english_region(parent.region_code)),
            name_key(spoken.lang, region.sort_key, english_region(region.region_code))) AS region_key,
        [code FOR code IN [region.region_code, parent.region_code, upper_level.region_code] IF code IS NOT NULL]
            AS within
    FROM (VALUES ('zh'), ('en')) AS spoken(lang)
    CROSS JOIN regions AS region
    LEFT JOIN regions AS parent ON parent.region_code = region.parent_code
    LEFT JOIN regions AS upper_level ON upper_level.region_code = parent.parent_code;
CREATE OR REPLACE TEMP MACRO region_path(lang) AS TABLE
    SELECT region_code, region, region_key, within FROM region_paths WHERE spoken = CASE WHEN lang = 'en' THEN 'en' ELSE 'zh' END
