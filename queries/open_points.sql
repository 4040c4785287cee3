-- title_zh: 去函核实的事项
-- title_en: What a letter asks
-- listed: no
-- role: auditor
-- columns:
--   agency: 机关 | Body
--   year: 年份 | Year
--   title: 规则名称 | Rule title
--   rule: 规则 | Rule
--   statement: 说明 | Statement
--   place: 位置 | Place
--   found: 印出数 | Found
--   expected: 应为 | Expected
--   proposed: 建议核对为 | Proposed
--   unit: 单位 | Unit
--   basis: 依据 | Basis
--   exceptions: 已知合理例外 | Known exceptions
--   due: 答复期限 | Answer due
--   source_name: 来源文件 | Source file
--   sha256: 文件指纹 | SHA-256
--   is_sample: 虚构样本 | Made up
--   report_id: 报告编号 | Report
--   finding_key: 发现编号 | Finding
SELECT
    report.agency, CAST(report.year AS VARCHAR) AS year,
    said($lang, rules.title_zh, rules.title_en) AS title, finding.rule,
    said($lang, finding.statement, finding.statement_en) AS statement,
    place($lang, finding.locator) AS place,
    CAST(finding.found AS DOUBLE) AS found, CAST(finding.expected AS DOUBLE) AS expected,
    CAST(finding.proposed AS DOUBLE) AS proposed, unit_word($lang, items.unit, items.item) AS unit,
    half($lang, rules.basis) AS basis, half($lang, rules.exceptions) AS exceptions,
    CASE WHEN decided.status = 'asked' THEN decided.due END AS due,
    report.source_name, report.sha256, report.is_sample, report.report_id, finding.finding_key
FROM chosen($years, $regions, $agencies, $editions, $lang) AS report
JOIN open_findings() AS finding USING (report_id)
LEFT JOIN decided() AS decided
  ON decided.report_id = finding.report_id AND decided.finding_key = finding.finding_key
LEFT JOIN rules ON rules.rule = finding.rule
LEFT JOIN items ON items.edition = report.edition AND items.item = finding.suspect
ORDER BY report.year DESC, report.report_id, finding.materiality DESC NULLS LAST,
         list_position(['error', 'warning'], finding.severity), finding.rule, finding.finding_key
