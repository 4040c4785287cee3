-- title_zh: 各筛选条件下的规则数
-- title_en: How many rules each filter would leave
-- listed: no
-- columns:
--   filter: 筛选条件 | Filter
--   value: 值 | Value
--   label: 名称 | Name
--   rules: 规则数 | Rules
WITH ruled AS MATERIALIZED (  -- each value is counted under all filters but its own, so that it tells what choosing it would show
    SELECT kind, severity, standing, forms,
        CAST($kinds AS VARCHAR[]) IS NULL OR list_contains(CAST($kinds AS VARCHAR[]), kind) AS by_kind,
        CAST($severities AS VARCHAR[]) IS NULL OR list_contains(CAST($severities AS VARCHAR[]), severity) AS by_severity,
        CAST($standings AS VARCHAR[]) IS NULL OR list_contains(CAST($standings AS VARCHAR[]), standing) AS by_standing,
        CAST($forms AS VARCHAR[]) IS NULL OR list_has_any(forms, CAST($forms AS VARCHAR[])) AS by_form
    FROM ruled($years, $regions, $agencies, $editions, $lang, $text)),
counted AS (
    SELECT 'kind' AS filter, kind AS value, count(*) FILTER (by_severity AND by_standing AND by_form) AS rules
    FROM ruled GROUP BY ALL
    UNION ALL
    SELECT 'severity', severity, count(*) FILTER (by_kind AND by_standing AND by_form) FROM ruled GROUP BY ALL
    UNION ALL
    SELECT 'standing', standing, count(*) FILTER (by_kind AND by_severity AND by_form) FROM ruled GROUP BY ALL
    UNION ALL
    SELECT 'form', form, count(*) FILTER (by_kind AND by_severity AND by_standing)
    FROM (SELECT *, unnest(forms) AS form FROM ruled) GROUP BY ALL),
possible AS (  -- so that a filter stays although nothing is left under it
    SELECT 'severity' AS filter, unnest(['error', 'warning', 'info']) AS value
    UNION ALL
    SELECT 'standing', unnest(['undecided', 'noisy', 'settled', 'silent', 'off'])
    UNION ALL
    SELECT DISTINCT 'kind', kind FROM rules
    UNION ALL
    SELECT DISTINCT 'form', unnest(string_split(editions, '|')) FROM rules)
SELECT filter, value, CASE WHEN filter = 'form' THEN form_name($lang, value) ELSE word($lang, value) END AS label,
       coalesce(rules, 0) AS rules
FROM possible
LEFT JOIN counted USING (filter, value)
WHERE value <> ''
ORDER BY filter,
    list_position(['error', 'warning', 'info', 'undecided', 'noisy', 'settled', 'silent', 'off'], value),
    CASE WHEN filter = 'form' THEN value END, rules DESC, value
