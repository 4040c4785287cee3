-- title_zh: 审计发现
-- title_en: Findings
-- columns:
--   severity: 程度 | Severity
--   kind: 类别 | Kind
--   rule: 规则 | Rule
--   title: 规则名称 | Rule title
--   agency: 机关 | Body
--   year: 年份 | Year
--   suspect: 可疑单元格 | Suspect cell
--   found: 印出数 | Found
--   expected: 应为 | Expected
--   proposed: 建议核对为 | Proposed
--   difference: 差额 | Difference
--   fault: 成因 | Fault
--   materiality: 占本机关总数 | Share of the body's figure
--   materiality_region: 占本地区总数 | Share of the region's figure
--   materiality_national: 占全国总数 | Share of the national figure
--   statement: 说明 | Statement
--   region: 地区 | Region
--   edition: 表式 | Edition
--   basis: 依据 | Basis
--   exceptions: 已知合理例外 | Known exceptions
--   place: 位置 | Place
--   locator: 位置代码 | Locator
--   source_name: 来源文件 | Source file
--   item: 单元格代码 | Cell code
--   severity_code: 程度代码 | Severity code
--   report_id: 报告编号 | Report
--   finding_key: 发现编号 | Finding
SELECT
    word($lang, finding.severity) AS severity,
    word($lang, finding.kind) AS kind,
    finding.rule,
    said($lang, rules.title_zh, rules.title_en) AS title,
    report.agency, CAST(report.year AS VARCHAR) AS year,
    said($lang, items.label_zh, items.label_en) AS suspect,
    CAST(finding.found AS DOUBLE) AS found,
    CAST(finding.expected AS DOUBLE) AS expected,
    CAST(finding.proposed AS DOUBLE) AS proposed,
    CAST(finding.difference AS DOUBLE) AS difference,
    word($lang, finding.fault) AS fault,
    finding.materiality, finding.materiality_region, finding.materiality_national,
    said($lang, finding.statement, finding.statement_en) AS statement,
    report.region, report.edition, half($lang, rules.basis) AS basis,
    half($lang, rules.exceptions) AS exceptions,
    place($lang, finding.locator) AS place, finding.locator, report.source_name,
    finding.suspect AS item, finding.severity AS severity_code, report.report_id, finding.finding_key
FROM found($years, $regions, $agencies, $editions, $lang, $report_id, $kinds, $rules, $severities, $text) AS match
JOIN findings AS finding USING (report_id, finding_key)
JOIN chosen($years, $regions, $agencies, $editions, $lang) AS report USING (report_id)
LEFT JOIN rules USING (rule)
LEFT JOIN items ON items.edition = report.edition AND items.item = finding.suspect
ORDER BY list_position(['error', 'warning', 'info'], finding.severity), finding.materiality DESC NULLS LAST,
         report.year DESC, report.agency, finding.rule, finding.finding_key
