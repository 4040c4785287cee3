-- title_zh: 每名专职人员的工作量
-- title_en: Work per full-time person
-- columns:
--   year: 年份 | Year
--   fulltime: 专职人员 | Full-time staff
--   items_per_fulltime: 每名专职人员主动公开条数 | Items disclosed per full-time person
--   requests_per_fulltime: 每名专职人员申请件数 | Requests per full-time person
--   appeals_per_fulltime: 每名专职人员复议和诉讼件数 | Appeals and lawsuits per full-time person
--   segment: 口径段（不同段不可比） | Segment (figures of different segments do not compare)
--   reports: 所依据的报告数 | Reports it rests on
WITH amount AS (
    SELECT report.report_id, report.year,
           max(segment) FILTER (concept = 'staff_fulltime') AS segment,
           sum(value) FILTER (concept = 'staff_fulltime') AS fulltime,
           sum(value) FILTER (concept = 'proactive_items') AS items,
           sum(value) FILTER (concept = 'requests_received') AS requests,
           CASE WHEN count(value) FILTER (concept IN ('reconsideration_total', 'litigation_total')) = 2
                THEN sum(value) FILTER (concept IN ('reconsideration_total', 'litigation_total')) END AS appeals
    FROM chosen($years, $regions, $agencies, $editions, $lang) AS report
    JOIN concept_values USING (report_id)
    WHERE list_contains([
        'staff_fulltime', 'proactive_items', 'requests_received', 'reconsideration_total', 'litigation_total'], concept)
    GROUP BY ALL)
SELECT
    CAST(year AS VARCHAR) AS year,
    CAST(sum(fulltime) AS DOUBLE) AS fulltime,
    CAST(sum(items) AS DOUBLE) / nullif(CAST(sum(fulltime) AS DOUBLE), 0) AS items_per_fulltime,
    CAST(sum(requests) AS DOUBLE) / nullif(CAST(sum(fulltime) AS DOUBLE), 0) AS requests_per_fulltime,
    CAST(sum(appeals) AS DOUBLE) / nullif(CAST(sum(fulltime) AS DOUBLE), 0) AS appeals_per_fulltime,
    segment, count(*) AS reports
FROM amount
WHERE fulltime IS NOT NULL AND items IS NOT NULL AND requests IS NOT NULL AND appeals IS NOT NULL
GROUP BY year, segment
ORDER BY amount.year, segment
