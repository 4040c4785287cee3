-- title_zh: 有待核实发现的机关
-- title_en: Bodies with open findings
-- role: auditor
-- columns:
--   agency: 机关 | Body
--   findings: 待核实发现数 | Open findings
--   reports: 涉及报告数 | Reports concerned
--   asked: 其中已询问数 | of which asked
--   first_due: 最早答复期限 | First answer due
--   agency_id: 机关编号 | Body id
SELECT agency, findings, reports, asked, first_due, agency_id
FROM open_bodies($years, $regions, $agencies, $editions, $lang)
ORDER BY findings DESC, agency, agency_id
