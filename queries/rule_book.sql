-- title_zh: 规则目录
-- title_en: The rules
-- columns:
--   rule: 规则 | Rule
--   title: 名称 | Title
--   kind: 类别 | Kind
--   severity: 程度 | Severity
--   editions: 适用表式 | Editions
--   forms: 适用表式名称 | Names of the forms
--   standing: 现状 | Standing
--   statement: 内容 | Statement
--   basis: 依据 | Basis
--   exceptions: 已知合理例外 | Known exceptions
--   is_on: 启用 | Asked
--   thresholds: 阈值 | Thresholds
--   findings: 发现数 | Fired
--   confirmed: 已确认 | Confirmed
--   dismissed: 已排除 | Dismissed
--   undecided: 待处理 | To be decided
--   decided: 已处理 | Decided
--   dismissed_share: 已排除占已处理（满 10 项） | Dismissed, of those decided (from 10 on)
--   standing_code: 现状代码 | Standing code
--   severity_code: 程度代码 | Severity code
--   kind_code: 类别代码 | Kind code
SELECT
    rule, said($lang, title_zh, title_en) AS title, word($lang, kind) AS kind, word($lang, severity) AS severity,
    editions, array_to_string(list_transform(forms, lambda one: form_name($lang, one)), ' · ') AS forms,
    word($lang, standing) AS standing,
    regexp_replace(said($lang, statement, statement_en), '\{[a-z_]+\}', '…', 'g') AS statement,
    half($lang, basis) AS basis, half($lang, exceptions) AS exceptions, is_on,
    array_to_string(list_transform(string_split(thresholds, '; '), lambda one: half($lang, one)), '; ') AS thresholds,
    findings, confirmed, dismissed, undecided, decided, dismissed_share,
    standing AS standing_code, severity AS severity_code, kind AS kind_code
FROM ruled($years, $regions, $agencies, $editions, $lang, $text)
WHERE (CAST($kinds AS VARCHAR[]) IS NULL OR list_contains(CAST($kinds AS VARCHAR[]), kind))
  AND (CAST($severities AS VARCHAR[]) IS NULL OR list_contains(CAST($severities AS VARCHAR[]), severity))
  AND (CAST($standings AS VARCHAR[]) IS NULL OR list_contains(CAST($standings AS VARCHAR[]), standing))
  AND (CAST($rules AS VARCHAR[]) IS NULL OR list_contains(CAST($rules AS VARCHAR[]), rule))
  AND (CAST($forms AS VARCHAR[]) IS NULL OR list_has_any(forms, CAST($forms AS VARCHAR[])))
ORDER BY
    CASE WHEN $sort = 'fired' THEN findings END DESC NULLS LAST,
    CASE WHEN $sort = 'undecided' THEN undecided END DESC NULLS LAST,
    CASE WHEN $sort = 'noisy' THEN dismissed_share END DESC NULLS LAST,
    CASE WHEN $sort = 'noisy' THEN dismissed END DESC NULLS LAST,
    rule
