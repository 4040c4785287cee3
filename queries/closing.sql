-- title_zh: 按时和延期办结
-- title_en: Requests closed on time and after extension
-- columns:
--   year: 年份 | Year
--   on_time: 按时办结数 | Closed on time
--   extended: 延期办结数 | Closed after extension
--   extended_share: 延期占比 | Share closed after extension
--   reports: 所依据的报告数 | Reports it rests on
WITH amount AS (
    SELECT report.report_id, report.year,
           sum(value) FILTER (concept = 'closed_on_time') AS on_time,
           sum(value) FILTER (concept = 'closed_extended') AS extended
    FROM chosen($years, $regions, $agencies, $editions, $lang) AS report
    JOIN concept_values USING (report_id)
    GROUP BY ALL)
SELECT
    CAST(year AS VARCHAR) AS year,
    CAST(sum(on_time) AS DOUBLE) AS on_time,
    CAST(sum(extended) AS DOUBLE) AS extended,
    CAST(sum(extended) AS DOUBLE) / nullif(CAST(sum(on_time + extended) AS DOUBLE), 0) AS extended_share,
    count(*) AS reports
FROM amount
WHERE on_time IS NOT NULL AND extended IS NOT NULL
GROUP BY year
ORDER BY year
