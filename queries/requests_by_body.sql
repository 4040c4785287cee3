-- title_zh: 各机关依申请公开（最近一年）
-- title_en: Requests by body, latest year
-- columns:
--   agency: 机关 | Body
--   year: 年份 | Year
--   requests_received: 收到申请数 | Requests received
--   requests_closed: 申请办结数 | Requests closed
--   closed_extended: 延期办结数 | Closed after extension
--   granted_full: 同意/予以公开 | Granted in full
--   granted_partial: 部分公开 | Granted in part
--   refused: 不予公开 | Refused
--   not_held: 不掌握或不存在 | Not held or not existing
--   findings: 错误和疑点数 | Errors and warnings
--   report_id: 报告编号 | Report
WITH report AS (
    FROM chosen($years, $regions, $agencies, $editions, $lang)
    QUALIFY row_number() OVER (PARTITION BY agency_id, scope ORDER BY year DESC) = 1)
SELECT
    report.agency, CAST(report.year AS VARCHAR) AS year,
    CAST(sum(value) FILTER (concept = 'requests_received') AS DOUBLE) AS requests_received,
    CAST(sum(value) FILTER (concept = 'requests_closed') AS DOUBLE) AS requests_closed,
    CAST(sum(value) FILTER (concept = 'closed_extended') AS DOUBLE) AS closed_extended,
    CAST(sum(value) FILTER (concept = 'granted_full') AS DOUBLE) AS granted_full,
    CAST(sum(value) FILTER (concept = 'granted_partial') AS DOUBLE) AS granted_partial,
    CAST(sum(value) FILTER (concept = 'refused') AS DOUBLE) AS refused,
    CAST(sum(value) FILTER (concept = 'not_held') AS DOUBLE) AS not_held,
    (SELECT count(*) FROM open_findings() AS finding
     WHERE finding.report_id = report.report_id) AS findings,
    report.report_id
FROM report
LEFT JOIN concept_values AS amount
    ON amount.report_id = report.report_id AND list_contains([
        'requests_received', 'requests_closed', 'closed_extended', 'granted_full',
        'granted_partial', 'refused', 'not_held'], concept)
GROUP BY report.report_id, report.agency, report.year
ORDER BY requests_received DESC NULLS LAST, min(report.agency_key)
