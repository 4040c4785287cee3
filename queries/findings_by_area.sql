-- title_zh: 审计发现按表的部分和严重程度
-- title_en: Findings by part of the form and severity
-- columns:
--   area: 表的部分 | Part of the form
--   severity_code: 程度代码 | Severity code
--   severity: 程度 | Severity
--   findings: 发现数 | Findings
--   reports: 涉及报告数 | Reports concerned

-- A finding stands where its suspect cell stands, or else the first cell it rests on. The parts are those of the
-- dashboard's pages; forms name their sections in their own words, and Fujian's has a single one.
WITH placed AS (
    SELECT
        finding.report_id, finding.severity,
        coalesce(finding.suspect, finding.items[1]) AS item,
        items.section
    FROM chosen($years, $regions, $agencies, $editions, $lang) AS report
    JOIN findings AS finding USING (report_id)
    LEFT JOIN items ON items.edition = report.edition AND items.item = coalesce(finding.suspect, finding.items[1])),
named AS (
    SELECT
        report_id, severity,
        CASE
            WHEN item IS NULL THEN 'whole_report'
            WHEN regexp_matches(section, '复议|诉讼|投诉|申诉') THEN 'appeals_part'
            WHEN regexp_matches(section, '费|机构|人员|会议') THEN 'staffing_part'
            WHEN regexp_matches(section, '申请') THEN 'requests_part'
            WHEN regexp_matches(section, '主动公开|解读|服务') THEN 'proactive_part'
            ELSE 'single_table'
        END AS area
    FROM placed)
SELECT
    word($lang, area) AS area,
    severity AS severity_code,
    word($lang, severity) AS severity,
    count(*) AS findings,
    count(DISTINCT report_id) AS reports
FROM named
GROUP BY named.area, severity
ORDER BY list_position(['error', 'warning', 'info'], severity), findings DESC, named.area
