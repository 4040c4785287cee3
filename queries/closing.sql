-- title_zh: 按时和延期办结
-- title_en: Requests closed on time and after extension
-- columns:
--   year: 年份 | Year
--   on_time: 按时办结数 | Closed on time
--   extended: 延期办结数 | Closed after extension
--   closed: 办结数 | Closed
--   extended_share: 延期占比 | Share closed after extension
--   low: 95%区间下限 | Lower end of the 95 % interval
--   high: 95%区间上限 | Upper end of the 95 % interval
--   reports: 所依据的报告数 | Reports it rests on
WITH amount AS (
    SELECT report.report_id, report.year,
           sum(value) FILTER (concept = 'closed_on_time') AS on_time,
           sum(value) FILTER (concept = 'closed_extended') AS extended
    FROM chosen($years, $regions, $agencies, $editions, $lang) AS report
    JOIN concept_values USING (report_id)
    WHERE list_contains(['closed_on_time', 'closed_extended'], concept)
    GROUP BY ALL)
SELECT
    CAST(year AS VARCHAR) AS year,
    CAST(sum(on_time) AS DOUBLE) AS on_time,
    CAST(sum(extended) AS DOUBLE) AS extended,
    CAST(sum(on_time + extended) AS DOUBLE) AS closed,
    CASE WHEN sum(on_time + extended) >= least_cases()
         THEN CAST(sum(extended) AS DOUBLE) / CAST(sum(on_time + extended) AS DOUBLE) END AS extended_share,
    CASE WHEN sum(on_time + extended) >= least_cases() THEN wilson(sum(extended), sum(on_time + extended), -1) END AS low,
    CASE WHEN sum(on_time + extended) >= least_cases() THEN wilson(sum(extended), sum(on_time + extended), 1) END AS high,
    count(*) AS reports
FROM amount
WHERE on_time IS NOT NULL AND extended IS NOT NULL
GROUP BY year
ORDER BY year
