-- title_zh: 审计发现按类别和严重程度
-- title_en: Findings by kind and severity
-- columns:
--   kind: 类别 | Kind
--   severity_code: 程度代码 | Severity code
--   severity: 程度 | Severity
--   findings: 发现数 | Findings
--   reports: 涉及报告数 | Reports concerned
--   kind_code: 类别代码 | Kind code
SELECT
    word($lang, finding.kind) AS kind,
    finding.severity AS severity_code,
    word($lang, finding.severity) AS severity,
    count(*) AS findings,
    count(DISTINCT finding.report_id) AS reports,
    finding.kind AS kind_code
FROM chosen($years, $regions, $agencies, $editions, $lang) AS report
JOIN findings AS finding USING (report_id)
GROUP BY finding.kind, finding.severity
ORDER BY list_position(['error', 'warning', 'info'], finding.severity), findings DESC, kind
