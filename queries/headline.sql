-- title_zh: 主要数字（各取有数且已收过半的最近一年）
-- title_en: Headline figures, each of the latest year that has it and half the reports due
-- columns:
--   metric: 代码 | Code
--   label: 指标 | Figure
--   unit: 单位 | Unit
--   year: 年份 | Year
--   value: 数值 | Value
--   change: 比上年增减（同口径、两年均有数的机关） | Change on last year (bodies that report both, same definition)
--   change_share: 比上年增减率 | Change on last year, in percent
--   compared: 可比机关数 | Bodies compared
--   reports: 所依据的报告数 | Reports it rests on
--   bodies: 范围内机关数 | Bodies in view
--   filed: 当年已收报告机关数 | Bodies with a report of that year on file
--   expected: 当年应报机关数 | Bodies a report of that year is expected of
--   with_findings: 其中数字有错误或疑点的报告数 | of which reports with errors or warnings on figures
--   doubtful_share: 数值中来自这些报告的比例 | Share of the value from these reports
--   low: 采纳建议值后的下限 | Lowest value if proposals were accepted
--   high: 采纳建议值后的上限 | Highest value if proposals were accepted
WITH metric(metric, ordinal, concepts, label_zh, label_en) AS (VALUES
    ('proactive_items', 1, ['proactive_items'], '主动公开信息', 'Items disclosed'),
    ('requests_received', 2, ['requests_received'], '收到申请', 'Requests received'),
    ('appeals', 3, ['reconsideration_total', 'litigation_total'], '行政复议和诉讼', 'Appeals and lawsuits'),
    ('staff', 4, ['staff'], '工作人员', 'Disclosure staff'),
    ('normative_docs_made', 5, ['normative_docs_made'], '制发规范性文件', 'Normative documents issued'),
    ('decisions', 6, ['licensing_decisions', 'penalty_decisions', 'compulsory_decisions'],
     '行政许可、处罚和强制决定', 'Administrative decisions')),
-- the segments of a metric's concepts become one number, two digits for each
member AS (
    SELECT metric, len(concepts) AS needed, unnest(concepts) AS concept,
           unnest([pow(100, place) FOR place IN range(len(concepts))]) AS place
    FROM metric),
-- a change is told against the year before also where that is not in view
report AS (
    SELECT *, CAST($years AS INTEGER[]) IS NULL OR list_contains(CAST($years AS INTEGER[]), year) AS is_in_view
    FROM chosen(NULL, $regions, $agencies, $editions, $lang)
    WHERE CAST($years AS INTEGER[]) IS NULL OR list_has_any(CAST($years AS INTEGER[]), [year, year + 1])),
amount AS (
    SELECT member.metric, report_id, sum(value) AS value, sum(segment * member.place) AS segments
    FROM concept_values
    JOIN member USING (concept)
    SEMI JOIN report USING (report_id)
    WHERE value IS NOT NULL
      -- as written out, rows of others are passed over while the table is read
      AND list_contains([
          'proactive_items', 'requests_received', 'reconsideration_total', 'litigation_total', 'staff',
          'normative_docs_made', 'licensing_decisions', 'penalty_decisions', 'compulsory_decisions'], concept)
    GROUP BY member.metric, report_id
    HAVING count(*) = any_value(member.needed)),
figure AS (
    SELECT amount.metric, report.agency_id, report.scope, report_id, report.year, report.is_in_view,
           amount.value, amount.segments
    FROM amount
    JOIN report USING (report_id)),
coverage AS (
    SELECT year, count(*) FILTER (is_filed) AS filed, count(*) FILTER (status <> 'awaited') AS expected
    FROM body_years($years, $regions, $agencies, $editions, $lang)
    GROUP BY year),
-- the latest year that has the figure and half the reports due, else the latest; in the definition most report it by
latest AS (
    SELECT metric, year, segments FROM figure JOIN coverage USING (year)
    WHERE is_in_view
    GROUP BY metric, year, segments, filed, expected
    QUALIFY row_number() OVER (
        PARTITION BY metric ORDER BY 2 * filed >= expected DESC, year DESC, count(*) DESC, segments) = 1),
doubtful AS (SELECT DISTINCT report_id FROM doubts()),
proposal AS (
    SELECT figure.metric, finding.report_id, finding.suspect,
           min((finding.proposed - cell.value) * term.weight) AS least,
           max((finding.proposed - cell.value) * term.weight) AS most
    FROM figure
    JOIN latest USING (metric, year, segments)
    JOIN metric USING (metric)
    JOIN open_findings() AS finding USING (report_id)
    JOIN report USING (report_id)
    JOIN concept_terms AS term
      ON term.edition = report.edition AND term.item = finding.suspect AND list_contains(metric.concepts, term.concept)
    JOIN cells AS cell ON cell.report_id = finding.report_id AND cell.item = finding.suspect
    WHERE finding.proposed IS NOT NULL AND cell.value IS NOT NULL
    GROUP BY ALL),
swing AS (
    SELECT metric, sum(least(least, 0)) AS down, sum(greatest(most, 0)) AS up FROM proposal GROUP BY metric),
now AS (
    SELECT figure.metric, sum(figure.value) AS value, count(*) AS reports,
           count(doubtful.report_id) AS with_findings,
           coalesce(sum(figure.value) FILTER (doubtful.report_id IS NOT NULL), 0) AS doubtful_value
    FROM figure JOIN latest USING (metric, year, segments) LEFT JOIN doubtful USING (report_id)
    GROUP BY ALL),
like_for_like AS (
    SELECT now_figure.metric, sum(now_figure.value - before.value) AS change, sum(before.value) AS before,
           count(*) AS compared
    FROM figure AS now_figure
    JOIN latest USING (metric, year, segments)
    JOIN figure AS before
      ON before.metric = now_figure.metric AND before.agency_id = now_figure.agency_id
     AND before.scope = now_figure.scope AND before.segments = now_figure.segments
     AND before.year = now_figure.year - 1
    GROUP BY ALL)
SELECT
    metric.metric,
    said($lang, metric.label_zh, metric.label_en) AS label,
    unit_word($lang, concepts.unit, concepts.concept) AS unit,
    CAST(latest.year AS VARCHAR) AS year,
    CAST(now.value AS DOUBLE) AS value,
    CAST(like_for_like.change AS DOUBLE) AS change,
    CAST(like_for_like.change AS DOUBLE) / nullif(CAST(like_for_like.before AS DOUBLE), 0) AS change_share,
    coalesce(like_for_like.compared, 0) AS compared,
    coalesce(now.reports, 0) AS reports,
    (SELECT count(DISTINCT agency_id) FROM report WHERE is_in_view) AS bodies,
    coverage.filed,
    CASE WHEN $editions IS NULL THEN coverage.expected END AS expected,
    coalesce(now.with_findings, 0) AS with_findings,
    CAST(now.doubtful_value AS DOUBLE) / nullif(CAST(now.value AS DOUBLE), 0) AS doubtful_share,
    CAST(now.value + swing.down AS DOUBLE) AS low,
    CAST(now.value + swing.up AS DOUBLE) AS high
FROM metric
JOIN concepts ON concepts.concept = metric.concepts[1]
LEFT JOIN latest USING (metric)
LEFT JOIN now USING (metric)
LEFT JOIN like_for_like USING (metric)
LEFT JOIN swing USING (metric)
LEFT JOIN coverage ON coverage.year = latest.year
ORDER BY metric.ordinal
