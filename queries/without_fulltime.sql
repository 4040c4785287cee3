-- title_zh: 没有专职人员却有工作量的机关
-- title_en: Bodies with work and no full-time person
-- columns:
--   agency: 机关 | Body
--   year: 年份 | Year
--   parttime: 兼职 | Part-time staff
--   requests: 收到申请 | Requests received
--   items: 主动公开信息 | Items disclosed
--   appeals: 行政复议和诉讼 | Appeals and lawsuits
--   bodies: 当年有专职人员数字的机关数 | Bodies that print full-time staff that year
--   report_id: 报告编号 | Report

-- Only where the report prints a zero: a blank says nothing of who does the work.
WITH amount AS (
    SELECT report.report_id, report.agency, report.year,
           sum(value) FILTER (concept = 'staff_fulltime') AS fulltime,
           sum(value) FILTER (concept = 'staff_parttime') AS parttime,
           sum(value) FILTER (concept = 'requests_received') AS requests,
           sum(value) FILTER (concept = 'proactive_items') AS items,
           sum(value) FILTER (concept IN ('reconsideration_total', 'litigation_total')) AS appeals
    FROM chosen($years, $regions, $agencies, $editions, $lang) AS report
    JOIN concept_values USING (report_id)
    WHERE list_contains([
        'staff_fulltime', 'staff_parttime', 'proactive_items', 'requests_received', 'reconsideration_total', 'litigation_total'], concept)
    GROUP BY ALL
    HAVING fulltime IS NOT NULL),
counted AS (SELECT *, count(*) OVER (PARTITION BY year) AS bodies FROM amount)
SELECT agency, CAST(year AS VARCHAR) AS year, CAST(parttime AS DOUBLE) AS parttime, CAST(requests AS DOUBLE) AS requests,
       CAST(items AS DOUBLE) AS items, CAST(appeals AS DOUBLE) AS appeals, bodies, report_id
FROM counted
WHERE fulltime = 0 AND greatest(coalesce(requests, 0), coalesce(items, 0), coalesce(appeals, 0)) > 0
ORDER BY counted.year DESC, counted.requests DESC NULLS LAST, counted.items DESC NULLS LAST, agency
