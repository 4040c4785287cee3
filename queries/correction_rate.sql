-- title_zh: 复议和诉讼纠错率（审结不足10件的不计）
-- title_en: Correction rate in reconsideration and litigation (not below 10 concluded cases)
-- columns:
--   kind: 程序 | Procedure
--   year: 年份 | Year
--   corrected: 被纠错 | Corrected
--   concluded: 审结 | Concluded
--   rate: 纠错率 | Correction rate
--   low: 95%区间下限 | Lower end of the 95 % interval
--   high: 95%区间上限 | Upper end of the 95 % interval
--   reports: 所依据的报告数 | Reports it rests on
--   enough: 样本是否足够 | Enough cases
WITH amount AS (
    SELECT report.report_id, report.year,
           CASE WHEN starts_with(concept, 'reconsideration') THEN 'reconsideration' ELSE 'litigation' END AS kind,
           sum(value) FILTER (ends_with(concept, '_corrected')) AS corrected,
           sum(value) FILTER (regexp_matches(concept, '_(upheld|corrected|other)$')) AS concluded
    FROM chosen($years, $regions, $agencies, $editions, $lang) AS report
    JOIN concept_values USING (report_id)
    WHERE list_contains([
        'reconsideration_upheld', 'reconsideration_corrected', 'reconsideration_other',
        'litigation_upheld', 'litigation_corrected', 'litigation_other'], concept)
    GROUP BY ALL
    HAVING count(value) = 3)
SELECT
    word($lang, kind) AS kind,
    CAST(year AS VARCHAR) AS year,
    CAST(sum(corrected) AS DOUBLE) AS corrected,
    CAST(sum(concluded) AS DOUBLE) AS concluded,
    CASE WHEN sum(concluded) >= least_cases() THEN CAST(sum(corrected) AS DOUBLE) / CAST(sum(concluded) AS DOUBLE) END
        AS rate,
    CASE WHEN sum(concluded) >= least_cases() THEN wilson(sum(corrected), sum(concluded), -1) END AS low,
    CASE WHEN sum(concluded) >= least_cases() THEN wilson(sum(corrected), sum(concluded), 1) END AS high,
    count(*) AS reports,
    sum(concluded) >= least_cases() AS enough
FROM amount
GROUP BY amount.kind, amount.year
ORDER BY amount.kind DESC, amount.year
