-- title_zh: 各部分占比
-- title_en: Parts and their shares
-- columns:
--   year: 年份 | Year
--   label: 指标 | Figure
--   value: 合计 | Sum
--   total: 各部分之和 | Sum of all parts
--   share: 占比 | Share
--   reports: 各部分数字齐全的报告数 | Reports with a figure for every part
--   concept: 代码 | Code
WITH amount AS (
    SELECT year, concept, sum(value) AS value, count(*) AS reports
    FROM parts($concepts, $years, $regions, $agencies, $editions, $lang)
    GROUP BY ALL)
SELECT
    CAST(amount.year AS VARCHAR) AS year,
    said($lang, concepts.label_zh, concepts.label_en) AS label,
    CAST(amount.value AS DOUBLE) AS value,
    CAST(sum(amount.value) OVER yearly AS DOUBLE) AS total,
    CAST(amount.value AS DOUBLE) / nullif(CAST(sum(amount.value) OVER yearly AS DOUBLE), 0) AS share,
    max(amount.reports) OVER yearly AS reports,
    amount.concept
FROM amount
JOIN concepts USING (concept)
WINDOW yearly AS (PARTITION BY amount.year)
-- a year of a handful of reports says little: it stands behind the others
ORDER BY max(amount.reports) OVER yearly >= least_peers() DESC, amount.year DESC, amount.value DESC, amount.concept
