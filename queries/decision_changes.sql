-- title_zh: 处理以后变动的数字
-- title_en: Values that have changed since the decision
-- listed: no
-- role: officer
-- columns:
--   what: 数字 | Value
--   before: 处理时 | When decided on
--   now: 现在 | Now
WITH finding AS (
    SELECT finding.*, report.edition
    FROM findings AS finding
    JOIN reports AS report USING (report_id)
    WHERE finding.finding_key = $finding_key
    QUALIFY row_number() OVER (ORDER BY report.is_current DESC, report.version DESC) = 1),
earlier AS (
    SELECT unnest(map_entries(review_now.basis)) AS entry
    FROM review_now
    JOIN decided() AS decided ON decided.decided_key = review_now.finding_key
    JOIN finding ON finding.report_id = decided.report_id AND finding.finding_key = decided.finding_key
    WHERE decided.earlier IS NOT NULL),
now AS (
    SELECT 'found' AS name, word($lang, 'found') AS what, plain(found) AS value FROM finding
    UNION ALL
    SELECT 'expected', word($lang, 'expected'), plain(expected) FROM finding
    UNION ALL
    SELECT 'cell ' || items.item, said($lang, items.label_zh, items.label_en), plain(cell.value)
    FROM (SELECT report_id, edition, unnest(items) AS item FROM finding) AS concerned
    JOIN items USING (edition, item)
    LEFT JOIN cells AS cell USING (report_id, item)
    UNION ALL
    SELECT 'formula ' || formula.rule, formula.rule,
           string_agg(DISTINCT sides(left_value, right_value), '; ' ORDER BY sides(left_value, right_value))
    FROM finding JOIN finding_formulas AS formula USING (finding_key)
    GROUP BY formula.rule)
SELECT now.what, coalesce(earlier.entry.value, '–') AS before, coalesce(now.value, '–') AS now
FROM now
JOIN earlier ON earlier.entry.key = now.name
WHERE earlier.entry.value IS DISTINCT FROM now.value
ORDER BY now.name
