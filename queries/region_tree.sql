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
    JOIN region_path() AS path USING (region_code)
    LEFT JOIN doubt USING (report_id)),
counted AS (
    SELECT unnest(within) AS region_code, report_id, agency_id, open_findings FROM report)
SELECT
    regions.name AS region, count(*) AS reports, count(DISTINCT counted.agency_id) AS bodies,
    CAST(sum(counted.open_findings) AS BIGINT) AS open_findings,
    sum(counted.open_findings) / count(*) AS findings_per_report,
    regions.region_code, regions.parent_code
FROM counted
JOIN regions USING (region_code)
-- a region opens where it is looked into, else the tree of a country has three thousand leaves
WHERE regions.level <> 'county' OR CAST($within AS VARCHAR) IS NULL OR regions.parent_code = $within
GROUP BY regions.region_code, regions.parent_code, regions.name
ORDER BY regions.region_code
