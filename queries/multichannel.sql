-- title_zh: 多渠道公开比
-- title_en: Channels per item disclosed
-- columns:
--   year: 年份 | Year
--   items: 主动公开信息数 | Items disclosed
--   channel_items: 各渠道公开数之和 | Sum over the channels
--   ratio: 多渠道公开比（每条信息平均经几个渠道公开） | Channels an item goes out on, on average
--   reports: 所依据的报告数 | Reports it rests on
WITH amount AS (
    SELECT report.report_id, report.year,
           sum(value) FILTER (concept = 'proactive_items') AS items,
           sum(value) FILTER (starts_with(concept, 'channel_')) AS channel_items
    FROM chosen($years, $regions, $agencies, $editions, $lang) AS report
    JOIN concept_values USING (report_id)
    WHERE concept = 'proactive_items' OR starts_with(concept, 'channel_')
    GROUP BY ALL)
SELECT
    CAST(year AS VARCHAR) AS year,
    CAST(sum(items) AS DOUBLE) AS items,
    CAST(sum(channel_items) AS DOUBLE) AS channel_items,
    CAST(sum(channel_items) AS DOUBLE) / nullif(CAST(sum(items) AS DOUBLE), 0) AS ratio,
    count(*) AS reports
FROM amount
WHERE items IS NOT NULL AND channel_items IS NOT NULL
GROUP BY year
ORDER BY year
