-- title_zh: 主要数字（各取有数的最近一年）
-- title_en: Headline figures, each of the latest year that has it
-- columns:
--   metric: 代码 | Code
--   label: 指标 | Figure
--   unit: 单位 | Unit
--   year: 年份 | Year
--   value: 数值 | Value
--   change: 比上年增减（同口径、两年均有数的机关） | Change on last year (bodies that report both, same definition)
--   compared: 可比机关数 | Bodies compared
--   reports: 所依据的报告数 | Reports it rests on
--   bodies: 范围内机关数 | Bodies in view
--   with_findings: 其中有错误或疑点的报告数 | of which reports with errors or warnings
WITH metric(metric, ordinal, concepts, label_zh, label_en) AS (VALUES
    ('proactive_items', 1, ['proactive_items'], '主动公开信息', 'Items disclosed'),
    ('requests_received', 2, ['requests_received'], '收到申请', 'Requests received'),
    ('appeals', 3, ['reconsideration_total', 'litigation_total'], '行政复议和诉讼', 'Appeals and lawsuits'),
    ('staff', 4, ['staff'], '工作人员', 'Disclosure staff')),
report AS (FROM chosen($years, $regions, $agencies, $editions, $lang)),
figure AS (
    SELECT metric.metric, report.agency_id, report.scope, report.report_id, report.year,
           sum(amount.value) AS value, list(amount.segment ORDER BY amount.concept) AS segments
    FROM report
    JOIN concept_values AS amount USING (report_id)
    JOIN metric ON list_contains(metric.concepts, amount.concept)
    WHERE amount.value IS NOT NULL
    GROUP BY ALL
    HAVING count(*) = len(any_value(metric.concepts))),
latest AS (SELECT metric, max(year) AS year FROM figure GROUP BY metric),
open_report AS (SELECT DISTINCT report_id FROM findings WHERE severity IN ('error', 'warning')),
now AS (
    SELECT figure.metric, sum(figure.value) AS value, count(*) AS reports,
           count(open_report.report_id) AS with_findings
    FROM figure JOIN latest USING (metric, year) LEFT JOIN open_report USING (report_id)
    GROUP BY ALL),
like_for_like AS (
    SELECT now_figure.metric, sum(now_figure.value - before.value) AS change, count(*) AS compared
    FROM figure AS now_figure
    JOIN latest USING (metric, year)
    JOIN figure AS before
      ON before.metric = now_figure.metric AND before.agency_id = now_figure.agency_id
     AND before.scope = now_figure.scope AND before.segments = now_figure.segments
     AND before.year = now_figure.year - 1
    GROUP BY ALL)
SELECT
    metric.metric,
    said($lang, metric.label_zh, metric.label_en) AS label,
    word($lang, concepts.unit) AS unit,
    CAST(latest.year AS VARCHAR) AS year,
    CAST(now.value AS DOUBLE) AS value,
    CAST(like_for_like.change AS DOUBLE) AS change,
    coalesce(like_for_like.compared, 0) AS compared,
    coalesce(now.reports, 0) AS reports,
    (SELECT count(DISTINCT agency_id) FROM report) AS bodies,
    coalesce(now.with_findings, 0) AS with_findings
FROM metric
JOIN concepts ON concepts.concept = metric.concepts[1]
LEFT JOIN latest USING (metric)
LEFT JOIN now USING (metric)
LEFT JOIN like_for_like USING (metric)
ORDER BY metric.ordinal
