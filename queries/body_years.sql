-- title_zh: 本机关历年主要数字
-- title_en: Key figures of the body, year by year
-- listed: no
-- role: officer
-- columns:
--   mark: 标记（▶ 本报告） | Mark (▶ this report)
--   year: 年份 | Year
--   proactive: 主动公开信息 | Items disclosed
--   requests: 收到申请 | Requests received
--   granted: 予以公开 | Granted in full
--   reconsiderations: 行政复议 | Reconsiderations
--   lawsuits: 行政诉讼 | Lawsuits
--   staff: 工作人员 | Staff
--   findings: 错误和疑点数 | Errors and warnings
--   versions: 版本数 | Versions
--   edition: 表式 | Edition
--   published_on: 发布日期 | Published on
--   report_id: 报告编号 | Report
WITH this AS (SELECT report_id, agency_id, scope, year FROM reports WHERE report_id = $report_id),
report AS (
    SELECT report.*, this.year = report.year AS is_this
    FROM reports AS report JOIN this ON this.agency_id = report.agency_id AND this.scope = report.scope
    WHERE report.is_current AND report.year IS NOT NULL),
amount AS (
    PIVOT (
        SELECT report_id, concept, CAST(value AS DOUBLE) AS value
        FROM concept_values SEMI JOIN report USING (report_id))
    ON concept IN (
        'proactive_items', 'requests_received', 'granted_full', 'reconsideration_total', 'litigation_total', 'staff')
    USING sum(value) GROUP BY report_id),
doubted AS (SELECT report_id, count(*) AS findings FROM open_findings() GROUP BY report_id)
SELECT
    CASE WHEN report.is_this THEN '▶' ELSE '' END AS mark, CAST(report.year AS VARCHAR) AS year,
    amount.proactive_items AS proactive, amount.requests_received AS requests, amount.granted_full AS granted,
    amount.reconsideration_total AS reconsiderations, amount.litigation_total AS lawsuits, amount.staff,
    coalesce(doubted.findings, 0) AS findings, report.version AS versions, form_name($lang, report.edition) AS edition,
    CAST(report.published_on AS VARCHAR) AS published_on, report.report_id
FROM report
LEFT JOIN amount USING (report_id)
LEFT JOIN doubted USING (report_id)
ORDER BY report.year
