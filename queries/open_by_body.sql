-- title_zh: 有待核实发现的机关
-- title_en: Bodies with open findings
-- columns:
--   agency: 机关 | Body
--   findings: 待核实发现数 | Open findings
--   reports: 涉及报告数 | Reports concerned
--   asked: 其中已询问数 | of which asked
--   first_due: 最早答复期限 | First answer due
--   agency_id: 机关编号 | Body id
SELECT
    arg_max(report.agency, report.year) AS agency,
    count(*) AS findings,
    count(DISTINCT report.report_id) AS reports,
    count(*) FILTER (decided.status = 'asked') AS asked,
    min(decided.due) FILTER (decided.status = 'asked') AS first_due,
    report.agency_id
FROM chosen($years, $regions, $agencies, $editions, $lang) AS report
JOIN open_findings() AS finding USING (report_id)
LEFT JOIN decided() AS decided
  ON decided.report_id = finding.report_id AND decided.finding_key = finding.finding_key
WHERE report.agency_id IS NOT NULL
GROUP BY report.agency_id
ORDER BY findings DESC, agency, report.agency_id
