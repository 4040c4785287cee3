-- title_zh: 各筛选条件下的发现数
-- title_en: How many findings each filter would leave
-- listed: no
-- role: auditor
-- columns:
--   filter: 筛选条件 | Filter
--   value: 值 | Value
--   label: 名称 | Name
--   findings: 发现数 | Findings
WITH said AS MATERIALIZED (  -- each value is counted under all filters but its own, so that it tells what choosing it would show
    SELECT severity, kind, rule, fault, status, edition,
        CAST($severities AS VARCHAR[]) IS NULL OR list_contains(CAST($severities AS VARCHAR[]), severity) AS by_severity,
        CAST($kinds AS VARCHAR[]) IS NULL OR list_contains(CAST($kinds AS VARCHAR[]), kind) AS by_kind,
        CAST($rules AS VARCHAR[]) IS NULL OR list_contains(CAST($rules AS VARCHAR[]), rule) AS by_rule,
        CAST($faults AS VARCHAR[]) IS NULL OR list_contains(CAST($faults AS VARCHAR[]), fault) AS by_fault,
        CAST($statuses AS VARCHAR[]) IS NULL OR list_contains(CAST($statuses AS VARCHAR[]), status) AS by_status,
        CAST($editions AS VARCHAR[]) IS NULL OR list_contains(CAST($editions AS VARCHAR[]), edition) AS by_edition
    FROM told($years, $regions, $agencies, NULL, $lang, NULL, $text)),
counted AS (
    SELECT 'severity' AS filter, severity AS value,
           count(*) FILTER (by_kind AND by_rule AND by_fault AND by_status AND by_edition) AS findings
    FROM said GROUP BY ALL
    UNION ALL
    SELECT 'kind', kind, count(*) FILTER (by_severity AND by_rule AND by_fault AND by_status AND by_edition)
    FROM said GROUP BY ALL
    UNION ALL
    SELECT 'rule', rule, count(*) FILTER (by_severity AND by_kind AND by_fault AND by_status AND by_edition)
    FROM said GROUP BY ALL
    UNION ALL
    SELECT 'fault', fault, count(*) FILTER (by_severity AND by_kind AND by_rule AND by_status AND by_edition)
    FROM said GROUP BY ALL
    UNION ALL
    SELECT 'status', status, count(*) FILTER (by_severity AND by_kind AND by_rule AND by_fault AND by_edition)
    FROM said GROUP BY ALL
    UNION ALL
    SELECT 'edition', edition, count(*) FILTER (by_severity AND by_kind AND by_rule AND by_fault AND by_status)
    FROM said WHERE edition IS NOT NULL GROUP BY ALL),
possible AS (  -- so that a filter stays although nothing is left under it
    SELECT 'severity' AS filter, unnest(['error', 'warning', 'info']) AS value
    UNION ALL
    SELECT 'status', unnest(['open', 'reopened', 'asked', 'confirmed', 'explained', 'dismissed'])
    UNION ALL
    SELECT 'fault', unnest(['row_shift', 'wrong_cell', 'unreconciled', 'implausible', 'formal'])
    UNION ALL
    SELECT DISTINCT 'kind', kind FROM rules
    UNION ALL
    SELECT 'rule', rule FROM rules
    UNION ALL
    SELECT DISTINCT 'edition', edition FROM reports WHERE is_current AND edition IS NOT NULL),
facet AS (
    SELECT filter, value, coalesce(findings, 0) AS findings FROM possible LEFT JOIN counted USING (filter, value))
SELECT
    facet.filter, facet.value,
    CASE WHEN facet.filter = 'rule' THEN concat_ws(' ', facet.value, said($lang, rules.title_zh, rules.title_en))
         ELSE word($lang, facet.value) END AS label,
    facet.findings
FROM facet
LEFT JOIN rules ON facet.filter = 'rule' AND rules.rule = facet.value
ORDER BY facet.filter,
    list_position(['error', 'warning', 'info', 'open', 'reopened', 'asked', 'confirmed', 'explained', 'dismissed'], facet.value),
    CASE WHEN facet.filter = 'edition' THEN facet.value END, facet.findings DESC, facet.value
