-- title_zh: 各机关一览（各项取有数的最近一年）
-- title_en: Bodies, each figure of the latest year that has it
-- columns:
--   agency: 机关 | Body
--   years: 年份 | Years
--   reports: 报告数 | Reports
--   errors: 错误 | Errors
--   warnings: 疑点 | Warnings
--   infos: 提示 | Information
--   proactive_items: 主动公开信息 | Items disclosed
--   requests_received: 收到申请 | Requests received
--   reconsiderations: 行政复议 | Reconsiderations
--   lawsuits: 行政诉讼 | Lawsuits
--   staff: 工作人员 | Staff
--   region: 地区 | Region
--   report_id: 最近报告编号 | Latest report
--   agency_id: 机关编号 | Body id
WITH report AS (FROM chosen($years, $regions, $agencies, $editions, $lang)),
body AS (
    SELECT agency_id, any_value(agency) AS agency, any_value(agency_key) AS agency_key, any_value(region) AS region, count(*) AS reports,
           CASE WHEN min(year) = max(year) THEN CAST(max(year) AS VARCHAR)
                ELSE min(year) || '–' || max(year) END AS years,
           arg_max(report_id, year) AS report_id
    FROM report GROUP BY agency_id),
amount AS (
    SELECT report.agency_id,
           arg_max(value, report.year) FILTER (concept = 'proactive_items') AS proactive_items,
           arg_max(value, report.year) FILTER (concept = 'requests_received') AS requests_received,
           arg_max(value, report.year) FILTER (concept = 'reconsideration_total') AS reconsiderations,
           arg_max(value, report.year) FILTER (concept = 'litigation_total') AS lawsuits,
           arg_max(value, report.year) FILTER (concept = 'staff') AS staff
    FROM report JOIN concept_values USING (report_id)
    WHERE list_contains(['proactive_items', 'requests_received', 'reconsideration_total', 'litigation_total', 'staff'], concept)
    GROUP BY report.agency_id),
found AS (
    SELECT report.agency_id,
           count(*) FILTER (finding.severity = 'error') AS errors,
           count(*) FILTER (finding.severity = 'warning') AS warnings,
           count(*) FILTER (finding.severity = 'info') AS infos
    FROM report JOIN findings AS finding USING (report_id) GROUP BY report.agency_id)
SELECT
    body.agency, body.years, body.reports,
    coalesce(found.errors, 0) AS errors,
    coalesce(found.warnings, 0) AS warnings,
    coalesce(found.infos, 0) AS infos,
    CAST(amount.proactive_items AS DOUBLE) AS proactive_items,
    CAST(amount.requests_received AS DOUBLE) AS requests_received,
    CAST(amount.reconsiderations AS DOUBLE) AS reconsiderations,
    CAST(amount.lawsuits AS DOUBLE) AS lawsuits,
    CAST(amount.staff AS DOUBLE) AS staff,
    body.region, body.report_id, body.agency_id
FROM body
LEFT JOIN amount USING (agency_id)
LEFT JOIN found USING (agency_id)
ORDER BY errors DESC, warnings DESC, body.agency_key
