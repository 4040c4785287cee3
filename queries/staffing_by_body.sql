-- title_zh: 各机关机构和保障（最近一年）
-- title_en: Staffing and funding by body, latest year
-- columns:
--   agency: 机关 | Body
--   year: 年份 | Year
--   staff: 工作人员 | Staff
--   staff_fulltime: 专职 | Full-time
--   staff_parttime: 兼职 | Part-time
--   items_per_fulltime: 每名专职人员主动公开条数 | Items disclosed per full-time person
--   requests_per_fulltime: 每名专职人员申请件数 | Requests per full-time person
--   dedicated_offices: 专门机构 | Offices
--   reading_points: 查阅点 | Reading points
--   special_funds: 专项经费（万元） | Special funds (10,000 yuan)
--   meetings_held: 会议次数 | Meetings
--   training_courses: 培训班 | Courses
--   persons_trained: 培训人次 | Persons trained
--   findings: 错误和疑点数 | Errors and warnings
--   report_id: 报告编号 | Report
WITH report AS (
    FROM chosen($years, $regions, $agencies, $editions, $lang)
    QUALIFY row_number() OVER (PARTITION BY agency_id, scope ORDER BY year DESC) = 1),
amount AS (
    PIVOT (
        SELECT report_id, concept, CAST(value AS DOUBLE) AS value
        FROM concept_values SEMI JOIN report USING (report_id)
        WHERE list_contains([
            'staff', 'staff_fulltime', 'staff_parttime', 'proactive_items', 'requests_received', 'dedicated_offices',
            'reading_points', 'special_funds', 'meetings_held', 'training_courses', 'persons_trained'], concept))
    ON concept IN (
        'staff', 'staff_fulltime', 'staff_parttime', 'proactive_items', 'requests_received', 'dedicated_offices',
        'reading_points', 'special_funds', 'meetings_held', 'training_courses', 'persons_trained')
    USING sum(value) GROUP BY report_id)
SELECT
    report.agency, CAST(report.year AS VARCHAR) AS year,
    amount.staff, amount.staff_fulltime, amount.staff_parttime,
    amount.proactive_items / nullif(amount.staff_fulltime, 0) AS items_per_fulltime,
    amount.requests_received / nullif(amount.staff_fulltime, 0) AS requests_per_fulltime,
    amount.dedicated_offices, amount.reading_points, amount.special_funds, amount.meetings_held,
    amount.training_courses, amount.persons_trained,
    (SELECT count(*) FROM open_findings() AS finding
     WHERE finding.report_id = report.report_id) AS findings,
    report.report_id
FROM report
LEFT JOIN amount USING (report_id)
ORDER BY amount.staff DESC NULLS LAST, report.agency_key
