-- title_zh: 待核实的发现，按影响大小排列
-- title_en: Open findings, by how far they move a figure
-- columns:
--   agency: 机关 | Body
--   year: 年份 | Year
--   rule: 规则 | Rule
--   statement: 说明 | Statement
--   place: 位置 | Place
--   found: 印出数 | Found
--   proposed: 建议核对为 | Proposed
--   materiality: 占本机关总数 | Share of the body's figure
--   source_name: 来源文件 | Source file
--   report_id: 报告编号 | Report
SELECT
    report.agency, CAST(report.year AS VARCHAR) AS year, finding.rule,
    said($lang, finding.statement, finding.statement_en) AS statement,
    place($lang, finding.locator) AS place,
    CAST(finding.found AS DOUBLE) AS found, CAST(finding.proposed AS DOUBLE) AS proposed,
    CAST(finding.materiality AS DOUBLE) AS materiality, report.source_name, report.report_id
FROM chosen($years, $regions, $agencies, $editions, $lang) AS report
JOIN open_findings() AS finding USING (report_id)
ORDER BY finding.materiality DESC NULLS LAST, list_position(['error', 'warning'], finding.severity), report.year DESC,
         report.agency, finding.rule, finding.finding_key
