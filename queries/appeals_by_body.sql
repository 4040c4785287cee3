-- title_zh: 各机关行政复议和诉讼（最近一年）
-- title_en: Reconsideration and litigation by body, latest year
-- columns:
--   agency: 机关 | Body
--   year: 年份 | Year
--   reconsideration_total: 行政复议 | Reconsiderations
--   reconsideration_corrected: 复议纠错 | Reconsiderations corrected
--   litigation_total: 行政诉讼 | Lawsuits
--   litigation_corrected: 诉讼纠错 | Lawsuits corrected
--   complaints: 举报投诉 | Complaints
--   findings: 错误和疑点数 | Errors and warnings
--   report_id: 报告编号 | Report
WITH report AS (
    FROM chosen($years, $regions, $agencies, $editions, $lang)
    QUALIFY row_number() OVER (PARTITION BY agency_id, scope ORDER BY year DESC) = 1)
SELECT
    report.agency, CAST(report.year AS VARCHAR) AS year,
    CAST(sum(value) FILTER (concept = 'reconsideration_total') AS DOUBLE) AS reconsideration_total,
    CAST(sum(value) FILTER (concept = 'reconsideration_corrected') AS DOUBLE) AS reconsideration_corrected,
    CAST(sum(value) FILTER (concept = 'litigation_total') AS DOUBLE) AS litigation_total,
    CAST(sum(value) FILTER (concept = 'litigation_corrected') AS DOUBLE) AS litigation_corrected,
    CAST(sum(value) FILTER (concept = 'complaints') AS DOUBLE) AS complaints,
    (SELECT count(*) FROM open_findings() AS finding
     WHERE finding.report_id = report.report_id) AS findings,
    report.report_id
FROM report
LEFT JOIN concept_values AS amount
    ON amount.report_id = report.report_id AND list_contains([
        'reconsideration_total', 'reconsideration_corrected', 'litigation_total',
        'litigation_corrected', 'complaints'], concept)
GROUP BY report.report_id, report.agency, report.year
ORDER BY coalesce(reconsideration_total, 0) + coalesce(litigation_total, 0) DESC, min(report.agency_key)
