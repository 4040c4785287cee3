-- title_zh: 各机关一览
-- title_en: Bodies
-- columns:
--   agency: 机关 | Body
--   region: 地区 | Region
--   years: 年份 | Years
--   reports: 报告数 | Reports
--   latest_year: 最近年份 | Latest year
--   proactive_items: 主动公开信息数 | Items disclosed
--   requests_received: 收到申请数 | Requests received
--   appeals: 复议和诉讼 | Appeals and lawsuits
--   staff: 工作人员 | Staff
--   errors: 错误 | Errors
--   warnings: 疑点 | Warnings
--   infos: 提示 | Information
--   report_id: 最近报告编号 | Latest report
--   agency_id: 机关编号 | Body id
WITH report AS (FROM chosen($years, $regions, $agencies, $editions, $lang)),
body AS (
    SELECT agency_id, any_value(agency) AS agency, any_value(region) AS region, count(*) AS reports,
           CASE WHEN min(year) = max(year) THEN CAST(max(year) AS VARCHAR)
                ELSE min(year) || '–' || max(year) END AS years,
           max(year) AS latest_year, arg_max(report_id, year) AS report_id
    FROM report GROUP BY agency_id),
amount AS (
    SELECT report_id,
           sum(value) FILTER (concept = 'proactive_items') AS proactive_items,
           sum(value) FILTER (concept = 'requests_received') AS requests_received,
           sum(value) FILTER (concept IN ('reconsideration_total', 'litigation_total')) AS appeals,
           sum(value) FILTER (concept = 'staff') AS staff
    FROM concept_values GROUP BY report_id),
found AS (
    SELECT report.agency_id,
           count(*) FILTER (finding.severity = 'error') AS errors,
           count(*) FILTER (finding.severity = 'warning') AS warnings,
           count(*) FILTER (finding.severity = 'info') AS infos
    FROM report JOIN findings AS finding USING (report_id) GROUP BY report.agency_id)
SELECT
    body.agency, body.region, body.years, body.reports, CAST(body.latest_year AS VARCHAR) AS latest_year,
    CAST(amount.proactive_items AS DOUBLE) AS proactive_items,
    CAST(amount.requests_received AS DOUBLE) AS requests_received,
    CAST(amount.appeals AS DOUBLE) AS appeals,
    CAST(amount.staff AS DOUBLE) AS staff,
    coalesce(found.errors, 0) AS errors,
    coalesce(found.warnings, 0) AS warnings,
    coalesce(found.infos, 0) AS infos,
    body.report_id, body.agency_id
FROM body
LEFT JOIN amount USING (report_id)
LEFT JOIN found USING (agency_id)
ORDER BY errors DESC, warnings DESC, body.agency
