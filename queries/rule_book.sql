-- title_zh: 规则目录
-- title_en: The rules
-- columns:
--   rule: 规则 | Rule
--   title: 名称 | Title
--   kind: 类别 | Kind
--   severity: 程度 | Severity
--   editions: 适用表式 | Editions
--   statement: 内容 | Statement
--   basis: 依据 | Basis
--   exceptions: 已知合理例外 | Known exceptions
--   is_on: 启用 | Asked
--   thresholds: 阈值 | Thresholds
--   findings: 发现数 | Findings
--   kind_code: 类别代码 | Kind code
SELECT
    rules.rule, said($lang, rules.title_zh, rules.title_en) AS title,
    word($lang, rules.kind) AS kind, word($lang, rules.severity) AS severity, rules.editions,
    said($lang, rules.statement, rules.statement_en) AS statement,
    half($lang, rules.basis) AS basis, half($lang, rules.exceptions) AS exceptions,
    rules.is_on, rules.thresholds,
    (SELECT count(*) FROM findings
     JOIN chosen($years, $regions, $agencies, $editions, $lang) AS report USING (report_id)
     WHERE findings.rule = rules.rule) AS findings,
    rules.kind AS kind_code
FROM rules
ORDER BY rules.rule
