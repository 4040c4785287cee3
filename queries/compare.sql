-- title_zh: 机关或地区与同级比较
-- title_en: Bodies or regions against their peers
-- columns:
--   unit: 机关或地区 | Body or region
--   label: 指标 | Figure
--   year: 年份 | Year
--   value: 数值（计数为每个报送机关平均） | Value (counts: per reporting body)
--   median: 同级中位数 | Median of the peers
--   low: 同级下四分位数 | Lower quartile of the peers
--   high: 同级上四分位数 | Upper quartile of the peers
--   times_median: 为中位数的倍数 | Times the median
--   standing: 在同级中的位置 | Standing among the peers
--   peers: 同级有数的机关或地区数 | Peers with the figure
--   cases: 比率的分母 | Cases or persons below the ratio
--   reports: 所依据的报告数 | Reports it rests on
--   open_findings: 错误和疑点数 | Errors and warnings
--   is_latest: 最近可并列的一年 | Latest year that most of them have
--   kind_code: 指标类型代码 | Kind of figure
--   segment: 口径段（不同段不可比） | Segment (figures of different segments do not compare)
--   measure: 指标代码 | Code of the figure
--   concepts: 所含指标代码 | Codes of the figures in it
--   unit_id: 机关或地区代码 | Code of the body or region
--   report_id: 报告编号 | Report

-- Peers are all of the same level, year and definition in the whole store, the compared one among them, whatever is
-- filtered; made-up bodies are the peers of made-up ones alone. Of too few peers no quartiles are told.
WITH measure AS (FROM measures()),
term AS (
    SELECT measure, unnest(above) AS concept, 'above' AS side FROM measure
    UNION ALL
    SELECT measure, unnest(below), 'below' FROM measure),
needed AS (SELECT measure, count(*) AS terms FROM term GROUP BY measure),
report AS (
    SELECT chosen.report_id, chosen.agency_id, chosen.agency, chosen.year, chosen.is_sample, agency.level, path.within
    FROM chosen($years, NULL, NULL, $editions, $lang) AS chosen
    JOIN agencies AS agency USING (agency_id)
    LEFT JOIN region_path($lang) AS path ON path.region_code = chosen.region_code
    WHERE chosen.year IS NOT NULL
    -- a body that reports for itself and for its whole government is compared by what it is
    QUALIFY row_number() OVER (PARTITION BY chosen.agency_id, chosen.year ORDER BY chosen.scope) = 1),
member AS (
    SELECT report_id, year, is_sample, agency_id AS unit_id, 'body ' || level AS class FROM report
    UNION ALL
    -- a region in which a single body is made up is a made-up one
    SELECT placed.report_id, placed.year, bool_or(placed.is_sample) OVER (PARTITION BY placed.code), placed.code,
           'region ' || regions.level
    FROM (SELECT report_id, year, is_sample, unnest(within) AS code FROM report) AS placed
    JOIN regions ON regions.region_code = placed.code),
compared AS (
    SELECT DISTINCT class, is_sample FROM member WHERE list_contains(CAST($units AS VARCHAR[]), unit_id)),
doubt AS (SELECT report_id, count(*) AS open_findings FROM open_findings() GROUP BY report_id),
figure AS (
    SELECT term.measure, amount.report_id,
           sum(amount.value) FILTER (term.side = 'above') AS above,
           coalesce(sum(amount.value) FILTER (term.side = 'below'), 0) AS below,
           CAST(list(DISTINCT amount.segment ORDER BY amount.segment) AS VARCHAR) AS segments,
           list_max(list(amount.segment)) AS segment
    FROM concept_values AS amount
    JOIN term USING (concept)
    JOIN needed USING (measure)
    WHERE amount.value IS NOT NULL
    GROUP BY term.measure, amount.report_id, needed.terms
    HAVING count(*) = needed.terms),
summed AS (
    SELECT member.class, member.is_sample, member.unit_id, member.year, figure.measure, figure.segments,
           any_value(figure.segment) AS segment, sum(figure.above) AS above, sum(figure.below) AS below,
           count(*) AS reports, coalesce(sum(doubt.open_findings), 0) AS open_findings,
           any_value(member.report_id) AS report_id
    FROM member
    JOIN compared USING (class, is_sample)
    JOIN figure USING (report_id)
    LEFT JOIN doubt USING (report_id)
    GROUP BY ALL),
valued AS (
    SELECT summed.*, kind,
           CASE WHEN kind = 'count' THEN CAST(above AS DOUBLE) / reports
                WHEN kind = 'share' AND below >= least_cases() AND above <= below
                    THEN CAST(above AS DOUBLE) / CAST(below AS DOUBLE)
                WHEN kind = 'ratio' AND below > 0 THEN CAST(above AS DOUBLE) / CAST(below AS DOUBLE) END AS value
    FROM summed JOIN (SELECT measure, kind FROM measure) USING (measure)),
peers AS (
    SELECT class, is_sample, year, measure, segments, count(value) AS peers,
           CASE WHEN count(value) >= least_peers() THEN quantile_cont(value, [0.25, 0.5, 0.75]) END AS quartiles
    FROM valued GROUP BY ALL),
-- the units beside each other in one year: the latest of those that most of them have
shown AS (
    SELECT measure, year FROM valued
    WHERE list_contains(CAST($units AS VARCHAR[]), unit_id) AND value IS NOT NULL
    GROUP BY measure, year
    QUALIFY row_number() OVER (PARTITION BY measure ORDER BY count(DISTINCT unit_id) DESC, year DESC) = 1)
SELECT
    coalesce(path.region, named.agency) AS unit,
    said($lang, measure.label_zh, measure.label_en) AS label,
    CAST(valued.year AS VARCHAR) AS year,
    valued.value,
    peers.quartiles[2] AS median, peers.quartiles[1] AS low, peers.quartiles[3] AS high,
    valued.value / nullif(peers.quartiles[2], 0) AS times_median,
    CASE WHEN valued.value IS NULL OR peers.quartiles IS NULL THEN NULL
         WHEN valued.value > peers.quartiles[3] THEN said($lang, '高于上四分位', 'Above the upper quartile')
         WHEN valued.value < peers.quartiles[1] THEN said($lang, '低于下四分位', 'Below the lower quartile')
         ELSE said($lang, '居中', 'Between the quartiles') END AS standing,
    peers.peers,
    CASE WHEN valued.kind <> 'count' THEN CAST(valued.below AS DOUBLE) END AS cases,
    valued.reports, CAST(valued.open_findings AS BIGINT) AS open_findings,
    coalesce(shown.year = valued.year, false) AS is_latest, valued.kind AS kind_code,
    valued.segment, valued.measure,
    list_distinct(list_concat(measure.above, measure.below)) AS concepts, valued.unit_id,
    CASE WHEN valued.reports = 1 THEN valued.report_id ELSE '' END AS report_id
FROM valued
JOIN peers USING (class, is_sample, year, measure, segments)
JOIN measure USING (measure)
LEFT JOIN shown ON shown.measure = valued.measure
LEFT JOIN region_path($lang) AS path ON path.region_code = valued.unit_id
LEFT JOIN (SELECT agency_id, any_value(agency) AS agency FROM report GROUP BY agency_id) AS named
       ON named.agency_id = valued.unit_id
WHERE list_contains(CAST($units AS VARCHAR[]), valued.unit_id)
ORDER BY measure.ordinal, list_position(CAST($units AS VARCHAR[]), valued.unit_id), valued.year, valued.segment
