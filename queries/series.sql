-- title_zh: 各指标历年合计
-- title_en: Concepts by year, summed over the reports in view
-- columns:
--   concept: 代码 | Code
--   label: 指标 | Figure
--   unit: 单位 | Unit
--   year: 年份 | Year
--   segment: 口径段（不同段不可比） | Segment (figures of different segments do not compare)
--   value: 合计 | Sum
--   reports: 有数的报告数 | Reports with a figure

-- A segment that only a province's own form has is a series of its own, named after that form.
-- With $balanced a series sums only the bodies that have a figure in each of its years.
WITH own_form AS (
    SELECT concept, segment, any_value(split_part(edition, '_', 2)) AS form
    FROM concept_terms
    GROUP BY concept, segment
    HAVING bool_and(contains(edition, '_'))),
figure AS (
    SELECT amount.concept, amount.segment, report.agency_id, report.scope, report.year, amount.value
    FROM chosen($years, $regions, $agencies, $editions, $lang) AS report
    JOIN concept_values AS amount USING (report_id)
    WHERE (CAST($concepts AS VARCHAR[]) IS NULL OR list_contains(CAST($concepts AS VARCHAR[]), amount.concept))
      AND amount.value IS NOT NULL),
-- worked out only where it is asked for
span AS (
    SELECT concept, segment, count(DISTINCT year) AS years FROM figure
    WHERE coalesce(CAST($balanced AS BOOLEAN), false) GROUP BY ALL),
steady AS (
    SELECT concept, segment, agency_id, scope, count(DISTINCT year) AS years FROM figure
    WHERE coalesce(CAST($balanced AS BOOLEAN), false) GROUP BY ALL),
total AS (
    SELECT figure.concept, figure.segment, figure.year, sum(figure.value) AS value, count(*) AS reports
    FROM figure
    LEFT JOIN steady USING (concept, segment, agency_id, scope)
    LEFT JOIN span USING (concept, segment)
    WHERE NOT coalesce(CAST($balanced AS BOOLEAN), false) OR steady.years = span.years
    GROUP BY ALL)
SELECT
    concept,
    said($lang, concepts.label_zh, concepts.label_en)
        || coalesce(said($lang, '（' || word($lang, own_form.form) || '）', ' (' || word($lang, own_form.form) || ')'), '')
        AS label,
    unit_word($lang, concepts.unit, concept) AS unit,
    CAST(year AS VARCHAR) AS year,
    segment, CAST(value AS DOUBLE) AS value, reports
FROM total
JOIN concepts USING (concept)
LEFT JOIN own_form USING (concept, segment)
ORDER BY list_position(CAST($concepts AS VARCHAR[]), concept), concept, own_form.form NULLS FIRST, total.year, segment
