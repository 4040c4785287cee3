-- title_zh: 申请的来龙去脉（收到、结转、办理结果）
-- title_en: Where requests come from and what becomes of them
-- columns:
--   year: 年份 | Year
--   side: 进出代码 | Side code
--   label: 项目 | Part
--   value: 件数 | Requests
--   share: 占待办申请的比例 | Share of the requests to be dealt with
--   total: 待办申请（收到与上年结转） | Requests to be dealt with (received and carried in)
--   reports: 所依据的报告数 | Reports it rests on
--   left_out: 数字不全未计入的报告数 | Reports left out, a figure being missing
--   concept: 代码 | Code

-- Both sides come to the same sum: what a report's outcomes and carry-over leave unexplained is a part of its own,
-- on the side that is short of it, and is never set off against that of another report.
WITH part(concept, side, ordinal) AS (VALUES
    ('requests_received', 'in', 1), ('requests_carried_in', 'in', 2),
    ('granted_full', 'out', 4), ('granted_partial', 'out', 5), ('refused', 'out', 6), ('not_held', 'out', 7),
    ('needs_creation', 'out', 8), ('unclear', 'out', 9), ('not_processed', 'out', 10), ('other_outcome', 'out', 11),
    ('requests_carried_out', 'out', 12)),
amount AS (
    FROM parts(
        ['requests_received', 'requests_carried_in', 'granted_full', 'granted_partial', 'refused', 'not_held',
         'needs_creation', 'unclear', 'not_processed', 'other_outcome', 'requests_carried_out'],
        $years, $regions, $agencies, $editions, $lang)),
gap AS (
    SELECT report_id, year,
           sum(CASE part.side WHEN 'in' THEN amount.value ELSE -amount.value END) AS gap
    FROM amount JOIN part USING (concept)
    GROUP BY ALL
    -- a province's own form without a line for refusals tells no flow
    HAVING bool_or(concept = 'refused')),
flow AS (
    SELECT year, side, concept, ordinal, sum(value) AS value
    FROM amount JOIN part USING (concept) SEMI JOIN gap USING (report_id)
    GROUP BY ALL
    UNION ALL
    SELECT year, 'out', 'unexplained', 13, sum(gap) FROM gap WHERE gap > 0 GROUP BY year
    UNION ALL
    SELECT year, 'in', 'surplus', 3, -sum(gap) FROM gap WHERE gap < 0 GROUP BY year),
total AS (SELECT year, sum(value) AS total FROM flow WHERE side = 'in' GROUP BY year),
counted AS (SELECT year, count(*) AS reports FROM gap GROUP BY year),
all_reports AS (
    SELECT year, count(*) AS reports FROM chosen($years, $regions, $agencies, $editions, $lang) GROUP BY year)
SELECT
    CAST(flow.year AS VARCHAR) AS year, flow.side,
    CASE flow.concept
         WHEN 'unexplained' THEN said($lang, '表中未说明去向', 'Not accounted for')
         WHEN 'surplus' THEN said($lang, '表中未说明来源', 'More outcomes than requests')
         ELSE said($lang, concepts.label_zh, concepts.label_en) END AS label,
    CAST(flow.value AS DOUBLE) AS value,
    CAST(flow.value AS DOUBLE) / nullif(CAST(total.total AS DOUBLE), 0) AS share,
    CAST(total.total AS DOUBLE) AS total,
    counted.reports, all_reports.reports - counted.reports AS left_out, flow.concept
FROM flow
JOIN total USING (year)
JOIN counted USING (year)
JOIN all_reports USING (year)
LEFT JOIN concepts ON concepts.concept = flow.concept
-- a year of a handful of reports says little: it stands behind the others
ORDER BY counted.reports >= least_peers() DESC, flow.year DESC, flow.ordinal
