-- title_zh: 复议和诉讼纠错率（审结不足10件的不计）
-- title_en: Correction rate in reconsideration and litigation (not below 10 concluded cases)
-- columns:
--   kind: 程序 | Procedure
--   year: 年份 | Year
--   corrected: 被纠错 | Corrected
--   concluded: 审结 | Concluded
--   rate: 纠错率 | Correction rate
--   enough: 样本是否足够 | Enough cases
WITH amount AS (
    SELECT report.report_id, report.year,
           CASE WHEN starts_with(concept, 'reconsideration') THEN 'reconsideration' ELSE 'litigation' END AS kind,
           sum(value) FILTER (ends_with(concept, '_corrected')) AS corrected,
           sum(value) FILTER (regexp_matches(concept, '_(upheld|corrected|other)$')) AS concluded
    FROM chosen($years, $regions, $agencies, $editions, $lang) AS report
    JOIN concept_values USING (report_id)
    WHERE regexp_matches(concept, '^(reconsideration|litigation)_(upheld|corrected|other)$')
    GROUP BY ALL
    HAVING count(value) = 3)
SELECT
    word($lang, kind) AS kind,
    CAST(year AS VARCHAR) AS year,
    CAST(sum(corrected) AS DOUBLE) AS corrected,
    CAST(sum(concluded) AS DOUBLE) AS concluded,
    CASE WHEN sum(concluded) >= 10 THEN CAST(sum(corrected) AS DOUBLE) / CAST(sum(concluded) AS DOUBLE) END AS rate,
    sum(concluded) >= 10 AS enough
FROM amount
GROUP BY amount.kind, amount.year
ORDER BY amount.kind DESC, amount.year
