-- title_zh: 各机关的中位数和四分位数
-- title_en: The median body and the quartiles
-- columns:
--   label: 指标 | Figure
--   unit: 单位 | Unit
--   year: 年份 | Year
--   segment: 口径段（不同段不可比） | Segment (figures of different segments do not compare)
--   low: 下四分位数 | Lower quartile
--   value: 中位数 | Median
--   high: 上四分位数 | Upper quartile
--   reports: 有数的报告数 | Reports with a figure
--   enough: 样本是否足够 | Enough reports
--   concept: 代码 | Code

-- A median is not moved by one large body, as a sum is; of too few bodies none is told.
SELECT
    said($lang, any_value(concepts.label_zh), any_value(concepts.label_en)) AS label,
    unit_word($lang, any_value(concepts.unit), concept) AS unit,
    CAST(report.year AS VARCHAR) AS year, amount.segment,
    CASE WHEN count(*) >= least_peers() THEN CAST(quantile_cont(amount.value, 0.25) AS DOUBLE) END AS low,
    CASE WHEN count(*) >= least_peers() THEN CAST(quantile_cont(amount.value, 0.5) AS DOUBLE) END AS value,
    CASE WHEN count(*) >= least_peers() THEN CAST(quantile_cont(amount.value, 0.75) AS DOUBLE) END AS high,
    count(*) AS reports, count(*) >= least_peers() AS enough, concept
FROM chosen($years, $regions, $agencies, $editions, $lang) AS report
JOIN concept_values AS amount USING (report_id)
JOIN concepts USING (concept)
WHERE list_contains(CAST($concepts AS VARCHAR[]), concept) AND amount.value IS NOT NULL AND report.year IS NOT NULL
GROUP BY concept, amount.segment, report.year
ORDER BY list_position(CAST($concepts AS VARCHAR[]), concept), report.year, amount.segment
