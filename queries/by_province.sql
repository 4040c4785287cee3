-- title_zh: 各省级地区一览
-- title_en: Provinces
-- columns:
--   province: 省级地区 | Province
--   bodies: 机关数 | Bodies
--   reports: 报告数 | Reports
--   requests: 收到申请 | Requests received
--   requests_reports: 该数所依据的报告数 | Reports it rests on
--   open_findings: 错误和疑点数 | Errors and warnings
--   findings_per_report: 每份报告错误和疑点数 | Errors and warnings per report
--   expected: 应报 | Expected
--   filed: 已收 | On file
--   filed_share: 已收比例 | Share on file
--   region_code: 地区代码 | Region code
WITH report AS (
    SELECT chosen.report_id, chosen.agency_id, chosen.year, next_region(path.within, NULL) AS province_code
    FROM chosen($years, $regions, $agencies, $editions, $lang) AS chosen
    JOIN region_path($lang) AS path USING (region_code)),
request AS (
    SELECT report.province_code, sum(amount.value) AS requests, count(*) AS reports
    FROM report JOIN concept_values AS amount USING (report_id)
    WHERE amount.concept = 'requests_received' AND amount.value IS NOT NULL
    GROUP BY ALL),
doubt AS (
    SELECT report.province_code, count(*) AS open_findings
    FROM report JOIN open_findings() AS finding USING (report_id) GROUP BY ALL),
amount AS (
    SELECT province_code, count(*) AS reports, count(DISTINCT agency_id) AS bodies FROM report GROUP BY ALL),
coverage AS (
    SELECT next_region(path.within, NULL) AS province_code,
           count(*) FILTER (is_filed) AS filed, count(*) FILTER (status <> 'awaited') AS expected
    FROM body_years($years, $regions, $agencies, $editions, $lang)
    JOIN region_path($lang) AS path USING (region_code)
    GROUP BY ALL)
SELECT
    region_name($lang, regions.region_code, regions.name) AS province, coalesce(amount.bodies, 0) AS bodies, coalesce(amount.reports, 0) AS reports,
    CAST(request.requests AS DOUBLE) AS requests,
    coalesce(request.reports, 0) AS requests_reports,
    coalesce(doubt.open_findings, 0) AS open_findings,
    coalesce(doubt.open_findings, 0) / nullif(amount.reports, 0) AS findings_per_report,
    coverage.expected, coverage.filed, coverage.filed / nullif(coverage.expected, 0) AS filed_share,
    coverage.province_code AS region_code
FROM coverage
JOIN regions ON regions.region_code = coverage.province_code
LEFT JOIN amount USING (province_code)
LEFT JOIN request USING (province_code)
LEFT JOIN doubt USING (province_code)
ORDER BY coverage.province_code
