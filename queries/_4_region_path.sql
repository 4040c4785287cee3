-- A region with those it lies in, at most three levels: 海南省 海口市 秀英区, Hainan 海口市 秀英区.
-- A table, because nearly every question joins it and would work it out anew.
CREATE OR REPLACE TEMP TABLE region_paths AS
    WITH named AS (
        SELECT
            spoken.lang AS spoken, region.region_code, region.parent_code,
            region_name(spoken.lang, region.region_code, region.name) AS name,
            name_key(spoken.lang, region.sort_key, english_region(region.region_code)) AS key
        FROM (VALUES ('zh'), ('en')) AS spoken(lang)
        CROSS JOIN regions AS region)
    SELECT
        region.spoken, region.region_code,
        concat_ws(' ', upper_level.name, parent.name, region.name) AS region,
        concat_ws(' ', upper_level.key, parent.key, region.key) AS region_key,
        [code FOR code IN [region.region_code, parent.region_code, upper_level.region_code] IF code IS NOT NULL]
            AS within
    FROM named AS region
    LEFT JOIN named AS parent ON parent.region_code = region.parent_code AND parent.spoken = region.spoken
    LEFT JOIN named AS upper_level
        ON upper_level.region_code = parent.parent_code AND upper_level.spoken = region.spoken;
CREATE OR REPLACE TEMP MACRO region_path(lang) AS TABLE
    SELECT region_code, region, region_key, within FROM region_paths WHERE spoken = CASE WHEN lang = 'en' THEN 'en' ELSE 'zh' END
