-- title_zh: 地区层级
-- title_en: The tree of regions
-- columns:
--   region: 地区 | Region
--   reports: 报告数 | Reports
--   bodies: 机关数 | Bodies
--   open_findings: 错误和疑点数 | Errors and warnings
--   findings_per_report: 每份报告错误和疑点数 | Errors and warnings per report
--   region_code: 地区代码 | Region code
--   parent_code: 上级地区代码 | Code of the region it lies in
WITH doubt AS (SELECT report_id, count(*) AS open_findings FROM open_findings() GROUP BY report_id),
report AS (
    SELECT chosen.report_id, chosen.agency_id, coalesce(doubt.open_findings, 0) AS open_findings, path.within
    FROM chosen($years, $regions, $agencies, $editions, $lang) AS chosen
    LEFT JOIN region_path($lang) AS path USING (region_code)
    LEFT JOIN doubt USING (report_id)),
-- the root is the whole country
counted AS (
    SELECT unnest(list_append(coalesce(within, []), 'all')) AS region_code, report_id, agency_id, open_findings
    FROM report),
node AS (
    SELECT region_code, region_name($lang, region_code, name) AS name, level, coalesce(parent_code, 'all') AS parent_code
    FROM regions
    UNION ALL
    SELECT 'all', said($lang, '全部地区', 'All regions'), NULL, '')
SELECT
    node.name AS region, count(*) AS reports, count(DISTINCT counted.agency_id) AS bodies,
    CAST(sum(counted.open_findings) AS BIGINT) AS open_findings,
    sum(counted.open_findings) / count(*) AS findings_per_report,
    node.region_code, node.parent_code
FROM counted
JOIN node USING (region_code)
-- a region opens where it is looked into, else the tree of a country has three thousand leaves
WHERE node.level IS DISTINCT FROM 'county'
   OR node.parent_code IN (SELECT unnest(within) FROM region_path($lang) WHERE region_code = CAST($within AS VARCHAR))
GROUP BY node.region_code, node.parent_code, node.name
ORDER BY node.parent_code, node.region_code
