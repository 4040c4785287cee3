-- title_zh: 各机关予以公开率及其95%区间（最近一年，不足10件的不排名）
-- title_en: Share granted by body with its 95 % interval, latest year (bodies below 10 requests are not ranked)
-- columns:
--   agency: 机关 | Body
--   years: 年份 | Years
--   granted: 予以公开和部分公开 | Granted in full or in part
--   handled: 办结或答复 | Requests handled
--   rate: 予以公开率 | Share granted
--   low: 95%区间下限 | Lower end of the 95 % interval
--   high: 95%区间上限 | Upper end of the 95 % interval
--   is_ranked: 是否排名 | Ranked
--   report_id: 报告编号 | Report
WITH amount AS (
    SELECT report.report_id, report.agency, report.agency_id, report.scope, report.year,
           sum(value) FILTER (concept IN ('granted_full', 'granted_partial')) AS granted,
           sum(value) FILTER (concept = 'requests_handled') AS handled
    FROM chosen($years, $regions, $agencies, $editions, $lang) AS report
    JOIN concept_values USING (report_id)
    WHERE list_contains(['granted_full', 'granted_partial', 'requests_handled'], concept)
    GROUP BY ALL
    -- more granted than handled is a finding of that report and no share
    HAVING count(value) = 3 AND granted <= handled),
latest AS (FROM amount QUALIFY row_number() OVER (PARTITION BY agency_id, scope ORDER BY year DESC) = 1)
SELECT agency, CAST(year AS VARCHAR) AS years, CAST(granted AS DOUBLE) AS granted, CAST(handled AS DOUBLE) AS handled,
       CASE WHEN handled >= least_cases() THEN CAST(granted AS DOUBLE) / CAST(handled AS DOUBLE) END AS rate,
       CASE WHEN handled >= least_cases() THEN wilson(granted, handled, -1) END AS low,
       CASE WHEN handled >= least_cases() THEN wilson(granted, handled, 1) END AS high,
       handled >= least_cases() AS is_ranked, report_id
FROM latest
ORDER BY is_ranked DESC, low DESC NULLS LAST, handled DESC, agency
