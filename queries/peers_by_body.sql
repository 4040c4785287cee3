-- title_zh: 各机关与同级中位数之比（最近一年）
-- title_en: Bodies against the median of their peers, latest year
-- columns:
--   agency: 机关 | Body
--   year: 年份 | Year
--   times_median: 为同级中位数的倍数 | Times the median of its peers
--   value: 数值 | Value
--   median: 同级中位数 | Median of the peers
--   low: 同级下四分位数 | Lower quartile of the peers
--   high: 同级上四分位数 | Upper quartile of the peers
--   peers: 同级有数的机关数 | Peers with the figure
--   open_findings: 错误和疑点数 | Errors and warnings
--   is_ranked: 是否排名 | Ranked
--   report_id: 报告编号 | Report

-- A raw number says how large a body is; its multiple of the median of its level and year says how it stands. Peers
-- are those of `compare`: in the whole store whatever is filtered, made-up bodies among themselves.
WITH figure AS (
    SELECT report.report_id, report.agency_id, report.scope, report.year, report.is_sample, agency.level,
           amount.segment, amount.value
    FROM chosen(NULL, NULL, NULL, NULL, $lang) AS report
    JOIN agencies AS agency USING (agency_id)
    JOIN concept_values AS amount USING (report_id)
    WHERE amount.concept = CAST($concepts AS VARCHAR[])[1] AND amount.value IS NOT NULL),
peers AS (
    SELECT level, is_sample, scope, year, segment, count(*) AS peers,
           CASE WHEN count(*) >= least_peers() THEN quantile_cont(CAST(value AS DOUBLE), [0.25, 0.5, 0.75]) END AS quartiles
    FROM figure GROUP BY ALL),
latest AS (
    SELECT report.agency, figure.*
    FROM chosen($years, $regions, $agencies, $editions, $lang) AS report
    JOIN figure USING (report_id)
    QUALIFY row_number() OVER (PARTITION BY figure.agency_id, figure.scope ORDER BY figure.year DESC) = 1)
SELECT
    latest.agency, CAST(latest.year AS VARCHAR) AS year,
    CAST(latest.value AS DOUBLE) / nullif(peers.quartiles[2], 0) AS times_median,
    CAST(latest.value AS DOUBLE) AS value,
    peers.quartiles[2] AS median, peers.quartiles[1] AS low, peers.quartiles[3] AS high, peers.peers,
    (SELECT count(*) FROM open_findings() AS finding WHERE finding.report_id = latest.report_id) AS open_findings,
    coalesce(peers.quartiles[2] > 0, false) AS is_ranked,
    latest.report_id
FROM latest
JOIN peers USING (level, is_sample, scope, year, segment)
ORDER BY is_ranked DESC, times_median DESC NULLS LAST, value DESC, latest.agency
