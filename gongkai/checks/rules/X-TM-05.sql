-- rule: X-TM-05
-- editions: 2008|2014|2019|2021|2008_fujian|2014_fujian
-- kind: timeliness
-- severity: warning
-- title_zh: 前面缺年度报告
-- title_en: No report for the years before
-- statement: 其前一份报告为{note}
-- statement_en: the report before it is that for {note}
-- basis: 《条例》：每年公布一次年度报告 / Regulations: a report every year
-- exceptions: 机构新设、合并、撤销；已公布而尚未收集 / a body founded, merged or dissolved; a report published but not collected

-- A report of either scope fills the year.
WITH years AS (
    SELECT agency_id, year, lag(year) OVER (PARTITION BY agency_id ORDER BY year) AS before
    FROM (SELECT DISTINCT agency_id, year FROM standing)
)
SELECT
    report.report_id, NULL AS severity, CAST([] AS VARCHAR[]) AS items, NULL AS suspect,
    CAST(report.year - years.before - 1 AS DECIMAL(18, 4)) AS found, NULL AS expected, NULL AS left_value,
    NULL AS right_value, NULL AS op,
    format('{}年度，其间缺{}份', years.before, report.year - years.before - 1) AS note_zh,
    format('{}; {} between are missing', years.before, report.year - years.before - 1) AS note_en, NULL AS locator
FROM reports AS report
JOIN years USING (agency_id, year)
WHERE years.before < report.year - 1
