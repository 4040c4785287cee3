-- A region with those it lies in, at most three levels: 海南省 海口市 秀英区.
CREATE OR REPLACE TEMP MACRO region_path() AS TABLE
    SELECT
        region.region_code,
        concat_ws(' ', upper_level.name, parent.name, region.name) AS region,
        concat_ws(' ', upper_level.sort_key, parent.sort_key, region.sort_key) AS region_key,
        [code FOR code IN [region.region_code, parent.region_code, upper_level.region_code] IF code IS NOT NULL]
            AS within
    FROM regions AS region
    LEFT JOIN regions AS parent ON parent.region_code = region.parent_code
    LEFT JOIN regions AS upper_level ON upper_level.region_code = parent.parent_code
