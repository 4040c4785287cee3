-- title_zh: 各机关纠错率及其95%区间（审结不足10件的不排名）
-- title_en: Correction rate by body with its 95 % interval (bodies below 10 concluded cases are not ranked)
-- columns:
--   agency: 机关 | Body
--   years: 年份 | Years
--   corrected: 被纠错 | Corrected
--   concluded: 审结 | Concluded
--   rate: 纠错率 | Correction rate
--   low: 95%区间下限 | Lower end of the 95 % interval
--   high: 95%区间上限 | Upper end of the 95 % interval
--   is_ranked: 是否排名 | Ranked
--   reports: 所依据的报告数 | Reports it rests on
--   report_id: 最近报告编号 | Latest report

-- Reconsideration and litigation of all years in view together: a body has few cases in one. Ranked by the lower end
-- of the interval, so that one case of one does not stand above forty of fifty.
WITH amount AS (
    SELECT report.report_id, report.agency_id, report.agency, report.year,
           sum(value) FILTER (ends_with(concept, '_corrected')) AS corrected, sum(value) AS concluded
    FROM chosen($years, $regions, $agencies, $editions, $lang) AS report
    JOIN concept_values USING (report_id)
    WHERE list_contains([
        'reconsideration_upheld', 'reconsideration_corrected', 'reconsideration_other',
        'litigation_upheld', 'litigation_corrected', 'litigation_other'], concept)
    GROUP BY ALL
    HAVING count(value) = 6),
body AS (
    SELECT any_value(agency) AS agency,
           CASE WHEN min(year) = max(year) THEN CAST(max(year) AS VARCHAR)
                ELSE min(year) || '–' || max(year) END AS years,
           sum(corrected) AS corrected, sum(concluded) AS concluded, count(*) AS reports,
           arg_max(report_id, year) AS report_id
    FROM amount GROUP BY agency_id)
SELECT agency, years, CAST(corrected AS DOUBLE) AS corrected, CAST(concluded AS DOUBLE) AS concluded,
       CASE WHEN concluded >= least_cases() THEN CAST(corrected AS DOUBLE) / CAST(concluded AS DOUBLE) END AS rate,
       CASE WHEN concluded >= least_cases() THEN wilson(corrected, concluded, -1) END AS low,
       CASE WHEN concluded >= least_cases() THEN wilson(corrected, concluded, 1) END AS high,
       concluded >= least_cases() AS is_ranked, reports, report_id
FROM body
ORDER BY is_ranked DESC, low DESC NULLS LAST, concluded DESC, agency
