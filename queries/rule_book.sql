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
--   findings: 发现数 | Fired
--   confirmed: 已确认 | Confirmed
--   dismissed: 已排除 | Dismissed
--   undecided: 待处理 | To be decided
--   dismissed_share: 已排除占已处理 | Dismissed, of those decided
--   kind_code: 类别代码 | Kind code
SELECT
    rules.rule, said($lang, rules.title_zh, rules.title_en) AS title,
    word($lang, rules.kind) AS kind, word($lang, rules.severity) AS severity, rules.editions,
    said($lang, rules.statement, rules.statement_en) AS statement,
    half($lang, rules.basis) AS basis, half($lang, rules.exceptions) AS exceptions,
    rules.is_on, rules.thresholds,
    coalesce(fired.findings, 0) AS findings,
    coalesce(fired.confirmed, 0) AS confirmed,
    coalesce(fired.dismissed, 0) AS dismissed,
    coalesce(fired.undecided, 0) AS undecided,
    fired.dismissed / nullif(fired.findings - fired.undecided, 0) AS dismissed_share,
    rules.kind AS kind_code
FROM rules
LEFT JOIN (
    SELECT rule, count(*) AS findings,
           count(*) FILTER (status = 'confirmed') AS confirmed,
           count(*) FILTER (status = 'dismissed') AS dismissed,
           count(*) FILTER (status IN ('open', 'reopened')) AS undecided
    FROM told($years, $regions, $agencies, $editions, $lang, NULL, NULL) GROUP BY rule) AS fired USING (rule)
ORDER BY rules.rule
