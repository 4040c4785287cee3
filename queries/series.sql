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
WITH total AS (
    SELECT
        amount.concept,
        said($lang, concepts.label_zh, concepts.label_en) AS label,
        word($lang, concepts.unit) AS unit,
        CAST(report.year AS VARCHAR) AS year,
        amount.segment,
        CAST(sum(amount.value) AS DOUBLE) AS value,
        count(amount.value) AS reports
    FROM chosen($years, $regions, $agencies, $editions, $lang) AS report
    JOIN concept_values AS amount USING (report_id)
    JOIN concepts USING (concept)
    WHERE (CAST($concepts AS VARCHAR[]) IS NULL OR list_contains(CAST($concepts AS VARCHAR[]), amount.concept))
      AND amount.value IS NOT NULL
    GROUP BY ALL)
FROM total
ORDER BY list_position(CAST($concepts AS VARCHAR[]), concept), concept, year, segment
